# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading contents from Odoo's file store folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import NamedTemporaryFile

from .rows import Content


class ContentLost(Exception):
    """The content cannot be read; `reason` is a Vietnamese phrase."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FileStore:
    """The folder of one database, e.g. `<data_dir>/filestore/<database>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    @contextmanager
    def local(self, content: Content) -> Iterator[Path]:
        """A path where the content can be read meanwhile. Raises ContentLost."""
        if content.store_fname:
            yield self._path(content.store_fname)
        elif content.data is not None:
            with NamedTemporaryFile(prefix="qlvb-verify-") as copy:
                copy.write(content.data)
                copy.flush()
                yield Path(copy.name)
        else:
            raise ContentLost("không có nội dung trong cơ sở dữ liệu và kho tệp")

    def _path(self, name: str) -> Path:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder):
            raise ContentLost(f"đường dẫn {name} nằm ngoài kho tệp")
        if not path.is_file():
            raise ContentLost(f"mất tệp {name} trong kho tệp")
        return path


def digest_of(path: Path) -> tuple[str, int]:
    """SHA-256 (small letters) and size in bytes. Raises ContentLost."""
    try:
        with path.open("rb") as source:
            return file_digest(source, "sha256").hexdigest(), path.stat().st_size
    except OSError as error:
        raise ContentLost(f"không đọc được: {error.strerror}") from error
