# SPDX-License-Identifier: LGPL-3.0-or-later
"""Real and composed messages are read completely."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from qlvb_edxml import (
    VIETNAM,
    AttachmentMismatch,
    BusinessType,
    DocumentMessage,
    NotXml,
    Priority,
    StatusMessage,
    build,
    parse,
)

from tests.unit.qlvb_edxml.builders import SAMPLES, sample

_BROKEN = {
    "sdk_edoc_new.edxml": NotXml,
    "sdk_edoc_placeholder.edxml": AttachmentMismatch,
}
_READABLE = sorted(p.name for p in SAMPLES.glob("*.edxml") if p.name not in _BROKEN)


def _document(name: str) -> DocumentMessage:
    message = parse(sample(name))
    assert isinstance(message, DocumentMessage)
    return message


@pytest.mark.parametrize("name", _READABLE)
def test_sample_is_read_and_written_again_without_loss(name: str) -> None:
    """R83: the fields of a packet come from the packet."""
    message = parse(sample(name))
    written = build(message)
    again = parse(written)
    if isinstance(message, DocumentMessage) and isinstance(again, DocumentMessage):
        assert [f.data for f in again.attachments] == [
            f.data for f in message.attachments
        ]
    assert build(again) == written


@pytest.mark.parametrize("name", sorted(_BROKEN))
def test_broken_sdk_sample_is_refused_for_its_known_reason(name: str) -> None:
    with pytest.raises(_BROKEN[name]):
        parse(sample(name))


def test_every_field_of_the_worked_example() -> None:
    """R83: each element ends in its own field."""
    message = _document("document_example.edxml")
    assert message.sender.organ_id == "H31.99"
    assert message.sender.in_charge == "UBND tỉnh Mẫu"
    assert message.sender.website == "https://example.vn"
    assert [o.organ_id for o in message.recipients] == ["H31.99.05", "H31.99.06"]
    assert message.document_id == "H31.99,2026/01/05,27/STN-VP"
    assert (message.code_number, message.code_notation) == ("27", "STN-VP")
    assert (message.place, message.promulgation_date) == ("Hưng Yên", date(2026, 1, 5))
    assert (message.document_class, message.type_detail) == (2, 18)
    assert message.type_name == "Công văn"
    assert message.subject == "V/v đăng ký danh sách tập huấn phần mềm"
    assert message.content.startswith("Đề nghị các phường")
    assert message.signer.competence == "KT. GIÁM ĐỐC"
    assert message.signer.position == "Phó Giám đốc"
    assert message.signer.full_name == "Trần Thị Mẫu"
    assert message.due_date == date(2026, 1, 15)
    assert message.priority is Priority.URGENT
    assert (message.sphere, message.typer_notation) == ("Chuyển đổi số", "NVSOAN")
    assert (message.copies, message.pages, message.direction) == (2, 3, False)
    assert message.appendixes == ("Phụ lục 1: Mẫu danh sách",)
    assert message.response_for[0].code == "9/UBND-VHXH"
    assert message.response_for[0].promulgation_date == date(2025, 12, 30)
    assert message.steering_type == 0
    assert message.to_places == ("Như trên", "Lưu: VT")
    assert message.trace[0].timestamp == datetime(2026, 1, 5, 8, 15, tzinfo=VIETNAM)
    assert message.business.type is BusinessType.NEW
    assert message.business.staff is not None
    assert message.business.staff.name == "Lê Văn Thư"


def test_files_of_the_worked_example_come_unpacked() -> None:
    pdf, table = _document("document_example.edxml").attachments
    assert (pdf.name, len(pdf.data), pdf.data[:8]) == ("27-STN-VP.pdf", 69, b"%PDF-1.4")
    assert table.data.decode() == "Danh sách kèm theo\n"
    assert (table.name, table.description) == ("danh-sach.txt", "Phụ lục")


def test_update_names_dropped_and_added_recipients() -> None:
    business = _document("sdk_edoc_update.edxml").business
    assert business.type is BusinessType.UPDATE
    assert business.document_id == "000.00.00.G22,2014/02/30,7806/VPCP-TTĐT"
    assert [(r.organ_id, r.added) for r in business.receivers] == [
        ("000.00.00.H41", False),
        ("000.00.00.H14", True),
    ]


def test_replacement_names_the_replaced_documents() -> None:
    business = _document("sdk_edoc_replacement.edxml").business
    assert business.type is BusinessType.REPLACE
    assert business.replaced[0].organ_ids == ("000.00.00.H41", "000.00.00.H14")


def test_recall_sample() -> None:
    message = _document("sdk_edoc_revocation.edxml")
    assert message.business.type is BusinessType.RECALL
    assert message.response_for[0].code == "267/VPCP-TTĐT"


def test_status_goes_to_the_receiver_for_13() -> None:
    message = parse(sample("status_cancellation_13.edxml"))
    assert isinstance(message, StatusMessage)
    assert message.status_code == "13"
    assert message.sender.organ_id == "000.00.00.G22"
    assert message.response_for.organ_id == "000.00.00.H41"
    assert message.response_for.document_id == "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT"
    assert message.timestamp == datetime(2015, 9, 20, 11, 8, 36, tzinfo=VIETNAM)


def test_file_refused_for_its_attachment_still_tells_whom_to_answer() -> None:
    """A status 02 needs the sender and the DocumentId of the refused packet."""
    with pytest.raises(AttachmentMismatch) as caught:
        parse(sample("sdk_edoc_placeholder.edxml"))
    assert caught.value.header is not None
    assert caught.value.header.sender.organ_id == "002.00.20.H13"
