# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tampering with packages: every change is found and the file at fault is named."""

import stat
import struct
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from lxml import etree
from qlvb_sip import (
    DossierPackage,
    Limits,
    PackageResult,
    build_package,
    verify_package,
)
from qlvb_sip.cli import main

from tests.unit.qlvb_sip.sip_samples import CODE, make_package

NS = {"m": "http://www.loc.gov/METS/"}
HREF = "{http://www.w3.org/1999/xlink}href"
REP = "representations/rep1"
DATA = f"{REP}/data/{CODE}.1.pdf"
EAD = "metadata/descriptive/EAD.xml"
EAD_DOC = f"{REP}/metadata/descriptive/EAD_doc_{CODE}.1.xml"
REP_METS = f"{REP}/METS.xml"
PREMIS_REP = f"{REP}/metadata/preservation/PREMIS_rep1.xml"


def found(path: Path) -> set[tuple[str, str]]:
    return {(finding.code, finding.path) for finding in verify_package(path).findings}


def refresh_checksums(folder: Path) -> None:
    """What a clever forger does: recompute the checksums of both METS files."""
    for mets, base in ((REP_METS, REP), ("METS.xml", "")):
        tree = etree.parse(folder / mets)
        for node in tree.iter("{*}mdRef", "{*}file"):
            holder = node if node.get(HREF) else node[0]
            target = folder / base / str(holder.get(HREF))
            if target.exists():
                data = target.read_bytes()
                node.set("CHECKSUM", sha256(data).hexdigest().upper())
                node.set("SIZE", str(len(data)))
        tree.write(folder / mets, xml_declaration=True, encoding="UTF-8")


def replace_text(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_untouched_package_is_whole(
    built: PackageResult, package: DossierPackage
) -> None:
    """R191: what was built verifies, as a folder and as a ZIP."""
    for path in (built.folder, built.zip_path):
        report = verify_package(path)
        assert report.ok
        assert (report.kind, report.documents) == (package.kind, 2)
        assert report.objid == built.objid
        assert report.files == len(built.manifest)


def test_one_byte_of_content(built: PackageResult) -> None:
    """Invariant 2: one changed byte in data is found, with both digests."""
    path = built.folder / DATA
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    (finding,) = verify_package(built.folder).findings
    assert (finding.code, finding.path) == ("file_changed", DATA)
    assert finding.actual == sha256(data).hexdigest().upper()


def test_any_changed_file_is_found(built: PackageResult) -> None:
    """Metadata, schemas and documentation are covered too, not only data."""
    for entry in built.manifest:
        if entry.path == "METS.xml":
            continue
        path = built.folder / entry.path
        original = path.read_bytes()
        path.write_bytes(original + b"\n")
        codes = found(built.folder)
        assert ("file_changed", entry.path) in codes
        assert ("size_changed", entry.path) in codes
        path.write_bytes(original)
    assert verify_package(built.folder).ok


def test_removed_file(built: PackageResult) -> None:
    (built.folder / DATA).unlink()
    assert ("file_missing", DATA) in found(built.folder)


@pytest.mark.parametrize("extra", [f"{REP}/data/them.pdf", "ghi_chu.txt"])
def test_extra_file(built: PackageResult, extra: str) -> None:
    (built.folder / extra).write_bytes(b"extra")
    assert found(built.folder) == {("file_orphan", extra)}


def test_changed_dossier_metadata(built: PackageResult) -> None:
    replace_text(built.folder / EAD, "công tác cán bộ", "công tác thi đua")
    assert ("file_changed", EAD) in found(built.folder)


def test_count_against_dossier_metadata(built: PackageResult) -> None:
    """totalDoc of EAD.xml is compared with the documents really there."""
    replace_text(built.folder / EAD, "<totalDoc>2<", "<totalDoc>5<")
    refresh_checksums(built.folder)
    assert found(built.folder) == {("count_mismatch", EAD)}


def test_swapped_document_link(built: PackageResult) -> None:
    """Two documents exchange their metadata; checksums are all recomputed."""
    mets = built.folder / REP_METS
    tree = etree.parse(mets)
    first, second = tree.findall(".//m:div[@LABEL='MetadataLink/File']", NS)
    one, two = str(first.get("DMDID")), str(second.get("DMDID"))
    first.set("DMDID", two)
    second.set("DMDID", one)
    tree.write(mets, xml_declaration=True, encoding="UTF-8")
    assert ("file_changed", REP_METS) in found(built.folder)
    refresh_checksums(built.folder)
    second_data = f"{REP}/data/{CODE}.2.pdf"
    assert found(built.folder) == {
        ("link_mismatch", DATA),
        ("link_mismatch", second_data),
    }


def test_swapped_document_metadata(built: PackageResult) -> None:
    """The same fraud by exchanging the files' contents: the codes are told twice."""
    one = built.folder / EAD_DOC
    one.write_bytes(
        (built.folder / EAD_DOC.replace(f"{CODE}.1", f"{CODE}.2")).read_bytes()
    )
    refresh_checksums(built.folder)
    assert {code for code, _path in found(built.folder)} == {"code_duplicate"}


def test_content_replaced_with_all_mets_checksums(
    tmp_path: Path,
) -> None:
    """In an AIP PREMIS keeps a second record of each digest."""
    built = build_package(make_package("AIP_hoso"), tmp_path)
    (built.folder / DATA).write_bytes(b"%PDF forged")
    refresh_checksums(built.folder)
    assert found(built.folder) == {("premis_mismatch", DATA)}


def test_document_code_of_another_dossier(built: PackageResult) -> None:
    replace_text(built.folder / EAD_DOC, f"{CODE}.0000001", "H99.2020.0000001")
    refresh_checksums(built.folder)
    assert found(built.folder) == {("code_mismatch", EAD_DOC)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<subject>Về việc", "<subject></subject><x>", "xml_invalid"),
        (
            "<organName>Ủy ban nhân dân tỉnh Hưng Yên<",
            "<organName><",
            "metadata_missing",
        ),
        ("<typeName>02<", "<typeName>88<", "metadata_invalid"),
        ("<mode>01<", "<mode>03<", "state_secret"),
    ],
)
def test_bad_document_metadata(
    built: PackageResult, old: str, new: str, code: str
) -> None:
    """A received package is held against the same tables, secrecy included."""
    replace_text(built.folder / EAD_DOC, old, new)
    refresh_checksums(built.folder)
    assert found(built.folder) == {(code, EAD_DOC)}


