# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.errors import ReadingFailed
from qlvb_toolkit.field_reader import bounded_reading
from qlvb_toolkit.reading import read_document


def read(data: bytes, mimetype: str = "application/pdf", **limits: int):
    return bounded_reading(
        data, mimetype, **{"seconds": 60, "megabytes": 2048, **limits}
    )


def test_another_process_reads_the_same(decision_pdf: bytes):
    """R82: what is read comes back whole, each field with its place in the page."""
    found = read(decision_pdf)
    assert found == read_document(decision_pdf, "application/pdf")
    assert found.subject.box is not None


def test_a_file_that_says_nothing_leaves_every_field_empty():
    """R82: what cannot be read is no failure of the reader."""
    found = read(b"%PDF-1.7 broken")
    assert (found.subject.value, found.number.confidence) == ("", 0.0)


@pytest.mark.parametrize("limits", [{"megabytes": 24}, {"seconds": 0}])
def test_the_reader_stays_within_its_limits(limits, decision_pdf: bytes):
    """Invariant 10: neither the memory nor the time of the server is used up."""
    with pytest.raises(ReadingFailed):
        read(decision_pdf, **limits)
