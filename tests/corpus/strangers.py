# SPDX-License-Identifier: LGPL-3.0-or-later
"""The sixth set: agencies and ways of signing of which none of the others is.

Set in WordprocessingML by hand (``layout.others``), printed by LibreOffice, and stained
by ``strangers_seen``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .layout.others.components import MOTTO, NATION, recipients, signer
from .layout.others.programs import Program
from .layout.others.writer import Writer

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_TEXT = (
    "Thực hiện nhiệm vụ được giao, cơ quan đã tổ chức quán triệt, triển khai đến toàn "
    "thể cán bộ, đảng viên, công chức, viên chức và người lao động thuộc phạm vi.",
    "Đề nghị thủ trưởng các đơn vị chỉ đạo rà soát, tổng hợp, gửi kết quả bằng văn bản "
    "và bản mềm qua hệ thống quản lý văn bản và điều hành để theo dõi./.",
)
_SIGNS = ("TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T")


@dataclass(frozen=True)
class Stranger:
    """``note`` stands below the capacity (a digital signature), ``other`` is a second
    signer left of the first; ``unread`` are fields a pen wrote."""

    key: str
    agency: Sequence[str]
    code: str
    date: str
    sign: Sequence[str]
    name: str
    parent: Sequence[str] = ()
    place: str = "Hưng Yên"
    title: str = ""
    subject: Sequence[str] = ()
    to: Sequence[str] = ()
    mark: str = ""
    rank: str = ""
    note: Sequence[str] = ()
    other: Sequence[str] = ()
    faults: Sequence[str] = ("ink", "tilt")
    party: bool = False
    long: int = 2
    says: dict[str, str] = field(default_factory=dict)
    date_line: str = ""
    sign_kind: str = "table"

    @cached_property
    def docx(self) -> bytes:
        """Two columns above, the text, two columns below."""
        w = Writer(Program("word", fonts="style"), number="none", size=14, small=13)
        w.put(w.table(self._head(w), (66, 104)))
        if self.title:
            w.put(w.mid(self.title, 14, "b", gap=(14, 0)))
            w.put(*(w.mid(text, 14, "b") for text in self.subject[:-1]))
            w.put(w.under(self.subject[-1], 14, 0.4, 165))
        if len(self.to) == 1:
            w.put(w.mid(f"Kính gửi: {self.to[0]}.", gap=(12, 8)))
        elif self.to:
            w.put(w.par(w.run("Kính gửi:"), left=35, gap=(12, 0)))
            for index, name in enumerate(self.to):
                end = "." if index == len(self.to) - 1 else ";"
                w.put(w.par(w.run(f"- {name}{end}"), left=55))
        for _ in range(self.long):
            w.say(*_TEXT)
        self._foot(w)
        return w.saved()

    def _head(self, w: Writer) -> list[tuple[str, str]]:
        left = "".join(w.mid(text, 13) for text in self.parent)
        left += "".join(w.mid(text, 13, "b") for text in self.agency[:-1])
        left += w.under(self.agency[-1], 13, 0.4, 66)
        right = w.under(PARTY, 14, 1.0, 96)
        if not self.party:
            right = w.mid(NATION, 13, "b") + w.under(MOTTO, 14, 1.0, 96)
        code = w.mid(self.code, 13, gap=(5, 0))
        if not self.title:
            code += "".join(w.mid(text, 12) for text in self.subject)
        if self.mark:
            width = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}[self.mark]
            inside = w.mid(self.mark, 13, "br")
            code += w.par(w.box(inside, (20, 2), (width, 8), "FF0000"), gap=(0, 16))
        return [(left, right), (code, w.mid(self._date, 14, "i", gap=(5, 0)))]

    def _foot(self, w: Writer) -> None:
        notes = "".join(w.par(w.run(text, 9, "r")) for text in self.note)
        block = "".join(w.mid(text, 14, "b") for text in self.sign)
        block += (notes or w.par() * 4) + w.mid(f"{self.rank}{self.name}", 14, "b")
        listed = recipients(w, "Như trên", "VT, TH (05)")
        w.put(w.par(gap=(0, 4)))
        if self.other:
            w.put(w.table([(signer(w, *self.other), block)], (82, 88)), listed)
        else:
            w.put(w.table([(listed, block)], (76, 94)))

    @property
    def _date(self) -> str:
        if self.date_line:
            return self.date_line
        year, month, day = self.date.split("-")
        month = month if int(month) < 3 else str(int(month))
        return f"{self.place}, ngày {day} tháng {month} năm {year}"

    @property
    def truth(self) -> dict[str, str]:
        """What a reader should say."""
        code = self.code.removeprefix("Số").strip(": ")
        number, _, notation = code.partition("-" if self.party else "/")
        year, _, rest = notation.partition("/")
        dated = year.isdigit()
        offices = [x for x in self.sign if not x.startswith(_SIGNS)]
        own = [x for x in self.sign if x.startswith("Q. ")]
        signs = [x.split()[0].replace("/", "").strip(".") for x in self.sign]
        about = " ".join(self.subject)
        found = {
            "number": number.strip().lstrip("0"),
            "year": year if dated else "",
            "notation": rest if dated else notation,
            "place": self.place,
            "date": self.date,
            "agency": " ".join(self.agency),
            "parent_agency": " ".join(self.parent),
            "type_name": self.title.capitalize() or "Công văn",
            "subject": about if self.title else about.removeprefix("V/v "),
            "signer": self.name,
            "position": " ".join(offices) or " ".join(own).removeprefix("Q. "),
            "authority": " ".join(
                f"{x}." for x in signs if x in ("TM", "KT", "TL", "TUQ", "Q")
            ),
            "urgency": self.mark.capitalize(),
            "addressees": "\n".join(self.to),
        }
        return found | self.says


STRANGERS = (
    Stranger(
        "assembly",
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI",),
        "Số: 1672/NQ-UBTVQH15",
        "2026-06-16",
        ("TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI", "CHỦ TỊCH"),
        "Trần Thanh Mẫn",
        place="Hà Nội",
        title="NGHỊ QUYẾT",
        subject=(
            "Về việc sắp xếp các đơn vị hành chính cấp xã",
            "của thành phố Hà Nội năm 2026",
        ),
        faults=("ink", "jpeg"),
    ),
    Stranger(
        "party",
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN",),
        "Số 87-CV/BTGDVTU",
        "2026-03-09",
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        "Phạm Thị Tuyết Lan",
        parent=("TỈNH ỦY HƯNG YÊN",),
        subject=("V/v tuyên truyền Đại hội", "đại biểu Phụ nữ toàn quốc"),
        to=("Các đảng ủy trực thuộc Tỉnh ủy", "Đảng ủy các xã, phường"),
        party=True,
        faults=("ink", "tilt", "arrival"),
    ),
    Stranger(
        "court",
        ("TÒA ÁN NHÂN DÂN KHU VỰC 3",),
        "Số: 41/TB-TA",
        "2026-10-22",
        ("KT. CHÁNH ÁN", "PHÓ CHÁNH ÁN"),
        "Đặng Trần Khôi",
        parent=("TÒA ÁN NHÂN DÂN TỈNH HƯNG YÊN",),
        title="THÔNG BÁO",
        subject=("Về lịch xét xử trực tuyến quý IV năm 2026",),
        faults=("ink", "light", "tilt"),
    ),
    Stranger(
        "police",
        ("PHÒNG CẢNH SÁT GIAO THÔNG",),
        "Số: 932/PC08-Đ2",
        "2026-05-04",
        ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        "Vũ Đình Kháng",
        parent=("CÔNG AN TỈNH HƯNG YÊN",),
        rank="Thượng tá ",
        subject=("V/v phân luồng giao thông", "dịp Lễ hội Phố Hiến"),
        to=("Sở Xây dựng tỉnh Hưng Yên",),
        faults=("ink", "fax"),
    ),
    Stranger(
        "company",
        ("TỔNG CÔNG TY ĐIỆN LỰC", "MIỀN BẮC"),
        "Số: 5124/EVNNPC-KT",
        "2026-07-29",
        ("TUQ. TỔNG GIÁM ĐỐC", "TRƯỞNG BAN KỸ THUẬT"),
        "Trịnh Quang Minh",
        parent=("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM",),
        place="Hà Nội",
        subject=("V/v kế hoạch ngừng cấp điện", "tháng 8 năm 2026"),
        to=("Công ty Điện lực Hưng Yên",),
        faults=("ink", "jpeg", "perspective"),
    ),
    Stranger(
        "hospital",
        ("BỆNH VIỆN SẢN NHI",),
        "Số: 214/BVSN-KHTH",
        "2026-11-03",
        ("GIÁM ĐỐC",),
        "Lê Minh Quang",
        parent=("SỞ Y TẾ HƯNG YÊN",),
        rank="BS.CKII ",
        subject=("V/v mua sắm vật tư y tế",),
        to=("Các nhà cung cấp tại Việt Nam",),
        mark="KHẨN",
        faults=("ink", "notes", "tilt"),
    ),
    Stranger(
        "school",
        ("TRƯỜNG THPT CHUYÊN", "HƯNG YÊN"),
        "Số: 09/KH-THPTC",
        "2026-09-08",
        ("HIỆU TRƯỞNG",),
        "Hoàng Văn Tuất",
        parent=("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        title="KẾ HOẠCH",
        rank="TS. ",
        subject=("Bồi dưỡng học sinh giỏi năm học 2026 - 2027",),
        faults=("ink", "staple", "tilt"),
    ),
    Stranger(
        "joint",
        ("BỘ Y TẾ - BỘ TÀI CHÍNH",),
        "Số: 06/2026/TTLT-BYT-BTC",
        "2026-02-17",
        ("KT. BỘ TRƯỞNG", "BỘ TÀI CHÍNH", "THỨ TRƯỞNG"),
        "Cao Anh Tuấn",
        place="Hà Nội",
        title="THÔNG TƯ LIÊN TỊCH",
        subject=("Hướng dẫn thanh toán chi phí khám bệnh, chữa bệnh", "bảo hiểm y tế"),
        other=("KT. BỘ TRƯỞNG", "BỘ Y TẾ", "THỨ TRƯỞNG", "Trần Văn Thuấn"),
        says={"position": "THỨ TRƯỞNG"},
        faults=("ink", "light"),
    ),
    Stranger(
        "telegram",
        ("BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        "Số: 19/CĐ-BNNMT",
        "2026-08-30",
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        "Nguyễn Hoàng Hiệp",
        place="Hà Nội",
        title="CÔNG ĐIỆN",
        mark="HỎA TỐC",
        subject=("Về việc vận hành các hồ chứa thủy điện",),
        faults=("ink", "fax", "tilt"),
    ),
    Stranger(
        "signed",
        ("SỞ NỘI VỤ",),
        "Số: 2207/SNV-CCVC",
        "2026-06-25",
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Trần Thị Mỹ Lệ",
        parent=("UBND TỈNH HƯNG YÊN",),
        subject=("V/v đánh giá, xếp loại", "công chức, viên chức"),
        to=("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"),
        note=(
            "Ký bởi: Trần Thị Mỹ Lệ",
            "Email: tranthimyle@hungyen.gov.vn",
            "Cơ quan: Sở Nội vụ, Tỉnh Hưng Yên",
            "Ngày ký: 25-06-2026 15:42:10 +07:00",
        ),
        faults=("light", "tilt"),
    ),
    Stranger(
        "ward",
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐƯỜNG HÀO"),
        "Số: 03/GM-UBND",
        "2026-01-05",
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Đỗ Hữu Thể",
        place="Đường Hào",
        title="GIẤY MỜI",
        subject=("Hội nghị triển khai nhiệm vụ năm 2026",),
        faults=("ink", "perspective", "light"),
    ),
    Stranger(
        "insurance",
        ("BẢO HIỂM XÃ HỘI CƠ SỞ", "KHOÁI CHÂU"),
        "Số: 77/TB-BHXHCS",
        "2026-04-13",
        ("Q. GIÁM ĐỐC",),
        "Nguyễn Thị Diệu Thúy",
        parent=("BẢO HIỂM XÃ HỘI TỈNH HƯNG YÊN",),
        place="Khoái Châu",
        title="THÔNG BÁO",
        subject=("Về việc thay đổi phương thức chi trả lương hưu",),
        faults=("ink", "arrival"),
    ),
    Stranger(
        "treasury",
        ("KHO BẠC NHÀ NƯỚC", "KHU VỰC V"),
        "Số: 660/KBV-KTNN",
        "2026-12-11",
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Phùng Thế Anh",
        parent=("KHO BẠC NHÀ NƯỚC",),
        subject=("V/v khóa sổ kế toán", "cuối năm 2026"),
        to=("Các đơn vị sử dụng ngân sách",),
        faults=("ink", "jpeg", "tilt"),
    ),
    Stranger(
        "front",
        ("BAN THƯỜNG TRỰC",),
        "Số: 58/MTTQ-BTT",
        "2026-03-20",
        ("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Nguyễn Văn Bắc",
        parent=("ỦY BAN MTTQ VIỆT NAM", "TỈNH HƯNG YÊN"),
        subject=("V/v hiệp thương giới thiệu", "người ứng cử"),
        to=("Ủy ban MTTQ Việt Nam các xã, phường",),
        faults=("ink", "notes"),
    ),
    Stranger(
        "dots",
        ("CHI CỤC KIỂM LÂM",),
        "Số: 15/QĐ-CCKL",
        "",
        ("CHI CỤC TRƯỞNG",),
        "Lưu Xuân Trường",
        parent=("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",),
        title="QUYẾT ĐỊNH",
        subject=("Về việc điều động công chức",),
        date_line="Hưng Yên, ngày ..... tháng 5 năm 2026",
        faults=("ink", "staple"),
    ),
    Stranger(
        "council",
        ("THƯỜNG TRỰC HỘI ĐỒNG", "NHÂN DÂN TỈNH"),
        "Số: 112/HĐND-KTNS",
        "2026-08-06",
        ("TM. THƯỜNG TRỰC HĐND", "PHÓ CHỦ TỊCH"),
        "Khúc Thị Kim Ngân",
        subject=("V/v thẩm tra dự thảo", "nghị quyết chuyên đề"),
        to=("Ủy ban nhân dân tỉnh",),
        faults=("ink", "fax"),
    ),
    Stranger(
        "inspector",
        ("THANH TRA CHÍNH PHỦ",),
        "Số: 1890/KL-TTCP",
        "2026-10-01",
        ("KT. TỔNG THANH TRA", "PHÓ TỔNG THANH TRA"),
        "Bùi Ngọc Lam",
        place="Hà Nội",
        title="KẾT LUẬN",
        subject=("Thanh tra công tác quản lý nhà nước về đất đai",),
        faults=("ink", "light", "jpeg"),
    ),
    Stranger(
        "military",
        ("BỘ CHỈ HUY QUÂN SỰ", "TỈNH HƯNG YÊN"),
        "Số: 348/BCH-TM",
        "2026-02-24",
        ("CHỈ HUY TRƯỞNG",),
        "Đào Quang Cường",
        rank="Đại tá ",
        parent=("QUÂN KHU 3",),
        subject=("V/v giao nhận quân năm 2026",),
        to=("Ban Chỉ huy phòng thủ khu vực 2",),
        faults=("ink", "tilt"),
    ),
    Stranger(
        "union",
        ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH HƯNG YÊN"),
        "Số: 26/LĐLĐ",
        "2026-05-27",
        ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH"),
        "Giang Thị Ánh Hồng",
        parent=("TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"),
        subject=("V/v tổ chức Tháng Công nhân",),
        to=("Các công đoàn cơ sở",),
        faults=("ink", "perspective"),
    ),
    Stranger(
        "institute",
        ("VIỆN QUY HOẠCH", "VÀ THIẾT KẾ"),
        "Số: 73/BC-VQHTK",
        "2026-07-07",
        ("VIỆN TRƯỞNG",),
        "Nguyễn Trọng Phượng",
        place="Hà Nội",
        parent=("BỘ XÂY DỰNG",),
        title="BÁO CÁO",
        rank="PGS.TS. ",
        subject=("Kết quả lập quy hoạch chi tiết khu đô thị phía Bắc",),
        faults=("ink", "jpeg", "light"),
    ),
)
