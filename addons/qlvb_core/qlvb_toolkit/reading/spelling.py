# SPDX-License-Identifier: LGPL-3.0-or-later
"""Accents of well-known names that recognition confuses (``TÍNH`` for ``TỈNH``)."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from ..text import fold
from .syllables import is_syllable

# Public names; two words at least, so that no other word is taken for one of them.
BODIES = (
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc", "Tỉnh ủy"),
    *("Thành ủy", "Đảng ủy", "Đảng bộ", "Huyện ủy", "Ban Tổ chức", "Ban Thường vụ"),
    *("Ban Chấp hành", "Ban Quản lý", "Ban Chỉ đạo", "Ban Chỉ huy", "Văn phòng"),
    *("Chính phủ", "Thủ tướng", "Quốc hội", "Công ty Cổ phần", "Tổng Công ty"),
    *("Công ty", "Tổng cục", "Bệnh viện", "Trung tâm", "Trường Đại học", "Học viện"),
    *(
        "Trường Cao đẳng",
        "Trường Trung học cơ sở",
        "Trường Tiểu học",
        "Bảo hiểm xã hội",
    ),
    *("Kho bạc Nhà nước", "Ngân hàng", "Viện Kiểm sát nhân dân", "Tòa án nhân dân"),
    *(
        "Thi hành án",
        "Kiểm toán Nhà nước",
        "Liên đoàn Lao động",
        "Hội Liên hiệp Phụ nữ",
    ),
    *("Trường THCS", "Trường THPT", "Trường Mầm non", "Trường Trung học phổ thông"),
    *("Văn thư và Lưu trữ", "Liên đoàn", "Tổng Liên đoàn", "Công đoàn cơ sở"),
    *("Hội Nông dân", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Tập đoàn", "Chi nhánh"),
    *("Thông tấn xã", "Đài Tiếng nói", "Đài Truyền hình", "Bưu điện", "Điện lực"),
    *("Công an tỉnh", "Công an thành phố", "Bộ Chỉ huy Quân sự", "Bộ đội Biên phòng"),
    *("Quân khu", "Quân đoàn", "Đoàn Đại biểu Quốc hội", "Ban Nội chính", "Đặc khu"),
    *("Ủy ban Kiểm tra", "Tuyên giáo và Dân vận", "Tòa án nhân dân khu vực"),
    *("Ủy ban Thường vụ Quốc hội", "Kiểm sát nhân dân", "Thường trực Hội đồng"),
    *("Viện Hàn lâm", "Ban Tiếp công dân", "Ban Dân tộc", "Chi cục", "Đại học"),
)
# Of the ministries and departments, and their fields of work.
FIELDS = (
    *("Sở Nội vụ", "Bộ Nội vụ", "Sở Tư pháp", "Bộ Tư pháp", "Sở Tài chính"),
    *("Bộ Tài chính", "Sở Công Thương", "Bộ Công Thương", "Sở Xây dựng", "Bộ Xây dựng"),
    *("Sở Y tế", "Bộ Y tế", "Sở Ngoại vụ", "Bộ Ngoại giao", "Bộ Quốc phòng"),
    *("Bộ Công an", "Nông nghiệp và Môi trường", "Khoa học và Công nghệ", "Du lịch"),
    *("Giáo dục và Đào tạo", "Văn hóa, Thể thao và", "Dân tộc và Tôn giáo"),
    *("Thanh tra", "Thông tin và Truyền thông", "Kế hoạch và Đầu tư", "Giao thông"),
    *("Tài nguyên và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Thủy lợi"),
    *("Lao động - Thương binh và Xã hội", "Quản lý dự án", "Đầu tư xây dựng"),
    *("Kỹ thuật", "Tổ chức cán bộ", "Tài chính - Kế toán", "Hành chính", "Tổng hợp"),
    *("Kế hoạch", "Tài chính", "Quản trị", "Nghiệp vụ", "Đào tạo", "Pháp chế"),
    *("Thủy sản", "Kiểm lâm", "Chuyển đổi số", "Hành chính công", "Quản lý thị trường"),
)
OFFICES = (
    *("Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc"),
    *("Bộ trưởng", "Thứ trưởng", "Cục trưởng", "Vụ trưởng", "Trưởng phòng"),
    *("Trưởng ban", "Chánh Văn phòng", "Chánh Thanh tra", "Hiệu trưởng", "Viện trưởng"),
    *("Thẩm phán", "Chánh án", "Phó Chánh án", "Chỉ huy trưởng", "Phó Hiệu trưởng"),
    *("Trưởng khoa", "Chi cục trưởng", "Đội trưởng", "Trưởng đoàn"),
    *("Phó Trưởng ban", "Phó Trưởng phòng", "Phó Cục trưởng", "Phó Vụ trưởng"),
    *("Phó Chi cục trưởng", "Phó Chánh Văn phòng", "Phó Chánh Thanh tra"),
    *("Phó Tổng Giám đốc", "Phó Viện trưởng", "Phó Chủ nhiệm", "Phó Thủ tướng"),
    *("Phó Chỉ huy trưởng", "Tham mưu trưởng", "Chính ủy", "Tổng Thanh tra"),
    *("Phó Tổng Thanh tra", "Phó Trưởng khoa", "Kế toán trưởng", "Phó Cục trưởng"),
    *("Tổng Cục trưởng", "Phó Tổng Cục trưởng", "Trạm trưởng", "Thủ tướng"),
    *("Phó Trưởng đoàn", "Kiểm sát viên", "Tổ chức - Biên chế", "phụ trách"),
    *("Bí thư", "Phó Bí thư", "Thường trực", "Tổng Biên tập", "Chủ nhiệm", "Thư ký"),
)
# Provinces and cities, of 2025 and before.
PLACES = (
    *("tỉnh An Giang", "tỉnh Bắc Giang", "tỉnh Bắc Kạn", "tỉnh Bạc Liêu"),
    *("tỉnh Bắc Ninh", "tỉnh Bến Tre", "tỉnh Bình Dương", "tỉnh Bình Định"),
    *("tỉnh Bình Phước", "tỉnh Bình Thuận", "tỉnh Cà Mau", "tỉnh Cao Bằng"),
    *("thành phố Cần Thơ", "thành phố Đà Nẵng", "tỉnh Đắk Lắk", "tỉnh Đắk Nông"),
    *("tỉnh Điện Biên", "tỉnh Đồng Nai", "tỉnh Đồng Tháp", "tỉnh Gia Lai"),
    *("tỉnh Hà Giang", "tỉnh Hà Nam", "thành phố Hà Nội", "tỉnh Hà Tĩnh"),
    *("tỉnh Hải Dương", "thành phố Hải Phòng", "tỉnh Hậu Giang", "tỉnh Hòa Bình"),
    *("thành phố Huế", "tỉnh Hưng Yên", "tỉnh Khánh Hòa", "tỉnh Kiên Giang"),
    *("tỉnh Kon Tum", "tỉnh Lai Châu", "tỉnh Lạng Sơn", "tỉnh Lào Cai"),
    *("tỉnh Lâm Đồng", "tỉnh Long An", "tỉnh Nam Định", "tỉnh Nghệ An"),
    *("tỉnh Ninh Bình", "tỉnh Ninh Thuận", "tỉnh Phú Thọ", "tỉnh Phú Yên"),
    *("tỉnh Quảng Bình", "tỉnh Quảng Nam", "tỉnh Quảng Ngãi", "tỉnh Quảng Ninh"),
    *("tỉnh Quảng Trị", "tỉnh Sóc Trăng", "tỉnh Sơn La", "tỉnh Tây Ninh"),
    *("tỉnh Thái Bình", "tỉnh Thái Nguyên", "tỉnh Thanh Hóa", "tỉnh Tiền Giang"),
    *("thành phố Hồ Chí Minh", "tỉnh Trà Vinh", "tỉnh Tuyên Quang"),
    *("tỉnh Vĩnh Long", "tỉnh Vĩnh Phúc", "tỉnh Yên Bái", "Việt Nam"),
)
# Of the matters documents are about; each is written in one way only.
MATTERS = (
    *("tổ chức", "thẩm định", "tuyển sinh", "kiểm tra", "báo cáo", "triển khai"),
    *("quyết định", "thành lập", "phê duyệt", "hướng dẫn", "tăng cường", "đề nghị"),
    *("thực hiện", "kế hoạch", "cung cấp", "công tác", "quản lý", "nhiệm vụ"),
    *("chuyển đổi", "chuyển đơn", "điều chỉnh", "bổ sung", "giải quyết", "phối hợp"),
    *("tổng hợp", "tổng kết", "kiểm điểm", "biên chế", "điển hình", "thủ tục"),
)
KNOWN_NAMES = (*BODIES, *FIELDS, *OFFICES, *PLACES)
_GLUED = re.compile(r"([^\W\d_]{3,})(\d{1,2})?")
_LONGEST = 8
# How alike a misread office and its words are to the ones it is taken for.
_LIKE, _LIKE_WORD = 0.86, 0.6
# "tỉnh Hưng Yên" also stands without its kind.
_KINDS = ("tỉnh ", "thành phố ")


def respelled(text: str) -> str:
    """The text with the accents of the known names in it put right, case kept."""
    words = text.split(" ")
    if any(len(unglued(word)) > 1 for word in words):
        known = respelled_words(words)
        words = [piece for word in known for piece in unglued(word)]
    return " ".join(respelled_words(words))


def office_respelled(text: str) -> str:
    """The text with the office it begins with put right, also where letters were
    misread ("PHO GEAM ĐOC")."""
    words = text.split(" ")
    for length in range(min(_LONGEST, len(words)), 1, -1):
        said = words[:length]
        near = [office for office in OFFICES if _is_near(office, said)]
        if len(near) == 1:
            return " ".join([*_cased(near[0].split(" "), said), *words[length:]])
    return text


def _is_near(office: str, said: Sequence[str]) -> bool:
    """Whether each word may be one of the office's; two of its letters may differ."""
    known = fold(office).split(" ")
    if len(known) != len(said):
        return False
    pairs = [(one, fold(other)) for one, other in zip(known, said, strict=True)]
    differs = [x for (one, other), x in zip(pairs, said, strict=True) if one != other]
    # What is a word was read well: "THỦ TƯỚNG" is no "THỨ TRƯỞNG".
    if any(map(is_syllable, differs)):
        return False
    # Of "PHÓ" the seal leaves least.
    deputy = known[0] == "pho" and pairs[0][1].endswith("o")
    alike = (_likeness(*pair) for pair in pairs[deputy:])
    whole = SequenceMatcher(None, " ".join(known), fold(" ".join(said)))
    return all(ratio >= _LIKE_WORD for ratio in alike) and whole.ratio() >= _LIKE


