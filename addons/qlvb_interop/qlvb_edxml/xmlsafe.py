# SPDX-License-Identifier: LGPL-3.0-or-later
"""Bytes to an element tree, refusing what no honest sender produces."""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree

from .errors import Hostile, NotXml, TooLarge
from .types import Limits

_BOM = b"\xef\xbb\xbf"


def read_tree(data: bytes, limits: Limits) -> etree._Element:
    """Parse a message without DTD, entities or network.

    :raises TooLarge, Hostile, NotXml: see :mod:`.errors`.
    """
    if len(data) > limits.max_message_bytes:
        raise TooLarge("message", len(data), limits.max_message_bytes)
    text = data.removeprefix(_BOM)
    _scan(text, limits)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        recover=True,
    )
    root = etree.fromstring(text, parser)
    _refuse_repairs(parser)
    return root


def _refuse_repairs(parser: etree.XMLParser) -> None:
    """Real samples use prefixes without declaring them; nothing else is repaired."""
    for entry in parser.error_log:
        if entry.domain != etree.ErrorDomains.NAMESPACE:
            raise NotXml(entry.line, entry.column)


def _scan(text: bytes, limits: Limits) -> None:
    """One cheap pass that stops at the first forbidden construct."""
    scanner = expat.ParserCreate("utf-8")
    gauge = _Gauge(limits)
    scanner.StartDoctypeDeclHandler = gauge.doctype
    scanner.StartElementHandler = gauge.start
    scanner.EndElementHandler = gauge.end
    try:
        scanner.Parse(text, True)
    except expat.ExpatError as error:
        raise NotXml(error.lineno, error.offset + 1) from error


class _Gauge:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._depth = 0
        self._elements = 0

    def doctype(self, *_: object) -> None:
        raise Hostile("doctype")

    def start(self, *_: object) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self._limits.max_depth:
            raise Hostile("depth")
        if self._elements > self._limits.max_elements:
            raise Hostile("elements")

    def end(self, *_: object) -> None:
        self._depth -= 1
