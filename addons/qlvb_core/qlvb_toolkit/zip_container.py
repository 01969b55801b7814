# SPDX-License-Identifier: LGPL-3.0-or-later
"""Looking into ZIP containers: OOXML, ODF and plain archives."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from lxml import etree

from .errors import ActiveContent, BrokenFile, EncryptedFile

MAX_MEMBERS = 10_000
# Both must be passed: large files that shrink well are normal, bombs are both.
MAX_EXPANDED_BYTES = 1 << 30
MAX_EXPANSION = 200
FREE_EXPANSION_BYTES = 32 << 20

_CONTENT_TYPES = "[Content_Types].xml"
_OOXML_PREFIX = "application/vnd.openxmlformats-officedocument."
_MAIN_PARTS = ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml")
_READ_SIZE = 1 << 20
_EXECUTABLE_MAGIC = (b"MZ", b"\x7fELF")
_ZIP_MAGIC = b"PK\x03\x04"
_ARCHIVE_NAMES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".cab")
# An office document inside an archive is unpacked in memory.
MAX_NESTED_BYTES = 128 << 20
_EXECUTABLE_NAMES = (
    *(".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js"),
    *(".jse", ".wsf", ".hta", ".lnk", ".jar", ".sh", ".swf", ".iso"),
)


def office_mimetype(data: bytes) -> str:
    """The MIME type of an OOXML or ODF document, else ``application/zip``."""
    with _open(data) as archive:
        names = archive.namelist()
        if _CONTENT_TYPES in names:
            return _ooxml_mimetype(_xml(archive, _CONTENT_TYPES))
        if names and names[0] == "mimetype":
            return _small(archive, "mimetype").decode("ascii", "replace").strip()
    return "application/zip"


def check_archive(data: bytes, *, plain: bool = False) -> None:
    """Read every member once, within limits.

    ``plain``: it is no office document; those inside it are looked into as well.

    Raises EncryptedFile, ActiveContent (``macro``, ``activex``, ``remote_template``,
    ``executable``) or BrokenFile (``zip``, ``expansion_limit``, ``unsafe_name``,
    ``nested_archive``: what an archive inside another holds nobody sees).
    """
    with _open(data) as archive:
        for member in archive.infolist():
            _check_member(archive, member)
            if plain:
                _check_nested(archive, member)
        names = archive.namelist()
        if "META-INF/manifest.xml" in names:
            _check_odf_manifest(_xml(archive, "META-INF/manifest.xml"))
        for name in names:
            if name.endswith(".rels"):
                _check_relationships(_xml(archive, name))


@contextmanager
def _open(data: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_limits(archive.infolist(), len(data))
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        EOFError,
        KeyError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as error:
        raise BrokenFile("zip") from error


def _check_limits(members: list[zipfile.ZipInfo], packed_size: int) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise EncryptedFile
    expanded = sum(member.file_size for member in members)
    too_dense = expanded > FREE_EXPANSION_BYTES and (
        expanded > packed_size * MAX_EXPANSION
    )
    if len(members) > MAX_MEMBERS or expanded > MAX_EXPANDED_BYTES or too_dense:
        raise BrokenFile("expansion_limit")


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    _check_name(member.filename)
    # zipfile never gives more than the declared size and checks the sum at the end,
    # so a member that lies about its size is found here as broken.
    with archive.open(member) as stream:
        head = stream.read(4)
        while stream.read(_READ_SIZE):
            pass
    if head.startswith(_EXECUTABLE_MAGIC):
        raise ActiveContent("executable")


def _check_nested(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.filename.lower().endswith(_ARCHIVE_NAMES):
        raise BrokenFile("nested_archive")
    with archive.open(member) as stream:
        if not stream.read(4).startswith(_ZIP_MAGIC):
            return
    if member.file_size > MAX_NESTED_BYTES:
        raise BrokenFile("expansion_limit")
    inner = archive.read(member)
    if office_mimetype(inner) == "application/zip":
        raise BrokenFile("nested_archive")
    check_archive(inner)


def _check_name(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name:
        raise BrokenFile("unsafe_name")
    lowered = name.lower()
    if path.name.lower() == "vbaproject.bin" or path.parts[:1] in (
        ("Basic",),
        ("Scripts",),
    ):
        raise ActiveContent("macro")
    if "/activex/" in lowered:
        raise ActiveContent("activex")
    if lowered.endswith(_EXECUTABLE_NAMES):
        raise ActiveContent("executable")


def _check_odf_manifest(root: etree._Element) -> None:
    if root.findall(".//{*}encryption-data"):
        raise EncryptedFile


def _check_relationships(root: etree._Element) -> None:
    for relationship in root:
        kind = str(relationship.get("Type", "")).rpartition("/")[2]
        external = relationship.get("TargetMode") == "External"
        if external and kind in (
            "attachedTemplate",
            "oleObject",
            "frame",
            "subDocument",
        ):
            raise ActiveContent("remote_template")


def _ooxml_mimetype(root: etree._Element) -> str:
    types = [str(part.get("ContentType", "")) for part in root]
    if any("macroEnabled" in one for one in types):
        raise ActiveContent("macro")
    for one in types:
        main, found, _rest = one.partition(".main+xml")
        if found and any(main.startswith(_OOXML_PREFIX + p) for p in _MAIN_PARTS):
            return main
    raise BrokenFile("ooxml")


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(_small(archive, name), parser)


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(_READ_SIZE)
