# SPDX-License-Identifier: LGPL-3.0-or-later
"""Components of a document in the ways several offices set them."""

from collections.abc import Sequence
from dataclasses import dataclass

from .writer import Writer, width

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Head:
    """What stands above the title; ``kind``: table, row, spacer, tabs, blanks, frames,
    control (a table whose cells hold content controls)."""

    agency: Sequence[str]
    code: str
    date: str
    parent: Sequence[str] = ()
    subject: Sequence[str] = ()
    mark: str = ""
    kind: str = "table"

    def write(self, w: Writer) -> None:
        """Put it on the sheet."""
        if self.kind in ("tabs", "blanks"):
            self._lines(w)
            return
        left, right = self._names(w, 66), self._nation(w, 96)
        code, date = self._code(w), self._date(w)
        if self.kind == "frames":
            boxes = w.box(left + code, (0, 0), (66, 34), "")
            boxes += w.box(right + date, (66, 0), (99, 34), "")
            w.put(w.par(boxes, gap=(0, 84)))
        elif self.kind == "row":
            empty = w.par() * max(0, len(self.parent) + len(self.agency) - 2)
            w.put(w.table([(left + code, right + empty + date)], (66, 104)))
        elif self.kind == "spacer":
            rows = ((left, "", right), (code, "", date))
            w.put(w.table(rows, (64, 6, 100)))
        elif self.kind == "control":
            held = f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{date}"
            rows = ((left, right), (code, f"{held}</w:sdtContent></w:sdt>"))
            w.put(w.table(rows, (66, 104)))
        else:
            w.put(w.table(((left, right), (code, date)), (66, 104)))

    def _names(self, w: Writer, column: float) -> str:
        found = "".join(w.mid(text, w.small) for text in self.parent)
        found += "".join(w.mid(text, w.small, "b") for text in self.agency[:-1])
        return found + w.under(self.agency[-1], w.small, 0.42, column)

    def _nation(self, w: Writer, column: float) -> str:
        motto = min(14.0, w.small + 1)
        return w.mid(NATION, w.small, "b") + w.under(MOTTO, motto, 1.0, column)

    def _code(self, w: Writer) -> str:
        found = w.mid(self.code, 13, gap=(6, 0))
        for number, text in enumerate(self.subject):
            found += w.mid(text, 12, gap=(0 if number else 6, 0))
        if self.mark:
            size = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}[self.mark]
            inside = w.mid(self.mark, 13, "br")
            found += w.par(w.box(inside, (33 - size / 2, 3), (size, 8), "FF0000"))
        return found

    def _date(self, w: Writer) -> str:
        place, rest = self.date.split(",", 1)
        size = min(14.0, w.small + 1)
        if w.program.accent != "word":
            return w.mid(self.date, size, "i", gap=(6, 0))
        tag = (
            '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" '
            f'w:element="place">{w.run(place, size, "i")}</w:smartTag>'
        )
        rest = w.run(f",{rest}", size, "i")
        return w.par(tag, rest, align="center", gap=(6, 0))

    def _lines(self, w: Writer) -> None:
        names = [*((t, "") for t in self.parent), *((t, "b") for t in self.agency)]
        names = [("", "")] * (2 - len(names)) + names
        rows = [
            (names[0], (NATION, "b"), w.small),
            (names[1], (MOTTO, "b"), w.small),
            ((self.code, ""), (self.date, "i"), 13.0),
        ]
        for index, (left, right, size) in enumerate(rows):
            drawn = ""
            if index == 1:
                length = 0.42 * width(left[0], size), width(right[0], size)
                drawn = w.rule(length[0], 66) + w.rule(length[1], 250)
            gap = " " * 10 if self.kind == "blanks" else "\t"
            start = " " * 4 if self.kind == "blanks" else "\t"
            runs = w.run(f"{start}{left[0]}", size, left[1])
            runs += w.run(f"{gap}{right[0]}", size, right[1])
            stops = () if self.kind == "blanks" else (30, 115)
            w.put(w.par(drawn, runs, tabs=stops, gap=(0, 8 if index == 1 else 0)))


