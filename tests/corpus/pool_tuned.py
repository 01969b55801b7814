# SPDX-License-Identifier: LGPL-3.0-or-later
"""Agencies, subjects and sentences the rules of the reader were tuned on."""

from .spec import Agency, Signer

AGENCIES = (
    Agency(
        (),
        ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        "UBND",
        "Hưng Yên",
        (
            Signer(
                ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                "Phạm Văn Nghiêm",
                "PHÓ CHỦ TỊCH",
                "TM. KT.",
            ),
            Signer(
                ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
                "Trần Thị Minh Hòa",
                "CHÁNH VĂN PHÒNG",
                "TL.",
            ),
        ),
        "KGVX",
        normative=True,
    ),
    Agency(
        (),
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG YÊN"),
        "HĐND",
        "Hưng Yên",
        (Signer(("CHỦ TỊCH",), "Lê Quang Toản", "CHỦ TỊCH"),),
        "VP",
        normative=True,
    ),
    Agency(
        ("UBND TỈNH HƯNG YÊN",),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",),
        "SKHCN",
        "Hưng Yên",
        (
            Signer(("GIÁM ĐỐC",), "Nguyễn Đức Thuận", "GIÁM ĐỐC"),
            Signer(
                ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
                "Đỗ Thị Hồng Nhung",
                "PHÓ GIÁM ĐỐC",
                "KT.",
            ),
        ),
        "CĐS",
    ),
    Agency(
        ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        "SNNMT",
        "Hưng Yên",
        (Signer(("Q. GIÁM ĐỐC",), "Vũ Mạnh Hùng", "GIÁM ĐỐC", "Q."),),
        "QLĐĐ",
    ),
    Agency(
        (),
        ("BỘ NỘI VỤ",),
        "BNV",
        "Hà Nội",
        (
            Signer(
                ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
                "Nguyễn Văn Hồi",
                "THỨ TRƯỞNG",
                "KT.",
            ),
            Signer(
                ("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ TỔ CHỨC - BIÊN CHẾ"),
                "Phan Trung Tuấn",
                "VỤ TRƯỞNG VỤ TỔ CHỨC - BIÊN CHẾ",
                "TL.",
            ),
        ),
        "TCBC",
        normative=True,
    ),
    Agency(
        ("BỘ TÀI CHÍNH",),
        ("CỤC THUẾ",),
        "CT",
        "Hà Nội",
        (
            Signer(
                ("TUQ. CỤC TRƯỞNG", "TRƯỞNG BAN CHÍNH SÁCH"),
                "Lưu Đức Huy",
                "TRƯỞNG BAN CHÍNH SÁCH",
                "TUQ.",
            ),
        ),
        "CS",
    ),
    Agency(
        (),
        ("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG TIỀN HẢI"),
        "UBND",
        "Đông Tiền Hải",
        (
            Signer(
                ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
                "Bùi Thị Lan Anh",
                "CHỦ TỊCH",
                "TM.",
            ),
        ),
        "VHXH",
    ),
    Agency(
        ("TỈNH ỦY HƯNG YÊN",),
        ("BAN TỔ CHỨC",),
        "BTCTU",
        "Hưng Yên",
        (
            Signer(
                ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
                "Hoàng Văn Tựu",
                "PHÓ TRƯỞNG BAN",
                "KT.",
            ),
        ),
        "BTC",
        party=True,
    ),
    Agency(
        ("SỞ Y TẾ HƯNG YÊN",),
        ("BỆNH VIỆN ĐA KHOA", "PHỐ NỐI"),
        "BVĐKPN",
        "Hưng Yên",
        (
            Signer(
                ("GIÁM ĐỐC",),
                "Nguyễn Thị Thu Hà",
                "GIÁM ĐỐC",
                title="BSCKII. ",
            ),
        ),
        "KHTH",
    ),
    Agency(
        ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM",),
        ("TỔNG CÔNG TY", "ĐIỆN LỰC MIỀN BẮC"),
        "EVNNPC",
        "Hà Nội",
        (
            Signer(
                ("KT. TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC"),
                "Lê Văn Trang",
                "PHÓ TỔNG GIÁM ĐỐC",
                "KT.",
            ),
        ),
        "KD",
    ),
    Agency(
        (),
        ("CÔNG TY CỔ PHẦN", "XÂY DỰNG VÀ THƯƠNG MẠI", "PHÚ HƯNG"),
        "PH",
        "Thành phố Hồ Chí Minh",
        (Signer(("TỔNG GIÁM ĐỐC",), "Đặng Quốc Bảo", "TỔNG GIÁM ĐỐC"),),
        "HCNS",
    ),
    Agency(
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO",),
        ("TRƯỜNG ĐẠI HỌC SƯ PHẠM", "KỸ THUẬT HƯNG YÊN"),
        "ĐHSPKTHY",
        "Hưng Yên",
        (
            Signer(
                ("HIỆU TRƯỞNG",),
                "Nguyễn Thị Cúc Phương",
                "HIỆU TRƯỞNG",
                title="PGS.TS. ",
            ),
        ),
        "ĐT",
    ),
)

