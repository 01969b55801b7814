# SPDX-License-Identifier: LGPL-3.0-or-later
"""The command line a clerk or an auditor uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import qlvb_edxml
from qlvb_edxml import build
from qlvb_edxml.cli import _REFUSALS, main
from qlvb_edxml.errors import EdxmlError, TransportError

from tests.unit.qlvb_edxml.builders import SAMPLES, document


def test_document_is_summarised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(SAMPLES / "document_example.edxml")]) == 0
    shown = capsys.readouterr().out.splitlines()
    for line in (
        "Nơi gửi: H31.99 - Sở Thử nghiệm tỉnh Mẫu",
        "Nơi nhận: H31.99.06 - UBND phường Mẫu Hai",
        "Số, ký hiệu: 27/STN-VP",
        "Ngày văn bản: 05/01/2026",
        "Độ khẩn: Khẩn",
        "Tệp đính kèm: 27-STN-VP.pdf - 69 byte - Văn bản chính",
        "Tệp đính kèm: danh-sach.txt - 21 byte - Phụ lục",
    ):
        assert line in shown


def test_status_is_summarised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(SAMPLES / "status_example_03.edxml")]) == 0
    shown = capsys.readouterr().out
    assert "Trạng thái: 03 Đã tiếp nhận" in shown
    assert "Thời điểm: 05/01/2026 09:02:41" in shown


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"junk", "không phải XML"),
        (b"<a/>", "không phải gói tin edXML"),
        (b"<!DOCTYPE a><a/>", "nội dung nguy hiểm"),
        (
            build(document()).replace(
                b"<edXML:Subject>", "<edXML:Subject>[MẬT]".encode()
            ),
            "khai độ mật “mật” tại Subject",
        ),
        (build(document()).replace(b"2026/01/05<", b"x<"), "PromulgationDate"),
    ],
)
def test_bad_input_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    file = tmp_path / "packet.edxml"
    file.write_bytes(content)
    assert main(["show", str(file)]) == 1
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""


def test_absent_file_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "absent.edxml"]) == 1
    assert "Không đọc được tệp absent.edxml" in capsys.readouterr().err


def test_every_refusal_has_its_words() -> None:
    """A new error without a sentence would crash the command."""
    transport = {TransportError, *TransportError.__subclasses__()}
    reading = {e for e in EdxmlError.__subclasses__() if e not in transport}
    only_writing = {"duplicate_recipient"}
    assert {e.code for e in reading} - only_writing == set(_REFUSALS)


def test_package_runs_as_a_module_without_odoo() -> None:
    folder = Path(qlvb_edxml.__file__).parents[1]
    command = [sys.executable, "-m", "qlvb_edxml", "show"]
    done = subprocess.run(
        [*command, str(SAMPLES / "sdk_edoc_new.edxml")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "dòng 1" in done.stderr
