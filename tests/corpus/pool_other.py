# SPDX-License-Identifier: LGPL-3.0-or-later
"""A third pool for other layouts: never looked at while tuning, measured only."""

from .spec import Agency, Signer


def _deputy(head: str, name: str, *above: str) -> Signer:
    lines = (*above, f"KT. {head}", f"PHÓ {head}")
    authority = "TM. KT." if above else "KT."
    return Signer(lines, name, f"PHÓ {head}", authority)


AGENCIES = (
    Agency(
        (),
        ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"),
        "UBND",
        "Quảng Trị",
        (
            _deputy("CHỦ TỊCH", "Hoàng Xuân Tân", "TM. ỦY BAN NHÂN DÂN"),
            Signer(
                ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Trần Phong", "CHỦ TỊCH", "TM."
            ),
        ),
        "KT",
        normative=True,
    ),
    Agency(
        ("ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"),
        ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        "SVHTTDL",
        "Đắk Lắk",
        (_deputy("GIÁM ĐỐC", "Lê Thị Thanh Xuân"),),
        "QLDL",
    ),
    Agency(
        (),
        ("TỈNH ỦY VĨNH LONG",),
        "TU",
        "Vĩnh Long",
        (
            Signer(
                ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
                "Nguyễn Minh Dũng",
                "PHÓ BÍ THƯ THƯỜNG TRỰC",
                "TM.",
            ),
        ),
        "VP",
        party=True,
    ),
    Agency(
        ("TỈNH ỦY VĨNH LONG",),
        ("VĂN PHÒNG",),
        "VPTU",
        "Vĩnh Long",
        (
            Signer(
                ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
                "Đặng Văn Chính",
                "PHÓ CHÁNH VĂN PHÒNG",
                "KT.",
            ),
        ),
        "TH",
        party=True,
    ),
    Agency(
        (),
        ("BỘ CÔNG THƯƠNG",),
        "BCT",
        "Hà Nội",
        (
            Signer(
                ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
                "Trương Thanh Hoài",
                "THỨ TRƯỞNG",
                "KT.",
            ),
        ),
        "TTTN",
        normative=True,
    ),
    Agency(
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",),
        ("CHI CỤC KIỂM LÂM",),
        "CCKL",
        "Gia Lai",
        (
            Signer(
                ("CHI CỤC TRƯỞNG",),
                "Rơ Châm Huyên",
                "CHI CỤC TRƯỞNG",
            ),
        ),
        "SDPTR",
    ),
    Agency(
        ("TÒA ÁN NHÂN DÂN TỈNH GIA LAI",),
        ("TÒA ÁN NHÂN DÂN", "KHU VỰC 3"),
        "TAKV3",
        "Gia Lai",
        (_deputy("CHÁNH ÁN", "Đinh Thị Bích Ngọc"),),
        "HCTP",
    ),
    Agency(
        (),
        ("HỘI ĐỒNG NHÂN DÂN", "XÃ KHE SANH"),
        "HĐND",
        "Khe Sanh",
        (
            Signer(
                ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
                "Hồ Thị Minh Trang",
                "CHỦ TỊCH",
                "TM.",
            ),
        ),
        "PC",
        normative=True,
    ),
    Agency(
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        ("TRƯỜNG TRUNG HỌC PHỔ THÔNG", "CHUYÊN LÊ QUÝ ĐÔN"),
        "THPTLQĐ",
        "Quảng Trị",
        (Signer(("HIỆU TRƯỞNG",), "Nguyễn Ngọc Trung", "HIỆU TRƯỞNG", title="ThS. "),),
        "CM",
    ),
    Agency(
        ("BỘ TÀI CHÍNH",),
        ("KHO BẠC NHÀ NƯỚC", "KHU VỰC XIII"),
        "KBNNKVXIII",
        "Gia Lai",
        (
            Signer(
                ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG KẾ TOÁN"),
                "Phan Thị Mỹ Lệ",
                "TRƯỞNG PHÒNG KẾ TOÁN",
                "TL.",
            ),
        ),
        "KTNN",
    ),
    Agency(
        ("LIÊN HIỆP CÁC HỘI", "VĂN HỌC NGHỆ THUẬT VIỆT NAM"),
        ("HỘI NHÀ VĂN VIỆT NAM",),
        "HNV",
        "Hà Nội",
        (
            Signer(
                ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"),
                "Nguyễn Quang Thiều",
                "CHỦ TỊCH",
                "TM.",
            ),
        ),
        "VP",
    ),
    Agency(
        (),
        ("BỘ TÀI CHÍNH - BỘ Y TẾ",),
        "BTC-BYT",
        "Hà Nội",
        (
            Signer(
                ("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG"),
                "Bùi Văn Khắng",
                "THỨ TRƯỞNG",
                "KT.",
            ),
        ),
        "HCSN",
        joint=Signer(("KT. BỘ TRƯỞNG BỘ Y TẾ", "THỨ TRƯỞNG"), "Trần Văn Thuấn", ""),
    ),
)

TOPICS = (
    "tổ chức các hoạt động kỷ niệm 80 năm ngày truyền thống ngành",
    "hướng dẫn quyết toán kinh phí sự nghiệp y tế năm 2025 đối với các đơn vị dự toán",
    "phân bổ chỉ tiêu trồng rừng thay thế khi chuyển mục đích sử dụng rừng sang mục "
    "đích khác trên địa bàn các xã biên giới",
    "thẩm định hồ sơ xếp hạng di tích lịch sử cấp tỉnh",
    "báo cáo tình hình cung ứng xăng dầu trong dịp Tết Nguyên đán Bính Ngọ",
    "giới thiệu nhân sự tham gia Hội đồng tuyển sinh lớp 10 năm học 2026 - 2027",
    "kết quả giám sát chuyên đề về giải ngân vốn đầu tư công",
    "mời dự Lễ trao giải cuộc thi viết về biển, đảo quê hương",
    "rà soát tiêu chuẩn, định mức sử dụng xe ô tô công",
    "chuyển đơn khiếu nại của công dân đến cơ quan có thẩm quyền",
)

ADDRESSEES = (
    "Ban Thường vụ các đảng ủy trực thuộc",
    "Kiểm toán Nhà nước khu vực II",
    "Các trường trung học phổ thông trực thuộc",
    "Tòa án nhân dân tối cao",
    "Hạt Kiểm lâm liên xã Đak Đoa",
    "Bảo tàng tỉnh",
)

BASES = (
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15;",
    "Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15;",
    "Xét đề nghị của Trưởng phòng Hành chính - Tổng hợp.",
)

SENTENCES = (
    "Các đơn vị chủ động xây dựng kế hoạch chi tiết, phân công cụ thể trách nhiệm của "
    "từng cá nhân và báo cáo kết quả về cơ quan thường trực trước ngày 15 hằng tháng.",
    "Nguồn kinh phí thực hiện lấy từ dự toán chi thường xuyên đã giao đầu năm.",
    "Qua kiểm tra, phần lớn hồ sơ bảo đảm thành phần theo quy định; một số hồ sơ còn "
    "thiếu bản đồ khoanh vùng bảo vệ và biên bản họp cộng đồng dân cư.",
    "Thời gian: 08 giờ 00 phút, thứ Sáu; địa điểm: Hội trường tầng 2.",
    "Rất mong nhận được sự quan tâm, phối hợp chặt chẽ của quý cơ quan, đơn vị.",
)

RECIPIENTS = ("Như trên", "Lãnh đạo cơ quan", "Trang thông tin điện tử", "Lưu: VT, TH")
