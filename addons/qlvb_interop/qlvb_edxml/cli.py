# SPDX-License-Identifier: LGPL-3.0-or-later
"""Command line: ``python -m qlvb_edxml show FILE`` for a clerk or an auditor."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from .errors import EdxmlError
from .parsing import parse
from .types import (
    VIETNAM,
    Attachment,
    BusinessType,
    DocumentMessage,
    DocumentRef,
    Message,
    Organ,
    Priority,
    StatusCode,
    StatusMessage,
)

_PRIORITIES = {
    Priority.NORMAL: "Thường",
    Priority.URGENT: "Khẩn",
    Priority.VERY_URGENT: "Thượng khẩn",
    Priority.EXPRESS: "Hỏa tốc",
    Priority.EXPRESS_TIMED: "Hỏa tốc hẹn giờ",
}
_PURPOSES = {
    BusinessType.NEW: "Văn bản mới",
    BusinessType.RECALL: "Thu hồi",
    BusinessType.UPDATE: "Cập nhật",
    BusinessType.REPLACE: "Thay thế",
}
_STATUSES: dict[str, str] = {
    StatusCode.ARRIVED: "Đã đến",
    StatusCode.REFUSED: "Từ chối tiếp nhận",
    StatusCode.REGISTERED: "Đã tiếp nhận",
    StatusCode.ASSIGNED: "Phân công",
    StatusCode.IN_PROGRESS: "Đang xử lý",
    StatusCode.FINISHED: "Hoàn thành",
    StatusCode.RECALL_REQUESTED: "Yêu cầu lấy lại",
    StatusCode.RECALL_AGREED: "Đồng ý",
    StatusCode.RECALL_REFUSED: "Từ chối",
}
_REFUSALS = {
    "not_xml": "Tệp không phải XML đúng quy cách (dòng {line}, cột {column}).",
    "unknown_message": "Tệp XML không phải gói tin edXML: thiếu hoặc sai phần {part}.",
    "hostile": "Gói tin chứa nội dung nguy hiểm ({kind}) {where}",
    "too_large": "{what} vượt dung lượng cho phép: {size} > {limit} byte.",
    "missing_field": "Thiếu trường bắt buộc {name}.",
    "too_long": "Trường {name} dài {length} ký tự, tối đa {limit}.",
    "bad_date": "Trường {name} có ngày không hợp lệ: {value}.",
    "bad_value": "Trường {name} có giá trị không hợp lệ: {value}.",
    "bad_identifier": "Trường {name} có mã định danh không hợp lệ: {value}.",
    "attachment_missing": "Thiếu tệp đính kèm đã khai trong danh mục: {name}.",
    "attachment_mismatch": "Không đọc được tệp đính kèm {name} ({reason}).",
    "secrecy_declared": "Gói tin khai độ mật “{mark}” tại {name}: không được mở.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code: 0 shown, 1 unusable input; wrong usage exits with 2."""
    parser = argparse.ArgumentParser(prog="qlvb_edxml")
    commands = parser.add_subparsers(required=True)
    show = commands.add_parser("show", help="hiển thị nội dung một gói tin edXML")
    show.add_argument("file", type=Path)
    return _show(parser.parse_args(arguments).file)


def _show(file: Path) -> int:
    try:
        message = parse(file.read_bytes())
    except OSError as error:
        return _fail(f"Không đọc được tệp {file}: {error.strerror}.")
    except EdxmlError as error:
        return _fail(_REFUSALS[error.code].format(**error.params).rstrip())
    for label, value in _rows(message):
        if value:
            print(f"{label}: {value}")
    return 0


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


def _rows(message: Message) -> Iterator[tuple[str, str]]:
    if isinstance(message, StatusMessage):
        yield from _status_rows(message)
    else:
        yield from _document_rows(message)
    for finding in message.findings:
        yield "Lưu ý", f"{finding.code} {finding.where} {finding.value}".strip()


def _document_rows(message: DocumentMessage) -> Iterator[tuple[str, str]]:
    yield "Loại gói tin", f"Văn bản ({_PURPOSES[message.business.type]})"
    yield "Lý do", message.business.reason
    yield "Nơi gửi", _organ(message.sender)
    for recipient in message.recipients:
        yield "Nơi nhận", _organ(recipient)
    yield "Mã văn bản", message.document_id
    yield "Số, ký hiệu", f"{message.code_number}/{message.code_notation}"
    yield "Ngày văn bản", _day(message.promulgation_date)
    yield "Tên loại", message.type_name
    yield "Trích yếu", message.subject
    yield "Người ký", _join(message.signer.position, message.signer.full_name)
    yield "Độ khẩn", _PRIORITIES[message.priority]
    yield "Hạn trả lời", _day(message.due_date)
    for reference in message.response_for:
        yield "Trả lời văn bản", _reference(reference)
    for file in message.attachments:
        yield "Tệp đính kèm", _file(file)


def _status_rows(message: StatusMessage) -> Iterator[tuple[str, str]]:
    yield "Loại gói tin", "Trạng thái"
    yield "Nơi gửi", _organ(message.sender)
    name = _STATUSES.get(message.status_code, "không rõ")
    yield "Trạng thái", f"{message.status_code} {name}"
    yield "Về văn bản", _reference(message.response_for)
    yield "Nội dung", message.description
    yield "Thời điểm", _moment(message.timestamp)
    if message.staff:
        yield "Người thực hiện", _join(message.staff.name, message.staff.department)


def _organ(organ: Organ) -> str:
    return _join(organ.organ_id, organ.name)


def _reference(reference: DocumentRef) -> str:
    day = _day(reference.promulgation_date)
    return _join(reference.code, day, reference.document_id)


def _file(file: Attachment) -> str:
    return _join(file.name, f"{len(file.data)} byte", file.description)


def _join(*parts: str) -> str:
    return " - ".join(part for part in parts if part)


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


def _moment(value: datetime | None) -> str:
    return f"{value.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}" if value else ""
