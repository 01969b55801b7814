# SPDX-License-Identifier: LGPL-3.0-or-later
"""Other agencies, subjects and sentences; never looked at while tuning."""

from .spec import Agency, Signer

AGENCIES = (
    Agency(
        (),
        ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"),
        "UBND",
        "Đà Nẵng",
        (
            Signer(
                ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
                "Lương Nguyễn Minh Triết",
                "CHỦ TỊCH",
                "TM.",
            ),
            Signer(
                ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
                "Hồ Kỳ Minh",
                "PHÓ CHỦ TỊCH THƯỜNG TRỰC",
                "KT.",
            ),
        ),
        "SXD",
        normative=True,
    ),
    Agency(
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH LÀO CAI"),
        ("BAN KINH TẾ - NGÂN SÁCH",),
        "BKTNS",
        "Lào Cai",
        (
            Signer(
                ("TM. BAN KINH TẾ - NGÂN SÁCH", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
                "Giàng Thị Dung",
                "PHÓ TRƯỞNG BAN",
                "TM. KT.",
            ),
        ),
        "KTNS",
    ),
    Agency(
        (),
        ("BỘ TƯ PHÁP",),
        "BTP",
        "Hà Nội",
        (
            Signer(
                ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
                "Đặng Hoàng Oanh",
                "THỨ TRƯỞNG",
                "KT.",
            ),
        ),
        "KTVB&QLXLVPHC",
        normative=True,
    ),
    Agency(
        ("BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        ("CỤC QUẢN LÝ ĐÊ ĐIỀU", "VÀ PHÒNG, CHỐNG THIÊN TAI"),
        "ĐĐPCTT",
        "Hà Nội",
        (
            Signer(
                ("Q. CỤC TRƯỞNG",),
                "Phạm Đức Luận",
                "CỤC TRƯỞNG",
                "Q.",
            ),
        ),
        "ƯPKP",
    ),
    Agency(
        ("UBND TỈNH CÀ MAU",),
        ("BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH", "GIAO THÔNG"),
        "BQLDA",
        "Cà Mau",
        (
            Signer(
                ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
                "Quách Hoàng Sơn",
                "PHÓ GIÁM ĐỐC",
                "KT.",
            ),
        ),
        "KTTĐ",
    ),
    Agency(
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG HẢI CHÂU"),
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
        "VHXH",
        "Hải Châu",
        (Signer(("TRƯỞNG PHÒNG",), "Võ Thị Ái Vân", "TRƯỞNG PHÒNG"),),
        "VH",
    ),
    Agency(
        (),
        ("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"),
        "UBND",
        "Phú Quốc",
        (
            Signer(
                ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"),
                "Huỳnh Văn Đức",
                "TRƯỞNG PHÒNG KINH TẾ",
                "TUQ.",
            ),
        ),
        "KT",
    ),
    Agency(
        ("ĐẢNG BỘ TỈNH NGHỆ AN",),
        ("ĐẢNG ỦY CÁC CƠ QUAN", "ĐẢNG TỈNH"),
        "ĐUCCQĐ",
        "Nghệ An",
        (
            Signer(
                ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
                "Kha Văn Tám",
                "PHÓ BÍ THƯ",
                "TM.",
            ),
        ),
        "VPĐU",
        party=True,
    ),
    Agency(
        ("BỘ CÔNG AN",),
        ("CÔNG AN TỈNH LẠNG SƠN",),
        "CALS",
        "Lạng Sơn",
        (
            Signer(
                ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
                "Vi Hồng Thái",
                "PHÓ GIÁM ĐỐC",
                "KT.",
                title="Đại tá ",
            ),
        ),
        "PV01",
    ),
    Agency(
        ("NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM"),
        ("VỤ THANH TOÁN",),
        "TT",
        "Hà Nội",
        (Signer(("VỤ TRƯỞNG",), "Tô Thị Kiều Oanh", "VỤ TRƯỞNG"),),
        "CNTT",
    ),
    Agency(
        (),
        ("CÔNG TY TNHH MỘT THÀNH VIÊN", "CẤP NƯỚC THỪA THIÊN"),
        "CNTT1",
        "Huế",
        (
            Signer(
                ("KT. TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC"),
                "Tôn Nữ Hạnh",
                "PHÓ TỔNG GIÁM ĐỐC",
                "KT.",
            ),
        ),
        "P.KT",
    ),
    Agency(
        ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH ĐỒNG NAI"),
        ("CÔNG ĐOÀN CƠ SỞ", "TRƯỜNG CAO ĐẲNG Y TẾ"),
        "CĐCS",
        "Đồng Nai",
        (
            Signer(
                ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
                "Mai Xuân Thìn",
                "CHỦ TỊCH",
                "TM.",
            ),
        ),
        "CĐ",
    ),
)

TOPICS = (
    "quy định mức thu phí sử dụng công trình, kết cấu hạ tầng trong khu vực cửa khẩu",
    "bổ sung dự toán chi thường xuyên ngân sách địa phương cho nhiệm vụ bảo đảm an "
    "sinh xã hội và hỗ trợ hộ nghèo, hộ cận nghèo vùng đồng bào dân tộc thiểu số",
    "ứng phó với áp thấp nhiệt đới gần Biển Đông",
    "công nhận kết quả đánh giá, xếp loại chất lượng viên chức năm học 2024 - 2025",
    "giải quyết kiến nghị của cử tri sau kỳ họp thứ 9",
    "thành lập Tổ công tác hỗ trợ người dân thực hiện thủ tục hành chính không phụ "
    "thuộc địa giới hành chính",
    "nghiệm thu hoàn thành hạng mục công trình đưa vào sử dụng",
    "đảm bảo an toàn giao thông trong dịp nghỉ lễ Quốc khánh 02/9",
    "cung cấp thông tin quy hoạch chi tiết tỷ lệ 1/500",
    "chấn chỉnh việc quản lý thuốc bảo vệ thực vật",
    "xin ý kiến về phương án sắp xếp, xử lý nhà, đất",
)

ADDRESSEES = (
    "Văn phòng Ủy ban nhân dân thành phố",
    "Các doanh nghiệp kinh doanh hạ tầng khu công nghiệp",
    "Vụ Pháp chế",
    "Kho bạc Nhà nước khu vực IV",
    "Ông Nguyễn Văn Bình, Giám đốc Công ty Cổ phần Thủy sản Năm Căn",
    "Đài Khí tượng Thủy văn",
    "Hiệu trưởng các trường trung học phổ thông",
    "Ban Chỉ huy Quân sự các phường",
)

BASES = (
    "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
    "Căn cứ Thông tư số 05/2024/TT-BNV của Bộ trưởng Bộ Nội vụ;",
    "Xét Tờ trình số 112/TTr-SXD ngày 03 tháng 7 năm 2025 của Sở Xây dựng;",
)

SENTENCES = (
    "Thời gian qua, công tác quản lý trên địa bàn đã đạt được những kết quả tích cực, "
    "tuy nhiên vẫn còn một số tồn tại, hạn chế cần khắc phục.",
    "Giao Sở Xây dựng chủ trì, phối hợp với các đơn vị liên quan kiểm tra thực tế, đề "
    "xuất phương án xử lý, báo cáo cấp có thẩm quyền xem xét, quyết định.",
    "Kinh phí thực hiện được bố trí từ nguồn ngân sách địa phương và các nguồn hợp "
    "pháp khác theo quy định của Luật Ngân sách nhà nước.",
    "Mọi thông tin chi tiết xin liên hệ bộ phận văn thư, điện thoại 0236 3822 000, "
    "trong giờ hành chính.",
    "Trân trọng cảm ơn sự quan tâm, phối hợp của Quý cơ quan./.",
)

RECIPIENTS = (
    "Như Điều 3",
    "Thường trực HĐND",
    "Các Phó Trưởng ban",
    "Cổng thông tin điện tử (đăng tải)",
    "Lưu: VT, NC",
)
