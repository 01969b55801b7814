# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a built package contains."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from qlvb_sip import (
    BadContent,
    BadName,
    DossierPackage,
    FileChanged,
    NaiveTime,
    PackageExists,
    PackageResult,
    build_package,
)
from qlvb_sip.schema import mets_validator, premis_validator

from tests.unit.qlvb_sip.sip_samples import CODE, content_file, make_package

NS = {
    "m": "http://www.loc.gov/METS/",
    "x": "http://www.w3.org/1999/xlink",
    "p": "http://www.loc.gov/premis/v3",
}
REP = "representations/rep1"


def tree_of(result: PackageResult) -> set[str]:
    files = (path for path in result.folder.rglob("*") if path.is_file())
    return {path.relative_to(result.folder).as_posix() for path in files}


def replace_file(package: DossierPackage, **changes: Any) -> DossierPackage:
    first = package.documents[0]
    file = replace(first.files[0], **changes)
    documents = (replace(first, files=(file,)), *package.documents[1:])
    return replace(package, documents=documents)


def test_tree_of_the_circular(built: PackageResult, package: DossierPackage) -> None:
    """R191: METS, EAD, data, schemas stand where TT 05/2025 puts them."""
    expected = {
        "METS.xml",
        "metadata/descriptive/EAD.xml",
        f"{REP}/METS.xml",
        f"{REP}/metadata/descriptive/EAD_doc_{CODE}.1.xml",
        f"{REP}/metadata/descriptive/EAD_doc_{CODE}.2.xml",
        f"{REP}/data/{CODE}.1.pdf",
        f"{REP}/data/{CODE}.1.PL1.pdf",
        f"{REP}/data/{CODE}.2.pdf",
        "schemas/mets1_12.xsd",
        "schemas/EAD.xsd",
        "schemas/EAD_doc.xsd",
        "documentation/README.txt",
    }
    premis = {
        "metadata/preservation/PREMIS.xml",
        f"{REP}/metadata/preservation/PREMIS_rep1.xml",
    }
    tree = tree_of(built)
    assert expected <= tree
    assert (tree & premis) == (premis if package.kind == "AIP_hoso" else set())


def test_names_and_identifiers(tmp_path: Path) -> None:
    """OBJID, folder and ZIP names of Phụ lục I and III: UUID in capitals."""
    uuid = "0F203B84-6641-4CDA-9F52-DAAE55FEF6B1"
    aip = build_package(make_package("AIP_hoso"), tmp_path)
    sip = build_package(replace(make_package("SIP_hoso"), sequence=12), tmp_path)
    assert (aip.objid, aip.folder.name) == (f"urn:uuid:{uuid}", f"urn_uuid_{uuid}")
    assert (sip.objid, sip.folder.name) == (f"uuid-{uuid}", f"uuid-{uuid}")
    assert sip.zip_path.name == f"12_uuid-{uuid}.zip"


def test_manifest_and_zip_carry_the_content(built: PackageResult) -> None:
    """The returned digests are those of the bytes written, in folder and ZIP."""
    for entry in built.manifest:
        data = (built.folder / entry.path).read_bytes()
        assert entry.size == len(data)
        assert entry.sha256 == sha256(data).hexdigest().upper()
    archived = built.zip_path.read_bytes()
    assert (built.sha256, built.size) == (sha256(archived).hexdigest(), len(archived))
    with ZipFile(built.zip_path) as archive:
        names = archive.namelist()
        prefix = built.folder.name + "/"
        assert {name.removeprefix(prefix) for name in names} == tree_of(built)
        assert names == sorted(names)
        data = archive.read(f"{prefix}{REP}/data/{CODE}.2.pdf")
    assert data == (built.folder / REP / "data" / f"{CODE}.2.pdf").read_bytes()


def test_same_input_same_bytes(
    built: PackageResult, package: DossierPackage, tmp_path: Path
) -> None:
    """Building twice gives the same ZIP, so its digest can be compared later."""
    again = tmp_path / "again"
    again.mkdir()
    assert build_package(package, again).sha256 == built.sha256


def test_schemas_accept_what_is_written(built: PackageResult) -> None:
    """R191: METS, PREMIS and both EAD files are valid for the shipped schemas."""
    for mets in ("METS.xml", f"{REP}/METS.xml"):
        mets_validator().assertValid(etree.parse(built.folder / mets))
    for path in built.folder.rglob("PREMIS*.xml"):
        premis_validator().assertValid(etree.parse(path))
    pairs = (
        ("EAD.xsd", "metadata/descriptive/EAD.xml"),
        ("EAD_doc.xsd", f"{REP}/metadata/descriptive/EAD_doc_{CODE}.1.xml"),
    )
    for schema, ead in pairs:
        validator = etree.XMLSchema(etree.parse(built.folder / "schemas" / schema))
        validator.assertValid(etree.parse(built.folder / ead))


def test_times_are_written_in_vietnam_time(built: PackageResult) -> None:
    """Records carry ISO 8601 with +07:00 wherever the server stands."""
    header = etree.parse(built.folder / "METS.xml").find("m:metsHdr", NS)
    assert header is not None
    assert header.get("CREATEDATE") == "2026-11-23T09:30:00+07:00"


def test_real_names_are_kept(built: PackageResult) -> None:
    """Files are named by code; the name people know stands in METS."""
    mets = etree.parse(built.folder / REP / "METS.xml")
    titles = {
        node.get(f"{{{NS['x']}}}href"): node.get(f"{{{NS['x']}}}title")
        for node in mets.iterfind(".//m:FLocat", NS)
    }
    assert titles[f"data/{CODE}.1.PL1.pdf"] == "Phụ lục I.pdf"


