# SPDX-License-Identifier: LGPL-3.0-or-later
"""Background programs: found again, never mistaken, really stopped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from qlvb_setup.errors import SetupError
from qlvb_setup.process import is_alive
from qlvb_setup.service import Service

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


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
        service.wait_until_answering("http://127.0.0.1:9/", 30)
    assert str(service.log) in caught.value.remedy
