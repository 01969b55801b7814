# SPDX-License-Identifier: LGPL-3.0-or-later
"""What must be true before anything is changed."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from . import sources
from .errors import SetupError
from .process import is_root, port_is_taken

OS_RELEASE = Path("/etc/os-release")
GIGABYTE = 10**9
FIRST_TIME_GIGABYTES = 6
EVERY_TIME_GIGABYTES = 1
APT_HELPER = "/usr/lib/apt/apt-helper"


def check_system(os_release: Path = OS_RELEASE) -> None:
    """:raises SetupError: on anything but Debian 12"""
    found = _parse_os_release(os_release)
    if (found.get("ID"), found.get("VERSION_ID")) != ("debian", "12"):
        name = found.get("PRETTY_NAME", "an unknown system")
        raise SetupError(
            f"This system is not supported: {name}.",
            "Use Debian 12 (bookworm), for example in a virtual machine.",
        )


def check_disk(directory: Path, gigabytes: int) -> None:
    """:raises SetupError: when the file system of a (future) directory is too full"""
    present = next(p for p in (directory, *directory.parents) if p.exists())
    free = shutil.disk_usage(present).free
    if free < gigabytes * GIGABYTE:
        raise SetupError(
            f"Too little disk space on {present}: {free / GIGABYTE:.1f} GB free, "
            f"{gigabytes} GB needed.",
            "Free some space, or set QLVB_VAR to a directory on a larger disk.",
        )


def check_port(port: int, remedy: str) -> None:
    """:raises SetupError: with ``remedy``, when another program listens on the port"""
    if port_is_taken(port):
        raise SetupError(f"Port {port} is taken by another program.", remedy)


def check_privileges(missing_packages: list[str]) -> None:
    """:raises SetupError: when packages are missing and we may not install them"""
    if missing_packages and not is_root() and not shutil.which("sudo"):
        raise SetupError(
            "Debian packages are missing and neither root rights nor sudo are there.",
            f"As root: apt-get install --no-install-recommends "
            f"{' '.join(missing_packages)}",
        )


def check_debian_mirror(mirror: str, suite: str) -> None:
    """:raises SetupError: when a Debian archive does not answer for a suite"""
    uri = f"{mirror}/dists/{suite}/InRelease"
    with tempfile.TemporaryDirectory() as scratch:
        target = str(Path(scratch) / "InRelease")
        options = ["-oAcquire::Retries=1", "-oAcquire::http::Timeout=20"]
        fetch = [APT_HELPER, *options, "download-file", uri, target]
        result = subprocess.run(fetch, capture_output=True, check=False)
    if result.returncode:
        raise _no_network(uri)


def check_python_index(python: Path) -> None:
    """:raises SetupError: when the Python package index does not answer"""
    index = sources.python_index(python)
    if index is None or not index.startswith("http"):
        return  # no pip to ask yet, or a folder: pip itself will tell
    index = index.rstrip("/")
    try:
        context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
        request = urllib.request.Request(f"{index}/pip/", method="HEAD")  # noqa: S310
        urllib.request.urlopen(request, timeout=20, context=context).close()  # noqa: S310
    except urllib.error.HTTPError:
        return  # it answers; whether it has what we need, pip will say
    except OSError as error:
        raise _no_network(f"{index} ({error})") from None


def _no_network(address: str) -> SetupError:
    return SetupError(
        f"No network: {address} does not answer, and downloads are still needed.",
        "Connect the machine, or set its proxy for apt and pip, and try again.",
    )


def _parse_os_release(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    pairs = (line.partition("=") for line in path.read_text().splitlines())
    return {name: value.strip('"') for name, _, value in pairs}
