# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""The two containers of PDF 1.3 to 1.7 that are built on SHA-1.

pyHanko refuses them. Their bytes can still be checked, but whoever can forge
SHA-1 can forge them: the best they come to is that nobody can tell.
"""

from hmac import compare_digest
from typing import Any

from asn1crypto import x509
from asn1crypto.core import OctetString
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA1, Hash
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import DiffPolicy
from pyhanko.sign.general import SignedDataCerts
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import extract_contents
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from .reading import lookup

RSA_SHA1 = "/adbe.x509.rsa_sha1"
_PKCS7_SHA1 = "/adbe.pkcs7.sha1"


class RsaSha1Signature(EmbeddedPdfSignature):
    """A bare RSA signature; the certificates stand beside it in the dictionary."""

    # Not the base's: it would read the contents as CMS.
    def __init__(self, reader: PdfFileReader, sig_field: Any, fq_name: str) -> None:  # pylint: disable=super-init-not-called
        self.reader = reader
        self.sig_field = sig_field.get_object()
        self.fq_name = fq_name
        value = self.sig_field.raw_get("/V")
        self.sig_object = value.get_object()
        self.byte_range = self.sig_object.raw_get("/ByteRange")
        self.pkcs7_content = extract_contents(self.sig_object)
        self.bare = OctetString.load(self.pkcs7_content).native
        self.md_algorithm = self.external_md_algorithm = "sha1"
        self.signed_revision = reader.xrefs.get_last_change(value.reference)
        self.coverage = self.diff_result = self.tst_signature_digest = None
        self.external_digests: dict[str, bytes] = {}
        self._docmdp = self._fieldmdp = None
        self._docmdp_queried = self._fieldmdp_queried = False
        self._integrity_checked = False
        holder, *others = _certificates(self.sig_object["/Cert"])
        self._sd_cert_info = SignedDataCerts(holder, others, [])


def _certificates(entry: Any) -> list[x509.Certificate]:
    items = list(entry) if isinstance(entry, generic.ArrayObject) else [entry]
    return [x509.Certificate.load(item.original_bytes) for item in items]


def is_legacy(signature: EmbeddedPdfSignature) -> bool:
    """Whether ``legacy_status`` has to judge it."""
    return lookup(signature.sig_object, "/SubFilter") in (RSA_SHA1, _PKCS7_SHA1)


def legacy_status(
    signature: EmbeddedPdfSignature, policy: DiffPolicy
) -> PdfSignatureStatus:
    """What pyHanko would say of it, with the weak algorithm as the problem."""
    signature.compute_integrity_info(diff_policy=policy)
    if isinstance(signature, RsaSha1Signature):
        intact = valid = _bare_holds(signature)
    else:
        intact, valid = _container_holds(signature)
    return PdfSignatureStatus(
        **signature.summarise_integrity_info(),
        intact=intact,
        valid=valid,
        trust_problem_indic=AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
        signing_cert=signature.signer_cert,
        pkcs7_signature_mechanism="rsassa_pkcs1v15",
        md_algorithm="sha1",
        validation_path=None,
        revocation_details=None,
        error_time_horizon=None,
        validation_time=None,
        qualification_result=None,
        signer_reported_dt=_claimed_time(signature),
    )


def _bare_holds(signature: RsaSha1Signature) -> bool:
    key = load_der_public_key(signature.signer_cert.public_key.dump())
    if not isinstance(key, rsa.RSAPublicKey):
        return False
    digest = signature.compute_digest("sha1")
    try:
        # S303: that is what was signed; the verdict says what it is worth
        key.verify(signature.bare, digest, PKCS1v15(), Prehashed(SHA1()))  # noqa: S303
    except InvalidSignature:
        return False
    return True


def _container_holds(signature: EmbeddedPdfSignature) -> tuple[bool, bool]:
    """Whether the digest inside is the file's, and whether it was signed."""
    inside = bytes(signature.signed_data["encap_content_info"]["content"])
    hashed = Hash(get_pyca_cryptography_hash(signature.md_algorithm))
    hashed.update(inside)
    intact, valid = validate_sig_integrity(
        signature.signer_info,
        signature.signer_cert,
        expected_content_type="data",
        actual_digest=hashed.finalize(),
    )
    return intact and compare_digest(inside, signature.compute_digest("sha1")), valid


def _claimed_time(signature: EmbeddedPdfSignature) -> Any:
    if isinstance(signature, RsaSha1Signature):
        written = lookup(signature.sig_object, "/M")
        return generic.parse_pdf_date(written, strict=False) if written else None
    return signature.self_reported_timestamp
