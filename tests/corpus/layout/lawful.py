# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents set as NĐ 30/2020/NĐ-CP, Phụ lục I asks, in the ways typists do it.

Each choice is lawful: the checker must be silent on all of them.
"""

from dataclasses import dataclass, replace

TEXT = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về nâng cao chất lượng công tác văn "
    "thư, lưu trữ, các cơ quan, đơn vị tổ chức rà soát quy trình xử lý văn bản trên "
    "môi trường mạng, bảo đảm đúng thời hạn và thẩm quyền.",
    "Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm quán triệt đến toàn thể cán bộ, "
    "công chức, viên chức; thường xuyên kiểm tra, đôn đốc việc thực hiện và báo cáo "
    "kết quả về Văn phòng trước ngày 25 hằng tháng để tổng hợp.",
    "Trong quá trình triển khai, nếu có khó khăn, vướng mắc, đề nghị phản ánh kịp "
    "thời để được hướng dẫn, giải quyết theo quy định của pháp luật hiện hành.",
)


@dataclass(frozen=True)
class Lawful:
    """A lawful document and the way it is made."""

    name: str
    type_name: str = "KẾ HOẠCH"
    notation: str = "KH-SNV"
    number: str = "15"
    date: str = "ngày 05 tháng 02 năm 2026"
    place: str = "Hưng Yên"
    parent: tuple[str, ...] = ("UBND TỈNH HƯNG YÊN",)
    agency: tuple[str, ...] = ("SỞ NỘI VỤ",)
    subject: str = "Triển khai công tác văn thư, lưu trữ năm 2026 trên địa bàn tỉnh"
    addressees: tuple[str, ...] = ()
    capacity: tuple[str, ...] = ("GIÁM ĐỐC",)
    signer: str = "Nguyễn Văn Hoàng"
    recipients: tuple[str, ...] = ("UBND tỉnh (để báo cáo)", "Các phòng, đơn vị")
    archive: str = "Lưu: VT, CCHC."
    urgency: str = ""
    bases: tuple[str, ...] = ()
    authority: str = ""
    command: str = ""
    chapters: bool = False
    paragraphs: int = 14
    appendices: tuple[str, ...] = ()
    table: bool = False
    head: str = "table"
    line: str = "border"
    font: str = "style"
    high: bool = False
    margins: tuple[float, float, float, float] = (20, 20, 30, 15)
    indent: float = 12.7
    spacing: float = 1.15
    exact: bool = False
    gap: tuple[float, float] = (6, 0)
    numbering: str = "field"
    addressee_table: bool = False
    signature: str = "table"
    mark: str = "cell"
    listed: bool = False

    @property
    def is_letter(self) -> bool:
        return not self.type_name

    def size(self, low: float, high: float) -> float:
        """The size chosen from a range."""
        return high if self.high else low


_LETTER = Lawful(
    "letter",
    type_name="",
    notation="SNV-CCHC",
    subject="rà soát quy trình xử lý văn bản",
    addressees=("Ủy ban nhân dân các xã, phường",),
    recipients=("Như trên", "UBND tỉnh (để báo cáo)"),
)
_DECISION = Lawful(
    "decision",
    type_name="QUYẾT ĐỊNH",
    notation="QĐ-UBND",
    parent=(),
    agency=("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
    subject="Về việc phê duyệt Kế hoạch cải cách hành chính năm 2026",
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về "
        "công tác văn thư;",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
    ),
    command="QUYẾT ĐỊNH:",
    capacity=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    paragraphs=3,
    archive="Lưu: VT, NC.",
)

DOCUMENTS = (
    Lawful("plan"),
    Lawful("plan-tabs", head="tabs", line="none-drawn"),
    Lawful("plan-shape", line="shape", high=True, margins=(25, 25, 35, 20)),
    Lawful("plan-vml", line="vml", indent=10, spacing=1.5),
    Lawful("plan-typed", line="typed", font="direct", spacing=1.0),
    Lawful("plan-theme", font="theme", gap=(0, 6), exact=True),
    Lawful("plan-appendix", appendices=("Phụ lục",), numbering="simple"),
    Lawful("plan-appendices", appendices=("Phụ lục I", "Phụ lục II"), table=True),
    Lawful("short", paragraphs=3, numbering="none"),
    _LETTER,
    replace(
        _LETTER,
        name="letter-many",
        addressees=("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"),
        urgency="HỎA TỐC",
        line="shape",
        capacity=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ),
    replace(
        _LETTER,
        name="letter-short",
        paragraphs=3,
        numbering="none",
        high=True,
        urgency="KHẨN",
        number="07",
        margins=(22, 22, 32, 18),
    ),
    replace(
        _LETTER,
        name="letter-ministry",
        parent=(),
        agency=("BỘ NỘI VỤ",),
        notation="BNV-VP",
        place="Hà Nội",
        number="05",
        capacity=("TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"),
        urgency="THƯỢNG KHẨN",
    ),
    _DECISION,
    replace(_DECISION, name="decision-shape", line="shape", high=True),
    replace(
        _DECISION,
        name="decision-normative",
        number="76",
        notation="2025/QĐ-UBND",
        chapters=False,
        margins=(20, 20, 30, 15),
    ),
    Lawful(
        "regulation",
        type_name="QUY CHẾ",
        notation="QC-SNV",
        subject="Tiếp nhận, xử lý và lưu trữ văn bản điện tử",
        chapters=True,
        capacity=("Q. GIÁM ĐỐC",),
    ),
    Lawful(
        "report",
        type_name="BÁO CÁO",
        notation="BC-SNV",
        high=True,
        addressees=("Ủy ban nhân dân tỉnh",),
        table=True,
        date="ngày 12 tháng 9 năm 2026",
        subject="Kết quả công tác văn thư, lưu trữ sáu tháng đầu năm 2026",
    ),
    Lawful(
        "submission",
        type_name="TỜ TRÌNH",
        notation="TTr-SNV",
        number="128",
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh",),
        indent=10,
        gap=(0, 6),
        subject="Về việc ban hành Danh mục hồ sơ năm 2026 của Sở Nội vụ",
    ),
    Lawful(
        "notice",
        type_name="THÔNG BÁO",
        notation="TB-UBND",
        parent=(),
        agency=("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG TIỀN HẢI"),
        place="Đông Tiền Hải",
        capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        subject="Về lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã quý I năm 2026",
        paragraphs=4,
        numbering="none",
        number="",
        date="ngày     tháng     năm 2026",
    ),
    replace(_LETTER, name="letter-table", addressee_table=True, signature="two-tables"),
    replace(_LETTER, name="letter-box", urgency="HỎA TỐC", mark="box", listed=True),
    replace(
        _LETTER,
        name="letter-tax",
        notation="CT-CS",
        agency=("CỤC THUẾ",),
        parent=("BỘ TÀI CHÍNH",),
        signer="Mai Sơn Tùng",
        signature="indent",
    ),
    Lawful("plan-indent", signature="indent", listed=True),
    Lawful("plan-signature-tabs", signature="tabs", capacity=("CHÁNH VĂN PHÒNG",)),
    Lawful("joint", type_name="THÔNG BÁO", notation="TB-SNV", signature="joint"),
    Lawful(
        "odd-type",
        type_name="CHƯƠNG TRÌNH CÔNG TÁC",
        notation="CTr-SNV",
        signer="Y Thông",
        subject="Trọng tâm của Sở Nội vụ trong quý I năm 2026",
    ),
    Lawful(
        "minutes",
        type_name="BIÊN BẢN",
        notation="BB-SNV",
        capacity=("CHỦ TỌA",),
        subject="Họp Hội đồng thi đua, khen thưởng tỉnh năm 2026",
    ),
    replace(
        _DECISION,
        name="resolution",
        type_name="NGHỊ QUYẾT",
        notation="NQ-HĐND",
        agency=("HỘI ĐỒNG NHÂN DÂN", "TỈNH HƯNG YÊN"),
        authority="HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN",
        command="QUYẾT NGHỊ:",
        subject="Về kế hoạch đầu tư công năm 2026 của tỉnh Hưng Yên",
        capacity=("CHỦ TỊCH",),
    ),
)
