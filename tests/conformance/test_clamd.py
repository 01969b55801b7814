# SPDX-License-Identifier: LGPL-3.0-or-later
"""The client speaks the protocol of Debian's own clamd, and so does our stand-in.

The daemon runs on a signature of the test's own: no download, little memory.
"""

import importlib.util
import socket
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from qlvb_setup.paths import ROOT
from qlvb_toolkit.antivirus import Scanner
from qlvb_toolkit.errors import InfectedFile, ScannerDown

CLAMD = "/usr/sbin/clamd"
FAKE = ROOT / "addons" / "qlvb_core" / "tests" / "fake_clamd.py"
START_SECONDS = 60
STREAM_LIMIT = 2 * 2**20
SETTINGS = """
Foreground yes
LocalSocket {folder}/clamd.sock
DatabaseDirectory {folder}/db
TemporaryDirectory {folder}
StreamMaxLength {limit}
LogFile {folder}/clamd.log
"""


def _fake():  # type: ignore[no-untyped-def]
    spec = importlib.util.spec_from_file_location("fake_clamd", FAKE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fake = _fake()
EICAR: bytes = fake.EICAR


@contextmanager
def _clamd(folder: Path) -> Iterator[str]:
    (folder / "db").mkdir()
    (folder / "db" / "test.ndb").write_text(f"Test.EICAR:0:*:{EICAR.hex()}\n")
    settings = folder / "clamd.conf"
    settings.write_text(SETTINGS.format(folder=folder, limit=STREAM_LIMIT))
    daemon = subprocess.Popen([CLAMD, "--config-file", str(settings)])
    try:
        _wait_until_ready(f"{folder}/clamd.sock", daemon)
        yield f"{folder}/clamd.sock"
    finally:
        daemon.terminate()
        daemon.wait(timeout=START_SECONDS)


def _wait_until_ready(address: str, daemon: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            Scanner(address, seconds=5).version()
        except ScannerDown:
            assert daemon.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _clamd(tmp_path_factory.mktemp("clamd")) as address:
        yield address


@pytest.fixture(params=["real", "fake"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "real":
        yield request.getfixturevalue("real")
        return
    stand_in: AbstractContextManager[str] = fake.FakeClamd()
    with stand_in as where:
        yield where


def test_it_says_what_it_is(address: str) -> None:
    assert Scanner(address).version().startswith("ClamAV ")


@pytest.mark.parametrize("data", [b"", b"a", b"\0" * 600_000])
def test_clean(address: str, data: bytes) -> None:
    Scanner(address).scan(data)


@pytest.mark.parametrize("before", [0, 1, 262_100, 1_000_000])
def test_infected_wherever_a_chunk_ends(address: str, before: int) -> None:
    with pytest.raises(InfectedFile) as caught:
        Scanner(address).scan(b" " * before + EICAR)
    assert caught.value.params == {"malware": fake.NAME}


def test_infected_in_an_archive(real: str) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", EICAR)
    with pytest.raises(InfectedFile):
        Scanner(real).scan(packed.getvalue())


def test_more_than_the_daemon_takes_is_not_called_clean(real: str) -> None:
    with pytest.raises(ScannerDown, match="size limit"):
        Scanner(real).scan(b" " * (4 * STREAM_LIMIT))


@pytest.mark.parametrize("where", ["/nowhere/clamd.sock", "localhost:1", "x:y"])
def test_nobody_there(where: str) -> None:
    with pytest.raises(ScannerDown):
        Scanner(where).scan(b"a")


@contextmanager
def _listener(answer: bytes | None) -> Iterator[str]:
    """A program that is no clamd: it answers something else, or never."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def serve() -> None:
            connection, _peer = server.accept()
            held.append(connection)
            if answer is not None:
                connection.sendall(answer)
                connection.shutdown(socket.SHUT_WR)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        thread.join()
        for connection in held:
            connection.close()


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400\0", b"stream: \0", None])
def test_an_answer_that_says_nothing_is_not_called_clean(answer: bytes | None) -> None:
    with _listener(answer) as where, pytest.raises(ScannerDown):
        Scanner(where, seconds=0.5).scan(b"a")
