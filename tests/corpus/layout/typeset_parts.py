# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines of text, drawn lines and boxes of the typeset documents."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from qlvb_toolkit.text import strip_accents
from reportlab.pdfbase.pdfmetrics import stringWidth

from .lawful import Lawful

CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def font(run: object, spec: Lawful, size: float) -> None:
    run.font.size = Pt(size)  # type: ignore[attr-defined]
    if spec.font == "direct":
        run.font.name = "Times New Roman"  # type: ignore[attr-defined]


def line(
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
    font(run, spec, size)
    return paragraph


def rule(
    place: Document | _Cell, spec: Lawful, outer: float, length: float, text: Paragraph
) -> None:
    if spec.line == "border":
        _border(place, outer, length)
    elif spec.line == "shape":
        text._p.append(_shape(length))
    elif spec.line == "vml":
        place.add_paragraph()._p.append(_vml(length))
    elif spec.line == "typed":
        line(place, spec, "_" * round(length / 2.29), 13)


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


def set_widths(table: Table, widths: tuple[float, float]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def text_width(text: str, size: float) -> float:
    """Millimetres of a bold line."""
    return float(stringWidth(strip_accents(text), "Times-Bold", size)) / 72 * 25.4


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


def text_box(text: str, width: float, height: float) -> object:
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
