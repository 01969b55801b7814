# SPDX-License-Identifier: LGPL-3.0-or-later
"""The evidence of one document in a ZIP that proves itself without the system.

``files/`` holds the files as they are kept, ``trust/`` the roots they were judged by,
``metadata.json`` and ``history.jsonl`` what the system knows of the document, and
``manifest.json`` the SHA-256 of all of them and the verdicts of the day.
``versions.json`` tells of the earlier versions of the files: a signed file only grows,
so that each of them is the beginning of one in ``files/``.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from .certificates import load_pem
from .errors import BadBundle
from .facts import Facts, facts_of_pdf
from .types import TrustPolicy

MANIFEST = "manifest.json"
METADATA = "metadata.json"
HISTORY = "history.jsonl"
VERSIONS = "versions.json"
FILES = "files/"
_ROOTS, _TSA_ROOTS = "trust/roots.pem", "trust/tsa-roots.pem"
_MOST_BYTES = 2 * 1024**3  # unpacked; more is no evidence of one document
_README = """\
Bộ chứng cứ của một văn bản. Kiểm tra, không cần hệ thống và mạng:

    python -m qlvb_pades bundle TỆP.zip [--trust GOC.pem] [--tsa-trust GOC-TSA.pem]

(chạy trong thư mục addons/qlvb_signing). Nên dùng chứng thư gốc lấy từ tổ chức cấp;
không chỉ ra thì dùng chứng thư gốc kèm theo. Mã SHA-256 của manifest.json đã ghi trong
sự kiện document.evidence của nhật ký.
"""


@dataclass(frozen=True)
class Version:
    """An earlier version: the first ``size`` bytes of ``file`` in the bundle."""

    file: str
    version: int
    size: int
    sha256: str


@dataclass(frozen=True)
class BundleFinding:
    """What a check of a bundle found.

    ``faults`` are (kind, name): ``changed``, ``missing``, ``foreign`` (not in the
    manifest). ``verdicts`` are by file, made now; ``then`` the grades of the day.
    """

    faults: tuple[tuple[str, str], ...]
    verdicts: Mapping[str, Facts]
    then: Mapping[str, str]
    metadata: Mapping[str, Any]


def write_bundle(
    files: Mapping[str, bytes],
    *,
    metadata: Mapping[str, Any],
    history: Sequence[Mapping[str, Any]],
    trust: TrustPolicy,
    made_at: datetime,
    versions: Sequence[Version] = (),
) -> tuple[bytes, str]:
    """Return the ZIP and the SHA-256 of its manifest. ``made_at`` is aware."""
    contents = {FILES + name: data for name, data in files.items()}
    contents[METADATA] = _json(metadata)
    contents[HISTORY] = b"".join(_line(event) for event in history)
    contents[VERSIONS] = _json([asdict(one) for one in versions])
    contents[_ROOTS] = _pem(trust.roots)
    contents[_TSA_ROOTS] = _pem(trust.tsa_roots)
    manifest = _json(
        {
            "made_at": made_at.isoformat(timespec="seconds"),
            "sha256": {name: _digest(data) for name, data in contents.items()},
            "verdicts": {
                name: facts_of_pdf(data, trust)
                for name, data in contents.items()
                if name.startswith(FILES) and data.startswith(b"%PDF-")
            },
        }
    )
    contents |= {MANIFEST: manifest, "README.txt": _README.encode()}
    return _zipped(contents), _digest(manifest)


def check_bundle(bundle: bytes, trust: TrustPolicy | None = None) -> BundleFinding:
    """Check digests and judge the signatures again, offline and strictly.

    ``trust`` replaces the roots that came with the bundle. Raises BadBundle.
    """
    contents = _unzipped(bundle)
    contents.pop("README.txt", None)
    try:
        manifest = json.loads(contents.pop(MANIFEST))
        faults = tuple(_faults(contents, manifest["sha256"]))
        if {name for _, name in faults} & {METADATA, VERSIONS, _ROOTS, _TSA_ROOTS}:
            # what the rest is judged by is not what it was; which is told by name
            return BundleFinding(faults, verdicts={}, then={}, metadata={})
        return _judged(contents, manifest["verdicts"], trust, faults)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadBundle(reason=type(error).__name__) from error


def _judged(
    contents: Mapping[str, bytes],
    then: Mapping[str, Facts],
    trust: TrustPolicy | None,
    faults: tuple[tuple[str, str], ...],
) -> BundleFinding:
    grades = {name: str(facts["grade"]) for name, facts in then.items()}
    versions = [Version(**one) for one in json.loads(contents[VERSIONS])]
    roots = trust or _trust_inside(contents)
    return BundleFinding(
        faults=faults + _version_faults(contents, versions),
        verdicts={
            name: facts_of_pdf(contents[name], roots)
            for name in grades
            if name in contents
        },
        then=grades,
        metadata=json.loads(contents[METADATA]),
    )


def _trust_inside(contents: Mapping[str, bytes]) -> TrustPolicy:
    def roots(name: str) -> tuple[bytes, ...]:
        return load_pem(contents[name]) if contents[name] else ()

    return TrustPolicy(
        roots=roots(_ROOTS), tsa_roots=roots(_TSA_ROOTS), revocation="require"
    )


def _faults(
    contents: Mapping[str, bytes], known: Mapping[str, str]
) -> list[tuple[str, str]]:
    missing = [("missing", name) for name in known if name not in contents]
    foreign = [("foreign", name) for name in contents if name not in known]
    changed = [
        ("changed", name)
        for name, data in contents.items()
        if name in known and _digest(data) != known[name]
    ]
    return sorted(missing + foreign + changed)


def _version_faults(
    contents: Mapping[str, bytes], versions: Sequence[Version]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        ("changed", f"{FILES}{one.file} (v{one.version})")
        for one in versions
        if _digest(contents.get(FILES + one.file, b"")[: one.size]) != one.sha256
    )


def _zipped(contents: Mapping[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return output.getvalue()


def _unzipped(bundle: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(names) != len(entries):
                raise BadBundle(reason="a name twice")
            if sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise BadBundle(reason="too large")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise BadBundle(reason=type(error).__name__) from error


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _line(event: Mapping[str, Any]) -> bytes:
    return json.dumps(event, ensure_ascii=False).encode() + b"\n"


def _pem(certificates: Sequence[bytes]) -> bytes:
    loaded = map(x509.load_der_x509_certificate, certificates)
    return b"".join(item.public_bytes(Encoding.PEM) for item in loaded)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
