# SPDX-License-Identifier: LGPL-3.0-or-later
"""Paragraphs of a paper as WordprocessingML, counted ones and those with a rule."""

from __future__ import annotations

import re
from dataclasses import replace

from .ooxml import NS, Pen, twips
from .paper import Look, Paper, Part, width

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STYLED = {
    "state": "QuocHieu",
    "motto": "TieuNgu",
    "parent": "CoQuanChuQuan",
    "agency": "CoQuan",
    "number": "SoKyHieu",
    "date": "DiaDanh",
    "vv": "TrichYeuCV",
    "title": "TenLoai",
    "about": "TrichYeu",
    "issuer": "ThamQuyen",
    "basis": "CanCu",
    "decide": "QuyetDinh",
    "dear": "KinhGui",
    "dear_item": "KinhGuiDong",
    "text": "NoiDung",
    "chapter": "Chuong",
    "chapter_title": "TenChuong",
    "section": "Muc",
    "section_title": "TenMuc",
    "article": "Dieu",
    "clause": "Khoan",
    "point": "Diem",
    "roman": "MucLaMa",
    "sign_title": "ChucVu",
    "sign_name": "HoTen",
    "to": "NoiNhan",
    "to_item": "NoiNhanDong",
    "appendix": "PhuLuc",
    "appendix_title": "TenPhuLuc",
    "attached": "KemTheo",
}


COUNTED = re.compile(r"(\*\*)?(Điều )?(\d+)\. ?")


class Paragraphs:
    """Writes the paragraphs of one paper, in the way its word processor was used."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.way = paper, paper.way
        self.pen = Pen(paper.way.fonts, paper.way.rules)
        self.files: dict[str, str] = {}
        self.links: list[tuple[str, str, str]] = []
        self.counts: list[tuple[str, int, Look]] = []

    def write(self, role: str, text: str, look: Look | None = None, **more) -> str:
        own = look or self.paper.looks[role]
        if self.way.fonts in ("styles", "inherit") and role in STYLED and not look:
            return self.pen.paragraph(text, own, style=STYLED[role], **more)
        return self.pen.paragraph(text, own, **more)

    def counted(self, part: Part, found) -> str:
        """Let Word count: the number stands in no run."""
        strong, word, number = found.groups()
        own = replace(self.paper.look_of(part), bold=bool(strong))
        self.counts.append((f"{word or ''}%1.", int(number), own))
        more = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId '
            f'w:val="{len(self.counts)}"/></w:numPr>'
        )
        rest = (strong or "") + part.text[found.end() :]
        if rest.startswith("****"):
            rest = rest[4:].lstrip()
        return self.pen.paragraph(rest, self.paper.look_of(part), more=more)

    def numbering(self) -> str:
        kinds = sorted({(form, own.bold) for form, _n, own in self.counts})
        made = ""
        for i, (form, bold) in enumerate(kinds):
            made += (
                f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType '
                f'w:val="singleLevel"/>'
                '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
                'w:val="decimal"/><w:suff '
                f'w:val="space"/><w:lvlText w:val="{form}"/><w:lvlJc '
                f'w:val="left"/><w:pPr><w:ind '
                f'w:left="0" '
                f'w:firstLine="720"/></w:pPr><w:rPr>{"<w:b/>" if bold else ""}</w:rPr>'
                "</w:lvl></w:abstractNum>"
            )
        for i, (form, number, own) in enumerate(self.counts, 1):
            made += (
                f'<w:num w:numId="{i}"><w:abstractNumId '
                f'w:val="{kinds.index((form, own.bold))}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride '
                f'w:val="{number}"/></w:lvlOverride></w:num>'
            )
        return f"{HEAD}<w:numbering {NS}>{made}</w:numbering>"

    def ruled(self, role: str, lines: list[str], rule, column: float) -> str:
        look = self.paper.looks[role]
        written = [self.write(role, line) for line in lines[:-1]]
        if not lines:
            return ""
        if rule is None:
            return "".join([*written, self.write(role, lines[-1])])
        length = width(lines[-1], look) * rule.share
        side = max((column - length) / 2, 0)
        if self.way.rules == "border":
            kind = "dashed" if rule.dash else "single"
            border = (
                f'<w:pBdr><w:top w:val="{kind}" w:sz="6" w:space="1" '
                f'w:color="000000"/></w:pBdr>'
            )
            edges = f'<w:ind w:left="{twips(side)}" w:right="{twips(side)}"/>'
            under = (
                f'<w:p><w:pPr>{border}<w:spacing w:before="0" w:after="0" w:line="120" '
                f'w:lineRule="exact"/>{edges}<w:rPr><w:sz '
                f'w:val="8"/></w:rPr></w:pPr></w:p>'
            )
            return "".join([*written, self.write(role, lines[-1]), under])
        if self.way.rules == "chars":
            count = round(length / width("_", Look(12)))
            under = self.pen.paragraph(
                "_" * count, Look(12, align="center", after=6, line=8, rule="exact")
            )
            return "".join([*written, self.write(role, lines[-1]), under])
        drop = look.size * 1.22 / 72 * 25.4 + look.before / 72 * 25.4 + 0.8
        shape = self.pen.line_shape(length, side, drop, dash=rule.dash)
        return "".join([*written, self.write(role, lines[-1], inside=shape)])
