# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words of the names of persons."""

from ..text import fold

FAMILY_NAMES = {
    fold(name): name
    for name in (
        *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi"),
        *(
            "Đỗ",
            "Hồ",
            "Ngô",
            "Dương",
            "Đinh",
            "Trương",
            "Lâm",
            "Đoàn",
            "Trịnh",
            "Lương",
        ),
        *("Phan", "Mai", "Hà", "Cao", "Lý", "Châu", "Thái", "Chu", "Tống", "Tăng"),
        *("Lưu", "Tạ", "Tô", "Quách", "Kiều", "Vương", "Phùng", "Triệu", "Đàm", "Đào"),
    )
}
# Rarer ones that have these accents alone, and are no given names without them.
RARER_FAMILY_NAMES = {
    fold(name): name
    for name in (
        *("Bạch", "Bế", "Cầm", "Doãn", "Giáp", "Hầu", "Hứa", "Khổng"),
        *("Khuất", "Khúc", "Lã", "Lục", "Lường", "Mạc", "Nghiêm", "Ninh", "Nông"),
        *("Sùng", "Thạch", "Tòng", "Tưởng", "Ứng", "Vàng", "Vừ"),
    )
}
HIGHLAND = frozenset(("y", "h", "ksor", "siu", "rah", "ro", "nay", "puih", "kpa"))
# The commoner of two that differ in accents alone comes first.
_GIVEN = """
Anh Bảo Bằng Bích Bình Châu Chí Chiến Chinh Công Cường Cúc Diễm Diệp Dũng Duy
Duyên Đạt Đăng Điệp Định Đoàn Đông Đức Giang Hà Hải Hạnh Hằng Hậu Hiền Hiếu
Hiệp Hiệu Hoa Hoài Hoàn Hoàng Hòa Hoạt Hồng Huân Huệ Hùng Huy Huyền Hưng
Hương Hưởng Hữu Khánh Khoa Khôi Kiên Kiệt Lâm Lan Lập Liêm Liên Liễu Linh
Loan Long Lộc Lợi Luận Luyến Lực Lượng Mạnh Mẫn Minh Mỹ Nam Nga Ngân Nghĩa
Nghiệp Nghiêm Ngọc Nguyên Nguyệt Nhàn Nhân Nhật Nhung Oanh Phát Phong Phú
Phúc Phương Phượng Quân Quang Quảng Quế Quốc Quý Quyên Quyết Quỳnh Sáng Sinh
Sơn Sự Tài Tâm Tân Thái Thanh Thành Thạch Thảo Thắng Thập Thế Thiện Thịnh
Thiều Thìn Thoa Thọ Thông Thu Thuận Thủy Thúy Thư Thực Thương Tiến Tín Tình Toàn
Toản Trang Trí Trinh Trọng Trung Trường Tuấn Tuệ Tùng Tuyên Tuyến Tuyết Tú
Tường Uyên Văn Vân Việt Vinh Vĩnh Vụ Vượng Xuân Yến Ý
Ánh Bắc Báu Bền Biển Bổn Cảnh Cẩm Cầu Chánh Chính Đại Đào Điền Đỉnh Độ Đỗ Đồng Hạ Hào
Hảo Hiến Hiển Hoạch Huấn Huỳnh Kế Khải Kỳ Lành Lãm Lĩnh Lữ Mận Mùi Mười Năng Nghị Nhã
Nhượng Niệm Ngà Phấn Phẩm Phước Quyền Sỹ Tạo Tấn Thắm Thiệp Thiệu Thọ Thoại Thuấn Thuật
Thùy Thức Thường Tịnh Toại Tráng Triết Triệu Trực Truyền Tuyền Út Viễn Vũ Vỹ Xuyến
"""
GIVEN_WORDS = tuple(_GIVEN.split())
GIVEN_NAMES = {fold(name): name for name in reversed(GIVEN_WORDS)}
# Names without a tone that another name has.
_TONELESS = """
An Ba Băng Chi Chung Cương Dân Diên Du Dung Dương Đan Đoan Đô Gia Giao Hân Hiên Hoan
Huê Huyên Kha Khanh Khang Khiêm Khuê Kim Lam Lê Ly Mai My Ngoan Nhan Nhi Nhiên Như Phan
Phi Quy San Sang Sâm Sen Sương Thăng Thi Thiên Thoan Thơ Tiên Trâm Trân Tri Tuân Tư
Tương Vi Viên Vui Vy Vương Yên
"""
TONELESS = frozenset(_TONELESS.split())
