# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tolerant view of a message: children by local name, in any order or prefix."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TypeVar

from lxml import etree

from .errors import BadDate, BadIdentifier, MissingField, TooLong
from .schema import LENGTHS, NAMESPACE
from .texts import clean_opaque, clean_text, is_canonical, is_organ_id, read_timestamp
from .types import Finding, FindingCode, Limits

_T = TypeVar("_T")


class Notes:
    """What one reading carries along: its limits and the oddities met."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.findings: list[Finding] = []

    def add(self, code: FindingCode, where: str, value: str = "") -> None:
        """Remember one tolerated oddity."""
        self.findings.append(Finding(code, where, value[:100]))


class Block:
    """An element that may be absent; an absent one has no children and no text."""

    def __init__(self, element: etree._Element | None, path: str, notes: Notes) -> None:
        self.path = path
        self.notes = notes
        self._element = element

    def __bool__(self) -> bool:
        """True when the element is there."""
        return self._element is not None

    def rebased(self) -> Block:
        """Same element; field paths start here: people know Subject alone."""
        return Block(self._element, "", self.notes)

    def child(self, *names: str) -> Block:
        """First child with one of the names, or an absent block."""
        return next(
            self.children(*names), Block(None, self._join(names[0]), self.notes)
        )

    def children(self, *names: str) -> Iterator[Block]:
        """Children with one of the names; ``path`` uses the first, official one."""
        for element in () if self._element is None else self._element:
            if is_named(element, *names):
                yield Block(element, self._join(names[0]), self.notes)

    def raw(self) -> str:
        """Text of this very element, whatever its length."""
        return "" if self._element is None else self._element.text or ""

    def opaque(self, name: str) -> str:
        """Text of a child as its author wrote it, white space trimmed."""
        child = self.child(name)
        text = clean_opaque(child.raw())
        if len(text) > self.notes.limits.max_text:
            raise TooLong(child.path, self.notes.limits.max_text, len(text))
        return text

    def text(self, name: str) -> str:
        """Text of a child in NFC; remarks on an excess of the nominal length."""
        return self._measured(clean_text(self.opaque(name)), self._join(name))

    def texts(self, *names: str) -> tuple[str, ...]:
        """Texts of all children with one of the names, empty ones dropped."""
        return tuple(text for child in self.children(*names) if (text := child.own()))

    def own(self) -> str:
        """Text of this very element in NFC."""
        text = clean_text(self.raw())
        if len(text) > self.notes.limits.max_text:
            raise TooLong(self.path, self.notes.limits.max_text, len(text))
        return self._measured(text, self.path)

    def required(self, name: str, read: Callable[[str], _T]) -> _T:
        """Read a child that must not be empty."""
        value = read(name)
        if not value:
            raise MissingField(self._join(name))
        return value

    def organ_id(self, name: str = "OrganId") -> str:
        """Return an identifier of any scheme; empty when absent."""
        value = self.text(name)
        if value and not is_organ_id(value):
            raise BadIdentifier(self._join(name), value[:100])
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """Non-negative number; anything else is remarked on and defaulted."""
        value = self.text(name)
        if value.isascii() and value.isdigit() and len(value) <= 9:
            return int(value)
        if value:
            self.notes.add(FindingCode.NUMBER_IGNORED, self._join(name), value)
        return default

    def flag(self, name: str) -> bool:
        """``1`` or ``true``."""
        return self.text(name).lower() in {"1", "true"}

    def timestamp(self, name: str) -> dt.datetime | None:
        """Date and time in any known form; an unreadable one is remarked on."""
        value = self.text(name)
        moment = read_timestamp(value)
        if value and moment is None:
            self.notes.add(FindingCode.DATE_IGNORED, self._join(name), value)
        elif value and not is_canonical(value):
            self.notes.add(FindingCode.DATE_FORMAT, self._join(name), value)
        return moment

    def date(self, name: str) -> dt.date | None:
        """Date in any known form; an unreadable one is remarked on."""
        moment = self.timestamp(name)
        return moment.date() if moment else None

    def required_date(self, name: str) -> dt.date:
        """Date that must be there and readable."""
        value = self.required(name, self.text)
        moment = self.date(name)
        if moment is None:
            raise BadDate(self._join(name), value[:100])
        return moment

    def _join(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name

    def _measured(self, text: str, path: str) -> str:
        limit = LENGTHS.get(path)
        if limit is not None and len(text) > limit:
            self.notes.add(FindingCode.TOO_LONG, path, text)
        return text


def is_named(element: etree._Element, *names: str) -> bool:
    """Whether the element is one of ours; prefix plays no part."""
    namespace, name = split_tag(element)
    return namespace == NAMESPACE and name in names


def split_tag(element: etree._Element) -> tuple[str, str]:
    """Namespace and local name.

    Real messages use the prefix ``edXML`` on the attachment block, where it is not
    declared; it can only mean our namespace.
    """
    tag = str(element.tag)
    if tag.startswith("{"):
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    prefix, _, name = tag.rpartition(":")
    return (NAMESPACE if prefix == "edXML" else ""), name
