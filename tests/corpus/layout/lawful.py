# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents set as NĐ 30/2020/NĐ-CP, Phụ lục I asks, in the ways typists do it.

Each choice is lawful: the checker must be silent on all of them.
"""

import io
from dataclasses import dataclass, replace

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from qlvb_toolkit.text import strip_accents
from reportlab.pdfbase.pdfmetrics import stringWidth

CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
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


def typeset(spec: Lawful) -> bytes:
    """The document as a DOCX."""
    document = docx.Document()
    _page(document, spec)
    _head(document, spec)
    if not spec.is_letter:
        _title(document, spec)
    _addressees(document, spec)
    _text(document, spec)
    _signature(document, spec)
    for label in spec.appendices:
        _appendix(document, spec, label)
    return saved(document)


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _page(document: Document, spec: Lawful) -> None:
    _margins(document, spec)
    style = document.styles["Normal"]
    style.font.size = Pt(spec.size(13, 14))
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    if spec.font == "style":
        style.font.name = "Times New Roman"
        return
    if spec.font == "theme":
        for part in document.part.package.iter_parts():
            if "/theme/" in str(part.partname):
                part._blob = part.blob.replace(b"Cambria", b"Times New Roman")
                part._blob = part._blob.replace(b"Calibri", b"Times New Roman")


def _margins(document: Document, spec: Lawful) -> None:
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = spec.margins
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(10)
    if spec.numbering == "none":
        return
    section.different_first_page_header_footer = True
    if len(document.sections) > 1:
        return
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    if spec.numbering == "simple":
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "2"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)
        return
    run = paragraph.add_run()
    _font(run, spec, spec.size(13, 14))
    for kind, said in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = said
        run._r.append(element)


def _font(run: object, spec: Lawful, size: float) -> None:
    run.font.size = Pt(size)  # type: ignore[attr-defined]
    if spec.font == "direct":
        run.font.name = "Times New Roman"  # type: ignore[attr-defined]


def _line(
    place: Document | _Cell,
    spec: Lawful,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = CENTRE,
    before: float = 0,
) -> Paragraph:
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    _font(run, spec, size)
    return paragraph


def _rule(
    place: Document | _Cell, spec: Lawful, outer: float, length: float, text: Paragraph
) -> None:
    if spec.line == "border":
        _border(place, outer, length)
    elif spec.line == "shape":
        text._p.append(_shape(length))
    elif spec.line == "vml":
        place.add_paragraph()._p.append(_vml(length))
    elif spec.line == "typed":
        _line(place, spec, "_" * round(length / 2.29), 13)


def _border(place: Document | _Cell, outer: float, length: float) -> None:
    paragraph = place.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((outer - length) / 2)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(4)
    border = parse_xml(
        f"<w:pBdr {nsdecls('w')}><w:top w:val='single' w:sz='6' w:space='0' "
        "w:color='000000'/></w:pBdr>"
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _shape(length: float) -> object:
    """A straight line under the text, as Word draws it."""
    width = round(length * 36000)
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp')} xmlns:mc='{_MC}'><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wp:anchor distT='0' distB='0' "
        "distL='0' distR='0' simplePos='0' relativeHeight='2' behindDoc='0' "
        "locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
        "<wp:positionH relativeFrom='column'><wp:align>center</wp:align>"
        "</wp:positionH><wp:positionV relativeFrom='paragraph'>"
        "<wp:posOffset>215000</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{width}' cy='0'/><wp:effectExtent l='0' t='0' r='0' b='0'/>"
        "<wp:wrapNone/><wp:docPr id='7' name='Line'/><wp:cNvGraphicFramePr/>"
        f"<a:graphic xmlns:a='{_A}'><a:graphicData uri='{_WPS}'>"
        f"<wps:wsp xmlns:wps='{_WPS}'><wps:cNvCnPr/><wps:spPr>"
        f"<a:xfrm><a:off x='0' y='0'/><a:ext cx='{width}' cy='0'/></a:xfrm>"
        "<a:prstGeom prst='line'><a:avLst/></a:prstGeom><a:ln w='9525'><a:solidFill>"
        "<a:srgbClr val='000000'/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def _text_box(text: str, width: float, height: float) -> object:
    """A drawn box with a red line around red letters."""
    wide, tall = round(width * 36000), round(height * 36000)
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp')} xmlns:mc='{_MC}'><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:drawing><wp:anchor distT='0' distB='0' "
        "distL='0' distR='0' simplePos='0' relativeHeight='2' behindDoc='0' "
        "locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
        "<wp:positionH relativeFrom='column'><wp:align>center</wp:align>"
        "</wp:positionH><wp:positionV relativeFrom='paragraph'>"
        "<wp:posOffset>60000</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{wide}' cy='{tall}'/>"
        "<wp:effectExtent l='0' t='0' r='0' b='0'/><wp:wrapTopAndBottom/>"
        "<wp:docPr id='9' name='Box'/><wp:cNvGraphicFramePr/>"
        f"<a:graphic xmlns:a='{_A}'><a:graphicData uri='{_WPS}'>"
        f"<wps:wsp xmlns:wps='{_WPS}'><wps:cNvSpPr txBox='1'/><wps:spPr>"
        f"<a:xfrm><a:off x='0' y='0'/><a:ext cx='{wide}' cy='{tall}'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:ln w='12700'><a:solidFill>"
        "<a:srgbClr val='FF0000'/></a:solidFill></a:ln></wps:spPr><wps:txbx>"
        "<w:txbxContent><w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/>"
        f"<w:color w:val='FF0000'/><w:sz w:val='26'/></w:rPr><w:t>{text}</w:t></w:r>"
        "</w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns='0' tIns='0' rIns='0' "
        "bIns='0'/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def _vml(length: float) -> object:
    points = length / 25.4 * 72
    return parse_xml(
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict>"
        f"<v:line style='position:absolute;z-index:2' from='40pt,2pt' "
        f"to='{40 + points:.1f}pt,2pt'/></w:pict></w:r>"
    )


def _head(document: Document, spec: Lawful) -> None:
    if spec.head == "tabs":
        _tabbed_head(document, spec)
        return
    table = document.add_table(2, 2)
    table.autofit = False
    _widths(table, (70, 105))
    left, right = table.cell(0, 0), table.cell(0, 1)
    small = spec.size(12, 13)
    for text in spec.parent:
        _line(left, spec, text, small)
    for text in spec.agency:
        last = _line(left, spec, text, small, bold=True)
    _rule(left, spec, 66, 0.42 * _width(spec.agency[-1], small), last)
    _line(right, spec, NATION, small, bold=True)
    motto = _line(right, spec, MOTTO, spec.size(13, 14), bold=True)
    _rule(right, spec, 101, _width(MOTTO, spec.size(13, 14)), motto)
    _line(table.cell(1, 0), spec, _code(spec), 13, before=3)
    if spec.is_letter:
        _line(table.cell(1, 0), spec, f"V/v {spec.subject}", small, before=6)
    if spec.urgency:
        _urgency(table.cell(1, 0), spec)
    _line(
        table.cell(1, 1),
        spec,
        f"{spec.place}, {spec.date}",
        spec.size(13, 14),
        italic=True,
        before=3,
    )
    for cell in (left, right, table.cell(1, 0), table.cell(1, 1)):
        cell._tc.remove(cell.paragraphs[0]._p)


def _widths(table: Table, widths: tuple[float, float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _width(text: str, size: float) -> float:
    """Millimetres of a bold line."""
    return float(stringWidth(strip_accents(text), "Times-Bold", size)) / 72 * 25.4


def _code(spec: Lawful) -> str:
    return f"Số: {spec.number or '        '}/{spec.notation}"


def _tabbed_head(document: Document, spec: Lawful) -> None:
    """Both columns by tabs that centre; only typed lines can stand under them."""
    rows = (
        ((spec.parent[0], 12, False, False), (NATION, 12, True, False)),
        ((spec.agency[0], 12, True, False), (MOTTO, 13, True, False)),
        (("_" * 5, 12, False, False), ("_" * 25, 13, False, False)),
        (
            (_code(spec), 13, False, False),
            (f"{spec.place}, {spec.date}", 13, False, True),
        ),
    )
    for row in rows:
        paragraph = document.add_paragraph()
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(30), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Mm(115), WD_TAB_ALIGNMENT.CENTER)
        for text, size, bold, italic in row:
            run = paragraph.add_run(f"\t{text}")
            run.bold, run.italic = bold or None, italic or None
            _font(run, spec, size)


def _urgency(cell: _Cell, spec: Lawful) -> None:
    width = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}[spec.urgency]
    if spec.mark == "box":
        _line(cell, spec, "", 8)._p.append(_text_box(spec.urgency, width, 8))
        return
    _line(cell, spec, "", 4)
    table = cell.add_table(1, 1)
    table.autofit = False
    table.alignment = 1
    table.columns[0].width = table.cell(0, 0).width = Mm(width)
    margins = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}><w:left w:w='0' w:type='dxa'/>"
        "<w:right w:w='0' w:type='dxa'/></w:tblCellMar>"
    )
    borders = "".join(
        f"<w:{side} w:val='single' w:sz='8' w:space='0' w:color='FF0000'/>"
        for side in ("top", "left", "bottom", "right")
    )
    table._tbl.tblPr.append(
        parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>")
    )
    table._tbl.tblPr.append(margins)
    table.rows[0].height = Mm(8)
    table.rows[0].height_rule = 2
    paragraph = table.cell(0, 0).paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run(spec.urgency)
    run.bold = True
    run.font.color.rgb = RGBColor(0xFF, 0, 0)
    _font(run, spec, 13)


def _title(document: Document, spec: Lawful) -> None:
    size = spec.size(13, 14)
    _line(document, spec, spec.type_name, size, bold=True, before=18)
    subject = _line(document, spec, spec.subject, size, bold=True)
    if spec.line == "none-drawn":
        _line(document, spec, "_" * 24, 13)
    else:
        width = 165 - (spec.margins[2] - 30) - (spec.margins[3] - 15)
        longest = min(width, _width(spec.subject, size))
        _rule(document, spec, width, 0.42 * longest, subject)


def _addressees(document: Document, spec: Lawful) -> None:
    names, size = spec.addressees, spec.size(13, 14)
    if spec.addressee_table:
        _line(document, spec, "", 6)
        table = document.add_table(1, 2)
        _widths(table, (60, 105))
        cells = table.rows[0].cells
        _line(cells[0], spec, "Kính gửi:", size, align=WD_ALIGN_PARAGRAPH.RIGHT)
        for end, name in ((";", "Các sở, ban, ngành tỉnh"), (".", "Báo Hưng Yên")):
            _line(cells[1], spec, f"- {name}{end}", size, align=LEFT)
        for cell in cells:
            cell._tc.remove(cell.paragraphs[0]._p)
        return
    if len(names) == 1:
        _line(document, spec, f"Kính gửi: {names[0]}.", size, before=12)
    elif names:
        label = _line(document, spec, "Kính gửi:", size, align=LEFT, before=12)
        label.paragraph_format.left_indent = Mm(30)
        for index, name in enumerate(names, 1):
            end = "." if index == len(names) else ";"
            item = _line(document, spec, f"- {name}{end}", size, align=LEFT)
            item.paragraph_format.left_indent = Mm(52)


def _text(document: Document, spec: Lawful) -> None:
    size = spec.size(13, 14)
    if spec.authority:
        _line(document, spec, spec.authority, size, bold=True, before=12)
    for basis in spec.bases:
        paragraph(document, spec, basis, italic=True)
    if spec.command:
        _line(document, spec, spec.command, size, bold=True, before=12)
    for index in range(spec.paragraphs):
        text = TEXT[index % len(TEXT)]
        if spec.chapters and index % 5 == 0:
            number = ("I", "II", "III")[index // 5 % 3]
            _line(document, spec, f"Chương {number}", size, bold=True, before=12)
            _line(document, spec, "QUY ĐỊNH CHUNG", size, bold=True)
        if spec.command or spec.chapters:
            article(document, spec, index + 1, text)
        elif spec.listed and index % 3 == 2:
            item = paragraph(document, spec, text)
            item.style = document.styles["List Number"]
        elif index % 4 == 1:
            paragraph(document, spec, f"{index // 4 + 1}. {text}")
        else:
            paragraph(document, spec, text)
        if spec.table and index == 2:
            _table(document, spec)


def article(document: Document, spec: Lawful, number: int, text: str) -> None:
    """A paragraph that begins with "Điều"."""
    found = paragraph(document, spec, "")
    for said, bold in ((f"Điều {number}. ", True), (text, False)):
        run = found.add_run(said)
        run.bold = bold or None
        _font(run, spec, spec.size(13, 14))


def paragraph(
    document: Document, spec: Lawful, text: str, *, italic: bool = False
) -> Paragraph:
    """A paragraph of the text."""
    before, after = spec.gap
    found = _line(
        document,
        spec,
        text,
        spec.size(13, 14),
        italic=italic,
        align=JUSTIFIED,
        before=before,
    )
    found.paragraph_format.first_line_indent = Mm(spec.indent)
    found.paragraph_format.space_after = Pt(after)
    found.paragraph_format.line_spacing = Pt(18) if spec.exact else spec.spacing
    return found


def _table(document: Document, spec: Lawful) -> None:
    table = document.add_table(3, 3, style="Table Grid")
    for row, cells in enumerate(
        (
            ("STT", "Nội dung", "Thời hạn"),
            ("1", "Rà soát", "Quý I"),
            ("2", "Báo cáo", "Quý II"),
        )
    ):
        for cell, text in zip(table.rows[row].cells, cells, strict=True):
            cell.paragraphs[0].alignment = CENTRE
            run = cell.paragraphs[0].add_run(text)
            run.bold = row == 0 or None
            _font(run, spec, 12)


def _signature(document: Document, spec: Lawful) -> None:
    _line(document, spec, "", 6)
    if spec.signature in ("indent", "tabs"):
        _signature_of_lines(document, spec)
        return
    table = document.add_table(1, 2)
    table.autofit = False
    _widths(table, (75, 90))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.cell(0, 0), table.cell(0, 1)
    if spec.signature == "joint":
        _signer(left, spec)
    else:
        _recipients(left, spec)
    size = spec.size(13, 14)
    if spec.signature == "two-tables":
        for text in spec.capacity:
            _line(right, spec, text, size, bold=True)
        _line(document, spec, "", 24)
        below = document.add_table(1, 2)
        _widths(below, (75, 90))
        _line(below.cell(0, 1), spec, spec.signer, size, bold=True)
    else:
        _signer(right, spec)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)
    if spec.signature == "joint":
        _recipients(document, spec)


def _signer(place: Document | _Cell, spec: Lawful, left: float = 0) -> None:
    size = spec.size(13, 14)
    lines = [*spec.capacity, "", "", "", "", spec.signer]
    for text in lines:
        line = _line(place, spec, text, size, bold=True)
        line.paragraph_format.left_indent = Mm(left)


def _recipients(place: Document | _Cell, spec: Lawful) -> None:
    _line(place, spec, "Nơi nhận:", 12, bold=True, italic=True, align=LEFT)
    for name in spec.recipients:
        _line(place, spec, f"- {name};", 11, align=LEFT)
    _line(place, spec, f"- {spec.archive}", 11, align=LEFT)


def _signature_of_lines(document: Document, spec: Lawful) -> None:
    """Without a table: the signer moved to the right, or both columns by tabs."""
    if spec.signature == "indent":
        _signer(document, spec, left=75)
        _recipients(document, spec)
        return
    size = spec.size(13, 14)
    rows = [
        ("Nơi nhận:", spec.capacity[0], 12, True, True),
        *((f"- {name};", "", 11, False, False) for name in spec.recipients),
        (f"- {spec.archive}", "", 11, False, False),
        ("", "", 11, False, False),
        ("", spec.signer, 11, False, False),
    ]
    for left, right, points, bold, italic in rows:
        line = _line(document, spec, left, points, bold=bold, italic=italic, align=LEFT)
        line.paragraph_format.tab_stops.add_tab_stop(Mm(120), WD_TAB_ALIGNMENT.CENTER)
        if right:
            run = line.add_run(f"\t{right}")
            run.bold = True
            _font(run, spec, size)


def _appendix(document: Document, spec: Lawful, label: str) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)
    _margins(document, spec)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    document.sections[-1]._sectPr.insert_element_before(
        numbers, "w:cols", "w:titlePg", "w:docGrid"
    )
    _line(document, spec, label, 14, bold=True)
    _line(document, spec, "DANH MỤC VĂN BẢN RÀ SOÁT", spec.size(13, 14), bold=True)
    note = "(Kèm theo Kế hoạch số ……/KH-SNV ngày …… tháng …… năm …… của Sở Nội vụ)"
    _line(document, spec, note, spec.size(13, 14), italic=True)
    for text in TEXT:
        paragraph(document, spec, text)
