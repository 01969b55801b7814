# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of type and subject (mục II.5)."""

from __future__ import annotations

from .defects import defect, extra, look, put
from .paper import Rule

defect(
    "ten-loai-khong-hoa",
    "thong-bao-chu-hoa-bang-dinh-dang",
    "II.5.b",
    "type.case",
    look("title", caps=False),
    media="docx+pdf",
    where="Thông báo",
    mend=True,
)
defect(
    "ten-loai-12",
    "bien-ban-hop",
    "II.5.b",
    "type.size",
    look("title", size=12),
    media="docx+pdf",
    where="BIÊN BẢN",
    mend=True,
)
defect(
    "ten-loai-16",
    "chi-thi-ubnd-tinh",
    "II.5.b",
    "type.size",
    look("title", size=16),
    media="docx+pdf",
    where="CHỈ THỊ",
    mend=True,
)
defect(
    "ten-loai-khong-dam",
    "giay-nghi-phep",
    "II.5.b",
    "type.bold",
    look("title", bold=False),
    media="docx+pdf",
    where="GIẤY NGHỈ PHÉP",
    mend=True,
)
defect(
    "ten-loai-thuong",
    "to-trinh-phu-luc-ngang",
    "II.5.b",
    "type.case",
    put(title="Tờ trình"),
    media="docx+pdf",
    where="Tờ trình",
    mend=True,
)
defect(
    "ten-loai-trai",
    "du-an-ban-quan-ly",
    "II.5.b",
    "type.align",
    look("title", align="left"),
    media="docx+pdf",
    where="DỰ ÁN",
    mend=True,
)
defect(
    "trich-yeu-khong-dam",
    "quyet-dinh-quy-pham",
    "II.5.b",
    "subject.bold",
    look("about", bold=False),
    media="docx+pdf",
    where="Quy định mức thu",
    mend=True,
)
defect(
    "trich-yeu-nghieng",
    "cong-dien-hoa-toc",
    "II.5.b",
    "subject.italic",
    look("about", italic=True),
    media="docx+pdf",
    where="Về việc chủ động",
    mend=True,
)
defect(
    "trich-yeu-12",
    "ban-thoa-thuan",
    "II.5.b",
    "subject.size",
    look("about", size=12),
    media="docx+pdf",
    where="Phối hợp quản lý",
    mend=True,
)
defect(
    "trich-yeu-hoa",
    "hop-dong",
    "II.5.b",
    "subject.case",
    put(about=["CUNG CẤP DỊCH VỤ BẢO TRÌ HỆ THỐNG MẠNG"]),
    media="docx+pdf",
    where="CUNG CẤP",
)
defect(
    "trich-yeu-khong-ke",
    "phuong-an-chi-cuc",
    "II.5.b",
    "subject.line.missing",
    put(about_rule=None),
    media="docx+pdf",
    where="Hộ đê",
)
defect(
    "trich-yeu-ke-dai",
    "de-an-truong",
    "II.5.b",
    "subject.line.length",
    put(about_rule=Rule(0.9)),
    media="docx+pdf",
    where="Vị trí việc làm",
)
defect(
    "vv-14",
    "cong-van-so",
    "II.5.c",
    "letter_subject.size",
    look("vv", size=14),
    media="docx+pdf",
    where="V/v rà soát",
    mend=True,
)
defect(
    "vv-dam",
    "cong-van-cong-ty",
    "II.5.c",
    "letter_subject.bold",
    look("vv", bold=True),
    media="docx+pdf",
    where="V/v vận hành",
    mend=True,
)
defect(
    "vv-nghieng",
    "cong-van-truong-hoc",
    "II.5.c",
    "letter_subject.italic",
    look("vv", italic=True),
    media="docx+pdf",
    where="V/v mời",
    mend=True,
)
defect(
    "vv-sat-so",
    "cong-van-nhieu-noi-khan",
    "II.5.c",
    "letter_subject.gap",
    look("vv", before=0),
    media="docx+pdf",
    where="V/v bảo đảm",
    mend=True,
)
defect(
    "ve-viec-thay-vv",
    "cong-van-so",
    "II.5.c",
    "letter_subject.mark",
    put(vv=["Về việc rà soát cơ sở dữ liệu", "đất đai trên địa bàn tỉnh"]),
    media="docx+pdf",
    where="Về việc",
)
defect(
    "thieu-vv",
    "cong-van-luu-hanh-noi-bo",
    "II.5.c",
    "letter_subject.missing",
    put(vv=[]),
    media="docx+pdf",
)
defect(
    "ten-quy-che-thuong",
    "quyet-dinh-gian-tiep-quy-che",
    "II.5.b",
    "attached_type.case",
    extra(label="Quy chế"),
    media="docx+pdf",
    where="Quy chế",
    mend=True,
)
defect(
    "kem-theo-quy-che-dung",
    "quyet-dinh-gian-tiep-quy-che",
    "PL III",
    "appendix_note.italic",
    look("attached", italic=False),
    media="docx+pdf",
    where="Kèm theo Quyết định",
    mend=True,
)
