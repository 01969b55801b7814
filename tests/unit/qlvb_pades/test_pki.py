# SPDX-License-Identifier: LGPL-3.0-or-later
"""The authority that tests and the demo rely on."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from qlvb_pades import Pkcs12Key

from tests.fakes.pki import Agency, Person, PkiSpec, free_port, seal_png, signature_png

ROOT = Path(__file__).parents[3]


def run(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.fakes.pki", *arguments],
        check=True,
        cwd=ROOT,
        capture_output=True,
        env={"PATH": os.environ["PATH"]},
        timeout=60,
    )


def test_command_line_makes_keys_for_everyone(tmp_path: Path) -> None:
    spec = {
        "persons": [{"id": "p1", "name": "Vũ Hoa", "organisation": "Sở", "title": ""}],
        "agencies": [{"id": "a1", "name": "Sở Y tế", "organ_id": "H33.11"}],
    }
    (tmp_path / "people.json").write_text(json.dumps(spec))
    directory = tmp_path / "pki"
    options = ["--spec", str(tmp_path / "people.json"), "--password", "pass"]
    run("make", str(directory), *options, "--port", str(free_port()))
    for label in ("p1", "a1"):
        path = directory / "certs" / f"{label}.p12"
        assert len(Pkcs12Key(path.read_bytes(), "pass").chain) == 2
        assert path.stat().st_mode & 0o077 == 0
    assert (directory / "roots.pem").is_file()
    assert (directory / "tsa-roots.pem").is_file()


@pytest.mark.parametrize("label", ["root", "../x", "", "a b"])
def test_ids_that_would_overwrite_files_are_refused(label: str) -> None:
    with pytest.raises(ValueError, match="unusable id"):
        PkiSpec(persons=(Person(label, "A", "B"),))


def test_two_holders_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match="share"):
        PkiSpec((Person("x", "A", "B"),), (Agency("x", "A", "B"),))


def test_pictures_are_transparent_and_coloured() -> None:
    """NĐ 30 Phụ lục I: PNG, transparent; blue signature, red seal."""
    for png, strongest in ((signature_png("An"), 2), (seal_png("Sở Y tế"), 0)):
        image = Image.open(BytesIO(png))
        assert (image.format, image.mode) == ("PNG", "RGBA")
        assert image.getpixel((0, 0))[3] == 0
        inked = [pixel for pixel in image.get_flattened_data() if pixel[3] > 250]
        assert inked
        assert all(max(pixel[:3]) == pixel[strongest] for pixel in inked)
