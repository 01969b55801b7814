# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names and subjects printed in capitals, written as an office writes them.

Capital letters follow Phụ lục II of NĐ 30/2020/NĐ-CP: names of bodies, of places after
their kind, and of the fields of ministries and departments ("Sở Khoa học và Công
nghệ"). What is not all capitals was written with care and stays.
"""

import re
from collections.abc import Sequence
from functools import cache

from .reading.spelling import BODIES, FIELDS, OFFICES, PLACES
from .reading.wording import unbroken
from .text import fold, nfc

_PLACE_KINDS = (
    *("thành phố", "đặc khu", "thị trấn", "thị xã", "tỉnh", "xã", "phường", "huyện"),
    *("quận", "thôn", "ấp", "khu phố"),
)
# Words of names of bodies that are no names by themselves.
_COMMON = (
    *("nhân dân", "nhà nước", "quản lý", "dự án", "đầu tư", "xây dựng", "các", "công"),
    *("trình", "giao thông", "khu vực", "khu công nghiệp", "khu kinh tế", "cơ quan"),
    *("một thành viên", "cấp nước", "thoát nước", "môi trường", "đô thị", "thương mại"),
    *("dịch vụ", "sản xuất", "cổ phần", "phát triển", "xuất nhập khẩu", "vận tải"),
    *("và", "của", "thuộc", "tại", "về", "với", "trên", "địa bàn", "liên", "ngành"),
    *("cơ sở", "trực thuộc", "tổng hợp", "hành chính", "tổ chức", "cán bộ", "kế hoạch"),
    *(
        "phổ thông",
        "trung học",
        "tiểu học",
        "mầm non",
        "mẫu giáo",
        "cao đẳng",
        "sư phạm",
    ),
    *("kỹ thuật", "công nghiệp", "nông thôn", "phòng, chống", "thiên tai", "đê điều"),
    *("kiểm soát", "bệnh tật", "dân sự", "thi hành", "tối cao", "cấp cao", "tỉnh ủy"),
    *("văn học", "nghệ thuật", "nhà văn", "nhà báo", "người cao tuổi", "chữ thập đỏ"),
    *("kinh tế", "ngân sách", "văn hóa", "xã hội", "thanh toán", "đa khoa", "miền"),
    *("công đoàn", "hải quan", "quân sự", "biên phòng", "tuyên giáo", "dân vận"),
    *("nội chính", "kiểm tra", "tài chính", "nội vụ", "tư pháp", "y tế", "giáo dục"),
    *("đào tạo", "khoa học", "công nghệ", "thông tin", "truyền thông", "thể thao"),
    *("du lịch", "nông nghiệp", "lao động", "thương binh", "dân tộc", "tôn giáo"),
    *("pháp chế", "tài nguyên", "thủy lợi", "thủy sản", "kiểm lâm", "chăn nuôi"),
    *("thú y", "trồng trọt", "bảo vệ", "thực vật", "phục vụ", "kế toán", "chuyên"),
    *("phụ trách", "điều hành"),
    *("tiếp công dân", "hội nghị", "khuyến nông", "bảo trợ", "công tác", "lưu trữ"),
)
# After these the first word of a name of a field or kind is a capital.
_HEADS = (
    *("sở", "bộ", "ban", "cục", "chi cục", "vụ", "phòng", "trung tâm", "viện", "hội"),
    *("trường", "bệnh viện", "văn phòng", "tổng cục", "hạt", "đội", "trạm", "khoa"),
    *(
        "công ty",
        "đoàn",
        "liên đoàn",
        "quỹ",
        "báo",
        "đài",
        "tổ",
        "công an",
        "thanh tra",
    ),
    *(
        "tổng công ty",
        "tập đoàn",
        "liên hiệp",
        "trường đại học",
        "học viện",
        "chi nhánh",
    ),
    *("công ty cổ phần", "trường cao đẳng", "thuế", "tòa án", "miền"),
)
# Where "phòng" means to ward off.
_DEFENCES = frozenset({"phòng thủ", "phòng không", "phòng cháy", "phòng chống"})
# Whose fields of work are each begun with a capital ("Văn hóa, Thể thao và Du lịch").
_FIELDS_OF = (
    *("sở", "bộ", "phòng", "ban", "vụ", "trung tâm", "văn phòng", "công ty cổ phần"),
)
# Called after their field of work alone: what is not known there is no name.
_WITHOUT_NAMES = re.compile(r"^(sở|bộ|phòng|vụ|trưởng phòng) ")
# Several of a kind are no name ("các xã, phường ven sông").
_PLURAL = re.compile(r"\b(các|những|cấp|,)\s*(\w+, )*$")
_ROMAN = re.compile(r"[IVXLC]+")
_VOWEL = re.compile(r"[aeiouy]")
_ACRONYMS = frozenset(
    "UBND HĐND UBMTTQ MTTQ TNHH MTV TNCS THPT THCS TTg EVN VNPT HCM ASEAN UNESCO "
    "ODA FDI OCOP AI IUU".upper().split()
)
_EDGE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_SUPREME = ("Chính phủ", "Thủ tướng", "Quốc hội", "Tỉnh ủy", "Thành ủy", "Đảng ủy")
# Instruments that texts name with a capital.
_INSTRUMENTS = ("Quy chế", "Nghị định", "Nghị quyết", "Thông tư", "Quyết định")
# Bodies that are named with the one above them.
_GENERIC = re.compile(
    r"^(Văn phòng|Ban (Tổ chức|Tuyên giáo|Dân vận|Nội chính|Kiểm tra|Tuyên giáo và "
    r"Dân vận|Thường vụ|Kinh tế - Ngân sách|Pháp chế|Văn hóa - Xã hội|Dân tộc)|"
    r"Ủy ban Kiểm tra|Thanh tra|Văn phòng Đảng ủy)$"
)
_LOCAL = re.compile(r"^(Sở|Phòng|Ban|Chi cục|Thanh tra|Trung tâm|Trạm|Hạt) ")
_COMMITTEE_OF = re.compile(
    r"^(?:Ủy ban nhân dân|UBND) "
    r"((?:tỉnh|thành phố|xã|phường|đặc khu|huyện|quận|thị xã) .+)$"
)


def is_capitals(text: str) -> bool:
    """Whether all letters but for a few are capitals."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def body_name(text: str) -> str:
    """The name of a body as it is written inside a sentence."""
    text = unbroken(nfc(text))
    return _cased(text, name=True) if is_capitals(text) else text


def issuing_body(agency: str, parent: str) -> str:
    """The name of the issuing body, told apart by the one printed above it.

    A department of a People's Committee gets the place ("Sở Tài chính tỉnh Hưng
    Yên"), an office or board the body it serves ("Văn phòng Tỉnh ủy Vĩnh Long").
    """
    own, above = body_name(agency), body_name(parent)
    if not own or not above or above in own:
        return own
    if _GENERIC.match(own):
        return f"{own} {above}"
    place = _COMMITTEE_OF.match(above)
    if place and _LOCAL.match(own) and place.group(1).split(" ", 1)[1] not in own:
        kind = place.group(1).split(" ", 1)[0]
        # "Thanh tra Tỉnh": of which one is said by the line above
        own = re.sub(rf" {kind}$", "", own, flags=re.IGNORECASE)
        return f"{own} {place.group(1)}"
    return own


def sentence(text: str) -> str:
    """A subject as it is written in a register."""
    text = unbroken(nfc(text))
    if not is_capitals(text):
        return text
    return _capital(_cased(text, name=False))


def person_name(text: str) -> str:
    """A person's name or office with capitals where they belong."""
    text = unbroken(nfc(text))
    if not is_capitals(text):
        return text
    return " ".join(word.capitalize() for word in text.split())


def office_name(text: str) -> str:
    """An office ("Phó Chủ tịch", "Chánh Văn phòng") with its usual capitals."""
    text = unbroken(nfc(text))
    if not is_capitals(text):
        return text
    return _capital(_cased(text, name=True))


def _cased(text: str, *, name: bool) -> str:
    """The text in small letters but for names; ``name``: it is one as a whole."""
    words = text.split()
    found: list[str] = []
    while len(found) < len(words):
        found += _next(words, found, name=name)
    return " ".join(found)


def _is_defence(pair: Sequence[str]) -> bool:
    """Whether "phòng" is no room here: "Ban Chỉ huy Phòng thủ dân sự"."""
    return " ".join(pair).lower() in _DEFENCES


def _next(words: Sequence[str], before: Sequence[str], *, name: bool) -> list[str]:
    """The next words: those of a known name, of a place, or one."""
    start = len(before)
    starts_name = name and (not before or _begins_field(before))
    for length in range(min(7, len(words) - start), 0, -1):
        said = words[start : start + length]
        known = _known(name=name).get(_plain(" ".join(said)))
        if known:
            found = _with_marks(known.split(), said)
            return [_capital(found[0]), *found[1:]] if starts_name else found
    word = words[start]
    if _stays(word):
        return [word]
    own_name = name and not _WITHOUT_NAMES.match(" ".join(before).lower())
    capital = starts_name or own_name or _is_of_place(before)
    capital = capital and not _is_defence([*before[-1:], word])
    return [_keeping_marks(word, capital=capital)]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _begins_field(before: Sequence[str]) -> bool:
    said = " ".join(before).lower()
    if any(said == head or said.endswith(f" {head}") for head in _HEADS):
        return True
    of_fields = any(said.startswith(f"{head} ") for head in _FIELDS_OF)
    return of_fields and (said.endswith((",", " và", " -", " –")))


def _is_of_place(before: Sequence[str]) -> bool:
    """Whether the name of a place goes on: it stands after its kind."""
    for index in range(len(before) - 1, max(-1, len(before) - 5), -1):
        said = " ".join(before[: index + 1]).lower()
        kind = next((k for k in _PLACE_KINDS if f" {said}".endswith(f" {k}")), None)
        if kind:
            if _PLURAL.search(said.removesuffix(kind)):
                return False
            between = before[index + 1 :]
            if f"{kind} {' '.join(between)}".lower() in _known(name=True):
                return False
            return all(w[:1].isupper() and not w.endswith((",", ";")) for w in between)
    return False


def _stays(word: str) -> bool:
    bare = word.strip(".,;:()\"'“”")
    return (
        any(c.isdigit() for c in bare)
        or "/" in bare
        or bare in _ACRONYMS
        or bool(_ROMAN.fullmatch(bare))
        or (len(bare) > 1 and not _VOWEL.search(fold(bare)))
    )


def _keeping_marks(word: str, *, capital: bool) -> str:
    before, bare, after = _EDGE.match(word).groups()  # type: ignore[union-attr]
    return f"{before}{bare.capitalize() if capital else bare.lower()}{after}"


def _with_marks(known: Sequence[str], said: Sequence[str]) -> list[str]:
    """The known words with the marks that stand around those said."""
    last = _EDGE.match(said[-1]).group(3)  # type: ignore[union-attr]
    first = _EDGE.match(said[0]).group(1)  # type: ignore[union-attr]
    words = list(known)
    words[0] = f"{first}{words[0]}"
    words[-1] = f"{words[-1]}{last}" if not words[-1].endswith(last) else words[-1]
    return words


def _plain(text: str) -> str:
    return nfc(text).lower().strip(".,;:()\"'“”")


@cache
def _known(*, name: bool) -> dict[str, str]:
    """Known words by how they read in small letters; those of names or of texts."""
    fields = [f for f in FIELDS if name or f.startswith(("Sở ", "Bộ "))]
    bodies = [b for b in BODIES if name or len(b.split()) > 2 or b in _SUPREME]
    names = [
        *_PLACE_KINDS,
        *_COMMON,
        *PLACES,
        *fields,
        *bodies,
        *OFFICES,
        *_INSTRUMENTS,
    ]
    # "tỉnh Hưng Yên" also stands without its kind.
    names += [place.split(" ", 1)[1] for place in PLACES if place.startswith("tỉnh ")]
    names += ["Hà Nội", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Hồ Chí Minh"]
    return {known.lower(): known for known in names}
