# SPDX-License-Identifier: LGPL-3.0-or-later
"""Descriptive metadata: checks before building, and the simpledc files themselves."""

from collections.abc import Mapping

from lxml import etree

from .errors import InvalidMetadata, MissingMetadata
from .names import doc_code
from .profile import Field, Shape, check_fields, load_profile
from .types import DocumentEntry, DossierPackage, FieldIssue


def missing_metadata(package: DossierPackage) -> tuple[tuple[int, str], ...]:
    """Required fields that are empty: (document ordinal, field), 0 is the dossier.

    TT 05/2025, field tables of Phụ lục I and III.
    """
    issues = metadata_issues(package)
    return tuple((i.document, i.field) for i in issues if i.rule == "required")


def metadata_issues(package: DossierPackage) -> tuple[FieldIssue, ...]:
    """Everything in the metadata that breaks the profile, dossier first."""
    shape = load_profile().shape(package.kind)
    issues = list(check_fields(shape.dossier, package.metadata, 0))
    issues += _dossier_values(package)
    seen: set[int] = set()
    for document in package.documents:
        issues += check_fields(shape.document, document.metadata, document.ordinal)
        issues += _document_values(shape, package, document, seen)
        seen.add(document.ordinal)
    return tuple(issues)


def _dossier_values(package: DossierPackage) -> list[FieldIssue]:
    total = package.metadata.get("totalDoc", "")
    if total.isdigit() and int(total) != len(package.documents):
        return [FieldIssue(0, "totalDoc", "value", total)]
    return []


def _document_values(
    shape: Shape, package: DossierPackage, document: DocumentEntry, seen: set[int]
) -> list[FieldIssue]:
    ordinal, metadata = document.ordinal, document.metadata
    issues = []
    if ordinal < 1 or ordinal in seen or not document.files:
        issues.append(FieldIssue(ordinal, "docOrdinal", "value", str(ordinal)))
    code = package.metadata.get(shape.code_field, "").strip()
    wanted = derived_fields(code, ordinal)
    for name, value in wanted.items():
        actual = metadata.get(name, "").strip()
        if actual and actual != value:
            issues.append(FieldIssue(ordinal, name, "value", actual))
    return issues


def derived_fields(dossier_code: str, ordinal: int) -> dict[str, str]:
    """Document fields that follow from the dossier code and the ordinal."""
    return {
        "docCode": doc_code(dossier_code, ordinal),
        "docOrdinal": str(ordinal),
        "arcFileCode": dossier_code,
    }


def check_metadata(package: DossierPackage) -> None:
    """Raise MissingMetadata or InvalidMetadata when the profile is broken."""
    missing = missing_metadata(package)
    if missing:
        raise MissingMetadata(missing)
    issues = metadata_issues(package)
    if issues:
        raise InvalidMetadata(issues)


def simpledc(fields: tuple[Field, ...], metadata: Mapping[str, str]) -> bytes:
    """The XML of one metadata file: every field of the table, in table order."""
    root = etree.Element("simpledc")
    for field in fields:
        node = etree.SubElement(root, field.name)
        node.text = metadata.get(field.name, "").strip() or None
    return serialise(root)


def read_simpledc(root: etree._Element) -> dict[str, str]:
    """Field values of a metadata file, in any order (the schemas use xs:all)."""
    return {str(node.tag): (node.text or "").strip() for node in root if _is_tag(node)}


def _is_tag(node: etree._Element) -> bool:
    return isinstance(node.tag, str)


def serialise(root: etree._Element) -> bytes:
    """XML bytes as every file of a package is written."""
    return etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
