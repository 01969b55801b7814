# SPDX-License-Identifier: LGPL-3.0-or-later
"""Signed files as other software makes them, old and new."""

import hashlib
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from asn1crypto import pem, x509
from asn1crypto.core import OctetString
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import PdfSignedData
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from qlvb_pades.appearance import INVISIBLE
from qlvb_pades.trust import validation_context
from qlvb_pades.types import SigningKey, TrustPolicy

from tests.fakes.pki import Pki
from tests.unit.qlvb_pades.key_signer import KeySigner

PKCS7_DETACHED = "/adbe.pkcs7.detached"
PKCS7_SHA1 = "/adbe.pkcs7.sha1"
RSA_SHA1 = "/adbe.x509.rsa_sha1"
OLD_HASH = SHA1()  # noqa: S303 - what others signed with
_RESERVED = 16384


@dataclass(frozen=True)
class Holder:
    """A key of the test authority with its certificate, as PEM files for OpenSSL."""

    pki: Pki
    label: str = "leader"

    @property
    def private(self) -> rsa.RSAPrivateKey:
        return private_key(self.pki, self.label)

    @property
    def certificate(self) -> bytes:
        return self.pki.certificate(self.label)

    def cms(self, data: bytes, *options: str) -> bytes:
        """PKCS#7 by OpenSSL, without any attribute of PAdES."""
        with tempfile.TemporaryDirectory() as folder:
            signer, issuers = Path(folder, "signer.pem"), Path(folder, "issuers.pem")
            signer.write_bytes(pem.armor("CERTIFICATE", self.certificate))
            issuing = self.pki.certificate("issuing")
            issuers.write_bytes(pem.armor("CERTIFICATE", issuing))
            key = self.pki.directory / "keys" / f"{self.label}.key.pem"
            command = ["openssl", "cms", "-sign", "-binary", "-outform", "DER"]
            command += ["-signer", str(signer), "-inkey", str(key)]
            command += ["-certfile", str(issuers), *options]
            done = subprocess.run(command, input=data, capture_output=True, check=True)
        return done.stdout


