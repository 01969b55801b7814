# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of pages: paper, margins, letters, numbers (mục I)."""

from __future__ import annotations

from .defects import at, defect, look, numbers, page
from .paper import Paper


def _font(paper: Paper) -> None:
    for role in paper.looks:
        paper.restyle(role, font="Arial")


defect(
    "giay-letter",
    "giay-nghi-phep",
    "I.1",
    "page.size",
    page(width=215.9, height=279.4),
    media="docx+pdf",
    mend=True,
)
defect(
    "giay-a5",
    "phieu-chuyen",
    "I.1",
    "page.size",
    page(width=182, height=257),
    media="pdf",
)
defect(
    "giay-ngang",
    "giay-uy-quyen",
    "I.2",
    "page.landscape",
    page(width=297, height=210),
    media="docx+pdf",
)
defect(
    "le-trai-hep",
    "cong-van-so",
    "I.3",
    "page.margin.left",
    page(left=25),
    media="docx+pdf",
    mend=True,
)
defect(
    "le-tren-hep",
    "bao-cao-so",
    "I.3",
    "page.margin.top",
    page(top=15),
    media="docx+pdf",
    mend=True,
)
defect(
    "le-phai-rong",
    "quyet-dinh-truc-tiep",
    "I.3",
    "page.margin.right",
    page(right=25),
    media="docx+pdf",
    mend=True,
)
defect(
    "le-duoi-rong",
    "chuong-trinh-ubnd",
    "I.3",
    "page.margin.bottom",
    page(bottom=32),
    mend=True,
)
defect(
    "le-trai-rong",
    "thong-bao-van-phong",
    "I.3",
    "page.margin.left",
    page(left=40),
    mend=True,
)
defect(
    "phong-mot-doan",
    "hop-dong",
    "I.4",
    "font.name",
    at("clause", 0, font="Arial"),
    media="docx+pdf",
    where="Bên B bảo trì",
    mend=True,
)
defect(
    "phong-ca-van-ban",
    "phieu-gui",
    "I.4",
    "font.name",
    _font,
    media="docx+pdf",
    where="PHIẾU GỬI",
    mend=True,
)
defect(
    "phong-co-quan",
    "nghi-quyet-hdnd-xa",
    "I.4",
    "font.name",
    look("agency", font="Calibri"),
    where="XÃ LƯƠNG BẰNG",
    mend=True,
)
defect(
    "mau-doan-xanh",
    "huong-dan-so",
    "I.4",
    "font.colour",
    at("clause", 0, colour="0000FF"),
    media="docx+pdf",
    where="Thành lập tổ",
    mend=True,
)
defect(
    "mau-ten-loai-do",
    "ke-hoach-xa",
    "I.4",
    "font.colour",
    look("title", colour="FF0000"),
    media="docx+pdf",
    where="KẾ HOẠCH",
    mend=True,
)
defect(
    "khong-so-trang",
    "bao-cao-so",
    "I.7",
    "page_number.missing",
    numbers(place=""),
    media="docx+pdf",
    mend=True,
)
defect(
    "so-trang-chan",
    "chi-thi-ubnd-tinh",
    "I.7",
    "page_number.position",
    numbers(place="footer"),
    media="docx+pdf",
    mend=True,
)
defect(
    "so-trang-phai",
    "chuong-trinh-ubnd",
    "I.7",
    "page_number.align",
    look("page_number", align="right"),
    media="docx+pdf",
    mend=True,
)
defect(
    "so-trang-nho",
    "ke-hoach-xa",
    "I.7",
    "page_number.size",
    look("page_number", size=11),
    media="docx+pdf",
    mend=True,
)
defect(
    "so-trang-nghieng",
    "huong-dan-so",
    "I.7",
    "page_number.style",
    look("page_number", italic=True),
    mend=True,
)
defect(
    "so-trang-la-ma",
    "bao-cao-so",
    "I.7",
    "page_number.form",
    numbers(form="roman"),
    media="docx+pdf",
)
defect(
    "so-trang-dau",
    "de-an-truong",
    "I.7",
    "page_number.first",
    numbers(first=True),
    media="docx+pdf",
    mend=True,
)
