# SPDX-License-Identifier: LGPL-3.0-or-later
"""Short papers: invitations, introductions, leave, slips, authorisations."""

from __future__ import annotations

from .paper import Paper, Part, Signer, Way, body_size, smaller


def invitation() -> Paper:
    """Giấy mời (mẫu 1.7) written as a web page and saved as DOCX."""
    return Paper(
        name="giay-moi",
        agency=["ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"],
        number="Số: 512/GM-UBND",
        date="Hưng Yên, ngày 16 tháng 10 năm 2026",
        title="GIẤY MỜI",
        about=["Dự hội nghị trực tuyến về xây dựng nông thôn mới"],
        body=[
            Part("text", "Ủy ban nhân dân tỉnh Hưng Yên trân trọng kính mời:"),
            Part("text", "- Lãnh đạo các sở, ban, ngành tỉnh;"),
            Part("text", "- Chủ tịch Ủy ban nhân dân các xã, phường."),
            Part("text", "Tới dự hội nghị trực tuyến về xây dựng nông thôn mới."),
            Part("text", "Chủ trì: Đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh."),
            Part("text", "Thời gian: 08 giờ 00 phút, ngày 22 tháng 10 năm 2026."),
            Part("text", "Địa điểm: Hội trường tầng 2, trụ sở Ủy ban nhân dân tỉnh./."),
        ],
        signers=[
            Signer(
                ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
                "Trần Văn Hưng",
            )
        ],
        to=["- Như trên;", "- Lưu: VT, KTN."],
        way=Way(tool="html"),
    )


