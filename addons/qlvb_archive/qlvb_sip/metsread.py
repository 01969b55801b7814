# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading METS.xml of a package under verification."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from .mets import CSIP, METS, XLINK

_NS = {"m": METS}
_HREF = f"{{{XLINK}}}href"


class UnsafeXml(Exception):
    """The file is not well-formed XML, or has a document type declaration."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Reference:
    """A file METS refers to; `path` starts at the package root, "" when outside."""

    identifier: str
    href: str
    path: str
    size: str
    checksum: str
    algorithm: str


@dataclass(frozen=True, slots=True)
class Link:
    """A div that ties metadata (dmdSec identifiers) to files (file identifiers)."""

    label: str
    metadata: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MetsFile:
    """What the verifier needs of one METS file."""

    objid: str
    oais_type: str
    mets_type: str
    metadata: dict[str, Reference]
    provenance: dict[str, Reference]
    files: dict[str, Reference]
    pointers: tuple[str, ...]
    links: tuple[Link, ...]

    def references(self) -> Iterator[Reference]:
        """Every mdRef and FLocat."""
        yield from self.metadata.values()
        yield from self.provenance.values()
        yield from self.files.values()


def parse_xml(content: bytes) -> etree._Element:
    """Parse without network, entities or document types. Raises UnsafeXml."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeXml("xml_invalid", str(error)) from error
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise UnsafeXml("xml_doctype")
    return root


def read_mets(root: etree._Element, base: str) -> MetsFile:
    """Collect references and links; `base` is the folder of the METS file."""
    header = root.find("m:metsHdr", _NS)
    return MetsFile(
        objid=root.get("OBJID", ""),
        oais_type=""
        if header is None
        else header.get(f"{{{CSIP}}}OAISPACKAGETYPE", ""),
        mets_type=root.get("TYPE", ""),
        metadata=_sections(root, "m:dmdSec", base),
        provenance=_sections(root, "m:amdSec/*", base),
        files={
            node.get("ID", ""): _file(node, base)
            for node in root.iterfind("m:fileSec//m:file", _NS)
        },
        pointers=tuple(
            _resolve(base, node.get(_HREF, ""))
            for node in root.iterfind(".//m:mptr", _NS)
        ),
        links=tuple(_links(root)),
    )


def _sections(root: etree._Element, path: str, base: str) -> dict[str, Reference]:
    return {
        section.get("ID", ""): _reference(node, node, base)
        for section in root.iterfind(path, _NS)
        for node in section.iterfind("m:mdRef", _NS)
    }


def _file(node: etree._Element, base: str) -> Reference:
    location = node.find("m:FLocat", _NS)
    return _reference(node, node if location is None else location, base)


def _reference(node: etree._Element, location: etree._Element, base: str) -> Reference:
    href = location.get(_HREF, "")
    return Reference(
        identifier=node.get("ID", ""),
        href=href,
        path=_resolve(base, href),
        size=node.get("SIZE", ""),
        checksum=node.get("CHECKSUM", ""),
        algorithm=node.get("CHECKSUMTYPE", ""),
    )


def _resolve(base: str, href: str) -> str:
    name = unquote(href)
    path = posixpath.normpath(posixpath.join(base, name))
    outside = not name or path.startswith(("/", "..")) or "://" in name
    return "" if outside else path


def _links(root: etree._Element) -> Iterator[Link]:
    for div in root.iterfind("m:structMap//m:div", _NS):
        pointers = [node.get("FILEID", "") for node in div.iterfind("m:fptr", _NS)]
        metadata = div.get("DMDID", "").split()
        if metadata or pointers:
            yield Link(div.get("LABEL", ""), tuple(metadata), tuple(pointers))