def test_premis_tells_creation_and_events(tmp_path: Path) -> None:
    """The AIP says how it came to be and what was checked, file by file."""
    result = build_package(make_package("AIP_hoso"), tmp_path)
    package = etree.parse(result.folder / "metadata/preservation/PREMIS.xml")
    files = etree.parse(result.folder / REP / "metadata/preservation/PREMIS_rep1.xml")
    kinds = [node.text for node in package.iterfind(".//p:eventType", NS)]
    assert kinds == ["information package creation"]
    event = files.find("p:event", NS)
    assert event is not None
    assert event.findtext("p:eventType", namespaces=NS) == "virus check"
    target = event.findtext(".//p:linkingObjectIdentifierValue", namespaces=NS)
    owner = [
        node.findtext(".//p:contentLocationValue", namespaces=NS)
        for node in files.iterfind("p:object", NS)
        if node.findtext(".//p:objectIdentifierValue", namespaces=NS) == target
    ]
    assert owner == [f"{REP}/data/{CODE}.2.pdf"]


def test_file_from_disk(package: DossierPackage, tmp_path: Path) -> None:
    """Content may come from a path instead of memory."""
    stored = tmp_path / "stored.bin"
    stored.write_bytes(b"%PDF on disk")
    digest = sha256(b"%PDF on disk").hexdigest()
    changed = replace_file(package, data=None, path=stored, sha256=digest)
    result = build_package(changed, tmp_path)
    assert (result.folder / REP / "data" / f"{CODE}.1.pdf").read_bytes() == (
        b"%PDF on disk"
    )


def test_changed_file_is_refused_and_nothing_stays(
    package: DossierPackage, tmp_path: Path
) -> None:
    """Content that differs from the digest of its receipt never enters a package."""
    with pytest.raises(FileChanged) as caught:
        build_package(replace_file(package, data=b"other"), tmp_path)
    assert caught.value.name == f"{CODE}.1.pdf"
    assert caught.value.actual == sha256(b"other").hexdigest()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("../../etc/passwd", "characters"),
        ("Quyết định.pdf", "characters"),
        ("a b.pdf", "characters"),
        ("", "characters"),
        (".hidden", "characters"),
        ("a..pdf", "dots"),
        ("a." + "x" * 120, "too_long"),
        (f"{CODE}.2.PDF", "duplicate"),
    ],
)
def test_bad_names(
    package: DossierPackage, tmp_path: Path, name: str, rule: str
) -> None:
    """Names inside the package are safe on every file system."""
    with pytest.raises(BadName) as caught:
        build_package(replace_file(package, name_ascii=name), tmp_path)
    assert caught.value.rule == rule
    assert list(tmp_path.iterdir()) == []


def test_unwritable_title(package: DossierPackage, tmp_path: Path) -> None:
    """A control character in a name is named, not a crash in the XML writer."""
    with pytest.raises(BadName) as caught:
        build_package(replace_file(package, title="a\x01"), tmp_path)
    assert caught.value.rule == "title"


def test_event_about_an_unknown_file(tmp_path: Path) -> None:
    package = make_package("AIP_hoso")
    event = replace(package.events[0], file="other.pdf")
    with pytest.raises(BadName, match="unknown_file"):
        build_package(replace(package, events=(event,)), tmp_path)


def test_content_must_come_from_one_place(
    package: DossierPackage, tmp_path: Path
) -> None:
    with pytest.raises(BadContent):
        build_package(replace_file(package, data=None), tmp_path)


def test_time_without_offset(package: DossierPackage, tmp_path: Path) -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - the fault under test
    with pytest.raises(NaiveTime):
        build_package(replace(package, created_at=naive), tmp_path)


def test_a_package_is_never_overwritten(
    built: PackageResult, package: DossierPackage, tmp_path: Path
) -> None:
    with pytest.raises(PackageExists):
        build_package(package, tmp_path)
    assert built.zip_path.exists()


def test_many_attachments_stay_with_their_document(tmp_path: Path) -> None:
    """Each attached file is linked to the metadata of its own document."""
    package = make_package("SIP_hoso")
    second = package.documents[1]
    extra = content_file(f"{CODE}.2.PL1.pdf", "Phụ lục.pdf", b"%PDF 2")
    documents = (package.documents[0], replace(second, files=(*second.files, extra)))
    result = build_package(replace(package, documents=documents), tmp_path)
    mets = etree.parse(result.folder / REP / "METS.xml")
    by_id = {
        node.get("ID"): node.find("m:FLocat", NS).get(f"{{{NS['x']}}}href")  # type: ignore[union-attr]
        for node in mets.iterfind(".//m:file", NS)
    }
    linked: dict[str | None, set[str | None]] = {}
    for div in mets.iterfind(".//m:div[@DMDID]", NS):
        for pointer in div.iterfind("m:fptr", NS):
            linked.setdefault(div.get("DMDID"), set()).add(by_id[pointer.get("FILEID")])
    assert {frozenset(files) for files in linked.values()} == {
        frozenset({f"data/{CODE}.1.pdf", f"data/{CODE}.1.PL1.pdf"}),
        frozenset({f"data/{CODE}.2.pdf", f"data/{CODE}.2.PL1.pdf"}),
    }
