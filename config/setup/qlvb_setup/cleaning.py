# SPDX-License-Identifier: LGPL-3.0-or-later
"""``make clean``: stop everything of ours and remove what was made."""

from __future__ import annotations

import shutil
from pathlib import Path

from .account import MIRRORS
from .authority import Authority
from .cluster import Cluster
from .paths import Paths
from .service import Service


def clean(paths: Paths) -> None:
    """Remove databases, environments and logs; downloads stay for the next time."""
    _stop_everything(paths)
    if paths.var.exists():
        for entry in paths.var.iterdir():
            if entry != paths.downloads:
                _remove(entry)
    print(f"Removed. Downloads are kept in {paths.downloads}")


def distclean(paths: Paths) -> None:
    """Remove the downloads as well."""
    _stop_everything(paths)
    _remove(paths.var)
    if MIRRORS in paths.root.parents:
        _remove(paths.root.parent)
    print("Removed, downloads as well.")


def _stop_everything(paths: Paths) -> None:
    for pid_file in [*paths.demo.glob("server.pid"), *paths.test.glob("*/server.pid")]:
        Service("server", pid_file.parent).stop()
    Authority(paths).stop()
    for cluster in (paths.var / "pg").glob("*"):
        Cluster(cluster).stop()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
