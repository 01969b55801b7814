# SPDX-License-Identifier: LGPL-3.0-or-later
"""The signer's authority, office and name (NĐ 30/2020, Điều 13; mục II.7)."""

import re
from collections.abc import Iterator, Sequence

from ...printed_name import allows_titles, has_title
from ..components import Components
from ..findings import Finding, Severity
from ..model import Align, Piece, Zone
from ..roles import Role
from .clauses import clause

_PREFIX = re.compile(
    r"^\W{0,2}(TM|KT|TL|TUQ|Q)(?P<point>[./]?)(?P<gap>\s*)(?=[^\W\d_])"
)
_SPELLED = re.compile(
    r"^(thay mặt|ký thay|thừa lệnh|thừa ủy quyền|thừa uỷ quyền)\b", re.IGNORECASE
)
PARTED = re.compile(
    r"^\W{0,2}(T\s*[./]\s*M|K\s*[./]\s*T|T\s*[./]\s*L|T\s*[./]\s*U\s*[./]?\s*Q)\b"
    r"[./]?\s*"
)
# Bodies that decide together: who signs does so in their name.
_COLLECTIVES = ("uy ban nhan dan", "hoi dong nhan dan", "ban chap hanh")


def check_signer(found: Components) -> Iterator[Finding]:
    """Abbreviations of authority, their order, and titles before the name."""
    capacity = found.of(Role.CAPACITY)
    yield from _prefixes(capacity)
    yield from _collective(capacity)
    yield from _order(capacity)
    yield from _name(found)
    yield from _side(found, capacity)


def _prefixes(capacity: Sequence[Piece]) -> Iterator[Finding]:
    for piece in capacity:
        match = _PREFIX.match(piece.text)
        spelled_out = _SPELLED.match(piece.text)
        spelled = spelled_out or PARTED.match(piece.text)
        without_point = match and match.group("point") != "."
        if spelled or (
            without_point and match and (match.group("gap") or match.group("point"))
        ):
            yield Finding(
                "capacity.prefix",
                clause("II.7.b"),
                "Quyền hạn ký phải viết tắt “TM.”, “KT.”, “TL.”, “TUQ.” hoặc “Q.” "
                f"trước chức vụ, đang ghi “{piece.text}”.",
                (piece.place,),
                piece.text,
                repairable=not spelled_out and piece.rect is None,
            )


def _collective(capacity: Sequence[Piece]) -> Iterator[Finding]:
    """The name of a body above an office stands behind "TM."."""
    first = capacity[0] if len(capacity) > 1 else None
    if first is not None and first.folded.startswith(_COLLECTIVES):
        yield Finding(
            "capacity.collective",
            clause("II.7.b"),
            f"Ký thay mặt tập thể phải ghi “TM.” trước “{first.text}”.",
            (first.place,),
            first.text,
        )


def _order(capacity: Sequence[Piece]) -> Iterator[Finding]:
    """TM. stands above KT., and an office stands below KT."""
    signs = [m.group(1) for p in capacity if (m := _PREFIX.match(p.text))]
    if "TM" in signs and "KT" in signs and signs.index("KT") < signs.index("TM"):
        yield Finding(
            "capacity.order",
            clause("II.7.b"),
            "“TM.” (thay mặt tập thể) phải ở dòng trên “KT.” (ký thay).",
            tuple(p.place for p in capacity),
        )
    last = capacity[-1] if capacity else None
    match = _PREFIX.match(last.text) if last else None
    if last and match and match.group(1) in ("KT", "TL", "TUQ"):
        yield Finding(
            "capacity.office",
            clause("II.7.b"),
            f"Dưới dòng “{last.text}” phải ghi chức vụ của người ký.",
            (last.place,),
        )


def _name(found: Components) -> Iterator[Finding]:
    signer = found.first(Role.SIGNER)
    if signer is None or not has_title(signer.text):
        return
    about = " ".join(p.text for p in found.of(Role.AGENCY, Role.PARENT))
    if not allows_titles(about):
        yield Finding(
            "signer.title",
            clause("II.7.c"),
            f"Không ghi học hàm, học vị hoặc danh xưng trước họ tên người ký "
            f"(“{signer.text}”).",
            (signer.place,),
            signer.text,
            severity=Severity.HINT,
        )


def _side(found: Components, capacity: Sequence[Piece]) -> Iterator[Finding]:
    """The signer's block stands on the right."""
    if not capacity or not found.of(Role.SIGNER):
        return
    piece = capacity[0]
    if piece.rect is not None:
        width = found.layout.sheets[piece.sheet].width * 72 / 25.4
        left = piece.rect.center < 0.48 * width
    else:
        left = piece.zone is Zone.LEFT or (
            piece.zone is Zone.FULL
            and piece.setting.align is Align.LEFT
            and piece.setting.left < 40
            and not piece.raw.startswith((" ", "\t"))
        )
    if left:
        yield Finding(
            "capacity.position",
            clause("II.7"),
            "Quyền hạn, chức vụ và họ tên người ký phải ở bên phải.",
            (piece.place,),
        )
