# SPDX-License-Identifier: LGPL-3.0-or-later
import csv
import subprocess
import zipfile
from pathlib import Path

import pytest
from qlvb_toolkit.data_package import MANIFEST, PackageWriter, safe_name


def test_sha256sum_finds_everything_whole(tmp_path: Path) -> None:
    """R17: the list of checksums is one that the usual program checks."""
    with PackageWriter(tmp_path / "a.zip") as package:
        rows = [("1", 'Tờ "trình"'), ("2", "dòng\nhai")]
        assert package.add_table("metadata/a.csv", ("id", "name"), rows) == 2
        package.add_file("files/1/Tờ trình.pdf", b"%PDF")
    out = tmp_path / "out"
    with zipfile.ZipFile(package.path) as archive:
        archive.extractall(out)
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", MANIFEST], cwd=out, check=True
    )
    assert checked.returncode == 0
    with (out / "metadata" / "a.csv").open(newline="", encoding="utf-8") as source:
        assert [tuple(row) for row in csv.reader(source)] == [("id", "name"), *rows]


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    with PackageWriter(tmp_path / "a.zip") as package:
        package.add_file("a", b"a")
    assert package.path.stat().st_mode & 0o777 == 0o600


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    package = PackageWriter(tmp_path / "a.zip")

    def rows():  # type: ignore[no-untyped-def]
        yield ("1",)
        raise ValueError

    with pytest.raises(ValueError), package:  # noqa: PT011
        package.add_table("a.csv", ("id",), rows())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("Tờ trình.pdf", "Tờ trình.pdf"),
        ("a\nb.pdf", "a_b.pdf"),
        ("", "_"),
        (".bashrc", "bashrc"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_names_stay_in_their_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe
