# SPDX-License-Identifier: LGPL-3.0-or-later
"""A document to typeset: its true fields, its body, and how it is laid out."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Signer:
    """Lines above the signature, the name under it, and what a reader should say."""

    lines: tuple[str, ...]
    name: str
    position: str
    authority: str = ""
    title: str = ""


@dataclass(frozen=True)
class Agency:
    """An issuing body; ``lines`` as they stand in the head."""

    parent: tuple[str, ...]
    lines: tuple[str, ...]
    code: str
    place: str
    signers: tuple[Signer, ...]
    unit: str = "VP"
    party: bool = False
    normative: bool = False
    joint: Signer | None = None


@dataclass(frozen=True)
class Layout:
    """Choices a typist makes; every one occurs in real documents."""

    label: str = "Số: "
    rule: str = ""
    font: str = "serif"
    body_size: float = 14
    head_size: float = 12.5
    left_share: float = 0.42
    spacing: float = 1.15
    title_spaced: bool = False
    decomposed: bool = False
    shuffled: bool = False
    tracked: bool = False
    bold_agency: bool = True
    arrival_stamp: bool = False
    signing_note: bool = False
    rotate: int = 0
    appendix: bool = False
    eth: bool = False
    code_gap: bool = False
    head: str = "table"


@dataclass(frozen=True)
class Spec:
    agency: Agency
    type_name: str
    number: str
    year: str
    notation: str
    date: str
    subject: str
    signer: Signer
    urgency: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    layout: Layout
    decides: str = ""
    second: Signer | None = None
    truth: dict[str, str] = field(default_factory=dict)

    @property
    def is_letter(self) -> bool:
        return self.type_name == "Công văn"

    @property
    def code_line(self) -> str:
        """The number line as printed; room is left for a number not yet given."""
        label = self.layout.label
        if self.agency.party:
            return f"{label}{self.number or '      '}-{self.notation}"
        year = f"{self.year}/" if self.year else ""
        number = self.number if self.number else "          "
        notation = (
            self.notation.replace("-", " - ") if self.layout.code_gap else self.notation
        )
        return f"{label}{number.zfill(2) if self.number else number}/{year}{notation}"

    @property
    def date_line(self) -> str:
        year, month, day = self.date.split("-")
        month = month if int(month) <= 2 else str(int(month))
        return f"{self.agency.place}, ngày {day} tháng {month} năm {year}"
