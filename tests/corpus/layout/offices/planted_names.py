# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defects of the names of state and agencies (mục II.1, II.2)."""

from __future__ import annotations

from .defects import defect, look, put
from .paper import Rule

defect(
    "co-quan-khong-hoa",
    "thong-bao-chu-hoa-bang-dinh-dang",
    "II.2.b",
    "agency.case",
    look("agency", caps=False),
    media="docx+pdf",
    where="Văn phòng",
    mend=True,
)
defect(
    "quoc-hieu-14",
    "ban-ghi-nho",
    "II.1.a",
    "nation.size",
    look("state", size=14),
    media="docx+pdf",
    where="CỘNG HÒA",
    mend=True,
)
defect(
    "quoc-hieu-11",
    "giay-gioi-thieu",
    "II.1.a",
    "nation.size",
    look("state", size=11),
    media="docx+pdf",
    where="CỘNG HÒA",
    mend=True,
)
defect(
    "quoc-hieu-khong-dam",
    "cong-van-truong-hoc",
    "II.1.a",
    "nation.bold",
    look("state", bold=False),
    media="docx+pdf",
    where="CỘNG HÒA",
    mend=True,
)
defect(
    "quoc-hieu-thuong",
    "thu-cong",
    "II.1.a",
    "nation.case",
    put(state="Cộng hòa xã hội chủ nghĩa Việt Nam"),
    media="docx+pdf",
    where="Cộng hòa",
    mend=True,
)
defect(
    "quoc-hieu-ben-trai",
    "quyet-dinh-truc-tiep",
    "II.1.a",
    "nation.position",
    put(swapped=True),
    media="docx+pdf",
    where="CỘNG HÒA",
)
defect(
    "quoc-hieu-nghieng",
    "phieu-chuyen",
    "II.1.a",
    "nation.italic",
    look("state", italic=True),
    where="CỘNG HÒA",
    mend=True,
)
defect(
    "thieu-quoc-hieu",
    "phieu-gui",
    "II.1",
    "nation.missing",
    put(state=""),
    media="docx+pdf",
)
defect(
    "tieu-ngu-12",
    "hop-dong",
    "II.1.b",
    "motto.size",
    look("motto", size=12),
    media="docx+pdf",
    where="Độc lập",
    mend=True,
)
defect(
    "tieu-ngu-khong-dam",
    "nghi-quyet-hdnd-xa",
    "II.1.b",
    "motto.bold",
    look("motto", bold=False),
    media="docx+pdf",
    where="Độc lập",
    mend=True,
)
defect(
    "tieu-ngu-khong-cach",
    "cong-dien-hoa-toc",
    "II.1.b",
    "motto.words",
    put(motto="Độc lập-Tự do-Hạnh phúc"),
    media="docx+pdf",
    where="Độc lập",
    mend=True,
)
defect(
    "tieu-ngu-hoa",
    "giay-moi",
    "II.1.b",
    "motto.words",
    put(motto="ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    where="ĐỘC LẬP",
)
defect(
    "tieu-ngu-thuong",
    "ke-hoach-xa",
    "II.1.b",
    "motto.words",
    put(motto="Độc lập - tự do - hạnh phúc"),
    media="docx+pdf",
    where="Độc lập",
    mend=True,
)
defect(
    "tieu-ngu-khong-ke",
    "du-an-ban-quan-ly",
    "II.1.b",
    "motto.line.missing",
    put(motto_rule=None),
    media="docx+pdf",
    where="Độc lập",
)
defect(
    "tieu-ngu-ke-ngan",
    "quyet-dinh-quy-pham",
    "II.1.b",
    "motto.line.length",
    put(motto_rule=Rule(0.5)),
    media="docx+pdf",
    where="Độc lập",
)
defect(
    "tieu-ngu-ke-dut",
    "thong-bao-hoi-dong-thi",
    "II.1.b",
    "motto.line.broken",
    put(motto_rule=Rule(1.0, dash=True)),
    media="docx+pdf",
    where="Độc lập",
)
defect(
    "thieu-tieu-ngu",
    "giay-nghi-phep",
    "II.1.b",
    "motto.missing",
    put(motto=""),
    media="docx+pdf",
)
defect(
    "chu-quan-dam",
    "cong-van-so",
    "II.2.b",
    "parent.bold",
    look("parent", bold=True),
    media="docx+pdf",
    where="ỦY BAN NHÂN DÂN",
    mend=True,
)
defect(
    "chu-quan-14",
    "bien-ban-hop",
    "II.2.b",
    "parent.size",
    look("parent", size=14),
    where="UBND TỈNH",
    mend=True,
)
defect(
    "chu-quan-thuong",
    "phieu-gui",
    "II.2.b",
    "parent.case",
    put(parent=["UBND tỉnh Hưng Yên"]),
    media="docx+pdf",
    where="UBND tỉnh",
    mend=True,
)
defect(
    "co-quan-khong-dam",
    "de-an-truong",
    "II.2.b",
    "agency.bold",
    look("agency", bold=False),
    media="docx+pdf",
    where="TRƯỜNG CAO ĐẲNG",
    mend=True,
)
defect(
    "co-quan-thuong",
    "giay-uy-quyen",
    "II.2.b",
    "agency.case",
    put(agency=["Sở Công Thương"]),
    media="docx+pdf",
    where="Sở Công",
    mend=True,
)
defect(
    "co-quan-11",
    "chuong-trinh-ubnd",
    "II.2.b",
    "agency.size",
    look("agency", size=11),
    where="ỦY BAN NHÂN DÂN",
    mend=True,
)
defect(
    "co-quan-khong-ke",
    "huong-dan-so",
    "II.2.b",
    "agency.line.missing",
    put(agency_rule=None),
    media="docx+pdf",
    where="SỞ TƯ PHÁP",
)
defect(
    "co-quan-ke-dai",
    "thong-bao-van-phong",
    "II.2.b",
    "agency.line.length",
    put(agency_rule=Rule(1.0)),
    media="docx",
    where="VĂN PHÒNG",
)
defect(
    "co-quan-ke-dai",
    "quyet-dinh-truc-tiep",
    "II.2.b",
    "agency.line.length",
    put(agency_rule=Rule(1.0)),
    media="docx+pdf",
    where="SỞ XÂY DỰNG",
)
defect(
    "co-quan-lech-trai",
    "quyet-dinh-truc-tiep",
    "II.2.b",
    "agency.align",
    look("agency", align="left"),
    where="SỞ XÂY DỰNG",
    mend=True,
)
