# SPDX-License-Identifier: LGPL-3.0-or-later
"""``python -m qlvb_pades verify`` and ``bundle``: checks without the system."""

import argparse
import json
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import words
from .bundle import check_bundle
from .certificates import load_pem
from .errors import BadBundle
from .facts import facts_of_pdf, unread
from .types import Grade, TrustPolicy
from .wording import file_words


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 1 unless everything is valid."""
    options = _parser().parse_args(arguments)
    hear_libraries(aloud=options.debug)
    results: list[dict[str, Any]] = options.run(options)
    if options.json:
        json.dump(results, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for result in results:
            print("\n".join(_lines(result)))
    return int(any(not _is_good(result) for result in results))


def hear_libraries(*, aloud: bool) -> None:
    """Print what libraries log on the way only if asked to: it is no verdict."""
    if aloud:
        logging.basicConfig(level=logging.DEBUG)
    else:
        logging.getLogger().addHandler(logging.NullHandler())


def _is_good(result: dict[str, Any]) -> bool:
    return result["grade"] == Grade.VALID.code and not result.get("faults")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m qlvb_pades")
    commands = parser.add_subparsers(required=True)
    verify = commands.add_parser("verify", help="kiểm tra chữ ký số")
    verify.set_defaults(run=_verify)
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verify.add_argument("--trust", type=Path, required=True, help="CA gốc (PEM)")
    verify.add_argument("--online", action="store_true", help="tra OCSP, CRL")
    bundle = commands.add_parser("bundle", help="kiểm tra bộ chứng cứ của văn bản")
    bundle.set_defaults(run=_bundle)
    bundle.add_argument("file", type=Path, metavar="FILE")
    bundle.add_argument("--trust", type=Path, help="CA gốc (PEM)")
    for command in (verify, bundle):
        command.add_argument(
            "--tsa-trust", type=Path, help="CA gốc dấu thời gian (PEM)"
        )
        command.add_argument("--json", action="store_true", help="kết quả dạng JSON")
        command.add_argument(
            "--debug", action="store_true", help="in cả nhật ký của thư viện (stderr)"
        )
    return parser


def _verify(options: argparse.Namespace) -> list[dict[str, Any]]:
    trust = replace(_trust(options), allow_fetching=options.online)
    return [_check(path, trust) for path in options.files]


def _bundle(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Each file of the bundle is a result; what is wrong with the bundle, another."""
    trust = replace(_trust(options), revocation="require") if options.trust else None
    try:
        finding = check_bundle(options.file.read_bytes(), trust)
    except BadBundle as error:
        return [{"file": str(options.file), **unread(error.code)}]
    broken = [{"kind": kind, "name": name} for kind, name in finding.faults]
    results = [{"file": name, **facts} for name, facts in finding.verdicts.items()]
    if broken or not results:
        invalid = {**unread("bad_bundle"), "grade": Grade.INVALID.code}
        results.append({"file": str(options.file), **invalid, "faults": broken})
    return results


def _trust(options: argparse.Namespace) -> TrustPolicy:
    stamps = load_pem(options.tsa_trust.read_bytes()) if options.tsa_trust else ()
    return TrustPolicy(roots=load_pem(options.trust.read_bytes()), tsa_roots=stamps)


def _check(path: Path, trust: TrustPolicy) -> dict[str, Any]:
    return {"file": str(path), **facts_of_pdf(path.read_bytes(), trust)}


def _lines(result: dict[str, Any]) -> list[str]:
    told = file_words(result)
    lines = [f"{result['file']}: {_verdict(told.verdict, told.reasons)}"]
    for fault in result.get("faults", ()):
        lines.append(f"  {fault['name']}: {words.BUNDLE_FAULTS[fault['kind']]}")
    for item in told.signatures:
        lines.append(f"  {item.kind}: {item.holder}")
        lines.append(f"    Kết quả: {_verdict(item.verdict, item.reasons)}")
        lines += [f"    {label}: {value}" for label, value in item.rows]
    return lines


def _verdict(verdict: str, reasons: tuple[str, ...]) -> str:
    return f"{verdict} – {'; '.join(reasons)}" if reasons else verdict
