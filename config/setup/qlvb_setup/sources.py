# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where this machine gets its software: asked of apt and pip, never assumed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from .errors import SetupError

BUNDLED_PIP = Path("/usr/share/python-wheels")
DEFAULT_INDEX = re.compile(r"--index-url <url>\s.*?\(default\s+(\S+)\)", re.DOTALL)
UNBROKEN = {"COLUMNS": "10000"}  # help texts in one line, addresses in one piece
RELEASE_FILE = "/dists/bookworm/InRelease"


def debian_mirror() -> str:
    """The base of Debian's archive: ``QLVB_DEBIAN_MIRROR``, or apt's own.

    :raises SetupError: when apt has no source for this Debian release
    """
    return os.environ.get("QLVB_DEBIAN_MIRROR") or machine_mirror()


def machine_mirror() -> str:
    """The base of the archive apt takes this Debian release from.

    Other archives may call a suite "bookworm" as well; Debian's own tells its origin
    once its index is there, and stands first by custom before that.

    :raises SetupError: when there is none
    """
    found = main_archives(_output("apt-get", "--print-uris", "update"))
    if not found:
        raise SetupError(
            "apt has no source for Debian 12 (bookworm).",
            "Add one to /etc/apt/sources.list, as the Debian installer does.",
        )
    form = "$(ORIGIN) $(REPO_URI)"
    targets = _output("apt-get", "indextargets", "--format", form).splitlines()
    known = [base for base in found if f"Debian {base}/" in targets]
    return (known or found)[0]


def main_archives(uris: str) -> list[str]:
    """Bases of the archives with a suite "bookworm", of ``apt-get --print-uris``."""
    addresses = [line.split("'")[1] for line in uris.splitlines() if "'" in line]
    return [
        address.removesuffix(RELEASE_FILE)
        for address in addresses
        if address.endswith(RELEASE_FILE)
    ]


def python_index(python: Path) -> str | None:
    """The package index pip uses by its settings; none before there is a pip.

    pip names it, with every setting considered, in its help and nowhere else.
    """
    for pip in ([str(python), "-m", "pip"], _bundled_pip(python)):
        if found := DEFAULT_INDEX.search(_output(*pip, "download", "--help")):
            return found.group(1)
    return None


def _bundled_pip(python: Path) -> list[str]:
    """The pip Debian keeps for new environments, run as it is."""
    wheels = [str(path / "pip") for path in BUNDLED_PIP.glob("pip-*.whl")]
    return [str(python), *wheels]


def _output(*command: str) -> str:
    """What a program prints; nothing when it is not there."""
    try:
        result = subprocess.run(
            command,
            env=os.environ | UNBROKEN,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return ""
    return result.stdout
