# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters and telegrams, and what is addressed as they are."""

from .components import Head, sign, title, to_many, to_one
from .papers import GOOGLE, LIBRE, OLD, REQUEST, WORD, WORK, WPS, long, paper
from .writer import Writer


@paper
def letter() -> bytes:
    w = Writer(GOOGLE, line=276)
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
    long(w, 4)
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
    w = Writer(WPS, small=12, size=13, margins=(25, 25, 35, 20), number="frame")
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
    long(w, 4)
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
    w = Writer(OLD, number="none")
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
    w = Writer(LIBRE, gap=(0, 6), line=288, lines="vml", number="tab")
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
    long(w, 2)
    w.item("II. NỘI DUNG CHÍNH")
    long(w, 2)
    w.say("Sở Khoa học và Công nghệ kính trình Ủy ban nhân dân tỉnh xem xét./.")
    sign(
        w,
        ("Như trên", "Sở Tài chính", "Ban Giám đốc Sở", "VT, CĐS"),
        "Q. GIÁM ĐỐC",
        "Nguyễn Hải Đăng",
    )
    return w.saved()


@paper
def telegram() -> bytes:
    w = Writer(WORD)
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
    long(w, 3)
    w.say(REQUEST)
    sign(
        w,
        ("Như trên", "Thủ tướng Chính phủ (để b/c)", "VT, NNMT"),
        "CHỦ TỊCH",
        "Phạm Quang Ngọc",
    )
    return w.saved()


@paper
def long_names() -> bytes:
    w = Writer(WPS, small=12, size=13, line=264)
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
    long(w, 4)
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
def address_at_foot() -> bytes:
    w = Writer(WORD, number="none")
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
    w = Writer(WORD, number="field")
    Head(
        parent=("UBND TỈNH HƯNG YÊN",),
        agency=("SỞ DÂN TỘC VÀ TÔN GIÁO",),
        code="Số:          /BC-SDTTG",
        date="Hưng Yên, ngày      tháng 11 năm 2026",
    ).write(w)
    title(w, "BÁO CÁO", "Công tác tôn giáo tháng 11 năm 2026")
    long(w, 3)
    sign(w, ("UBND tỉnh (để b/c)", "VT, TG"), "GIÁM ĐỐC", "Hoàng Thị Thúy Lan")
    return w.saved()


@paper
def circulation() -> bytes:
    w = Writer(OLD, size=14, indent=12.7, number="tab")
    Head(
        agency=("KIỂM TOÁN NHÀ NƯỚC",),
        code="Số: 90/TB-KTNN",
        date="Hà Nội, ngày 09 tháng 9 năm 2026",
    ).write(w)
    box = w.mid("LƯU HÀNH NỘI BỘ", 13, "b")
    w.put(w.par(w.box(box, (5, 1), (52, 8), "000000"), gap=(0, 20)))
    title(w, "THÔNG BÁO", "Kết luận của Tổng Kiểm toán nhà nước tại Hội nghị giao ban")
    long(w, 4)
    sign(
        w,
        ("Các đơn vị trực thuộc", "VT, TH"),
        "TL. TỔNG KIỂM TOÁN NHÀ NƯỚC",
        "KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Bùi Quốc Dũng",
    )
    return w.saved()
