# SPDX-License-Identifier: LGPL-3.0-or-later
"""Short papers, and those that two sign."""

from .components import Head, recipients, sign, title, to_one, two_signers
from .papers import GOOGLE, LIBRE, OLD, WORD, WORD_RUNS, WORK, WPS, long, paper
from .writer import Writer


@paper
def minutes() -> bytes:
    w = Writer(WORD, number="box")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        code="Số: 12/BB-SNNMT",
        date="Hưng Yên, ngày 06 tháng 5 năm 2026",
    ).write(w)
    title(w, "BIÊN BẢN", "Họp Hội đồng nghiệm thu đề tài cấp cơ sở")
    w.say(
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 06 tháng 5 năm 2026.",
        "Địa điểm: Phòng họp số 2, trụ sở Sở Nông nghiệp và Môi trường.",
        "Thành phần tham dự: Lãnh đạo Sở, các thành viên Hội đồng.",
        "Chủ trì (chủ tọa): Ông Nguyễn Văn Tráng, Phó Giám đốc Sở.",
        "Thư ký (người ghi biên bản): Bà Lê Thị Hoa, Chuyên viên.",
    )
    long(w, 3)
    w.say("Cuộc họp kết thúc vào 11 giờ 30 phút, ngày 06 tháng 5 năm 2026./.")
    two_signers(w, ("THƯ KÝ", "Lê Thị Hoa"), ("CHỦ TỌA", "Nguyễn Văn Tráng"))
    w.put(recipients(w, "Các thành viên Hội đồng", "VT, KHCN"))
    return w.saved()


@paper
def contract() -> bytes:
    w = Writer(WPS, size=13, small=12)
    w.put(w.mid("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"))
    w.put(w.under("Độc lập - Tự do - Hạnh phúc", 14, 1.0, 165))
    title(w, "HỢP ĐỒNG", "Cung cấp dịch vụ số hóa tài liệu lưu trữ", ruled=False)
    w.put(w.mid("Số: 18/HĐ-TTLT", 13))
    w.put(w.text(w.run("Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;", 0, "i")))
    w.say(
        "Hôm nay, ngày 10 tháng 6 năm 2026, tại Trung tâm Lưu trữ lịch sử tỉnh, chúng "
        "tôi gồm:"
    )
    for number, text in enumerate(WORK, 1):
        w.item(f"Điều {number}. ", text)
    two_signers(
        w,
        ("ĐẠI DIỆN BÊN A", "GIÁM ĐỐC", "Nguyễn Thị Thu"),
        ("ĐẠI DIỆN BÊN B", "GIÁM ĐỐC", "Trần Đình Khoa"),
    )
    return w.saved()


@paper
def invitation() -> bytes:
    w = Writer(WORD_RUNS, number="none", indent=10)
    Head(
        agency=("ỦY BAN NHÂN DÂN", "XÃ ÁI QUỐC"),
        code="Số: 03/GM-UBND",
        date="Ái Quốc, ngày 04 tháng 02 năm 2026",
    ).write(w)
    title(w, "GIẤY MỜI", "Họp sơ kết công tác quý I năm 2026")
    w.say(
        "Ủy ban nhân dân xã Ái Quốc trân trọng kính mời: Ông Phạm Văn Hùng, Bí thư "
        "Chi bộ thôn Đông, tới dự cuộc họp sơ kết công tác quý I năm 2026.",
        "Chủ trì: Ông Trần Văn Nam, Chủ tịch Ủy ban nhân dân xã.",
        "Thời gian: 14 giờ 00, ngày 10 tháng 02 năm 2026.",
        "Địa điểm: Hội trường Ủy ban nhân dân xã./.",
    )
    sign(
        w,
        ("Như trên", "Đảng ủy, HĐND xã (để b/c)", "VT"),
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Bùi Thị Thơm",
    )
    return w.saved()


@paper
def introduction() -> bytes:
    w = Writer(GOOGLE, number="none")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("THANH TRA TỈNH",),
        code="Số: 22/GGT-TTT",
        date="Hưng Yên, ngày 12 tháng 6 năm 2026",
    ).write(w)
    title(w, "GIẤY GIỚI THIỆU", ruled=False)
    w.say(
        "Thanh tra tỉnh Hưng Yên trân trọng giới thiệu:",
        "Ông (bà): Nguyễn Thị Lan Anh.",
        "Chức vụ: Thanh tra viên.",
        "Được cử đến: Ủy ban nhân dân phường Mỹ Hào.",
        "Về việc: Xác minh nội dung đơn kiến nghị của công dân.",
        "Đề nghị quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành "
        "nhiệm vụ. Giấy này có giá trị đến hết ngày 30 tháng 6 năm 2026./.",
    )
    sign(
        w,
        ("Như trên", "VT"),
        "TL. CHÁNH THANH TRA",
        "CHÁNH VĂN PHÒNG",
        "Phạm Minh Tiến",
    )
    return w.saved()


@paper
def sending_note() -> bytes:
    w = Writer(LIBRE, number="none")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("VĂN PHÒNG",),
        code="Số: 31/PG-VPUBND",
        date="Hưng Yên, ngày 07 tháng 8 năm 2026",
    ).write(w)
    title(w, "PHIẾU GỬI", "Tài liệu họp Ban Chỉ đạo chuyển đổi số")
    to_one(w, "Sở Khoa học và Công nghệ.")
    w.say(f"{WORK[0]}", "Đề nghị quý cơ quan nhận, ký xác nhận và gửi trả phiếu này.")
    sign(
        w,
        ("Như trên", "VT"),
        "TL. CHÁNH VĂN PHÒNG",
        "TRƯỞNG PHÒNG HÀNH CHÍNH",
        "Đào Thị Mai",
    )
    return w.saved()


@paper
def leave_paper() -> bytes:
    w = Writer(OLD, number="none")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ NGOẠI VỤ",),
        code="Số: 19/GNP-SNgV",
        date="Hưng Yên, ngày 13 tháng 4 năm 2026",
    ).write(w)
    title(w, "GIẤY NGHỈ PHÉP", ruled=False)
    w.say(
        "Xét Đơn đề nghị nghỉ phép ngày 10 tháng 4 năm 2026 của ông Mai Văn Tú.",
        "Sở Ngoại vụ cấp cho: Ông Mai Văn Tú.",
        "Chức vụ: Chuyên viên.",
        "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 15 tháng 4 năm 2026 đến hết "
        "ngày 21 tháng 4 năm 2026 tại tỉnh Lào Cai./.",
    )
    sign(
        w,
        ("Ông Mai Văn Tú", "VT, VP"),
        "TL. GIÁM ĐỐC",
        "CHÁNH VĂN PHÒNG",
        "Tạ Hồng Quảng",
    )
    return w.saved()


@paper
def power_of_attorney() -> bytes:
    w = Writer(WPS, number="none", size=13)
    Head(
        parent=("TỔNG CÔNG TY BƯU ĐIỆN", "VIỆT NAM"),
        agency=("BƯU ĐIỆN TỈNH HƯNG YÊN",),
        code="Số: 08/GUQ-BĐHY",
        date="Hưng Yên, ngày 10 tháng 10 năm 2026",
    ).write(w)
    title(w, "GIẤY ỦY QUYỀN", "Về việc ký hợp đồng dịch vụ bưu chính")
    w.say(*WORK[:2])
    sign(w, ("Ông Lê Văn Bình", "VT, TCHC"), "GIÁM ĐỐC", "Phạm Thị Kim Oanh")
    return w.saved()
