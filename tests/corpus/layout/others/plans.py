# SPDX-License-Identifier: LGPL-3.0-or-later
"""Plans, programmes, reports, notices and guidance."""

from .components import (
    Head,
    appendix,
    grid,
    recipients,
    sign,
    title,
    to_one,
    two_signers,
)
from .papers import GOOGLE, LIBRE, REQUEST, STYLED, WORD, WORD_RUNS, WORK, long, paper
from .programs import Program
from .writer import Writer


@paper
def plan_roman() -> bytes:
    w = Writer(STYLED, number="control", margins=(20, 20, 30, 20))
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        code="Số: 56/KH-SGDĐT",
        date="Hưng Yên, ngày 09 tháng 3 năm 2026",
        kind="control",
    ).write(w)
    title(w, "KẾ HOẠCH", "Tổ chức Kỳ thi tuyển sinh vào lớp 10 năm học 2026 - 2027")
    w.say(WORK[0])
    for roman, name in (
        ("I", "MỤC ĐÍCH, YÊU CẦU"),
        ("II", "NỘI DUNG"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
    ):
        w.item(f"{roman}. {name}")
        w.item("1. Nhiệm vụ chung")
        w.say(f"a) {WORK[1]}", f"b) {WORK[2]}")
        w.item("2. Nhiệm vụ cụ thể")
        w.say(*(f"- {text}" for text in WORK))
    w.say(REQUEST)
    sign(
        w,
        ("UBND tỉnh (để b/c)", "Các đơn vị trực thuộc", "VT, QLT"),
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Văn Phê",
    )
    return w.saved()


@paper
def plan_arabic() -> bytes:
    w = Writer(Program("plain", fonts="style", base=26), size=13, line=320, exact=False)
    Head(
        parent=("UBND PHƯỜNG PHỐ HIẾN",),
        agency=("TRƯỜNG TIỂU HỌC", "NGUYỄN TẤT THÀNH"),
        code="Số: 05/KH-THNTT",
        date="Phố Hiến, ngày 30 tháng 8 năm 2026",
    ).write(w)
    title(w, "KẾ HOẠCH", "Khai giảng năm học 2026 - 2027")
    for number, name in enumerate(("Mục đích", "Thời gian, địa điểm", "Thành phần"), 1):
        w.item(f"{number}. {name}")
        w.say(
            f"{number}.1. {WORK[0]}",
            f"{number}.2. {WORK[1]}",
            f"- {WORK[2]}",
            f"+ {WORK[3]}",
        )
    sign(
        w,
        ("UBND phường (để b/c)", "Các tổ chuyên môn", "VT"),
        "HIỆU TRƯỞNG",
        "Hoàng Thị Bích Ngọc",
        kind="tabs",
    )
    return w.saved()


@paper
def plan_with_appendices() -> bytes:
    w = Writer(WORD_RUNS, number="field")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ CÔNG THƯƠNG",),
        code="Số: 40/KH-SCT",
        date="Hưng Yên, ngày 20 tháng 01 năm 2026",
    ).write(w)
    title(w, "KẾ HOẠCH", "Kích cầu tiêu dùng nội địa năm 2026")
    w.say("Chi tiết tại Phụ lục I và Phụ lục II kèm theo Kế hoạch này.")
    long(w, 3)
    w.say(REQUEST)
    sign(
        w,
        ("UBND tỉnh (để b/c)", "Các phòng, đơn vị", "VT, QLTM"),
        "GIÁM ĐỐC",
        "Vũ Quang Thắng",
    )
    w.next_section()
    note = (
        "(Kèm theo Kế hoạch số 40/KH-SCT ngày 20 tháng 01 năm 2026 của Sở Công Thương)"
    )
    appendix(w, "Phụ lục I", "DANH MỤC NHIỆM VỤ", note)
    long(w, 1)
    w.next_section()
    appendix(w, "Phụ lục II", "BIỂU TỔNG HỢP KINH PHÍ", note)
    rows = [("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Kinh phí", "Nguồn", "Thời gian")]
    rows += [
        (str(n), "Hội chợ", "Sở Công Thương", "120", "NSNN", "Quý III")
        for n in range(1, 9)
    ]
    grid(w, rows, (15, 70, 60, 30, 30, 45))
    return w.saved(landscape=True)


@paper
def programme() -> bytes:
    w = Writer(LIBRE, line=18 * 20, exact=True, lines="border")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        code="Số: 14/CTr-SVHTTDL",
        date="Hưng Yên, ngày 16 tháng 02 năm 2026",
    ).write(w)
    title(w, "CHƯƠNG TRÌNH", "Phát triển du lịch cộng đồng giai đoạn 2026 - 2030")
    for part, name in (("thứ nhất", "QUAN ĐIỂM, MỤC TIÊU"), ("thứ hai", "GIẢI PHÁP")):
        w.put(w.mid(f"Phần {part}", 0, "b", gap=(6, 0)), w.mid(name, 0, "b"))
        w.item("I. Quan điểm" if part == "thứ nhất" else "I. Giải pháp về quy hoạch")
        long(w, 2)
    sign(w, ("UBND tỉnh (để b/c)", "VT, QLDL"), "GIÁM ĐỐC", "Đào Mạnh Huân")
    return w.saved()


