# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of parts, articles, clauses and points (mục II.6.d)."""

from __future__ import annotations

from .defects import at, defect, look, words
from .paper import Paper


def _attached(paper: Paper, old: str, new: str) -> None:
    """Retype words of the regulation."""
    for part in paper.attachments[0].body:
        if old in part.text:
            part.text = part.text.replace(old, new, 1)
            return
    raise AssertionError(old)


defect(
    "dieu-khong-dam-tu-dong",
    "quyet-dinh-danh-so-tu-dong",
    "II.6.d",
    "article.bold",
    words("article", 1, "**Điều 2.**", "Điều 2."),
    media="docx+pdf",
    where="Ông Vũ Đức Toàn được",
)
defect(
    "chuong-a-rap",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "heading.number",
    lambda p: _attached(p, "Chương II", "Chương 2"),
    media="docx+pdf",
    where="Chương 2",
)
defect(
    "chuong-khong-dam",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "heading.bold",
    look("chapter", bold=False),
    media="docx+pdf",
    where="Chương I",
    mend=True,
)
defect(
    "chuong-lech-trai",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "heading.align",
    look("chapter", align="left"),
    media="docx",
    where="Chương I",
    mend=True,
)
defect(
    "ten-chuong-thuong",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "heading_title.case",
    lambda p: _attached(p, "QUY ĐỊNH CHUNG", "Quy định chung"),
    media="docx+pdf",
    where="Quy định chung",
    mend=True,
)
defect(
    "phan-chu-hoa",
    "bao-cao-so",
    "II.6.d",
    "heading.case",
    words("chapter", 0, "Phần I", "PHẦN I"),
    media="docx+pdf",
    where="PHẦN I",
)
defect(
    "ten-phan-nghieng",
    "de-an-truong",
    "II.6.d",
    "heading_title.italic",
    look("chapter_title", italic=True),
    where="SỰ CẦN THIẾT",
    mend=True,
)
defect(
    "muc-la-ma",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "heading.number",
    lambda p: _attached(p, "Mục 1", "Mục I"),
    media="docx+pdf",
    where="Mục I",
)
defect(
    "ten-muc-thuong",
    "de-an-truong",
    "II.6.d",
    "heading_title.case",
    words("section_title", 0, "DANH MỤC VỊ TRÍ VIỆC LÀM", "Danh mục vị trí việc làm"),
    where="Danh mục vị trí",
    mend=True,
)
defect(
    "dieu-khong-dam",
    "quyet-dinh-truc-tiep",
    "II.6.d",
    "article.bold",
    words("article", 1, "**Điều 2.**", "Điều 2."),
    media="docx+pdf",
    where="Điều 2.",
    mend=True,
)
defect(
    "dieu-hai-cham",
    "hop-dong",
    "II.6.d",
    "article.mark",
    words("article", 1, "Điều 2.", "Điều 2:"),
    media="docx+pdf",
    where="Điều 2:",
)
defect(
    "dieu-la-ma",
    "nghi-quyet-hdnd-xa",
    "II.6.d",
    "article.number",
    words("article", 1, "Điều 2.", "Điều II."),
    where="Điều II",
)
defect(
    "dieu-can-giua",
    "ban-thoa-thuan",
    "II.6.d",
    "article.align",
    at("article", 0, align="center", first=0),
    media="docx+pdf",
    where="Điều 1.",
    mend=True,
)
defect(
    "dieu-chu-hoa",
    "quyet-dinh-quy-pham",
    "II.6.d",
    "article.case",
    words("article", 1, "Điều 2. Mức thu", "ĐIỀU 2. MỨC THU"),
    media="docx+pdf",
    where="ĐIỀU 2",
)
defect(
    "khoan-ngoac",
    "cong-van-so",
    "II.6.d",
    "clause.mark",
    words("clause", 0, "1. Rà", "1) Rà"),
    media="docx+pdf",
    where="1) Rà",
)
defect(
    "diem-cham",
    "ke-hoach-xa",
    "II.6.d",
    "point.mark",
    words("point", 0, "a) Rà", "a. Rà"),
    media="docx+pdf",
    where="a. Rà",
)
defect(
    "diem-hoa",
    "phuong-an-chi-cuc",
    "II.6.d",
    "point.case",
    words("point", 0, "a) Lực", "A) Lực"),
    where="A) Lực",
)
defect(
    "diem-thieu-d",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "numbering.order",
    lambda p: _attached(p, "đ) Công", "e) Công"),
    media="docx+pdf",
    where="e) Công",
)
defect(
    "diem-nghieng",
    "chi-thi-ubnd-tinh",
    "II.6.d",
    "body.italic",
    at("point", 0, italic=True),
    media="docx+pdf",
    where="Tổng kiểm tra",
    mend=True,
)
defect(
    "dieu-co-khac",
    "quyet-dinh-quy-pham",
    "II.6.d",
    "article.text_size",
    at("article", 0, size=13),
    media="docx+pdf",
    where="Điều 1.",
    mend=True,
)


def _one_line(paper: Paper) -> None:
    """Number and title of a chapter on one line."""
    body = paper.attachments[0].body
    body[0].text = f"{body[0].text}: {body.pop(1).text}"


defect(
    "chuong-chung-dong",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "heading.line",
    _one_line,
    media="docx+pdf",
    where="Chương I: QUY",
)
defect(
    "dieu-thieu-cham",
    "quyet-dinh-gian-tiep-quy-che",
    "II.6.d",
    "article.mark",
    lambda p: _attached(p, "Điều 2. Nguyên", "Điều 2 Nguyên"),
    media="docx+pdf",
    where="Điều 2 Nguyên",
)
defect(
    "muc-la-ma-khong-dam",
    "ke-hoach-xa",
    "II.6.d",
    "section.bold",
    look("roman", bold=False),
    media="docx+pdf",
    where="MỤC ĐÍCH, YÊU CẦU",
)
defect(
    "diem-dam",
    "ke-hoach-xa",
    "II.6.d",
    "body.bold",
    at("point", 0, bold=True),
    media="docx+pdf",
    where="Rà soát văn bản",
    mend=True,
)