def introduction() -> Paper:
    """Giấy giới thiệu (mẫu 1.8): no subject line; through RTF."""
    return Paper(
        name="giay-gioi-thieu",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ Y TẾ"],
        number="Số: 09/GGT-SYT",
        date="Hưng Yên, ngày 07 tháng 5 năm 2026",
        title="GIẤY GIỚI THIỆU",
        about=[],
        about_rule=None,
        body=[
            Part("text", "Sở Y tế trân trọng giới thiệu:"),
            Part("text", "Ông: Trịnh Văn Mạnh"),
            Part("text", "Chức vụ: Phó Trưởng phòng Nghiệp vụ Y."),
            Part("text", "Được cử đến: Bệnh viện Đa khoa Phố Nối."),
            Part("text", "Về việc: Kiểm tra công tác khám bệnh, chữa bệnh."),
            Part(
                "text",
                "Đề nghị quý cơ quan tạo điều kiện để ông có tên ở trên hoàn thành "
                "nhiệm vụ.",
            ),
            Part("text", "Giấy này có giá trị đến hết ngày 30 tháng 5 năm 2026./."),
        ],
        signers=[Signer(["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "Đoàn Thị Nhung")],
        to=["- Như trên;", "- Lưu: VT."],
        way=Way(trip="rtf", rules="border"),
    )


def leave() -> Paper:
    """Giấy nghỉ phép (mẫu 1.10) of a school, small sizes."""
    return smaller(
        Paper(
            name="giay-nghi-phep",
            parent=["ỦY BAN NHÂN DÂN", "PHƯỜNG MỸ HÀO"],
            agency=["TRƯỜNG TIỂU HỌC BẠCH SAM"],
            number="Số: 04/GNP-THBS",
            date="Mỹ Hào, ngày 01 tháng 6 năm 2026",
            title="GIẤY NGHỈ PHÉP",
            about=[],
            about_rule=None,
            body=[
                Part(
                    "text",
                    "Xét Đơn đề nghị nghỉ phép ngày 25 tháng 5 năm 2026 của bà Đỗ "
                    "Thị Nga, Trường "
                    "Tiểu học Bạch Sam cấp cho:",
                ),
                Part("text", "Bà: Đỗ Thị Nga"),
                Part("text", "Chức vụ: Giáo viên"),
                Part(
                    "text",
                    "Được nghỉ phép trong thời gian 05 ngày, kể từ ngày 08 tháng 6 "
                    "năm 2026 đến hết "
                    "ngày 12 tháng 6 năm 2026 tại tỉnh Nghệ An.",
                ),
                Part(
                    "text",
                    "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ hè "
                    "năm 2026./.",
                ),
            ],
            signers=[Signer(["HIỆU TRƯỞNG"], "Vũ Thị Thoa")],
            to=["- Bà Đỗ Thị Nga;", "- Lưu: VT."],
            way=Way(fonts="defaults", rules="vml"),
        )
    )


def sending() -> Paper:
    """Phiếu gửi with a table in its text."""
    return Paper(
        name="phieu-gui",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ NGOẠI VỤ"],
        number="Số: 17/PG-SNgV",
        date="Hưng Yên, ngày 19 tháng 8 năm 2026",
        title="PHIẾU GỬI",
        about=["Hồ sơ, tài liệu hội nghị hợp tác địa phương"],
        body=[
            Part(
                "dear", "Kính gửi: Cục Ngoại vụ và Ngoại giao văn hóa, Bộ Ngoại giao."
            ),
            Part("text", "Sở Ngoại vụ xin gửi kèm theo Phiếu này các tài liệu sau:"),
            Part(
                "table",
                rows=[
                    ["STT", "Tên tài liệu", "Số lượng"],
                    ["1", "Báo cáo tổng kết", "02"],
                    ["2", "Danh sách đại biểu", "02"],
                ],
            ),
            Part("text", "Sau khi nhận được, đề nghị quý cơ quan gửi lại Phiếu này./."),
        ],
        signers=[Signer(["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"], "Hà Thị Yến")],
        to=["- Như trên;", "- Lưu: VT, HTQT."],
        way=Way(fonts="theme", rules="border", signing="nested"),
    )


def passing() -> Paper:
    """Phiếu chuyển of a citizens' letter, lines at least 18 point."""
    paper = Paper(
        name="phieu-chuyen",
        agency=["ỦY BAN NHÂN DÂN", "XÃ TIÊN LỮ"],
        number="Số: 28/PC-UBND",
        date="Tiên Lữ, ngày 13 tháng 5 năm 2026",
        title="PHIẾU CHUYỂN",
        about=["Đơn của công dân"],
        body=[
            Part("dear", "Kính gửi: Công an xã Tiên Lữ"),
            Part(
                "text",
                "Ngày 11 tháng 5 năm 2026, Ủy ban nhân dân xã nhận được đơn của "
                "ông Lê Văn Bính đề "
                "nghị giải quyết việc tranh chấp lối đi chung tại thôn Nam.",
            ),
            Part(
                "text",
                "Ủy ban nhân dân xã chuyển đơn đến Công an xã để xem xét, giải "
                "quyết theo thẩm quyền "
                "và thông báo kết quả cho công dân theo quy định./.",
            ),
        ],
        signers=[
            Signer(
                ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
                "Phạm Đình Thuấn",
            )
        ],
        to=["- Như trên;", "- Ông Lê Văn Bính;", "- Lưu: VT."],
        way=Way(head="frame", rules="drawn", signing="tabs"),
    )
    return body_size(paper, 14, line=18, rule="atLeast")


def authorisation() -> Paper:
    """Giấy ủy quyền, styles with inheritance."""
    return Paper(
        name="giay-uy-quyen",
        parent=["UBND TỈNH HƯNG YÊN"],
        agency=["SỞ CÔNG THƯƠNG"],
        number="Số: 06/GUQ-SCT",
        date="Hưng Yên, ngày 02 tháng 3 năm 2026",
        title="GIẤY ỦY QUYỀN",
        about=["Về việc ký văn bản trong thời gian Giám đốc đi công tác"],
        body=[
            Part(
                "basis",
                "Căn cứ Quyết định số 12/QĐ-SCT ngày 05 tháng 01 năm 2026 về Quy "
                "chế làm việc.",
            ),
            Part(
                "text",
                "Giám đốc Sở Công Thương ủy quyền cho bà Lê Thị Hoa, Phó Giám đốc Sở:",
            ),
            Part(
                "clause",
                "1. Điều hành công việc của Sở từ ngày 04 đến ngày 14 tháng 3 năm "
                "2026.",
            ),
            Part("clause", "2. Ký các văn bản thuộc thẩm quyền của Giám đốc Sở."),
            Part("text", "Bà Lê Thị Hoa không được ủy quyền lại cho người khác./."),
        ],
        signers=[Signer(["GIÁM ĐỐC"], "Đặng Ngọc Quỳnh")],
        to=["- UBND tỉnh (để báo cáo);", "- Bà Lê Thị Hoa;", "- Lưu: VT."],
        way=Way(fonts="inherit", rules="vml", gap="space"),
    )


MAKERS = (invitation, introduction, leave, sending, passing, authorisation)
