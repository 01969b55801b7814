# SPDX-License-Identifier: LGPL-3.0-or-later
"""Office documents to PDF/A-2b with LibreOffice, and pictures of PDF pages."""

import io
import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .errors import (
    ConversionFailed,
    ConversionTimeout,
    LibreOfficeMissing,
    PageOutOfRange,
)
from .pdfium import open_pdf

PDF_A_2B = 2
# Without macros, without fetching linked pictures or text, no proxy to go through.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>0.0.0.0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>0.0.0.0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item>
</oor:items>
"""
_OUTPUT_KEPT = 2000
# How many times as tall as wide a picture of a page may be: four sheets one below
# the other. Memory is asked for by the size that a file claims.
_TALLEST = 6


def convert_to_pdf(
    content: bytes,
    *,
    ending: str = "docx",
    soffice: str = "soffice",
    timeout_seconds: int = 60,
) -> bytes:
    """A text document as PDF/A-2b, fonts embedded.

    ``ending`` is that of its file's name, by which LibreOffice knows the format;
    ``soffice`` is the LibreOffice command. Raises LibreOfficeMissing,
    ConversionTimeout or ConversionFailed; no process is left behind.
    """
    program = shutil.which(soffice)
    if program is None:
        raise LibreOfficeMissing(soffice)
    with tempfile.TemporaryDirectory(prefix="qlvb-office-") as folder:
        work = Path(folder)
        _write_profile(work / "profile")
        source = work / f"draft.{ending}"
        source.write_bytes(content)
        status, output = _run(_command(program, work, source), work, timeout_seconds)
        pdf = work / "draft.pdf"
        if status != 0 or not pdf.is_file():
            raise ConversionFailed(status, output)
        return pdf.read_bytes()


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


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")


def _command(program: str, work: Path, source: Path) -> list[str]:
    options = json.dumps({"SelectPdfVersion": {"type": "long", "value": str(PDF_A_2B)}})
    return [
        program,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        f"pdf:writer_pdf_Export:{options}",
        "--outdir",
        str(work),
        str(source),
    ]


def _run(command: list[str], work: Path, timeout_seconds: int) -> tuple[int, str]:
    process = subprocess.Popen(  # noqa: S603 - an argument list, no shell
        command,
        cwd=work,
        env={**os.environ, "HOME": str(work)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=timeout_seconds)
    except subprocess.TimeoutExpired as error:
        raise ConversionTimeout(timeout_seconds) from error
    finally:
        _kill_group(process)
    return process.returncode, output.decode("utf-8", "replace")[-_OUTPUT_KEPT:]


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice works in a child of the command: end the whole session."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
