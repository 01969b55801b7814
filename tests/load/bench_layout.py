# SPDX-License-Identifier: LGPL-3.0-or-later
"""How well and how fast the layout of documents is checked.

False alarms on lawful documents made in many ways: as DOCX, printed as PDF, and as the
DOCX another program writes of them; then one defect planted at a time, as DOCX and
printed. A defect is found when its own code is reported. The same for documents of
other authors, which share nothing with the first typesetter, and for papers of many
offices, written from the law alone. What the checker said of these before it learned
from them is in the message of the commit that adds them.
"""

import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from qlvb_toolkit.detection import DOCX
from qlvb_toolkit.layout import check_layout, repair_docx

from tests.corpus.layout.defects import DEFECTS
from tests.corpus.layout.lawful import DOCUMENTS
from tests.corpus.layout.offices import DEFECTS as OF_OFFICES
from tests.corpus.layout.offices import LAWFUL as PAPERS
from tests.corpus.layout.offices.making import as_docx, drawn
from tests.corpus.layout.offices.making import converted as saved_by_office
from tests.corpus.layout.others import LAWFUL, SLIPS
from tests.corpus.layout.typesetter import typeset

PDF = "application/pdf"


@cache
def _lawful() -> dict[str, bytes]:
    return {spec.name: typeset(spec) for spec in DOCUMENTS}


@cache
def _planted() -> dict[str, bytes]:
    return {defect.name: defect.make() for defect in DEFECTS}


def _converted(files: dict[str, bytes], ending: str) -> dict[str, bytes]:
    """What one start of LibreOffice makes of them."""
    with tempfile.TemporaryDirectory(prefix="qlvb-layout-") as folder:
        output = Path(folder, "out")
        names = {f"{i:03d}": name for i, name in enumerate(files)}
        paths = [Path(folder, f"{stem}.docx") for stem in names]
        for path, data in zip(paths, files.values(), strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [
                *("soffice", profile, "--headless", "--convert-to", ending),
                *("--outdir", str(output), *map(str, paths)),
            ],
            check=True,
            capture_output=True,
            timeout=1800,
        )
        return {
            name: (output / f"{stem}.{ending}").read_bytes()
            for stem, name in names.items()
        }


@cache
def _printed() -> dict[str, bytes]:
    return _converted(_lawful(), "pdf")


@cache
def _others() -> dict[str, bytes]:
    return {name: make() for name, make in LAWFUL.items()}


def _alarms(files: dict[str, bytes], mimetype: str) -> dict[str, Sequence[str]]:
    return {
        name: codes
        for name, data in files.items()
        if (codes := check_layout(data, mimetype).codes)
    }


def _show(name: str, value: str, target: str = "") -> None:
    print("\nname | value | baseline | ratio | target")
    print(f"{name} | {value} | | | {target}")


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF", "DOCX of LibreOffice"])
def test_layout_false_alarms(kind: str) -> None:
    """Findings on documents in which nothing is wrong."""
    files = _lawful() if kind == "DOCX" else _printed()
    if kind.endswith("LibreOffice"):
        files = _converted(_lawful(), "docx")
    mimetype = PDF if kind == "PDF" else DOCX
    alarms = _alarms(files, mimetype)
    _show(f"false alarms, {kind}, {len(files)} lawful documents", str(len(alarms)), "0")
    assert not alarms


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF", "DOCX of LibreOffice"])
def test_layout_of_others_false_alarms(kind: str) -> None:
    """The same on documents that other authors made in other ways."""
    ending = "pdf" if kind == "PDF" else "docx"
    files = _others() if kind == "DOCX" else _converted(_others(), ending)
    alarms = _alarms(files, PDF if kind == "PDF" else DOCX)
    _show(f"false alarms, {kind}, {len(files)} of other authors", str(len(alarms)), "0")
    assert not alarms


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF"])
def test_layout_of_others_defects_found(kind: str) -> None:
    """Defects planted in these."""
    slips = {slip.name: slip for slip in SLIPS}
    planted = {name: slip.make() for name, slip in slips.items()}
    files = planted if kind == "DOCX" else _converted(planted, "pdf")
    mimetype = PDF if kind == "PDF" else DOCX
    missed = [
        name
        for name, data in files.items()
        if not set(check_layout(data, mimetype).codes) & set(slips[name].codes)
    ]
    found = len(files) - len(missed)
    _show(f"defects found in these, {kind}, of {len(files)}", str(found), "all")
    print("missed:", missed)
    assert len(missed) <= 0.02 * len(files)


