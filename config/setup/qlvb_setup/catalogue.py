# SPDX-License-Identifier: LGPL-3.0-or-later
"""Files of terms (``.pot``) and words (``vi.po``) in one stable form.

Runs with the project's Python: Debian's own, which runs the set-up, has no polib.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polib

DATES = ("POT-Creation-Date", "PO-Revision-Date")


def stable(export: Path) -> polib.POFile:
    """An export of Odoo without what differs between two exports of one source."""
    template = polib.pofile(str(export))
    for name in DATES:
        template.metadata.pop(name, None)
    template.sort(key=lambda entry: entry.msgid)
    return template


def synced(words: polib.POFile, template: polib.POFile) -> polib.POFile:
    """The template's terms with the words known for them, and none for new ones.

    What translators wrote stays: header, words, comments and flags.
    """
    known = {entry.msgid: entry for entry in words if not entry.obsolete}
    result = polib.POFile(wrapwidth=words.wrapwidth)
    result.header, result.metadata = words.header, words.metadata
    for term in template:
        entry = known.get(term.msgid) or polib.POEntry(msgid=term.msgid)
        entry.comment, entry.occurrences = term.comment, term.occurrences
        result.append(entry)
    return result


def renew(export: Path, folder: Path) -> list[str]:
    """Write ``<addon>.pot`` and ``vi.po`` of one addon; returns what has no words."""
    template = stable(export)
    words = synced(polib.pofile(str(folder / "vi.po")), template)
    template.save(str(folder / export.name))
    words.save(str(folder / "vi.po"))
    return [entry.msgid for entry in words if not entry.translated()]


def main(exports: Path, addons: Path) -> None:
    for export in sorted(exports.glob("*.pot")):
        missing = renew(export, addons / export.stem / "i18n")
        print(f"{export.stem}: {len(missing)} without Vietnamese words")
        for term in missing:
            print(f"  {term!r}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
