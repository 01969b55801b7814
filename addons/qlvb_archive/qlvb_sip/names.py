# SPDX-License-Identifier: LGPL-3.0-or-later
"""Identifiers and names inside a package; the same input gives the same identifier."""

import re
from datetime import datetime, timedelta, timezone
from pathlib import PurePosixPath
from uuid import UUID, uuid5

from .errors import BadName, NaiveTime
from .profile import Shape, has_unwritable
from .types import DossierPackage, PackageFile

VIETNAM = timezone(timedelta(hours=7))
MAX_NAME = 120
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


def object_id(shape: Shape, uuid: UUID) -> str:
    """OBJID of the package, with the UUID in capitals as the circular wants."""
    return shape.objid.format(uuid=str(uuid).upper())


def folder_name(objid: str) -> str:
    """Folder of a package: the OBJID, colons written as underscores."""
    return objid.replace(":", "_")


def zip_name(shape: Shape, package: DossierPackage) -> str:
    """Name of the ZIP: for a SIP its place in the submission, then the OBJID."""
    folder = folder_name(object_id(shape, package.uuid))
    return shape.zip_name.format(sequence=package.sequence, folder=folder)


def node_id(package: UUID, role: str) -> str:
    """Identifier of a METS node, stable for the package and the role."""
    return f"uuid-{str(uuid5(package, role)).upper()}"


def file_id(package: UUID, path: str) -> str:
    """Identifier of a METS file element."""
    return f"ID-{str(uuid5(package, path)).upper()}"


def stamp(moment: datetime) -> str:
    """ISO 8601 with +07:00, to the second. Raises NaiveTime without an offset."""
    if moment.tzinfo is None:
        raise NaiveTime(moment.isoformat())
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds")


def doc_code(dossier_code: str, ordinal: int) -> str:
    """docCode: dossier code and the ordinal on seven digits."""
    return f"{dossier_code}.{ordinal:07d}"


def metadata_name(main_file: str) -> str:
    """Name of the metadata file of a document: standard, kind, name of the file."""
    return f"EAD_doc_{PurePosixPath(main_file).stem}.xml"


def check_names(files: list[PackageFile]) -> None:
    """Refuse names that are unsafe, too long or the same on some file system."""
    seen: set[str] = set()
    for file in files:
        name = file.name_ascii
        rule = _name_rule(name) or ("duplicate" if name.lower() in seen else "")
        rule = rule or ("title" if has_unwritable(file.title) else "")
        if rule:
            raise BadName(name, rule)
        seen.add(name.lower())


def _name_rule(name: str) -> str:
    if len(name) > MAX_NAME:
        return "too_long"
    if not _NAME.match(name):
        return "characters"
    return "dots" if ".." in name or name.endswith(".") else ""