@cache
def _papers() -> dict[str, bytes]:
    return as_docx({name: make() for name, make in PAPERS.items()})


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF", "PDF of reportlab"])
def test_layout_of_offices_false_alarms(kind: str) -> None:
    """The same on papers of offices, by tables, frames, boxes and tabs."""
    files = _papers()
    if kind == "PDF":
        files = saved_by_office(files, "docx", "pdf")
    elif kind != "DOCX":
        names = (
            "ban-thoa-thuan",
            "cong-van-so",
            "giay-uy-quyen",
            "thong-bao-van-phong",
        )
        files = {name: drawn(PAPERS[name]()) for name in names}
    alarms = _alarms(files, DOCX if kind == "DOCX" else PDF)
    _show(f"false alarms, {kind}, {len(files)} of offices", str(len(alarms)), "0")
    assert not alarms


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF"])
def test_layout_of_offices_defects_found(kind: str) -> None:
    """Defects planted in these."""
    wanted = {d.name: d for d in OF_OFFICES if kind.lower() in d.media}
    files = as_docx({name: d.of(PAPERS[d.paper]()) for name, d in wanted.items()})
    if kind == "PDF":
        files = saved_by_office(files, "docx", "pdf")
    mimetype = PDF if kind == "PDF" else DOCX
    missed = [
        name
        for name, data in files.items()
        if wanted[name].code not in check_layout(data, mimetype).codes
    ]
    found = len(files) - len(missed)
    _show(f"defects of offices found, {kind}, of {len(files)}", str(found), "all")
    print("missed:", missed)
    assert len(missed) <= 0.02 * len(files)


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF"])
def test_layout_defects_found(kind: str) -> None:
    """Planted defects found by their own code, and other codes reported beside."""
    defects = {d.name: d for d in DEFECTS if kind == "DOCX" or d.printed}
    planted = {name: _planted()[name] for name in defects}
    files = planted if kind == "DOCX" else _converted(planted, "pdf")
    mimetype = PDF if kind == "PDF" else DOCX
    missed, beside = [], 0
    for name, data in files.items():
        codes = set(check_layout(data, mimetype).codes)
        if defects[name].code not in codes:
            missed.append(name)
        beside += len(codes - {defects[name].code})
    found = len(files) - len(missed)
    _show(f"planted defects found, {kind}, of {len(files)}", str(found), "all")
    _show(f"other codes reported beside them, {kind}", str(beside), "few")
    print("missed:", missed)
    assert len(missed) <= 0.02 * len(files)


@pytest.mark.load
def test_layout_defects_repaired() -> None:
    """After the repair nothing that can be repaired is left."""
    mended = total = 0
    for defect in DEFECTS:
        data = _planted()[defect.name]
        findings = check_layout(data, DOCX).findings
        if any(f.code == defect.code and f.repairable for f in findings):
            total += 1
            left = check_layout(repair_docx(data).data, DOCX).findings
            mended += not any(f.repairable for f in left)
    _show(f"mechanical defects repaired, of {total}", str(mended), "all")
    assert mended == total


@pytest.mark.load
@pytest.mark.parametrize("kind", ["DOCX", "PDF"])
def test_layout_speed(kind: str) -> None:
    """Pages checked a second."""
    files = _lawful() if kind == "DOCX" else _printed()
    mimetype = PDF if kind == "PDF" else DOCX
    started = time.perf_counter()
    pages = sum(check_layout(data, mimetype).pages for data in files.values())
    rate = pages / (time.perf_counter() - started)
    _show(f"layout checker, {kind}, pages a second", f"{rate:.1f}")
    assert pages
