# SPDX-License-Identifier: LGPL-3.0-or-later
"""Building a package: folder and ZIP, all or nothing."""

import shutil
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

from .archive import write_zip
from .errors import BadName, PackageExists
from .metadata import check_metadata, serialise, simpledc
from .mets import (
    REPRESENTATION,
    XML,
    DocumentItems,
    Item,
    RootItems,
    representation_mets,
    root_mets,
)
from .names import (
    check_names,
    folder_name,
    metadata_name,
    object_id,
    stamp,
    zip_name,
)
from .premis import package_premis, representation_premis
from .profile import Shape, load_profile
from .schema import package_schemas
from .tree import Tree, file_digest
from .types import DocumentEntry, DossierPackage, PackageResult


def build_package(package: DossierPackage, target_dir: Path) -> PackageResult:
    """Write the package folder and its ZIP into `target_dir`.

    Source: Thông tư 05/2025/TT-BNV Phụ lục I and III, E-ARK CSIP 2.0.4.
    The result depends on the input only, byte for byte.

    Raises MissingMetadata, InvalidMetadata, BadName, BadContent, FileChanged,
    NaiveTime or PackageExists; then nothing is left in `target_dir`.
    """
    _check(package)
    shape = load_profile().shape(package.kind)
    objid = object_id(shape, package.uuid)
    folder = target_dir / folder_name(objid)
    archive = target_dir / zip_name(shape, package)
    for path in (folder, archive):
        if path.exists():
            raise PackageExists(path.name)
    work = Path(mkdtemp(prefix=".sip-", dir=target_dir))
    try:
        tree = Tree(work / folder.name)
        _write(tree, package, shape, objid)
        write_zip(tree.root, work / archive.name, package.created_at)
        (work / archive.name).rename(archive)
        tree.root.rename(folder)
    finally:
        shutil.rmtree(work)
    sha256, size = file_digest(archive)
    return PackageResult(
        objid, folder, archive, sha256.lower(), size, tuple(tree.manifest)
    )


def _check(package: DossierPackage) -> None:
    check_metadata(package)
    stamp(package.created_at)
    contents = [file for document in package.documents for file in document.files]
    check_names(contents)
    names = {file.name_ascii for file in contents}
    for event in package.events:
        stamp(event.at)
        if event.file and event.file not in names:
            raise BadName(event.file, "unknown_file")


def _write(tree: Tree, package: DossierPackage, shape: Shape, objid: str) -> None:
    representation = _write_representation(tree, package, shape)
    ead = _xml(tree, "metadata/descriptive/EAD.xml", _dossier_xml(package, shape))
    premis = None
    if shape.preservation:
        content = serialise(package_premis(package, objid))
        premis = _xml(tree, "metadata/preservation/PREMIS.xml", content)
    schemas = [
        _xml(tree, f"schemas/{name}", content)
        for name, content in package_schemas(shape).items()
    ]
    readme = tree.write("documentation/README.txt", _readme(package, shape))
    items = RootItems(
        ead, premis, [Item(readme, "text/plain")], schemas, representation
    )
    _xml(tree, "METS.xml", serialise(root_mets(package, shape, objid, items)))


def _write_representation(tree: Tree, package: DossierPackage, shape: Shape) -> Item:
    documents = [_write_document(tree, doc, shape) for doc in package.documents]
    premis = None
    if shape.preservation:
        contents = [item for document in documents for item in document.files]
        names = {item.entry.path: item.title for item in contents}
        content = serialise(representation_premis(package, contents, names))
        path = f"{REPRESENTATION}/metadata/preservation/PREMIS_rep1.xml"
        premis = _xml(tree, path, content)
    mets = serialise(representation_mets(package, shape, documents, premis))
    return _xml(tree, f"{REPRESENTATION}/METS.xml", mets)


def _write_document(tree: Tree, document: DocumentEntry, shape: Shape) -> DocumentItems:
    name = metadata_name(document.files[0].name_ascii)
    metadata = _xml(
        tree,
        f"{REPRESENTATION}/metadata/descriptive/{name}",
        simpledc(shape.document, document.metadata),
    )
    contents = [
        Item(
            tree.copy(f"{REPRESENTATION}/data/{file.name_ascii}", file),
            file.mimetype,
            file.title,
        )
        for file in document.files
    ]
    return DocumentItems(metadata, tuple(contents))


def _dossier_xml(package: DossierPackage, shape: Shape) -> bytes:
    return simpledc(shape.dossier, package.metadata)


def _xml(tree: Tree, path: str, content: bytes) -> Item:
    return Item(tree.write(path, content), XML)


def _readme(package: DossierPackage, shape: Shape) -> bytes:
    profile = load_profile()
    template = files(__package__).joinpath("resources/README.txt").read_text("utf-8")
    text = template.format(
        kind=package.kind,
        annex=shape.annex,
        instrument=profile.instrument,
        version=profile.version,
        specification=profile.specification,
        code=package.metadata[shape.code_field],
        title=package.metadata["title"],
        organisation=package.agents.organisation,
        documents=len(package.documents),
    )
    return text.encode()
