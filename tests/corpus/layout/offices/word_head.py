# SPDX-License-Identifier: LGPL-3.0-or-later
"""The head of a paper: two columns made by a table, frames, a box or tabs."""

from __future__ import annotations

import re
from dataclasses import replace

from .ooxml import table, twips
from .paper import Look, width
from .word_paragraphs import Paragraphs

_PROPERTIES = re.compile(r'(<w:pPr>(?:<w:pStyle w:val="\w+"/>)?)')


class Head(Paragraphs):
    """Writes what stands above the title."""

    def left_head(self, column: float) -> str:
        paper = self.paper
        return "".join(
            self.write("parent", line) for line in paper.parent
        ) + self.ruled("agency", paper.agency, paper.agency_rule, column)

    def right_head(self, column: float) -> str:
        paper = self.paper
        state = self.write("state", paper.state) if paper.state else ""
        motto = [paper.motto] if paper.motto else []
        return state + self.ruled("motto", motto, paper.motto_rule, column)

    def marks(self) -> str:
        paper, found = self.paper, ""
        if paper.mark:
            look = paper.looks["mark"]
            if paper.mark_box:
                text = self.pen.paragraph(paper.mark, look)
                shape = self.pen.box(
                    text,
                    15,
                    3,
                    paper.mark_box,
                    lined=True,
                    colour=look.colour or "000000",
                )
                found += self.pen.paragraph("", Look(13, after=22), inside=shape)
            else:
                found += self.pen.paragraph(paper.mark, look)
        if paper.restriction:
            look = paper.looks["restriction"]
            box = width(paper.restriction, look) + 8
            if paper.restriction_boxed:
                text = self.pen.paragraph(paper.restriction, look)
                shape = self.pen.box(text, 5, 3, (box, 8), lined=True)
                found += self.pen.paragraph("", Look(13, after=22), inside=shape)
            else:
                found += self.pen.paragraph(paper.restriction, look)
        return found

    def numbered(self, column: float) -> str:
        paper = self.paper
        lines = self.write("number", paper.number) if paper.number else ""
        lines += "".join(
            self.write(
                "vv", line, None if not i else replace(paper.looks["vv"], before=0)
            )
            for i, line in enumerate(paper.vv)
        )
        return lines + self.marks()

    def dated(self) -> str:
        look = Look(13)
        drops = "".join(
            self.pen.paragraph("", look) for _ in range(self.paper.date_drop)
        )
        return drops + (self.write("date", self.paper.date) if self.paper.date else "")

    def head(self, inner: float) -> str:
        left, right = self.paper.left_column, inner - self.paper.left_column
        margin = 0.5
        column, other = left - 2 * margin, right - 2 * margin
        make = getattr(self, f"_head_{self.way.head}")
        return make(left, right, column, other, margin)

    def heading_only(self, inner: float) -> str:
        """Write the head of a text the paper issues: no number, no date."""
        gap = self.pen.paragraph("", Look(6))
        left, right = self.paper.left_column, inner - self.paper.left_column
        cells = (self.left_head(left - 1) + gap, self.right_head(right - 1) + gap)
        return table([[(cells[0], left), (cells[1], right)]], margin=0.5)

    def deeper(self) -> int:
        """Count the lines the names on the left have more than the motto's side."""
        return max(len(self.paper.parent) + len(self.paper.agency) - 2, 0)

    def _head_table(self, left, right, column, other, margin) -> str:
        gap = self.pen.paragraph("", Look(6))
        cells = (self.left_head(column) + gap, self.right_head(other) + gap)
        second = (self.numbered(column) or gap, self.dated() or gap)
        if self.paper.swapped:
            cells = (self.right_head(other) + gap, self.left_head(column) + gap)
            left, right, second = right, left, second[::-1]
        rows = [
            [(cells[0], left), (cells[1], right)],
            [(second[0], left), (second[1], right)],
        ]
        return table(rows, margin=margin)

    def _head_nested(self, left, right, column, other, margin) -> str:
        gap = self.pen.paragraph("", Look(6))
        one = table([[(self.left_head(column - 1) + gap, left - 1)]], margin=margin)
        two = table([[(self.numbered(column - 1), left - 1)]], margin=margin)
        end = self.pen.paragraph("", Look(1, line=1, rule="exact"))
        state = (
            self.right_head(other)
            + gap
            + self.pen.paragraph("", Look(13)) * self.deeper()
        )
        state += self.dated()
        # LibreOffice takes no first page for one that begins with a table in a table
        return end + table([[(one + two + end, left), (state, right)]], margin=0)

    def _flowing(self, left, right, other) -> str:
        """Write the right side as paragraphs of the page, moved to the right."""
        paper, lines = self.paper, []
        for role, text in (
            ("state", paper.state),
            ("motto", paper.motto),
            ("date", paper.date),
        ):
            if not text:
                continue
            look = replace(paper.looks[role], left=left)
            inside = ""
            if role == "motto" and paper.motto_rule:
                length = width(text, look) * paper.motto_rule.share
                drop = look.size * 1.22 / 72 * 25.4 + 0.8
                inside = self.pen.line_shape(length, left + (right - length) / 2, drop)
            if role == "date":
                look = replace(
                    look,
                    before=look.before
                    + 8
                    + self.deeper() * paper.looks["state"].size * 1.15,
                )
            lines.append(self.pen.paragraph(text, look, inside=inside))
        return "".join(lines)

    def _head_box(self, left, right, column, other, margin) -> str:
        gap = self.pen.paragraph("", Look(8, line=8, rule="exact"))
        content = self.left_head(left) + gap + self.numbered(left)
        shape = self.pen.box(content, 0, 0, (left, 26 + 6 * len(self.paper.vv)))
        rest = self._flowing(left, right, other)
        more = "".join(self.pen.paragraph("", Look(13)) for _ in [*self.paper.vv, ""])
        return rest.replace("</w:pPr>", "</w:pPr>" + shape, 1) + more

    def _head_frame(self, left, right, column, other, margin) -> str:
        gap = self.pen.paragraph("", Look(8, line=8, rule="exact"))
        sides = (
            (left, 1, self.left_head(left) + gap + self.numbered(left)),
            (right, twips(left), self.right_head(right) + gap + self.dated()),
        )
        made = ""
        for mm, x, content in sides:
            frame = (
                f'<w:framePr w:w="{twips(mm)}" w:hSpace="0" w:wrap="notBeside" '
                f'w:vAnchor="text" '
                f'w:hAnchor="margin" w:x="{x}" w:y="1"/>'
            )
            made += _PROPERTIES.sub(rf"\g<1>{frame}", content)
        return made

    def _head_tabs(self, left, right, column, other, margin) -> str:
        paper, pen = self.paper, self.pen
        lefts = [("parent", t) for t in paper.parent] + [
            ("agency", t) for t in paper.agency
        ]
        rights = [("state", paper.state), ("motto", paper.motto)]
        stops = (
            f'<w:tabs><w:tab w:val="center" w:pos="{twips(left / 2)}"/>'
            f'<w:tab w:val="center" w:pos="{twips(left + right / 2)}"/></w:tabs>'
        )
        made = []

        def line(one, two, before=0.0, inside=""):
            letters = ""
            for role, text in (one, two):
                letters += pen.run("\t" + text, paper.looks[role]) if role else ""
            look = Look(13, before=before)
            properties = pen.paragraph_properties(look, stops)
            made.append(f"<w:p><w:pPr>{properties}</w:pPr>{inside}{letters}</w:p>")

        for i in range(max(len(lefts), len(rights))):
            one = lefts[i] if i < len(lefts) else ("number", "")
            two = rights[i] if i < len(rights) else ("", "")
            inside = ""
            if i == len(lefts) - 1 and paper.agency_rule:
                long = width(one[1], paper.looks["agency"]) * paper.agency_rule.share
                inside += pen.line_shape(long, (left - long) / 2, 6.4)
            if two[0] == "motto" and paper.motto_rule:
                long = width(two[1], paper.looks["motto"]) * paper.motto_rule.share
                inside += pen.line_shape(long, left + (right - long) / 2, 6.8)
            line(one, two, inside=inside)
        line(("number", paper.number), ("date", paper.date), before=8)
        for i, text in enumerate(paper.vv):
            line(("vv", text), ("", ""), before=0 if i else paper.looks["vv"].before)
        return "".join(made)
