# SPDX-License-Identifier: LGPL-3.0-or-later
"""The components of a document (NĐ 30/2020, Phụ lục I), and words that tell them."""

import re
from enum import Enum

from ..reading.vocabulary import TYPE_CODES, URGENCIES, letters
from ..text import fold


class Role(Enum):
    NATION = "nation"
    MOTTO = "motto"
    PARENT = "parent"
    AGENCY = "agency"
    CODE = "code"
    DATE = "date"
    TYPE = "type"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    URGENCY = "urgency"
    CIRCULATION = "circulation"
    ADDRESSEE = "addressee"
    AUTHORITY = "authority"
    BASIS = "basis"
    COMMAND = "command"
    HEADING = "heading"
    HEADING_TITLE = "heading_title"
    ARTICLE = "article"
    BODY = "body"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"
    DRAFTER = "drafter"
    CAPACITY = "capacity"
    SIGNER = "signer"
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_NOTE = "appendix_note"
    ATTACHED = "attached"
    ATTACHED_TYPE = "attached_type"
    TABLE = "table"
    OTHER = "other"


_TYPES = {letters(name): name for name in TYPE_CODES if TYPE_CODES[name]}
_TYPES[letters("Thư công")] = "Thư công"
MARKS = {letters(name): name for name in URGENCIES}
CIRCULATIONS = {letters(t): t for t in ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")}

CODE = re.compile(r"^\W{0,2}s[ốồôóổộ]\s*:?\s*(?=[\d/.…_\s{]|$)", re.IGNORECASE)
DATE = re.compile(
    r"\bng[àa]y\b.{0,24}\bth[áa]ng\b.{0,24}\bn[ăa]m\b|"
    r",\s*(ng[àa]y\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\s*$",
    re.IGNORECASE,
)
LETTER_MARK = re.compile(r"^\W{0,2}(v\s*/\s*v\b|về việc\b)", re.IGNORECASE)
ADDRESSEE = re.compile(r"^\W{0,3}kính\s+(gửi|gởi|trình)\b", re.IGNORECASE)
RECIPIENTS = re.compile(r"^\W{0,3}n[ơo]i\s+nh[ậâ]n\b", re.IGNORECASE)
ARCHIVE = re.compile(r"^\W*lưu\b\s*:?", re.IGNORECASE)
# What tells the address of an agency at the foot of the first page (mục III.4).
ADDRESS = re.compile(
    r"điện thoại|\bđt\s*:|\be-?mail\b|\bfax\b|\bwebsite\b|@\w+\.|địa chỉ|"
    r"cổng thông tin",
    re.IGNORECASE,
)
# Who drafted it, and how many copies there are: "PL.(300)" (mục III.3).
DRAFTER = re.compile(r"^[A-ZĐ]{1,6}\s*\.?\s*\(\s*\d{1,5}\s*(bản|b)?\s*\)\.?$")
BASIS = re.compile(
    r"^(căn cứ|(sau khi )?xét|sau khi xem xét|theo đề nghị|thực hiện)\b", re.IGNORECASE
)
COMMAND = re.compile(r"^(quyet dinh|quyet nghi|nghi quyet|chi thi)\s*:?$")
HEADING = re.compile(
    r"^(phần|chương|mục|tiểu mục)\s+(?P<number>[ivxlc]+|\d+)\b\W*$", re.IGNORECASE
)
# Number and title of a part on one line, when it is set as a title.
HEADING_JOINED = re.compile(
    r"^(phần|chương|mục|tiểu mục)\s+(?P<number>[ivxlc]+|\d+)\s*[.:–-]?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
BARE_ARTICLE = re.compile(r"^điều\s+\d+[a-zđ]?\s+(?=[^\W\d_])", re.IGNORECASE)
# Also as some write it by mistake: "Điều 2:", "Điều II.".
ARTICLE = re.compile(
    r"^điều\s+(?P<number>\d+[a-zđ]?|[ivxlc]+)\s*(?P<sign>[.:)])", re.IGNORECASE
)
FORM = re.compile(r"^(mẫu|biểu)\s+(mẫu\s+)?(số\s*)?[\d(]", re.IGNORECASE)
# The title of an appendix on the line of its number.
APPENDIX_JOINED = re.compile(
    r"^phụ lục\s+(số\s*)?(?P<number>[ivxlc]+|\d+)\s*[.:–-]\s*(?=\w)", re.IGNORECASE
)
APPENDIX = re.compile(
    r"^phụ lục(\s+(số\s*)?(?P<number>[ivxlc]+|\d+))?\s*\W?$", re.IGNORECASE
)
NOTE = re.compile(r"^\W*\(?\s*(ban hành\s+)?kèm theo\b", re.IGNORECASE)
SIGN = re.compile(
    r"^\W*(TUQ|TM|KT|TL|Q|T/M|K/T|T/L|T/UQ)\s*[./]?\s+(?=[^\W\d_])|"
    r"^\W*(TUQ|TM|KT|TL|Q)\s*\.\s*(?=[^\W\d_])"
)
_TITLE_STOPS = re.compile(
    r"^(kinh (gui|goi|trinh)|can cu |xet |theo de nghi|dieu \d|chuong [ivx\d]|"
    r"phan [ivx\d]|hom nay|muc \d|[ivx]+\s*[.)] |\d+\s*[.)] |[a-z]\) |- )"
)


def type_name(text: str) -> str:
    """The type that a line names and nothing else, or an empty text.

    The title of an open letter says what it is for: "THƯ CHÚC MỪNG".
    """
    if len(text) >= 60:
        return ""
    if text.isupper() and text.startswith("THƯ "):
        return "Thư công" if "KÝ" not in text else ""
    return _TYPES.get(letters(text), "")


def mark(text: str) -> str:
    """The urgency a line says and nothing else, or an empty text."""
    said = letters(text)
    if said == "khan" and "ẩ" not in text.lower():
        return ""
    return MARKS.get(said, "")


def ends_title(text: str) -> bool:
    """Whether the line cannot belong to a subject."""
    return bool(_TITLE_STOPS.match(fold(text)))
