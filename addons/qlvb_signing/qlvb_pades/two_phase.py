# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped"
# (pyHanko and asn1crypto: annotations incomplete)
"""A signature in two phases: the file waits while its value is made elsewhere.

Several files can so be begun first, their values made with one authorisation (which
a remote service may tie to their hashes), and each be completed on its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO

from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_cms import ExternalSigner, PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp.base import BaseStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .certificates import refuse_unusable
from .errors import SigningFailed
from .running import run
from .types import KeyHolder
from .writing import IncrementalWriter

# Bytes set aside beyond the certificates: attributes and signature, time stamp.
_ROOM_FOR_SIGNATURE = 2 * 1024
_ROOM_FOR_TIMESTAMP = 12 * 1024


@dataclass(frozen=True)
class Begun:
    """A file that only lacks the value of its signature.

    ``attributes`` (DER) is what the key signs, with SHA-256. ``prepared`` holds
    zeros from ``start`` to ``end``, where the signature goes; it begins with the
    bytes of the version before.
    """

    prepared: bytes
    digest: bytes
    start: int
    end: int
    attributes: bytes
    certificate: bytes
    chain: tuple[bytes, ...]


@dataclass(frozen=True)
class Manner:
    """How a signature is made, as pyHanko wants to be told."""

    metadata: PdfSignatureMetadata
    style: BaseStampStyle
    new_field: SigFieldSpec | None = None


def begin(
    writer: IncrementalWriter,
    holder: KeyHolder,
    manner: Manner,
    *,
    signing_time: datetime,
    stamped: bool,
) -> Begun:
    """Write all but the value of the signature; ``stamped`` leaves room for a time
    stamp. Raises CertificateRefused, SigningFailed, KeyUnavailable."""
    refuse_unusable(holder.certificate, at=signing_time)
    try:
        return run(_begin(writer, holder, manner, signing_time, stamped))
    except (SigningError, PdfError) as error:
        raise SigningFailed(reason=str(error)) from error


def complete(
    begun: Begun, value: bytes, *, timestamper: TimeStamper | None = None
) -> bytes:
    """Put the value made elsewhere into the file; return the signed file.

    Raises SigningFailed: the value is not this certificate's signature of this file,
    or the time stamping authority refused.
    """
    _refuse_foreign_value(begun, value)
    signer = _signer(begun.certificate, begun.chain, value)
    try:
        return run(_complete(begun, signer, timestamper))
    except (SigningError, PdfError, OSError) as error:
        raise SigningFailed(reason=str(error)) from error


def _signer(
    certificate: bytes, chain: Sequence[bytes], value: bytes | None = None
) -> ExternalSigner:
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(der) for der in chain)
    return ExternalSigner(
        signing_cert=x509.Certificate.load(certificate),
        cert_registry=store,
        signature_value=value,
        embed_roots=False,
    )


async def _begin(
    writer: IncrementalWriter,
    holder: KeyHolder,
    manner: Manner,
    signing_time: datetime,
    stamped: bool,
) -> Begun:
    signer = _signer(holder.certificate, holder.chain)
    # sign_pdf() would take the machine's clock; the time is part of our record.
    session = PdfSigner(
        manner.metadata,
        signer,
        stamp_style=manner.style,
        new_field_spec=manner.new_field,
    ).init_signing_session(writer, existing_fields_only=manner.new_field is None)
    session.system_time = signing_time
    room = _room(signer, stamped)
    document = session.prepare_tbs_document(None, bytes_reserved=2 * room)
    output: IO[bytes] = BytesIO()
    digest, output = document.digest_tbs_document(output=output)
    attributes = await signer.signed_attrs(
        digest.document_digest,
        "sha256",
        attr_settings=PdfCMSSignedAttributes(signing_time=signing_time),
        use_pades=True,
    )
    assert isinstance(output, BytesIO)  # noqa: S101
    return Begun(
        prepared=output.getvalue(),
        digest=digest.document_digest,
        start=digest.reserved_region_start,
        end=digest.reserved_region_end,
        attributes=attributes.dump(),
        certificate=holder.certificate,
        chain=tuple(holder.chain),
    )


def _room(signer: ExternalSigner, stamped: bool) -> int:
    """Bytes for the signature. Too many slow down every later validation."""
    certificates = [signer.signing_cert, *signer.cert_registry]
    room = _ROOM_FOR_SIGNATURE + sum(len(item.dump()) for item in certificates)
    return room + (_ROOM_FOR_TIMESTAMP if stamped else 0)


async def _complete(
    begun: Begun, signer: ExternalSigner, timestamper: TimeStamper | None
) -> bytes:
    content = await signer.async_sign_prescribed_attributes(
        "sha256",
        cms.CMSAttributes.load(begun.attributes),
        timestamper=timestamper,
    )
    output = BytesIO(begun.prepared)
    PreparedByteRangeDigest(begun.digest, begun.start, begun.end).fill_with_cms(
        output, content
    )
    return output.getvalue()


def _refuse_foreign_value(begun: Begun, value: bytes) -> None:
    key = load_der_x509_certificate(begun.certificate).public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(value, begun.attributes, PKCS1v15(), SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, begun.attributes, ec.ECDSA(SHA256()))
        else:
            raise SigningFailed(reason="kind of key")
    except InvalidSignature as error:
        raise SigningFailed(reason="value") from error
