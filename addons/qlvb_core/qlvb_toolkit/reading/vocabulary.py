# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words that stand at fixed places of an administrative document."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from ..text import fold

# Điều 7 of NĐ 30/2020 with the codes of its Phụ lục III; then types other laws name.
TYPE_CODES = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Thư công": "",
    "Công văn": "",
    "Nghị định": "NĐ",
    "Thông tư": "TT",
    "Thông tư liên tịch": "TTLT",
    "Nghị quyết liên tịch": "NQLT",
    "Pháp lệnh": "PL",
    "Lệnh": "L",
    "Kết luận": "KL",
    "Quy trình": "QTr",
}
LETTER = "Công văn"
# The Party's own types and codes (Hướng dẫn 36-HD/VPTW) that differ from the above.
_PARTY_CODES = {"TB": "Thông báo", "KL": "Kết luận", "CV": "Công văn"}

URGENCIES = ("Hỏa tốc", "Thượng khẩn", "Khẩn")

NATION = "conghoaxahoichunghiavietnam"
MOTTO = "doclaptudohanhphuc"
PARTY = "dangcongsanvietnam"

# First words of the name of a body; the longest that fits counts.
BODY_WORDS = (
    "bao hiem",
    "bao tang",
    "ban",
    "benh vien",
    "bo",
    "buu dien",
    "cang vu",
    "chi bo",
    "chi cuc",
    "chi nhanh",
    "chinh phu",
    "co so",
    "cong an",
    "cong doan",
    "cong ty",
    "cuc",
    "dai",
    "dang bo",
    "dang uy",
    "dien luc",
    "doan",
    "doi",
    "don vi",
    "hat",
    "hoc vien",
    "hoi",
    "hop tac xa",
    "hdnd",
    "kho bac",
    "khoa",
    "kiem toan",
    "lien doan",
    "lien hiep",
    "mat tran",
    "nha may",
    "nha xuat ban",
    "ngan hang",
    "phong",
    "quan uy",
    "quy",
    "so",
    "tap doan",
    "thanh tra",
    "thanh uy",
    "thu vien",
    "thuong truc",
    "tinh doan",
    "tinh uy",
    "to",
    "toa an",
    "toa soan",
    "tong cong ty",
    "tong cuc",
    "tong lien doan",
    "tram",
    "trung tam",
    "truong",
    "ubnd",
    "ubmttq",
    "uy ban",
    "van phong",
    "vien",
    "vu",
    "vuon quoc gia",
    "xi nghiep",
    "thue",
    "hai quan",
    "quan khu",
    "bo chi huy",
    "bo tu lenh",
    "nha hat",
    "nhom",
    "thu tuong",
    "quoc hoi",
)
# Names that go on in the next line, though it begins like a name of its own.
_OPEN_NAMES = re.compile(
    r"^(van phong|ban quan ly( du an)?|trung tam|cong ty( co phan| tnhh)?|"
    r"tong cong ty|phong|truong( dai hoc| cao dang| trung cap| tieu hoc| thcs| thpt)?|"
    r"ban|vien|chi nhanh|doan dai bieu quoc hoi|ban chap hanh|ban chi dao|hoi dong|"
    r"ban thuong vu|thuong truc|cong doan|ban chi huy|hoi dong truong|"
    r"lien hiep( cac)? hoi|uy ban|so|bo|cuc|chi cuc|tram|doi|dang uy|"
    r"dang bo|chi bo|ban thuong truc|co quan|hoi|lien doan|ban tiep cong dan|"
    r"cong doan co so|tap doan|ngan hang|benh vien|toa an|thanh tra|quy|"
    r"bo chi huy|hoi cuu chien binh|uy ban mttq|ban dan van|van phong doan dbqh|"
    r"chu tich)$"
)
# What only looks like the first word of a body.
_NO_BODY = re.compile(
    r"^(khoa hoc|so huu|so \d|to quoc|doi (moi|ngoai|song)|"
    r"phong (thu|chay|chong|khong)|doan the|vien (thong|chuc)|bo tri|"
    r"quy (hoach|dat)|thanh tra vien)\b"
)
_NO_BODY_ACCENTED = re.compile(r"^(viên|số|đôi|đời|tờ|quý|bố|đoán|dài)\b")
# Words whose second half alone would name a kind of body.
_COMPOUNDS = frozenset(
    re.split(
        r"[|\n]",
        """moi truong|thi truong|hien truong|cong truong|nong truong|lam truong
quoc hoi|xa hoi|hiep hoi|dai hoi|co so|tru so|he so|can bo|noi bo|tien bo
bien phong|hai phong|quoc phong|du phong|thuong vu|dich vu|nghiep vu|nhiem vu|phap vu
noi vu|ngoai vu|phuc vu|quan doi|chuyen doi|bo doi|quan doan|su doan|lien doan
tap doan|cong doan|da khoa|bach khoa|nha khoa|chuyen khoa|hoc vien|benh vien|thu vien
cong vien|hien dai|tong cuc|chi cuc|cong ty|dia ban|van ban|nhat ban|co ban""",
    )
)
_NOT_BROKEN = re.compile(
    r"(to quoc|ha noi)$|^hoi (dong|nong|lien|cuu|chu|luat|nha|khuyen|nguoi|lam|sinh)\b"
)
_GOES_ON = re.compile(r"(\b(va|cua|thuoc|tai|tren|ve)|[,\-–&])$")
_CONTINUES = re.compile(r"^(va|cua|thuoc|tai|tinh|thanh pho|xa|phuong|dac khu|huyen)\b")

