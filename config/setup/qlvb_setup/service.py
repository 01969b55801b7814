# SPDX-License-Identifier: LGPL-3.0-or-later
"""Programs that stay: started in the background, found again, stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import SetupError
from .process import LOOPBACK, is_alive, listens, wait_until_gone

STOP_SECONDS = 30.0


@dataclass(frozen=True)
class Service:
    """A background program known by its pid file."""

    name: str
    directory: Path

    @property
    def log(self) -> Path:
        return self.directory / f"{self.name}.log"

    @property
    def pid(self) -> int | None:
        """The process id while the program runs.

        The start time stands beside it, so that a process which got the number of
        a dead one is never taken for ours.
        """
        try:
            pid, started = self._pid_file.read_text().split()
        except (OSError, ValueError):
            return None
        alive = is_alive(int(pid)) and _start_time(int(pid)) == started
        return int(pid) if alive else None

    def start(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        cwd: Path | None = None,
    ) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        with self.log.open("a") as sink:
            process = subprocess.Popen(
                command,
                env=dict(environment),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._pid_file.write_text(f"{process.pid} {_start_time(process.pid)}")

    def wait_until_answering(self, port: int, path: str, seconds: float) -> None:
        """Wait for this very program: another one may answer on the same port.

        :raises SetupError: when the program ends or stays silent
        """
        url = f"http://{LOOPBACK}:{port}{path}"
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and (pid := self.pid) is not None:
            if listens(pid, port) and _answers(url):
                return
            time.sleep(0.2)
        raise SetupError(
            f"The program '{self.name}' did not start.", f"See its log: {self.log}"
        )

    def stop(self) -> bool:
        """Ask it to end, insist after a while; False when it did not run."""
        pid = self.pid
        if pid is None:
            return False
        os.killpg(pid, signal.SIGTERM)
        if not wait_until_gone(pid, STOP_SECONDS):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
        self._pid_file.unlink(missing_ok=True)
        return True

    @property
    def _pid_file(self) -> Path:
        return self.directory / f"{self.name}.pid"


def _start_time(pid: int) -> str:
    """Clock ticks at which the process started, from /proc."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=30).close()  # noqa: S310 - loopback
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
