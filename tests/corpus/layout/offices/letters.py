# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters and what is addressed: công văn, công điện, tờ trình, thư công."""

from __future__ import annotations

from .paper import Attachment, Numbers, Page, Paper, Part, Signer, Way, smaller

LONG = (
    "Thực hiện chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh tại Thông báo số "
    "210/TB-UBND ngày 12 tháng 9 "
    "năm 2026 về kết luận phiên họp thường kỳ tháng 8 năm 2026, qua rà "
    "soát hồ sơ và kiểm tra thực tế "
    "tại các địa phương, cơ quan soạn thảo nhận thấy việc lập, quản lý và "
    "lưu trữ hồ sơ điện tử còn "
    "nhiều khó khăn do hạ tầng chưa đồng bộ, cán bộ kiêm nhiệm nhiều việc. "
)


def letter() -> Paper:
    """Công văn of a department to one addressee, table head, first-page address."""
    return Paper(
        name="cong-van-so",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
        number="Số: 1204/SNNMT-VP",
        date="Hưng Yên, ngày 09 tháng 10 năm 2026",
        vv=["V/v rà soát cơ sở dữ liệu", "đất đai trên địa bàn tỉnh"],
        body=[
            Part("dear", "Kính gửi: Ủy ban nhân dân các xã, phường."),
            Part("text", LONG),
            Part("text", "Sở Nông nghiệp và Môi trường đề nghị các địa phương:"),
            Part(
                "clause",
                "1. Rà soát, cập nhật dữ liệu đất đai đã số hóa trước ngày 30 "
                "tháng 10.",
            ),
            Part("clause", "2. Báo cáo kết quả về Sở để tổng hợp."),
            Part("text", "Trân trọng đề nghị các địa phương quan tâm thực hiện./."),
        ],
        signers=[Signer(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Hoàng Thị Lan Anh")],
        to=["- Như trên;", "- Giám đốc Sở (để báo cáo);", "- Lưu: VT, VP (02)."],
        address=(
            "Số 437 Nguyễn Văn Linh, phường Phố Hiến, tỉnh Hưng Yên\n"
            "Điện thoại: 02213.862.444; Email: sonnmt@hungyen.gov.vn"
        ),
        left_column=66,
    )


def letter_many() -> Paper:
    """Công văn of an office to many addressees; head with tabs; Khẩn."""
    paper = Paper(
        name="cong-van-nhieu-noi-khan",
        agency=["ỦY BAN NHÂN DÂN", "PHƯỜNG PHỐ HIẾN"],
        number="Số: 05/UBND-KTHTĐT",
        date="Phố Hiến, ngày 08 tháng 01 năm 2026",
        vv=["V/v bảo đảm trật tự đô thị", "dịp Tết Bính Ngọ"],
        mark="KHẨN",
        mark_box=(20, 8),
        body=[
            Part("dear", "Kính gửi:"),
            Part("dear_item", "- Công an phường;"),
            Part("dear_item", "- Ban Chỉ huy Quân sự phường;"),
            Part("dear_item", "- Các tổ dân phố."),
            Part("text", LONG + LONG),
            Part(
                "text",
                "Ủy ban nhân dân phường yêu cầu các đơn vị nghiêm túc triển khai "
                "thực hiện./.",
            ),
        ],
        signers=[
            Signer(
                ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Bùi Văn Sáng"
            )
        ],
        to=["- Như trên;", "- Chủ tịch UBND phường;", "- Lưu: VT, KTHTĐT."],
        way=Way(head="table", fonts="theme", rules="vml", signing="tabs"),
        left_column=64,
    )
    paper.restyle("dear", align="left", left=35)
    return paper.restyle("dear_item", left=53, before=0)


def letter_school() -> Paper:
    """Công văn of a school, head in a drawn box, 13 point."""
    paper = Paper(
        name="cong-van-truong-hoc",
        parent=["SỞ GIÁO DỤC VÀ ĐÀO TẠO"],
        agency=["TRƯỜNG THPT", "TRIỆU QUANG PHỤC"],
        number="Số: 61/THPTTQP-CM",
        date="Việt Yên, ngày 21 tháng 10 năm 2026",
        vv=["V/v mời báo cáo viên tập huấn"],
        body=[
            Part("dear", "Kính gửi: Trường Đại học Sư phạm Kỹ thuật Hưng Yên"),
            Part("text", LONG),
            Part(
                "text", "Nhà trường trân trọng đề nghị Quý Trường quan tâm giúp đỡ./."
            ),
        ],
        signers=[Signer(["HIỆU TRƯỞNG"], "TS. Nguyễn Mạnh Trung")],
        to=["- Như trên;", "- Lưu: VT, CM."],
        way=Way(head="box", fonts="styles", gap="space"),
        left_column=66,
    )
    return smaller(paper, line=1.3, first=10, before=6, after=6)


def letter_company() -> Paper:
    """Công văn of a state company: two-line name, head with tabs, thừa lệnh."""
    paper = Paper(
        name="cong-van-cong-ty",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["CÔNG TY TNHH MTV KHAI THÁC", "CÔNG TRÌNH THỦY LỢI TỈNH"],
        number="Số: 318/KTCTTL-QLN",
        date="Hưng Yên, ngày 30 tháng 6 năm 2026",
        vv=["V/v vận hành trạm bơm", "vụ Mùa năm 2026"],
        body=[
            Part("dear", "Kính gửi: Các xí nghiệp thành viên."),
            Part("text", LONG + LONG),
            Part("text", "Nhận được công văn này, đề nghị các đơn vị thực hiện./."),
        ],
        signers=[
            Signer(
                ["TL. CHỦ TỊCH CÔNG TY", "TRƯỞNG PHÒNG QUẢN LÝ NƯỚC"], "Đỗ Xuân Trường"
            ),
        ],
        to=["- Như trên;", "- Sở NN&MT (để báo cáo);", "- Lưu: VT, QLN."],
        way=Way(head="tabs", rules="drawn", signing="table"),
        left_column=74,
    )
    return smaller(paper)


def telegram() -> Paper:
    """Công điện, hỏa tốc, nested tables."""
    return Paper(
        name="cong-dien-hoa-toc",
        agency=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        number="Số: 04/CĐ-UBND",
        date="Hưng Yên, ngày 06 tháng 9 năm 2026",
        mark="HỎA TỐC",
        mark_box=(30, 8),
        title="CÔNG ĐIỆN",
        about=["Về việc chủ động ứng phó với bão số 5"],
        body=[
            Part("text", "**ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN điện:**"),
            Part("text", "- Chủ tịch Ủy ban nhân dân các xã, phường;"),
            Part("text", "- Giám đốc các sở, Thủ trưởng các ban, ngành tỉnh."),
            Part("text", LONG),
            Part("text", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"),
            Part("clause", "1. Tổ chức trực ban 24/24 giờ, kiểm tra đê điều, hồ đập."),
            Part(
                "clause", "2. Sẵn sàng phương án sơ tán dân ở khu vực ngoài bãi sông./."
            ),
        ],
        signers=[Signer(["CHỦ TỊCH"], "Phạm Quang Ngọc")],
        to=["- Như trên;", "- Ban Chỉ đạo PTDS Quốc gia;", "- Lưu: VT, KTN."],
        way=Way(head="nested", fonts="styles", rules="drawn"),
        left_column=64,
    )


def submission() -> Paper:
    """Tờ trình with a table in the text and two appendices, one in landscape."""
    wide = Page(297, 210, 20, 20, 30, 15)
    return Paper(
        name="to-trinh-phu-luc-ngang",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ TÀI CHÍNH"],
        number="Số: 156/TTr-STC",
        date="Hưng Yên, ngày 17 tháng 11 năm 2026",
        title="TỜ TRÌNH",
        about=["Về việc phân bổ kinh phí số hóa tài liệu lưu trữ năm 2027"],
        body=[
            Part("dear", "Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên."),
            Part("text", LONG),
            Part(
                "text", "Sở Tài chính kính trình Ủy ban nhân dân tỉnh phân bổ như sau:"
            ),
            Part(
                "table",
                rows=[
                    ["STT", "Đơn vị", "Kinh phí"],
                    ["1", "Sở Nội vụ", "1.200"],
                    ["2", "Sở Xây dựng", "850"],
                ],
            ),
            Part("text", "Chi tiết tại Phụ lục I và Phụ lục II kèm theo Tờ trình này."),
            Part("text", "Kính đề nghị Ủy ban nhân dân tỉnh xem xét, quyết định./."),
        ],
        signers=[Signer(["Q. GIÁM ĐỐC"], "Ngô Thị Thu Hà")],
        to=["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, HCSN."],
        attachments=[
            Attachment(
                "Phụ lục I",
                "TỔNG HỢP NHU CẦU KINH PHÍ",
                "(Kèm theo Tờ trình số 156/TTr-STC ngày 17 tháng 11 năm 2026 của "
                "Sở Tài chính)",
                [
                    Part(
                        "table",
                        rows=[["STT", "Nội dung", "Số tiền", "Ghi chú"]]
                        + [
                            [str(i), f"Hạng mục số hóa thứ {i}", f"{i * 37}", ""]
                            for i in range(1, 30)
                        ],
                    ),
                ],
                page=wide,
            ),
            Attachment(
                "Phụ lục II",
                "THUYẾT MINH CƠ SỞ TÍNH TOÁN",
                "(Kèm theo Tờ trình số 156/TTr-STC ngày 17 tháng 11 năm 2026 của "
                "Sở Tài chính)",
                [Part("text", LONG), Part("text", LONG)],
            ),
        ],
        way=Way(head="table", fonts="defaults", rules="border"),
        left_column=60,
    )


def thanks() -> Paper:
    """Thư công: head, greeting, no recipients' list of copies needed but kept."""
    return Paper(
        name="thu-cong",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["SỞ GIÁO DỤC VÀ ĐÀO TẠO"],
        number="",
        date="Hưng Yên, ngày 15 tháng 11 năm 2026",
        title="THƯ CHÚC MỪNG",
        about=["Nhân dịp kỷ niệm Ngày Nhà giáo Việt Nam"],
        body=[
            Part("text", "Thưa các thầy giáo, cô giáo cùng toàn thể các em học sinh,"),
            Part("text", LONG),
            Part(
                "text",
                "Thay mặt lãnh đạo Sở, tôi gửi tới các thầy, cô lời chúc tốt đẹp nhất.",
            ),
            Part("text", "Thân ái!"),
        ],
        signers=[Signer(["GIÁM ĐỐC"], "Trần Văn Nghĩa")],
        left_column=68,
        way=Way(fonts="inherit"),
    )


def restricted() -> Paper:
    """Công văn kept inside the agency, two pages, IF field around the page number."""
    return Paper(
        name="cong-van-luu-hanh-noi-bo",
        parent=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        agency=["VĂN PHÒNG"],
        number="Số: 77/VP-HCTC",
        date="Hưng Yên, ngày 11 tháng 3 năm 2026",
        vv=["V/v góp ý dự thảo", "quy chế chi tiêu nội bộ"],
        restriction="LƯU HÀNH NỘI BỘ",
        body=[
            Part("dear", "Kính gửi: Các phòng, ban, trung tâm thuộc Văn phòng."),
            Part("text", LONG + LONG),
            Part("text", LONG + LONG),
            Part("text", LONG + LONG),
            Part(
                "text",
                "Ý kiến góp ý gửi về Phòng Hành chính - Tổ chức trước ngày 20 "
                "tháng 3./.",
            ),
        ],
        signers=[
            Signer(
                ["TL. CHÁNH VĂN PHÒNG", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
                "Lý Thị Mai",
            )
        ],
        to=["- Như trên;", "- Chánh Văn phòng (để báo cáo);", "- Lưu: VT, HCTC."],
        numbers=Numbers(way="evenodd"),
        way=Way(fonts="direct", rules="border", gap="space"),
    )


MAKERS = (
    letter,
    letter_many,
    letter_school,
    letter_company,
    telegram,
    submission,
    thanks,
    restricted,
)
