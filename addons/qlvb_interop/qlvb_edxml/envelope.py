# SPDX-License-Identifier: LGPL-3.0-or-later
"""From the root of a file to the blocks that matter."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from .block import Block, Notes, is_named, split_tag
from .errors import SecrecyDeclared, UnknownMessage
from .secrecy import field_mark, find_mark, is_secrecy_field
from .types import Limits
from .xmlsafe import read_tree

# Bytes of a file (R4: not opened), and names of bodies and people.
_NEVER_MARKED = {"ContentTransferEncoded", "OrganName", "OrganAdd", "FullName", "Staff"}


@dataclass(frozen=True)
class Envelope:
    """The four blocks of a message; all but ``header`` may be absent."""

    header: Block
    trace: Block
    manifest: Block
    files: Block
    notes: Notes


def open_envelope(root: etree._Element, limits: Limits) -> Envelope:
    """Find the blocks.

    :raises UnknownMessage: root, namespace or header are not those of edXML.
    """
    if not is_named(root, "edXML"):
        raise UnknownMessage("edXML")
    notes = Notes(limits)
    top = Block(root, "", notes)
    envelope = _only(top, "edXMLEnvelope")
    header = _only(envelope, "edXMLHeader")
    manifest = envelope.child("edXMLBody").child("edXMLManifest")
    return Envelope(
        header=_only(header, "MessageHeader").rebased(),
        trace=header.child("TraceHeaderList").rebased(),
        manifest=manifest.rebased(),
        files=top.child("AttachmentEncoded").rebased(),
        notes=notes,
    )


def refuse_secrets(root: etree._Element) -> None:
    """Look at every element, known or not, but never at the bytes of a file.

    :raises SecrecyDeclared: one of them carries a mark (QĐ 28/2018 Điều 1).
    """
    for element in root.iter():
        _, name = split_tag(element)
        if name not in _NEVER_MARKED:
            _refuse_mark(name, element.text or "")


def _refuse_mark(name: str, text: str) -> None:
    mark = field_mark(text) if is_secrecy_field(name) else find_mark(text)
    if mark:
        raise SecrecyDeclared(name, mark)


def header_only(data: bytes, *, limits: Limits) -> bytes:
    """Return the message without its files, to quarantine a refused packet.

    :raises TooLarge, Hostile, NotXml: see :mod:`.errors`.
    """
    root = read_tree(data, limits)
    for part in list(root):
        if not is_named(part, "edXMLEnvelope"):
            root.remove(part)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _only(parent: Block, name: str) -> Block:
    child = parent.child(name)
    if not child:
        raise UnknownMessage(name)
    return child
