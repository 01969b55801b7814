# SPDX-License-Identifier: LGPL-3.0-or-later
"""The demo province: real bodies of Hưng Yên, invented people and identifiers.

Data only, so that the loader, the test certificate authority and the browser tests
read the same list. ``python -m config.demo.province`` prints the people and agencies
for the certificate authority as JSON.
"""

import json
import sys
from dataclasses import dataclass, field

# Everybody in the demo signs in with it, and signs with the PIN; both are printed.
DEMO_PASSWORD = "Qlvb@HungYen2026"  # noqa: S105 - a demo's, not a secret
DEMO_PIN = "13579246"
# The key of the codes that admins enter as the second step of their login (R209).
DEMO_CODE_KEY = "QLVBHUNGYENTHUNGHIEMDEMOKEY23456"
OPERATOR = "admin"
OPERATOR_NAME = "Hoàng Minh Đức"


@dataclass(frozen=True)
class Post:
    """A post of one person: unit key, role codes, printed title."""

    unit: str
    roles: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Person:
    login: str
    name: str
    posts: tuple[Post, ...]
    signs: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether the account logs in with a second step."""
        return any("unit_admin" in post.roles for post in self.posts)


@dataclass(frozen=True)
class Department:
    key: str
    name: str
    code: str


@dataclass(frozen=True)
class Agency:
    key: str
    name: str
    code: str
    organ_id: str
    superior: str = ""
    is_committee: bool = False
    place: str = "Hưng Yên"
    body_kind: str = "board"
    departments: tuple[Department, ...] = field(default=())


AGENCIES = (
    Agency(
        "ubnd",
        "Ủy ban nhân dân tỉnh Hưng Yên",
        "UBND",
        "H31",
        is_committee=True,
        body_kind="province",
    ),
    Agency(
        "vpubnd",
        "Văn phòng Ủy ban nhân dân tỉnh",
        "VP",
        "H31.01",
        body_kind="office",
        superior="Ủy ban nhân dân tỉnh Hưng Yên",
        departments=(
            Department("vp_kgvx", "Phòng Khoa giáo - Văn xã", "KGVX"),
            Department("vp_hctc", "Phòng Hành chính - Tổ chức", "HCTC"),
        ),
    ),
    Agency(
        "skhcn",
        "Sở Khoa học và Công nghệ",
        "SKHCN",
        "H31.08",
        superior="Ủy ban nhân dân tỉnh Hưng Yên",
        departments=(
            Department("skhcn_cds", "Phòng Chuyển đổi số", "CĐS"),
            Department("skhcn_vp", "Văn phòng Sở", "VP"),
        ),
    ),
    Agency(
        "snv",
        "Sở Nội vụ",
        "SNV",
        "H31.05",
        superior="Ủy ban nhân dân tỉnh Hưng Yên",
        departments=(
            Department("snv_vtlt", "Phòng Văn thư - Lưu trữ", "VTLT"),
            Department("snv_vp", "Văn phòng Sở", "VP"),
        ),
    ),
    Agency(
        "pho_hien",
        "Ủy ban nhân dân phường Phố Hiến",
        "UBND",
        "H31.21",
        is_committee=True,
        place="Phố Hiến",
        body_kind="ward",
        departments=(
            Department("ph_vp", "Văn phòng HĐND và UBND", "VP"),
            Department("ph_vhxh", "Phòng Văn hóa - Xã hội", "VHXH"),
        ),
    ),
    Agency(
        "son_nam",
        "Ủy ban nhân dân phường Sơn Nam",
        "UBND",
        "H31.22",
        is_committee=True,
        place="Sơn Nam",
        body_kind="ward",
        departments=(
            Department("sn_vp", "Văn phòng HĐND và UBND", "VP"),
            Department("sn_vhxh", "Phòng Văn hóa - Xã hội", "VHXH"),
        ),
    ),
)


def _person(login: str, name: str, *posts: Post, signs: bool = False) -> Person:
    return Person(login, name, posts, signs)


PEOPLE = (
    # Ủy ban nhân dân tỉnh; its office's people also hold posts there, because the
    # office drafts, numbers and files the committee's documents.
    _person(
        "chutich",
        "Nguyễn Đức Thành",
        Post("ubnd", ("leader",), "Chủ tịch"),
        signs=True,
    ),
    _person(
        "phochutich",
        "Trần Quốc Khánh",
        Post("ubnd", ("leader",), "Phó Chủ tịch"),
        signs=True,
    ),
    # Văn phòng UBND tỉnh
    _person(
        "vp.chanhvp",
        "Phạm Minh Tuấn",
        Post("vpubnd", ("leader",), "Chánh Văn phòng"),
        signs=True,
    ),
    _person(
        "vp.vanthu",
        "Đỗ Thị Hường",
        Post("vp_hctc", ("clerk",), "Văn thư"),
        Post("ubnd", ("clerk",), "Văn thư"),
    ),
    _person(
        "vp.truongphong",
        "Lê Văn Hải",
        Post("vp_kgvx", ("head",), "Trưởng phòng"),
        Post("ubnd", ("head",), "Trưởng phòng"),
    ),
    _person(
        "vp.chuyenvien",
        "Vũ Thị Mai Anh",
        Post("vp_kgvx", ("specialist",), "Chuyên viên"),
        Post("ubnd", ("specialist",), "Chuyên viên"),
    ),
    _person(
        "vp.truonghc",
        "Ngô Thanh Bình",
        Post("vp_hctc", ("head",), "Trưởng phòng"),
    ),
    _person(
        "vp.phoihop",
        "Hoàng Ngọc Lan",
        Post("vp_hctc", ("specialist",), "Chuyên viên"),
    ),
    _person(
        "vp.thethuc",
        "Bùi Thị Thu Trang",
        Post("vp_hctc", ("form_checker",), "Chuyên viên kiểm tra thể thức"),
        Post("ubnd", ("form_checker",), "Chuyên viên kiểm tra thể thức"),
    ),
    _person(
        "vp.luutru",
        "Nguyễn Thị Kim Oanh",
        Post("vp_hctc", ("archivist",), "Lưu trữ viên"),
        Post("ubnd", ("archivist",), "Lưu trữ viên"),
    ),
    _person(
        "vp.theodoi",
        "Đặng Quang Huy",
        Post("vp_hctc", ("monitor",), "Chuyên viên theo dõi"),
    ),
    _person(
        "vp.quantri",
        "Trịnh Công Sơn Hải",
        Post("vp_hctc", ("unit_admin",), "Quản trị đơn vị"),
    ),
    # Sở Khoa học và Công nghệ
    _person(
        "skhcn.giamdoc",
        "Nguyễn Hữu Phúc",
        Post("skhcn", ("leader",), "Giám đốc"),
        signs=True,
    ),
    _person(
        "skhcn.truongphong",
        "Phan Thị Bích Ngọc",
        Post("skhcn_cds", ("head",), "Trưởng phòng"),
    ),
    _person(
        "skhcn.chuyenvien",
        "Trần Văn Nam",
        Post("skhcn_cds", ("specialist",), "Chuyên viên"),
    ),
    _person(
        "skhcn.thethuc",
        "Lưu Thị Hồng Nhung",
        Post("skhcn_vp", ("form_checker",), "Chuyên viên kiểm tra thể thức"),
    ),
    _person(
        "skhcn.vanthu",
        "Đinh Thị Thanh Hà",
        Post("skhcn_vp", ("clerk",), "Văn thư"),
    ),
    _person(
        "skhcn.luutru",
        "Mai Xuân Trường",
        Post("skhcn_vp", ("archivist",), "Lưu trữ viên"),
    ),
    _person(
        "skhcn.theodoi",
        "Cao Thị Phương Thảo",
        Post("skhcn_vp", ("monitor",), "Chuyên viên theo dõi"),
    ),
    _person(
        "skhcn.quantri",
        "Tạ Đình Long",
        Post("skhcn_vp", ("unit_admin",), "Quản trị đơn vị"),
    ),
    # Sở Nội vụ
    _person(
        "snv.giamdoc",
        "Vũ Đình Chiến",
        Post("snv", ("leader",), "Giám đốc"),
        signs=True,
    ),
    _person(
        "snv.truongphong",
        "Nguyễn Thị Tuyết Mai",
        Post("snv_vtlt", ("head",), "Trưởng phòng"),
    ),
    _person(
        "snv.chuyenvien",
        "Lương Thế Vinh Quang",
        Post("snv_vtlt", ("specialist",), "Chuyên viên"),
    ),
    _person(
        "snv.vanthu",
        "Phùng Thị Lệ Thu",
        Post("snv_vp", ("clerk",), "Văn thư"),
    ),
    _person(
        "snv.thethuc",
        "Hà Văn Tiến",
        Post("snv_vp", ("form_checker",), "Chuyên viên kiểm tra thể thức"),
    ),
    _person(
        "snv.luutru",
        "Chu Thị Hằng Nga",
        Post("snv_vp", ("archivist", "monitor"), "Lưu trữ viên"),
    ),
    _person(
        "snv.quantri",
        "Dương Mạnh Hùng",
        Post("snv_vp", ("unit_admin",), "Quản trị đơn vị"),
    ),
    # Phường Phố Hiến
    _person(
        "phohien.chutich",
        "Đào Ngọc Dũng",
        Post("pho_hien", ("leader",), "Chủ tịch"),
        signs=True,
    ),
    _person(
        "phohien.vanthu",
        "Quách Thị Thúy",
        Post("ph_vp", ("clerk",), "Văn thư"),
    ),
    _person(
        "phohien.truongphong",
        "Bạch Văn Sáng",
        Post("ph_vhxh", ("head",), "Trưởng phòng"),
    ),
    _person(
        "phohien.chuyenvien",
        "Lại Thị Ánh Tuyết",
        Post("ph_vhxh", ("specialist",), "Chuyên viên"),
    ),
    _person(
        "phohien.vanphong",
        "Kiều Anh Đức",
        Post("ph_vp", ("form_checker", "archivist", "monitor"), "Công chức văn phòng"),
    ),
    _person(
        "phohien.quantri",
        "Thái Bá Lộc",
        Post("ph_vp", ("unit_admin",), "Quản trị đơn vị"),
    ),
    # Phường Sơn Nam
    _person(
        "sonnam.chutich",
        "Tô Văn Hòa",
        Post("son_nam", ("leader",), "Chủ tịch"),
        signs=True,
    ),
    _person(
        "sonnam.vanthu",
        "Nghiêm Thị Dung",
        Post("sn_vp", ("clerk",), "Văn thư"),
    ),
    _person(
        "sonnam.truongphong",
        "Đoàn Trọng Nghĩa",
        Post("sn_vhxh", ("head",), "Trưởng phòng"),
    ),
    _person(
        "sonnam.chuyenvien",
        "Khúc Thị Minh Châu",
        Post("sn_vhxh", ("specialist",), "Chuyên viên"),
    ),
    _person(
        "sonnam.vanphong",
        "Lã Quang Vinh",
        Post("sn_vp", ("form_checker", "archivist", "monitor"), "Công chức văn phòng"),
    ),
    _person(
        "sonnam.quantri",
        "Phí Đình Trọng",
        Post("sn_vp", ("unit_admin",), "Quản trị đơn vị"),
    ),
)

# Numbers given in the paper registers before the system was switched on.
OPENING_NUMBERS = (
    ("skhcn", "outgoing", "administrative", 34),
    ("ubnd", "outgoing", "normative:QĐ", 75),
    ("vpubnd", "incoming", "incoming", 1286),
    ("pho_hien", "incoming", "incoming", 412),
)

CORRESPONDENTS = (
    ("Văn phòng Chính phủ", "G22.99"),
    ("Bộ Khoa học và Công nghệ", "G06"),
)
PAPER_RECIPIENT = "Hội Khuyến học tỉnh Hưng Yên (bản giấy)"

FILE_PLAN = (
    ("01.KGVX", "Hồ sơ ban hành văn bản quy phạm pháp luật của UBND tỉnh", 0),
    ("02.KGVX", "Hồ sơ chuyển đổi số, khoa học và công nghệ", 20),
    ("03.KGVX", "Tập văn bản chỉ đạo, điều hành thường xuyên", 5),
)


def signing_people() -> dict[str, list[dict[str, str]]]:
    """Return who needs a certificate, for the test certificate authority."""
    units = {
        unit.key: agency
        for agency in AGENCIES
        for unit in (agency, *agency.departments)
    }
    persons = [
        {
            "id": person.login,
            "name": person.name,
            "organisation": units[person.posts[0].unit].name,
            "title": person.posts[0].title,
        }
        for person in PEOPLE
        if person.signs
    ]
    agencies = [
        {"id": agency.key, "name": agency.name, "organ_id": agency.organ_id}
        for agency in AGENCIES
    ]
    return {"persons": persons, "agencies": agencies}


if __name__ == "__main__":
    json.dump(signing_people(), sys.stdout, ensure_ascii=False, indent=2)