POSITION_WORDS = (
    "bi thu",
    "bo truong",
    "chanh an",
    "chanh thanh tra",
    "chanh van phong",
    "chi cuc truong",
    "chi huy truong",
    "chinh uy",
    "chu nhiem",
    "chu tich",
    "chu toa",
    "chu tri",
    "cuc truong",
    "dai dien",
    "doi truong",
    "giam doc",
    "hat truong",
    "hieu truong",
    "hieu pho",
    "ke toan truong",
    "nguoi",
    "quyen",
    "thanh tra",
    "thu ky",
    "thu truong",
    "thu tuong",
    "thuong truc",
    "to truong",
    "tong bi thu",
    "tong bien tap",
    "tong cuc truong",
    "tong giam doc",
    "tong kiem toan",
    "tong thanh tra",
    "tram truong",
    "truong",
    "tu lenh",
    "uy vien",
    "vien truong",
    "vu truong",
    "thu kho",
    "benh vien truong",
    "quan doc",
    "thong doc",
)
SURNAMES = frozenset(
    (
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "lam",
        "mai",
        "doan",
        "trinh",
        "ha",
        "cao",
        "luong",
        "luu",
        "ta",
        "chau",
        "to",
        "thai",
        "quach",
        "kieu",
        "vuong",
        "van",
        "la",
        "phung",
        "trieu",
        "nong",
        "hua",
        "be",
        "lo",
        "giang",
        "y",
        "dam",
        "dao",
        "chu",
        "bach",
        "tong",
        "ton",
        "tang",
        "than",
        "quan",
        "mac",
        "nghiem",
        "ninh",
        "kim",
        "khuc",
        "khuat",
        "lai",
        "cu",
        "vi",
        "sung",
        "vang",
        "thach",
        "dieu",
        "au",
        "an",
        "cam",
        "cung",
        "dong",
        "hau",
        "ky",
        "ma",
        "nhu",
        "nhan",
        "ong",
        "phi",
        "phu",
        "quang",
        "sam",
        "thi",
        "tieu",
        "trang",
        "tu",
        "ung",
        "vuu",
        "mua",
        "ro",
        "ksor",
        "siu",
        "rah",
        "hoa",
        "viet",
        "giap",
        "doi",
        "bo",
        "tan",
        "la",
        "cong",
        "banh",
        "dan",
    )
)

