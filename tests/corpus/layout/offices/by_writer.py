# SPDX-License-Identifier: LGPL-3.0-or-later
"""A paper as LibreOffice keeps it (flat ODT) or as a web page, to be saved as DOCX."""

from __future__ import annotations

from xml.sax.saxutils import escape

from .paper import Look, Paper, runs, width

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


class Flat:
    """Every look becomes one automatic style."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.styles, self.names = paper, [], {}

    def text_style(self, look: Look) -> str:
        key = ("T", look.size, look.bold, look.italic, look.font, look.colour)
        if key not in self.names:
            self.names[key] = name = f"T{len(self.names)}"
            self.styles.append(
                f'<style:style style:name="{name}" '
                f'style:family="text"><style:text-properties '
                f'style:font-name="{look.font or "Times New Roman"}" '
                f'fo:font-size="{look.size}pt" '
                f'fo:font-weight="{"bold" if look.bold else "normal"}" '
                f'fo:font-style="{"italic" if look.italic else "normal"}" '
                f'fo:color="#{look.colour or "000000"}"/></style:style>'
            )
        return self.names[key]

    def paragraph_style(self, look: Look, border: str = "", side: float = 0) -> str:
        key = ("P", look, border, side)
        if key not in self.names:
            self.names[key] = name = f"P{len(self.names)}"
            align = {"both": "justify", "left": "start", "right": "end"}.get(
                look.align, "center"
            )
            line = (
                f"{round(look.line * 100)}%"
                if look.rule == "auto"
                else f"{look.line}pt"
            )
            edges = (
                f'fo:margin-left="{side or look.left}mm" fo:margin-right="{side}mm" '
            )
            edges += (
                f'fo:border-top="{border}" fo:padding-top="0.5mm" ' if border else ""
            )
            self.styles.append(
                f'<style:style style:name="{name}" style:family="paragraph"><style:'
                f'paragraph-properties fo:text-align="{align}" '
                f'fo:line-height="{line}" {edges}'
                f'fo:margin-top="{look.before}pt" fo:margin-bottom="{look.after}pt" '
                f'fo:text-indent="{look.first}mm"/><style:text-properties '
                f"style:font-name="
                f'"Times New Roman" fo:font-size="{look.size}pt"/></style:style>'
            )
        return self.names[key]

    def p(self, text: str, look: Look, *, border="", side=0.0) -> str:
        spans = "".join(
            f"<text:span "
            f'text:style-name="{self.text_style(own)}">{escape(piece)}</text:span>'
            for piece, own in runs(text, look)
        )
        style = self.paragraph_style(look, border, side)
        return f'<text:p text:style-name="{style}">{spans}</text:p>'

    def ruled(self, role: str, lines: list[str], rule, column: float) -> str:
        look = self.paper.looks[role]
        made = "".join(self.p(line, look) for line in lines)
        if rule and lines:
            side = round((column - width(lines[-1], look) * rule.share) / 2, 2)
            kind = "dashed" if rule.dash else "solid"
            made += self.p(
                "",
                Look(4, line=6, rule="exact"),
                border=f"0.75pt {kind} #000000",
                side=side,
            )
        return made

    def table(self, rows: list[list[str]], widths: list[float], *, lined=False) -> str:
        number = len(self.names)
        self.names["table", number] = ""
        border = "0.5pt solid #000000" if lined else "none"
        self.styles.append(
            f'<style:style style:name="B{number}" '
            f'style:family="table"><style:table-properties '
            f'style:width="{sum(widths)}mm" table:align="margins"/></style:style>'
            f'<style:style style:name="B{number}c" style:family="table-cell"><style:'
            f'table-cell-properties fo:border="{border}" '
            f'fo:padding="0.5mm"/></style:style>'
        )
        columns = ""
        for i, mm in enumerate(widths):
            self.styles.append(
                f'<style:style style:name="B{number}k{i}" '
                f'style:family="table-column"><style:'
                f'table-column-properties style:column-width="{mm}mm"/></style:style>'
            )
            columns += f'<table:table-column table:style-name="B{number}k{i}"/>'
        lines = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell table:style-name="B{number}c" '
                f'office:value-type="string">'
                f"{content}</table:table-cell>"
                for content in row
            )
            + "</table:table-row>"
            for row in rows
        )
        return (
            f'<table:table table:name="B{number}" '
            f'table:style-name="B{number}">{columns}{lines}</table:table>'
        )

    def document(self) -> bytes:
        paper, looks, page = self.paper, self.paper.looks, self.paper.page
        left, right = paper.left_column, page.inner - paper.left_column
        one = "".join(self.p(t, looks["parent"]) for t in paper.parent)
        one += self.ruled("agency", paper.agency, paper.agency_rule, left - 1)
        two = self.p(paper.state, looks["state"]) + self.ruled(
            "motto", [paper.motto], paper.motto_rule, right - 1
        )
        three = self.p(paper.number, looks["number"])
        three += "".join(self.p(t, looks["vv"]) for t in paper.vv)
        four = self.p(paper.date, looks["date"])
        made = self.table([[one, two], [three, four]], [left, right])
        made += self.p(paper.title, looks["title"]) if paper.title else ""
        made += self.ruled("about", paper.about, paper.about_rule, page.inner)
        made += "".join(self.p(part.text, paper.look_of(part)) for part in paper.body)
        to = "".join(self.p("", Look(14)) for _ in range(paper.to_level))
        to += self.p(paper.to_label, looks["to"])
        to += "".join(self.p(t, looks["to_item"]) for t in paper.to)
        signer = paper.signers[0]
        sign = "".join(self.p(t, looks["sign_title"]) for t in signer.titles)
        sign += self.p("", Look(14)) * 4 + self.p(signer.name, looks["sign_name"])
        made += self.p("", Look(6)) + self.table([[to, sign]], [page.inner / 2] * 2)
        number = looks["page_number"]
        header = (
            f'<text:p text:style-name="{self.paragraph_style(number)}"><text:span '
            f"text:style-name="
            f'"{self.text_style(number)}"><text:page-number '
            f'text:select-page="current">2'
            "</text:page-number></text:span></text:p>"
        )
        place = paper.numbers.place or "header"
        empty = f'<text:p text:style-name="{self.paragraph_style(Look(13))}"/>'
        if not paper.numbers.place:
            header = empty
        first = header if paper.numbers.first else empty
        areas = f"<style:{place}>{header}</style:{place}>"
        areas += f"<style:{place}-first>{first}</style:{place}-first>"
        gap = 10
        top = page.top - gap if place == "header" else page.top
        bottom = page.bottom - gap if place == "footer" else page.bottom
        layout = (
            f'<style:page-layout style:name="L"><style:page-layout-properties '
            f"fo:page-width="
            f'"{page.width}mm" fo:page-height="{page.height}mm" '
            f'style:print-orientation="portrait" '
            f'fo:margin-top="{top}mm" fo:margin-bottom="{bottom}mm" '
            f'fo:margin-left="{page.left}mm" '
            f'fo:margin-right="{page.right}mm"/><style:{place}-style>'
            f"<style:header-footer-properties "
            f'svg:height="{gap}mm" fo:min-height="{gap}mm" fo:margin="0mm" '
            f'style:dynamic-spacing="false"/>'
            f"</style:{place}-style></style:page-layout>"
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<office:document {ODF} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
            '<style:font-face style:name="Times New Roman" '
            'svg:font-family="&apos;Times New Roman&apos;"/>'
            '<style:font-face style:name="Arial" '
            'svg:font-family="Arial"/></office:font-face-decls>'
            f"<office:automatic-styles>{''.join(self.styles)}{layout}</office:automatic-styles>"
            '<office:master-styles><style:master-page style:name="Standard" '
            'style:page-layout-name="L">'
            f"{areas}</style:master-page></office:master-styles>"
            f"<office:body><office:text>{made}</office:text></office:body></office:document>"
        ).encode()


def fodt(paper: Paper) -> bytes:
    return Flat(paper).document()


def _css(look: Look) -> str:
    align = {"both": "justify"}.get(look.align, look.align)
    return (
        f"font-family:'{look.font or 'Times New Roman'}';text-align:{align};"
        f"font-size:{look.size}pt;margin:{look.before}pt 0 {look.after}pt "
        f"{look.left}mm;"
        f"text-indent:{look.first}mm;line-height:{round(look.line * 100)}%;"
        f"color:#{look.colour or '000000'}"
    )


def _web(text: str, look: Look) -> str:
    inside = ""
    for piece, own in runs(text, look):
        piece = f"<b>{escape(piece)}</b>" if own.bold else escape(piece)
        inside += f"<i>{piece}</i>" if own.italic else piece
    font = f"font-family:'{look.font or 'Times New Roman'}';font-size:{look.size}pt"
    inside = f'<span style="{font}">{inside}</span>'
    return f'<p style="{_css(look)}">{inside}</p>'


def _bar(lines: list[str], look: Look, rule, column: float) -> str:
    if not rule or not lines:
        return ""
    side = (column - width(lines[-1], look) * rule.share) / 2
    kind = "dashed" if rule.dash else "solid"
    return (
        f'<p style="margin:0 {side:.1f}mm 0 {side:.1f}mm;border-top:1px {kind} #000000;'
        'font-size:4pt;line-height:6pt">&nbsp;</p>'
    )


def html(paper: Paper) -> bytes:
    looks, page = paper.looks, paper.page
    left, right = paper.left_column, page.inner - paper.left_column
    one = "".join(_web(t, looks["parent"]) for t in paper.parent)
    one += "".join(_web(t, looks["agency"]) for t in paper.agency)
    one += _bar(paper.agency, looks["agency"], paper.agency_rule, left)
    two = _web(paper.state, looks["state"]) + _web(paper.motto, looks["motto"])
    two += _bar([paper.motto], looks["motto"], paper.motto_rule, right)
    three = _web(paper.number, looks["number"])
    three += "".join(_web(t, looks["vv"]) for t in paper.vv)
    four = _web(paper.date, looks["date"])
    row = '<tr valign="top"><td width="{:.0f}">{}</td><td width="{:.0f}">{}</td></tr>'
    dot = 96 / 25.4
    table = f'<table width="{page.inner * dot:.0f}" cellspacing="0" cellpadding="0">'
    table += '<colgroup><col width="{:.0f}"><col width="{:.0f}"></colgroup>'
    sides = (left * dot, right * dot)
    made = table.format(*sides) + row.format(sides[0], one, sides[1], two)
    made += row.format(sides[0], three, sides[1], four)
    made += "</table>" + _web(paper.title, looks["title"])
    made += "".join(_web(t, looks["about"]) for t in paper.about)
    made += _bar(paper.about, looks["about"], paper.about_rule, page.inner)
    made += "".join(_web(part.text, paper.look_of(part)) for part in paper.body)
    to = _web(paper.to_label, looks["to"]) + "".join(
        _web(t, looks["to_item"]) for t in paper.to
    )
    signer = paper.signers[0]
    sign = "".join(_web(t, looks["sign_title"]) for t in signer.titles)
    sign += _web("\u00a0", looks["sign_title"]) * 4
    sign += _web(signer.name, looks["sign_name"])
    half = page.inner * dot / 2
    made += table.format(half, half) + row.format(half, to, half, sign) + "</table>"
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><style>'
        f"@page "
        f"{{ size: {page.width}mm {page.height}mm; margin: {page.top}mm {page.right}mm "
        f"{page.bottom}mm {page.left}mm "
        f"}}</style></head><body lang='vi-VN'>{made}</body></html>"
    ).encode()
