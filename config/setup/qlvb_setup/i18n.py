# SPDX-License-Identifier: LGPL-3.0-or-later
"""``make i18n``: the terms of the five addons, as Odoo itself finds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .demo import ADDONS
from .dev import Workbench
from .errors import SetupError
from .odoo import Instance
from .paths import ROOT, Paths
from .process import run
from .testbed import Testbed, run_script

EXPORT = "i18n-export"


def renew(paths: Paths) -> None:
    """Write ``i18n/*.pot`` and ``vi.po``; the checkout belongs to the caller.

    Only the export needs Odoo, and with it the unprivileged account.
    """
    if not paths.python.exists():
        raise SetupError("The tools are not there yet.", "Make them first: make lint")
    command = [sys.executable, "-m", "qlvb_setup", EXPORT]
    if code := subprocess.run(command, check=False).returncode:
        raise SystemExit(code)
    environment = os.environ | {"PYTHONPATH": str(paths.setup)}
    program = (paths.python, "-m", "qlvb_setup.catalogue")
    print(run(*program, _exports(paths), ROOT / "addons", env=environment), end="")


def export(paths: Paths) -> None:
    """Export from ``DB``, or from a fresh database of the present sources."""
    name = os.environ.get("DB")
    if name:
        instance = Workbench(paths).existing_database(name)
    else:
        instance = Testbed(paths).fresh("i18n")
    export_terms(instance, _exports(paths))


def export_terms(instance: Instance, target: Path) -> None:
    """Write ``<addon>.pot`` of each addon into the directory ``target``.

    :raises SetupError: when the database lacks an addon, or the export fails
    """
    target.mkdir(parents=True, exist_ok=True)
    settings = {"QLVB_ADDONS": ",".join(ADDONS), "QLVB_TERMS": str(target)}
    script = instance.paths.setup / "export_terms.py"
    printed = run_script(instance, script, settings)
    for name in ADDONS:
        if f"{name} True" not in printed:
            raise SetupError(
                f"'{instance.database}' has no terms of {name}.",
                f"Is it installed there? The log: {instance.log}",
            )


def _exports(paths: Paths) -> Path:
    return paths.var / "i18n"
