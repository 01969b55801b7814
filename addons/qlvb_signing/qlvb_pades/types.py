# SPDX-License-Identifier: LGPL-3.0-or-later
"""Values that go in and out of the package."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal, Protocol, Self

LEADER_FIELD = "LeaderSig"
AGENCY_FIELD = "AgencySig"
APPENDIX_FIELD = "AppendixSig"
COPY_FIELD = "CopySig"
NUMBER_FIELD = "qlvb_so"
DAY_FIELD = "qlvb_ngay"
MONTH_FIELD = "qlvb_thang"
TEXT_FIELDS = (NUMBER_FIELD, DAY_FIELD, MONTH_FIELD)
# The number and date on a file that was signed elsewhere.
NUMBER_SIGNATURE_FIELD = "NumberSig"
# What goes on a page, the names of the boxes of ``Anchors``.
TEXT_PLACES = ("number", "day", "month")
PLACES = (*TEXT_PLACES, "signer_image", "seal")


@dataclass(frozen=True)
class Box:
    """A rectangle in PDF points, origin at the lower left; pages count from 0."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True)
class Place:
    """A rectangle on a page as it is shown; pages count from 0.

    Edges in fractions of the page's width and height, from its upper left corner.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Anchors:
    """Where the parts of an issued document go.

    The three text boxes are one line high: 1.2 times the font size, with the
    baseline a quarter of the font size above the bottom.
    """

    number: Box
    day: Box
    month: Box
    signer_image: Box
    seal: Box


@dataclass(frozen=True)
class PdfFacts:
    """What a guarded file is."""

    pages: int
    version: tuple[int, int]
    signed_fields: tuple[str, ...]
    prepared: bool


class KeyHolder(Protocol):
    """Who signs: the public half, known before the key is asked."""

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""

    @property
    def chain(self) -> Sequence[bytes]:
        """The issuing certificates, DER, any order, root optional."""


class SigningKey(KeyHolder, Protocol):
    """A key and its certificate, wherever the key is kept.

    Used as a context: leaving it forgets PIN, code and session.
    """

    def confirm(self) -> None:
        """Ask whoever must confirm before it is known what is signed, where possible.

        Raises KeyUnavailable.
        """

    def sign(self, data: bytes) -> bytes:
        """Hash ``data`` with SHA-256 and sign it: PKCS#1 v1.5 or ECDSA (DER).

        Raises KeyUnavailable.
        """

    def sign_all(self, items: Sequence[bytes]) -> list[bytes]:
        """Sign each of ``items`` with one authorisation, in their order.

        Raises KeyUnavailable, then none counts as signed.
        """

    def __enter__(self) -> Self: ...

    def __exit__(self, *_exception: object) -> None: ...


RevocationMode = Literal["soft-fail", "require", "none"]


@dataclass(frozen=True)
class TrustPolicy:
    """Whom to believe. The machine's own trust store is never used.

    ``roots``, ``others`` and ``tsa_roots`` are DER certificates. ``at`` is an
    aware moment to judge at instead of now. ``fetch_seconds`` is how long one service
    may take.
    """

    roots: tuple[bytes, ...]
    others: tuple[bytes, ...] = ()
    tsa_roots: tuple[bytes, ...] = ()
    revocation: RevocationMode = "soft-fail"
    allow_fetching: bool = False
    at: datetime | None = None
    fetch_seconds: int = 10


class Grade(IntEnum):
    """The four answers, best first (law.md 5.3: a third outcome must exist)."""

    VALID = 0
    VALID_CHANGED = 1
    UNKNOWN = 2
    INVALID = 3

    @property
    def code(self) -> str:
        return self.name.lower()


class SignatureKind(StrEnum):
    PERSON = "person"
    AGENCY = "agency"
    TIMESTAMP = "timestamp"


class IssuerClass(StrEnum):
    """Kinds of digital signature (Luật GDĐT 20/2023 Điều 22)."""

    OFFICIAL = "official"
    PUBLIC = "public"
    OTHER = "other"


@dataclass(frozen=True)
class CertificateInfo:
    """The readable part of a certificate. Times are aware; serial is hex.

    ``may_sign``: its key usage is for signatures nobody can deny (content commitment).
    """

    kind: SignatureKind
    issuer_class: IssuerClass
    name: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_to: datetime
    may_sign: bool


Coverage = Literal["file", "revision", "partial"]
Modification = Literal["none", "long_term", "form_filling", "annotations", "other"]
Revocation = Literal["good", "revoked", "unknown"]
TimeSource = Literal["timestamp", "clock", "none"]


@dataclass(frozen=True)
class SignatureReport:
    """The verdict on one signature; ``reasons`` are codes, worst grade wins.

    ``certificate`` is None when the signature cannot be read. ``permits`` is what
    a certification allows later: 1 nothing, 2 form filling, 3 annotations too;
    None for an ordinary signature. ``appended`` counts bytes after the end of the
    file, which no signature covers.
    """

    field: str
    certificate: CertificateInfo | None
    certificate_der: bytes
    kind: SignatureKind
    signing_time: datetime | None
    time_source: TimeSource
    intact: bool
    coverage: Coverage
    modification: Modification
    changed_fields: tuple[str, ...]
    added_annotations: tuple[str, ...]
    trusted: bool
    revocation: Revocation
    grade: Grade
    reasons: tuple[str, ...]
    permits: int | None = None
    revoked_at: datetime | None = None
    appended: int = 0


@dataclass(frozen=True)
class ValidationReport:
    """The verdict on a file: as good as its worst signature."""

    signatures: tuple[SignatureReport, ...]
    grade: Grade
    reasons: tuple[str, ...] = field(default=())

    @property
    def person_signatures(self) -> tuple[SignatureReport, ...]:
        return self._of_kind(SignatureKind.PERSON)

    @property
    def agency_signatures(self) -> tuple[SignatureReport, ...]:
        return self._of_kind(SignatureKind.AGENCY)

    @property
    def timestamps(self) -> tuple[SignatureReport, ...]:
        return self._of_kind(SignatureKind.TIMESTAMP)

    @property
    def sealed(self) -> bool:
        """The last signature is an agency's and nothing but proof came after."""
        regular = [s for s in self.signatures if s.kind != SignatureKind.TIMESTAMP]
        return bool(regular) and (
            regular[-1].kind == SignatureKind.AGENCY
            and regular[-1].modification in ("none", "long_term")
        )

    def _of_kind(self, kind: SignatureKind) -> tuple[SignatureReport, ...]:
        return tuple(item for item in self.signatures if item.kind == kind)
