# SPDX-License-Identifier: LGPL-3.0-or-later
"""The unprivileged account that runs everything when the caller is root.

PostgreSQL refuses to run as root and Odoo should not, so root keeps only what
needs root (Debian packages, this account) and then becomes ``qlvb``.
A checkout the account cannot enter (``/root``, a private temporary directory) is
mirrored below ``/var/lib/qlvb`` and the work is done there.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .errors import SetupError
from .paths import Paths
from .process import is_root, run

ACCOUNT = "qlvb"
MIRRORS = Path("/var/lib/qlvb")


def service_paths(paths: Paths) -> Paths:
    """The same paths, or their mirror when ``qlvb`` cannot enter the checkout."""
    if not is_root() or _reachable(paths.root):
        return paths
    digest = hashlib.sha256(str(paths.root).encode()).hexdigest()[:8]
    mirror = MIRRORS / digest
    chosen = os.environ.get("QLVB_VAR")
    return Paths(root=mirror / "src", var=Path(chosen or mirror / "var"))


def continue_unprivileged(paths: Paths, arguments: list[str]) -> None:
    """Return at once for an ordinary user; as root, become ``qlvb`` and start again."""
    if not is_root():
        return
    ensure_account()
    target = service_paths(paths)
    if target != paths:
        _mirror(paths.root, target.root)
    target.home.mkdir(parents=True, exist_ok=True)
    _own(target.var)
    sys.stdout.flush()
    os.chdir(target.root)
    os.environ.update(
        HOME=str(target.home),
        USER=ACCOUNT,
        LOGNAME=ACCOUNT,
        QLVB_VAR=str(target.var),
        PYTHONPATH=str(target.setup),
        PYTHONDONTWRITEBYTECODE="1",
    )
    command = ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--init-groups"]
    command += [sys.executable, "-m", "qlvb_setup", *arguments]
    os.execvp(command[0], command)


def ensure_account() -> None:
    """Create the system account on first use; it has no password and no shell."""
    if _exists():
        return
    options = ["--system", "--user-group", "--no-create-home"]
    options += ["--home-dir", str(MIRRORS), "--shell", "/usr/sbin/nologin"]
    run("useradd", *options, ACCOUNT)


def _exists() -> bool:
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        return False
    return True


def _reachable(path: Path) -> bool:
    """Others may enter every directory down to ``path`` and read it."""
    parents = [path, *path.parents]
    enters = all(parent.stat().st_mode & 0o001 for parent in parents)
    return enters and bool(path.stat().st_mode & 0o004)


def _mirror(source: Path, target: Path) -> None:
    """Make ``target`` equal to ``source``, ``var/`` left out, in one rename."""
    fresh, old = target.with_name("src.new"), target.with_name("src.old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source, fresh, symlinks=True, ignore=_var_of(source))
    for path in (MIRRORS, target.parent):
        path.chmod(0o755)
    run("chmod", "-R", "a+rX", fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _var_of(source: Path) -> Callable[[str, list[str]], list[str]]:
    def ignored(directory: str, names: list[str]) -> list[str]:
        return [n for n in names if n == "var" and Path(directory) == source]

    return ignored


def _own(var: Path) -> None:
    var.mkdir(parents=True, exist_ok=True)
    find = ["find", str(var), "-not", "-user", ACCOUNT, "-exec"]
    chown = ["chown", "--no-dereference", f"{ACCOUNT}:{ACCOUNT}", "{}", "+"]
    if subprocess.run(find + chown, check=False).returncode:
        raise SetupError(
            f"The account '{ACCOUNT}' cannot be made the owner of {var}.",
            "Use a local file system, or set QLVB_VAR to a directory on one.",
        )
