# SPDX-License-Identifier: LGPL-3.0-or-later
"""A document set by hand: what a typist wrote, and what a reader should say."""

from dataclasses import dataclass, field

NATION = ("*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "*Độc lập - Tự do - Hạnh phúc", "~")


@dataclass(frozen=True)
class Signed:
    """Lines above the signature and the name under it, and of who signs left of it."""

    lines: tuple[str, ...]
    name: str
    beside: tuple[str, ...] = ()
    beside_name: str = "Trần Thị Kim Oanh"


@dataclass(frozen=True)
class Sheet:
    """``truth`` by field of the reading; fields it does not name are not judged,
    but those of ``EMPTY_UNLESS_SAID``."""

    name: str
    left: tuple[str, ...]
    place_date: str
    body: tuple[str, ...]
    signed: Signed
    said: dict[str, str]
    css: str = ""
    right: tuple[str, ...] = NATION
    head: str = "table"
    recipients: tuple[str, ...] = ("- Như trên;", "- Lãnh đạo cơ quan;", "- Lưu: VT.")
    truth: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        given = {"place": "Hưng Yên", **dict.fromkeys(EMPTY_UNLESS_SAID, "")}
        object.__setattr__(self, "truth", {**given, **self.said})


EMPTY_UNLESS_SAID = ("year", "parent_agency", "authority", "urgency", "due_date")
