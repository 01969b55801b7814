# SPDX-License-Identifier: LGPL-3.0-or-later
"""The part that may need root: checks first, then the missing Debian packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import account, odoo_source, packages, preflight, sources
from .paths import Paths
from .progress import Progress, note
from .venv import DEMO_LOCKS, SYSTEM_PYTHON, TEST_LOCKS, Environment

STEPS = 2


@dataclass(frozen=True)
class Need:
    """What a command asks of the machine."""

    lists: tuple[str, ...]
    locks: tuple[str, ...]
    steps: int


DEMO = Need(("debian-packages.txt",), DEMO_LOCKS, steps=9)
TEST = Need(("debian-packages.txt", "debian-packages-test.txt"), TEST_LOCKS, steps=5)


def prepare(
    paths: Paths, need: Need, check_more: Callable[[Paths], None] | None = None
) -> None:
    """Check everything, then install what is missing.

    :param check_more: what else must be true before the command changes anything
    :raises SetupError: before anything was changed
    """
    progress = Progress(need.steps)
    with progress.step("Checking the machine"):
        missing = _check(paths, need, check_more)
    with progress.step("Debian packages"):
        if missing:
            note(f"installing {len(missing)}: {' '.join(missing)}")
            packages.install(missing, account.service_paths(paths).log / "apt.log")


def provide_software(paths: Paths, need: Need, progress: Progress) -> None:
    """Odoo and the Python environment, without root."""
    with progress.step("Odoo 19.0"):
        odoo = odoo_source.provide(paths)
    with progress.step("Python environment"):
        Environment(paths, need.locks).provide(odoo)


def _check(
    paths: Paths, need: Need, check_more: Callable[[Paths], None] | None
) -> list[str]:
    preflight.check_system()
    # Sources are read where the caller is; what is made may lie elsewhere
    target = replace(paths, var=account.service_paths(paths).var)
    missing = _missing_packages(paths, need)
    environment = Environment(target, need.locks)
    odoo_there = odoo_source.is_available(target)
    preflight.check_privileges(missing)
    if check_more:
        check_more(target)
    first_time = bool(missing) or not environment.is_ready
    preflight.check_disk(
        target.var,
        preflight.FIRST_TIME_GIGABYTES
        if first_time
        else preflight.EVERY_TIME_GIGABYTES,
    )
    if missing:
        preflight.check_debian_mirror(sources.machine_mirror(), "bookworm")
    if not odoo_there:
        preflight.check_debian_mirror(sources.debian_mirror(), odoo_source.SUITE)
    if not environment.is_downloaded:
        preflight.check_python_index(SYSTEM_PYTHON)
    return missing


def _missing_packages(paths: Paths, need: Need) -> list[str]:
    wanted = [
        name for file in need.lists for name in packages.read_list(paths.setup / file)
    ]
    return packages.missing(wanted)
