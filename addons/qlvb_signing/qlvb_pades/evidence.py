# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""Proof kept inside the file: certificates, OCSP answers, revocation lists."""

from dataclasses import dataclass

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.sign.validation import DocumentSecurityStore


@dataclass(frozen=True)
class Evidence:
    """What the document security store holds."""

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
