# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who gets a certificate."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
AUTHORITY_LABELS = frozenset({"root", "issuing", "ocsp", "tsa-root", "tsa"})


@dataclass(frozen=True)
class Person:
    """A natural person; ``id`` names the key file.

    ``coming``: not valid yet. ``only_login``: not meant for signing documents.
    """

    id: str
    name: str
    organisation: str
    title: str = ""
    revoked: bool = False
    expired: bool = False
    coming: bool = False
    only_login: bool = False


@dataclass(frozen=True)
class Agency:
    """An agency that seals; ``organ_id`` is its electronic identifier."""

    id: str
    name: str
    organ_id: str
    revoked: bool = False
    expired: bool = False
    coming: bool = False
    only_login: bool = False


@dataclass(frozen=True)
class PkiSpec:
    """Everyone the authority certifies."""

    persons: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()

    def __post_init__(self) -> None:
        ids = [holder.id for holder in self.holders]
        for label in ids:
            if not _ID.fullmatch(label) or label in AUTHORITY_LABELS:
                raise ValueError(f"unusable id: {label!r}")
        if len(set(ids)) != len(ids):
            raise ValueError("two holders share an id")

    @property
    def holders(self) -> tuple[Person | Agency, ...]:
        """Persons, then agencies."""
        return (*self.persons, *self.agencies)


def read_spec(path: Path) -> PkiSpec:
    """Read the JSON file given to ``make --spec``."""
    data: dict[str, list[dict[str, Any]]] = json.loads(path.read_text("utf-8"))
    return PkiSpec(
        persons=tuple(Person(**row) for row in data.get("persons", ())),
        agencies=tuple(Agency(**row) for row in data.get("agencies", ())),
    )
