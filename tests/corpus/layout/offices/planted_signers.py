# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of authority, position and name (mục II.7)."""

from __future__ import annotations

from .defects import defect, look, named, titled

defect(
    "chuc-vu-thuong",
    "giay-uy-quyen",
    "II.7.d",
    "capacity.case",
    titled("Giám đốc"),
    media="docx+pdf",
    where="Giám đốc",
    mend=True,
)
defect(
    "chuc-vu-khong-dam",
    "phieu-chuyen",
    "II.7.d",
    "capacity.bold",
    look("sign_title", bold=False),
    media="docx+pdf",
    where="CHỦ TỊCH",
    mend=True,
)
defect(
    "chuc-vu-12",
    "ban-ghi-nho",
    "II.7.d",
    "capacity.size",
    look("sign_title", size=12),
    media="docx+pdf",
    where="GIÁM ĐỐC",
    mend=True,
)
defect(
    "tm-thieu-cham",
    "ke-hoach-xa",
    "II.7.a",
    "capacity.prefix",
    titled("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    media="docx+pdf",
    where="TM ỦY BAN",
)
defect(
    "tm-gach-cheo",
    "chuong-trinh-ubnd",
    "II.7.a",
    "capacity.prefix",
    titled("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    media="docx+pdf",
    where="T/M",
)
defect(
    "kt-thieu-cham",
    "huong-dan-so",
    "II.7.a",
    "capacity.prefix",
    titled("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    media="docx+pdf",
    where="KT GIÁM",
)
defect(
    "kt-khong-cap-pho",
    "cong-van-so",
    "II.7.a",
    "capacity.office",
    titled("KT. GIÁM ĐỐC"),
    where="KT. GIÁM",
    media="docx+pdf",
)
defect(
    "ten-khong-dam",
    "nghi-quyet-hdnd-xa",
    "II.7.d",
    "signer.bold",
    look("sign_name", bold=False),
    media="docx+pdf",
    where="Đào Thị Hương",
    mend=True,
)
defect(
    "ten-hoa",
    "thong-bao-van-phong",
    "II.7.d",
    "signer.case",
    named("NGUYỄN VĂN TRÁNG"),
    where="TRÁNG",
    mend=True,
)
defect(
    "ten-hoa",
    "ban-thoa-thuan",
    "II.7.d",
    "signer.case",
    named("DƯƠNG TUẤN KIỆT"),
    media="pdf",
    where="KIỆT",
)
defect(
    "ten-12",
    "quyet-dinh-truc-tiep",
    "II.7.d",
    "signer.size",
    look("sign_name", size=12),
    media="docx+pdf",
    where="Trần Quốc Văn",
    mend=True,
)
defect(
    "ten-nghieng",
    "hop-dong",
    "II.7.d",
    "signer.italic",
    look("sign_name", italic=True),
    media="docx+pdf",
    where="Nguyễn Thị Sen",
    mend=True,
)
defect(
    "hoc-vi",
    "to-trinh-phu-luc-ngang",
    "II.7.b",
    "signer.title",
    named("ThS. Ngô Thị Thu Hà"),
    media="docx+pdf",
    where="Ngô Thị Thu Hà",
)
defect(
    "ten-lech",
    "phuong-an-chi-cuc",
    "II.7.d",
    "signer.align",
    look("sign_name", align="right"),
    media="docx+pdf",
    where="Lưu Văn Đức",
    mend=True,
)
defect(
    "chuc-vu-lech-trai",
    "thong-bao-hoi-dong-thi",
    "II.7.d",
    "capacity.align",
    look("sign_title", align="left"),
    media="docx+pdf",
    where="TM. HỘI ĐỒNG",
    mend=True,
)
