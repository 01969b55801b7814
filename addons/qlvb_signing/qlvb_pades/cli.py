# SPDX-License-Identifier: LGPL-3.0-or-later
"""``python -m qlvb_pades verify``: check signatures without the system."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from .certificates import load_pem
from .facts import facts_of_pdf
from .types import Grade, TrustPolicy
from .wording import file_words


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 1 unless every file is valid."""
    options = _parser().parse_args(arguments)
    trust = _trust(options)
    results = [_check(path, trust) for path in options.files]
    if options.json:
        json.dump(results, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for result in results:
            print("\n".join(_lines(result)))
    return int(any(result["grade"] != Grade.VALID.code for result in results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qlvb_pades")
    commands = parser.add_subparsers(required=True)
    verify = commands.add_parser("verify", help="kiểm tra chữ ký số")
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--trust", type=Path, required=True, help="CA gốc (PEM)")
    verify.add_argument("--tsa-trust", type=Path, help="CA gốc dấu thời gian (PEM)")
    verify.add_argument("--online", action="store_true", help="tra OCSP, CRL")
    verify.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    return parser


def _trust(options: argparse.Namespace) -> TrustPolicy:
    stamps = load_pem(options.tsa_trust.read_bytes()) if options.tsa_trust else ()
    return TrustPolicy(
        roots=load_pem(options.trust.read_bytes()),
        tsa_roots=stamps,
        allow_fetching=options.online,
    )


def _check(path: Path, trust: TrustPolicy) -> dict[str, Any]:
    return {"file": str(path), **facts_of_pdf(path.read_bytes(), trust)}


def _lines(result: dict[str, Any]) -> list[str]:
    told = file_words(result)
    lines = [f"{result['file']}: {_verdict(told.verdict, told.reasons)}"]
    for item in told.signatures:
        lines.append(f"  {item.kind}: {item.holder}")
        lines.append(f"    Kết quả: {_verdict(item.verdict, item.reasons)}")
        lines += [f"    {label}: {value}" for label, value in item.rows]
    return lines


def _verdict(verdict: str, reasons: tuple[str, ...]) -> str:
    return f"{verdict} – {'; '.join(reasons)}" if reasons else verdict
