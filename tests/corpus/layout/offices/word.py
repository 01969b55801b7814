# SPDX-License-Identifier: LGPL-3.0-or-later
"""A paper as DOCX, in the ways offices set one in Word."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from .ooxml import NS, twips
from .paper import Look, Page, Paper
from .word_paragraphs import HEAD, STYLED
from .word_text import Text

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Word(Text):
    """Sections, styles and the package around the text."""

    def page_number(self) -> str:
        numbers, look = self.paper.numbers, self.paper.looks["page_number"]
        rpr = self.pen.run_properties(look)
        code = {"decimal": "PAGE", "roman": "PAGE \\* ROMAN"}[numbers.form]

        def field(instruction: str, shown: str) -> str:
            return (
                f"<w:r>{rpr}<w:fldChar "
                f'w:fldCharType="begin"/></w:r><w:r>{rpr}<w:instrText '
                f'xml:space="preserve"> {instruction} '
                f"</w:instrText></w:r><w:r>{rpr}<w:fldChar "
                f'w:fldCharType="separate"/></w:r><w:r>{rpr}<w:t>{shown}</w:t></w:r><w:r>{rpr}'
                '<w:fldChar w:fldCharType="end"/></w:r>'
            )

        letters = field(code, "2")
        if numbers.way == "simple":
            letters = (
                f'<w:fldSimple w:instr=" {code} '
                f'"><w:r>{rpr}<w:t>2</w:t></w:r></w:fldSimple>'
            )
        if numbers.words:
            letters = self.pen.run(numbers.words, look) + letters
        properties = self.pen.paragraph_properties(look)
        body = f"<w:p><w:pPr>{properties}{rpr}</w:pPr>{letters}</w:p>"
        if numbers.way == "sdt":
            gallery = "Bottom" if numbers.place == "footer" else "Top"
            body = (
                "<w:sdt><w:sdtPr><w:id "
                'w:val="771234"/><w:docPartObj><w:docPartGallery w:val='
                f'"Page Numbers ({gallery} of '
                f'Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
                f"<w:sdtContent>{body}</w:sdtContent></w:sdt>"
            )
        return body

    def attach(self, kind: str, content: str) -> str:
        number = len(self.links) + 10
        name = f"{kind}{number}.xml"
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        self.files[f"word/{name}"] = f"{HEAD}<w:{tag} {NS}>{content}</w:{tag}>"
        self.links.append((f"rId{number}", kind, name))
        return f"rId{number}"

    def section(self, page: Page, *, first: bool, restart: bool) -> str:
        numbers, bits = self.paper.numbers, []
        empty = self.pen.paragraph("", Look(13))
        if numbers.place:
            target = self.attach(numbers.place, self.page_number())
            bits.append(
                f'<w:{numbers.place}Reference w:type="default" r:id="{target}"/>'
            )
            if numbers.way == "evenodd":
                target = self.attach(numbers.place, self.page_number())
                bits.append(
                    f'<w:{numbers.place}Reference w:type="even" r:id="{target}"/>'
                )
            if not numbers.first:
                target = self.attach(numbers.place, empty)
                bits.append(
                    f'<w:{numbers.place}Reference w:type="first" r:id="{target}"/>'
                )
        if first and self.paper.address:
            target = self.attach("footer", self.addressed())
            bits.append(f'<w:footerReference w:type="first" r:id="{target}"/>')
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        bits.append(
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" '
            f'w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}" '
            'w:header="567" w:footer="454" w:gutter="0"/>'
        )
        if restart:
            bits.append('<w:pgNumType w:start="1"/>')
        if not numbers.first:
            bits.append("<w:titlePg/>")
        return f"<w:sectPr>{''.join(bits)}</w:sectPr>"

    def body(self) -> str:
        paper = self.paper
        inner = paper.page.inner
        made = [self.head(inner), self.named(inner)]
        made += [self.part(part, inner) for part in paper.body]
        made.append(self.signing(inner))
        section = self.section(paper.page, first=True, restart=False)
        for extra in paper.attachments:
            made.append(f'<w:p><w:pPr><w:spacing w:after="0"/>{section}</w:pPr></w:p>')
            if extra.whole:
                made.append(self.heading_only(extra.page.inner))
            label, title = (
                ("title", "about") if extra.whole else ("appendix", "appendix_title")
            )
            made.append(self.write(label, extra.label) if extra.label else "")
            made += [
                self.write(title, line) for line in extra.title.split("\n") if line
            ]
            made.append(
                self.write("attached", extra.attached) if extra.attached else ""
            )
            made.append(self.pen.paragraph("", Look(8)))
            made += [self.part(part, extra.page.inner) for part in extra.body]
            section = self.section(extra.page, first=False, restart=extra.restart)
        return "".join(made) + section

    def styles(self) -> str:
        font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>'
        theme = (
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
            'w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
        )
        times = font.format("Times New Roman")
        own = {
            "direct": (font.format("Calibri"), ""),
            "defaults": (times, ""),
            "styles": (font.format("Calibri"), times),
            "theme": (theme, ""),
            "inherit": (font.format("Calibri"), ""),
        }[self.way.fonts]
        defaults = (
            f'<w:docDefaults><w:rPrDefault><w:rPr>{own[0]}<w:sz w:val="22"/><w:szCs '
            f'w:val="22"/>'
            "<w:lang "
            'w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing '
            'w:after="160" w:line="259" '
            'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        )
        normal = (
            '<w:style w:type="paragraph" w:default="1" '
            'w:styleId="Normal"><w:name w:val="Normal"/>'
        )
        normal += (
            '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        )
        normal += f"<w:rPr>{own[1]}</w:rPr></w:style>"
        made = [defaults, normal]
        base = "Normal"
        if self.way.fonts == "inherit":
            base = "VanBan"
            made.append(
                '<w:style w:type="paragraph" w:customStyle="1" '
                'w:styleId="VanBan"><w:name w:val='
                f'"Van ban"/><w:basedOn '
                f'w:val="Normal"/><w:rPr>{times}</w:rPr></w:style>'
            )
        if self.way.fonts in ("styles", "inherit"):
            for role, name in STYLED.items():
                look = self.paper.looks[role]
                made.append(
                    f'<w:style w:type="paragraph" w:customStyle="1" '
                    f'w:styleId="{name}"><w:name '
                    f'w:val="{name}"/><w:basedOn w:val="{base}"/><w:pPr>'
                    f"{self.pen.paragraph_properties(look)}</w:pPr>"
                    f"{self.pen.run_properties(look)}</w:style>"
                )
        return f"{HEAD}<w:styles {NS}>{''.join(made)}</w:styles>"

    def package(self) -> bytes:
        body = self.body()
        if self.counts:
            self.files["word/numbering.xml"] = self.numbering()
            self.links.append(("rId4", "numbering", "numbering.xml"))
        if self.way.fonts in ("styles", "inherit"):
            body = body.replace(
                "<w:pPr><w:spacing", '<w:pPr><w:pStyle w:val="Normal"/><w:spacing'
            )
            if self.way.fonts == "inherit":
                body = body.replace('w:val="Normal"/>', 'w:val="VanBan"/>')
        files = {
            "word/document.xml": f"{HEAD}<w:document "
            f"{NS}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": self.styles(),
            "word/theme/theme1.xml": THEME,
            "word/settings.xml": f"{HEAD}<w:settings {NS}>"
            + ("<w:evenAndOddHeaders/>" if self.paper.numbers.way == "evenodd" else "")
            + '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
            'w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat></w:settings>',
            **self.files,
        }
        if self.way.fonts == "inherit":
            for name in list(self.files):
                files[name] = files[name].replace(
                    "<w:pPr><w:spacing", '<w:pPr><w:pStyle w:val="VanBan"/><w:spacing'
                )
        types = {
            "document": "document.main",
            "styles": "styles",
            "settings": "settings",
        }
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" '
            f'ContentType="application/vnd.openxmlformats-'
            f'officedocument.wordprocessingml.{kind}+xml"/>'
            for name, kind in types.items()
        )
        overrides += "".join(
            f'<Override PartName="/word/{name}" '
            f'ContentType="application/vnd.openxmlformats-'
            f'officedocument.wordprocessingml.{kind}+xml"/>'
            for _rid, kind, name in self.links
        )
        overrides += (
            '<Override PartName="/word/theme/theme1.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.theme+xml"/>'
        )
        files["[Content_Types].xml"] = (
            f"{HEAD}<Types "
            f'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" '
            f'ContentType="application/xml"/>{overrides}</Types>'
        )
        rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        files["_rels/.rels"] = (
            f'{HEAD}<Relationships {rels}><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        )
        links = [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml")]
        links += [("rId3", "theme", "theme/theme1.xml"), *self.links]
        files["word/_rels/document.xml.rels"] = (
            f"{HEAD}<Relationships {rels}>"
            + "".join(
                f'<Relationship Id="{rid}" Type="{R}/{kind}" Target="{escape(name)}"/>'
                for rid, kind, name in links
            )
            + "</Relationships>"
        )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
            for name in sorted(files, key=lambda n: n != "[Content_Types].xml"):
                pack.writestr(name, files[name])
        return out.getvalue()


THEME = (
    f"{HEAD}<a:theme "
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'name="Office">'
    '<a:themeElements><a:fontScheme name="Office"><a:majorFont><a:latin '
    'typeface="Times New Roman"/>'
    '<a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin '
    'typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def docx(paper: Paper) -> bytes:
    return Word(paper).package()
