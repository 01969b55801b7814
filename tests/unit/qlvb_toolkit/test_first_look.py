# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psutil
import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)
from qlvb_toolkit.errors import ReadingFailed
from qlvb_toolkit.extract import first_page_text
from qlvb_toolkit.first_look import FirstLook, look_at, looking_at, stop
from qlvb_toolkit.scan_quality import read_quality

from .test_scan_quality import a_scan

PDF = "application/pdf"


def two_pages_the_second_endless() -> bytes:
    """A small PDF whose second page never ends."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return endless_page(writer)


def endless_page(writer: PdfWriter | None = None) -> bytes:
    """A page that draws a form twice that draws another twice..."""
    writer = writer or PdfWriter()
    inner = None
    for _depth in range(40):
        inner = _form(writer, inner)
    page = writer.add_blank_page(595, 842)
    page[NameObject("/Resources")] = _resources(inner)
    drawing = DecodedStreamObject()
    drawing.set_data(b"/F Do")
    page[NameObject("/Contents")] = writer._add_object(drawing)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _form(writer, inner):
    form = DecodedStreamObject()
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(NumberObject, (0, 0, 595, 842))),
        }
    )
    form.set_data(b"/F Do /F Do" if inner else b"0 0 9 9 re f")
    if inner:
        form[NameObject("/Resources")] = _resources(inner)
    return writer._add_object(form)


def _resources(form):
    named = DictionaryObject({NameObject("/F"): form})
    return DictionaryObject({NameObject("/XObject"): named})


LIMITS = {"seconds": 60, "megabytes": 1024}


def look(data: bytes, **limits: int) -> FirstLook:
    return look_at(data, **{**LIMITS, **limits})


def test_the_first_page_comes_back_as_it_is(decision_pdf):
    """R60: what is looked at for a secrecy mark is what stands there."""
    assert look(decision_pdf).text == first_page_text(decision_pdf) != ""


def test_a_scan_is_seen_as_one(decision_pdf):
    """R78: how it was scanned comes with the same look."""
    assert look(a_scan()).scan == read_quality(a_scan(), PDF) is not None
    assert look(decision_pdf).scan is None


def test_a_broken_file_shows_nothing():
    """R60: it is refused for what it is, elsewhere."""
    assert look(b"%PDF-1.7 broken") == FirstLook()
    assert look(b"") == FirstLook()


def test_a_page_that_takes_too_long_is_given_up():
    """Invariant 10: a hostile page does not keep the server busy."""
    stop()
    before = psutil.Process().children()
    with pytest.raises(ReadingFailed):
        look(endless_page(), seconds=1)
    stop()
    assert psutil.Process().children() == before  # no process is left behind


def test_pages_behind_the_first_that_take_too_long():
    """Invariant 10: the first page is known all the same, and the next file read."""
    assert look(two_pages_the_second_endless(), seconds=3) == FirstLook()
    assert look(a_scan()).scan


def test_what_breaks_the_reader_breaks_no_later_look(decision_pdf):
    """Invariant 10: the file after a hostile one is read as always."""
    with pytest.raises(ReadingFailed):
        look(b"x" * (200 * 2**20), megabytes=150)
    assert look(decision_pdf, megabytes=1024).text


def test_many_at_once(decision_pdf):
    """Each gets the answer to its own file."""
    files = [decision_pdf, a_scan(), b"%PDF-1.7 broken"] * 4
    with ThreadPoolExecutor(6) as pool:
        looks = list(pool.map(look, files))
    assert [bool(seen.text) for seen in looks] == [True, False, False] * 4
    assert [bool(seen.scan) for seen in looks] == [False, True, False] * 4


def test_a_copy_of_the_process_asks_one_of_its_own(decision_pdf):
    """The server forks its workers: none takes another's answer."""
    look(decision_pdf)
    child = os.fork()
    if not child:
        right = look(a_scan()).scan is not None
        os._exit(0 if right else 1)
    assert look(decision_pdf).text
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_who_does_not_wait_for_the_answer_leaves_it_to_nobody(decision_pdf):
    """What fails in the meantime must not give the next file another's text."""
    with pytest.raises(ZeroDivisionError), looking_at(decision_pdf, **LIMITS):
        raise ZeroDivisionError
    assert look(a_scan()) == FirstLook("", read_quality(a_scan(), PDF))


def test_two_files_in_each_others_time(decision_pdf):
    """Neither waits for the other."""
    with (
        looking_at(decision_pdf, **LIMITS) as text,
        looking_at(a_scan(), **LIMITS) as scan,
    ):
        assert (scan().scan, text().scan) == (read_quality(a_scan(), PDF), None)


def test_who_was_torn_away_leaves_no_answer_to_the_next(decision_pdf):
    """R60: no file passes by the look at another one, whatever ended that."""
    limits = {"seconds": 20}  # the time the next one would wait in vain
    look(decision_pdf, **limits)
    with pytest.raises(_TimeIsUpError), _torn_away_soon():
        look(endless_page(), **limits)
    assert look(decision_pdf, **limits).text == first_page_text(decision_pdf)


class _TimeIsUpError(Exception):
    """As Odoo ends a request that used its time."""


@contextmanager
def _torn_away_soon():
    def tear(*_signal):
        raise _TimeIsUpError

    before = signal.signal(signal.SIGALRM, tear)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
