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
    CAPACITY = "capacity"
    SIGNER = "signer"
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_NOTE = "appendix_note"
    ATTACHED = "attached"
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
BASIS = re.compile(r"^(căn cứ|xét|theo đề nghị|thực hiện)\b", re.IGNORECASE)
COMMAND = re.compile(r"^(quyet dinh|quyet nghi|nghi quyet|chi thi)\s*:?$")
HEADING = re.compile(
    r"^(phần|chương|mục|tiểu mục)\s+(?P<number>[ivxlc]+|\d+)\b\W*$", re.IGNORECASE
)
ARTICLE = re.compile(r"^điều\s+\d+[a-zđ]?\s*\.", re.IGNORECASE)
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
    """The type that a line names and nothing else, or an empty text."""
    return _TYPES.get(letters(text), "") if len(text) < 60 else ""


def mark(text: str) -> str:
    """The urgency a line says and nothing else, or an empty text."""
    said = letters(text)
    if said == "khan" and "ẩ" not in text.lower():
        return ""
    return MARKS.get(said, "")


def ends_title(text: str) -> bool:
    """Whether the line cannot belong to a subject."""
    return bool(_TITLE_STOPS.match(fold(text)))
