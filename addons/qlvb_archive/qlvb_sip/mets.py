# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing METS.xml of the package and of its representation (CSIP 2.0.4)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lxml import etree

from .names import file_id, node_id, stamp
from .profile import Shape, load_profile
from .types import DossierPackage, ManifestEntry

METS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
REPRESENTATION = "representations/rep1"
REPRESENTATION_ID = "rep1"
XML = "application/xml"
_NAMESPACES = {None: METS, "xlink": XLINK, "csip": CSIP, "sip": SIP, "xsi": XSI}
_LOCATIONS = (
    (METS, "mets1_12.xsd"),
    (XLINK, "xlink.xsd"),
    (CSIP, "DILCISExtensionMETS.xsd"),
    (SIP, "DILCISExtensionSIPMETS.xsd"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A file as METS refers to it; `entry.path` starts at the package root."""

    entry: ManifestEntry
    mimetype: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class DocumentItems:
    """The metadata file and the content files of one document, main file first."""

    metadata: Item
    files: tuple[Item, ...]


class MetsWriter:
    """One METS file. `base` is the folder its references are relative to."""

    def __init__(self, package: DossierPackage, shape: Shape, base: str) -> None:
        self.package, self.shape, self.base = package, shape, base
        self.created = stamp(package.created_at)
        # lxml-stubs does not know that the prefix None means the default namespace.
        nsmap: Any = _NAMESPACES
        self.root = etree.Element(_mets("mets"), nsmap=nsmap)

    def node(self, role: str) -> str:
        """Identifier of a node of this file."""
        return node_id(self.package.uuid, f"{self.base or 'root'}#{role}")

    def open(self, objid: str, profile: str, schemas: str) -> None:
        """Write the root attributes."""
        attributes = {
            "OBJID": objid,
            "LABEL": self.package.metadata["title"],
            "TYPE": self.shape.mets_type,
            "PROFILE": profile,
            f"{{{CSIP}}}CONTENTINFORMATIONTYPE": self.shape.content_information_type,
            f"{{{XSI}}}schemaLocation": " ".join(
                f"{namespace} {schemas}{name}" for namespace, name in _LOCATIONS
            ),
        }
        for name, value in attributes.items():
            self.root.set(name, value)

    def header(self) -> etree._Element:
        """Write metsHdr; the caller adds the agents."""
        header = self._add(self.root, "metsHdr")
        header.set("CREATEDATE", self.created)
        header.set("LASTMODDATE", self.created)
        header.set("RECORDSTATUS", "NEW")
        header.set(f"{{{CSIP}}}OAISPACKAGETYPE", self.shape.oais_type)
        return header

    def software_agent(self, header: etree._Element) -> None:
        """The program that made the package."""
        agents = self.package.agents
        agent = self._add(header, "agent", ROLE="CREATOR", TYPE="OTHER")
        agent.set("OTHERTYPE", "SOFTWARE")
        self._add(agent, "name").text = agents.software
        note = self._add(agent, "note")
        note.set(f"{{{CSIP}}}NOTETYPE", "SOFTWARE VERSION")
        note.text = agents.software_version

    def organisation_agent(self, header: etree._Element, role: str) -> None:
        """The agency the dossier belongs to, with its code."""
        agents = self.package.agents
        agent = self._add(header, "agent", ROLE=role, TYPE="ORGANIZATION")
        self._add(agent, "name").text = agents.organisation
        note = self._add(agent, "note")
        note.set(f"{{{CSIP}}}NOTETYPE", "IDENTIFICATIONCODE")
        note.text = agents.organisation_code

    def descriptive(self, item: Item) -> str:
        """Write a dmdSec for a metadata file and return its identifier."""
        profile = load_profile()
        identifier = self.node(f"dmd:{item.entry.path}")
        section = self._add(self.root, "dmdSec", ID=identifier)
        section.set("CREATED", self.created)
        section.set("STATUS", "CURRENT")
        self._reference(
            section, item, profile.metadata_type, profile.metadata_type_version
        )
        return identifier

    def administrative(self, item: Item | None) -> str:
        """Write amdSec; empty without PREMIS, as a SIP has it. Returns the link."""
        section = self._add(self.root, "amdSec", ID=self.node("amd"))
        if item is None:
            return ""
        identifier = self.node("digiprov")
        provenance = self._add(section, "digiprovMD", ID=identifier, STATUS="CURRENT")
        provenance.set("CREATED", self.created)
        self._reference(provenance, item, "PREMIS", "3.0")
        return identifier

    def file_section(self, groups: dict[str, list[Item]]) -> None:
        """Write fileSec: groups in the order given."""
        section = self._add(self.root, "fileSec", ID=self.node("fileSec"))
        for use, items in groups.items():
            group = self._add(section, "fileGrp", ID=self.node(f"grp:{use}"), USE=use)
            if use.startswith("Representations"):
                content = self.shape.content_information_type
                group.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", content)
            for item in items:
                self._file(group, item)

    def struct_map(self, label: str, type_: str = "") -> etree._Element:
        """Write structMap and return its top div."""
        struct = self._add(
            self.root, "structMap", ID=self.node("struct"), TYPE="PHYSICAL"
        )
        struct.set("LABEL", "CSIP")
        top = self.div(struct, label, "top")
        if type_:
            top.set("TYPE", type_)
        return top

    def div(self, parent: etree._Element, label: str, role: str) -> etree._Element:
        """Add a labelled div."""
        return self._add(parent, "div", ID=self.node(f"div:{role}"), LABEL=label)

    def pointer(self, div: etree._Element, target: str) -> None:
        """Point a div to a file or a file group."""
        self._add(div, "fptr", FILEID=target)

    def group_id(self, use: str) -> str:
        """Identifier of a file group."""
        return self.node(f"grp:{use}")

    def mets_pointer(self, div: etree._Element, item: Item, title: str) -> None:
        """Point a div to the METS file of the representation."""
        pointer = self._add(div, "mptr", LOCTYPE="URL")
        self._link(pointer, item)
        pointer.set(f"{{{XLINK}}}title", title)

    def _file(self, group: etree._Element, item: Item) -> None:
        identifier = item_id(self.package.uuid, item)
        node = self._add(group, "file", ID=identifier)
        self._measures(node, item)
        location = self._add(node, "FLocat", LOCTYPE="URL")
        self._link(location, item)
        if item.title:
            location.set(f"{{{XLINK}}}title", item.title)

    def _reference(
        self, parent: etree._Element, item: Item, type_: str, version: str
    ) -> None:
        identifier = self.node(f"ref:{item.entry.path}")
        node = self._add(parent, "mdRef", ID=identifier, LOCTYPE="URL", MDTYPE=type_)
        node.set("MDTYPEVERSION", version)
        self._link(node, item)
        self._measures(node, item)

    def _measures(self, node: etree._Element, item: Item) -> None:
        node.set("MIMETYPE", item.mimetype)
        node.set("SIZE", str(item.entry.size))
        node.set("CREATED", self.created)
        node.set("CHECKSUM", item.entry.sha256)
        node.set("CHECKSUMTYPE", "SHA-256")

    def _link(self, node: etree._Element, item: Item) -> None:
        prefix = f"{self.base}/" if self.base else ""
        node.set(f"{{{XLINK}}}type", "simple")
        node.set(f"{{{XLINK}}}href", item.entry.path.removeprefix(prefix))

    def _add(
        self, parent: etree._Element, tag: str, **attributes: str
    ) -> etree._Element:
        return etree.SubElement(parent, _mets(tag), attributes)


def item_id(package: UUID, item: Item) -> str:
    """Identifier of the file element of an item."""
    return file_id(package, item.entry.path)


def representation_mets(
    package: DossierPackage,
    shape: Shape,
    documents: list[DocumentItems],
    premis: Item | None,
) -> etree._Element:
    """METS.xml of rep1: links each document's metadata to its files."""
    writer = MetsWriter(package, shape, REPRESENTATION)
    writer.open(REPRESENTATION_ID, shape.representation_profile, "../../schemas/")
    writer.organisation_agent(writer.header(), "CREATOR")
    links = [writer.descriptive(document.metadata) for document in documents]
    provenance = writer.administrative(premis)
    files = [item for document in documents for item in document.files]
    writer.file_section({"Data": files})
    top = writer.struct_map(REPRESENTATION_ID, shape.representation_type)
    data = writer.div(top, "Data", "data")
    writer.pointer(data, writer.group_id("Data"))
    _document_links(writer, top, list(zip(documents, links, strict=True)), provenance)
    return writer.root


def _document_links(
    writer: MetsWriter,
    top: etree._Element,
    documents: list[tuple[DocumentItems, str]],
    provenance: str,
) -> None:
    mains = writer.div(top, "MetadataLink", "links")
    attached = [(item, dmd) for doc, dmd in documents for item in doc.files[1:]]
    for document, dmd in documents:
        _link_div(writer, mains, document.files[0], dmd, provenance)
    if attached:
        group = writer.div(top, "AttachmentFile", "attachments")
        for item, dmd in attached:
            _link_div(writer, group, item, dmd, provenance)


def _link_div(
    writer: MetsWriter, parent: etree._Element, item: Item, dmd: str, provenance: str
) -> None:
    is_main = parent.get("LABEL") == "MetadataLink"
    label = "MetadataLink/File" if is_main else "AttachmentFile/File"
    div = writer.div(parent, label, f"link:{item.entry.path}")
    div.set("DMDID", dmd)
    if provenance:
        div.set("ADMID", provenance)
    writer.pointer(div, item_id(writer.package.uuid, item))


@dataclass(frozen=True, slots=True)
class RootItems:
    """What the METS file of the package refers to."""

    ead: Item
    premis: Item | None
    documentation: list[Item]
    schemas: list[Item]
    representation: Item


def root_mets(
    package: DossierPackage, shape: Shape, objid: str, items: RootItems
) -> etree._Element:
    """METS.xml of the package."""
    writer = MetsWriter(package, shape, "")
    writer.open(objid, shape.root_profile, "schemas/")
    _root_header(writer)
    metadata = writer.descriptive(items.ead)
    provenance = writer.administrative(items.premis)
    use = f"Representations/{REPRESENTATION_ID}"
    writer.file_section(
        {
            "Documentation": items.documentation,
            "Schemas": items.schemas,
            use: [items.representation],
        }
    )
    top = writer.struct_map(objid)
    metadata_div = writer.div(top, "Metadata", "metadata")
    metadata_div.set("DMDID", metadata)
    if provenance:
        metadata_div.set("ADMID", provenance)
    for name in ("Documentation", "Schemas"):
        writer.pointer(writer.div(top, name, name.lower()), writer.group_id(name))
    representation = writer.div(top, use, "representation")
    writer.mets_pointer(representation, items.representation, writer.group_id(use))
    return writer.root


def _root_header(writer: MetsWriter) -> None:
    package = writer.package
    header = writer.header()
    writer.software_agent(header)
    writer.organisation_agent(header, "ARCHIVIST")
    if writer.shape.oais_type == "SIP":
        record = etree.SubElement(header, _mets("altRecordID"))
        record.set("TYPE", "SUBMISSIONAGREEMENT")
        code = package.metadata[writer.shape.code_field]
        record.text = package.agreement or code


def _mets(name: str) -> str:
    return f"{{{METS}}}{name}"
