# SPDX-License-Identifier: LGPL-3.0-or-later
"""``make i18n``: a new export loses no word a translator wrote."""

from pathlib import Path

import polib
import pytest
from qlvb_setup import catalogue

EXPORT = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"POT-Creation-Date: {date}\\n"
"PO-Revision-Date: {date}\\n"

#. module: demo
#: model:ir.model,name:demo.model_unit
msgid "Unit"
msgstr ""

#. module: demo
#: model:ir.model,name:demo.model_document
msgid "Document"
msgstr ""
"""
WORDS = """\
# Vietnamese of the demo
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: vi\\n"

# Article 3: the word of the decree
#. module: demo
#: model:ir.model,name:demo.model_old_name
msgid "Document"
msgstr "Văn bản"

#. module: demo
msgid "Nobody says it any more"
msgstr "Không dùng nữa"
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export" / "demo.pot"
    path.parent.mkdir()
    path.write_text(EXPORT.format(date="2026-01-01 00:00+0000"))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "i18n"
    path.mkdir()
    (path / "vi.po").write_text(WORDS)
    return path


def test_what_has_no_words_is_reported(export: Path, folder: Path) -> None:
    assert catalogue.renew(export, folder) == ["Unit"]


def test_words_and_comments_of_translators_stay(export: Path, folder: Path) -> None:
    catalogue.renew(export, folder)
    words = polib.pofile(str(folder / "vi.po"))
    document = words.find("Document")
    assert document
    assert document.msgstr == "Văn bản"
    assert document.tcomment == "Article 3: the word of the decree"
    assert document.occurrences == [("model:ir.model,name:demo.model_document", "")]
    assert words.header == "Vietnamese of the demo"
    assert words.metadata["Language"] == "vi"


def test_what_nobody_says_any_more_goes(export: Path, folder: Path) -> None:
    catalogue.renew(export, folder)
    terms = [entry.msgid for entry in polib.pofile(str(folder / "vi.po"))]
    assert terms == ["Document", "Unit"]


def test_two_exports_of_one_source_are_one_file(export: Path, folder: Path) -> None:
    catalogue.renew(export, folder)
    first = [(folder / name).read_bytes() for name in ("demo.pot", "vi.po")]
    export.write_text(EXPORT.format(date="2026-02-02 00:00+0000"))
    catalogue.renew(export, folder)
    assert [(folder / name).read_bytes() for name in ("demo.pot", "vi.po")] == first
