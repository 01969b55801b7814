# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verifying a package: nothing changed, nothing missing, nothing extra, all tied."""

from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from .content import check_document, check_dossier, check_premis
from .errors import UnreadablePackage
from .mets import REPRESENTATION
from .metsread import Link, MetsFile, Reference, UnsafeXml, parse_xml, read_mets
from .names import folder_name, metadata_name
from .profile import Shape, load_profile
from .reader import READ_ERRORS, PackageReader, open_package
from .schema import mets_validator
from .tree import stream_digest
from .types import Finding, Limits, PackageReport

ROOT_METS = "METS.xml"
REP_METS = f"{REPRESENTATION}/METS.xml"
EAD = "metadata/descriptive/EAD.xml"
PREMIS = "metadata/preservation/PREMIS.xml"
PREMIS_REP = f"{REPRESENTATION}/metadata/preservation/PREMIS_rep1.xml"
_MAIN_LINK = "MetadataLink/File"
_NO_METS = MetsFile("", "", "", {}, {}, {}, (), ())


def verify_package(path: Path, limits: Limits | None = None) -> PackageReport:
    """Check a package folder or ZIP; never raises for a bad package.

    Checks SHA-256 and size of every mdRef and FLocat, orphans, dangling references,
    the METS schema, links between metadata and files, counts and codes against EAD,
    and the metadata tables of TT 05/2025/TT-BNV.
    """
    limits = limits or Limits()
    try:
        with open_package(path, limits) as reader:
            return _Verification(reader, limits).run()
    except UnreadablePackage as error:
        return PackageReport("", "", 0, 0, (Finding(error.reason, error.path),))


