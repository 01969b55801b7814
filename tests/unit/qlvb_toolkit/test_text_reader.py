# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.errors import ReadingFailed
from qlvb_toolkit.text_reader import bounded_text


def read(data: bytes, mimetype: str = "text/plain", **limits: int) -> str:
    return bounded_text(data, mimetype, **{"seconds": 60, "megabytes": 2048, **limits})


def test_a_file_is_read_by_another_process():
    """R177: the text comes back as it is written."""
    assert read("Kiên cố hóa kênh mương".encode()) == "Kiên cố hóa kênh mương"


def test_a_file_without_text_yields_none():
    """R177: what cannot be read is no failure of the reader."""
    assert read(b"%PDF-1.7 broken", "application/pdf") == ""


@pytest.mark.parametrize("limits", [{"megabytes": 24}, {"seconds": 0}])
def test_a_reader_stays_within_its_limits(limits):
    """Invariant 10: neither the memory nor the time of the server is used up."""
    with pytest.raises(ReadingFailed):
        read(b"x" * 1000, **limits)
