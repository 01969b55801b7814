# SPDX-License-Identifier: LGPL-3.0-or-later
"""WordprocessingML written by hand, in the accents of several programs.

Independent of the other typesetter of this corpus: what one of them cannot make, the
other may.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
FACE = "Times New Roman"


@dataclass(frozen=True)
class Program:
    """``fonts``: where the font is told; ``accent``: the marks a program leaves;
    ``base``: the size in half points of what does not tell its own."""

    accent: str = "plain"
    fonts: str = "run"
    base: int = 28
    body_style: bool = False

    def run(self, text: str, size: float = 14, look: str = "") -> str:
        """Letters; ``look`` holds b, i, u, r (red), ^ (raised), S (Arial)."""
        if self.accent == "word" and " " in text and "\t" not in text:
            head, tail = text.split(" ", 1)
            marks = (
                '<w:proofErr w:type="spellStart"/>',
                '<w:proofErr w:type="spellEnd"/>',
            )
            return (
                marks[0]
                + self._run(head, size, look)
                + marks[1]
                + self._run(f" {tail}", size, look)
            )
        return self._run(text, size, look)

    def _run(self, text: str, size: float, look: str) -> str:
        inside = ""
        for index, line in enumerate(text.split("\n")):
            inside += "<w:br/>" if index else ""
            for number, part in enumerate(line.split("\t")):
                inside += "<w:tab/>" if number else ""
                if part:
                    inside += f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        rsid = ' w:rsidRPr="00C41D7A"' if self.accent == "word" else ""
        return f"<w:r{rsid}>{self.letters(size, look)}{inside}</w:r>"

    def letters(self, size: float, look: str = "") -> str:
        """The properties of letters, in the order of the schema."""
        half = round(size * 2)
        found = [self._face(look), *self._slants(look), self._colour(look)]
        if half != self.base or self.accent in ("google", "libre"):
            found.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
        if "u" in look:
            found.append('<w:u w:val="single"/>')
        elif self.accent == "google":
            found.append('<w:u w:val="none"/><w:shd w:fill="auto" w:val="clear"/>')
        if "^" in look:
            found.append('<w:vertAlign w:val="superscript"/>')
        found.append(
            {"google": '<w:rtl w:val="0"/>', "plain": ""}.get(
                self.accent, '<w:lang w:val="vi-VN"/>'
            )
        )
        return f"<w:rPr>{''.join(found)}</w:rPr>" if any(found) else ""

    def _face(self, look: str) -> str:
        if "S" in look:
            return '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        if self.fonts != "run":
            return ""
        slots = ("ascii", "hAnsi", "cs")
        if self.accent in ("google", "wps"):
            slots = (*slots, "eastAsia")
        faces = " ".join(f'w:{slot}="{FACE}"' for slot in slots)
        hint = ' w:hint="default"' if self.accent == "wps" else ""
        return f"<w:rFonts{hint} {faces}/>"

    def _slants(self, look: str) -> Iterator[str]:
        for tag in ("b", "i"):
            if tag in look:
                yield f"<w:{tag}/><w:{tag}Cs/>"
            elif self.accent == "google":
                yield f'<w:{tag} w:val="0"/><w:{tag}Cs w:val="0"/>'

    def _colour(self, look: str) -> str:
        if "r" in look:
            return '<w:color w:val="FF0000"/>'
        return {
            "google": '<w:color w:val="000000"/>',
            "word": '<w:color w:val="000000" w:themeColor="text1"/>',
        }.get(self.accent, "")

    def styles(self) -> str:
        """styles.xml."""
        default = {
            "run": '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>',
            "style": '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>',
            "defaults": f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:cs="{FACE}"/>',
            "theme": '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>',
        }[self.fonts]
        base = f'<w:sz w:val="{self.base}"/><w:szCs w:val="{self.base}"/>'
        in_defaults = self.fonts in ("defaults", "theme")
        normal = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:cs="{FACE}"/>{base}'
        if self.fonts in ("run", "defaults", "theme"):
            normal = "" if in_defaults else base
        small = '<w:sz w:val="22"/>'
        return (
            f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{default}"
            f"{base if in_defaults else small}</w:rPr></w:rPrDefault><w:pPrDefault/>"
            '</w:docDefaults><w:style w:type="paragraph" w:default="1" '
            f'w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>{normal}</w:rPr>'
            '</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" '
            'w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '</w:style><w:style w:type="paragraph" w:styleId="Header"><w:name '
            'w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab '
            'w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>'
            '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="NoiDung"><w:name '
            'w:val="Nội dung"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing '
            'w:before="120" w:after="0" w:line="264" w:lineRule="auto"/><w:ind '
            'w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="DauDe"><w:name w:val="Đầu đề"/>'
            '<w:basedOn w:val="NoiDung"/><w:pPr><w:ind w:firstLine="0"/><w:jc '
            'w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>'
        )
