# SPDX-License-Identifier: LGPL-3.0-or-later
"""The same papers as another hand keeps them: capitals, counts and gaps by Word."""

from __future__ import annotations

from . import decisions, plans, records, slips
from .paper import Paper, body_size


def capitals() -> Paper:
    """What stands in capitals is typed in small letters (w:caps)."""
    paper = plans.notice()
    paper.name, paper.way.tool, paper.left_column = (
        "thong-bao-chu-hoa-bang-dinh-dang",
        "ooxml",
        66,
    )
    paper.state = "Cộng hòa xã hội chủ nghĩa Việt Nam"
    paper.parent, paper.agency = ["Ủy ban nhân dân", "tỉnh Hưng Yên"], ["Văn phòng"]
    paper.title = "Thông báo"
    paper.signers[0].titles = ["KT. Chánh Văn phòng", "Phó Chánh Văn phòng"]
    for role in ("state", "parent", "agency", "title", "sign_title"):
        paper.restyle(role, caps=True)
    return paper


def counted() -> Paper:
    """Articles and clauses counted by Word."""
    paper = records.contract()
    paper.name, paper.way.lists = "hop-dong-danh-so-tu-dong", True
    paper.way.fonts = "defaults"
    return paper


def counted_decision() -> Paper:
    paper = decisions.appointment()
    paper.name, paper.way.lists = "quyet-dinh-danh-so-tu-dong", True
    return paper


def spaced() -> Paper:
    """Paragraphs at the automatic distance, as pasted from a page."""
    paper = slips.authorisation()
    paper.name, paper.way.spacing, paper.way.fonts = (
        "giay-uy-quyen-cach-tu-dong",
        "auto",
        "direct",
    )
    return body_size(paper, 14, before=0, after=0)


def tabbed() -> Paper:
    """Signed by tabs; the signer's family name is the word that opens the archive."""
    paper = plans.scheme()
    paper.name, paper.way.trip = "phuong-an-ky-bang-tab", ""
    paper.way.signing, paper.way.rules = "tabs", "drawn"
    return paper


def over_two_pages() -> Paper:
    """The recipients and the name go on at the top of the next page."""
    paper = decisions.directive()
    paper.name, paper.way.signing = "chi-thi-ky-qua-trang", "tabs"
    return paper


def short_regulation() -> Paper:
    """A regulation of one page: of none of both pages the number is shown."""
    paper = decisions.regulation()
    paper.name = "quyet-dinh-quy-che-mot-trang"
    text = paper.attachments[0]
    text.body = text.body[: len(text.body) // 2]
    return paper


MAKERS = (
    capitals,
    counted,
    counted_decision,
    spaced,
    tabbed,
    over_two_pages,
    short_regulation,
)
