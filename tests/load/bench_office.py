# SPDX-License-Identifier: LGPL-3.0-or-later
"""DOCX to PDF: pages a second against a LibreOffice that is warm.

Ours keeps one, guarded by a process that ends it with the first file that fails. The
baseline converts the same files with one start; what one more file takes is its price
without the start. Both in processor time, which other people's work changes little; the
first file with the start stands beside, on the clock.
"""

import io
import os
import resource
import subprocess
import time
from pathlib import Path

import docx
import psutil
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
    """Seconds for one more file of a process."""
    return (_bare(content, folder, FILES + 1) - _bare(content, folder, 1)) / FILES


def _processor() -> float:
    """Seconds of this process, of its ended and of its living children."""
    used = [
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    living = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(one.ru_utime + one.ru_stime for one in used) + sum(
        times.user + times.system for times in living
    )


def _bare(content: bytes, folder: Path, files: int) -> float:
    sources = [folder / f"{files}-{index}.docx" for index in range(files)]
    for source in sources:
        source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    began = _processor()
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)],
        check=True,
        capture_output=True,
    )
    return _processor() - began


@pytest.mark.load
@pytest.mark.parametrize("length", LENGTHS)
def test_conversion(length: int, tmp_path: Path) -> None:
    content = _document(length)
    _bare(content, tmp_path, 1)  # makes the profile
    office.stop()
    began = time.perf_counter()
    convert_to_pdf(content)
    first = time.perf_counter() - began
    begun = _processor()
    made = [convert_to_pdf(content) for _file in range(FILES)]
    ours = (_processor() - begun) / FILES
    warm = _warm_seconds(content, tmp_path)
    pages = _pages(made[0])
    load = f"load {os.getloadavg()[0]:.1f}"
    print(
        f"{HEADER}\nDOCX to PDF/A, {pages} pages, pages a second of processor; "
        f"baseline: PDF, warm ({load}) | {pages / ours:.1f} | {pages / warm:.1f} | "
        f"{warm / ours:.2f} |\n"
        f"the first file, {pages} pages, seconds | {first:.2f} | | |"
    )
    assert pages >= length
