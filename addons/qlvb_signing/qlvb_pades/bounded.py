# SPDX-License-Identifier: LGPL-3.0-or-later
"""Opening a file of anybody in a process of its own, which may die of it.

``python -m qlvb_pades.bounded SECONDS MEGABYTES``: what to do and the file come in on
standard input, what was found goes out. Nothing is written anywhere else.
"""

import base64
import json
import os
import resource
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from .added import AddedSignature, added_signature
from .elsewhere import SigningState, signing_state
from .errors import ERRORS, CheckFailed, FileRewritten, PadesError
from .facts import facts_of_pdf
from .guard import guard_pdf
from .types import SignatureKind, TrustPolicy

Facts = dict[str, Any]
_PACKAGE = Path(__file__).resolve().parent
_MEGABYTE = 1024 * 1024
_CERTIFICATES = ("roots", "others", "tsa_roots")


def judge_bounded(
    pdf: bytes, trust: TrustPolicy, *, seconds: int, megabytes: int
) -> Facts:
    """What ``facts_of_pdf`` says, within these limits.

    Raises CheckFailed when the file needs more than ``seconds`` or ``megabytes``
    of memory, or breaks the process that judges it; nothing is left behind.
    """
    task = {"trust": _packed(trust)}
    return _asked(task, pdf, seconds=seconds, megabytes=megabytes)


def guard_bounded(
    pdf: bytes, *, allow_signed: bool, seconds: int, megabytes: int
) -> SigningState:
    """Refuse what ``guard_pdf`` refuses; tell the ``signing_state``, within the limits.

    Raises its errors and CheckFailed, as ``judge_bounded`` does.
    """
    task = {"allow_signed": allow_signed}
    found = _asked(task, pdf, seconds=seconds, megabytes=megabytes)
    state: SigningState = found["state"]
    return state


def added_bounded(
    before: bytes, after: bytes, trust: TrustPolicy, *, seconds: int, megabytes: int
) -> AddedSignature:
    """What ``added_signature`` says, within these limits.

    Raises its errors and CheckFailed, as ``judge_bounded`` does.
    """
    if not after.startswith(before):
        raise FileRewritten()
    task = {"added_to": len(before), "trust": _packed(trust)}
    found = _asked(task, after, seconds=seconds, megabytes=megabytes)
    return AddedSignature(
        field=found["field"],
        kind=SignatureKind(found["kind"]),
        permits=found["permits"],
        certificate=base64.b64decode(found["certificate"]),
        chain=tuple(map(base64.b64decode, found["chain"])),
    )


def _asked(task: Facts, pdf: bytes, *, seconds: int, megabytes: int) -> Facts:
    data = json.dumps(task).encode() + b"\n" + pdf
    out = run_bounded("bounded", data, seconds=seconds, megabytes=megabytes)
    found: Facts = json.loads(out)
    if code := found.get("refused"):
        raise ERRORS[code](**found["parameters"])
    return found


def run_bounded(module: str, data: bytes, *, seconds: int, megabytes: int) -> bytes:
    """What a module of this package writes that reads ``data``, within these limits.

    It is run as ``python -m qlvb_pades.MODULE SECONDS MEGABYTES``. Raises CheckFailed.
    """
    program = [sys.executable, "-P", "-m", f"{_PACKAGE.name}.{module}"]
    try:
        # S603: our own module, no shell; the file is data on its standard input
        done = subprocess.run(  # noqa: S603
            [*program, str(seconds), str(megabytes)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CheckFailed(reason="timeout") from error
    if done.returncode:
        raise CheckFailed(reason=f"status {done.returncode}")
    return done.stdout


def _environment() -> dict[str, str]:
    """All the process knows of us: where its libraries are."""
    paths = [str(_PACKAGE.parent), *filter(None, sys.path)]
    return {"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(paths)}


def _packed(trust: TrustPolicy) -> Facts:
    values = asdict(trust)
    for name in _CERTIFICATES:
        values[name] = [base64.b64encode(der).decode() for der in values[name]]
    values["at"] = trust.at.isoformat() if trust.at else None
    return values


def _unpacked(values: Facts) -> TrustPolicy:
    for name in _CERTIFICATES:
        values[name] = tuple(base64.b64decode(text) for text in values[name])
    at = values.pop("at")
    return TrustPolicy(**values, at=datetime.fromisoformat(at) if at else None)


def keep_limits(seconds: int, megabytes: int) -> None:
    """Bound the memory and the time of this process."""
    limit = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _done(task: Facts, pdf: bytes) -> Facts:
    try:
        if "added_to" in task:
            return _added(pdf, task["added_to"], _unpacked(task["trust"]))
        if "trust" in task:
            return facts_of_pdf(pdf, _unpacked(task["trust"]))
        guard_pdf(pdf, allow_signed=task["allow_signed"])
        return {"state": signing_state(pdf)}
    except PadesError as error:
        return {"refused": error.code, "parameters": error.parameters}


def _added(pdf: bytes, before: int, trust: TrustPolicy) -> Facts:
    values = asdict(added_signature(pdf[:before], pdf, trust))
    values["certificate"] = base64.b64encode(values["certificate"]).decode()
    values["chain"] = [base64.b64encode(der).decode() for der in values["chain"]]
    return values


def main(source: IO[bytes], target: IO[bytes], seconds: int, megabytes: int) -> None:
    """Do one task with one file."""
    keep_limits(seconds, megabytes)
    task = json.loads(source.readline())
    target.write(json.dumps(_done(task, source.read())).encode())


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, *map(int, sys.argv[1:]))
