# SPDX-License-Identifier: LGPL-3.0-or-later
"""A certificate authority for tests and for the demo.

It imitates the specialised authority of the Government Cipher Committee: a root,
an issuing authority, an OCSP responder, revocation lists, a time stamping
authority with its own root, and PKCS#12 keys for persons and agencies.
"""

from .authority import Pki, make_pki
from .images import seal_png, signature_png
from .liar import Liar, serve_liar
from .server import free_port, serve
from .spec import Agency, Person, PkiSpec, read_spec

__all__ = [
    "Agency",
    "Liar",
    "Person",
    "Pki",
    "PkiSpec",
    "free_port",
    "make_pki",
    "read_spec",
    "seal_png",
    "serve",
    "serve_liar",
    "signature_png",
]
