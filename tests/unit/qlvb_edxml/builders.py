# SPDX-License-Identifier: LGPL-3.0-or-later
"""Messages for the tests, and strategies that vary them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from hypothesis import strategies as st
from qlvb_edxml import (
    VIETNAM,
    Attachment,
    Business,
    BusinessType,
    DocumentMessage,
    DocumentRef,
    Organ,
    Priority,
    ReceiverChange,
    Replaced,
    Signer,
    Staff,
    StatusCode,
    StatusMessage,
    Trace,
)
from qlvb_edxml.secrecy import find_mark
from qlvb_edxml.texts import clean_text

SAMPLES = Path(__file__).parent / "samples"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


def sample(name: str) -> bytes:
    """Bytes of a sample file."""
    return (SAMPLES / name).read_bytes()


def document(**changes: object) -> DocumentMessage:
    """Return a small valid document message."""
    message = DocumentMessage(
        sender=Organ("H31.99", "Sở Thử nghiệm"),
        recipients=(Organ("H31.99.05", "UBND phường Mẫu Một"),),
        document_id="H31.99,2026/01/05,27/STN-VP",
        code_number="27",
        code_notation="STN-VP",
        promulgation_date=date(2026, 1, 5),
        type_name="Công văn",
        subject="V/v đăng ký tập huấn",
        content="V/v đăng ký tập huấn",
        signer=Signer("Trần Thị Mẫu"),
        trace=(Trace("H31.99", datetime(2026, 1, 5, 8, 15, tzinfo=VIETNAM)),),
        business=Business(reason="Văn bản điện tử mới"),
        attachments=(Attachment("27-STN-VP.pdf", PDF),),
    )
    return replace(message, **changes)  # type: ignore[arg-type]


def status(**changes: object) -> StatusMessage:
    """Return a small valid status message."""
    message = StatusMessage(
        sender=Organ("H31.99.05", "UBND phường Mẫu Một"),
        response_for=DocumentRef("H31.99", "H31.99,2026/01/05,27/STN-VP"),
        status_code=StatusCode.ARRIVED,
        timestamp=datetime(2026, 1, 5, 9, 2, 41, tzinfo=VIETNAM),
    )
    return replace(message, **changes)  # type: ignore[arg-type]


def zipped(*entries: tuple[str, bytes]) -> bytes:
    """Return a zip with the entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def texts(limit: int = 60, *, empty: bool = True) -> st.SearchStrategy[str]:
    """Any text in the form messages keep it, including markup and Vietnamese."""
    letters = st.characters(exclude_categories=("Cs", "Cc"))
    anything = st.text(st.one_of(st.sampled_from("<>&\"'\n]đĐậ "), letters))
    kept = anything.map(clean_text).filter(lambda t: len(t) <= limit)
    harmless = kept.filter(lambda t: not find_mark(t))
    return harmless if empty else harmless.filter(bool)


_DATES = st.dates(date(1945, 9, 2), date(2100, 1, 1))
_TIMES = st.datetimes(datetime(2018, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda t: t.replace(microsecond=0, tzinfo=VIETNAM)
)
_ORGAN_IDS = st.from_regex(r"[A-Y][0-9]{2}(\.[A-Z0-9]{1,4}){0,3}", fullmatch=True)
_IDS = _ORGAN_IDS.filter(lambda t: not t.rpartition(".")[2].startswith("W"))
_NUMBERS = st.integers(0, 999)


def _organs() -> st.SearchStrategy[Organ]:
    return st.builds(
        Organ,
        organ_id=_IDS,
        name=texts(200, empty=False),
        in_charge=texts(),
        address=texts(),
        email=texts(100),
        telephone=texts(20),
        fax=texts(20),
        website=texts(),
    )


def _references() -> st.SearchStrategy[DocumentRef]:
    return st.builds(
        DocumentRef,
        organ_id=_IDS,
        document_id=texts(empty=False),
        code=texts(),
        promulgation_date=st.none() | _DATES,
    )


_STAFF = st.none() | st.builds(
    Staff, texts(empty=False), department=texts(), email=texts(), mobile=texts()
)
_TEXT_LISTS = st.lists(texts(empty=False), max_size=3).map(tuple)
_BUSINESS = st.builds(
    Business,
    type=st.sampled_from(BusinessType),
    reason=texts(empty=False),
    document_id=texts(),
    paper=st.booleans(),
    document_changed=st.booleans(),
    recipients_changed=st.booleans(),
    receivers=st.lists(st.builds(ReceiverChange, _IDS, st.booleans()), max_size=2).map(
        tuple
    ),
    replaced=st.lists(
        st.builds(Replaced, texts(empty=False), st.lists(_IDS, max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    staff=_STAFF,
)


_WIRE_TYPES = [
    (".pdf", "application/pdf"),
    (".docx", "application/docx"),
    (".DOC", "application/doc"),
    *((suffix, "application/zip") for suffix in (".xlsx", ".txt", ".p7s", "")),
]


@st.composite
def attachments(draw: st.DrawFn) -> tuple[Attachment, ...]:
    """Files of every kind the writer treats differently."""
    files = []
    for index in range(draw(st.integers(0, 3))):
        suffix, wire = draw(st.sampled_from(_WIRE_TYPES))
        name = f"tệp {index}{suffix}"
        data = draw(st.binary(min_size=1, max_size=300))
        wire = "application/zip" if data.startswith(b"PK\x03\x04") else wire
        about = draw(texts())
        uid = str(draw(st.uuids()))
        files.append(Attachment(name, data, wire, about, uid))
    return tuple(files)


@st.composite
def documents(draw: st.DrawFn) -> DocumentMessage:
    """Any document message within the rules of writing."""
    organs = draw(st.lists(_organs(), min_size=2, max_size=4, unique_by=_organ_key))
    return DocumentMessage(
        sender=organs[0],
        recipients=tuple(organs[1:]),
        document_id=draw(texts(empty=False)),
        code_number=draw(texts(11, empty=False)),
        code_notation=draw(texts(30, empty=False)),
        promulgation_date=draw(_DATES),
        type_name=draw(texts(100, empty=False)),
        subject=draw(texts(500, empty=False)),
        place=draw(texts(50)),
        document_class=draw(st.sampled_from([1, 2])),
        type_detail=draw(_NUMBERS),
        content=draw(texts(500, empty=False)),
        signer=Signer(draw(texts(empty=False)), draw(texts()), draw(texts())),
        due_date=draw(st.none() | _DATES),
        priority=draw(st.sampled_from(Priority)),
        sphere=draw(texts(100)),
        typer_notation=draw(texts(10)),
        copies=draw(_NUMBERS),
        pages=draw(_NUMBERS),
        reply_fors=draw(texts()),
        direction=draw(st.none() | st.booleans()),
        reference_codes=draw(texts()),
        appendixes=draw(_TEXT_LISTS),
        response_for=tuple(draw(st.lists(_references(), max_size=2))),
        steering_type=draw(st.integers(0, 3)),
        response_tasks=draw(_TEXT_LISTS),
        application_type=draw(texts()),
        to_places=draw(_TEXT_LISTS),
        trace=tuple(draw(st.lists(st.builds(Trace, _IDS, _TIMES), max_size=3))),
        business=draw(_BUSINESS),
        attachments=draw(attachments()),
    )


def _organ_key(organ: Organ) -> str:
    return organ.organ_id


STATUSES = st.builds(
    StatusMessage,
    sender=_organs(),
    response_for=_references(),
    status_code=st.sampled_from([code.value for code in StatusCode]),
    description=texts(),
    timestamp=_TIMES,
    staff=_STAFF,
)
