# SPDX-License-Identifier: LGPL-3.0-or-later
"""Papers of many offices, and defects in them: a set the checker had not met.

Written from the text of the law before the checker was run on it (issue 5). What a
paper says stands apart from how it is kept (`paper.py`): a defect is one change of it.
"""

from . import (
    planted_articles,
    planted_extras,
    planted_names,
    planted_pages,
    planted_recipients,
    planted_signers,
    planted_symbols,
    planted_text,
    planted_titles,
)
from . import decisions, letters, plans, records, slips, variants
from .defects import DEFECTS, Defect
from .paper import Paper

_KINDS = (decisions, letters, plans, slips, records, variants)
LAWFUL = {maker().name: maker for kind in _KINDS for maker in kind.MAKERS}

__all__ = ["DEFECTS", "LAWFUL", "Defect", "Paper"]
