# SPDX-License-Identifier: LGPL-3.0-or-later
"""The server dies between any two steps from signing to issuing."""

from collections import Counter
from collections.abc import Iterator

import pytest
from qlvb_setup.testbed import Testbed

from tests.concurrency.crowd import AGENCY, PIN, SIGNER, SPEC
from tests.concurrency.program import run
from tests.fakes.pki import free_port, make_pki, serve


@pytest.fixture(scope="module")
def lines(
    testbed: Testbed, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[list[str]]]:
    directory = tmp_path_factory.mktemp("pki")
    pki = make_pki(directory, SPEC, port=free_port(), password=PIN)
    with serve(pki):
        yield run(
            testbed.fresh("kill_issuing"),
            "kill_issuing.py",
            PKI_DIRECTORY=directory,
            PKI_PIN=PIN,
            SIGNER=SIGNER,
            AGENCY=AGENCY,
        )


def test_nothing_half_done_stays(lines: list[list[str]]) -> None:
    """R131, R133: killed before the commit, no row of ours differs; after it, all did.

    Sealing commits twice: first a number that is kept for the document, nothing else.
    No document has a number without its seal, nothing is issued without both
    signatures.
    """
    steps = [line[1:] for line in lines if line[0] == "step"]
    ends = Counter((act, end) for act, _name, end in steps)
    assert ends.pop(("seal", "kept")) == 1
    for act, fewest in (("sign", 15), ("seal", 20), ("issue", 10)):
        assert ends.pop((act, "untouched")) >= fewest
        assert ends.pop((act, "done")) == 1
    fine = ("untouched", "kept", "done")
    assert not ends, [step for step in steps if step[2] not in fine]


def test_the_next_try_succeeds(lines: list[list[str]]) -> None:
    """R133: the document goes on from where it stood, with the first number."""
    told = [line[1:] for line in lines if line[0] == "act"]
    assert told == [
        ["sign", "signed", "False"],
        ["seal", "sealed", "01"],
        ["issue", "issued", "01"],
    ]


def test_no_number_is_lost_or_used_twice(lines: list[list[str]]) -> None:
    """R133: whatever died on the way, the next document has the next number."""
    assert ["entries", "1:False", "2:True"] in lines


def test_kept_files_verify(lines: list[list[str]]) -> None:
    """R131, R140: document and appendix carry signatures that hold."""
    assert ["files", "2", "valid", "original"] in lines
