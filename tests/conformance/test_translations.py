# SPDX-License-Identifier: LGPL-3.0-or-later
"""People read Vietnamese: every term of every addon has its words."""

import re
from pathlib import Path

import polib
import pytest

ADDONS = Path(__file__).resolve().parents[2] / "addons"
NAMES = sorted(path.parent.name for path in ADDONS.glob("*/__manifest__.py"))
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")


def terms(name: str) -> set[str]:
    template = ADDONS / name / "i18n" / f"{name}.pot"
    return {entry.msgid for entry in polib.pofile(template)}


def vietnamese(name: str) -> dict[str, str]:
    words = polib.pofile(ADDONS / name / "i18n" / "vi.po")
    return {e.msgid: e.msgstr for e in words if not e.obsolete and not e.fuzzy}


@pytest.mark.parametrize("name", NAMES)
def test_every_term_is_translated(name: str) -> None:
    words = vietnamese(name)
    found = terms(name)
    assert found
    assert sorted(term for term in found if not words.get(term)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_term_is_left_over(name: str) -> None:
    """A sentence nobody says any more hides that the new one has no words."""
    assert sorted(vietnamese(name).keys() - terms(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_blanks_are_filled_with_the_same_values(name: str) -> None:
    """A lost "%(name)s" hides the number; a made-up one breaks the message."""
    for term, words in vietnamese(name).items():
        filled = sorted(PLACEHOLDER.findall(words))
        assert filled == sorted(PLACEHOLDER.findall(term)), term
