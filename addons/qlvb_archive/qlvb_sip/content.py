# SPDX-License-Identifier: LGPL-3.0-or-later
"""Checks of what the metadata files say, against the profile and the files."""

from collections.abc import Mapping

from lxml import etree

from .metadata import derived_fields, read_simpledc
from .metsread import Reference
from .premis import PREMIS
from .profile import Shape, check_fields
from .types import FieldIssue, Finding

_NS = {"p": PREMIS}


def check_dossier(
    shape: Shape, root: etree._Element, path: str, documents: int
) -> tuple[list[Finding], str]:
    """Check EAD.xml; returns the findings and the dossier code."""
    values = read_simpledc(root)
    findings = [_finding(i, path) for i in check_fields(shape.dossier, values, 0)]
    total = values.get("totalDoc", "")
    if total.isdigit() and int(total) != documents:
        findings.append(Finding("count_mismatch", path, total, str(documents)))
    return findings, values.get(shape.code_field, "")


def check_document(
    shape: Shape, root: etree._Element, path: str, dossier_code: str
) -> tuple[list[Finding], str]:
    """Check one EAD_doc file; returns the findings and its docCode."""
    values = read_simpledc(root)
    findings = [_finding(i, path) for i in check_fields(shape.document, values, 0)]
    code = values.get("docCode", "")
    ordinal = code.rpartition(".")[2]
    if not ordinal.isdecimal():
        findings.append(Finding("code_mismatch", path, f"{dossier_code}.*", code))
        return findings, code
    for name, expected in derived_fields(dossier_code, int(ordinal)).items():
        actual = values.get(name, expected)
        if actual != expected:
            findings.append(Finding("code_mismatch", path, expected, actual))
    return findings, code


def _finding(issue: FieldIssue, path: str) -> Finding:
    if issue.rule == "required":
        return Finding("metadata_missing", path, issue.field)
    if issue.rule == "secret":
        return Finding("state_secret", path, issue.field, issue.value)
    actual = f"{issue.rule}: {issue.value[:80]}"
    return Finding("metadata_invalid", path, issue.field, actual)


def check_premis(
    root: etree._Element, files: Mapping[str, Reference], path: str
) -> list[Finding]:
    """Compare the digests PREMIS recorded with those of METS, file by file."""
    digests = {
        _text(node, ".//p:objectIdentifierValue"): _text(node, ".//p:messageDigest")
        for node in root.iterfind("p:object", _NS)
    }
    findings = []
    for identifier, reference in files.items():
        digest = digests.get(identifier, "")
        if digest.upper() != reference.checksum.upper():
            checksum = reference.checksum.upper()
            findings.append(
                Finding("premis_mismatch", reference.path, checksum, digest)
            )
    return findings


def _text(node: etree._Element, path: str) -> str:
    found = node.find(path, _NS)
    return "" if found is None else (found.text or "")
