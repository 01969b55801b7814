# SPDX-License-Identifier: LGPL-3.0-or-later
"""Papers as files: by their own tool, and by LibreOffice where that one is its."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from . import by_python_docx, by_reportlab, by_writer, word
from .paper import Paper

# What LibreOffice reads a web page by, and writes others as.
_WEB = "HTML (StarWriter)"
_FORMATS = {
    "docx": "docx:Office Open XML Text",
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt",
    "pdf": "pdf",
}


def needs_office(paper: Paper) -> bool:
    """Whether its DOCX is saved by LibreOffice."""
    return paper.way.tool in ("fodt", "html") or bool(paper.way.trip)


def written(paper: Paper) -> bytes:
    """The DOCX of a paper that needs no LibreOffice, before any other trip."""
    tool = by_python_docx if paper.way.tool == "python-docx" else word
    return tool.docx(paper)


def drawn(paper: Paper) -> bytes:
    """The PDF that reportlab makes of it."""
    return by_reportlab.pdf(paper)


def as_docx(papers: Mapping[str, Paper]) -> dict[str, bytes]:
    """The DOCX of each."""
    made = {n: written(p) for n, p in papers.items() if not needs_office(p)}
    for tool, ending, make in (
        ("fodt", "fodt", by_writer.fodt),
        ("html", "html", by_writer.html),
    ):
        sources = {n: make(p) for n, p in papers.items() if p.way.tool == tool}
        made.update(converted(sources, ending, "docx"))
    for trip in ("doc", "rtf", "odt"):
        sources = {n: written(p) for n, p in papers.items() if p.way.trip == trip}
        made.update(converted(converted(sources, "docx", trip), trip, "docx"))
    return {name: made[name] for name in papers}


def converted(files: Mapping[str, bytes], ending: str, wanted: str) -> dict[str, bytes]:
    """What one start of LibreOffice makes of them."""
    if not files:
        return {}
    with tempfile.TemporaryDirectory(prefix="qlvb-offices-") as folder:
        stems = {f"{i:03d}": name for i, name in enumerate(files)}
        for stem, name in stems.items():
            Path(folder, f"{stem}.{ending}").write_bytes(files[name])
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--headless"] + ([f"--infilter={_WEB}"] if ending == "html" else [])
        command += ["--convert-to", _FORMATS[wanted], "--outdir", f"{folder}/out"]
        command += [f"{folder}/{stem}.{ending}" for stem in stems]
        subprocess.run(command, check=True, capture_output=True, timeout=1800)
        return {
            name: Path(folder, "out", f"{stem}.{wanted}").read_bytes()
            for stem, name in stems.items()
        }
