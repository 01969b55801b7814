# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="import-untyped"
# (asn1crypto: annotations incomplete)
"""Proof kept inside the file: certificates, OCSP answers, revocation lists."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import (
    MultivaluedAttributeError,
    NonexistentAttributeError,
    find_unique_cms_attribute,
)
from pyhanko.sign.validation import EmbeddedPdfSignature

from .naming import load_certificate
from .reading import PARSER_ERRORS, lookup


@dataclass(frozen=True)
class Evidence:
    """What the document security store and the signatures hold."""

    certificates: tuple[x509.Certificate, ...] = ()
    ocsps: tuple[ocsp.OCSPResponse, ...] = ()
    crls: tuple[crl.CertificateList, ...] = ()

    @classmethod
    def of_file(cls, reader: PdfFileReader) -> "Evidence":
        """Take what can be read of the store; a damaged piece hides no other."""
        return cls(
            certificates=tuple(_kept(reader, "/Certs", load_certificate)),
            ocsps=tuple(_kept(reader, "/OCSPs", _answer)),
            crls=tuple(_kept(reader, "/CRLs", _list)),
        )

    def with_those_of(self, signatures: Iterable[EmbeddedPdfSignature]) -> "Evidence":
        """Add what the signatures carry: among their attributes, Adobe's way before
        PAdES, or beside their certificates."""
        found = [_carried(item) for item in signatures]
        return Evidence(
            self.certificates,
            self.ocsps + tuple(item for ocsps, _ in found for item in ocsps),
            self.crls + tuple(item for _, crls in found for item in crls),
        )


_PURPOSES = {
    "/Certs": DecodePurpose.CERTIFICATE,
    "/OCSPs": DecodePurpose.OCSP_RESPONSE,
    "/CRLs": DecodePurpose.CRL,
}


def _kept(
    reader: PdfFileReader, kind: str, load: Callable[[bytes], Any]
) -> Iterator[Any]:
    try:
        items = list(lookup(lookup(reader.root, "/DSS", {}), kind, ()))
    except PARSER_ERRORS:
        return
    for item in items:
        try:
            yield load(item.get_object().read_data(_PURPOSES[kind]))
        except PARSER_ERRORS:
            continue


def _answer(data: bytes) -> ocsp.OCSPResponse:
    answer = ocsp.OCSPResponse.load(data, strict=True)
    if answer["response_status"].native == "successful":
        _ = [item["cert_id"].native for item in answer.response_data["responses"]]
    return answer


def _list(data: bytes) -> crl.CertificateList:
    found = crl.CertificateList.load(data, strict=True)
    _ = found.issuer.hashable, found["tbs_cert_list"]["this_update"].native
    return found


_Carried = tuple[list[ocsp.OCSPResponse], list[crl.CertificateList]]


def _carried(signature: EmbeddedPdfSignature) -> _Carried:
    ocsps: list[ocsp.OCSPResponse] = []
    crls: list[crl.CertificateList] = []
    for collect in (_archived, _beside):
        try:
            more_ocsps, more_crls = collect(signature)
        except PARSER_ERRORS:
            continue
        ocsps += more_ocsps
        crls += more_crls
    return ocsps, crls


def _archived(signature: EmbeddedPdfSignature) -> _Carried:
    try:
        kept = find_unique_cms_attribute(
            signature.signer_info["signed_attrs"], "adobe_revocation_info_archival"
        )
    except (NonexistentAttributeError, MultivaluedAttributeError):
        return [], []
    return (
        [_answer(item.dump()) for item in kept["ocsp"] or ()],
        [_list(item.dump()) for item in kept["crl"] or ()],
    )


def _beside(signature: EmbeddedPdfSignature) -> _Carried:
    """The lists that stand in the container itself (RFC 5652, 5.1)."""
    found = [
        _list(item.chosen.dump())
        for item in signature.signed_data["crls"] or ()
        if item.name == "crl"
    ]
    return [], found
