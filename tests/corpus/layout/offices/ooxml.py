# SPDX-License-Identifier: LGPL-3.0-or-later
"""Paragraphs, tables, lines and boxes as WordprocessingML."""

from __future__ import annotations

from xml.sax.saxutils import escape

from .paper import Look, runs

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
EMU = 36000


def twips(mm: float) -> int:
    return round(mm / 25.4 * 1440)


class Pen:
    """Writes one document; ``fonts`` is how looks are kept (see Way.fonts)."""

    def __init__(self, fonts: str = "direct", rules: str = "drawn") -> None:
        self.fonts, self.rules, self._count = fonts, rules, 0

    def next_id(self) -> int:
        self._count += 1
        return self._count

    def _face(self, look: Look) -> str:
        name = look.font or ("Times New Roman" if self.fonts == "direct" else "")
        if not name:
            return ""
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'

    def run_properties(self, look: Look, styled: Look | None = None) -> str:
        bits = [self._face(look)]
        for tag, is_on, was in (
            ("b", look.bold, styled and styled.bold),
            ("i", look.italic, styled and styled.italic),
            ("caps", look.caps, styled and styled.caps),
        ):
            if is_on and not was:
                bits.append(f"<w:{tag}/>")
            elif was and not is_on:
                bits.append(f'<w:{tag} w:val="0"/>')
        if look.colour and not (styled and styled.colour == look.colour):
            bits.append(f'<w:color w:val="{look.colour}"/>')
        if not styled or styled.size != look.size:
            bits.append(f'<w:sz w:val="{round(look.size * 2)}"/>')
            bits.append(f'<w:szCs w:val="{round(look.size * 2)}"/>')
        inside = "".join(bits)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def paragraph_properties(self, look: Look, more: str = "", after: str = "") -> str:
        spacing = (
            f'w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" '
        )
        if look.rule == "auto":
            spacing += f'w:line="{round(look.line * 240)}" w:lineRule="auto"'
        else:
            spacing += f'w:line="{round(look.line * 20)}" w:lineRule="{look.rule}"'
        indent = ""
        if look.first or look.left:
            indent = (
                f'<w:ind w:left="{twips(look.left)}" '
                f'w:firstLine="{twips(look.first)}"/>'
            )
            if look.first < 0:
                indent = (
                    f'<w:ind w:left="{twips(look.left)}" '
                    f'w:hanging="{twips(-look.first)}"/>'
                )
        return (
            f'{more}<w:spacing {spacing}/>{indent}<w:jc w:val="{look.align}"/>{after}'
        )

    def run(self, text: str, look: Look, styled: Look | None = None) -> str:
        inside, properties = "", self.run_properties(look, styled)
        for i, piece in enumerate(text.split("\t")):
            inside += "<w:tab/>" if i else ""
            for j, line in enumerate(piece.split("\n")):
                inside += "<w:br/>" if j else ""
                if line:
                    inside += f'<w:t xml:space="preserve">{escape(line)}</w:t>'
        return f"<w:r>{properties}{inside}</w:r>"

    def paragraph(self, text: str, look: Look, *, style="", more="", inside="") -> str:
        """``more`` stands among the properties, ``inside`` before the runs."""
        letters = "".join(
            self.run(piece, own, look if style else None)
            for piece, own in runs(text, look)
        )
        if style:
            properties = f'<w:pStyle w:val="{style}"/>{more}'
        else:
            properties = self.paragraph_properties(look, more) + self.run_properties(
                look
            )
        return f"<w:p><w:pPr>{properties}</w:pPr>{inside}{letters}</w:p>"

    def line_shape(
        self, length: float, x: float, y: float, *, dash=False, frm="column"
    ) -> str:
        """Draw a straight line, from (x, y) mm of its column and paragraph."""
        if self.rules == "vml":
            dashes = '<v:stroke dashstyle="dash"/>' if dash else ""
            return (
                f'<w:r><w:pict><v:line id="L{self.next_id()}" '
                f'style="position:absolute;z-index:1" '
                f'from="{x / 25.4 * 72:.1f}pt,{y / 25.4 * 72:.1f}pt" '
                f'to="{(x + length) / 25.4 * 72:.1f}pt,{y / 25.4 * 72:.1f}pt" '
                f'strokeweight=".75pt">{dashes}</v:line></w:pict></w:r>'
            )
        number = self.next_id()
        dashes = '<a:prstDash val="dash"/>' if dash else ""
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
            'simplePos="0" '
            'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1">'
            f'<wp:simplePos x="0" y="0"/><wp:positionH '
            f'relativeFrom="{frm}"><wp:posOffset>'
            f"{round(x * EMU)}</wp:posOffset></wp:positionH><wp:positionV "
            f'relativeFrom="paragraph">'
            f"<wp:posOffset>{round(y * EMU)}</wp:posOffset></wp:positionV>"
            f'<wp:extent cx="{round(length * EMU)}" cy="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{number}" name="Line {number}"/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext '
            f'cx="{round(length * EMU)}" '
            'cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln '
            'w="9525">'
            f"<a:solidFill><a:srgbClr "
            f'val="000000"/></a:solidFill>{dashes}</a:ln></wps:spPr>'
            "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )

    def box(
        self, content: str, x: float, y: float, size, *, lined=False, colour="000000"
    ) -> str:
        """Draw a run with a text box of ``size`` (width, height) mm."""
        number = self.next_id()
        border = (
            f'<a:ln w="9525"><a:solidFill><a:srgbClr '
            f'val="{colour}"/></a:solidFill></a:ln>'
            if lined
            else "<a:ln><a:noFill/></a:ln>"
        )
        cx, cy = round(size[0] * EMU), round(size[1] * EMU)
        drawn = (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
            'simplePos="0" '
            'relativeHeight="5" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH '
            'relativeFrom="column"><wp:posOffset>'
            f"{round(x * EMU)}</wp:posOffset></wp:positionH><wp:positionV "
            f'relativeFrom="paragraph">'
            f"<wp:posOffset>{round(y * EMU)}</wp:posOffset></wp:positionV>"
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/><wp:docPr id="{number}" '
            f'name="Text Box {number}"/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom '
            f'prst="rect"><a:avLst/></a:prstGeom>'
            f"<a:noFill/>{border}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent>"
            '</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" '
            'anchor="ctr"/></wps:wsp>'
            "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
        stroke = f'stroked="t" strokecolor="#{colour}"' if lined else 'stroked="f"'
        older = (
            f'<w:pict><v:shape id="T{number}" style="position:absolute;'
            f"margin-left:{x / 25.4 * 72:.1f}pt;margin-top:{y / 25.4 * 72:.1f}pt;"
            f'width:{size[0] / 25.4 * 72:.1f}pt;height:{size[1] / 25.4 * 72:.1f}pt" '
            f'filled="f" {stroke}><v:textbox inset="0,0,0,0"><w:txbxContent>{content}'
            "</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
            f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
        )


def cell(content: str, mm: float, *, more: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" '
        f'w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'
    )


def table(
    rows: list[list[tuple[str, float]]], *, lined=False, indent=0.0, margin=1.9
) -> str:
    """Rows of (content, width in mm)."""
    borders = ""
    if lined:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in sides
        )
        borders = f"<w:tblBorders>{borders}</w:tblBorders>"
    total = sum(mm for _content, mm in rows[0])
    grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for _content, mm in rows[0])
    lines = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(cell(content, mm) for content, mm in row)
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(total)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/>{borders}<w:tblLayout '
        f'w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{twips(margin)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(margin)}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )
