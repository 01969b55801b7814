# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents of state bodies as typists set them, each in a layout of its own.

Lines of the head: ``*`` bold, ``/`` italic, ``~`` a short rule, ``^`` small. The body
is marked the same way, ``=`` for centred lines (see ``sheet_typesetter``).
"""

from .sheet import Sheet, Signed
from .sheet_words import ASKS, BASIS, GOES_ON

SHEETS = (
    Sheet(
        "college",
        ("TRƯỜNG CAO ĐẲNG", "KINH TẾ - KỸ THUẬT TÔ HIỆU", "~", "Số: 318/QĐ-CĐKTKT"),
        "Hưng Yên, ngày 12 tháng 10 năm 2026",
        (
            "=*QUYẾT ĐỊNH",
            "=*Về việc công nhận tốt nghiệp và cấp bằng cho sinh viên",
            "=*các lớp cao đẳng khóa 15 đợt 2 năm 2026",
            "=~",
            "=HIỆU TRƯỞNG TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT TÔ HIỆU",
            "/Căn cứ Luật Giáo dục nghề nghiệp ngày 27 tháng 11 năm 2014;",
            "=*QUYẾT ĐỊNH:",
            "Điều 1. Công nhận tốt nghiệp cho 214 sinh viên có tên trong danh sách "
            "kèm theo Quyết định này.",
            "Điều 2. Quyết định có hiệu lực kể từ ngày ký./.",
        ),
        Signed(("HIỆU TRƯỞNG",), "TS. Đỗ Quang Khải"),
        {
            "number": "318",
            "notation": "QĐ-CĐKTKT",
            "date": "2026-10-12",
            "agency": "TRƯỜNG CAO ĐẲNG KINH TẾ - KỸ THUẬT TÔ HIỆU",
            "type_name": "Quyết định",
            "subject": "Về việc công nhận tốt nghiệp và cấp bằng cho sinh viên "
            "các lớp cao đẳng khóa 15 đợt 2 năm 2026",
            "signer": "Đỗ Quang Khải",
            "position": "HIỆU TRƯỞNG",
        },
    ),
    Sheet(
        "hospital",
        (
            "SỞ Y TẾ HƯNG YÊN",
            "*BỆNH VIỆN ĐA KHOA PHỐ NỐI",
            "~",
            "Số: 1027/BVPN-KHTH",
            "^V/v báo cáo tình hình sử dụng thuốc,",
            "^vật tư y tế 9 tháng đầu năm 2026",
        ),
        "Hưng Yên, ngày 05 tháng 10 năm 2026",
        (
            "=Kính gửi: Sở Y tế tỉnh Hưng Yên",
            ASKS,
            "Bệnh viện đề nghị các khoa, phòng gửi số liệu về phòng Kế hoạch tổng hợp "
            "trước ngày 15/12/2026 để tổng hợp chung.",
            GOES_ON,
        ),
        Signed(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "BSCKII. Hoàng Thị Bích Liên"),
        {
            "number": "1027",
            "notation": "BVPN-KHTH",
            "date": "2026-10-05",
            "agency": "BỆNH VIỆN ĐA KHOA PHỐ NỐI",
            "parent_agency": "SỞ Y TẾ HƯNG YÊN",
            "type_name": "Công văn",
            "subject": "báo cáo tình hình sử dụng thuốc, vật tư y tế "
            "9 tháng đầu năm 2026",
            "signer": "Hoàng Thị Bích Liên",
            "position": "PHÓ GIÁM ĐỐC",
            "authority": "KT.",
            "addressees": "Sở Y tế tỉnh Hưng Yên",
            "due_date": "2026-12-15",
        },
        css="table.head{font-size:12pt} body{line-height:1.5}",
    ),
    Sheet(
        "steering",
        (
            "ỦY BAN NHÂN DÂN",
            "TỈNH HƯNG YÊN",
            "*BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
            "~",
            "Số: 12/KH-BCĐCĐS",
        ),
        "Hưng Yên, ngày 28 tháng 01 năm 2026",
        (
            "=*KẾ HOẠCH",
            "=*Hoạt động của Ban Chỉ đạo Chuyển đổi số tỉnh Hưng Yên năm 2026",
            "=~",
            "*I. MỤC ĐÍCH, YÊU CẦU",
            ASKS,
            "Các thành viên gửi báo cáo về cơ quan thường trực chậm nhất ngày 20 "
            "tháng 11 năm 2026 để tổng hợp.",
            GOES_ON,
        ),
        Signed(
            ("TRƯỞNG BAN", "CHỦ TỊCH UBND TỈNH"),
            "Nguyễn Khắc Thận",
        ),
        {
            "number": "12",
            "notation": "KH-BCĐCĐS",
            "date": "2026-01-28",
            "agency": "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
            "parent_agency": "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
            "type_name": "Kế hoạch",
            "subject": "Hoạt động của Ban Chỉ đạo Chuyển đổi số tỉnh Hưng Yên năm 2026",
            "signer": "Nguyễn Khắc Thận",
            "due_date": "2026-11-20",
        },
        css="body{font-family:'Liberation Serif'} table.head td:first-child{width:38%}",
    ),
    Sheet(
        "ministry",
        (
            "*BỘ TÀI CHÍNH",
            "~",
            "Số: 14287/BTC-NSNN",
            "^V/v hướng dẫn xử lý kinh phí thực",
            "^hiện chính sách, chế độ đối với cán",
            "^bộ, công chức, viên chức khi sắp xếp",
            "^tổ chức bộ máy",
        ),
        "Hà Nội, ngày 03 tháng 11 năm 2026",
        (
            "=Kính gửi: Ủy ban nhân dân các tỉnh, thành phố",
            ASKS,
            "Báo cáo gửi về Bộ Tài chính (Vụ Ngân sách nhà nước) trước ngày 05 tháng "
            "12 năm 2026.",
            GOES_ON,
        ),
        Signed(("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), "Bùi Văn Khắng"),
        {
            "number": "14287",
            "notation": "BTC-NSNN",
            "date": "2026-11-03",
            "place": "Hà Nội",
            "agency": "BỘ TÀI CHÍNH",
            "type_name": "Công văn",
            "subject": "hướng dẫn xử lý kinh phí thực hiện chính sách, chế độ đối với "
            "cán bộ, công chức, viên chức khi sắp xếp tổ chức bộ máy",
            "signer": "Bùi Văn Khắng",
            "position": "THỨ TRƯỞNG",
            "authority": "KT.",
            "addressees": "Ủy ban nhân dân các tỉnh, thành phố",
            "due_date": "2026-12-05",
        },
    ),
    Sheet(
        "bureau",
        (
            "BỘ NỘI VỤ",
            "*CỤC VĂN THƯ VÀ LƯU TRỮ",
            "*NHÀ NƯỚC",
            "~",
            "Số: 86/TB-VTLTNN",
        ),
        "Hà Nội, ngày 21 tháng 4 năm 2026",
        (
            "=*THÔNG BÁO",
            "=*Kết quả thẩm định Danh mục hồ sơ, tài liệu nộp lưu",
            "=~",
            ASKS,
            GOES_ON,
        ),
        Signed(("CỤC TRƯỞNG",), "Đặng Thanh Tùng"),
        {
            "number": "86",
            "notation": "TB-VTLTNN",
            "date": "2026-04-21",
            "place": "Hà Nội",
            "agency": "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC",
            "parent_agency": "BỘ NỘI VỤ",
            "type_name": "Thông báo",
            "subject": "Kết quả thẩm định Danh mục hồ sơ, tài liệu nộp lưu",
            "signer": "Đặng Thanh Tùng",
            "position": "CỤC TRƯỞNG",
        },
        css="body{font-family:'Liberation Sans';font-size:13pt}",
    ),
    Sheet(
        "commune",
        (
            "*ỦY BAN NHÂN DÂN",
            "*XÃ HOÀNG HOA THÁM",
            "~",
            "Số:        /QĐ-UBND",
        ),
        "Hoàng Hoa Thám, ngày      tháng 11 năm 2026",
        (
            "=*QUYẾT ĐỊNH",
            "=*Về việc phê duyệt Báo cáo kinh tế - kỹ thuật đầu tư xây dựng công trình",
            "=*cải tạo, nâng cấp đường trục thôn Đỗ Thượng, đoạn từ nhà văn hóa thôn",
            "=*đến Quốc lộ 38B, xã Hoàng Hoa Thám, tỉnh Hưng Yên",
            "=~",
            "=*CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HOÀNG HOA THÁM",
            f"/{BASIS}",
            "=*QUYẾT ĐỊNH:",
            "*Điều 1.* Phê duyệt Báo cáo kinh tế - kỹ thuật với các nội dung sau.",
            "Điều 2. Thời gian thực hiện dự án: đến hết ngày 31/12/2027.",
        ),
        Signed(("CHỦ TỊCH",), "Phạm Văn Tuyên"),
        {
            "number": "",
            "notation": "QĐ-UBND",
            "date": "",
            "place": "Hoàng Hoa Thám",
            "agency": "ỦY BAN NHÂN DÂN XÃ HOÀNG HOA THÁM",
            "type_name": "Quyết định",
            "subject": "Về việc phê duyệt Báo cáo kinh tế - kỹ thuật đầu tư xây dựng "
            "công trình cải tạo, nâng cấp đường trục thôn Đỗ Thượng, đoạn từ nhà văn "
            "hóa thôn đến Quốc lộ 38B, xã Hoàng Hoa Thám, tỉnh Hưng Yên",
            "signer": "Phạm Văn Tuyên",
            "position": "CHỦ TỊCH",
        },
        css="table.head{font-size:13pt}",
    ),
    Sheet(
        "council",
        ("*HỘI ĐỒNG NHÂN DÂN", "*TỈNH HƯNG YÊN", "~", "Số: 45/2026/NQ-HĐND"),
        "Hưng Yên, ngày 09 tháng 7 năm 2026",
        (
            "=*NGHỊ QUYẾT",
            "=*QUY ĐỊNH MỨC THU, CHẾ ĐỘ THU, NỘP, QUẢN LÝ VÀ SỬ DỤNG",
            "=*PHÍ THẨM ĐỊNH CẤP GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT",
            "=*TRÊN ĐỊA BÀN TỈNH HƯNG YÊN",
            "=~",
            "=*HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN",
            "=*KHÓA XVIII, KỲ HỌP THỨ TƯ",
            f"/{BASIS}",
            ASKS,
        ),
        Signed(("CHỦ TỊCH",), "Trần Quốc Toản"),
        {
            "number": "45",
            "year": "2026",
            "notation": "NQ-HĐND",
            "date": "2026-07-09",
            "agency": "HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN",
            "type_name": "Nghị quyết",
            "subject": "QUY ĐỊNH MỨC THU, CHẾ ĐỘ THU, NỘP, QUẢN LÝ VÀ SỬ DỤNG PHÍ THẨM "
            "ĐỊNH CẤP GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT TRÊN ĐỊA BÀN TỈNH HƯNG YÊN",
            "signer": "Trần Quốc Toản",
            "position": "CHỦ TỊCH",
        },
    ),
)
