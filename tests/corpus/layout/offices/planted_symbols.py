# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of number, symbol, place and date (mục II.3, II.4)."""

from __future__ import annotations

from .defects import defect, look, put

defect(
    "so-thieu-hai-cham",
    "thong-bao-hoi-dong-thi",
    "II.3.c",
    "code.label",
    put(number="Số 02/TB-HĐTDVC"),
    media="docx+pdf",
    where="02/TB",
)
defect(
    "so-thieu-khong",
    "nghi-quyet-hdnd-xa",
    "II.3.c",
    "code.zero",
    put(number="Số: 7/NQ-HĐND"),
    media="docx+pdf",
    where="7/NQ",
    mend=True,
)
defect(
    "so-cach-chu",
    "chi-thi-ubnd-tinh",
    "II.3.c",
    "code.blank",
    put(number="Số: 11 / CT - UBND"),
    media="docx+pdf",
    where="11 / CT",
)
defect(
    "so-gach-cheo",
    "ke-hoach-xa",
    "II.3.c",
    "code.shape",
    put(number="Số: 33/KH/UBND"),
    media="docx+pdf",
    where="33/KH",
)
defect(
    "ky-hieu-thuong",
    "phieu-chuyen",
    "II.3.c",
    "code.case",
    put(number="Số: 28/pc-ubnd"),
    media="docx+pdf",
    where="28/pc",
)
defect(
    "so-14",
    "cong-van-so",
    "II.3.c",
    "code.size",
    look("number", size=14),
    media="docx+pdf",
    where="1204",
    mend=True,
)
defect(
    "so-12",
    "cong-van-truong-hoc",
    "II.3.c",
    "code.size",
    look("number", size=12),
    media="docx+pdf",
    where="61/",
    mend=True,
)
defect(
    "so-dam",
    "bao-cao-so",
    "II.3.c",
    "code.bold",
    look("number", bold=True),
    where="402/BC",
    mend=True,
)
defect(
    "so-nghieng",
    "to-trinh-phu-luc-ngang",
    "II.3.c",
    "code.italic",
    look("number", italic=True),
    media="docx+pdf",
    where="156/TTr",
    mend=True,
)
defect(
    "ky-hieu-sai-loai",
    "huong-dan-so",
    "II.3.b, PL III.I",
    "code.type",
    put(number="Số: 21/KH-STP"),
    media="docx+pdf",
    where="21/KH",
)
defect(
    "ky-hieu-cv",
    "cong-van-cong-ty",
    "II.3.b",
    "code.letter",
    put(number="Số: 318/CV-KTCTTL"),
    media="docx+pdf",
    where="318/CV",
)
defect(
    "so-lech-trai",
    "cong-dien-hoa-toc",
    "II.3.c",
    "code.align",
    look("number", align="left"),
    media="docx+pdf",
    where="04/CĐ",
    mend=True,
)
defect(
    "ngay-dung",
    "ban-thoa-thuan",
    "II.4.d",
    "date.italic",
    look("date", italic=False),
    media="docx+pdf",
    where="Ân Thi",
    mend=True,
)
defect(
    "ngay-12",
    "giay-uy-quyen",
    "II.4.d",
    "date.size",
    look("date", size=12),
    media="docx+pdf",
    where="Hưng Yên",
    mend=True,
)
defect(
    "ngay-dam",
    "du-an-ban-quan-ly",
    "II.4.d",
    "date.bold",
    look("date", bold=True),
    where="Hưng Yên",
    mend=True,
)
defect(
    "ngay-thieu-phay",
    "phuong-an-chi-cuc",
    "II.4.d",
    "date.comma",
    put(date="Hưng Yên ngày 22 tháng 4 năm 2026"),
    media="docx+pdf",
    where="Hưng Yên",
)
defect(
    "ngay-thieu-khong",
    "giay-gioi-thieu",
    "II.4.b",
    "date.day",
    put(date="Hưng Yên, ngày 7 tháng 5 năm 2026"),
    media="docx+pdf",
    where="ngày 7",
    mend=True,
)
defect(
    "thang-thieu-khong",
    "ke-hoach-xa",
    "II.4.b",
    "date.month",
    put(date="Khoái Châu, ngày 04 tháng 2 năm 2026"),
    media="docx+pdf",
    where="tháng 2",
    mend=True,
)
defect(
    "ngay-viet-tat",
    "giay-moi",
    "II.4.b",
    "date.words",
    put(date="Hưng Yên, ngày 16/10/2026"),
    media="docx+pdf",
    where="16/10",
)
defect(
    "ngay-duoi-so",
    "quyet-dinh-truc-tiep",
    "II.4.d",
    "date.position",
    put(date_drop=2),
    media="docx+pdf",
    where="Hưng Yên",
)
defect(
    "dia-danh-thuong",
    "nghi-quyet-hdnd-xa",
    "II.4.d",
    "date.place",
    put(date="lương bằng, ngày 28 tháng 7 năm 2026"),
    where="lương bằng",
)
defect(
    "thieu-ngay",
    "thong-bao-van-phong",
    "II.4",
    "date.missing",
    put(date=""),
    media="docx",
)
defect(
    "nam-hai-chu-so",
    "giay-uy-quyen",
    "II.4.b",
    "date.year",
    put(date="Hưng Yên, ngày 02 tháng 3 năm 26"),
    media="docx+pdf",
    where="năm 26",
)
defect(
    "so-cach-gach-cheo",
    "ke-hoach-xa",
    "II.3.c",
    "code.blank",
    put(number="Số: 33 /KH-UBND"),
    media="docx+pdf",
    where="33 /KH",
    mend=True,
)
defect(
    "ngay-lech-trai",
    "quyet-dinh-truc-tiep",
    "II.4.d",
    "date.align",
    look("date", align="left"),
    where="Hưng Yên, ngày",
    mend=True,
)
