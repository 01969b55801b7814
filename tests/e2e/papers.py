# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters as they come to a clerk: PDF, Word file, scan, picture."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import pypdfium2

from tests.corpus import canvas_typesetter, compose, degrade, word_typesetter
from tests.corpus.spec import Spec

from .drafts import legal_day

ENDINGS = {"born-digital": "pdf", "docx": "docx", "scan": "pdf", "image": "jpg"}
KINDS = tuple(ENDINGS)
PICTURE_SCALE = 200 / 72  # dots per point


@dataclass(frozen=True)
class Paper:
    """A file, what it was made as, and what it says."""

    kind: str
    content: bytes
    spec: Spec

    @property
    def code(self) -> str:
        return f"{int(self.spec.number):02d}/{self.spec.notation}"

    def save(self, folder: Path) -> Path:
        """Write it under a name that says nothing, as scanners give them."""
        name = f"{self.kind}-{self.spec.number}.{ENDINGS[self.kind]}"
        path = folder / name
        path.write_bytes(self.content)
        return path


def incoming(count: int, kinds: Sequence[str] = KINDS) -> list[Paper]:
    """``count`` numbered papers of other texts each, of the ``kinds`` in turn."""
    known: dict[str, Spec] = {}
    for set_name in compose.SETS:
        for spec in filter(_is_usual, compose.specs(set_name)):
            known.setdefault(spec.code_line, spec)
    chosen = list(known.values())[:count]
    return [
        Paper(kind, _typeset(kind, spec), spec)
        for spec, kind in zip(chosen, cycle(kinds), strict=False)
    ]


def _is_usual(spec: Spec) -> bool:
    """With a number, of a day that has been, laid with its head up."""
    return (
        bool(spec.number)
        and not (spec.year or spec.agency.party or spec.layout.rotate)
        and spec.date <= legal_day().isoformat()
    )


def _typeset(kind: str, spec: Spec) -> bytes:
    if kind == "docx":
        return word_typesetter.typeset(spec)
    rng = random.Random(int(spec.number))  # noqa: S311 - a repeatable corpus
    pdf = canvas_typesetter.typeset(spec, rng)
    if kind == "born-digital":
        return pdf
    return degrade.scan(pdf, rng, 0, None) if kind == "scan" else _picture(pdf)


def _picture(pdf: bytes) -> bytes:
    """The first page as a scanner for offices gives it: flat, light, no seal."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=PICTURE_SCALE).to_pil()
    output = io.BytesIO()
    page.convert("RGB").save(output, "JPEG", quality=80)
    return output.getvalue()