_KNOWN_PIECES = {
    fold(piece).upper(): piece
    for piece in (
        *(code for code in TYPE_CODES.values() if code not in ("HD", "DA", "CĐ")),
        "HĐND",
        "TTg",
        "ĐU",
        "ĐUK",
        "GDĐT",
        "SGDĐT",
        "BGDĐT",
        "LĐTBXH",
        "SLĐTBXH",
        "BLĐTBXH",
        "LĐLĐ",
        "HĐQT",
        "HĐTV",
        "TĐKT",
        "TĐ",
        "XDCĐ",
        "ĐĐBQH",
        "SGD&ĐT",
        "GD&ĐT",
    )
    if piece
}
_AMBIGUOUS = {"HD": ("HD", "HĐ"), "DA": ("DA", "ĐA")}


def letters(text: str) -> str:
    """The letters and digits alone, lower case without accents."""
    return "".join(c for c in fold(text) if c.isalnum())


def likeness(one: str, other: str) -> float:
    """0 to 1; of texts as ``letters`` gives them."""
    if not one or not other:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def starts_with_any(folded: str, words: Iterable[str]) -> bool:
    """Whether the text begins with one of the phrases, at a word's end."""
    return any(folded == w or folded.startswith(w + " ") for w in words)


def may_be_like(one: str, other: str, limit: float) -> bool:
    """Whether the likeness may exceed the limit, by their letters alone: cheap."""
    left = list(other)
    same = 0
    for letter in one:
        if letter in left:
            left.remove(letter)
            same += 1
    return 2 * same > limit * (len(one) + len(other))


def is_open_name(folded: str) -> bool:
    """Whether it says only what kind of body it is: the name goes on."""
    # Recognition puts specks behind a line.
    return bool(_OPEN_NAMES.match(folded.strip(" .,:;'_|")))


def _is_broken(before: str, folded: str) -> bool:
    """Whether the end of a line and the word after it are one word ("MÔI / TRƯỜNG")."""
    if _NOT_BROKEN.search(before) or _NOT_BROKEN.search(folded):
        return False
    last, first = before.split(" ")[-1], folded.split(" ")[0]
    return f"{last} {first}" in _COMPOUNDS


def begins_body(text: str, before: str) -> bool:
    """Whether a header line begins a body of its own; ``before`` is folded."""
    folded = fold(text)
    if _NO_BODY.match(folded) or _NO_BODY_ACCENTED.match(text.lower()):
        return False
    if is_open_name(before) or _is_broken(before, folded):
        return False
    if _CONTINUES.match(folded) or _GOES_ON.search(before):
        return False
    return starts_with_any(folded, BODY_WORDS)


def is_position(folded: str) -> bool:
    """Whether the line names an office somebody holds."""
    # Recognition misreads the last letter of "phó".
    plain = re.sub(r"^(q\s*\.|quyen|ph[a-z0-9]|tl\.|kt\.)\s+|^q\.", "", folded)
    return starts_with_any(plain, POSITION_WORDS)


def known_piece(piece: str, type_name: str) -> str:
    """A piece of a notation with the letters the law gives it (``QD`` is ``QĐ``)."""
    plain = fold(piece).upper()
    if plain in _AMBIGUOUS:
        code = TYPE_CODES.get(type_name, "")
        return code if code in _AMBIGUOUS[plain] else piece
    # Recognition doubles the letter with a stroke, also before a figure.
    piece = re.sub(r"^ĐĐ(?=\d+$)", "Đ", piece)
    once = plain.replace("DD", "D")
    return _KNOWN_PIECES.get(plain) or _KNOWN_PIECES.get(once, piece)


def type_of_code(notation: str) -> str:
    """The type name whose code begins a notation, or an empty text."""
    first = re.split(r"[-/]", notation)[0]
    if first in _PARTY_CODES:
        return _PARTY_CODES[first]
    return next((n for n, code in TYPE_CODES.items() if code and code == first), "")
