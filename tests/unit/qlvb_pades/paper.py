# SPDX-License-Identifier: LGPL-3.0-or-later
"""PDF files written byte by byte, with updates that no library would write."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

Make = Callable[[bytes], bytes]
_ROOM = 12000
PAGE = b"BT /F1 12 Tf 72 720 Td (Van ban that) Tj ET"
FAKE = b"BT /F1 12 Tf 72 720 Td (Van ban gia) Tj ET"
_FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


@dataclass(frozen=True)
class Paper:
    """A file and what is needed to go on from it: 1 catalog, 2 pages, 3 first page,
    4 its content, 5 the form."""

    data: bytes
    size: int
    fields: tuple[int, ...] = ()
    widgets: tuple[int, ...] = ()
    catalog: bytes = b""
    page: bytes = b""

    @property
    def startxref(self) -> int:
        return int(re.findall(rb"startxref\s+(\d+)", self.data)[-1])

    def updated(
        self,
        objects: dict[int, bytes],
        trailer: bytes = b"",
        *,
        free: Sequence[int] = (),
    ) -> "Paper":
        """One incremental update with a classic table."""
        out, places = bytearray(self.data), {}
        if not out.endswith(b"\n"):
            out += b"\n"
        for number, body in objects.items():
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        size = max([self.size, *(n + 1 for n in objects)])
        table = len(out)
        out += b"xref\n" + b"".join(
            b"%d 1\n%010d 00000 n \n" % (n, places[n]) for n in sorted(places)
        )
        out += b"".join(b"%d 1\n0000000000 00001 f \n" % number for number in free)
        out += b"trailer\n<</Size %d/Root 1 0 R/Prev %d%s>>\n" % (
            size,
            self.startxref,
            trailer,
        )
        out += b"startxref\n%d\n%%%%EOF\n" % table
        return replace(self, data=bytes(out), size=size)

    # -- the objects that change ----------

    def catalog_body(self) -> bytes:
        form = b"/AcroForm 5 0 R" if self.fields else b""
        return b"<</Type/Catalog/Pages 2 0 R%s%s>>" % (form, self.catalog)

    def form_body(self) -> bytes:
        return b"<</SigFlags 3/Fields[%s]>>" % _references(self.fields)

    def page_body(self) -> bytes:
        annotations = (
            b"/Annots[%s]" % _references(self.widgets) if self.widgets else b""
        )
        return (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<<%s>>%s%s>>" % (_FONT, annotations, self.page)
        )

    def with_field(self, body: bytes, *, on_page: bool = True) -> "Paper":
        """Another field, written by an update of its own."""
        number = max(self.size, 6)
        paper = replace(
            self,
            fields=(*self.fields, number),
            widgets=(*self.widgets, number) if on_page else self.widgets,
        )
        return paper.updated({number: body, **paper._shared(on_page=on_page)})

    def _shared(self, *, on_page: bool = True) -> dict[int, bytes]:
        found = {1: self.catalog_body(), 5: self.form_body()}
        return found | {3: self.page_body()} if on_page else found

    def with_store(
        self,
        certificates: Sequence[bytes] = (),
        answers: Sequence[bytes] = (),
        lists: Sequence[bytes] = (),
    ) -> "Paper":
        """Add a document security store (DSS)."""
        objects: dict[int, bytes] = {}
        entry, number = b"", self.size
        kinds = {b"Certs": certificates, b"OCSPs": answers, b"CRLs": lists}
        for kind, items in kinds.items():
            numbers = range(number, number + len(items))
            objects |= {n: stream(item) for n, item in zip(numbers, items, strict=True)}
            entry += b"/%s[%s]" % (kind, _references(numbers))
            number += len(items)
        paper = replace(self, catalog=self.catalog + b"/DSS<<%s>>" % entry)
        return paper.updated({**objects, 1: paper.catalog_body()})

    # -- signing ----------

    def signed(
        self,
        make: Make,
        *,
        label: bytes = b"Signature1",
        subfilter: bytes = b"adbe.pkcs7.detached",
        kind: bytes = b"Sig",
        entries: bytes = b"/M(D:20260601100000+07'00')",
        field: bytes = b"",
        more: dict[int, bytes] | None = None,
        perms: bool = False,
        spread: Callable[[bytes, int, int], list[int]] | None = None,
        fill: Callable[[bytes], bytes] | None = None,
        room: int = _ROOM,
    ) -> "Paper":
        """Sign in a new field; ``spread``: another ByteRange, ``fill``: the padding."""
        value = max([self.size, 6, *(n + 1 for n in more or ())])
        widget = value + 1
        catalog = self.catalog
        if perms:
            catalog += b"/Perms<</DocMDP %d 0 R>>" % value
        paper = replace(
            self,
            fields=(*self.fields, widget),
            widgets=(*self.widgets, widget),
            catalog=catalog,
        )
        blank = b"0" * 60
        holder = (
            b"<</Type/%s/Filter/Adobe.PPKLite/SubFilter/%s%s/ByteRange[%s]"
            b"/Contents<%s>>>" % (kind, subfilter, entries, blank, b"0" * (2 * room))
        )
        body = (
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/V %d 0 R/Rect[0 0 0 0]/F 132"
            b"/P 3 0 R%s>>" % (label, value, field)
        )
        objects = {**(more or {}), value: holder, widget: body, **paper._shared()}
        paper = paper.updated(objects)
        return replace(paper, data=_filled(paper.data, make, spread, fill, room))


def _filled(
    data: bytes,
    make: Make,
    spread: Callable[[bytes, int, int], list[int]] | None,
    fill: Callable[[bytes], bytes] | None,
    room: int,
) -> bytes:
    start = data.rindex(b"/Contents<" + b"0" * 100) + len(b"/Contents")
    end = start + 2 * room + 2
    numbers = [0, start, end, len(data) - end]
    if spread:
        numbers = spread(data, start, end)
    written = b" ".join(b"%d" % number for number in numbers).ljust(60)
    at = data.rindex(b"/ByteRange[", 0, start) + len(b"/ByteRange[")
    data = data[:at] + written + data[at + 60 :]
    covered = b"".join(
        data[max(offset, 0) : max(offset, 0) + max(length, 0)]
        for offset, length in zip(numbers[::2], numbers[1::2], strict=False)
    )
    inside = make(covered).hex().encode()
    padding = 2 * room - len(inside)
    assert padding >= 0, "no room for the signature"
    rest = fill(b"0" * padding) if fill else b"0" * padding
    assert len(rest) == padding
    return data[: start + 1] + inside + rest + data[end - 1 :]


def _references(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def paper(content: bytes = PAGE, *, version: bytes = b"1.7", pages: int = 1) -> Paper:
    """A new file, one classic table."""
    made = Paper(b"", 6 + pages - 1)
    extra = list(range(6, 6 + pages - 1))
    objects = {
        1: made.catalog_body(),
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (_references([3, *extra]), pages),
        3: made.page_body(),
        4: stream(content),
        5: b"null",
        **{number: made.page_body() for number in extra},
    }
    if not pages:
        objects[2] = b"<</Type/Pages/Kids[]/Count 0>>"
    out, places = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
    out += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return replace(made, data=bytes(out), size=len(objects) + 1)
