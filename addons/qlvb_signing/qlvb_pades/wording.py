# SPDX-License-Identifier: LGPL-3.0-or-later
"""A verdict in sentences, in Vietnamese: the same on the page and offline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from . import words
from .facts import Facts
from .types import Grade

Row = tuple[str, str]


@dataclass(frozen=True)
class SignatureWords:
    """One signature: whose, what it is worth and why; ``rows`` are (label, value)."""

    kind: str
    holder: str
    grade: str
    verdict: str
    reasons: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class FileWords:
    """One file: its verdict, what to do with it, the reasons, and each signature."""

    grade: str
    verdict: str
    meaning: str
    reasons: tuple[str, ...]
    signatures: tuple[SignatureWords, ...]


def file_words(facts: Facts) -> FileWords:
    """Word what ``facts_of_pdf`` found out."""
    reasons = list(_file_reasons(facts))
    if error := facts.get("error"):
        reasons.append(words.FILE_ERRORS[error])
    return FileWords(
        grade=facts["grade"],
        verdict=words.GRADES[facts["grade"]],
        meaning=words.MEANINGS[facts["grade"]],
        reasons=tuple(reasons),
        signatures=tuple(_signature(item) for item in facts["signatures"]),
    )


def _file_reasons(facts: Facts) -> Iterator[str]:
    """Those of the signatures in the same words as there."""
    for code in facts["reasons"]:
        having = [item for item in facts["signatures"] if code in item["reasons"]]
        yield from dict.fromkeys(_reason(code, item) for item in having or [{}])


def _reason(code: str, item: Facts) -> str:
    if code == "outside_validity" and item.get("signing_time"):
        begins = datetime.fromisoformat(item["valid_from"])
        is_early = datetime.fromisoformat(item["signing_time"]) < begins
        code = "not_yet_valid" if is_early else "expired"
    return words.REASONS[code]


def _signature(item: Facts) -> SignatureWords:
    readable = bool(item["signer"])
    return SignatureWords(
        kind=words.KINDS[item["kind"]] if readable else _unread(item),
        holder=item["signer"] or item["field"],
        grade=item["grade"],
        verdict=words.GRADES[item["grade"]],
        reasons=tuple(_reason(code, item) for code in item["reasons"]),
        rows=tuple(_rows(item)) if readable else (),
    )


def _unread(item: Facts) -> str:
    """What is merely unknown is not called broken."""
    is_broken = item["grade"] == Grade.INVALID.code
    return words.UNREADABLE if is_broken else words.UNCHECKED


def _rows(item: Facts) -> Iterator[Row]:
    if item["organisation"]:
        yield "Cơ quan, tổ chức", item["organisation"]
    yield "Thời gian ký", _signing_time(item)
    yield "Đơn vị cấp", item["issuer"]
    yield "Loại chứng thư số", _issuer_class(item)
    yield "Số hiệu", item["serial"]
    yield "Hiệu lực", f"{_moment(item['valid_from'])} đến {_moment(item['valid_to'])}"
    yield "Thu hồi", _revocation(item)
    yield "Phạm vi ký", words.COVERAGE[item["coverage"]]
    yield "Thay đổi sau khi ký", _changes(item)
    if item["permits"]:
        yield "Được phép thay đổi", words.PERMITS[item["permits"]]


def _signing_time(item: Facts) -> str:
    if not item["signing_time"]:
        return words.SOURCES["none"]
    source = words.SOURCES[item["time_source"]]
    return f"{_moment(item['signing_time'])} ({source})"


def _issuer_class(item: Facts) -> str:
    """Only a trusted chain tells; a name in the file is anybody's claim."""
    if not item["trusted"]:
        is_stranger = "no_trusted_root" in item["reasons"]
        return words.CLASS_UNPROVEN if is_stranger else words.UNEXAMINED
    return words.ISSUER_CLASSES[item["issuer_class"]]


def _revocation(item: Facts) -> str:
    is_asked = item["intact"] and (item["trusted"] or item["revocation"] != "unknown")
    if not is_asked and "no_revocation_data" not in item["reasons"]:
        return words.UNEXAMINED
    known = words.REVOCATION[item["revocation"]]
    if not item["revoked_at"]:
        return known
    joint = (
        words.REVOKED_LATER if item["revocation"] == "good" else "{known} ({moment})"
    )
    return joint.format(known=known, moment=_moment(item["revoked_at"]))


def _changes(item: Facts) -> str:
    if not item["intact"]:
        return words.UNEXAMINED
    pages = [f"trang {code.split(':')[0]}" for code in item["added_annotations"]]
    fields = [words.FIELDS.get(name, name) for name in item["changed_fields"]]
    where = ", ".join([*fields, *pages])
    told = words.MODIFICATION[item["modification"]] + (f": {where}" if where else "")
    # verdicts kept from earlier were not asked
    appended = item.get("appended", 0)
    return f"{told}; {words.APPENDED.format(count=appended)}" if appended else told


def _moment(moment: str) -> str:
    return words.moment_words(moment)
