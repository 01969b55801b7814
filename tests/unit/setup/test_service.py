# SPDX-License-Identifier: LGPL-3.0-or-later
"""Background programs: found again, never mistaken, really stopped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from qlvb_setup.errors import SetupError
from qlvb_setup.process import is_alive, reserved_port_from
from qlvb_setup.service import Service

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
# as the authority's: refuses a port that is taken
SERVER = """import sys
from http.server import HTTPServer, SimpleHTTPRequestHandler
HTTPServer(("127.0.0.1", int(sys.argv[1])), SimpleHTTPRequestHandler).serve_forever()
"""
FIRST_PORT = 8374


def test_a_started_program_is_found_and_stopped(tmp_path: Path) -> None:
    service = Service("sleeper", tmp_path)
    service.start(SLEEPER, os.environ)
    pid = Service("sleeper", tmp_path).pid
    assert pid is not None
    assert service.stop()
    assert not is_alive(pid)
    assert not service.stop()


def test_another_process_with_the_same_number_is_not_ours(tmp_path: Path) -> None:
    with subprocess.Popen(SLEEPER) as stranger:
        (tmp_path / "sleeper.pid").write_text(f"{stranger.pid} 1")
        service = Service("sleeper", tmp_path)
        assert service.pid is None
        assert not service.stop()
        assert stranger.poll() is None
        stranger.kill()


def test_a_program_that_dies_is_reported_with_its_log(tmp_path: Path) -> None:
    service = Service("broken", tmp_path)
    service.start([sys.executable, "-c", "raise SystemExit('no')"], os.environ)
    with pytest.raises(SetupError, match="did not start") as caught:
        service.wait_until_answering(9, "/", 30)
    assert str(service.log) in caught.value.remedy


def test_another_program_on_the_port_is_not_taken_for_ours(tmp_path: Path) -> None:
    """Of two checkouts one has the port; the other never talks to its program."""
    ours, other = Service("ours", tmp_path), Service("other", tmp_path)
    with reserved_port_from(FIRST_PORT) as port:
        pass
    other.start([sys.executable, "-c", SERVER, str(port)], os.environ)
    ours.start([sys.executable, "-c", SERVER, str(port)], os.environ)
    try:
        told = []
        for service in (ours, other):
            try:
                service.wait_until_answering(port, "/", 30)
            except SetupError as error:
                told.append(error.problem)
        assert len(told) == 1
    finally:
        ours.stop()
        other.stop()


def test_two_that_look_for_a_port_find_two() -> None:
    with reserved_port_from(FIRST_PORT) as one, reserved_port_from(one) as other:
        assert other > one
