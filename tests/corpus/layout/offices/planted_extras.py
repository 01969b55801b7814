# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of appendices, marks and the foot of a page (mục III)."""

from __future__ import annotations

from .defects import defect, extra, look, put
from .paper import Paper


def _unnumbered(paper: Paper) -> None:
    for one in paper.attachments:
        one.label = "Phụ lục"


def _joined(paper: Paper) -> None:
    """The label and the title on one line."""
    one = paper.attachments[0]
    one.label, one.title = f"{one.label}. {one.title}", ""


def _unnamed_in_text(paper: Paper) -> None:
    paper.body = [part for part in paper.body if "Phụ lục" not in part.text]


defect(
    "phu-luc-13",
    "ke-hoach-xa",
    "III.1.b",
    "appendix_label.size",
    look("appendix", size=13),
    media="docx+pdf",
    where="Phụ lục",
    mend=True,
)
defect(
    "phu-luc-hoa",
    "ke-hoach-xa",
    "III.1.b",
    "appendix_label.case",
    extra(label="PHỤ LỤC"),
    media="docx+pdf",
    where="PHỤ LỤC",
    mend=True,
)
defect(
    "phu-luc-khong-dam",
    "de-an-truong",
    "III.1.b",
    "appendix_label.bold",
    look("appendix", bold=False),
    media="docx+pdf",
    where="Phụ lục I",
    mend=True,
)
defect(
    "phu-luc-a-rap",
    "to-trinh-phu-luc-ngang",
    "III.1.a",
    "appendix.number",
    extra(label="Phụ lục 1"),
    media="docx+pdf",
    where="Phụ lục 1",
)
defect(
    "phu-luc-khong-so",
    "to-trinh-phu-luc-ngang",
    "III.1.a",
    "appendix.unnumbered",
    _unnumbered,
    media="docx+pdf",
    where="Phụ lục",
)
defect(
    "phu-luc-chung-dong",
    "de-an-truong",
    "III.1.b",
    "appendix.line",
    _joined,
    media="docx+pdf",
    where="VỊ TRÍ LÃNH ĐẠO",
)
defect(
    "ten-phu-luc-thuong",
    "ke-hoach-xa",
    "III.1.b",
    "appendix_title.case",
    extra(title="Danh mục nhiệm vụ cải cách hành chính năm 2026"),
    media="docx+pdf",
    where="Danh mục nhiệm vụ",
    mend=True,
)
defect(
    "ten-phu-luc-12",
    "to-trinh-phu-luc-ngang",
    "III.1.b",
    "appendix_title.size",
    look("appendix_title", size=12),
    media="docx+pdf",
    where="TỔNG HỢP",
    mend=True,
)
defect(
    "kem-theo-dung",
    "ke-hoach-xa",
    "III.1.c",
    "appendix_note.italic",
    look("attached", italic=False),
    media="docx+pdf",
    where="Kèm theo Kế hoạch",
    mend=True,
)
defect(
    "kem-theo-12",
    "de-an-truong",
    "III.1.c",
    "appendix_note.size",
    look("attached", size=12),
    media="docx+pdf",
    where="Kèm theo Đề án",
    mend=True,
)
defect(
    "phu-luc-khong-nhac",
    "ke-hoach-xa",
    "III.1.a",
    "appendix.unmentioned",
    _unnamed_in_text,
    media="docx+pdf",
)
defect(
    "phu-luc-so-trang-lien",
    "to-trinh-phu-luc-ngang",
    "III.1.b",
    "appendix.pages",
    extra(restart=False),
    media="docx+pdf",
    mend=True,
)
defect(
    "khan-sai-khung",
    "cong-van-nhieu-noi-khan",
    "III.2.b",
    "urgency.box",
    put(mark_box=(32, 14)),
    media="docx+pdf",
    where="KHẨN",
)
defect(
    "khan-den",
    "cong-van-nhieu-noi-khan",
    "III.2.b",
    "urgency.colour",
    look("mark", colour="000000"),
    media="docx+pdf",
    where="KHẨN",
    mend=True,
)
defect(
    "khan-khong-khung",
    "cong-van-nhieu-noi-khan",
    "III.2.b",
    "urgency.frame",
    put(mark_box=None),
    media="docx+pdf",
    where="KHẨN",
)
defect(
    "khan-khong-dam",
    "cong-dien-hoa-toc",
    "III.2.b",
    "urgency.bold",
    look("mark", bold=False),
    media="docx+pdf",
    where="HỎA TỐC",
    mend=True,
)
defect(
    "khan-thuong",
    "cong-dien-hoa-toc",
    "III.2.b",
    "urgency.case",
    put(mark="Hỏa tốc"),
    media="docx+pdf",
    where="Hỏa tốc",
    mend=True,
)
defect(
    "khan-11",
    "cong-van-nhieu-noi-khan",
    "III.2.b",
    "urgency.size",
    look("mark", size=11),
    media="docx+pdf",
    where="KHẨN",
    mend=True,
)
defect(
    "noi-bo-khong-khung",
    "cong-van-luu-hanh-noi-bo",
    "III.2.c",
    "circulation.frame",
    put(restriction_boxed=False),
    media="docx+pdf",
    where="LƯU HÀNH",
)
defect(
    "noi-bo-khong-dam",
    "cong-van-luu-hanh-noi-bo",
    "III.2.c",
    "circulation.bold",
    look("restriction", bold=False),
    media="docx+pdf",
    where="LƯU HÀNH",
    mend=True,
)
defect(
    "nguoi-soan-13",
    "chi-thi-ubnd-tinh",
    "III.3",
    "drafter.size",
    look("drafter", size=13),
    media="docx+pdf",
    where="HL.(150)",
    mend=True,
)
defect(
    "dia-chi-9",
    "cong-van-so",
    "III.4",
    "address.size",
    look("address", size=9),
    media="docx+pdf",
    mend=True,
)
defect(
    "dia-chi-khong-ke",
    "cong-van-so",
    "III.4",
    "address.line",
    put(address_rule=False),
    media="docx+pdf",
)
defect(
    "dia-chi-nghieng",
    "cong-van-so",
    "III.4",
    "address.style",
    look("address", italic=True),
    media="docx+pdf",
    mend=True,
)