@pytest.mark.parametrize("mets", ["METS.xml", REP_METS])
def test_missing_mets(built: PackageResult, mets: str) -> None:
    (built.folder / mets).unlink()
    assert ("file_missing", mets) in found(built.folder)


@pytest.mark.parametrize("mets", ["METS.xml", REP_METS])
def test_mets_outside_its_schema(built: PackageResult, mets: str) -> None:
    replace_text(built.folder / mets, "<fileSec ", "<tep/><fileSec ")
    refresh_checksums(built.folder)
    assert found(built.folder) == {("schema_invalid", mets)}


def test_reference_out_of_the_package(built: PackageResult) -> None:
    (built.folder.parent / "ngoai.txt").write_bytes(b"outside")
    replace_text(built.folder / "METS.xml", "documentation/README.txt", "../ngoai.txt")
    codes = found(built.folder)
    assert ("reference_outside", "METS.xml") in codes
    assert ("file_orphan", "documentation/README.txt") in codes


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-1"])
def test_weak_checksum_is_not_accepted(built: PackageResult, algorithm: str) -> None:
    replace_text(
        built.folder / "METS.xml",
        'CHECKSUMTYPE="SHA-256"',
        f'CHECKSUMTYPE="{algorithm}"',
    )
    assert ("checksum_algorithm", EAD) in found(built.folder)


def test_renamed_folder(built: PackageResult) -> None:
    other = built.folder.rename(built.folder.with_name("uuid-other"))
    assert found(other) == {("objid_mismatch", "METS.xml")}


def test_folder_name_in_small_letters_is_the_same(built: PackageResult) -> None:
    other = built.folder.rename(built.folder.with_name(built.folder.name.lower()))
    assert verify_package(other).ok


def test_file_cut_off_from_its_document(built: PackageResult) -> None:
    """A content file no metadata speaks of is reported though its digest holds."""
    mets = built.folder / REP_METS
    tree = etree.parse(mets)
    div = tree.findall(".//m:div[@LABEL='MetadataLink/File']", NS)[0]
    parent = div.getparent()
    assert parent is not None
    parent.remove(div)
    tree.write(mets, xml_declaration=True, encoding="UTF-8")
    refresh_checksums(built.folder)
    assert found(built.folder) == {
        ("file_unlinked", DATA),
        ("metadata_unlinked", EAD_DOC),
        ("count_mismatch", EAD),
    }


def test_premis_in_a_submission_package(tmp_path: Path) -> None:
    """TT 05/2025: a SIP carries no preservation metadata."""
    built = build_package(make_package("SIP_hoso"), tmp_path)
    path = built.folder / PREMIS_REP
    path.parent.mkdir()
    path.write_bytes(b"<premis/>")
    assert ("premis_unexpected", PREMIS_REP) in found(built.folder)


def test_entity_bomb_and_external_entity(built: PackageResult, tmp_path: Path) -> None:
    """Invariant 10: XML with a document type is refused, nothing is read for it."""
    secret = tmp_path / "secret"
    secret.write_text("bí mật", "utf-8")
    attack = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><simpledc>&x;</simpledc>'
    )
    (built.folder / EAD).write_text(attack, "utf-8")
    report = verify_package(built.folder)
    assert ("xml_doctype", EAD) in {(f.code, f.path) for f in report.findings}
    assert "bí mật" not in str(report)


