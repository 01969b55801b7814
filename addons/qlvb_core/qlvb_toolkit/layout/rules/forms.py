# SPDX-License-Identifier: LGPL-3.0-or-later
"""Size, weight, slant, case and alignment of each component (Phụ lục I, mục II, V)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..components import Components
from ..findings import Finding
from ..model import Align, Piece
from ..roles import Role
from .clauses import clause

# Points by which a printed size may differ: programs that print round.
_PRINTED, _WRITTEN = 0.35, 0.05


@dataclass(frozen=True)
class Form:
    """How a component must look; None leaves it open."""

    role: Role
    name: str
    number: str
    low: float
    high: float
    bold: bool | None = None
    italic: bool | None = False
    upper: bool | None = None
    centred: bool = False


FORMS = (
    Form(Role.NATION, "Quốc hiệu", "II.1.a", 12, 13, bold=True, upper=True),
    Form(Role.MOTTO, "Tiêu ngữ", "II.1.b", 13, 14, bold=True, centred=True),
    Form(Role.PARENT, "Tên cơ quan chủ quản", "II.2", 12, 13, bold=False, upper=True),
    Form(
        Role.AGENCY,
        "Tên cơ quan ban hành",
        "II.2",
        12,
        13,
        bold=True,
        upper=True,
        centred=True,
    ),
    Form(Role.CODE, "Số, ký hiệu", "II.3", 13, 13, bold=False),
    Form(
        Role.DATE,
        "Địa danh và thời gian",
        "II.4",
        13,
        14,
        bold=False,
        italic=True,
        upper=False,
        centred=True,
    ),
    Form(
        Role.TYPE,
        "Tên loại văn bản",
        "II.5",
        13,
        14,
        bold=True,
        upper=True,
        centred=True,
    ),
    Form(
        Role.ATTACHED_TYPE,
        "Tên loại văn bản kèm theo",
        "II.5",
        13,
        14,
        bold=True,
        upper=True,
        centred=True,
    ),
    Form(
        Role.SUBJECT,
        "Trích yếu nội dung",
        "II.5",
        13,
        14,
        bold=True,
        upper=False,
        centred=True,
    ),
    Form(
        Role.LETTER_SUBJECT,
        "Trích yếu công văn",
        "II.5",
        12,
        13,
        bold=False,
        upper=False,
        centred=True,
    ),
    Form(Role.BASIS, "Căn cứ ban hành", "II.6.a", 13, 14, bold=False, italic=True),
    Form(Role.AUTHORITY, "Thẩm quyền ban hành", "II.6", 13, 14, bold=True, upper=True),
    Form(Role.COMMAND, "Lệnh văn", "II.6", 13, 14, bold=True, upper=True, centred=True),
    Form(
        Role.HEADING,
        "Từ “Phần”, “Chương”, “Mục” và số thứ tự",
        "II.6.d",
        13,
        14,
        bold=True,
        centred=True,
    ),
    Form(
        Role.HEADING_TITLE,
        "Tiêu đề của phần, chương, mục",
        "II.6.d",
        13,
        14,
        bold=True,
        upper=True,
        centred=True,
    ),
    Form(Role.ADDRESSEE, "Phần “Kính gửi”", "II.9.a", 13, 14, bold=False),
    Form(Role.ARTICLE, "Nội dung văn bản", "II.6.e", 13, 14),
    Form(Role.BODY, "Nội dung văn bản", "II.6.e", 13, 14, italic=None),
    Form(
        Role.CAPACITY,
        "Quyền hạn, chức vụ của người ký",
        "II.7.c",
        13,
        14,
        bold=True,
        upper=True,
    ),
    Form(Role.SIGNER, "Họ tên người ký", "II.7.c", 13, 14, bold=True, upper=False),
    Form(
        Role.RECIPIENTS_LABEL,
        "Từ “Nơi nhận”",
        "II.9.b",
        12,
        12,
        bold=True,
        italic=True,
        upper=False,
    ),
    Form(Role.RECIPIENT, "Danh sách nơi nhận", "II.9.b", 11, 11, bold=False),
    Form(
        Role.DRAFTER,
        "Ký hiệu người soạn thảo và số lượng bản",
        "III.3",
        11,
        11,
        bold=False,
        upper=True,
    ),
    Form(
        Role.APPENDIX_LABEL,
        "Từ “Phụ lục” và số thứ tự",
        "III.1",
        14,
        14,
        bold=True,
        upper=False,
        centred=True,
    ),
    Form(
        Role.APPENDIX_TITLE,
        "Tên phụ lục",
        "III.1",
        13,
        14,
        bold=True,
        upper=True,
        centred=True,
    ),
    Form(
        Role.APPENDIX_NOTE,
        "Dòng “(Kèm theo …)”",
        "III.1",
        13,
        14,
        bold=False,
        italic=True,
        upper=False,
        centred=True,
    ),
    Form(Role.URGENCY, "Dấu chỉ mức độ khẩn", "III.2", 13, 14, bold=True, upper=True),
    Form(
        Role.CIRCULATION,
        "Chỉ dẫn phạm vi lưu hành",
        "III.2",
        13,
        14,
        bold=True,
        upper=True,
    ),
)
FORM_OF = {form.role: form for form in FORMS}


def check_forms(found: Components) -> Iterator[Finding]:
    """Each aspect of each component that is not as the decree says, once."""
    for form in FORMS:
        pieces = [p for p in found.of(form.role) if p.letters]
        if pieces:
            yield from _sizes(form, pieces, found)
            for aspect in ASPECTS:
                yield from _either(form, pieces, aspect)
            yield from _alignments(form, pieces)


def size_allowed(form: Form, size: float | None, *, fixed: bool) -> bool:
    """Whether a size is in the range; ``fixed`` for a printed page."""
    if size is None:
        return True
    tolerance = _PRINTED if fixed else _WRITTEN
    return form.low - tolerance <= size <= form.high + tolerance


def _sizes(form: Form, pieces: Sequence[Piece], found: Components) -> Iterator[Finding]:
    fixed = found.layout.fixed
    wrong = [p for p in pieces if not size_allowed(form, p.size, fixed=fixed)]
    if wrong:
        size = _number(wrong[0].size or 0)
        yield _finding(
            form,
            "size",
            wrong,
            size,
            f"{form.name} đang để cỡ chữ {size}; phải {_range(form)}.",
        )


@dataclass(frozen=True)
class _Aspect:
    """One of two ways a component is set: how it is said when it is, and is not."""

    code: str
    wanted: Callable[[Form], bool | None]
    is_wrong: Callable[[Piece, bool], bool]
    yes: str
    no: str
    sentence: str


def _either(form: Form, pieces: Sequence[Piece], aspect: _Aspect) -> Iterator[Finding]:
    wanted = aspect.wanted(form)
    if wanted is None:
        return
    if wrong := [p for p in pieces if aspect.is_wrong(p, wanted)]:
        should, now = (aspect.yes, aspect.no)[:: 1 if wanted else -1]
        message = aspect.sentence.format(name=form.name, now=now, wanted=should)
        yield _finding(form, aspect.code, wrong, now, message)


def _is_wrong_case(piece: Piece, upper: bool) -> bool:
    if upper:
        # one word in small letters is enough; "VNeID" is a name as it is written
        words = piece.text.split()
        return any(sum(c.islower() for c in word) > 1 for word in words)
    return piece.upper and sum(c.isalpha() for c in piece.text) > 5


ASPECTS = (
    _Aspect(
        "bold",
        lambda form: form.bold,
        lambda piece, wanted: piece.bold is not wanted,
        "in đậm",
        "không đậm",
        "{name} đang {now}; phải {wanted}.",
    ),
    _Aspect(
        "italic",
        lambda form: form.italic,
        lambda piece, wanted: piece.italic is not wanted,
        "nghiêng",
        "đứng",
        "{name} đang để kiểu chữ {now}; phải là chữ {wanted}.",
    ),
    _Aspect(
        "case",
        lambda form: form.upper,
        _is_wrong_case,
        "in hoa",
        "in thường",
        "{name} đang {now}; phải {wanted}.",
    ),
)


def _alignments(form: Form, pieces: Sequence[Piece]) -> Iterator[Finding]:
    if not form.centred:
        return
    off: Callable[[Piece], bool] = _is_off_centre
    wrong = [p for p in pieces if off(p)]
    if wrong:
        align = wrong[0].setting.align
        now = align.value if align else ""
        yield _finding(
            form, "align", wrong, now, f"{form.name} đang căn {now}; phải canh giữa."
        )


def _is_off_centre(piece: Piece) -> bool:
    """Whether a paragraph is set to another side, and not moved there by blanks."""
    if piece.rect is not None or piece.setting.align in (None, Align.CENTRE):
        return False
    return not piece.raw.startswith((" ", "\t", "\u00a0")) and piece.setting.left < 20


def _finding(
    form: Form, aspect: str, wrong: Sequence[Piece], measured: str, message: str
) -> Finding:
    fixed = wrong[0].rect is not None
    return Finding(
        f"{form.role.value}.{aspect}",
        clause(form.number),
        message,
        tuple(p.place for p in wrong),
        measured,
        repairable=not fixed and _is_mechanical(form, aspect),
    )


def _is_mechanical(form: Form, aspect: str) -> bool:
    """Small letters need somebody who knows which stay capitals."""
    if aspect != "case" or form.upper:
        return True
    return form.role in (Role.SIGNER, Role.APPENDIX_LABEL)


def _range(form: Form) -> str:
    if form.low == form.high:
        return f"là {_number(form.low)}"
    return f"từ {_number(form.low)} đến {_number(form.high)}"


def _number(value: float) -> str:
    return f"{round(value, 1):g}".replace(".", ",")
