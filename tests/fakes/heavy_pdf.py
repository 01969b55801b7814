# SPDX-License-Identifier: LGPL-3.0-or-later
"""PDF files that are small to send and much to read."""

import zlib
from io import SEEK_END, BytesIO

from pypdf import PdfReader


class _Book:
    """Writes objects one after the other and remembers where they stand."""

    def __init__(self) -> None:
        self.file = BytesIO()
        self.file.write(b"%PDF-1.7\n")
        self.rows: list[tuple[int, int, int]] = [(0, 0, 0)]

    def add(self, body: bytes) -> int:
        number = len(self.rows)
        self.rows.append((1, self.file.tell(), 0))
        self.file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def pack(self, bodies: list[bytes]) -> None:
        """Put objects into an object stream."""
        holder = len(self.rows)
        heads, place = [], 0
        for index, body in enumerate(bodies, start=1):
            heads.append(b"%d %d" % (holder + index, place))
            place += len(body) + 1
        head = b" ".join(heads) + b" "
        packed = zlib.compress(head + b" ".join(bodies))
        entry = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>"
        self.add(
            entry % (len(bodies), len(head), len(packed))
            + b"stream\n"
            + packed
            + b"\nendstream"
        )
        self.rows += [(2, holder, index) for index in range(len(bodies))]

    def close(self) -> bytes:
        start, number = self.file.tell(), len(self.rows)
        rows = [*self.rows, (1, start, 0)]
        table = zlib.compress(
            b"".join(
                kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2)
                for kind, place, index in rows
            )
        )
        entry = b"<</Type/XRef/Size %d/W[1 4 2]/Root 1 0 R"
        entry += b"/Filter/FlateDecode/Length %d>>"
        self.file.write(b"%d 0 obj\n" % number + entry % (number + 1, len(table)))
        self.file.write(b"stream\n" + table + b"\nendstream\nendobj\n")
        self.file.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self.file.getvalue()


def many_objects(count: int, *, packed: int = 200) -> bytes:
    """One page and so many objects that nothing needs."""
    book = _start(1)
    for first in range(0, count, packed):
        size = min(packed, count - first)
        book.pack([b"<</A %d/B[1 2 3]>>" % number for number in range(size)])
    return book.close()


def many_pages(count: int) -> bytes:
    """So many empty pages."""
    return _start(count).close()


def _start(pages: int) -> _Book:
    book = _Book()
    book.add(b"<</Type/Catalog/Pages 2 0 R>>")
    kids = b" ".join(b"%d 0 R" % (3 + index) for index in range(pages))
    book.add(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids))
    for _page in range(pages):
        book.add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
    return book


def grown(pdf: bytes, count: int) -> bytes:
    """The file with a revision of so many objects more, as any program may add one."""
    trailer = PdfReader(BytesIO(pdf)).trailer
    first, root = int(trailer["/Size"]), trailer.raw_get("/Root").idnum
    file = BytesIO(pdf)
    file.seek(0, SEEK_END)
    file.write(b"\n")
    places = []
    for number in range(first, first + count):
        places.append(file.tell())
        file.write(b"%d 0 obj\n<</A %d>>\nendobj\n" % (number, number))
    start = file.tell()
    file.write(b"xref\n%d %d\n" % (first, count))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    entry = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    before = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    file.write(entry % (first + count, root, before, start))
    return file.getvalue()
