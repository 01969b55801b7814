# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lawful documents of many types and offices; the checker must be silent on all."""

from collections.abc import Callable
from functools import cache

from .components import (
    Head,
    appendix,
    grid,
    recipients,
    sign,
    signer,
    title,
    to_many,
    to_one,
    two_signers,
)
from .programs import Program
from .writer import Writer

_WORD = Program("word", fonts="style")
_WORD_RUNS = Program("word", fonts="run", base=26)
_STYLED = Program("word", fonts="theme", body_style=True)
_GOOGLE = Program("google", fonts="run", base=22)
_WPS = Program("wps", fonts="run", base=21)
_LIBRE = Program("libre", fonts="defaults", base=24)
_OLD = Program("plain", fonts="defaults")

WORK = (
    "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi; công khai "
    "đầy đủ, kịp thời trên Cổng Dịch vụ công quốc gia và tại nơi tiếp nhận hồ sơ.",
    "Đẩy mạnh ứng dụng công nghệ thông tin, tái cấu trúc quy trình nghiệp vụ, bảo đảm "
    "100% hồ sơ công việc được lập và xử lý trên môi trường điện tử theo quy định.",
    "Tăng cường kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính tại các phòng "
    "chuyên môn, đơn vị trực thuộc và Ủy ban nhân dân các xã, phường trên địa bàn.",
    "Bố trí kinh phí, nhân lực, cơ sở vật chất phục vụ hoạt động bộ phận một cửa, "
    "bảo đảm người dân, doanh nghiệp được phục vụ thuận lợi, đúng thời hạn.",
)
REQUEST = "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./."
LAWFUL: dict[str, Callable[[], bytes]] = {}


