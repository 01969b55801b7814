# SPDX-License-Identifier: LGPL-3.0-or-later
"""Values this package gives and takes."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentCode:
    """Number and notation of a document; ``year`` only on normative documents."""

    number: int
    year: int | None
    notation: str

    @property
    def normative(self) -> bool:
        """Whether the year stands in the code, as on legal normative documents."""
        return self.year is not None


@dataclass(frozen=True)
class IntakeRules:
    """What may be taken in: a size in bytes, MIME types per lower-case extension."""

    max_bytes: int
    allowed: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class FileFacts:
    """What the content of a file shows; ``size`` in bytes."""

    sha256: str
    size: int
    mimetype: str
    extension: str
    page_count: int | None


@dataclass(frozen=True)
class Event:
    """A journal event as stored: its data and the digest its writer gave it."""

    id: int
    data: Mapping[str, object]
    digest: str


@dataclass(frozen=True)
class Seal:
    """A sealed batch of events, linked to the seal before it.

    ``digests`` are those of the events in id order: kept with the seal they let the
    verifier name the event that was touched, not only the batch.
    """

    previous: str
    first_id: int
    last_id: int
    digests: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class Finding:
    """One fault of a journal.

    Kinds about events: ``changed``, ``removed``, ``inserted``, ``reordered``.
    Kinds about seals: ``seal_broken``, ``seal_unlinked``, ``seal_missing``; then
    ``event_id`` is the first event of the seal. For a ``removed`` event whose id can
    only be bounded, ``event_id`` to ``until_id`` are the ids it may have had.
    """

    kind: str
    event_id: int
    until_id: int


@dataclass(frozen=True)
class TemplateProblem:
    """Why a template would not render.

    ``code`` is ``not_a_docx``, ``syntax`` or ``unknown_variable``; ``detail`` names
    the variable or carries the template engine's own message.
    """

    code: str
    detail: str
