# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where the work in hand comes from.

Odoo takes the request away while it serves ``/jsonrpc`` and ``/xmlrpc``: the address is
kept beside it, set anew by each request that is authenticated.
"""

from contextvars import ContextVar

from odoo.http import request

_kept: ContextVar[str | None] = ContextVar("client_address", default=None)


def keep_client_address() -> None:
    """Keep the address of the request for what follows in its thread."""
    _kept.set(request.httprequest.remote_addr)


def client_address() -> str | None:
    """Return the address the work comes from; None for work of the server itself."""
    return request.httprequest.remote_addr if request else _kept.get()