def _likeness(one: str, other: str) -> float:
    """Of two words; those that begin otherwise are others ("PHU" and "THỨ")."""
    if one[:1] != other[:1]:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def respelled_words(words: Sequence[str]) -> list[str]:
    """The words with the accents of the known names among them put right."""
    words = list(words)
    position = 0
    while position < len(words):
        position += _mended(words, position)
    return words


def subject_respelled(text: str) -> str:
    """As ``respelled``, also with the words that subjects are made of."""
    words = respelled(text).split(" ")
    matters = {fold(matter): matter for matter in MATTERS}
    for index in range(len(words) - 1):
        pair = words[index : index + 2]
        if known := matters.get(fold(" ".join(pair))):
            words[index : index + 2] = _cased(known.split(" "), pair)
    return " ".join(words)


def unglued(word: str) -> list[str]:
    """The syllables of capitals that recognition ran together ("QUÂNKHU3")."""
    match = _GLUED.fullmatch(word)
    if not match or not word.isupper() or is_syllable(word):
        return [word]
    said, number = match.groups()
    parts = [said] if is_syllable(said) else _halves(said)
    return [*parts, *([number] if number else [])] if parts else [word]


def _halves(said: str) -> list[str]:
    """The two syllables a word is made of, if it can be parted in one way only."""
    found = [
        [said[:cut], said[cut:]]
        for cut in range(2, len(said))
        if is_syllable(said[:cut]) and _begins_syllable(said[cut:])
    ]
    return found[0] if len(found) == 1 else []


def _begins_syllable(text: str) -> bool:
    """Whether a syllable begins there: with a consonant, as nearly all do, or Y."""
    return is_syllable(text) and fold(text)[0] not in "aeiou"


def _mended(words: list[str], position: int) -> int:
    """Put right the longest name that begins there; how many words it has."""
    for length in range(min(_LONGEST, len(words) - position), 1, -1):
        said = words[position : position + length]
        known = _known().get(fold(" ".join(said)))
        if known:
            words[position : position + length] = _cased(known.split(" "), said)
            return length
    return 1


def _cased(known: Sequence[str], said: Sequence[str]) -> list[str]:
    return [_case_of(word, other) for word, other in zip(known, said, strict=True)]


def _case_of(word: str, other: str) -> str:
    if len(other) > 1 and other.isupper():
        return word.upper()
    first = word[0].upper() if other[0].isupper() else word[0].lower()
    return first + word[1:]


@cache
def _known() -> dict[str, str]:
    names = {fold(phrase): phrase for phrase in KNOWN_NAMES}
    for phrase in KNOWN_NAMES:
        for kind in _KINDS:
            bare = phrase.removeprefix(kind)
            if bare != phrase and " " in bare:
                names[fold(bare)] = bare
    return names
