# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of bases and text (mục II.6)."""

from __future__ import annotations

from .defects import at, defect, look, words
from .paper import Paper


def _unparted(paper: Paper) -> None:
    """Run two bases together on one line."""
    one, two = paper.parts("basis")[:2]
    one.text = f"{one.text} {two.text}"
    paper.body.remove(two)


def _all(paper: Paper, **changes) -> None:
    for role in ("text", "article", "clause", "point", "basis", "roman"):
        paper.restyle(role, **changes)


def _contextual(paper: Paper) -> None:
    paper.way.fonts, paper.way.spacing = "direct", "contextual"


defect(
    "can-cu-dung",
    "quyet-dinh-truc-tiep",
    "II.6.a",
    "basis.italic",
    look("basis", italic=False),
    media="docx+pdf",
    where="Căn cứ Luật Cán bộ",
    mend=True,
)
defect(
    "can-cu-thieu-phay",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.a",
    "basis.ending",
    words("basis", 0, "văn thư;", "văn thư"),
    where="văn thư",
    media="docx+pdf",
)
defect(
    "can-cu-cuoi-phay",
    "nghi-quyet-hdnd-xa",
    "II.6.a",
    "basis.ending",
    words("basis", 2, "kỳ họp.", "kỳ họp;"),
    where="kỳ họp",
)
defect(
    "can-cu-mot-dong",
    "quyet-dinh-truc-tiep",
    "II.6.a",
    "basis.line",
    _unparted,
    where="Căn cứ Nghị định",
    media="docx+pdf",
)
defect(
    "can-cu-dam",
    "giay-uy-quyen",
    "II.6.a",
    "basis.bold",
    look("basis", bold=True),
    where="Căn cứ Quyết định",
    mend=True,
)
defect(
    "chu-12",
    "thong-bao-hoi-dong-thi",
    "II.6",
    "body.size",
    lambda p: _all(p, size=12),
    media="docx+pdf",
    where="Thực hiện chỉ đạo",
    mend=True,
)
defect(
    "mot-doan-16",
    "to-trinh-phu-luc-ngang",
    "II.6",
    "body.size",
    at("text", 1, size=16),
    media="docx+pdf",
    where="kính trình",
    mend=True,
)
defect(
    "can-trai",
    "cong-van-luu-hanh-noi-bo",
    "II.6",
    "body.align",
    lambda p: _all(p, align="left"),
    media="docx+pdf",
    where="Thực hiện chỉ đạo",
    mend=True,
)
defect(
    "mot-doan-can-giua",
    "ban-ghi-nho",
    "II.6",
    "body.align",
    at("text", 0, align="center"),
    where="Thực hiện chỉ đạo",
    mend=True,
)
defect(
    "khong-thut-dong",
    "du-an-ban-quan-ly",
    "II.6",
    "body.indent",
    at("text", 1, first=0),
    media="docx+pdf",
    where="Các cơ quan, đơn vị",
    mend=True,
)
defect(
    "thut-20",
    "bao-cao-so",
    "II.6",
    "body.indent",
    lambda p: _all(p, first=20),
    media="docx+pdf",
    where="Thực hiện chỉ đạo",
    mend=True,
)
defect(
    "doan-sat-nhau",
    "ke-hoach-xa",
    "II.6",
    "body.gap",
    lambda p: _all(p, after=0),
    media="docx+pdf",
    mend=True,
)
defect(
    "doan-cach-3",
    "thong-bao-van-phong",
    "II.6",
    "body.gap",
    lambda p: _all(p, after=3),
    mend=True,
)
defect(
    "doan-cach-3-va-3",
    "cong-van-truong-hoc",
    "II.6",
    "body.gap",
    lambda p: _all(p, before=3, after=3),
    media="docx+pdf",
    mend=True,
)
defect(
    "doan-cach-theo-kieu",
    "ban-ghi-nho",
    "II.6",
    "body.gap",
    _contextual,
    media="docx+pdf",
    mend=True,
)
defect(
    "dong-gap-doi",
    "chi-thi-ubnd-tinh",
    "II.6",
    "body.spacing",
    lambda p: _all(p, line=2),
    media="docx+pdf",
    mend=True,
)
defect(
    "dong-ep-13",
    "bao-cao-so",
    "II.6",
    "body.spacing",
    lambda p: _all(p, line=13, rule="exact"),
    media="docx+pdf",
    mend=True,
)
defect(
    "dong-it-nhat-30",
    "phieu-chuyen",
    "II.6",
    "body.spacing",
    lambda p: _all(p, line=30, rule="atLeast"),
    mend=True,
)
defect(
    "doan-nghieng",
    "cong-dien-hoa-toc",
    "II.6",
    "body.italic",
    at("text", 3, italic=True),
    media="docx+pdf",
    where="Thực hiện chỉ đạo",
    mend=True,
)
defect(
    "doan-dam",
    "giay-moi",
    "II.6",
    "body.bold",
    at("text", 3, bold=True),
    where="Tới dự",
    mend=True,
)
defect(
    "lenh-van-thuong",
    "quyet-dinh-truc-tiep",
    "II.6",
    "command.case",
    words("decide", 0, "QUYẾT ĐỊNH:", "Quyết định:"),
    media="docx+pdf",
    where="Quyết định:",
    mend=True,
)
defect(
    "lenh-van-lech-trai",
    "quyet-dinh-truc-tiep",
    "II.6",
    "command.align",
    look("decide", align="left"),
    media="docx+pdf",
    where="QUYẾT ĐỊNH:",
    mend=True,
)
defect(
    "tham-quyen-thuong",
    "quyet-dinh-truc-tiep",
    "II.6",
    "authority.case",
    words("issuer", 0, "GIÁM ĐỐC SỞ XÂY DỰNG", "Giám đốc Sở Xây dựng"),
    media="docx+pdf",
    where="Giám đốc Sở",
    mend=True,
)
