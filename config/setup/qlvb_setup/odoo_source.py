# SPDX-License-Identifier: LGPL-3.0-or-later
"""Finding Odoo 19.0: ``ODOO_HOME``, what is unpacked, or Debian's package.

The package ``odoo-19`` is in Debian's suite sid. It is fetched with an apt
configuration of its own below ``var/apt``, from the archive the machine itself uses
(or ``QLVB_DEBIAN_MIRROR``). It verifies the suite's signature and leaves the machine's
sources alone. The package is unpacked, not installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from . import sources
from .errors import SetupError
from .paths import Paths
from .process import run
from .progress import note

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
PACKAGE = "odoo-19"
SUITE = "sid"
DIST_PACKAGES = "usr/lib/python3/dist-packages"
SERIES = ("19", "0")
# Country, shop and web site addons: half of the package, none of it used
LEFT_OUT = ("l10n_*", "pos_*", "theme_*", "website*")
# The package links into these folders, which other Debian packages fill
SHARED = ("javascript", "fonts", "fonts-font-awesome")


def given_home(paths: Paths) -> Path | None:
    """The tree ``ODOO_HOME`` names now or named at an earlier run, checked.

    :raises SetupError: when it is not an Odoo 19.0
    """
    remembered = _memory(paths).read_text() if _memory(paths).exists() else ""
    value = os.environ.get("ODOO_HOME") or remembered
    if not value:
        return None
    home = Path(value).expanduser().resolve()
    for tree in (home, home / DIST_PACKAGES, home / "lib/python3/dist-packages"):
        if (tree / "odoo" / "release.py").is_file():
            return _checked(tree)
    raise SetupError(
        f"ODOO_HOME={value} holds no Odoo that this account can read.",
        "Name the checkout (the folder of odoo-bin) or /usr for an installed package.",
    )


def is_available(paths: Paths) -> bool:
    """Whether Odoo can be had without the network."""
    return bool(given_home(paths) or _unpacked(paths) or _kept_package(paths))


def provide(paths: Paths) -> Path:
    """The directory to put on Python's path, fetched and unpacked when needed."""
    if home := given_home(paths):
        _memory(paths).write_text(str(home))
        return home
    if not _unpacked(paths):
        _unpack(paths, _kept_package(paths) or _download(paths))
    _link_shared_folders(paths)
    return _checked(paths.unpacked_odoo / DIST_PACKAGES)


def _memory(paths: Paths) -> Path:
    return paths.var / "odoo_home"


def _unpacked(paths: Paths) -> bool:
    return (paths.unpacked_odoo / DIST_PACKAGES / "odoo" / "release.py").is_file()


def _kept_package(paths: Paths) -> Path | None:
    found = sorted(paths.downloads.glob(f"{PACKAGE}_19.0.*.deb"))
    return found[-1] if found else None


def _checked(tree: Path) -> Path:
    release = (tree / "odoo" / "release.py").read_text(encoding="utf-8")
    found = re.search(r"^version_info = \(([^,]+), ([^,]+),", release, re.MULTILINE)
    version = found.groups() if found else ("?", "?")
    if version != SERIES:
        raise SetupError(
            f"{tree} holds Odoo {'.'.join(version)}, not 19.0.",
            "Set ODOO_HOME to an Odoo 19.0 checkout or installed package.",
        )
    return tree


def _download(paths: Paths) -> Path:
    options = _apt_options(paths)
    paths.downloads.mkdir(parents=True, exist_ok=True)
    try:
        options += _update(options)
        run("apt-get", *options, "download", PACKAGE, cwd=paths.downloads)
    except SetupError as error:
        raise SetupError(
            f"Debian's package {PACKAGE} could not be fetched.\n{error.remedy}",
            "Try again later, or point ODOO_HOME at an Odoo 19.0 of your own:\n"
            "  make demo ODOO_HOME=/path/to/odoo",
        ) from None
    package = _kept_package(paths)
    if package is None:
        raise SetupError(
            f"Debian's package {PACKAGE} no longer holds Odoo 19.0.",
            "Point ODOO_HOME at an Odoo 19.0: make demo ODOO_HOME=/path/to/odoo",
        )
    return package


def _update(options: list[str]) -> list[str]:
    """Fetch the signed index; returns options the download needs as well.

    A mirror that stands still for a week has an expired index. Its signature still
    proves where the package comes from, so that is told and does not stop us.
    """
    try:
        run("apt-get", *options, "update")
    except SetupError as error:
        if "is expired" not in error.remedy:
            raise
        note("the mirror's index of sid is out of date; going on with it")
        unlimited = ["-oAcquire::Check-Valid-Until=false"]
        run("apt-get", *options, *unlimited, "update")
        return unlimited
    return []


def _apt_options(paths: Paths) -> list[str]:
    """Options that keep apt inside ``var/apt``."""
    private = paths.var / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (private / folder).mkdir(parents=True, exist_ok=True)
    listed = private / "sources.list"
    mirror = sources.debian_mirror()
    listed.write_text(f"deb [signed-by={KEYRING}] {mirror} {SUITE} main\n")
    settings = {
        "Dir::Etc::sourcelist": listed,
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": private / "lists",
        "Dir::Cache": private / "cache",
        "APT::Sandbox::User": "",
        "APT::Update::Post-Invoke": "",
        "Acquire::Languages": "none",
    }
    return [f"-o{name}={value}" for name, value in settings.items()]


def _unpack(paths: Paths, package: Path) -> None:
    partial = paths.var / "odoo.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    skip = [f"--exclude=*/odoo/addons/{pattern}" for pattern in LEFT_OUT]
    with subprocess.Popen(
        ["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE
    ) as archive:
        subprocess.run(
            ["tar", "-x", "-C", partial, *skip], stdin=archive.stdout, check=False
        )
    if archive.returncode:
        package.unlink()
        raise SetupError(
            f"The downloaded file {package.name} was damaged; it is removed.",
            "Give the command again to fetch it anew.",
        )
    shutil.rmtree(paths.unpacked_odoo, ignore_errors=True)
    partial.rename(paths.unpacked_odoo)


def _link_shared_folders(paths: Paths) -> None:
    for name in SHARED:
        link = paths.unpacked_odoo / "usr" / "share" / name
        if not link.is_symlink():
            link.symlink_to(Path("/usr/share") / name)
