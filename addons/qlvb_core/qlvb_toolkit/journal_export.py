# SPDX-License-Identifier: LGPL-3.0-or-later
"""Events, seals and time stamps as files that outlive the database (R213).

The ZIP holds ``events.jsonl`` and ``seals.jsonl`` as ``journal_verify`` reads them, and
``stamps.jsonl`` with the tokens in base64.
"""

import base64
import json
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import Path

from .types import Seal

_README = """\
Nhật ký đã xuất khỏi hệ thống. Kiểm tra, không cần hệ thống và mạng:

    python -m qlvb_toolkit.journal_verify events.jsonl seals.jsonl --part

(chạy trong thư mục addons/qlvb_core). Mã SHA-256 của chính tệp ZIP này đã ghi trong sự
kiện journal.cut của nhật ký.
"""


def write_archive(
    path: Path,
    events: Iterable[tuple[int, str, str]],
    seals: Iterable[Seal],
    stamps: Iterable[tuple[str, bytes]],
) -> str:
    """Write the archive and return its SHA-256.

    ``events`` are id, stored text and digest; ``stamps`` the digest of the seal and
    the token (DER).
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "events.jsonl", map(_event, events))
        _write(archive, "seals.jsonl", map(_seal, seals))
        _write(archive, "stamps.jsonl", map(_stamp, stamps))
        archive.writestr("README.txt", _README)
    with path.open("rb") as source:
        return file_digest(source, "sha256").hexdigest()


def _write(
    archive: zipfile.ZipFile, name: str, rows: Iterable[Mapping[str, object]]
) -> None:
    with archive.open(name, "w", force_zip64=True) as target:
        for row in rows:
            target.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def _event(event: tuple[int, str, str]) -> dict[str, object]:
    identifier, payload, digest = event
    return {"id": identifier, "data": json.loads(payload), "digest": digest}


def _seal(seal: Seal) -> dict[str, object]:
    return {
        "previous": seal.previous,
        "first_id": seal.first_id,
        "last_id": seal.last_id,
        "digests": seal.digests,
        "digest": seal.digest,
    }


def _stamp(stamp: tuple[str, bytes]) -> dict[str, object]:
    seal, token = stamp
    return {"seal": seal, "token": base64.b64encode(token).decode()}
