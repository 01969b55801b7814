# SPDX-License-Identifier: LGPL-3.0-or-later
"""Settings of a LibreOffice that only converts, and how it is started and asked."""

import hashlib
import json
import os
from pathlib import Path

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
# LibreOffice ends with its last document: this one is always open.
_ALWAYS_OPEN = "open.txt"
# What it and the program that starts it say to each other (desktop/source/app/
# officeipcthread.cxx); the folder is fixed in its library.
_PIPES = Path("/tmp")  # noqa: S108
READY = b"InternalIPC::SendArguments\0"
DONE = b"InternalIPC::ProcessingDone\0"
_ARGUMENTS = "InternalIPC::Arguments1"


def write_profile(folder: Path) -> None:
    """Make what ``start_command`` needs in an empty folder."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    (folder / _ALWAYS_OPEN).write_text("-", encoding="utf-8")


def start_command(program: str, folder: Path) -> list[str]:
    """A LibreOffice that waits to be asked."""
    return [
        program,
        f"-env:UserInstallation={_profile_address(folder)}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        str(folder / _ALWAYS_OPEN),
    ]


def conversion(source: Path, target: Path) -> bytes:
    """The message that has it write ``source`` as PDF/A-2b into a folder."""
    options = json.dumps({"SelectPdfVersion": {"type": "long", "value": str(PDF_A_2B)}})
    arguments = [
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{options}",
        "--outdir",
        str(target),
        str(source),
    ]
    called_in = _ARGUMENTS + _escaped(target.as_uri())
    return ",".join([called_in, *map(_escaped, arguments)]).encode() + b"\0"


def pipe_of(folder: Path) -> Path:
    """Where it listens: named by user and profile."""
    address = _profile_address(folder).encode("utf-16-le")
    name = "".join(f"{byte:x}" for byte in hashlib.md5(address).digest())  # noqa: S324
    return _PIPES / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}"


def _profile_address(folder: Path) -> str:
    return (folder / "profile").as_uri()


def _escaped(argument: str) -> str:
    return argument.replace("\\", "\\\\").replace(",", "\\,")
