# SPDX-License-Identifier: LGPL-3.0-or-later
"""The tables of Thông tư 05/2025/TT-BNV, read from data.

A correction by the ministry is a change of `profiles/tt05_2025.json`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from .types import FieldIssue, Kind

_DATE = re.compile(r"\d{2}/\d{2}/\d{4}\Z")
_PARTIAL = re.compile(r"(\d{2}/)?\d{4}\Z")
_NUMBER = re.compile(r"\d+\Z")
# XML 1.0 has no way to write these characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a metadata table; `allowed` is empty when any value goes."""

    name: str
    required: bool
    max_length: int
    format: str
    allowed: tuple[str, ...]
    required_field: str
    required_values: tuple[str, ...]

    def is_required(self, metadata: Mapping[str, str]) -> bool:
        """Whether this field must be filled, given the other fields."""
        depends = metadata.get(self.required_field, "") in self.required_values
        return self.required or (bool(self.required_field) and depends)


@dataclass(frozen=True, slots=True)
class Shape:
    """One package shape (Phụ lục) of the circular."""

    kind: str
    annex: str
    oais_type: str
    objid: str
    zip_name: str
    root_profile: str
    representation_profile: str
    mets_type: str
    content_information_type: str
    representation_type: str
    preservation: bool
    code_field: str
    dossier: tuple[Field, ...]
    document: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole version-stamped profile."""

    instrument: str
    version: str
    specification: str
    metadata_type: str
    metadata_type_version: str
    language_separator: str
    secret_modes: tuple[str, ...]
    shapes: Mapping[str, Shape]

    def shape(self, kind: Kind) -> Shape:
        """The shape of a package kind."""
        return self.shapes[kind]


@cache
def load_profile() -> Profile:
    """Read the profile shipped with this version."""
    source = files(__package__).joinpath("profiles/tt05_2025.json")
    raw = json.loads(source.read_text("utf-8"))
    shapes = {
        kind: _shape(kind, table, raw["codes"]) for kind, table in raw["shapes"].items()
    }
    return Profile(
        instrument=raw["instrument"],
        version=raw["version"],
        specification=raw["specification"],
        metadata_type=raw["metadata_type"],
        metadata_type_version=raw["metadata_type_version"],
        language_separator=raw["language_separator"],
        secret_modes=tuple(raw["secret_modes"]),
        shapes=shapes,
    )


def _shape(
    kind: str, table: Mapping[str, object], codes: Mapping[str, list[str]]
) -> Shape:
    values = dict(table)
    for level in ("dossier", "document"):
        rows = values[level]
        assert isinstance(rows, list)  # noqa: S101 - shape of our own data file
        values[level] = tuple(_field(row, codes) for row in rows)
    return Shape(kind=kind, **values)  # type: ignore[arg-type]


def _field(row: Mapping[str, object], codes: Mapping[str, list[str]]) -> Field:
    condition = row.get("required_when") or {"field": "", "values": []}
    assert isinstance(condition, dict)  # noqa: S101 - shape of our own data file
    return Field(
        name=str(row["name"]),
        required=bool(row["required"]),
        max_length=int(str(row.get("max_length", 0))),
        format=str(row["format"]),
        allowed=tuple(codes[str(row["codes"])]) if "codes" in row else (),
        required_field=str(condition["field"]),
        required_values=tuple(condition["values"]),
    )


def check_fields(
    fields: tuple[Field, ...], metadata: Mapping[str, str], document: int
) -> Iterator[FieldIssue]:
    """Compare metadata with a table and yield what breaks it, in table order."""
    known = {field.name for field in fields}
    for field in fields:
        value = metadata.get(field.name, "").strip()
        if value:
            rule = _broken_rule(field, value)
        else:
            rule = "required" if field.is_required(metadata) else ""
        if rule:
            yield FieldIssue(document, field.name, rule, value)
    for name in sorted(set(metadata) - known):
        yield FieldIssue(document, name, "unknown", metadata[name])


def _broken_rule(field: Field, value: str) -> str:
    if field.max_length and len(value) > field.max_length:
        return "max_length"
    if has_unwritable(value) or not _has_format(field.format, value):
        return "format"
    return _code_rule(field, value)


def _code_rule(field: Field, value: str) -> str:
    if not field.allowed:
        return ""
    separator = load_profile().language_separator
    values = value.split(separator) if field.format == "codes" else [value]
    if all(item.strip() in field.allowed for item in values):
        return ""
    secret = field.name == "mode" and value in load_profile().secret_modes
    return "secret" if secret else "code"


def has_unwritable(text: str) -> bool:
    """Whether the text holds characters XML cannot carry."""
    return bool(_UNWRITABLE.search(text))


def _has_format(format_: str, value: str) -> bool:
    if format_ == "date":
        return _is_date(value)
    if format_ == "partial_date":
        return _is_date(value) or bool(_PARTIAL.match(value))
    return format_ != "number" or bool(_NUMBER.match(value))


def _is_date(value: str) -> bool:
    if not _DATE.match(value):
        return False
    try:
        datetime.strptime(value, "%d/%m/%Y")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return False
    return True
