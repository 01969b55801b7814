# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of "Kính gửi" and "Nơi nhận" (mục II.9)."""

from __future__ import annotations

from .defects import copies, defect, look, put, words
from .paper import Paper


def _no_dear(paper: Paper) -> None:
    paper.body = [part for part in paper.body if part.role not in ("dear", "dear_item")]


defect(
    "kinh-gui-dam",
    "cong-van-so",
    "II.9.a",
    "addressee.bold",
    look("dear", bold=True),
    media="docx+pdf",
    where="Kính gửi",
    mend=True,
)
defect(
    "kinh-gui-nghieng",
    "phieu-gui",
    "II.9.a",
    "addressee.italic",
    look("dear", italic=True),
    media="docx+pdf",
    where="Kính gửi",
    mend=True,
)
defect(
    "kinh-gui-12",
    "cong-van-cong-ty",
    "II.9.a",
    "addressee.size",
    look("dear", size=12),
    media="docx+pdf",
    where="Kính gửi",
    mend=True,
)
defect(
    "kinh-gui-thieu-cham",
    "to-trinh-phu-luc-ngang",
    "II.9.a",
    "addressee.colon",
    words("dear", 0, "Kính gửi: ", "Kính gửi "),
    media="docx+pdf",
    where="Kính gửi",
)
defect(
    "thieu-kinh-gui",
    "cong-van-truong-hoc",
    "II.9.a",
    "addressee.missing",
    _no_dear,
    media="docx+pdf",
)
defect(
    "kinh-gui-khong-gach",
    "cong-van-nhieu-noi-khan",
    "II.9.a",
    "addressee.dash",
    words("dear_item", 1, "- Ban", "Ban"),
    media="docx+pdf",
    where="Ban Chỉ huy",
)
defect(
    "kinh-gui-cuoi-phay",
    "cong-van-nhieu-noi-khan",
    "II.9.a",
    "addressee.ending",
    words("dear_item", 2, "phố.", "phố;"),
    media="docx+pdf",
    where="Các tổ dân phố",
)
defect(
    "kinh-gui-thieu-phay",
    "cong-van-nhieu-noi-khan",
    "II.9.a",
    "addressee.ending",
    words("dear_item", 0, "phường;", "phường"),
    media="docx+pdf",
    where="Công an phường",
)
defect(
    "noi-nhan-13",
    "giay-gioi-thieu",
    "II.9.b",
    "recipients_label.size",
    look("to", size=13),
    media="docx+pdf",
    where="Nơi nhận",
    mend=True,
)
defect(
    "noi-nhan-dung",
    "chi-thi-ubnd-tinh",
    "II.9.b",
    "recipients_label.italic",
    look("to", italic=False),
    media="docx+pdf",
    where="Nơi nhận",
    mend=True,
)
defect(
    "noi-nhan-khong-dam",
    "bao-cao-so",
    "II.9.b",
    "recipients_label.bold",
    look("to", bold=False),
    media="docx+pdf",
    where="Nơi nhận",
    mend=True,
)
defect(
    "noi-nhan-thieu-cham",
    "du-an-ban-quan-ly",
    "II.9.b",
    "recipients_label.colon",
    put(to_label="Nơi nhận"),
    media="docx+pdf",
    where="Nơi nhận",
)
defect(
    "noi-nhan-12",
    "quyet-dinh-quy-pham",
    "II.9.b",
    "recipient.size",
    look("to_item", size=12),
    media="docx+pdf",
    where="Chính phủ",
    mend=True,
)
defect(
    "noi-nhan-dong-nghieng",
    "de-an-truong",
    "II.9.b",
    "recipient.italic",
    look("to_item", italic=True),
    media="docx+pdf",
    where="Sở Nội vụ",
    mend=True,
)
defect(
    "noi-nhan-khong-gach",
    "thong-bao-hoi-dong-thi",
    "II.9.b",
    "recipient.dash",
    copies("- Giám đốc Sở (để báo cáo);", "Các thí sinh;", "- Lưu: VT, HĐTDVC."),
    media="docx+pdf",
    where="Các thí sinh",
)
defect(
    "noi-nhan-thieu-phay",
    "huong-dan-so",
    "II.9.b",
    "recipient.ending",
    copies("- UBND các xã, phường;", "- Giám đốc Sở", "- Lưu: VT, PBGDPL."),
    media="docx+pdf",
    where="Giám đốc Sở",
)
defect(
    "thieu-luu",
    "phieu-chuyen",
    "II.9.b",
    "recipient.archive",
    copies("- Như trên;", "- Ông Lê Văn Bính."),
    media="docx+pdf",
    where="Lê Văn Bính",
)
defect(
    "luu-khong-cham",
    "cong-dien-hoa-toc",
    "II.9.b",
    "recipient.stop",
    copies("- Như trên;", "- Ban Chỉ đạo PTDS Quốc gia;", "- Lưu: VT, KTN"),
    media="docx+pdf",
    where="Lưu: VT, KTN",
    mend=True,
)
defect(
    "luu-cuoi-phay",
    "phieu-gui",
    "II.9.b",
    "recipient.stop",
    copies("- Như trên;", "- Lưu: VT, HTQT;"),
    media="docx+pdf",
    where="Lưu: VT, HTQT",
    mend=True,
)
defect(
    "luu-thieu-hai-cham",
    "giay-moi",
    "II.9.b",
    "recipient.archive_colon",
    copies("- Như trên;", "- Lưu VT, KTN."),
    media="docx+pdf",
    where="Lưu VT",
)
defect(
    "luu-thieu-vt",
    "ban-ghi-nho",
    "II.9.b",
    "recipient.archive_office",
    copies("- Hiệp hội Du lịch tỉnh;", "- Lưu: QLDL."),
    media="docx+pdf",
    where="Lưu: QLDL",
)
defect(
    "luu-khong-cuoi",
    "quyet-dinh-truc-tiep",
    "II.9.b",
    "recipient.archive_last",
    copies("- Như Điều 3;", "- Lưu: VT, VP (05);", "- Sở Nội vụ (để báo cáo)."),
    media="docx+pdf",
    where="Lưu: VT",
)
defect(
    "noi-nhan-thap",
    "thong-bao-van-phong",
    "II.9.b",
    "recipients_label.level",
    put(to_level=4),
    media="docx",
    where="Nơi nhận",
)
defect(
    "noi-nhan-thap",
    "ban-thoa-thuan",
    "II.9.b",
    "recipients_label.level",
    put(to_level=4),
    media="pdf",
    where="Nơi nhận",
)
defect(
    "noi-nhan-thut",
    "giay-uy-quyen",
    "II.9.b",
    "recipients_label.indent",
    lambda p: p.restyle("to", left=15).restyle("to_item", left=15),
    media="docx+pdf",
    where="Nơi nhận",
    mend=True,
)
defect(
    "thieu-noi-nhan",
    "ke-hoach-xa",
    "II.9.b",
    "recipients_label.missing",
    copies(),
    media="docx+pdf",
)
defect(
    "kinh-gui-hoa",
    "cong-van-so",
    "II.9.a",
    "addressee.case",
    words("dear", 0, "Kính gửi", "KÍNH GỬI"),
    media="docx+pdf",
    where="KÍNH GỬI",
)
