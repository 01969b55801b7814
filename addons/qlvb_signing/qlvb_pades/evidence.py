# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""Proof kept inside the file: certificates, OCSP answers, revocation lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.sign.general import (
    MultivaluedAttributeError,
    NonexistentAttributeError,
    find_unique_cms_attribute,
)
from pyhanko.sign.validation import DocumentSecurityStore, EmbeddedPdfSignature


@dataclass(frozen=True)
class Evidence:
    """What the document security store and the signatures hold."""

    certificates: tuple[x509.Certificate, ...] = ()
    ocsps: tuple[ocsp.OCSPResponse, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()

    @classmethod
    def from_store(cls, store: DocumentSecurityStore) -> "Evidence":
        """Parse the store. Raises ValueError for malformed entries."""
        return cls(
            certificates=tuple(store.load_certs()),
            ocsps=tuple(
                ocsp.OCSPResponse.load(
                    item.get_object().read_data(DecodePurpose.OCSP_RESPONSE)
                )
                for item in store.ocsps
            ),
            crls=tuple(
                crl.CertificateList.load(item.get_object().read_data(DecodePurpose.CRL))
                for item in store.crls
            ),
        )

    def with_those_of(self, signatures: Iterable[EmbeddedPdfSignature]) -> "Evidence":
        """Add what stands among signed attributes, Adobe's way before PAdES."""
        found = [_archived(item) for item in signatures]
        return Evidence(
            self.certificates,
            self.ocsps + tuple(item for ocsps, _ in found for item in ocsps),
            self.crls + tuple(item for _, crls in found for item in crls),
        )


_Archived = tuple[list[ocsp.OCSPResponse], list[crl.CertificateList]]


def _archived(signature: EmbeddedPdfSignature) -> _Archived:
    try:
        kept = find_unique_cms_attribute(
            signature.signer_info["signed_attrs"], "adobe_revocation_info_archival"
        )
    except (NonexistentAttributeError, MultivaluedAttributeError):
        return [], []
    return list(kept["ocsp"] or ()), list(kept["crl"] or ())