TOPICS = (
    "ban hành Quy chế tiếp nhận, xử lý, phát hành, quản lý văn bản trên Hệ thống quản "
    "lý văn bản và điều hành trong các cơ quan hành chính nhà nước trên địa bàn tỉnh",
    "phê duyệt Danh mục dịch vụ công trực tuyến toàn trình năm 2025",
    "tăng cường công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ trong mùa hanh khô",
    "triển khai chuyển đổi số trong quản lý hồ sơ, lưu trữ giai đoạn 2025 - 2030",
    "tổng kết công tác văn thư, lưu trữ 9 tháng đầu năm và phương hướng nhiệm vụ "
    "3 tháng cuối năm 2025",
    "hỗ trợ khắc phục hậu quả cơn bão số 3 tại các xã, phường ven sông",
    "rà soát, cập nhật mã định danh điện tử của cơ quan, đơn vị",
    "góp ý dự thảo Nghị định thay thế Nghị định số 30/2020/NĐ-CP về công tác văn thư",
    "kết quả kiểm tra việc thực hiện chế độ báo cáo định kỳ",
    "phối hợp tổ chức Hội nghị tập huấn sử dụng chữ ký số chuyên dùng công vụ",
    "cử công chức tham gia lớp bồi dưỡng quản lý nhà nước",
    "điều chỉnh quy hoạch sử dụng đất năm 2025",
)

ADDRESSEES = (
    "Các sở, ban, ngành tỉnh",
    "Ủy ban nhân dân các xã, phường",
    "Bộ Khoa học và Công nghệ",
    "Văn phòng Chính phủ",
    "Sở Tài chính",
    "Báo và Phát thanh, Truyền hình Hưng Yên",
    "Công an tỉnh",
    "Chủ tịch Ủy ban nhân dân tỉnh",
)

BASES = (
    "Căn cứ Luật Tổ chức Chính quyền địa phương số 72/2025/QH15;",
    "Căn cứ Luật Giao dịch điện tử số 20/2023/QH15;",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về "
    "công tác văn thư;",
    "Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 35/TTr-SKHCN "
    "ngày 21 tháng 8 năm 2025.",
)

SENTENCES = (
    "Quy chế này quy định về tiếp nhận, xử lý, phát hành, quản lý văn bản trên Hệ "
    "thống quản lý văn bản và điều hành trong các cơ quan hành chính nhà nước.",
    "Chánh Văn phòng Ủy ban nhân dân tỉnh; Thủ trưởng sở, ban, ngành tỉnh; Chủ tịch "
    "Ủy ban nhân dân xã, phường chịu trách nhiệm thi hành.",
    "Thực hiện tiếp nhận văn bản điện tử theo quy định tại Điều 9 Quyết định số "
    "28/2018/QĐ-TTg; đăng ký văn bản đến, cập nhật vào Hệ thống các trường thông tin.",
    "Đề nghị các cơ quan, đơn vị báo cáo kết quả thực hiện trước ngày 25 tháng 9 năm "
    "2025 để tổng hợp, báo cáo theo quy định.",
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh kịp thời để được "
    "hướng dẫn, giải quyết.",
    "Hệ thống quản lý văn bản của tỉnh được kết nối liên thông với Trục liên thông "
    "văn bản quốc gia để gửi, nhận văn bản theo quy định.",
)

RECIPIENTS = (
    "Như trên",
    "Thường trực Tỉnh ủy",
    "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
    "Sở Tư pháp (Cơ sở dữ liệu quốc gia về pháp luật)",
    "Lưu: VT",
)
