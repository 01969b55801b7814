# SPDX-License-Identifier: LGPL-3.0-or-later
"""Papers with two who sign: minutes, contracts, memoranda, agreements."""

from __future__ import annotations

from .letters import LONG
from .paper import Paper, Part, Signer, Way, body_size


def minutes() -> Paper:
    """Biên bản (mẫu 1.9): secretary and chair, no place and date in the head."""
    return Paper(
        name="bien-ban-hop",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ DÂN TỘC VÀ TÔN GIÁO"],
        number="Số: 14/BB-SDTTG",
        date="",
        title="BIÊN BẢN",
        about=["Họp xét thi đua, khen thưởng năm 2026"],
        body=[
            Part(
                "text", "Thời gian bắt đầu: 14 giờ 00 phút, ngày 26 tháng 11 năm 2026."
            ),
            Part("text", "Địa điểm: Phòng họp số 1, trụ sở Sở."),
            Part("text", "Thành phần tham dự: Lãnh đạo Sở, Trưởng các phòng."),
            Part("text", "Chủ trì (chủ tọa): Ông Nguyễn Văn Phê, Giám đốc Sở."),
            Part(
                "text",
                "Thư ký (người ghi biên bản): Bà Trần Thị Thơm, chuyên viên Văn phòng.",
            ),
            Part("text", "Nội dung (theo diễn biến cuộc họp):"),
            Part("text", LONG),
            Part(
                "text",
                "Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 26 tháng 11 năm 2026./.",
            ),
        ],
        signers=[
            Signer(["THƯ KÝ"], "Trần Thị Thơm"),
            Signer(["CHỦ TỌA"], "Nguyễn Văn Phê"),
        ],
        to=["- Các thành viên;", "- Lưu: VT, VP."],
        way=Way(rules="drawn"),
    )


def contract() -> Paper:
    """Hợp đồng between an office and a company."""
    paper = Paper(
        name="hop-dong",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["VĂN PHÒNG SỞ NỘI VỤ"],
        number="Số: 19/HĐ-VP",
        date="Hưng Yên, ngày 23 tháng 6 năm 2026",
        title="HỢP ĐỒNG",
        about=["Cung cấp dịch vụ bảo trì hệ thống mạng"],
        body=[
            Part("basis", "Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;"),
            Part("basis", "Căn cứ nhu cầu và khả năng của các bên."),
            Part("text", "Hôm nay, tại trụ sở Văn phòng Sở Nội vụ, chúng tôi gồm:"),
            Part("text", "**BÊN A: VĂN PHÒNG SỞ NỘI VỤ TỈNH HƯNG YÊN**"),
            Part("text", "Đại diện: Ông Lương Văn Nam, Chánh Văn phòng."),
            Part("text", "**BÊN B: CÔNG TY CỔ PHẦN TIN HỌC PHỐ HIẾN**"),
            Part("text", "Đại diện: Bà Nguyễn Thị Sen, Giám đốc."),
            Part("article", "**Điều 1. Nội dung công việc**"),
            Part(
                "clause", "1. Bên B bảo trì hệ thống mạng của Bên A mỗi tháng một lần."
            ),
            Part("clause", "2. Thời gian thực hiện: 12 tháng."),
            Part("article", "**Điều 2. Giá trị hợp đồng**"),
            Part(
                "text", "Tổng giá trị là 48.000.000 đồng, thanh toán bằng chuyển khoản."
            ),
        ],
        signers=[
            Signer(["ĐẠI DIỆN BÊN A"], "Lương Văn Nam"),
            Signer(["ĐẠI DIỆN BÊN B"], "Nguyễn Thị Sen"),
        ],
        to=["- Bên A;", "- Bên B;", "- Lưu: VT, KT."],
        way=Way(fonts="styles", rules="vml"),
    )
    return body_size(paper, 13, line=1.1)


def memorandum() -> Paper:
    """Bản ghi nhớ between two departments."""
    return Paper(
        name="ban-ghi-nho",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
        number="Số: 05/BGN-SVHTTDL",
        date="Hưng Yên, ngày 29 tháng 9 năm 2026",
        title="BẢN GHI NHỚ",
        about=["Hợp tác phát triển du lịch Phố Hiến"],
        body=[
            Part("text", LONG),
            Part("text", "Hai bên thống nhất ghi nhớ những nội dung sau:"),
            Part("clause", "1. Trao đổi thông tin về điểm đến, sản phẩm du lịch."),
            Part("clause", "2. Tổ chức hội nghị xúc tiến hằng năm."),
            Part("text", "Bản ghi nhớ này có hiệu lực kể từ ngày ký./."),
        ],
        signers=[Signer(["GIÁM ĐỐC"], "Đoàn Văn Hòa")],
        to=["- Hiệp hội Du lịch tỉnh;", "- Lưu: VT, QLDL."],
        way=Way(head="nested", fonts="direct", rules="border"),
    )


def agreement() -> Paper:
    """Bản thỏa thuận, page by reportlab with another font tool."""
    return Paper(
        name="ban-thoa-thuan",
        agency=["ỦY BAN NHÂN DÂN", "XÃ ÂN THI"],
        number="Số: 03/BTT-UBND",
        date="Ân Thi, ngày 24 tháng 3 năm 2026",
        title="BẢN THỎA THUẬN",
        about=["Phối hợp quản lý di tích trên địa bàn xã"],
        body=[
            Part("text", LONG),
            Part("text", "Các bên thỏa thuận:"),
            Part("article", "**Điều 1. Phạm vi phối hợp**"),
            Part("clause", "1. Bảo vệ di tích, hiện vật."),
            Part("clause", "2. Hướng dẫn khách tham quan. " + LONG),
            Part("article", "**Điều 2. Hiệu lực**"),
            Part("text", "Bản thỏa thuận có hiệu lực kể từ ngày ký./."),
        ],
        signers=[Signer(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Dương Tuấn Kiệt")],
        to=["- Ban Quản lý di tích;", "- Lưu: VT, VHXH."],
    )


MAKERS = (minutes, contract, memorandum, agreement)
