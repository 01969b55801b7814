# SPDX-License-Identifier: LGPL-3.0-or-later
"""The signature block at the end of the document (NĐ 30/2020, Phụ lục I, ô 7)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..text import fold
from .geometry import Line, Page, Word, join_words
from .persons import mended_name, person_in
from .spelling import office_respelled
from .stamps import is_signing_note
from .values import EMPTY, Field
from .vocabulary import is_position
from .wording import field_of, name_of

# "T/M" and "K/T" are the Party's forms; recognition loses points and strokes.
_SIGN = re.compile(
    r"^[\W_]*(TUQ|T/UQ|TI?M|T/M|KT|K/T|TL|T/L|Q|QUYỀN)\s*[./,:]+\s*(?=[^\W\d_])|"
    r"^[\W_]*(TUQ|T/UQ|TM|T/M|TIM|KT|K/T|TL|T/L|QUYỀN)\s+(?=[^\W\d_])"
)
_SIGN_NAMES = {
    "T/M": "TM",
    "TIM": "TM",
    "K/T": "KT",
    "T/L": "TL",
    "T/UQ": "TUQ",
    "QUYỀN": "Q",
}
_RECIPIENTS = re.compile(r"^[\W_]*n[ơoởờ]i nh[ậâaạ]n\b", re.IGNORECASE)
# "PHÓ" whatever recognition made of its last letter.
_DEPUTY = re.compile(
    r"PH[^\W_](?=\s)\s+(?=(?:TRƯỞNG|GIÁM|CHỦ|CỤC|VỤ|CHÁNH|TỔNG|BÍ|HIỆU|VIỆN|CHI)\b)"
)
_TEXT_GAP = 1.5
_BLOCK_GAP = 2.2
# Heights: wider than a space between words; lines of one office.
_COLUMN_GAP, _OFFICE_PITCH = 0.6, 1.9
# How many times as wide as the spaces of its line the gap between two columns is.
_WIDER = 2
_MAX_NAME_DISTANCE = 0.32
# How sure an office is that was not read but follows from the one above it.
_GUESSED = 0.5
# Points: signers whose offices begin within it sign side by side.
_ROW = 60


@dataclass(frozen=True)
class Block:
    """One signer: the lines above the signature, and the name under it.

    ``sureness`` of the name is 1 unless there is reason to doubt it.
    """

    capacity: tuple[Line, ...]
    name: Line | None
    person: str
    page: Page
    by_recipients: bool
    sureness: float = 1.0

    @property
    def top(self) -> float:
        return self.capacity[0].rect.y0

    @property
    def complete(self) -> bool:
        return bool(self.capacity) and self.name is not None


def find_blocks(page: Page, *, head_floor: float = 0.0) -> list[Block]:
    """The signature blocks of a page, the likeliest first.

    They stand right of or below "Nơi nhận" if that is there.
    """
    lines = [
        line
        for line in join_words(page.words, _TEXT_GAP)
        if line.rect.middle > head_floor
    ]
    recipients = _recipients_line(lines)
    beside: list[Block] = []
    if recipients is not None:
        words = list(_beside(lines, recipients, page))
        beside = list(_blocks(words, page, by_recipients=True))
        below = all(_is_above(block, recipients) for block in beside)
        if any(map(_tells_office, beside)) and not below:
            return _ordered(beside)
    words = [w for line in lines for w in line.words if _may_sign(line, page)]
    found = list(_blocks(words, page, by_recipients=False))
    return _ordered(found if any(map(_tells_office, found)) else beside or found)


def _is_above(block: Block, recipients: Line) -> bool:
    """Whether the recipients stand below the whole of it: it may begin higher still."""
    return block.name is not None and block.name.rect.y1 < recipients.rect.middle


def _tells_office(block: Block) -> bool:
    return any(map(_names_office, block.capacity))


def complete_on_next_page(block: Block, page: Page) -> Block:
    """The block with the name found at the top of the page after it."""
    for line in join_words(page.words, _TEXT_GAP):
        heads_page = line.is_upper and line.rect.center < 0.6 * page.width
        if (
            line.rect.middle > 0.35 * page.height
            or len(line.words) > 6
            or (heads_page and len(line.text) > 3)
        ):
            break
        person = person_in(line.text, surname=True)
        if person and line.rect.center > 0.4 * page.width:
            return Block(block.capacity, line, person, page, block.by_recipients)
    return block


def block_fields(block: Block, page: Page) -> tuple[Field, Field, Field, Field]:
    """Signer, position, authority and capacity as fields."""
    lines = block.capacity
    signs = _signs(lines)
    position = _position_lines(lines)
    weight = 0.97 if block.by_recipients else 0.88
    signer = EMPTY
    if block.name is not None:
        sure = weight * block.sureness
        signer = field_of(block.person, [block.name], sure, block.page)
    position_text = _position_text(position, page)
    sure_of_position = weight
    if page.source == "ocr" and not position:
        position, position_text = _deputy_of(lines, page)
        sure_of_position = _GUESSED
    capacity = field_of(
        "\n".join(name_of([x], page) for x in lines), lines, weight, page
    )
    return (
        signer,
        field_of(position_text, position, sure_of_position, page),
        field_of(
            " ".join(f"{sign}." for sign, _ in signs),
            [x for _, x in signs],
            weight,
            page,
        ),
        capacity,
    )


def _deputy_of(lines: Sequence[Line], page: Page) -> tuple[list[Line], str]:
    """Whose office a seal hid below "KT.": as a rule the deputy of the office there."""
    signs = _signs(lines)
    if not signs or signs[-1][0] != "KT":
        return [], ""
    line = signs[-1][1]
    office = office_respelled(_SIGN.sub("", name_of([line], page)).strip())
    if fold(office) == "bo truong":
        return [line], "THỨ TRƯỞNG"
    return [line], f"PHÓ {office}"


def _position_text(position: Sequence[Line], page: Page) -> str:
    text = _SIGN.sub("", name_of(position, page)).strip()
    if page.source != "ocr":
        return text
    if deputy := _DEPUTY.match(text):
        text = f"PHÓ {text[deputy.end() :]}"
    return office_respelled(text)


def _recipients_line(lines: Sequence[Line]) -> Line | None:
    for line in lines:
        if _RECIPIENTS.match(line.text):
            return line
    return None


def _beside(lines: Sequence[Line], recipients: Line, page: Page) -> Iterator[Word]:
    """Words of the right column from a little above "Nơi nhận" on."""
    top = recipients.rect.y0 - 7 * recipients.height
    edge = recipients.rect.x0 + 0.22 * page.width
    for line in lines:
        if line.rect.middle < top:
            continue
        cut = _cut(line, page)
        words = line.words[cut:]
        if (
            words
            and Line(words).rect.x0 > edge
            and Line(words).rect.center > 0.45 * page.width
        ):
            yield from words


def _cut(line: Line, page: Page) -> int:
    """Where the right column begins in a line that may run over both."""
    if line.rect.x0 > 0.4 * page.width:
        return 0
    gaps = [
        (word.rect.x0 - before.rect.x1, index)
        for index, (before, word) in enumerate(
            zip(line.words, line.words[1:], strict=False), 1
        )
        if 0.33 * page.width < word.rect.x0 < 0.68 * page.width
    ]
    widest, index = max(gaps, default=(0.0, len(line.words)))
    rest = Line(line.words[index:]) if index < len(line.words) else None
    if rest and widest > 0.5 * line.height and (rest.is_upper or person_in(rest.text)):
        return index
    return len(line.words)


def _may_sign(line: Line, page: Page) -> bool:
    if line.rect.width > 0.62 * page.width:
        return False
    return line.is_upper or bool(person_in(line.text))


def _blocks(
    words: Sequence[Word], page: Page, *, by_recipients: bool
) -> Iterator[Block]:
    """Columns of signers, each begun by a sign of authority or an office."""
    joined = [part for x in join_words(words, _BLOCK_GAP) for part in _parted(x)]
    lines = [x for x in joined if not is_signing_note(x)]
    lines = [x for x in lines if sum(c.isalpha() for c in x.text) > 1]
    used: set[int] = set()
    for index, line in enumerate(lines):
        if index in used or not _opens(line, by_recipients):
            continue
        column = [
            i
            for i in range(index, len(lines))
            if i not in used and _same_column(line, lines[i])
        ]
        block = _block([lines[i] for i in column], page, by_recipients)
        if block is None:
            continue
        kept = {id(x) for x in (*block.capacity, block.name)}
        used |= {i for i in column if id(lines[i]) in kept}
        yield block


def _parted(line: Line) -> list[Line]:
    """The line, or those of several signers whose columns nearly touch."""
    words = line.words
    gaps = [b.rect.x0 - a.rect.x1 for a, b in pairwise(words)]
    if not gaps:
        return [line]
    wide = max(_COLUMN_GAP * line.height, _WIDER * median(gaps))
    for index, gap in enumerate(gaps, 1):
        before, after = Line(words[:index]), Line(words[index:])
        if gap > wide and _is_of_two_signers(before, after):
            return [before, *_parted(after)]
    return [line]


def _is_of_two_signers(before: Line, after: Line) -> bool:
    if before.is_upper and after.is_upper:
        return len(before.words) > 1 and all(map(_names_office, (before, after)))
    return bool(person_in(before.text) and person_in(after.text, surname=True))


def _names_office(line: Line) -> bool:
    return bool(_SIGN.match(line.text)) or is_position(_plain(line))


def _opens(line: Line, by_recipients: bool) -> bool:
    if _SIGN.match(line.text) and line.is_upper:
        return True
    return line.is_upper and (
        is_position(_plain(line)) or (by_recipients and len(line.words) > 1)
    )


def _plain(line: Line) -> str:
    return line.folded.lstrip(" .-_'\"|")


def _same_column(first: Line, line: Line) -> bool:
    overlap = min(first.rect.x1, line.rect.x1) - max(first.rect.x0, line.rect.x0)
    return overlap > 0.25 * min(first.rect.width, line.rect.width)


def _block(column: Sequence[Line], page: Page, by_recipients: bool) -> Block | None:
    capacity: list[Line] = []
    for index, line in enumerate(column):
        if capacity and _is_too_far(capacity[-1], line):
            return named_below(capacity, column[index:], page, by_recipients)
        if not line.is_upper or (capacity and _is_signer(capacity[-1], column, index)):
            if capacity and person_in(line.text):
                return named_below(capacity, column[index:], page, by_recipients)
            continue
        capacity.append(line)
    return named_below(capacity, [], page, by_recipients)


def _is_office(line: Line) -> bool:
    """Whether it names an office; the family name Trương is none."""
    # In capitals recognition loses the hook of an office ("TRƯƠNG PHÒNG").
    said = line.text.lstrip(" .-_'\"|")
    return is_position(_plain(line)) and not said.startswith("Trương ")


def _is_too_far(last: Line, line: Line) -> bool:
    return line.rect.middle - last.rect.middle > 3.2 * last.height


def _is_signer(last: Line, column: Sequence[Line], index: int) -> bool:
    """Whether a line of capitals names the signer; what stands close below the office,
    with a name after it, is the rest of that ("CỤC TRƯỞNG CỤC / QUẢN LÝ CÔNG SẢN")."""
    line = column[index]
    if not _is_name_in_capitals(line):
        return False
    close = line.rect.middle - last.rect.middle < _OFFICE_PITCH * last.height
    return not (close and any(person_in(x.text) for x in column[index + 1 :]))


def _is_name_in_capitals(line: Line) -> bool:
    return (
        not _is_office(line)
        and not _SIGN.match(line.text)
        and bool(person_in(line.text, surname=True))
    )


def named_below(
    capacity: Sequence[Line], rest: Sequence[Line], page: Page, by_recipients: bool
) -> Block | None:
    """The block with the first name among the lines below the office."""
    if not capacity:
        return None
    limit = capacity[-1].rect.y1 + _MAX_NAME_DISTANCE * page.height
    near = [line for line in rest if line.rect.middle < limit]
    # Two words in capitals may be what is left of the name of a body in a note.
    near.sort(key=lambda line: line.is_upper and len(line.words) < 3)
    for surname in (True, False):
        for line in near:
            text = mended_name(line.text) if page.source == "ocr" else line.text
            person = person_in(text, surname=surname)
            if person and not _is_office(line):
                return Block(tuple(capacity), line, person, page, by_recipients)
    return Block(tuple(capacity), None, "", page, by_recipients)


def _ordered(blocks: Sequence[Block]) -> list[Block]:
    """The signer of the right-most column first; of a scan also one whose name is hid.

    Without a name it must be told by the recipients beside it or a sign of authority.
    """
    complete = [block for block in blocks if block.complete]
    if complete:
        found = complete + [x for x in blocks if _is_hidden(x, _top(complete))]
    else:
        found = [x for x in blocks if x.by_recipients or _signs(x.capacity)]
    if not found:
        return []
    first_row = [b for b in found if b.top < _top(found) + _ROW or _is_next(b, found)]
    return sorted(first_row, key=lambda b: -b.capacity[0].rect.center)


def _top(blocks: Sequence[Block]) -> float:
    return min(block.top for block in blocks)


def _is_hidden(block: Block, top: float) -> bool:
    """Whether its name may be under a seal, or on the next page, unlike that beside."""
    if block.complete or not _holds_office(block):
        return False
    return block.page.scan is not None or abs(block.top - top) < _ROW


def _is_next(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether it stands right of one that ends above it, in a file without heights."""
    if block.page.sheet is not None:
        return False
    office = block.capacity[0]
    return any(
        x.name is not None
        and 0 < block.top - x.name.rect.y1 < _ROW
        and x.name.rect.x1 < office.rect.x0
        for x in blocks
    )


def _holds_office(block: Block) -> bool:
    return any(is_position(_plain(line)) for line in block.capacity)


def _signs(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    found = []
    for line in lines:
        if match := _SIGN.match(line.text):
            sign = match.group(1) or match.group(2)
            found.append((_SIGN_NAMES.get(sign, sign), line))
    return found


def _position_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that name the signer's own office."""
    last = max((i for i, x in enumerate(lines) if _SIGN.match(x.text)), default=-1)
    if last < 0:
        offices = [x for x in lines if not _plain(x).startswith("dai dien")]
        return offices or list(lines)
    sign = _signs(lines[last : last + 1])[0][0]
    rest = list(lines[last + 1 :])
    if sign == "Q":
        return [lines[last], *rest]
    own = next((i for i, x in enumerate(rest) if is_position(_plain(x))), 0)
    return rest[own:]
