# SPDX-License-Identifier: LGPL-3.0-or-later
"""Writing PREMIS 3 for archive packages (AIP): what was done, and to what."""

from typing import Any

from lxml import etree

from .mets import Item, item_id
from .names import node_id, stamp
from .types import DossierPackage, PreservationEvent

PREMIS = "http://www.loc.gov/premis/v3"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
CREATION = "information package creation"
_NAMESPACES = {None: PREMIS, "xsi": XSI}


def package_premis(package: DossierPackage, objid: str) -> etree._Element:
    """PREMIS.xml: the package as a whole, its creation and its events."""
    root = _root()
    entity = _object(root, "intellectualEntity", "OBJID", objid)
    _text(entity, "originalName", package.metadata["title"])
    created = PreservationEvent(CREATION, package.created_at, "success")
    events = [created, *(event for event in package.events if not event.file)]
    for number, event in enumerate(events):
        _event(root, package, event, f"package:{number}", ("OBJID", objid))
    _agents(root, package, events)
    return root


def representation_premis(
    package: DossierPackage, files: list[Item], original_names: dict[str, str]
) -> etree._Element:
    """PREMIS_rep1.xml: each file with its digest, and the events about files.

    `original_names` maps the path in the package to the name people know.
    """
    root = _root()
    identifier = node_id(package.uuid, "rep1#representation")
    _object(root, "representation", "UUID", identifier)
    for item in files:
        _file_object(root, package, item, original_names[item.entry.path])
    by_name = {item.entry.path.rsplit("/", 1)[-1]: item for item in files}
    events = [event for event in package.events if event.file]
    for number, event in enumerate(events):
        target = ("File", item_id(package.uuid, by_name[event.file]))
        _event(root, package, event, f"file:{number}", target)
    _agents(root, package, events)
    return root


def _file_object(
    root: etree._Element, package: DossierPackage, item: Item, original: str
) -> None:
    node = _object(root, "file", "File", item_id(package.uuid, item))
    traits = _add(node, "objectCharacteristics")
    _text(traits, "compositionLevel", "0")
    fixity = _add(traits, "fixity")
    _text(fixity, "messageDigestAlgorithm", "SHA-256")
    _text(fixity, "messageDigest", item.entry.sha256)
    _text(traits, "size", str(item.entry.size))
    designation = _add(_add(traits, "format"), "formatDesignation")
    _text(designation, "formatName", item.mimetype)
    _text(node, "originalName", original)
    storage = _add(_add(node, "storage"), "contentLocation")
    _text(storage, "contentLocationType", "package path")
    _text(storage, "contentLocationValue", item.entry.path)


def _event(
    root: etree._Element,
    package: DossierPackage,
    event: PreservationEvent,
    role: str,
    target: tuple[str, str],
) -> None:
    node = _add(root, "event")
    _identifier(node, "event", "UUID", node_id(package.uuid, f"event:{role}"))
    _text(node, "eventType", event.kind)
    _text(node, "eventDateTime", stamp(event.at))
    outcome = _add(node, "eventOutcomeInformation")
    _text(outcome, "eventOutcome", event.outcome)
    if event.detail:
        detail = _add(outcome, "eventOutcomeDetail")
        _text(detail, "eventOutcomeDetailNote", event.detail)
    _identifier(node, "linkingAgent", "local", _agent_name(package, event))
    _identifier(node, "linkingObject", *target)


def _agents(
    root: etree._Element, package: DossierPackage, events: list[PreservationEvent]
) -> None:
    software = package.agents.software
    for name in sorted({_agent_name(package, event) for event in events}):
        node = _add(root, "agent")
        _identifier(node, "agent", "local", name)
        _text(node, "agentName", name)
        _text(node, "agentType", "software" if name == software else "person")
        if name == software:
            _text(node, "agentVersion", package.agents.software_version)


def _agent_name(package: DossierPackage, event: PreservationEvent) -> str:
    return event.agent or package.agents.software


def _root() -> etree._Element:
    # lxml-stubs does not know that the prefix None means the default namespace.
    nsmap: Any = _NAMESPACES
    root = etree.Element(_premis("premis"), nsmap=nsmap)
    root.set("version", "3.0")
    return root


def _object(
    root: etree._Element, category: str, type_: str, value: str
) -> etree._Element:
    node = _add(root, "object")
    node.set(f"{{{XSI}}}type", category)
    _identifier(node, "object", type_, value)
    return node


def _identifier(parent: etree._Element, prefix: str, type_: str, value: str) -> None:
    node = _add(parent, f"{prefix}Identifier")
    _text(node, f"{prefix}IdentifierType", type_)
    _text(node, f"{prefix}IdentifierValue", value)


def _add(parent: etree._Element, tag: str) -> etree._Element:
    return etree.SubElement(parent, _premis(tag))


def _text(parent: etree._Element, tag: str, text: str) -> None:
    _add(parent, tag).text = text


def _premis(name: str) -> str:
    return f"{{{PREMIS}}}{name}"
