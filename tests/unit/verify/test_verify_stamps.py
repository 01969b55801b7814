# SPDX-License-Identifier: LGPL-3.0-or-later
"""Time stamps over seals, by a real authority."""

from collections.abc import Iterator

import pytest
from qlvb_toolkit.errors import TimestampRefused
from qlvb_toolkit.timestamp import request_token, stamped_time

from config.verify.journal import check_journal
from config.verify.report import Section
from config.verify.rows import StampRow
from tests.fakes.pki import Pki, PkiSpec, free_port, make_pki, serve
from tests.unit.verify.samples import journal


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pki]:
    directory = tmp_path_factory.mktemp("pki")
    spec = PkiSpec(persons=(), agencies=())
    made = make_pki(directory, spec, port=free_port(), password="only-for-tests")
    with serve(made):
        yield made


@pytest.fixture(scope="module")
def token(pki: Pki) -> bytes:
    """A stamp over the second seal."""
    _events, seals = journal()
    return request_token(seals[1].digest, pki.tsa_url, timeout=20)


def check(pki: Pki, *stamps: StampRow, root: str = "tsa-root") -> Section:
    events, seals = journal()
    roots = (pki.certificate(root),) if root else ()
    return check_journal(events, seals, stamps=stamps, tsa_roots=roots)


def problems(section: Section) -> list[tuple[str, str]]:
    return [(fault.subject, fault.problem) for fault in section.faults]


def test_true_stamp(pki: Pki, token: bytes) -> None:
    """R31: a stamp over the newest seal proves all that was sealed before it."""
    section = check(pki, StampRow(1, 2, token))
    assert section.faults == ()
    assert section.notes == ()
    assert stamped_time(token).tzinfo is not None


def test_seals_without_stamp_are_told(pki: Pki, token: bytes) -> None:
    """R31: seals nobody has stamped yet are counted, they are no fault."""
    (note,) = check(pki).notes
    assert note.problem.startswith("2 dấu niêm")
    (first,) = check(pki, StampRow(1, 1, _first(pki))).notes
    assert first.problem.startswith("1 dấu niêm")


def _first(pki: Pki) -> bytes:
    return request_token(journal()[1][0].digest, pki.tsa_url, timeout=20)


def test_stamp_of_another_seal(pki: Pki, token: bytes) -> None:
    """R31: a stamp moved to another seal is found."""
    section = check(pki, StampRow(7, 1, token))
    assert problems(section) == [
        ("dấu thời gian 7", "của dấu niêm 1: không phải của dấu niêm này")
    ]


def test_forged_stamp(pki: Pki, token: bytes) -> None:
    """R31: one changed bit of the authority's signature is found."""
    forged = token[:-1] + bytes([token[-1] ^ 1])
    ((subject, problem),) = problems(check(pki, StampRow(7, 2, forged)))
    assert subject == "dấu thời gian 7"
    assert "chữ ký" in problem


def test_stamp_of_an_unknown_authority(pki: Pki, token: bytes) -> None:
    """R31: anybody can run an authority; only given roots count."""
    ((_subject, problem),) = problems(check(pki, StampRow(7, 2, token), root="root"))
    assert "chứng thư gốc" in problem


def test_without_roots_the_signature_is_left_open(pki: Pki, token: bytes) -> None:
    section = check(pki, StampRow(1, 2, token), root="")
    assert section.faults == ()
    (note,) = section.notes
    assert "--tsa-trust" in note.problem


@pytest.mark.parametrize("junk", [b"", b"junk", b"0\x03\x02\x01\x05"])
def test_junk_instead_of_a_stamp(pki: Pki, junk: bytes) -> None:
    ((_subject, problem),) = problems(check(pki, StampRow(7, 2, junk)))
    assert problem.endswith("không đọc được")


def test_stamp_whose_seal_is_gone(pki: Pki, token: bytes) -> None:
    """R31: seals cannot be taken away behind a stamp's back."""
    events, seals = journal()
    section = check_journal(
        events[:4], seals[:1], stamps=[StampRow(1, 2, token)], tsa_roots=()
    )
    assert problems(section) == [("dấu thời gian 1", "dấu niêm 2 không còn")]


@pytest.mark.parametrize("answer", ["nobody", "/nothing"])
def test_authority_that_gives_none(pki: Pki, answer: str) -> None:
    """An authority that is down or answers something else is one clear error."""
    url = f"http://127.0.0.1:{free_port()}" if answer == "nobody" else pki.tsa_url + "x"
    with pytest.raises(TimestampRefused):
        request_token("00" * 32, url, timeout=5)
