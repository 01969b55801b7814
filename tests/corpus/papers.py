# SPDX-License-Identifier: LGPL-3.0-or-later
"""The fifth set: other agencies, ways of typing and faults of scanning than the rest.

Written by python-docx in the ways Word is used (one table, rows of a table, tab stops)
and printed by LibreOffice; scanned and photographed by ``papers_seen``.

``papers.txt`` has a document after each ``###``, a part of it on each line, "key:
value", lines of one part divided by ``|``. What a reader should say follows from the
parts unless ``says`` tells otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("papers.txt")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_RANKS = ("Trung tá ", "Thượng tá ", "Đại tá ", "PGS.TS. ", "TS.BS. ")
_SIGNS = ("TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T")
_MARKS = {"HỎA TỐC": "Hỏa tốc", "THƯỢNG KHẨN": "Thượng khẩn", "KHẨN": "Khẩn"}


@dataclass(frozen=True)
class Paper:
    """A document: its parts by key."""

    key: str
    parts: dict[str, str]

    def text(self, part: str) -> str:
        return self.parts.get(part, "")

    def lines(self, part: str) -> list[str]:
        return self.text(part).split("|") if self.text(part) else []

    def style(self, name: str) -> str:
        styles = dict(piece.split("=") for piece in self.text("style").split())
        return styles.get(name, "")

    @property
    def heading(self) -> list[str]:
        """The lines on the right above the date."""
        party = self.text("party")
        if party:
            return [PARTY if party == "1" else party]
        return [NATION, MOTTO]

    @property
    def date_line(self) -> str:
        year, month, day = self.text("date").split("-")
        month = month if int(month) < 3 else str(int(month))
        return f"{self.text('place')}, ngày {day or '    '} tháng {month} năm {year}"

    @property
    def signer(self) -> str:
        name = self.text("name")
        for rank in _RANKS:
            name = name.removeprefix(rank)
        return name

    @property
    def truth(self) -> dict[str, str]:
        """What a reader should say."""
        code = self.text("code").removeprefix("Số").strip(": ")
        number, _, notation = code.partition("-" if self.text("party") else "/")
        year, _, rest = notation.partition("/")
        dated = year.isdigit()
        offices = [x for x in self.lines("sign") if not x.startswith(_SIGNS)]
        signs = [x.split()[0].replace("/", "") for x in self.lines("sign")]
        found = {
            "number": number.strip().lstrip("0"),
            "year": year if dated else "",
            "notation": rest if dated else notation,
            "place": self.text("place"),
            "date": "" if self.text("date").endswith("-") else self.text("date"),
            "agency": " ".join(x for x in self.lines("left") if x.strip("*")),
            "parent_agency": " ".join(self.lines("parent")),
            "type_name": self.text("title").capitalize() or "Công văn",
            "subject": " ".join(self.lines("subject")) or self._about,
            "signer": self.signer,
            "position": " ".join(offices[-1:]),
            "authority": " ".join(
                f"{x.strip('.')}."
                for x in signs
                if x.strip(".") in ("TM", "KT", "TL", "TUQ", "Q")
            ),
            "urgency": _MARKS.get(self.text("urgency"), ""),
            "addressees": "\n".join(self.lines("to")),
        }
        said = [piece.split("=") for piece in self.text("says").split(";") if piece]
        return found | dict(said)

    @property
    def _about(self) -> str:
        text = " ".join(self.lines("about"))
        return text.removeprefix("V/v ").removeprefix("Về việc ")


@cache
def papers() -> Sequence[Paper]:
    """All of them, in their order."""
    blocks = _WORDS.read_text().split("### ")[1:]
    return tuple(_paper(block) for block in blocks)


def _paper(block: str) -> Paper:
    key, *rows = block.strip().splitlines()
    return Paper(key, dict(row.split(": ", 1) for row in rows))