def private_key(pki: Pki, label: str) -> rsa.RSAPrivateKey:
    text = (pki.directory / "keys" / f"{label}.key.pem").read_bytes()
    key = load_pem_private_key(text, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def embed(
    pdf: bytes,
    subfilter: str,
    make: Callable[[bytes], bytes],
    **entries: generic.PdfObject,
) -> bytes:
    """Put whatever ``make`` returns for the covered bytes into a new field."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    steps = PdfCMSEmbedder(SigFieldSpec("Signature1")).write_cms("Signature1", writer)
    next(steps)
    made_at = datetime.now(UTC).replace(microsecond=0)
    holder = PdfSignedData(pdf_name("/Sig"), SigSeedSubFilter.PADES, made_at, 32768)
    holder[pdf_name("/SubFilter")] = pdf_name(subfilter)
    holder |= {pdf_name(f"/{key}"): value for key, value in entries.items()}
    steps.send(SigObjSetup(sig_placeholder=holder))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256", output=BytesIO()))
    whole = output.getvalue()
    start, end = prepared.reserved_region_start, prepared.reserved_region_end
    steps.send(make(whole[:start] + whole[end:]))
    result: bytes = output.getvalue()
    return result


def pkcs7_detached(pdf: bytes, holder: Holder, *options: str) -> bytes:
    return embed(pdf, PKCS7_DETACHED, lambda data: holder.cms(data, *options))


def pkcs7_sha1(pdf: bytes, holder: Holder) -> bytes:
    """What is signed is the SHA-1 of the file, kept inside."""

    def make(data: bytes) -> bytes:
        return holder.cms(_sha1(data), "-nodetach", "-md", "sha1")

    return embed(pdf, PKCS7_SHA1, make)


def rsa_sha1(pdf: bytes, holder: Holder) -> bytes:
    """A bare RSA signature; the certificates stand beside it."""

    def make(data: bytes) -> bytes:
        bare = holder.private.sign(data, PKCS1v15(), OLD_HASH)
        return bytes(OctetString(bare).dump())

    chain = (holder.certificate, holder.pki.certificate("issuing"))
    beside = generic.ArrayObject(map(generic.ByteStringObject, chain))
    return embed(pdf, RSA_SHA1, make, Cert=beside)


def _sha1(data: bytes) -> bytes:
    return hashlib.sha1(data, usedforsecurity=False).digest()


@dataclass(frozen=True)
class OldKey:
    """A holder whose certificates were signed with SHA-1."""

    pki: Pki
    label: str = "leader"

    @property
    def certificate(self) -> bytes:
        return resigned(self.pki.certificate(self.label), self._issuing)

    @property
    def chain(self) -> Sequence[bytes]:
        root = private_key(self.pki, "root")
        return (resigned(self.pki.certificate("issuing"), root),)

    @property
    def _issuing(self) -> rsa.RSAPrivateKey:
        return private_key(self.pki, "issuing")

    def sign(self, data: bytes) -> bytes:
        return private_key(self.pki, self.label).sign(data, PKCS1v15(), SHA256())


def resigned(certificate: bytes, issuer: rsa.RSAPrivateKey) -> bytes:
    """The same certificate, signed by its issuer with SHA-1."""
    old = x509.Certificate.load(certificate)
    body = old["tbs_certificate"].copy()
    body["signature"] = {"algorithm": "sha1_rsa"}
    made = x509.Certificate(
        {
            "tbs_certificate": body,
            "signature_algorithm": {"algorithm": "sha1_rsa"},
            "signature_value": issuer.sign(body.dump(force=True), PKCS1v15(), OLD_HASH),
        }
    )
    return bytes(made.dump())


def approve(pdf: bytes, key: SigningKey, **metadata: object) -> bytes:
    """An ordinary signature of pyHanko with other options than ours."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    options = {"field_name": "Signature1", "md_algorithm": "sha256", **metadata}
    signer = PdfSigner(
        PdfSignatureMetadata(**options),
        KeySigner(key),
        stamp_style=INVISIBLE,
        new_field_spec=SigFieldSpec(
            str(options["field_name"]), box=(300, 100, 400, 150)
        ),
    )
    return bytes(signer.sign_pdf(writer, bytes_reserved=_RESERVED * 4).getvalue())


def certify(pdf: bytes, key: SigningKey, permission: MDPPerm) -> bytes:
    return approve(pdf, key, certify=True, docmdp_permissions=permission)


def with_revocation_inside(pdf: bytes, key: SigningKey, online: TrustPolicy) -> bytes:
    """Adobe's old way: OCSP and CRL among the signed attributes."""
    context = validation_context(online, online.roots)
    return approve(
        pdf,
        key,
        subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        embed_validation_info=True,
        validation_context=context,
    )


def add_text_field(pdf: bytes) -> bytes:
    """A form field to be filled in later, before anybody signs."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.find_page_for_modification(0)[0]
    field = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): generic.pdf_string("ghi_chu"),
            pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, (50, 50, 200, 70))
            ),
            pdf_name("/P"): page,
        }
    )
    reference = writer.add_object(field)
    form = generic.DictionaryObject(
        {pdf_name("/Fields"): generic.ArrayObject([reference])}
    )
    writer.root[pdf_name("/AcroForm")] = writer.add_object(form)
    writer.update_root()
    writer.register_annotation(page, reference)
    return _written(writer)


def fill_text_field(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "ghi_chu":
            field[pdf_name("/V")] = generic.pdf_string("Đã xem")
            writer.update_container(field)
    return _written(writer)


def add_xfa(pdf: bytes) -> bytes:
    """A dynamic form: what is seen is not what the pages say."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    template = generic.StreamObject(stream_data=b"<xdp:xdp/>")
    form = generic.DictionaryObject(
        {
            pdf_name("/Fields"): generic.ArrayObject(),
            pdf_name("/XFA"): writer.add_object(template),
        }
    )
    writer.root[pdf_name("/AcroForm")] = writer.add_object(form)
    writer.update_root()
    return _written(writer)


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


_PAGE = b"BT /F1 12 Tf 72 720 Td (Van ban) Tj ET"


def hybrid() -> bytes:
    """As Word saves it: a table for old readers, a stream beside it for new ones."""
    parts = [b"%PDF-1.5\n"]
    places: dict[int, int] = {}

    def add(number: int, body: bytes) -> None:
        places[number] = sum(map(len, parts))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    add(1, b"<</Type/Catalog/Pages 2 0 R/MarkInfo 5 0 R>>")
    add(2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    add(
        3,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>",
    )
    add(4, _stream(b"", _PAGE))
    hidden = b"5 0 <</Marked true>>"
    add(6, _stream(b"/Type/ObjStm/N 1/First 4", hidden))
    rows = b"".join((b"\x02\x00\x06\x00", b"\x01" + _two(places[6]) + b"\x00"))
    add(7, _stream(b"/Type/XRef/W[1 2 1]/Index[5 2]/Size 8", rows))
    table = sum(map(len, parts))
    parts.append(b"xref\n0 8\n")
    parts.append(b"0000000005 65535 f \n")
    for number in range(1, 8):
        used = number in places
        line = (places[number], 0, b"n") if used else (0, 65535, b"f")
        parts.append(b"%010d %05d %s \n" % line)
    parts.append(
        b"trailer\n<</Size 8/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n"
        % (places[7], table)
    )
    return b"".join(parts)


def hidden_update(pdf: bytes) -> bytes:
    """Other words on the page, for those readers only that look into the stream."""
    reader = IncrementalPdfFileWriter(BytesIO(pdf), strict=False).prev
    size = int(reader.trailer["/Size"])
    previous = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    root = reader.trailer.raw_get("/Root").idnum
    start = len(pdf)
    content = _stream(b"", _PAGE.replace(b"Van ban", b"Van gia"))
    made = b"4 0 obj\n%s\nendobj\n" % content
    stream_at = start + len(made)
    rows = b"\x01" + start.to_bytes(3, "big") + b"\x00"
    rows += b"\x01" + stream_at.to_bytes(3, "big") + b"\x00"
    index = b"/Type/XRef/W[1 3 1]/Index[4 1 %d 1]/Size %d" % (size, size + 1)
    made += b"%d 0 obj\n%s\nendobj\n" % (size, _stream(index, rows))
    table = start + len(made)
    made += b"xref\n%d 1\n%010d 00000 n \n" % (size, stream_at)
    made += (
        b"trailer\n<</Size %d/Root %d 0 R/Prev %d/XRefStm %d>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size + 1, root, previous, stream_at, table)
    )
    return pdf + made


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big")
