# SPDX-License-Identifier: LGPL-3.0-or-later
"""Make the corpus; ``python -m tests.corpus.build FOLDER`` writes it to look at."""

import hashlib
import io
import os
import random
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qlvb_toolkit.detection import DOCX

from . import (
    canvas_typesetter,
    odt_typesetter,
    papers_typesetter,
    sheets,
    word_typesetter,
)
from .compose import SETS, specs
from .degrade import scan, signer_place
from .papers import papers
from .papers_seen import seen
from .spec import Spec
from .strangers import STRANGERS
from .strangers_seen import stained

PDF = "application/pdf"
_PAPERS_SEED = 3101
_STRANGERS_SEED = 4201
CACHE = Path(os.environ.get("QLVB_CORPUS", Path(tempfile.gettempdir()) / "qlvb-corpus"))


@dataclass(frozen=True)
class Sample:
    """A file of the corpus.

    ``kind`` is ``born-digital``, ``docx``, ``scan``, ``rough-scan``, ``clean-scan`` or
    ``photo``.
    """

    name: str
    kind: str
    data: bytes
    mimetype: str
    truth: dict[str, str]


def samples(set_name: str) -> Iterator[Sample]:
    """All samples of a set; every second document is also there as a scan.

    Those of the tuned set that are not are there as a ``rough-scan`` in grey or black.
    """
    if set_name == "sheets":
        yield from _sheet_samples()
        return
    if set_name == "papers":
        yield from _paper_samples()
        return
    if set_name == "strangers":
        yield from _stranger_samples()
        return
    numbered = list(enumerate(specs(set_name)))
    if set_name == "other":
        yield from _other_samples(numbered)
        return
    _convert_all([word_typesetter.typeset(s) for i, s in numbered if _is_word(i)])
    for index, spec in numbered:
        yield from _group(set_name, index, spec)


