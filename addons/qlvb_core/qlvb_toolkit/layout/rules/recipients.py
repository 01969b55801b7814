# SPDX-License-Identifier: LGPL-3.0-or-later
"""The list "Nơi nhận" (Phụ lục I, mục II.9.b)."""

import re
from collections.abc import Iterator, Sequence

from ..components import Components
from ..findings import Finding, Severity
from ..model import Piece, Zone
from ..roles import ARCHIVE, Role
from .clauses import clause

_BULLET = re.compile(r"^[-–—]")
_CLAUSE = clause("II.9.b")
_REPAIRABLE = ("recipient.ending", "recipient.stop")


def check_recipients(found: Components) -> Iterator[Finding]:
    """The colon, dashes, ends of lines, and the archive in the last line."""
    label = found.first(Role.RECIPIENTS_LABEL)
    if label is None:
        return
    if not label.text.rstrip().endswith(":") and len(label.text) < 12:
        yield _finding(
            "recipients_label.colon",
            "Sau từ “Nơi nhận” phải có dấu hai chấm.",
            [label],
        )
    if _is_right(label, found):
        yield _finding(
            "recipients_label.position", "“Nơi nhận” phải ở bên trái, sát lề.", [label]
        )
    items = _items(found.of(Role.RECIPIENT))
    if not items:
        return
    yield from _archive(items)
    yield from _as_above(items, found)
    bare = [i[0] for i in items if not _BULLET.match(i[0].text)]
    if bare and len(bare) < len(items):
        yield _finding(
            "recipient.dash", "Đầu mỗi dòng nơi nhận phải có gạch đầu dòng.", bare
        )
    yield from _ends(items)


def _items(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of each recipient; a line that goes on begins without a dash."""
    items: list[list[Piece]] = []
    for piece in pieces:
        if not piece.letters:
            continue
        ended = not items or items[-1][-1].text.rstrip().endswith((";", "."))
        if _BULLET.match(piece.text) or ended or ARCHIVE.match(piece.text):
            items.append([piece])
        else:
            items[-1].append(piece)
    return items


def _archive(items: Sequence[list[Piece]]) -> Iterator[Finding]:
    found = [i for i, item in enumerate(items) if ARCHIVE.match(item[0].text)]
    kept = [i for i in found if re.match(r"^\W*lưu\s*:", items[i][0].text, re.I)]
    if not found:
        yield _finding(
            "recipient.archive",
            "Thiếu dòng “Lưu: VT, …” ở cuối danh sách nơi nhận.",
            items[-1],
        )
        return
    # What is typed by a drafting note after the last line is no recipient.
    after = [item[0] for item in items[found[-1] + 1 :]]
    after = [p for p in after if _BULLET.match(p.text)]
    if after:
        yield _finding(
            "recipient.archive_last",
            "Dòng “Lưu: …” phải ở cuối danh sách nơi nhận.",
            items[found[-1]],
        )
    if not kept:
        yield _finding(
            "recipient.archive_colon",
            "Sau chữ “Lưu” phải có dấu hai chấm.",
            items[found[-1]],
        )
    text = " ".join(p.text for p in items[found[-1]])
    if kept and not re.search(r"\bVT\b|văn thư|VP\b|HC\b", text):
        yield _finding(
            "recipient.archive_office",
            "Sau “Lưu:” phải ghi chữ viết tắt “VT” và đơn vị soạn thảo.",
            items[found[-1]],
        )


def _as_above(items: Sequence[list[Piece]], found: Components) -> Iterator[Finding]:
    """Those a letter is addressed to are recipients as well."""
    said = " ".join(piece.folded for item in items for piece in item)
    if found.is_letter and found.of(Role.ADDRESSEE) and "nhu " not in f"{said} ":
        yield Finding(
            "recipient.as_above",
            _CLAUSE,
            "Nơi nhận của công văn thiếu dòng “- Như trên;”.",
            tuple(piece.place for piece in items[0]),
            severity=Severity.HINT,
        )


def _ends(items: Sequence[list[Piece]]) -> Iterator[Finding]:
    archive = [i for i in items if ARCHIVE.match(i[0].text)]
    before = [i for i in items if i not in archive]
    wrong = [i[-1] for i in before if not i[-1].text.rstrip().endswith((";", ":"))]
    if wrong:
        yield _finding(
            "recipient.ending",
            "Cuối mỗi dòng nơi nhận phải có dấu chấm phẩy (;).",
            wrong,
        )
    if archive and items[-1] is archive[-1]:
        last = archive[-1][-1].text.rstrip()
        if last.endswith((";", ",")) or last[-1:].isalpha():
            yield _finding(
                "recipient.stop",
                "Dòng “Lưu: …” phải kết thúc bằng dấu chấm.",
                archive[-1],
            )


def _is_right(label: Piece, found: Components) -> bool:
    if label.rect is not None:
        width = found.layout.sheets[label.sheet].width * 72 / 25.4
        return label.rect.x0 > 0.4 * width
    return label.zone is Zone.RIGHT


def _finding(code: str, message: str, pieces: Sequence[Piece]) -> Finding:
    return Finding(
        code,
        _CLAUSE,
        message,
        tuple(p.place for p in pieces),
        repairable=code in _REPAIRABLE and pieces[0].rect is None,
    )
