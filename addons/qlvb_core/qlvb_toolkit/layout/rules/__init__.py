# SPDX-License-Identifier: LGPL-3.0-or-later
"""The rules, one file per part of the decree."""

from collections.abc import Callable, Iterator

from ..components import Components
from ..findings import Finding
from .addressees import check_addressees
from .appendices import check_appendices
from .articles import check_articles
from .body import check_body
from .capitals import check_capitals
from .code import check_code
from .columns import check_columns
from .date import check_date
from .foot import check_foot
from .forms import check_forms
from .letters import check_letters
from .lines import check_lines
from .marks import check_marks
from .numbering import check_numbering
from .page import check_page
from .page_number import check_page_number
from .presence import check_presence
from .recipients import check_recipients
from .signer import check_signer
from .signing_block import check_signing_block
from .words import check_words

Rule = Callable[[Components], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    check_page,
    check_page_number,
    check_letters,
    check_presence,
    check_words,
    check_columns,
    check_forms,
    check_lines,
    check_code,
    check_date,
    check_addressees,
    check_body,
    check_articles,
    check_numbering,
    check_signer,
    check_signing_block,
    check_recipients,
    check_appendices,
    check_marks,
    check_foot,
)

__all__ = ["RULES", "Rule", "check_capitals"]
