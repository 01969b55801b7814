# SPDX-License-Identifier: LGPL-3.0-or-later
"""People read Vietnamese: every term of every addon has its words."""

import ast
import re
from collections.abc import Iterator
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


def terms_in_f_strings(source: str) -> Iterator[int]:
    """The lines where a term stands inside an f-string: no extractor finds it."""
    for text in ast.walk(ast.parse(source)):
        if not isinstance(text, ast.JoinedStr):
            continue
        for node in ast.walk(text):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("_"):
                yield node.lineno


def test_no_term_hides_in_an_f_string() -> None:
    hidden = [
        f"{path.relative_to(ADDONS)}:{line}"
        for path in sorted(ADDONS.rglob("*.py"))
        for line in terms_in_f_strings(path.read_text())
    ]
    assert hidden == []
    assert list(terms_in_f_strings("a = f'{self.env._(1)}'")) == [1]


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
