# SPDX-License-Identifier: LGPL-3.0-or-later
"""Command line: ``python3 -m qlvb_setup <command>``, called by the Makefile."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from . import account, cleaning, demo, dev, i18n, machine, stages, tools
from .errors import SetupError
from .paths import Paths

READY = "--ready"


@dataclass(frozen=True)
class Command:
    """What a command does, and what it needs of the machine before."""

    run: Callable[[Paths], None]
    need: machine.Need | None = None
    check: Callable[[Paths], None] | None = None
    stays_root: bool = False


COMMANDS = {
    "demo": Command(demo.start, machine.DEMO, demo.check_ports),
    "stop": Command(demo.stop, stays_root=True),
    "clean": Command(cleaning.clean, stays_root=True),
    "distclean": Command(cleaning.distclean, stays_root=True),
    "test": Command(stages.run, machine.TEST),
    "lint": Command(stages.run_lint, machine.TEST),
    "bench": Command(tools.bench, machine.TEST),
    "verify": Command(tools.verify),
    "lock": Command(tools.lock, stays_root=True),
    "i18n": Command(i18n.renew, stays_root=True),
    i18n.EXPORT: Command(i18n.export),
    "dev-db": Command(dev.create_database),
    "dev-update": Command(dev.update_database),
    "dev-test": Command(dev.run_tests),
    "dev-serve": Command(dev.serve),
    "dev-shell": Command(dev.shell),
    "dev-psql": Command(dev.psql),
    "dev-stop": Command(dev.stop),
}


def main(arguments: list[str]) -> None:
    """Prepare the machine, drop root, run; ``--ready`` marks the second half."""
    command = COMMANDS[arguments[0]]
    paths = Paths.from_environment()
    if command.stays_root:
        command.run(account.service_paths(paths))
        return
    if command.need and READY not in arguments:
        machine.prepare(paths, command.need, command.check)
    account.continue_unprivileged(paths, [arguments[0], READY])
    command.run(paths)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as error:
        sys.exit(f"\nERROR: {error.problem}\n{error.remedy}")
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; give the command again to go on.")
