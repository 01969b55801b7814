# SPDX-License-Identifier: LGPL-3.0-or-later
"""How well and how fast the fields of documents are read from their pages.

Six sets: the rules and the confidences were tuned on ``tuned``; ``held-out`` is
typeset by the same two programs from other agencies and texts; ``other`` by a third
program with other fonts and layouts; ``sheets`` were set one by one and printed by a
browser; ``papers`` are of offices all over the country, typed in the ways Word is used,
with seal and pen as ink lies on paper; ``strangers`` of agencies and faults of paper
that the others lack. The last five only measure. A ``scan`` is in
colour; a ``rough-scan`` in grey or in black and white, where a seal is as dark as the
letters under it; a ``clean-scan`` has no fault; a ``photo`` is one of a telephone. A
value is right when it is the true one but for case and spaces; of subject and
addressees 97 % of the letters must agree (``tests/corpus/score.py``).
"""

import io
import os
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache

import pypdfium2
import pytest
from qlvb_toolkit.reading import DocumentReading, read_document

from tests.corpus.build import Sample, samples
from tests.corpus.score import right

SETS = ("tuned", "held-out", "other", "sheets", "papers", "strangers")
KINDS = ("born-digital", "docx", "scan", "rough-scan", "clean-scan", "photo")
TARGETS = dict.fromkeys(KINDS, 0.90) | {"born-digital": 0.98, "docx": 0.98}
# Up to which confidence the rows of the reliability table go.
BINS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
# Each scan takes seconds: fewer for a quick look.
SCANS = int(os.environ.get("BENCH_SCANS", "32"))
SPEED_SCANS = 5
ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


@cache
def _samples(set_name: str) -> list[Sample]:
    found = list(samples(set_name))
    by_kind = {kind: [x for x in found if x.kind == kind] for kind in KINDS}
    return [
        sample
        for kind, corpus in by_kind.items()
        for sample in (corpus[:SCANS] if "scan" in kind else corpus)
    ]


def _of_kind(set_name: str, kind: str) -> list[Sample]:
    return [sample for sample in _samples(set_name) if sample.kind == kind]


def _read(sample: Sample) -> DocumentReading:
    return read_document(sample.data, sample.mimetype)


@cache
def _readings(set_name: str, kind: str) -> list[tuple[Sample, DocumentReading]]:
    return [(sample, _read(sample)) for sample in _of_kind(set_name, kind)]


@pytest.mark.load
@pytest.mark.parametrize("set_name", SETS)
@pytest.mark.parametrize("kind", KINDS)
def test_accuracy(set_name: str, kind: str) -> None:
    """The share of right values per field."""
    correct: Counter[str] = Counter()
    count: Counter[str] = Counter()
    corpus = _of_kind(set_name, kind)
    if not corpus:
        pytest.skip(f"no {kind} in this set")
    for sample, reading in _readings(set_name, kind):
        for field, true in sample.truth.items():
            count[field] += 1
            correct[field] += right(field, true, getattr(reading, field).value)
    print("\nname | value | baseline | ratio | target")
    for field in count:
        share = correct[field] / count[field]
        print(
            f"{field}, {kind}, {set_name}, {count[field]} documents | "
            f"{share:.1%} | | | >= {TARGETS[kind]:.0%}"
        )
    assert correct["notation"]


@pytest.mark.load
@pytest.mark.parametrize("set_name", SETS)
def test_reliability(set_name: str) -> None:
    """The share of right values in bins of the confidence that is shown."""
    bins: defaultdict[tuple[str, float], list[bool]] = defaultdict(list)
    read = [pair for kind in KINDS for pair in _readings(set_name, kind)]
    for sample, reading in read:
        for name, true in sample.truth.items():
            field = getattr(reading, name)
            if field.value:
                end = next(end for end in BINS if field.confidence <= end)
                bins[field.source, end].append(right(name, true, field.value))
    print("\nname | value | baseline | ratio | target")
    for (source, end), found in sorted(bins.items()):
        share = sum(found) / len(found)
        print(
            f"right at a confidence up to {end}, {source}, {set_name}, "
            f"{len(found)} values | {share:.1%} | | | "
        )
    assert bins


@pytest.mark.load
def test_born_digital_speed() -> None:
    """Pages a second against ``pdftotext -layout`` on the same pages."""
    corpus = _of_kind("tuned", "born-digital")
    started = time.perf_counter()
    pages = [len(_read(sample).pages_read) for sample in corpus]
    ours = sum(pages) / (time.perf_counter() - started)
    theirs = _rate(
        [
            lambda s=sample, n=count: _run(
                ["pdftotext", "-layout", "-l", str(n), "-", "-"], s.data
            )
            for sample, count in zip(corpus, pages, strict=True)
        ],
        sum(pages),
    )
    _show("pages a second, born-digital, against pdftotext", ours, theirs)


@pytest.mark.load
def test_scan_speed() -> None:
    """Pages a second against ``tesseract`` on the same pages at 300 dpi."""
    corpus = _of_kind("tuned", "scan")[:SPEED_SCANS]
    started = time.perf_counter()
    read = [_read(sample).pages_read for sample in corpus]
    count = sum(map(len, read))
    ours = count / (time.perf_counter() - started)
    pictures = [
        picture
        for sample, indexes in zip(corpus, read, strict=True)
        for picture in _pictures(sample.data, indexes)
    ]
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", "300"]
    theirs = _rate([lambda p=p: _run(command, p) for p in pictures], count)
    _show("pages a second, scans, against tesseract", ours, theirs)


def _rate(calls: Sequence[Callable[[], None]], pages: int) -> float:
    started = time.perf_counter()
    for call in calls:
        call()
    return pages / (time.perf_counter() - started)


def _run(command: list[str], data: bytes) -> None:
    subprocess.run(command, input=data, check=True, capture_output=True, env=ONE_THREAD)


def _pictures(pdf: bytes, indexes: Sequence[int]) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for index in indexes:
        output = io.BytesIO()
        document[index].render(scale=300 / 72).to_pil().convert("L").save(output, "PPM")
        found.append(output.getvalue())
    return found


def _show(name: str, ours: float, theirs: float) -> None:
    print("\nname | value | baseline | ratio | target")
    print(f"{name} | {ours:.2f} | {theirs:.2f} | {ours / theirs:.2f} |")
