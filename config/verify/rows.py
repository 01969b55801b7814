# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the checks need of the database, whatever its tables look like."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class EventRow(NamedTuple):
    """A journal event: sealed text, its digest, and the columns that repeat it.

    `occurred_at` is UTC without zone, as Odoo stores times; `recorded_at` likewise,
    by the database's clock. `document_id` and `dossier_id` point to the record itself
    when it is one. A tuple, because a journal has millions.
    """

    id: int
    payload: str
    digest: str
    occurred_at: datetime
    recorded_at: datetime
    code: str
    result: str
    occurred_iso: str
    actor_login: str | None
    actor_name: str | None
    post_title: str | None
    res_model: str | None
    res_id: int | None
    res_name: str | None
    agency_id: int | None
    address: str | None
    data: str | None
    document_id: int | None
    dossier_id: int | None


# Columns of an event that repeat what its payload says.
COPIES = EventRow._fields[5:17]


@dataclass(frozen=True, slots=True)
class SealRow:
    """A seal over events; `digests` are those of the events in id order."""

    id: int
    first_event_id: int
    last_event_id: int
    event_count: int
    previous_digest: str
    digests: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Part:
    """Events and seals with ids above ``after_...`` up to ``last_...``, if given."""

    after_event: int | None = None
    last_event: int | None = None
    after_seal: int | None = None
    last_seal: int | None = None


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class StampRow:
    """A time stamp (RFC 3161 token, DER) over a seal."""

    id: int
    seal_id: int
    token: bytes


@dataclass(frozen=True, slots=True)
class CutRow:
    """A month taken out after its time: its events, and the file they went to.

    `cut_at` is UTC without zone.
    """

    month: date
    first_event_id: int
    last_event_id: int
    event_count: int
    export_sha256: str
    cut_at: datetime


@dataclass(frozen=True, slots=True)
class Content:
    """Where a content lies: a name in the file store, or the bytes themselves."""

    store_fname: str | None
    data: bytes | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """A document file as the database describes it."""

    id: int
    document_id: int
    name: str
    mimetype: str
    sha256: str
    size: int
    signed: bool
    content: Content


@dataclass(frozen=True, slots=True)
class StoredFact:
    """What the journal said when a file was stored."""

    file_id: int
    event_id: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackageRow:
    """An archive package as the database describes it."""

    id: int
    name: str
    sha256: str
    content: Content
