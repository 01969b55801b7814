# SPDX-License-Identifier: LGPL-3.0-or-later
"""Smaller commands: benchmark, offline verification, renewing the lock files."""

from __future__ import annotations

import os
import shlex
import subprocess

from . import machine
from .cluster import ROLE
from .demo import Demo
from .errors import SetupError
from .paths import Paths
from .progress import Progress
from .stages import pytest_environment
from .venv import BUILD, COMPILED_LOCKS

LOCAL_SOURCES = {
    "PIP_EXTRA_INDEX_URL",
    "PIP_FIND_LINKS",
    "PIP_INDEX_URL",
    "PIP_NO_INDEX",
}


def bench(paths: Paths) -> None:
    """``make bench``: the benchmarks of tests/load, with their figures shown."""
    progress = Progress(machine.TEST.steps, machine.STEPS)
    machine.provide_software(paths, machine.TEST, progress)
    with progress.step("Benchmarks"):
        command = [str(paths.python), "-m", "pytest", "tests/load", "-s", "-q"]
        _finish(paths, [*command, *shlex.split(os.environ.get("ARGS", ""))])


def verify(paths: Paths) -> None:
    """``make verify``: check the demo's journal, signatures and packages offline."""
    demo = Demo(paths)
    if not paths.python.exists() or not demo.is_installed:
        raise SetupError("There is no demo to verify.", "Make it first: make demo")
    demo.cluster.start()
    script = paths.root / "config" / "verify" / "verify.py"
    arguments = [*_what_to_verify(demo), *shlex.split(os.environ.get("ARGS", ""))]
    _finish(paths, [str(paths.python), str(script), *arguments])


def lock(paths: Paths) -> None:
    """``make lock``: newest versions that fit the .in files, with their hashes.

    Settings of this machine are left out, so that no local index or wheel gets in.
    """
    if not paths.python.exists():
        raise SetupError("The tools are not there yet.", "Make them first: make lint")
    environment = {k: v for k, v in os.environ.items() if k not in LOCAL_SOURCES}
    environment |= {
        "PIP_CONFIG_FILE": os.devnull,
        "CUSTOM_COMPILE_COMMAND": "make lock",
    }
    compile_lock = [str(paths.python), "-m", "piptools", "compile", "--quiet"]
    compile_lock += ["--upgrade", "--generate-hashes", "--strip-extras"]
    compile_lock += ["--allow-unsafe", "--no-emit-index-url", "--no-emit-find-links"]
    for name in (BUILD, *COMPILED_LOCKS):
        print(name, flush=True)
        subprocess.run(
            [*compile_lock, "-o", name, name.replace(".txt", ".in")],
            cwd=paths.root / "requirements",
            env=environment,
            check=True,
        )


def _what_to_verify(demo: Demo) -> list[str]:
    """The verifier's arguments: database, file store and roots of the demo."""
    instance, authority = demo.instance(0), demo.authority.directory
    connection = (
        f"host='{instance.cluster.socket}' port={instance.cluster.port} "
        f"user={ROLE} dbname={instance.database}"
    )
    roots = [f"--trust={authority / 'roots.pem'}"]
    roots += [f"--tsa-trust={authority / 'tsa-roots.pem'}"]
    return ["--dsn", connection, "--filestore", str(instance.filestore), *roots]


def _finish(paths: Paths, command: list[str]) -> None:
    environment = pytest_environment(paths)
    code = subprocess.run(command, cwd=paths.root, env=environment, check=False)
    raise SystemExit(code.returncode)
