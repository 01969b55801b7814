# SPDX-License-Identifier: LGPL-3.0-or-later
"""A small true journal, file store and signed PDF to tamper with."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from qlvb_toolkit import chain
from reportlab.pdfgen.canvas import Canvas

from config.verify.rows import (
    Content,
    EventRow,
    FileRow,
    SealRow,
    StoredFact,
)

VIETNAM = timezone(timedelta(hours=7))


def event(
    number: int, *, details: dict[str, object] | None = None, **changes: object
) -> EventRow:
    """Event `number` as the system writes it: ids have holes, as sequences do."""
    moment = datetime(2026, 11, 23, 9, number, 5, 250000, tzinfo=VIETNAM)
    copies: dict[str, object] = {
        "code": "document.create",
        "result": "ok",
        "occurred_iso": moment.isoformat(timespec="milliseconds"),
        "actor_login": "van.thu",
        "actor_name": "Nguyễn Thị Văn Thư",
        "post_title": None,
        "res_model": "qlvb.document",
        "res_id": 100 + number,
        "res_name": "Quyết định",
        "agency_id": 3,
        "address": "10.0.0.8",
        "data": None,
    }
    copies.update(changes)
    details = details or {"note": f"lần {number}"}
    payload = {**copies, "data": details}
    copies["data"] = chain.canonical(details).decode()
    return EventRow(
        id=number * 2,
        payload=chain.canonical(payload).decode(),
        digest=chain.event_digest(payload),
        occurred_at=moment.astimezone(UTC).replace(tzinfo=None, microsecond=0),
        recorded_at=moment.astimezone(UTC).replace(tzinfo=None),
        document_id=100 + number,
        dossier_id=None,
        **copies,  # type: ignore[arg-type]
    )


def seal_over(number: int, events: list[EventRow], previous: str) -> SealRow:
    """The seal the system makes over a batch."""
    digests = [item.digest for item in events]
    made = chain.seal(previous, events[0].id, events[-1].id, digests)
    return SealRow(
        id=number,
        first_event_id=made.first_id,
        last_event_id=made.last_id,
        event_count=len(digests),
        previous_digest=made.previous,
        digests=made.digests,
        digest=made.digest,
    )


def journal() -> tuple[list[EventRow], list[SealRow]]:
    """Ten events: two seals over four each, the last two not sealed yet."""
    events = [event(number) for number in range(1, 11)]
    first = seal_over(1, events[:4], chain.GENESIS)
    second = seal_over(2, events[4:8], first.digest)
    return events, [first, second]


def forge(row: EventRow, **changes: object) -> EventRow:
    """An event rewritten with a fresh digest, as somebody with the database would."""
    forged = event(row.id // 2, **changes)
    return forged._replace(id=row.id)


def stored_file(store: Path, number: int, data: bytes, **changes: object) -> FileRow:
    """A file put into the store the way Odoo does."""
    digest = sha256(data).hexdigest()
    name = f"{digest[:2]}/{digest}"
    (store / digest[:2]).mkdir(parents=True, exist_ok=True)
    (store / name).write_bytes(data)
    row = FileRow(
        id=number,
        document_id=40 + number,
        name=f"Công văn {number}.pdf",
        mimetype="application/pdf",
        sha256=digest,
        size=len(data),
        signed=False,
        content=Content(name, None),
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def facts_of(rows: list[FileRow]) -> list[StoredFact]:
    """What the journal says of these files."""
    return [StoredFact(row.id, 1000 + row.id, row.sha256) for row in rows]


def plain_pdf() -> bytes:
    """One page of text."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=True)
    canvas.drawString(72, 700, "Cong van so 12")
    canvas.save()
    return target.getvalue()


def signed_pdf(folder: Path) -> tuple[bytes, bytes]:
    """A signed PDF and the DER of the root its signer's certificate leads to."""
    root_key, key = _new_key(), _new_key()
    root = _certificate("Root CA", root_key, "Root CA", root_key)
    certificate = _certificate("Nguyễn Văn A", key, "Root CA", root_key)
    key_file, certificate_file = folder / "key.pem", folder / "certificate.pem"
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    output = io.BytesIO()
    sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(plain_pdf())),
        PdfSignatureMetadata(field_name="LeaderSig", md_algorithm="sha256"),
        signer=SimpleSigner.load(str(key_file), str(certificate_file)),
        output=output,
    )
    return output.getvalue(), root.public_bytes(serialization.Encoding.DER)


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _certificate(
    subject: str, key: rsa.RSAPrivateKey, issuer: str, issuer_key: rsa.RSAPrivateKey
) -> x509.Certificate:
    is_root = key is issuer_key
    usage = x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(is_root, None), critical=True)
        .add_extension(usage, critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