def test_symbolic_link(built: PackageResult) -> None:
    (built.folder / DATA).unlink()
    (built.folder / DATA).symlink_to("/etc/hostname")
    assert found(built.folder) == {("symlink", DATA)}


def test_path_that_is_no_package(tmp_path: Path) -> None:
    text = tmp_path / "a.zip"
    text.write_bytes(b"not a zip")
    assert found(text) == {("not_zip", "a.zip")}
    assert found(tmp_path / "none") == {("not_found", "none")}
    empty = tmp_path / "empty"
    empty.mkdir()
    assert ("file_missing", "METS.xml") in found(empty)


def make_zip(path: Path, *names: str, data: bytes = b"x") -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/etc/passwd", "a\\..\\evil", "C:evil", "a//b"]
)
def test_zip_traversal(tmp_path: Path, name: str) -> None:
    """Invariant 10: a ZIP whose names leave the package is refused, name shown."""
    path = make_zip(tmp_path / "a.zip", "a/METS.xml", name)
    assert found(path) == {("zip_traversal", name)}


def test_zip_bombs(tmp_path: Path) -> None:
    """Invariant 10: count, total size and ratio are limited before reading."""
    many = make_zip(tmp_path / "many.zip", *(f"a/{i}" for i in range(6)))
    big = make_zip(tmp_path / "big.zip", "a/1", "a/2", data=b"ab" * 600)
    ratio = make_zip(tmp_path / "ratio.zip", "a/1", data=bytes(4 * 1024**2))
    cases: dict[Path, tuple[Limits, str]] = {
        many: (Limits(max_files=5), "zip_too_many"),
        big: (Limits(max_bytes=2000), "zip_too_big"),
        ratio: (Limits(), "zip_ratio"),
    }
    for path, (limits, code) in cases.items():
        assert [f.code for f in verify_package(path, limits).findings] == [code]


def test_zip_with_two_roots_or_none(tmp_path: Path) -> None:
    two = make_zip(tmp_path / "two.zip", "a/METS.xml", "b/METS.xml")
    none = make_zip(tmp_path / "none.zip", "METS.xml")
    assert {code for code, _ in found(two)} == {"zip_root"}
    assert {code for code, _ in found(none)} == {"zip_root"}


def test_zip_with_names_that_fall_together(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", "a/METS.xml", "a/mets.XML")
    assert found(path) == {("zip_duplicate", "a/mets.XML")}


def test_zip_with_symbolic_link(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        link = ZipInfo("a/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert found(path) == {("symlink", "a/link")}


def test_encrypted_zip(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", "a/METS.xml")
    data = bytearray(path.read_bytes())
    position = data.index(b"PK\x01\x02") + 8
    struct.pack_into("<H", data, position, 1)
    path.write_bytes(data)
    assert found(path) == {("zip_encrypted", "a/METS.xml")}


def test_damaged_zip_member(built: PackageResult) -> None:
    """A flipped bit inside the ZIP names the member, in a stored content file."""
    data = bytearray(built.zip_path.read_bytes())
    position = data.index(b"%PDF-1.7 main")
    data[position] ^= 1
    built.zip_path.write_bytes(data)
    assert found(built.zip_path) == {("file_unreadable", DATA)}


def test_limit_on_xml_size(built: PackageResult) -> None:
    report = verify_package(built.folder, Limits(max_xml_bytes=100))
    assert ("xml_too_big", "METS.xml") in {(f.code, f.path) for f in report.findings}


def test_command_line(built: PackageResult, capsys: pytest.CaptureFixture[str]) -> None:
    """An outside checker gets a Vietnamese verdict and exit code 0 or 1."""
    assert main(["verify", str(built.zip_path)]) == 0
    assert "KẾT LUẬN: ĐẠT" in capsys.readouterr().out
    (built.folder / DATA).write_bytes(b"forged")
    assert main(["verify", str(built.folder)]) == 1
    output = capsys.readouterr().out
    assert DATA in output
    assert "nội dung tệp đã bị thay đổi" in output


def test_every_finding_has_a_vietnamese_sentence() -> None:
    """No code leaks to the person who reads the verdict."""
    import re

    import qlvb_sip.cli as cli

    folder = Path(cli.__file__).parent
    text = "".join((folder / name).read_text("utf-8") for name in SOURCES)
    quoted = re.findall(
        r'(?:_add|Finding|UnsafeXml|UnreadablePackage)\(\s*"(\w+)"', text
    )
    reasons = re.findall(r'"((?:zip|xml)_\w+|symlink)"', text)
    codes = set(quoted) | set(reasons)
    assert len(codes) > 25
    assert codes <= set(cli._MESSAGES)


SOURCES = ("verify.py", "content.py", "reader.py", "metsread.py")
