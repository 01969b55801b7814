# SPDX-License-Identifier: LGPL-3.0-or-later
"""DOCX to PDF: pages a second against a LibreOffice that is warm.

Ours keeps one, guarded by a process that ends it with the first file that fails. The
baseline converts the same files with one start; what one more file takes is its price
without the start. The start itself stands beside.
"""

import io
import os
import subprocess
import time
from pathlib import Path

import docx
import pypdfium2
import pytest
from qlvb_toolkit import office
from qlvb_toolkit.office import convert_to_pdf

FILES = 8
LENGTHS = (1, 20)  # pages, roughly
HEADER = "\nname | value | baseline | ratio | target"


def _document(pages: int) -> bytes:
    document = docx.Document()
    for page in range(pages):
        for line in range(18):
            document.add_paragraph(f"Trang {page}, đoạn {line}. " + "Kính gửi " * 40)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def _pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def _warm_seconds(content: bytes, folder: Path) -> float:
    """Seconds for a file in a process that runs already."""
    return (_bare(content, folder, FILES + 1) - _bare(content, folder, 1)) / FILES


def _bare(content: bytes, folder: Path, files: int) -> float:
    sources = [folder / f"{files}-{index}.docx" for index in range(files)]
    for source in sources:
        source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    began = time.perf_counter()
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - began


@pytest.mark.load
@pytest.mark.parametrize("length", LENGTHS)
def test_conversion(length: int, tmp_path: Path) -> None:
    content = _document(length)
    _bare(content, tmp_path, 1)  # makes the profile
    office.stop()
    began = time.perf_counter()
    convert_to_pdf(content)
    first = time.perf_counter() - began
    began = time.perf_counter()
    made = [convert_to_pdf(content) for _file in range(FILES)]
    ours = (time.perf_counter() - began) / FILES
    warm = _warm_seconds(content, tmp_path)
    pages = _pages(made[0])
    load = f"load {os.getloadavg()[0]:.1f}"
    print(
        f"{HEADER}\nDOCX to PDF/A, {pages} pages, pages a second; baseline: PDF, warm "
        f"({load}) | {pages / ours:.1f} | {pages / warm:.1f} | {warm / ours:.2f} |\n"
        f"the first file, {pages} pages, seconds | {first:.2f} | | |"
    )
    assert pages >= length
