# SPDX-License-Identifier: LGPL-3.0-or-later
"""Components that every document must have (NĐ 30/2020, Điều 8)."""

from collections.abc import Iterator

from ..components import Components
from ..findings import Finding
from ..model import Place
from ..roles import Role
from .clauses import clause

_NEEDED = (
    (Role.NATION, "Quốc hiệu", "II.1.a"),
    (Role.MOTTO, "Tiêu ngữ", "II.1.b"),
    (Role.AGENCY, "tên cơ quan, tổ chức ban hành văn bản", "II.2"),
    (Role.CODE, "số, ký hiệu của văn bản", "II.3"),
    (Role.DATE, "địa danh và thời gian ban hành văn bản", "II.4"),
    (Role.CAPACITY, "quyền hạn, chức vụ của người ký", "II.7"),
    (Role.SIGNER, "họ tên người ký", "II.7"),
    (Role.RECIPIENTS_LABEL, "nơi nhận", "II.9.b"),
)
# Types whose samples in Phụ lục III leave components out, or that several sign.
_FREE = {
    Role.CODE: ("Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ", "Biên bản", "Thư công"),
    Role.RECIPIENTS_LABEL: (
        "Biên bản",
        "Hợp đồng",
        "Bản thỏa thuận",
        "Bản ghi nhớ",
        "Giấy giới thiệu",
        "Giấy nghỉ phép",
        "Giấy ủy quyền",
        "Thư công",
        "Phiếu báo",
        "Phiếu gửi",
    ),
    Role.CAPACITY: ("Biên bản", "Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ"),
    Role.SIGNER: ("Biên bản", "Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ"),
    Role.AGENCY: ("Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ"),
    Role.DATE: ("Hợp đồng", "Bản thỏa thuận", "Bản ghi nhớ", "Biên bản"),
}
_WITHOUT_SUBJECT = (
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Giấy mời",
    "Công điện",
    "Hợp đồng",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Thư công",
    "Giấy ủy quyền",
)


def check_presence(found: Components) -> Iterator[Finding]:
    """Each component that was not found."""
    if found.attached_only:
        return
    for role, name, number in _NEEDED:
        if not found.of(role) and found.type_name not in _FREE.get(role, ()):
            yield _missing(found, role, name, number)
    if found.is_letter:
        if not found.of(Role.LETTER_SUBJECT):
            yield _missing(
                found, Role.LETTER_SUBJECT, "trích yếu (V/v …) dưới số, ký hiệu", "II.5"
            )
        return
    if not found.of(Role.TYPE):
        yield _missing(found, Role.TYPE, "tên loại văn bản", "II.5")
    elif not found.of(Role.SUBJECT) and found.type_name not in _WITHOUT_SUBJECT:
        yield _missing(found, Role.SUBJECT, "trích yếu nội dung văn bản", "II.5")


def _missing(found: Components, role: Role, name: str, number: str) -> Finding:
    place = Place(page=0) if found.layout.fixed else Place(paragraph=0)
    return Finding(
        f"{role.value}.missing", clause(number), f"Không tìm thấy {name}.", (place,)
    )
