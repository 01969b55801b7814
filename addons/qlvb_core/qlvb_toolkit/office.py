# SPDX-License-Identifier: LGPL-3.0-or-later
"""Office documents to PDF/A-2b with LibreOffice, and pictures of PDF pages.

LibreOffice takes longer to start than to convert a letter, so one of this process stays
and converts file after file (``office_keeper``). A file that fails ends it with all it
knew; the next file gets another. Neither macros nor links of a file are followed.
"""

import io
import json
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from typing import IO, NamedTuple, cast

from .bounded import environment, reader_command
from .errors import (
    ConversionError,
    ConversionFailed,
    ConversionTimeout,
    LibreOfficeMissing,
    PageOutOfRange,
)
from .pdfium import open_pdf
from .piped import receive, send

# Five hundred pages take ten seconds, on a busy machine a minute. A job waits for it,
# nobody else.
TIME_LIMIT = 180
MEMORY_LIMIT = 2048  # MB of addresses; idle it has 580, with 500 pages little more
# Files that one LibreOffice converts before another takes its place.
SERVED = 100
_ENDING_SECONDS = 10
# How many times as tall as wide a picture of a page may be: four sheets one below
# the other. Memory is asked for by the size that a file claims.
_TALLEST = 6


def convert_to_pdf(
    content: bytes,
    *,
    ending: str = "docx",
    soffice: str = "soffice",
    timeout_seconds: int = TIME_LIMIT,
    megabytes: int = MEMORY_LIMIT,
) -> bytes:
    """A text document as PDF/A-2b, fonts embedded.

    ``ending`` is that of its file's name, by which LibreOffice knows the format;
    ``soffice`` is the LibreOffice command. Raises LibreOfficeMissing,
    ConversionTimeout or ConversionFailed; what failed is not left behind.
    """
    program = shutil.which(soffice)
    if program is None:
        raise LibreOfficeMissing(soffice)
    limits = Limits(program, timeout_seconds, megabytes)
    if office := _free_office(limits):
        # An earlier file may have spoilt it: this one is not judged by that.
        with suppress(ConversionError):
            return _converted(office, content, ending)
    return _converted(_Office(limits), content, ending)


def stop() -> None:
    """End the LibreOffice that waits; the next file starts another."""
    while _free:
        _free.pop().stop()


def page_png(pdf: bytes, page: int, width: int) -> bytes:
    """A PNG, ``width`` pixels wide, of the page with that index (the first is 0).

    A page much taller than wide is drawn smaller: its author chose how tall.
    Form fields are drawn, so stamped numbers and signatures show. Raises
    PageOutOfRange, BrokenFile or EncryptedFile.
    """
    with open_pdf(pdf) as document:
        if not 0 <= page < len(document):
            raise PageOutOfRange(page, len(document))
        document.init_forms()
        one = document[page]
        scale = min(width / one.get_width(), _TALLEST * width / one.get_height())
        bitmap = one.render(scale=scale, may_draw_forms=True)
        output = io.BytesIO()
        bitmap.to_pil().save(output, "PNG")
    return output.getvalue()


# -- the process that converts ----------


class Limits(NamedTuple):
    """What is run, and what one file may take."""

    program: str
    seconds: int
    megabytes: int


class _Office:
    """A process that keeps a LibreOffice."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.owner = os.getpid()
        self.served = 0
        command = reader_command(
            "office_keeper", limits.seconds, limits.megabytes, limits.program
        )
        # S603: our own module, no shell; files are data on its standard input
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment(), **_surroundings()},
            start_new_session=True,
        )

    @property
    def usable(self) -> bool:
        """It lives, is not of the process this one was forked from, not worn out."""
        ours = self.owner == os.getpid()
        return ours and self.served < SERVED and self._process.poll() is None

    def convert(self, content: bytes, ending: str) -> bytes:
        """Raises ConversionTimeout or ConversionFailed; then it has ended."""
        asked = cast(IO[bytes], self._process.stdin)
        answers = cast(IO[bytes], self._process.stdout)
        with suppress(OSError):  # shows when it does not answer
            send(asked, ending.encode())
            send(asked, content)
        failed, pdf = receive(answers), receive(answers)
        if failed is None or pdf is None:
            raise ConversionFailed(self._process.wait(), "ended without an answer")
        self.served += 1
        if error := json.loads(failed):
            raise _ERRORS[error["code"]](**error["params"])
        return pdf

    def stop(self) -> None:
        """It cleans up and ends once nobody can ask it any more."""
        if self.owner != os.getpid():
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.communicate(timeout=_ENDING_SECONDS)
        self._process.kill()
        self._process.wait()


_ERRORS = {
    "conversion_timeout": ConversionTimeout,
    "conversion_failed": ConversionFailed,
}
# Who finds none waiting starts another; one of them waits afterwards.
_free: list[_Office] = []


def _surroundings() -> dict[str, str]:
    language = {name: os.environ[name] for name in ("LANG",) if name in os.environ}
    return {"TMPDIR": tempfile.gettempdir(), **language}


def _free_office(limits: Limits) -> _Office | None:
    while _free:
        with suppress(IndexError):  # somebody was faster
            office = _free.pop()
            if office.usable and office.limits == limits:
                return office
            office.stop()
    return None


def _converted(office: _Office, content: bytes, ending: str) -> bytes:
    try:
        pdf = office.convert(content, ending)
    except BaseException:
        office.stop()
        raise
    if office.usable and not _free:
        _free.append(office)
    else:
        office.stop()
    return pdf