def paper(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A document by the name of the function that makes it."""
    LAWFUL[make.__name__] = cache(make)
    return LAWFUL[make.__name__]


def _long(w: Writer, times: int = 3) -> None:
    for _ in range(times):
        w.say(*WORK)


@paper
def decision() -> bytes:
    w = Writer(_WORD, indent=10)
    Head(
        agency=("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 1247/QĐ-UBND",
        date="Hưng Yên, ngày 08 tháng 10 năm 2026",
    ).write(w)
    title(w, "QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác cải cách thủ tục hành chính")
    w.put(w.mid("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", 0, "b", gap=(6, 6)))
    for base in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về "
        "thực hiện cơ chế một cửa, một cửa liên thông;",
        "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số "
        "215/TTr-VPUBND ngày 01 tháng 10 năm 2026.",
    ):
        w.put(w.text(w.run(base, 0, "i")))
    w.put(w.mid("QUYẾT ĐỊNH:", 0, "b", gap=(6, 6)))
    w.item(
        "Điều 1. ",
        "Thành lập Tổ công tác cải cách thủ tục hành chính gồm các ông, "
        "bà có tên trong danh sách kèm theo Quyết định này.",
    )
    w.item(
        "Điều 2. ",
        "Tổ công tác có nhiệm vụ tham mưu, giúp Chủ tịch Ủy ban nhân "
        "dân tỉnh chỉ đạo, đôn đốc các sở, ban, ngành và địa phương.",
    )
    w.item(
        "Điều 3. ",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và "
        "các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        w,
        ("Như Điều 3", "Bộ Nội vụ (để b/c)", "Cổng TTĐT tỉnh", "VT, NC, Hg (03b)"),
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Quốc Toản",
    )
    return w.saved()


@paper
def decision_with_regulation() -> bytes:
    w = Writer(_WORD_RUNS, lines="border", line=264)
    head = Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ XÂY DỰNG",),
        code="Số: 09/QĐ-SXD",
        date="Hưng Yên, ngày 02 tháng 01 năm 2026",
    )
    head.write(w)
    title(w, "QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Sở Xây dựng")
    w.put(w.mid("GIÁM ĐỐC SỞ XÂY DỰNG", 0, "b"))
    w.put(
        w.text(
            w.run(
                "Căn cứ Quyết định số 15/2025/QĐ-UBND ngày 03 tháng 3 năm 2025 "
                "của Ủy ban nhân dân tỉnh Hưng Yên quy định chức năng, nhiệm vụ, "
                "quyền hạn và cơ cấu tổ chức của Sở Xây dựng;",
                0,
                "i",
            )
        )
    )
    w.put(w.text(w.run("Theo đề nghị của Chánh Văn phòng Sở.", 0, "i")))
    w.put(w.mid("QUYẾT ĐỊNH:", 0, "b"))
    w.item("Điều 1. ", "Ban hành kèm theo Quyết định này Quy chế làm việc của Sở.")
    w.item("Điều 2. ", "Quyết định này có hiệu lực kể từ ngày ký.")
    w.item(
        "Điều 3. ",
        "Chánh Văn phòng, Trưởng các phòng và công chức thuộc Sở chịu "
        "trách nhiệm thi hành Quyết định này./.",
    )
    sign(
        w,
        ("Như Điều 3", "UBND tỉnh (để b/c)", "VT, VP"),
        "GIÁM ĐỐC",
        "Lê Anh Đức",
        kind="spacer",
    )
    w.next_section()
    w.put(w.table([(head._names(w, 66), head._nation(w, 96))], (66, 104)))
    title(w, "QUY CHẾ", "Làm việc của Sở Xây dựng", ruled=False)
    w.put(w.mid("(Kèm theo Quyết định số 09/QĐ-SXD ngày 02 tháng 01 năm 2026", 0, "i"))
    w.put(w.mid("của Giám đốc Sở Xây dựng)", 0, "i"))
    number = 0
    for chapter, name in (("I", "QUY ĐỊNH CHUNG"), ("II", "CHẾ ĐỘ LÀM VIỆC")):
        w.put(w.mid(f"Chương {chapter}", 0, "b", gap=(12, 0)), w.mid(name, 0, "b"))
        if chapter == "II":
            w.put(w.mid("Mục 1", 0, "b"), w.mid("HỌP VÀ GIAO BAN", 0, "b"))
        for text in WORK[:2]:
            number += 1
            w.item(f"Điều {number}. Trách nhiệm thực hiện")
            w.say(
                f"1. {text}",
                "2. Trưởng các phòng có trách nhiệm:",
                f"a) {WORK[2]}",
                f"b) {WORK[3]}",
            )
    return w.saved()


@paper
def letter() -> bytes:
    w = Writer(_GOOGLE, line=276)
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ TÀI CHÍNH",),
        code="Số: 318/STC-QLNS",
        date="Hưng Yên, ngày 15 tháng 4 năm 2026",
        subject=("V/v hướng dẫn lập dự toán", "ngân sách năm 2027"),
    ).write(w)
    to_one(w, "Ủy ban nhân dân các xã, phường.")
    w.note(
        "Thực hiện Chỉ thị của Thủ tướng Chính phủ về xây dựng Kế hoạch phát triển "
        "kinh tế - xã hội và dự toán ngân sách nhà nước",
        "Chỉ thị số 18/CT-TTg.",
    )
    _long(w, 4)
    w.say(REQUEST)
    sign(
        w,
        (
            "Như trên",
            "UBND tỉnh (để b/c)",
            "Kho bạc Nhà nước khu vực V (để p/h)",
            "VT, QLNS",
        ),
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Vũ Thị Minh Nguyệt",
    )
    return w.saved()


@paper
def letter_to_many() -> bytes:
    w = Writer(_WPS, small=12, size=13, margins=(25, 25, 35, 20), number="frame")
    Head(
        agency=("BỘ Y TẾ",),
        code="Số: 6021/BYT-KCB",
        date="Hà Nội, ngày 27 tháng 9 năm 2026",
        subject=("V/v tăng cường phòng, chống", "dịch sốt xuất huyết"),
        kind="row",
        mark="HỎA TỐC",
    ).write(w)
    to_many(
        w,
        "Sở Y tế các tỉnh, thành phố trực thuộc Trung ương",
        "Các bệnh viện trực thuộc Bộ Y tế",
        "Y tế các bộ, ngành",
    )
    _long(w, 4)
    w.say(REQUEST)
    sign(
        w,
        ("Như trên", "Bộ trưởng (để b/c)", "VT, KCB (02)"),
        "TL. BỘ TRƯỞNG",
        "CỤC TRƯỞNG CỤC QUẢN LÝ",
        "KHÁM, CHỮA BỆNH",
        "Hà Anh Đức",
    )
    return w.saved()


@paper
def letter_blanks() -> bytes:
    w = Writer(_OLD, number="none")
    Head(
        parent=("UBND XÃ LƯƠNG BẰNG",),
        agency=("PHÒNG KINH TẾ",),
        code="Số: 07/PKT-TH",
        date="Lương Bằng, ngày 03 tháng 02 năm 2026",
        kind="tabs",
    ).write(w)
    w.put(w.par(w.run("\tV/v rà soát hộ kinh doanh", 12), tabs=(30,), gap=(6, 6)))
    to_many(w, "Công an xã", "Các thôn trên địa bàn xã", tabbed=True)
    w.say(*WORK[:2], REQUEST)
    sign(
        w,
        ("Như trên", "Lãnh đạo UBND xã (để b/c)", "VT, TH"),
        "TRƯỞNG PHÒNG",
        "Đỗ Thị Hạnh",
        kind="moved",
    )
    return w.saved()


@paper
def submission() -> bytes:
    w = Writer(_LIBRE, gap=(0, 6), line=288, lines="vml", number="tab")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
        code="Số: 84/TTr-SKHCN",
        date="Hưng Yên, ngày 19 tháng 11 năm 2026",
        kind="spacer",
    ).write(w)
    title(
        w,
        "TỜ TRÌNH",
        "Về việc phê duyệt Đề án phát triển hạ tầng số",
        "tỉnh Hưng Yên giai đoạn 2026 - 2030",
    )
    to_one(w, "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên.")
    w.item("I. SỰ CẦN THIẾT BAN HÀNH ĐỀ ÁN")
    _long(w, 2)
    w.item("II. NỘI DUNG CHÍNH")
    _long(w, 2)
    w.say("Sở Khoa học và Công nghệ kính trình Ủy ban nhân dân tỉnh xem xét./.")
    sign(
        w,
        ("Như trên", "Sở Tài chính", "Ban Giám đốc Sở", "VT, CĐS"),
        "Q. GIÁM ĐỐC",
        "Nguyễn Hải Đăng",
    )
    return w.saved()


@paper
def plan_roman() -> bytes:
    w = Writer(_STYLED, number="control", margins=(20, 20, 30, 20))
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
def minutes() -> bytes:
    w = Writer(_WORD, number="box")
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
    _long(w, 3)
    w.say("Cuộc họp kết thúc vào 11 giờ 30 phút, ngày 06 tháng 5 năm 2026./.")
    two_signers(w, ("THƯ KÝ", "Lê Thị Hoa"), ("CHỦ TỌA", "Nguyễn Văn Tráng"))
    w.put(recipients(w, "Các thành viên Hội đồng", "VT, KHCN"))
    return w.saved()


@paper
def invitation() -> bytes:
    w = Writer(_WORD_RUNS, number="none", indent=10)
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
    w = Writer(_GOOGLE, number="none")
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
def telegram() -> bytes:
    w = Writer(_WORD)
    Head(
        agency=("CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 04/CĐ-CTUBND",
        date="Hưng Yên, ngày 21 tháng 7 năm 2026",
        mark="KHẨN",
    ).write(w)
    title(w, "CÔNG ĐIỆN", "Về việc chủ động ứng phó với cơn bão số 3")
    w.put(w.mid("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:", gap=(0, 0)))
    for name in (
        "Giám đốc các sở, ban, ngành tỉnh;",
        "Chủ tịch UBND các xã, phường;",
        "Công ty TNHH một thành viên khai thác công trình thủy lợi.",
    ):
        w.put(w.par(w.run(f"- {name}"), left=45))
    _long(w, 3)
    w.say(REQUEST)
    sign(
        w,
        ("Như trên", "Thủ tướng Chính phủ (để b/c)", "VT, NNMT"),
        "CHỦ TỊCH",
        "Phạm Quang Ngọc",
    )
    return w.saved()


@paper
def contract() -> bytes:
    w = Writer(_WPS, size=13, small=12)
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
def sending_note() -> bytes:
    w = Writer(_LIBRE, number="none")
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
def resolution() -> bytes:
    w = Writer(_STYLED, lines="border", number="even")
    Head(
        agency=("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 45/NQ-HĐND",
        date="Hưng Yên, ngày 10 tháng 12 năm 2026",
    ).write(w)
    title(w, "NGHỊ QUYẾT", "Về dự toán thu, chi ngân sách nhà nước năm 2027")
    w.put(w.mid("HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN", 0, "b"))
    w.put(w.mid("KHÓA XVIII, KỲ HỌP THỨ HAI", 0, "b"))
    for base in (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;",
        "Xét Tờ trình số 310/TTr-UBND ngày 28 tháng 11 năm 2026 của Ủy ban nhân "
        "dân tỉnh; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo "
        "luận của đại biểu Hội đồng nhân dân tỉnh tại kỳ họp.",
    ):
        w.put(w.par(w.run(base, 0, "i"), style="NoiDung"))
    w.put(w.mid("QUYẾT NGHỊ:", 0, "b", gap=(6, 0)))
    for number, text in enumerate(WORK, 1):
        w.item(f"Điều {number}. ", text)
        w.say(f"1. {text}", f"2. {WORK[0]}")
    w.put(
        w.par(
            w.run(
                "Nghị quyết này được Hội đồng nhân dân tỉnh Hưng Yên Khóa XVIII, "
                "Kỳ họp thứ hai thông qua ngày 10 tháng 12 năm 2026./.",
                0,
                "i",
            ),
            style="NoiDung",
        )
    )
    sign(
        w,
        ("Ủy ban Thường vụ Quốc hội", "Các đại biểu HĐND tỉnh", "VT, CTHĐ"),
        "CHỦ TỊCH",
        "Trần Quốc Văn",
    )
    return w.saved()


@paper
def ward_notice() -> bytes:
    w = Writer(_WORD, lines="under", number="none", size=14)
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
def report_with_tables() -> bytes:
    w = Writer(_GOOGLE, line=300, indent=12.7)
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
    _long(w, 2)
    w.item("II. NHIỆM VỤ")
    _long(w, 1)
    sign(w, ("Như trên", "UBND tỉnh (để b/c)", "VT, VP"), "GIÁM ĐỐC", "Nguyễn Thị Oanh")
    return w.saved()


@paper
def plan_with_appendices() -> bytes:
    w = Writer(_WORD_RUNS, number="field")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ CÔNG THƯƠNG",),
        code="Số: 40/KH-SCT",
        date="Hưng Yên, ngày 20 tháng 01 năm 2026",
    ).write(w)
    title(w, "KẾ HOẠCH", "Kích cầu tiêu dùng nội địa năm 2026")
    w.say("Chi tiết tại Phụ lục I và Phụ lục II kèm theo Kế hoạch này.")
    _long(w, 3)
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
    _long(w, 1)
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
def certified_copy() -> bytes:
    """A copy: the whole document, and the form of the copy below it."""
    w = Writer(_WORD)
    Head(
        agency=("BỘ NỘI VỤ",),
        code="Số: 08/TB-BNV",
        date="Hà Nội, ngày 05 tháng 01 năm 2026",
    ).write(w)
    title(w, "THÔNG BÁO", "Về việc nghỉ tết Nguyên đán năm 2026")
    w.say(*WORK[:1], REQUEST)
    sign(
        w,
        ("Các bộ, ngành", "UBND các tỉnh, thành phố", "VT, VP"),
        "TL. BỘ TRƯỞNG",
        "CHÁNH VĂN PHÒNG",
        "Lê Minh Sơn",
    )
    border = (
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" '
        'w:color="auto"/></w:pBdr>'
    )
    w.put(w.par(more=border))
    left = w.mid("UBND TỈNH HƯNG YÊN", 13) + w.under("SỞ NỘI VỤ", 13, 0.42, 66)
    w.put(
        w.table(
            (
                (left, w.mid("SAO Y", 14, "b")),
                (
                    w.mid("Số: 11/SY-SNV", 13),
                    w.mid("Hưng Yên, ngày 07 tháng 01 năm 2026", 14, "i"),
                ),
                (
                    recipients(w, "Các phòng thuộc Sở", "VT"),
                    signer(w, "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trần Thị Hà"),
                ),
            ),
            (66, 99),
        )
    )
    return w.saved()


@paper
def two_agencies() -> bytes:
    w = Writer(_WORD_RUNS)
    Head(
        agency=("SỞ Y TẾ - SỞ GIÁO DỤC", "VÀ ĐÀO TẠO"),
        code="Số: 61/KH-SYT-SGDĐT",
        date="Hưng Yên, ngày 18 tháng 9 năm 2026",
    ).write(w)
    title(
        w, "KẾ HOẠCH", "Phối hợp thực hiện công tác y tế trường học năm học 2026 - 2027"
    )
    _long(w, 3)
    two_signers(
        w,
        ("KT. GIÁM ĐỐC", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "PHÓ GIÁM ĐỐC", "Đỗ Văn Khải"),
        ("KT. GIÁM ĐỐC", "SỞ Y TẾ", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Anh"),
    )
    w.put(recipients(w, "UBND tỉnh (để b/c)", "Các trường học", "VT (SYT, SGDĐT)"))
    return w.saved()


@paper
def long_names() -> bytes:
    w = Writer(_WPS, small=12, size=13, line=264)
    Head(
        parent=("ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",),
        agency=(
            "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ",
            "XÂY DỰNG CÁC CÔNG TRÌNH",
            "GIAO THÔNG VÀ NÔNG NGHIỆP",
        ),
        code="Số: 233/BQLDA-KHTĐ",
        date="Hưng Yên, ngày 11 tháng 11 năm 2026",
        subject=("V/v đẩy nhanh tiến độ giải ngân", "vốn đầu tư công"),
        kind="spacer",
    ).write(w)
    to_many(w, "Sở Tài chính", "Kho bạc Nhà nước khu vực V")
    _long(w, 4)
    w.say(REQUEST)
    sign(
        w,
        ("Như trên", "UBND tỉnh (để b/c)", "VT, KHTĐ"),
        "TUQ. GIÁM ĐỐC",
        "TRƯỞNG PHÒNG",
        "KẾ HOẠCH - THẨM ĐỊNH",
        "Lưu Quang Huy",
        kind="spacer",
    )
    return w.saved()


@paper
def directive() -> bytes:
    w = Writer(_WORD, line=252, margins=(20.1, 20.0, 29.9, 15.1))
    Head(
        agency=("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        code="Số: 06/CT-UBND",
        date="Hưng Yên, ngày 31 tháng 3 năm 2026",
    ).write(w)
    title(w, "CHỈ THỊ", "Về việc tăng cường công tác phòng cháy, chữa cháy")
    w.say(
        WORK[0],
        "Để khắc phục những tồn tại nêu trên, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    )
    for number, text in enumerate(WORK * 3, 1):
        w.say(f"{number}. {text}")
    sign(
        w,
        ("Văn phòng Chính phủ", "Các sở, ban, ngành", "VT, NC"),
        "CHỦ TỊCH",
        "Phạm Quang Ngọc",
    )
    return w.saved()


@paper
def programme() -> bytes:
    w = Writer(_LIBRE, line=18 * 20, exact=True, lines="border")
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
        _long(w, 2)
    sign(w, ("UBND tỉnh (để b/c)", "VT, QLDL"), "GIÁM ĐỐC", "Đào Mạnh Huân")
    return w.saved()


@paper
def guidance_of_school() -> bytes:
    w = Writer(_WORD_RUNS, margins=(20, 20, 35, 20))
    Head(
        parent=("BỘ GIÁO DỤC VÀ ĐÀO TẠO",),
        agency=("TRƯỜNG ĐẠI HỌC SƯ PHẠM", "KỸ THUẬT HƯNG YÊN"),
        code="Số: 902/HD-ĐHSPKTHY",
        date="Hưng Yên, ngày 22 tháng 8 năm 2026",
    ).write(w)
    title(w, "HƯỚNG DẪN", "Thực hiện đồ án, khóa luận tốt nghiệp")
    _long(w, 3)
    sign(
        w,
        ("Các khoa, bộ môn", "Lưu trữ Trường", "VT, ĐT"),
        "KT. HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "PGS. TS. Lê Ngọc Trúc",
    )
    return w.saved()


@paper
def decision_of_head() -> bytes:
    w = Writer(_GOOGLE, indent=10, line=288)
    Head(
        parent=("SỞ Y TẾ HƯNG YÊN",),
        agency=("BỆNH VIỆN ĐA KHOA TỈNH",),
        code="Số: 371/QĐ-BVĐK",
        date="Hưng Yên, ngày 29 tháng 6 năm 2026",
    ).write(w)
    title(w, "QUYẾT ĐỊNH", "Về việc nâng bậc lương thường xuyên đối với viên chức")
    w.put(w.mid("GIÁM ĐỐC BỆNH VIỆN ĐA KHOA TỈNH HƯNG YÊN", 0, "b", gap=(6, 0)))
    w.put(
        w.text(
            w.run(
                "Căn cứ Quyết định số 2011/QĐ-UBND ngày 12 tháng 8 năm 2019 của Ủy "
                "ban nhân dân tỉnh về tổ chức bộ máy của Bệnh viện;",
                0,
                "i",
            )
        )
    )
    w.put(w.text(w.run("Xét đề nghị của Trưởng phòng Tổ chức cán bộ.", 0, "i")))
    w.put(w.mid("QUYẾT ĐỊNH:", 0, "b", gap=(6, 0)))
    w.item(
        "Điều 1. ", "Nâng bậc lương đối với bà Nguyễn Thị Hồng, Điều dưỡng hạng III."
    )
    w.item("Điều 2. ", "Quyết định này có hiệu lực kể từ ngày 01 tháng 7 năm 2026.")
    w.item(
        "Điều 3. ",
        "Trưởng phòng Tổ chức cán bộ, Trưởng phòng Tài chính kế toán và bà "
        "Nguyễn Thị Hồng chịu trách nhiệm thi hành Quyết định này./.",
    )
    sign(w, ("Như Điều 3", "VT, TCCB"), "GIÁM ĐỐC", "BSCKII. Trần Thị Liên")
    return w.saved()


@paper
def leave_paper() -> bytes:
    w = Writer(_OLD, number="none")
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
def scheme() -> bytes:
    w = Writer(_STYLED, number="frame", small=13)
    Head(
        agency=("TẬP ĐOÀN", "ĐIỆN LỰC VIỆT NAM"),
        code="Số: 5510/PA-EVN",
        date="Hà Nội, ngày 17 tháng 7 năm 2026",
    ).write(w)
    title(w, "PHƯƠNG ÁN", "Cung ứng điện mùa khô năm 2027")
    _long(w, 4)
    sign(
        w,
        ("Bộ Công Thương (để b/c)", "Các đơn vị thành viên", "VT, KTSX"),
        "KT. TỔNG GIÁM ĐỐC",
        "PHÓ TỔNG GIÁM ĐỐC",
        "Ngô Sơn Hải",
    )
    return w.saved()


@paper
def address_at_foot() -> bytes:
    w = Writer(_WORD, number="none")
    Head(
        parent=("BỘ TÀI CHÍNH",),
        agency=("CỤC HẢI QUAN",),
        code="Số: 4410/CHQ-GSQL",
        date="Hà Nội, ngày 01 tháng 12 năm 2026",
        subject=("V/v phân loại hàng hóa", "nhập khẩu"),
    ).write(w)
    to_one(w, "Công ty Cổ phần Thép Hòa Phát Hưng Yên.")
    w.say(*WORK[:2], REQUEST)
    sign(
        w,
        ("Như trên", "Cục trưởng (để b/c)", "VT, GSQL (03b)"),
        "KT. CỤC TRƯỞNG",
        "PHÓ CỤC TRƯỞNG",
        "Âu Anh Tuấn",
    )
    border = (
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    )
    address = (
        "Địa chỉ: Lô E3, đường Dương Đình Nghệ, Hà Nội; ĐT: 024.39440833, "
        "Fax: 024.39440631"
    )
    w.put(w.par(gap=(40, 0)))
    w.put(w.par(w.run(address, 11), align="center", more=border))
    w.put(w.mid("E-mail: webmaster@customs.gov.vn; Website: www.customs.gov.vn", 11))
    return w.saved()


@paper
def blank_number() -> bytes:
    """A draft: number and day are still to come."""
    w = Writer(_WORD, number="field")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ DÂN TỘC VÀ TÔN GIÁO",),
        code="Số:          /BC-SDTTG",
        date="Hưng Yên, ngày      tháng 11 năm 2026",
    ).write(w)
    title(w, "BÁO CÁO", "Công tác tôn giáo tháng 11 năm 2026")
    _long(w, 3)
    sign(w, ("UBND tỉnh (để b/c)", "VT, TG"), "GIÁM ĐỐC", "Hoàng Thị Thúy Lan")
    return w.saved()


@paper
def power_of_attorney() -> bytes:
    w = Writer(_WPS, number="none", size=13)
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


@paper
def circulation() -> bytes:
    w = Writer(_OLD, size=14, indent=12.7, number="tab")
    Head(
        agency=("KIỂM TOÁN NHÀ NƯỚC",),
        code="Số: 90/TB-KTNN",
        date="Hà Nội, ngày 09 tháng 9 năm 2026",
    ).write(w)
    box = w.mid("LƯU HÀNH NỘI BỘ", 13, "b")
    w.put(w.par(w.box(box, (5, 1), (52, 8), "000000"), gap=(0, 20)))
    title(w, "THÔNG BÁO", "Kết luận của Tổng Kiểm toán nhà nước tại Hội nghị giao ban")
    _long(w, 4)
    sign(
        w,
        ("Các đơn vị trực thuộc", "VT, TH"),
        "TL. TỔNG KIỂM TOÁN NHÀ NƯỚC",
        "KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Bùi Quốc Dũng",
    )
    return w.saved()