def title(w: Writer, name: str, *subject: str, ruled: bool = True) -> None:
    """Type and subject, in one paragraph or several, with the rule below."""
    w.put(w.mid(name, w.size, "b", gap=(18, 0)))
    for index, text in enumerate(subject):
        last = index == len(subject) - 1
        if last and ruled:
            w.put(w.under(text, w.size, 0.42, 165))
        else:
            w.put(w.mid(text, w.size, "b"))
    w.put(w.par(gap=(0, 4)))


def to_one(w: Writer, name: str) -> None:
    w.put(w.mid(f"Kính gửi: {name}", gap=(12, 12)))


def to_many(w: Writer, *names: str, tabbed: bool = False) -> None:
    """The label with the list below it, or the first name beside it."""
    if tabbed:
        w.put(w.par(w.run(f"Kính gửi:\t- {names[0]};"), left=30, gap=(12, 0)))
        names = names[1:]
    else:
        w.put(w.par(w.run("Kính gửi:"), left=35, gap=(12, 0)))
    for index, name in enumerate(names, 1):
        end = "." if index == len(names) else ";"
        w.put(w.par(w.run(f"- {name}{end}"), left=55))


def recipients(w: Writer, *names: str) -> str:
    """The list; the last name is that of the archive."""
    found = w.par(w.run("Nơi nhận:", 12, "bi"))
    for name in names[:-1]:
        found += w.par(w.run(f"- {name};", 11))
    return found + w.par(w.run(f"- Lưu: {names[-1]}.", 11))


def signer(w: Writer, *lines: str) -> str:
    """Capacity and, below room for the signature, the name."""
    found = "".join(w.mid(text, 0, "b") for text in lines[:-1])
    return found + w.par() * 4 + w.mid(lines[-1], 0, "b")


def sign(w: Writer, to: Sequence[str], *lines: str, kind: str = "table") -> None:
    """Both blocks: in a table, one of three columns, or the signer above the list."""
    w.put(w.par(gap=(0, 2), line=120))
    if kind == "spacer":
        row = (recipients(w, *to), "", signer(w, *lines))
        w.put(w.table([row], (70, 10, 85)))
    elif kind == "moved":
        for text in (*lines[:-1], "", "", "", lines[-1]):
            w.put(w.mid(text, 0, "b", left=80) if text else w.par())
        w.put(recipients(w, *to))
    elif kind == "tabs":
        first = w.run("Nơi nhận:", 12, "bi") + w.run(f"\t{lines[0]}", 0, "b")
        w.put(w.par(first, tabs=(120,)))
        rest = [*lines[1:-1], "", "", lines[-1]]
        left = [*(f"- {name};" for name in to[:-1]), f"- Lưu: {to[-1]}."]
        for index in range(max(len(rest), len(left))):
            runs = w.run(left[index], 11) if index < len(left) else ""
            if index < len(rest) and rest[index]:
                runs += w.run(f"\t{rest[index]}", 0, "b")
            w.put(w.par(runs, tabs=(120,)))
    else:
        w.put(w.table([(recipients(w, *to), signer(w, *lines))], (75, 90)))


def two_signers(w: Writer, one: Sequence[str], other: Sequence[str]) -> None:
    w.put(w.par(line=120))
    w.put(w.table([(signer(w, *one), signer(w, *other))], (82, 83)))


def appendix(w: Writer, label: str, name: str, note: str) -> None:
    """On a page of its own; the section before must have ended."""
    w.put(w.mid(label, 14, "b"), w.mid(name, 0, "b"), w.mid(note, 0, "i"))
    w.put(w.par())


def grid(w: Writer, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """A table with borders whose first row is bold."""
    found = [
        [w.mid(text, 12, "" if number else "b") for text in row]
        for number, row in enumerate(rows)
    ]
    w.put(w.table(found, widths, grid=True), w.par(line=120))
