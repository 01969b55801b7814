# SPDX-License-Identifier: LGPL-3.0-or-later
"""A sheet on which a typist puts one component after the other."""

import io
import zipfile
from collections.abc import Sequence

from qlvb_toolkit.text import strip_accents
from reportlab.pdfbase.pdfmetrics import stringWidth

from .programs import NAMESPACES, Program

Row = Sequence[str]
PLAIN = Program()
_TYPES = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def twips(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)


def width(text: str, size: float) -> float:
    """Millimetres of a bold line."""
    return stringWidth(strip_accents(text), "Times-Bold", size) / 72 * 25.4


class Writer:
    """``lines``: how rules are drawn (shape, border, vml, under)."""

    def __init__(
        self,
        program: Program = PLAIN,
        *,
        size: float = 14,
        small: float = 13,
        margins: tuple[float, float, float, float] = (20, 20, 30, 15),
        indent: float = 12.7,
        gap: tuple[float, float] = (6, 0),
        line: int = 240,
        exact: bool = False,
        lines: str = "shape",
        number: str = "field",
    ) -> None:
        self.program, self.size, self.small = program, size, small
        self.margins, self.indent, self.gap = margins, indent, gap
        self.line, self.exact, self.lines, self.number = line, exact, lines, number
        self.body: list[str] = []
        self.notes: list[str] = []
        self._shapes = 0

    # ---- letters and paragraphs

    def run(self, text: str, size: float = 0, look: str = "") -> str:
        return self.program.run(text, size or self.size, look)

    def par(
        self,
        *runs: str,
        align: str = "",
        gap: tuple[float, float] = (0, 0),
        first: float = 0,
        left: float = 0,
        right: float = 0,
        line: int = 240,
        rule: str = "auto",
        style: str = "",
        more: str = "",
        tabs: Sequence[float] = (),
    ) -> str:
        """A paragraph; lengths in millimetres, gaps in points."""
        inside = f'<w:pStyle w:val="{style}"/>' if style else ""
        inside += more
        if tabs:
            stops = "".join(f'<w:tab w:val="center" w:pos="{twips(t)}"/>' for t in tabs)
            inside += f"<w:tabs>{stops}</w:tabs>"
        if not style:
            inside += (
                f'<w:spacing w:before="{round(gap[0] * 20)}" '
                f'w:after="{round(gap[1] * 20)}" w:line="{line}" w:lineRule="{rule}"/>'
            )
            if left or right or first:
                inside += (
                    f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" '
                    f'w:firstLine="{twips(first)}"/>'
                )
        if align:
            inside += f'<w:jc w:val="{align}"/>'
        rsid = ""
        if self.program.accent == "word":
            rsid = ' w:rsidR="00B7203F" w:rsidRDefault="00B7203F"'
        elif self.program.accent in ("google", "libre"):
            inside += self.program.letters(self.size)
        return f"<w:p{rsid}><w:pPr>{inside}</w:pPr>{''.join(runs)}</w:p>"

    def mid(self, text: str, size: float = 0, look: str = "", **setting: object) -> str:
        """A centred line."""
        return self.par(self.run(text, size, look), align="center", **setting)  # type: ignore[arg-type]

    def text(self, *runs: str) -> str:
        """A paragraph of the main text."""
        if self.program.body_style:
            return self.par(*runs, style="NoiDung")
        rule = "exact" if self.exact else "auto"
        return self.par(
            *runs,
            align="both",
            gap=self.gap,
            first=self.indent,
            line=self.line,
            rule=rule,
        )

    def say(self, *texts: str) -> None:
        """Paragraphs of plain text."""
        self.body += [self.text(self.run(t)) for t in texts]

    def put(self, *elements: str) -> None:
        self.body += elements

    def item(self, bold: str, text: str = "") -> None:
        """A paragraph whose first words are bold."""
        self.put(self.text(self.run(bold, look="b"), self.run(text)))

    def note(self, text: str, note: str) -> None:
        """A paragraph with a footnote."""
        self.notes.append(note)
        mark = (
            f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
        )
        self.put(self.text(self.run(text), mark, self.run(".")))

    # ---- lines, boxes, tables

    def under(self, text: str, size: float, share: float, column: float) -> str:
        """A paragraph with bold letters and the rule below, in this office's way."""
        length = width(text, size) * share
        if self.lines == "under":
            if share > 0.9:
                return self.mid(text, size, "bu")
            cut = len(text) * 3 // 10, len(text) * 7 // 10
            parts = text[: cut[0]], text[cut[0] : cut[1]], text[cut[1] :]
            runs = [
                self.program._run(part, size, "bu" if i == 1 else "b")
                for i, part in enumerate(parts)
            ]
            return self.par(*runs, align="center")
        if self.lines == "border":
            border = (
                '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" '
                'w:color="auto"/></w:pBdr>'
            )
            aside = max(0.0, (column - length) / 2)
            empty = self.par(
                left=aside, right=aside, line=60, rule="exact", more=border
            )
            return self.mid(text, size, "b") + empty
        drawn = self.rule(length, column)
        if self.lines == "vml":
            drawn = self.vml(length, column)
        return self.par(self.run(text, size, "b"), drawn, align="center")

    def rule(self, length: float, column: float) -> str:
        """A straight connector, with what old programs draw in its place."""
        emu, at = round(length * 36000), round(max(0, column - length) / 2 * 36000)
        self._shapes += 1
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
            'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" '
            'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{at}</wp:posOffset>'
            '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>'
            f'215000</wp:posOffset></wp:positionV><wp:extent cx="{emu}" cy="0"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr '
            f'id="{self._shapes}" name="Straight Connector {self._shapes}"/>'
            '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.'
            'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
            '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
            "</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>"
            "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f'<v:line from="0,17pt" to="{length / 25.4 * 72:.1f}pt,17pt"/>'
            "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )

    def vml(self, length: float, column: float) -> str:
        points, left = (mm / 25.4 * 72 for mm in (length, (column - length) / 2))
        return (
            '<w:r><w:pict><v:shapetype id="_x0000_t32" coordsize="21600,21600" '
            'o:spt="32" path="m,l21600,21600e" filled="f"/><v:shape '
            'type="#_x0000_t32" style="position:absolute;'
            f"margin-left:{left:.1f}pt;"
            f'margin-top:17pt;width:{points:.1f}pt;height:0;z-index:3"/></w:pict></w:r>'
        )

    def box(
        self, inside: str, at: tuple[float, float], size: tuple[float, float], line: str
    ) -> str:
        """A run with a text box anchored to the column and the paragraph."""
        x, y, wide, tall = (round(v * 36000) for v in (*at, *size))
        self._shapes += 1
        drawn = f"<a:ln w='9525'><a:solidFill><a:srgbClr val='{line}'/></a:solidFill>"
        border = f"{drawn}</a:ln>" if line else "<a:ln><a:noFill/></a:ln>"
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            'relativeHeight="251660288" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH '
            f'relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>'
            f'{y}</wp:posOffset></wp:positionV><wp:extent cx="{wide}" cy="{tall}"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr '
            f'id="{self._shapes}" name="Text Box {self._shapes}"/>'
            '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.'
            'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect">'
            f"<a:avLst/></a:prstGeom><a:noFill/>{border}</wps:spPr><wps:txbx>"
            f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
            '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
            "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            "</mc:AlternateContent></w:r>"
        )

    def table(
        self, rows: Sequence[Row], widths: Sequence[float], *, grid: bool = False
    ) -> str:
        """Cells of ready paragraphs; without ``grid`` the borders are hidden."""
        kind = "single" if grid else "none"
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(
            f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>'
            for side in sides
        )
        columns = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
        found = ""
        for row in rows:
            found += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            for cell, wide in zip(row, widths, strict=True):
                found += (
                    f'<w:tc><w:tcPr><w:tcW w:w="{twips(wide)}" w:type="dxa"/></w:tcPr>'
                    f"{cell or self.par()}</w:tc>"
                )
            found += "</w:tr>"
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout '
            f'w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{found}</w:tbl>'
        )

    # ---- sections and the file

    def section(self, *, landscape: bool = False) -> str:
        """The properties of a section; they end it."""
        top, bottom, left, right = map(twips, self.margins)
        size = '<w:pgSz w:w="11907" w:h="16840"/>'
        if landscape:
            size = '<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/>'
        shown = '<w:headerReference w:type="default" r:id="rId10"/>'
        if self.number == "even":
            shown += '<w:headerReference w:type="even" r:id="rId10"/>'
        if self.number == "none":
            shown = ""
        return (
            f"<w:sectPr>{shown}{size}<w:pgMar "
            f'w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
            'w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/>'
            '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
        )

    def next_section(self, *, landscape: bool = False) -> None:
        """End a section; ``landscape`` tells of the one that ends."""
        self.put(f"<w:p><w:pPr>{self.section(landscape=landscape)}</w:pPr></w:p>")

    def saved(self, *, landscape: bool = False) -> bytes:
        """The DOCX; the last section may lie."""
        body = "".join(self.body) + self.section(landscape=landscape)
        parts = {
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body>"
            "</w:document>",
            "word/styles.xml": self.program.styles(),
            "word/header1.xml": f"<w:hdr {NAMESPACES}>{self._number()}</w:hdr>",
            "word/theme/theme1.xml": _theme(),
            "word/settings.xml": f"<w:settings {NAMESPACES}>"
            + ("<w:evenAndOddHeaders/>" if self.number == "even" else "")
            + "</w:settings>",
            "word/footnotes.xml": self._footnotes(),
        }
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", _content_types())
            package.writestr("_rels/.rels", _relations({"rId1": "officeDocument"}))
            package.writestr("word/_rels/document.xml.rels", _relations(_PARTS))
            for name, said in parts.items():
                package.writestr(name, _HEAD + said)
        return output.getvalue()

    def _number(self) -> str:
        field = "".join(
            f"<w:r>{self.program.letters(self.size)}{inside}</w:r>"
            for inside in (
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )
        if self.number == "tab":
            tab = "<w:r><w:tab/></w:r>"
            return self.par(tab, field, style="Header")
        if self.number == "frame":
            frame = (
                '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
                'w:xAlign="center" w:y="1"/>'
            )
            return self.par(field, style="Header", more=frame) + self.par(
                style="Header"
            )
        if self.number == "box":
            box = self.box(self.par(field, align="center"), (0, 0), (20, 8), "")
            at = '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
            middle = '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align>'
            return self.par(box.replace(at, middle), style="Header")
        if self.number == "control":
            gallery = (
                '<w:sdtPr><w:id w:val="77"/><w:docPartObj><w:docPartGallery '
                'w:val="Page Numbers (Top of Page)"/><w:docPartUnique/></w:docPartObj>'
                "</w:sdtPr>"
            )
            inside = self.par(field, align="center", style="Header")
            return f"<w:sdt>{gallery}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        return self.par(field, align="center")

    def _footnotes(self) -> str:
        marks = "".join(
            f'<w:footnote w:type="{kind}" w:id="{index}"><w:p><w:r><w:{kind}/></w:r>'
            "</w:p></w:footnote>"
            for index, kind in enumerate(("separator", "continuationSeparator"))
        )
        for index, note in enumerate(self.notes, 2):
            reference = (
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                "<w:footnoteRef/></w:r>"
            )
            said = self.par(reference, self.run(f" {note}", 10), align="both")
            marks += f'<w:footnote w:id="{index}">{said}</w:footnote>'
        return f"<w:footnotes {NAMESPACES}>{marks}</w:footnotes>"


_PARTS = {
    "rId1": "styles",
    "rId2": "theme/theme1",
    "rId3": "settings",
    "rId4": "footnotes",
    "rId10": "header1",
}


def _relations(parts: dict[str, str]) -> str:
    found = ""
    for identifier, name in parts.items():
        kind = name.split("/")[-1].rstrip("1")
        target = "word/document.xml" if kind == "officeDocument" else f"{name}.xml"
        found += (
            f'<Relationship Id="{identifier}" Type="{_RELATIONS}/{kind}" '
            f'Target="{target}"/>'
        )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{found}</Relationships>'
    )


def _content_types() -> str:
    kinds = {
        "word/document": "wordprocessingml.document.main",
        "word/styles": "wordprocessingml.styles",
        "word/settings": "wordprocessingml.settings",
        "word/footnotes": "wordprocessingml.footnotes",
        "word/header1": "wordprocessingml.header",
        "word/theme/theme1": "theme",
    }
    found = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{found}</Types>'
    )


def _theme() -> str:
    fonts = "".join(
        f'<a:{slot}Font><a:latin typeface="Times New Roman"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{slot}Font>'
        for slot in ("major", "minor")
    )
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
        for slot, value in {
            "dk1": "000000",
            "lt1": "FFFFFF",
            "dk2": "44546A",
            "lt2": "E7E6E6",
            **{f"accent{i}": "4472C4" for i in range(1, 7)},
            "hlink": "0563C1",
            "folHlink": "954F72",
        }.items()
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Office"><a:themeElements><a:clrScheme name="Office">{colours}'
        f'</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme>'
        '<a:fmtScheme name="Office"><a:fillStyleLst/><a:lnStyleLst/><a:effectStyleLst/>'
        "<a:bgFillStyleLst/></a:fmtScheme></a:themeElements></a:theme>"
    )