def _is_word(index: int) -> bool:
    """Both typesetters meet every type, and both are scanned."""
    return (index + index // 32) % 2 == 1


def _group(set_name: str, index: int, spec: Spec) -> list[Sample]:
    rng = random.Random(SETS[set_name][1] * 1000 + index)  # noqa: S311
    name = f"{set_name}-{index:02d}"
    found = []
    if _is_word(index):
        word = word_typesetter.typeset(spec)
        pdf = _converted(word)
        found.append(Sample(name, "docx", word, DOCX, spec.truth))
    else:
        pdf = canvas_typesetter.typeset(spec, rng)
    found.append(Sample(name, "born-digital", pdf, PDF, spec.truth))
    if index // 2 % 2:
        image = scan(pdf, rng, spec.layout.rotate, signer_place(pdf, spec.signer.name))
        found.append(Sample(name, "scan", image, PDF, spec.truth))
    elif set_name == "tuned":
        found.append(_rough(name, index, spec, pdf, rng))
    return found


def _rough(name: str, index: int, spec: Spec, pdf: bytes, rng: random.Random) -> Sample:
    look = ("grey", "fax")[index // 4 % 2]
    image = scan(
        pdf, rng, spec.layout.rotate, signer_place(pdf, spec.signer.name), look
    )
    return Sample(name, "rough-scan", image, PDF, spec.truth)


def _other_samples(numbered: list[tuple[int, Spec]]) -> Iterator[Sample]:
    """The third set: LibreOffice writes its DOCX and PDF from one flat ODT."""
    seed = SETS["other"][1]
    rngs = [random.Random(seed * 1000 + index) for index, _ in numbered]  # noqa: S311
    typeset = [
        odt_typesetter.typeset(spec, rng)
        for (_, spec), rng in zip(numbered, rngs, strict=True)
    ]
    for ending in ("pdf", "docx"):
        _convert_all(typeset, ending, "fodt")
    for (index, spec), rng, odt in zip(numbered, rngs, typeset, strict=True):
        name = f"other-{index:02d}"
        pdf = _kept(odt).read_bytes()
        yield Sample(name, "born-digital", pdf, PDF, spec.truth)
        if index % 2:
            word = _kept(odt, "docx").read_bytes()
            yield Sample(name, "docx", word, DOCX, spec.truth)
        if index // 2 % 2:
            look = ("colour", "grey", "colour", "fax")[index // 4 % 4]
            place = signer_place(pdf, spec.signer.name)
            image = scan(pdf, rng, spec.layout.rotate, place, look)
            kind = "scan" if look == "colour" else "rough-scan"
            yield Sample(name, kind, image, PDF, spec.truth)


def _sheet_samples() -> Iterator[Sample]:
    for sheet, made in sheets.made():
        for kind, data in made:
            mimetype = PDF if data.startswith(b"%PDF") else "image/jpeg"
            yield Sample(f"sheets-{sheet.name}", kind, data, mimetype, sheet.truth)


def _paper_samples() -> Iterator[Sample]:
    """The fifth set: each as DOCX or PDF, and as a scan or photo."""
    words = [papers_typesetter.typeset(paper) for paper in papers()]
    _convert_all(words)
    for index, (paper, word) in enumerate(zip(papers(), words, strict=True)):
        rng = random.Random(_PAPERS_SEED + index)  # noqa: S311
        name, pdf = f"papers-{paper.key}", _converted(word)
        yield Sample(name, "born-digital", pdf, PDF, paper.truth)
        if index % 3 == 0:
            yield Sample(name, "docx", word, DOCX, paper.truth)
        look = ("scan", "photo", "scan", "rough-scan")[index % 4]
        yield Sample(name, look, seen(pdf, paper.signer, look, rng), PDF, paper.truth)


def _stranger_samples() -> Iterator[Sample]:
    """The sixth set: each printed, and as it came back from the office's life."""
    _convert_all([stranger.docx for stranger in STRANGERS])
    for index, stranger in enumerate(STRANGERS):
        rng = random.Random(_STRANGERS_SEED + index)  # noqa: S311
        name, pdf = f"strangers-{stranger.key}", _converted(stranger.docx)
        yield Sample(name, "born-digital", pdf, PDF, stranger.truth)
        image = stained(pdf, stranger.name, stranger.faults, rng)
        kind = "rough-scan" if "fax" in stranger.faults else "scan"
        yield Sample(name, kind, image, PDF, stranger.truth)


def _converted(word: bytes) -> bytes:
    return _kept(word).read_bytes()


def _convert_all(
    sources: list[bytes], ending: str = "pdf", source_ending: str = "docx"
) -> None:
    """One start of LibreOffice prints them all; what it printed is kept."""
    missing = [source for source in sources if not _kept(source, ending).exists()]
    if not missing:
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="qlvb-corpus-") as folder:
        files = [
            Path(folder, f"{_kept(source).stem}.{source_ending}") for source in missing
        ]
        for file, source in zip(files, missing, strict=True):
            file.write_bytes(source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", ending]
        subprocess.run(
            [*command, "--outdir", str(CACHE), *map(str, files)],
            check=True,
            capture_output=True,
            timeout=1200,
        )


def _kept(source: bytes, ending: str = "pdf") -> Path:
    return CACHE / f"{hashlib.sha256(_content(source)).hexdigest()}.{ending}"


def _content(source: bytes) -> bytes:
    """A DOCX without the time of day that its archive notes; a flat ODT as it is."""
    if not source.startswith(b"PK"):
        return source
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read("word/document.xml") + archive.read("word/styles.xml")


def main(arguments: list[str]) -> None:
    """Write all sets to the folder given."""
    for set_name in (*SETS, "sheets", "papers", "strangers"):
        for sample in samples(set_name):
            ending = {DOCX: "docx", PDF: "pdf"}.get(sample.mimetype, "jpg")
            path = Path(arguments[0]) / f"{sample.name}-{sample.kind}.{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sample.data)


if __name__ == "__main__":
    main(sys.argv[1:])