@paper
def scheme() -> bytes:
    w = Writer(STYLED, number="frame", small=13)
    Head(
        agency=("TẬP ĐOÀN", "ĐIỆN LỰC VIỆT NAM"),
        code="Số: 5510/PA-EVN",
        date="Hà Nội, ngày 17 tháng 7 năm 2026",
    ).write(w)
    title(w, "PHƯƠNG ÁN", "Cung ứng điện mùa khô năm 2027")
    long(w, 4)
    sign(
        w,
        ("Bộ Công Thương (để b/c)", "Các đơn vị thành viên", "VT, KTSX"),
        "KT. TỔNG GIÁM ĐỐC",
        "PHÓ TỔNG GIÁM ĐỐC",
        "Ngô Sơn Hải",
    )
    return w.saved()


@paper
def report_with_tables() -> bytes:
    w = Writer(GOOGLE, line=300, indent=12.7)
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ TƯ PHÁP",),
        code="Số: 77/BC-STP",
        date="Hưng Yên, ngày 14 tháng 12 năm 2026",
    ).write(w)
    title(w, "BÁO CÁO", "Kết quả công tác tư pháp năm 2026,", "nhiệm vụ năm 2027")
    to_one(w, "Bộ Tư pháp.")
    w.item("I. KẾT QUẢ")
    w.say(*WORK[:2])
    grid(
        w,
        (
            ("STT", "Lĩnh vực", "Hồ sơ", "Đúng hạn"),
            ("1", "Hộ tịch", "12.415", "99,8%"),
            ("2", "Chứng thực", "48.020", "100%"),
            ("3", "Lý lịch tư pháp", "6.310", "99%"),
        ),
        (15, 70, 40, 40),
    )
    long(w, 2)
    w.item("II. NHIỆM VỤ")
    long(w, 1)
    sign(w, ("Như trên", "UBND tỉnh (để b/c)", "VT, VP"), "GIÁM ĐỐC", "Nguyễn Thị Oanh")
    return w.saved()


@paper
def ward_notice() -> bytes:
    w = Writer(WORD, lines="under", number="none", size=14)
    Head(
        agency=("ỦY BAN NHÂN DÂN", "PHƯỜNG HỒNG CHÂU"),
        code="Số: 128/TB-UBND",
        date="Hồng Châu, ngày 25 tháng 5 năm 2026",
        kind="row",
    ).write(w)
    title(w, "THÔNG BÁO", "Về việc niêm yết danh sách cử tri", ruled=True)
    w.say(*WORK[:2], REQUEST)
    sign(
        w,
        ("Ủy ban MTTQ phường", "Các tổ dân phố", "VT"),
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Đức Thuận",
    )
    return w.saved()


@paper
def two_agencies() -> bytes:
    w = Writer(WORD_RUNS)
    Head(
        agency=("SỞ Y TẾ - SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"),
        code="Số: 61/KH-SYT-SGDĐT",
        date="Hưng Yên, ngày 18 tháng 9 năm 2026",
    ).write(w)
    title(
        w, "KẾ HOẠCH", "Phối hợp thực hiện công tác y tế trường học năm học 2026 - 2027"
    )
    long(w, 3)
    two_signers(
        w,
        ("KT. GIÁM ĐỐC", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "PHÓ GIÁM ĐỐC", "Đỗ Văn Khải"),
        ("KT. GIÁM ĐỐC", "SỞ Y TẾ", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Anh"),
    )
    w.put(recipients(w, "UBND tỉnh (để b/c)", "Các trường học", "VT (SYT, SGDĐT)"))
    return w.saved()


@paper
def guidance_of_school() -> bytes:
    w = Writer(WORD_RUNS, margins=(20, 20, 35, 20))
    Head(
        parent=("BỘ GIÁO DỤC VÀ ĐÀO TẠO",),
        agency=("TRƯỜNG ĐẠI HỌC SƯ PHẠM", "KỸ THUẬT HƯNG YÊN"),
        code="Số: 902/HD-ĐHSPKTHY",
        date="Hưng Yên, ngày 22 tháng 8 năm 2026",
    ).write(w)
    title(w, "HƯỚNG DẪN", "Thực hiện đồ án, khóa luận tốt nghiệp")
    long(w, 3)
    sign(
        w,
        ("Các khoa, bộ môn", "Lưu trữ Trường", "VT, ĐT"),
        "KT. HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "PGS. TS. Lê Ngọc Trúc",
    )
    return w.saved()
