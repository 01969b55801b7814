# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""What a signature says of the algorithm that made it.

Programs name the kind of the key, or of another key, instead of the algorithm
(RFC 5753 asks for ecdsa-with-SHA256); what the key can do leaves no doubt. It is no
way around anything: the value still has to hold under that key.
"""

from asn1crypto import algos, cms, x509

_EC_KEY = "1.2.840.10045.2.1"
_RSA = "1.2.840.113549.1.1.1"


def is_unknown(algorithm: algos.AlgorithmIdentifier) -> bool:
    """Whether no name is known for its identifier."""
    identifier = algorithm["algorithm"]
    return bool(identifier.native == identifier.dotted)


def name_algorithm(info: cms.SignerInfo, certificate: x509.Certificate) -> None:
    """Put the proper name where the written one does not fit the key."""
    written = info["signature_algorithm"]["algorithm"].dotted
    kind = certificate.public_key.algorithm
    if kind == "ec" and written in (_EC_KEY, _RSA):
        digest = info["digest_algorithm"]["algorithm"].native
        name = {"algorithm": f"{digest}_ecdsa"}
        info["signature_algorithm"] = algos.SignedDigestAlgorithm(name)
