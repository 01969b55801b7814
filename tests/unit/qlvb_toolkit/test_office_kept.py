# SPDX-License-Identifier: LGPL-3.0-or-later
"""R62, R65: the LibreOffice that stays, and what a file can do to it."""

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import docx
import psutil
import pypdfium2
import pytest
from qlvb_toolkit import bounded, errors, office
from qlvb_toolkit.office import convert_to_pdf

from . import samples

PATIENCE = 120


@pytest.fixture(autouse=True)
def _none_before_none_after() -> Iterator[None]:
    office.stop()
    yield
    office.stop()
    assert _running() == []


@pytest.fixture(scope="module")
def long_document() -> bytes:
    """Five hundred pages."""
    document = docx.Document()
    for page in range(500):
        for line in range(18):
            document.add_paragraph(f"Trang {page}, đoạn {line}. " + "Kính gửi " * 40)
        document.add_page_break()
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _running(parent: int | None = None) -> list[psutil.Process]:
    """The LibreOffices that a process has; ours, when none is given."""
    found = []
    for process in psutil.Process(parent).children(recursive=True):
        try:
            if process.name() == "soffice.bin":
                found.append(process)
        except psutil.NoSuchProcess:
            continue
    return found


def _until(condition: Callable[[], object]) -> None:
    moment = threading.Event()
    for _try in range(PATIENCE * 100):
        if condition():
            return
        moment.wait(0.01)
    raise AssertionError("it never came")


def _spent(process: psutil.Process) -> float:
    """Seconds of the processor; none of one that is gone."""
    try:
        return sum(process.cpu_times()[:2])
    except psutil.NoSuchProcess:
        return 0


def test_the_next_file_needs_no_start() -> None:
    convert_to_pdf(samples.word())
    first = _running()
    convert_to_pdf(samples.word())
    assert len(first) == 1
    assert _running() == first


def test_two_at_once_do_not_wait_for_each_other() -> None:
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(convert_to_pdf, [samples.word(), samples.word("Hai")]))
    assert all(pdf.startswith(b"%PDF") for pdf in made)
    assert len(_running()) == 1


def test_it_is_replaced_after_many_files(monkeypatch) -> None:
    monkeypatch.setattr(office, "SERVED", 1)
    convert_to_pdf(samples.word())
    assert _running() == []


def test_one_that_hangs_is_ended(long_document) -> None:
    """R62: within the time limit, with a clear error; the next file is converted."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(convert_to_pdf, long_document, timeout_seconds=5)
        _until(_running)
        os.kill(_running()[0].pid, signal.SIGSTOP)
        with pytest.raises(errors.ConversionTimeout) as caught:
            future.result()
    assert caught.value.params == {"timeout_seconds": 5}
    assert _running() == []
    assert convert_to_pdf(samples.word()).startswith(b"%PDF")


def test_one_that_crashes_takes_no_file_with_it(long_document) -> None:
    """R62: what an earlier file may have spoilt is tried once in a new one."""
    convert_to_pdf(samples.word())
    (warm,) = _running()
    spent = _spent(warm)
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(convert_to_pdf, long_document)
        _until(lambda: _spent(warm) > spent + 0.3)
        warm.kill()
        assert len(pypdfium2.PdfDocument(future.result())) >= 500
    assert warm not in _running()


def test_a_file_that_makes_it_crash_fails(long_document) -> None:
    """R62: no half of a PDF is taken for the whole."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(convert_to_pdf, long_document)
        # with a new profile it starts twice, in less
        _until(lambda: [one for one in _running() if _spent(one) > 2])
        _running()[0].kill()
        with pytest.raises(errors.ConversionFailed):
            future.result()
    assert convert_to_pdf(samples.word()).startswith(b"%PDF")


def test_it_cannot_have_the_memory_of_the_server() -> None:
    """R65: it dies of its limit, not the server; the next file is converted."""
    with pytest.raises(errors.ConversionFailed):
        convert_to_pdf(samples.word(), megabytes=400)  # too little to start with
    assert _running() == []
    assert convert_to_pdf(samples.word()).startswith(b"%PDF")
    (warm,) = _running()
    limit = office.MEMORY_LIMIT * 1024 * 1024
    assert warm.rlimit(psutil.RLIMIT_AS) == (limit, limit)


def test_five_hundred_pages(long_document) -> None:
    """R62"""
    assert len(pypdfium2.PdfDocument(convert_to_pdf(long_document))) >= 500


def test_what_fails_changes_nothing_for_the_next() -> None:
    convert_to_pdf(samples.word())
    with pytest.raises(errors.ConversionFailed):
        convert_to_pdf(samples.archive({"a": b"b"}))
    assert _running() == []
    assert convert_to_pdf(samples.word()).startswith(b"%PDF")


def test_it_ends_with_the_process_that_started_it(tmp_path) -> None:
    """Killed, too: neither a process nor a file stays."""
    program = (
        "import sys; from qlvb_toolkit.office import convert_to_pdf;"
        "convert_to_pdf(sys.stdin.buffer.read()); print('made', flush=True);"
        "import signal; signal.pause()"
    )
    source = tmp_path / "source.docx"
    source.write_bytes(samples.word())
    with (
        source.open("rb") as stdin,
        subprocess.Popen(
            [sys.executable, "-P", "-c", program],
            stdin=stdin,
            stdout=subprocess.PIPE,
            env=bounded.environment() | {"TMPDIR": str(tmp_path)},
        ) as starter,
    ):
        assert starter.stdout
        assert starter.stdout.readline() == b"made\n"
        family = psutil.Process(starter.pid).children(recursive=True)
        assert _running(starter.pid)
        starter.kill()
    assert psutil.wait_procs(family, timeout=PATIENCE)[1] == []
    assert os.listdir(tmp_path) == ["source.docx"]


def test_it_knows_no_secret_of_the_server(monkeypatch) -> None:
    monkeypatch.setenv("QLVB_SIGNING_SECRET_HSM1", "bi-mat")
    convert_to_pdf(samples.word())
    (warm,) = _running()
    assert "bi-mat" not in str(warm.environ())