class _Verification:
    def __init__(self, reader: PackageReader, limits: Limits) -> None:
        self.reader, self.limits = reader, limits
        self.findings: list[Finding] = []
        self.root = self.rep = _NO_METS

    def run(self) -> PackageReport:
        self.root = self._mets(ROOT_METS, "")
        self.rep = self._mets(REP_METS, REPRESENTATION)
        shape = self._shape()
        self._identity()
        self._fixity()
        self._orphans()
        self._links()
        mains = self._main_links()
        if shape:
            self._metadata(shape, mains)
            self._premis(shape)
        kind = shape.kind if shape else ""
        findings = tuple(dict.fromkeys(self.findings))
        count = len(self.reader.sizes)
        return PackageReport(self.root.objid, kind, count, len(mains), findings)

    def _add(self, code: str, path: str, expected: str = "", actual: str = "") -> None:
        self.findings.append(Finding(code, path, expected, actual))

    def _xml(self, path: str) -> etree._Element | None:
        size = self.reader.sizes.get(path)
        if size is None:
            self._add("file_missing", path)
            return None
        if size > self.limits.max_xml_bytes:
            self._add("xml_too_big", path, str(self.limits.max_xml_bytes), str(size))
            return None
        try:
            with self.reader.open(path) as source:
                return parse_xml(source.read())
        except UnsafeXml as error:
            self._add(error.reason, path, actual=error.detail)
        except READ_ERRORS:
            self._add("file_unreadable", path)
        return None

    def _mets(self, path: str, base: str) -> MetsFile:
        root = self._xml(path)
        if root is None:
            return _NO_METS
        validator = mets_validator()
        if not validator.validate(root):
            log: Any = validator.error_log
            error = log[0]
            self._add("schema_invalid", path, actual=f"{error.line}: {error.message}")
        return read_mets(root, base)

    def _shape(self) -> Shape | None:
        for shape in load_profile().shapes.values():
            wanted = (shape.oais_type, shape.mets_type)
            if wanted == (self.root.oais_type, self.root.mets_type):
                return shape
        actual = f"{self.root.oais_type} {self.root.mets_type}".strip()
        self._add("kind_unknown", ROOT_METS, actual=actual)
        return None

    def _identity(self) -> None:
        expected = folder_name(self.root.objid)
        if expected.casefold() != self.reader.folder.casefold():
            self._add("objid_mismatch", ROOT_METS, expected, self.reader.folder)
        if REP_METS not in self.root.pointers:
            self._add("representation_unlinked", ROOT_METS, REP_METS)

    def _fixity(self) -> None:
        for source, mets in ((ROOT_METS, self.root), (REP_METS, self.rep)):
            for reference in mets.references():
                if not reference.path:
                    self._add("reference_outside", source, actual=reference.href)
                else:
                    self._reference(reference)

    def _reference(self, reference: Reference) -> None:
        path = reference.path
        if path not in self.reader.sizes:
            self._add("file_missing", path)
            return
        try:
            with self.reader.open(path) as stream:
                digest, size = stream_digest(stream)
        except READ_ERRORS:
            self._add("file_unreadable", path)
            return
        if reference.algorithm != "SHA-256":
            self._add("checksum_algorithm", path, "SHA-256", reference.algorithm)
        elif reference.checksum.upper() != digest:
            self._add("file_changed", path, reference.checksum.upper(), digest)
        if reference.size != str(size):
            self._add("size_changed", path, reference.size, str(size))

    def _orphans(self) -> None:
        known = {reference.path for reference in self.root.references()}
        known |= {reference.path for reference in self.rep.references()}
        for path in sorted(set(self.reader.sizes) - known - {ROOT_METS}):
            self._add("file_orphan", path)

    def _links(self) -> None:
        linked: set[str] = set()
        for link in self.rep.links:
            for identifier in link.metadata:
                if identifier not in self.rep.metadata:
                    self._add("link_broken", REP_METS, actual=identifier)
            if link.metadata:
                linked.update(link.files)
        for identifier, reference in self.rep.files.items():
            if identifier not in linked:
                self._add("file_unlinked", reference.path)

    def _main_links(self) -> list[Link]:
        mains = [link for link in self.rep.links if link.label == _MAIN_LINK]
        used = Counter(identifier for link in mains for identifier in link.metadata)
        for identifier, reference in self.rep.metadata.items():
            if used[identifier] != 1:
                self._add(
                    "metadata_unlinked", reference.path, "1", str(used[identifier])
                )
        for link in mains:
            self._main_link(link)
        return mains

    def _main_link(self, link: Link) -> None:
        # The metadata file is named after its document: a swapped link shows here
        # even when somebody recomputed every checksum.
        for metadata in link.metadata:
            for file in link.files:
                if metadata in self.rep.metadata and file in self.rep.files:
                    content = self.rep.files[file].path
                    actual = PurePosixPath(self.rep.metadata[metadata].path).name
                    expected = metadata_name(content)
                    if actual.casefold() != expected.casefold():
                        self._add("link_mismatch", content, expected, actual)

    def _metadata(self, shape: Shape, mains: list[Link]) -> None:
        root = self._xml(EAD)
        if root is None:
            return
        findings, code = check_dossier(shape, root, EAD, len(mains))
        self.findings += findings
        codes: Counter[str] = Counter()
        for reference in self.rep.metadata.values():
            if reference.path in self.reader.sizes:
                self._document(shape, reference.path, code, codes)

    def _document(
        self, shape: Shape, path: str, code: str, codes: Counter[str]
    ) -> None:
        root = self._xml(path)
        if root is None:
            return
        findings, doc_code = check_document(shape, root, path, code)
        self.findings += findings
        codes[doc_code] += 1
        if codes[doc_code] > 1:
            self._add("code_duplicate", path, actual=doc_code)

    def _premis(self, shape: Shape) -> None:
        if not shape.preservation:
            for path in (PREMIS, PREMIS_REP):
                if path in self.reader.sizes:
                    self._add("premis_unexpected", path)
            return
        self._xml(PREMIS)
        root = self._xml(PREMIS_REP)
        if root is not None:
            self.findings += check_premis(root, self.rep.files, PREMIS_REP)
