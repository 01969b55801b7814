# SPDX-License-Identifier: LGPL-3.0-or-later
"""Title, text and signature of a paper as WordprocessingML."""

from __future__ import annotations

import re
from dataclasses import replace

from .ooxml import table, twips
from .paper import Look, Part
from .word_head import Head
from .word_paragraphs import COUNTED


class Text(Head):
    """Writes what stands below the head."""

    def part(self, part: Part, inner: float) -> str:
        if part.rows:
            return self.grid(part.rows, inner)
        look = self.paper.look_of(part)
        counted = COUNTED.match(part.text) if self.way.lists else None
        if counted:
            return self.counted(part, counted)
        if self.way.spacing and not part.look:
            made = self.pen.paragraph(part.text, look)
            if self.way.spacing == "auto":
                return made.replace(
                    "<w:spacing ",
                    '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1" ',
                )
            return re.sub("(<w:ind [^>]*>)", r"\1<w:contextualSpacing/>", made)
        if self.way.indent == "tab" and look.first and not part.look:
            return self.pen.paragraph("\t" + part.text, replace(look, first=0))
        return self.write(part.role, part.text, part.look)

    def grid(self, rows: list[list[str]], inner: float) -> str:
        share = inner / (len(rows[0]) + 1)
        widths = [share * 0.5] + [share * 1.5] + [share] * (len(rows[0]) - 2)
        widths[-1] += inner - sum(widths)
        head, plain = self.paper.looks["head_cell"], self.paper.looks["cell"]
        return table(
            [
                [
                    (self.pen.paragraph(t, plain if i else head), w)
                    for t, w in zip(row, widths, strict=True)
                ]
                for i, row in enumerate(rows)
            ],
            lined=True,
        ) + self.pen.paragraph("", replace(plain, size=6))

    def named(self, inner: float) -> str:
        paper = self.paper
        lines = self.write("title", paper.title) if paper.title else ""
        lines += self.ruled("about", paper.about, paper.about_rule, inner)
        if paper.about and paper.about_rule and self.way.rules in ("drawn", "vml"):
            lines += self.pen.paragraph("", Look(8))
        return lines

    def signer(self, signer) -> str:
        lines = "".join(self.write("sign_title", text) for text in signer.titles)
        name = self.paper.looks["sign_name"]
        if self.way.gap == "empty":
            lines += "".join(self.pen.paragraph("", Look(14)) for _ in range(4))
            return lines + self.write("sign_name", signer.name)
        return lines + self.pen.paragraph(signer.name, replace(name, before=66))

    def recipients(self) -> str:
        paper = self.paper
        lines = "".join(self.pen.paragraph("", Look(14)) for _ in range(paper.to_level))
        lines += self.write("to", paper.to_label) if paper.to_label and paper.to else ""
        lines += "".join(self.write("to_item", line) for line in paper.to)
        if paper.drafter:
            lines += self.pen.paragraph(
                paper.drafter, replace(paper.looks["drafter"], before=12)
            )
        return lines

    def signing(self, inner: float) -> str:
        paper, half = self.paper, inner / 2
        gap = self.pen.paragraph("", Look(6))
        if len(paper.signers) == 2:
            row = [(self.signer(signer), half) for signer in paper.signers]
            return gap + table([row], margin=0.5) + gap + self.recipients()
        if not paper.signers:
            return gap + self.recipients()
        one = self.signer(paper.signers[0])
        if self.way.signing == "tabs":
            return gap + self._signing_tabs(inner)
        left = self.recipients() or gap
        if self.way.signing == "nested":
            one = table([[(one, half - 2)]], margin=0) + self.pen.paragraph("", Look(1))
        return gap + table([[(left, half), (one, half)]], margin=0.5)

    def _signing_tabs(self, inner: float) -> str:
        paper, pen = self.paper, self.pen
        signer = paper.signers[0]
        rights = [("sign_title", t) for t in signer.titles]
        rights += [("", "")] * 4 + [("sign_name", signer.name)]
        lefts = [("", "")] * paper.to_level + [("to", paper.to_label)]
        lefts += [("to_item", line) for line in paper.to]
        lefts += [("drafter", paper.drafter)] if paper.drafter else []
        stops = (
            f'<w:tabs><w:tab w:val="center" w:pos="{twips(inner * 0.74)}"/></w:tabs>'
        )
        made = []
        for i in range(max(len(lefts), len(rights))):
            letters = ""
            if i < len(lefts) and lefts[i][0]:
                letters += pen.run(lefts[i][1], paper.looks[lefts[i][0]])
            if i < len(rights) and rights[i][0]:
                letters += pen.run("\t" + rights[i][1], paper.looks[rights[i][0]])
            look = Look(14)
            properties = pen.paragraph_properties(look, stops)
            made.append(f"<w:p><w:pPr>{properties}</w:pPr>{letters}</w:p>")
        return "".join(made)

    def addressed(self) -> str:
        """The address of the agency, in the footer of the first page."""
        paper = self.paper
        rule = ""
        if paper.address_rule:
            rule = (
                '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" '
                'w:color="000000"/></w:pBdr>'
            )
        return "".join(
            self.pen.paragraph(line, paper.looks["address"], more=rule if not i else "")
            for i, line in enumerate(paper.address.split("\n"))
        )
