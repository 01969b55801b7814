# SPDX-License-Identifier: LGPL-3.0-or-later
"""R213: a month of the journal as a file that is checked without the system."""

import json
import zipfile
from pathlib import Path

import pytest
from qlvb_toolkit import chain
from qlvb_toolkit.journal_export import write_archive
from qlvb_toolkit.journal_verify import main
from qlvb_toolkit.types import Seal

BEFORE = "ab" * 32


def _events(first: int, last: int) -> list[tuple[int, str, str]]:
    texts = {n: chain.canonical({"code": "xem", "n": n}) for n in range(first, last)}
    digests = {n: chain.event_digest({"code": "xem", "n": n}) for n in texts}
    return [(n, text.decode(), digests[n]) for n, text in texts.items()]


def _seal(previous: str, events: list[tuple[int, str, str]]) -> Seal:
    digests = [digest for _id, _text, digest in events]
    return chain.seal(previous, events[0][0], events[-1][0], digests)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten events in two seals of a month, and between them one of the next month."""
    early, foreign, late = _events(41, 46), _events(46, 47), _events(47, 52)
    seals = [_seal(BEFORE, early)]
    seals.append(_seal(seals[-1].digest, foreign))
    seals.append(_seal(seals[-1].digest, late))
    path = tmp_path / "month.zip"
    digest = write_archive(path, early + late, seals, [(seals[-1].digest, b"token")])
    assert len(digest) == 64
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def _verify(folder: Path, *options: str) -> int:
    files = [str(folder / name) for name in ("events.jsonl", "seals.jsonl")]
    return main([*files, *options])


def test_a_month_verifies_alone(folder: Path) -> None:
    """R213: what was taken out is still provable."""
    assert _verify(folder, "--part") == 0
    assert _verify(folder) == 1  # it is no whole journal
    assert (folder / "README.txt").read_text().count("--part") == 1


@pytest.mark.parametrize("line", [0, 4, 9])
def test_a_removed_event_of_a_month_is_found(
    folder: Path, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """R31: also after it left the database."""
    path = folder / "events.jsonl"
    lines = path.read_text().splitlines()
    gone = json.loads(lines.pop(line))["id"]
    path.write_text("\n".join(lines))
    assert _verify(folder, "--part") == 1
    assert f"removed {gone}" in capsys.readouterr().out
