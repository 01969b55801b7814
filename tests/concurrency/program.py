# SPDX-License-Identifier: LGPL-3.0-or-later
"""Programs that work on one database side by side, all real Odoo processes."""

import os
import signal
import subprocess
from pathlib import Path

from qlvb_setup.odoo import Instance

HERE = Path(__file__).parent


class Program:
    """An ``odoo shell`` that runs a script of this folder and talks by lines."""

    def __init__(self, instance: Instance, script: str, **settings: object) -> None:
        environment = instance.environment()
        environment |= {name: str(value) for name, value in settings.items()}
        environment["HERE"] = str(HERE)
        command = instance.command("shell", "--no-http", "--log-level=critical")
        with (HERE / script).open() as source:
            self.process = subprocess.Popen(
                command,
                env=environment,
                stdin=source,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def wait_for(self, word: str) -> str:
        """Return the first line that begins with ``word``."""
        assert self.process.stdout
        seen = []
        for line in self.process.stdout:
            if line.startswith(word):
                return line.strip()
            seen.append(line)
        raise AssertionError(f"ended without '{word}':\n" + "".join(seen))

    def finish(self) -> list[list[str]]:
        """Wait for the end; return the words of each further line."""
        # not communicate(): lines may wait in the buffer wait_for() read from
        assert self.process.stdout
        output = self.process.stdout.read()
        assert self.process.wait() == 0, output
        return [line.split() for line in output.splitlines()]

    def kill(self) -> None:
        """End it as a power cut does."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


def run(instance: Instance, script: str, **settings: object) -> list[list[str]]:
    """Run one script to its end; return the words of the lines it printed."""
    return Program(instance, script, **settings).finish()
