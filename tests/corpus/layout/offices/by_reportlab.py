# SPDX-License-Identifier: LGPL-3.0-or-later
"""A paper as PDF by reportlab: another way text, lines and fonts get into a page."""

from __future__ import annotations

import io

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from .paper import Look, Paper, face, runs, width

ALIGN = {"both": TA_JUSTIFY, "left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}


class Line(Flowable):
    def __init__(self, length: float, column: float, dash: bool) -> None:
        super().__init__()
        self.length, self.column, self.dash = length * mm, column * mm, dash
        self.width, self.height = self.column, 4

    def draw(self):
        self.canv.setLineWidth(0.75)
        if self.dash:
            self.canv.setDash(3, 2)
        side = (self.column - self.length) / 2
        self.canv.line(side, 2, side + self.length, 2)


def _p(text: str, look: Look) -> Paragraph:
    style = ParagraphStyle(
        "x",
        fontName=face(look),
        fontSize=look.size,
        alignment=ALIGN[look.align],
        leading=look.size * 1.15 * look.line if look.rule == "auto" else look.line,
        firstLineIndent=look.first * mm,
        leftIndent=look.left * mm,
        spaceBefore=look.before,
        spaceAfter=look.after,
        textColor=f"#{look.colour or '000000'}",
    )
    inside = "".join(
        f'<font name="{look.font or face(own)}">{piece.replace("&", "&amp;")}</font>'
        for piece, own in runs(text, look)
    )
    return Paragraph(inside, style)


def _grid(rows: list[list], widths: list[float]) -> Table:
    made = Table(rows, colWidths=[w * mm for w in widths])
    made.setStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return made


def _address(canvas, paper: Paper) -> None:
    """Draw the agency's address in the lower margin, the rule over it."""
    look, page = paper.looks["address"], paper.page
    lines = paper.address.split("\n") if paper.address else []
    canvas.setFont(face(look), look.size)
    for i, line in enumerate(lines):
        high = 15 * mm - i * look.size * 1.2
        canvas.drawCentredString((page.left + page.inner / 2) * mm, high, line)
    if lines and paper.address_rule:
        canvas.setLineWidth(0.75)
        canvas.line(
            page.left * mm,
            15 * mm + look.size,
            (page.left + page.inner) * mm,
            15 * mm + look.size,
        )


def pdf(paper: Paper) -> bytes:
    looks, page = paper.looks, paper.page
    left, right = paper.left_column, page.inner - paper.left_column

    def ruled(role, lines, rule, column):
        made = [_p(line, looks[role]) for line in lines]
        if rule and lines:
            made.append(
                Line(width(lines[-1], looks[role]) * rule.share, column, rule.dash)
            )
        return made

    one = [_p(t, looks["parent"]) for t in paper.parent]
    one += ruled("agency", paper.agency, paper.agency_rule, left)
    two = [_p(paper.state, looks["state"])] if paper.state else []
    two += ruled("motto", [paper.motto], paper.motto_rule, right)
    three = [_p(paper.number, looks["number"])]
    for i, line in enumerate(paper.vv):
        if not i and looks["vv"].before:
            three.append(Spacer(1, looks["vv"].before))
        three.append(_p(line, looks["vv"]))
    four = [Spacer(1, 16)] * paper.date_drop + [_p(paper.date, looks["date"])]
    story = [_grid([[one, two], [three, four]], [left, right])]
    if paper.title:
        story.append(_p(paper.title, looks["title"]))
    story += ruled("about", paper.about, paper.about_rule, page.inner)
    story.append(Spacer(1, 6))
    story += [_p(part.text, paper.look_of(part)) for part in paper.body]
    to = [Spacer(1, 16)] * paper.to_level + [_p(paper.to_label, looks["to"])]
    to += [_p(t, looks["to_item"]) for t in paper.to]
    signer = paper.signers[0]
    sign = [_p(t, looks["sign_title"]) for t in signer.titles]
    sign += [Spacer(1, 62), _p(signer.name, looks["sign_name"])]
    story += [Spacer(1, 6), _grid([[to, sign]], [page.inner / 2] * 2)]

    def number(canvas, document):
        if canvas.getPageNumber() == 1:
            _address(canvas, paper)
        numbers, look = paper.numbers, looks["page_number"]
        if not numbers.place or (canvas.getPageNumber() == 1 and not numbers.first):
            return
        canvas.setFont(face(look), look.size)
        middle = (page.left + page.inner / 2) * mm
        high = page.height * mm - 12 * mm if numbers.place == "header" else 10 * mm
        text = f"{numbers.words}{canvas.getPageNumber()}"
        if look.align == "center":
            canvas.drawCentredString(middle, high, text)
        else:
            canvas.drawRightString((page.left + page.inner) * mm, high, text)

    out = io.BytesIO()
    document = BaseDocTemplate(
        out, pagesize=(page.width * mm, page.height * mm), leftMargin=0, rightMargin=0
    )
    frame = Frame(
        page.left * mm,
        page.bottom * mm,
        page.inner * mm,
        (page.height - page.top - page.bottom) * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates([PageTemplate("p", [frame], onPage=number)])
    document.build(story)
    return out.getvalue()
