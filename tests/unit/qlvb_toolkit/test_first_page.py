# SPDX-License-Identifier: LGPL-3.0-or-later
import os

import pytest
from qlvb_toolkit.errors import ReadingFailed
from qlvb_toolkit.extract import first_page_text
from qlvb_toolkit.first_page import bounded_first_page


def read(data: bytes, **limits: int) -> str:
    return bounded_first_page(data, **{"seconds": 60, "megabytes": 1024, **limits})


def test_the_first_page_comes_back_as_it_is(decision_pdf):
    """R60: what is looked at for a secrecy mark is what stands there."""
    assert read(decision_pdf) == first_page_text(decision_pdf) != ""


def test_a_broken_file_has_no_first_page():
    """R60: it is refused for what it is, elsewhere."""
    assert read(b"%PDF-1.7 broken") == ""


def test_a_page_that_takes_too_long_is_given_up(decision_pdf):
    """Invariant 10: a hostile page does not keep the server busy."""
    with pytest.raises(ReadingFailed):
        read(decision_pdf, seconds=0)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
