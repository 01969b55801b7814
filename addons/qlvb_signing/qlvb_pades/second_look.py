# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""All that stands against a certificate that was not believed.

pyHanko stops at the first fault. Whoever asks wants to know of each: an old
algorithm does not tell that nobody knows the root.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from asn1crypto import crl, ocsp, x509
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InvalidCertificateError,
    NotYetValidError,
    PathBuildingError,
    PathValidationError,
    ValidationError,
)
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.policy_decl import (
    AcceptAllAlgorithms,
    DisallowWeakAlgorithmsPolicy,
    RevocationCheckingPolicy,
)

from .legacy import is_legacy
from .naming import begins, ends
from .trust import NO_CHECK, revocation_policy
from .usage import usage_reasons

_STRENGTH = DisallowWeakAlgorithmsPolicy()
# What pyHanko says of a certificate whose issuer had no right to issue it.
_NO_RIGHT = (
    "is not a CA",
    "is not allowed to sign",
    "maximum path length",
    "namespace",
)
_NOT_UNDERSTOOD = "unsupported critical extension"


class SecondLook:
    """At the certificate of one signature whose bytes hold."""

    def __init__(
        self,
        signature: EmbeddedPdfSignature,
        others: list[x509.Certificate],
        roots: list[x509.Certificate],
    ) -> None:
        self._signature = signature
        self._certificate = signature.signer_cert
        self._others = others
        self._roots = roots

    async def faults(self, at: datetime, *, trusted: bool) -> tuple[str, ...]:
        """What is wrong with the chain, the usage and the algorithms.

        Dates of the holder's own certificate and revocation are looked at by the
        caller. Of a trusted chain nothing is left to say but what it is for.
        """
        faults: list[str] = []
        if self._signature.sig_object_type != "/DocTimeStamp":
            faults += usage_reasons(self._certificate)
        if trusted:
            return tuple(faults)
        if _is_weakly_signed(self._signature):
            faults.append("weak_algorithm")
        return (*faults, *await self._chain_faults(at))

    async def _chain_faults(self, at: datetime) -> tuple[str, ...]:
        try:
            path = await self._path(self._context(at, NO_CHECK))
        except PathBuildingError:
            return ("no_trusted_root",)
        except (ExpiredError, NotYetValidError):
            return ("issuer_expired",)
        except (PathValidationError, InvalidCertificateError) as error:
            return (_fault_of_path(str(error)),)
        return tuple(_weak_links(path))

    async def revocation_holds(self, asked: ValidationContext) -> bool:
        """Whether what was found says of the whole chain that it is not revoked.

        Somebody's answer is not enough: the authority must have given it.
        """
        rules = RevocationCheckingPolicy.from_legacy("require")
        context = self._context(asked.moment, rules, asked.ocsps, asked.crls)
        try:
            await self._path(context)
        except (PathBuildingError, ValidationError):
            return False
        return True

    async def _path(self, context: ValidationContext) -> ValidationPath:
        validator = CertificateValidator(self._certificate, validation_context=context)
        return await validator.async_validate_path()

    def _context(
        self,
        at: datetime,
        rules: RevocationCheckingPolicy,
        ocsps: Sequence[ocsp.OCSPResponse] = (),
        crls: Sequence[crl.CertificateList] = (),
    ) -> ValidationContext:
        inside = min(max(at, begins(self._certificate)), ends(self._certificate))
        return ValidationContext(
            trust_roots=self._roots,
            other_certs=self._others,
            ocsps=ocsps,
            crls=crls,
            moment=inside,
            allow_fetching=False,
            revinfo_policy=revocation_policy(rules, retroactive=True),
            algorithm_usage_policy=AcceptAllAlgorithms(),
        )


def _fault_of_path(words: str) -> str:
    if any(sign in words for sign in _NO_RIGHT):
        return "issuer_without_right"
    if _NOT_UNDERSTOOD in words:
        return "certificate_unsupported"
    return "no_trusted_root"


def _weak_links(path: ValidationPath) -> Iterator[str]:
    """The root is believed for itself; each other certificate for its signature."""
    links = list(path.iter_certs(include_root=True))
    for issuer, link in pairwise(links):
        if not _is_strong(link["signature_algorithm"], issuer.public_key):
            yield "weak_algorithm"
            return


def _is_weakly_signed(signature: EmbeddedPdfSignature) -> bool:
    """Whether the signature itself, or its holder's own certificate, is weak."""
    if is_legacy(signature):
        return True
    certificate, info = signature.signer_cert, signature.signer_info
    return not (
        _is_strong(certificate["signature_algorithm"], None)
        and _is_strong(info["signature_algorithm"], certificate.public_key)
        and _STRENGTH.digest_algorithm_allowed(info["digest_algorithm"], None)
    )


def _is_strong(algorithm: object, key: object) -> bool:
    return bool(_STRENGTH.signature_algorithm_allowed(algorithm, None, key))
