# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verify a QLVB system from outside: journal, files, signatures, packages.

    python config/verify/verify.py --dsn "dbname=qlvb" --filestore DIR \
        [--trust roots.pem]... [--tsa-trust tsa.pem]... [--head DIGEST]

Reads only, needs neither Odoo nor the network. Exit code 0: nothing wrong,
1: something is wrong, 2: the system could not be read.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
_PACKAGES = ("qlvb_core", "qlvb_signing", "qlvb_archive")
# Run as a program there is no installation: the packages lie in the addons.
for _folder in (REPOSITORY, *(REPOSITORY / "addons" / name for name in _PACKAGES)):
    if str(_folder) not in sys.path:
        sys.path.append(str(_folder))

import psycopg2  # type: ignore[import-untyped]  # noqa: E402
from qlvb_pades import TrustPolicy, load_pem  # noqa: E402
from qlvb_pades.cli import hear_libraries  # noqa: E402

from config.verify import (  # noqa: E402
    files,
    journal,
    packages,
    report,
    schema,
    signatures,
)
from config.verify.parts import walk_in_parts  # noqa: E402
from config.verify.store import FileStore  # noqa: E402

Check = Callable[[], report.Section]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every check and print the verdict."""
    options = _parser().parse_args(arguments)
    hear_libraries(aloud=options.debug)
    if not options.filestore.is_dir():
        print(f"Không thấy kho tệp {options.filestore}", file=sys.stderr)
        return 2
    try:
        source = schema.Source(options.dsn)
        trust = _trust(options.trust, options.tsa_trust)
    except (psycopg2.OperationalError, OSError, ValueError) as error:
        print(f"Không bắt đầu được: {error}", file=sys.stderr)
        return 2
    try:
        store = FileStore(options.filestore)
        sections = list(run(source, store, trust, options.head, options.jobs))
    finally:
        source.close()
    for line in report.render(sections):
        print(line)
    return int(any(section.faults for section in sections))


def run(
    source: schema.Source,
    store: FileStore,
    trust: TrustPolicy,
    head: str | None,
    jobs: int = 1,
) -> Iterator[report.Section]:
    """The four sections in order; the journal's with ``jobs`` processes."""
    checks: tuple[tuple[str, tuple[str, ...], Check], ...] = (
        (
            journal.TITLE,
            (schema.EVENTS, schema.SEALS, schema.STAMPS, schema.CUTS),
            lambda: journal.conclude(
                walk_in_parts(source, source.cuts(), jobs),
                head,
                stamps=source.stamps(),
                cuts=source.cuts(),
                tsa_roots=trust.tsa_roots,
            ),
        ),
        (
            files.TITLE,
            (schema.FILES, schema.EVENTS),
            lambda: files.check_files(source.files(), source.stored_facts(), store),
        ),
        (
            signatures.TITLE,
            (schema.FILES,),
            lambda: signatures.check_signatures(
                source.files(signed_only=True), store, trust
            ),
        ),
        (
            packages.TITLE,
            (schema.PACKAGES,),
            lambda: packages.check_packages(source.packages(), store),
        ),
    )
    for title, tables, check in checks:
        yield _missing(source, title, tables) or check()


def _missing(
    source: schema.Source, title: str, tables: tuple[str, ...]
) -> report.Section | None:
    for table in tables:
        presence = source.presence(table)
        if presence == "lost":
            return report.lost(title, table)
        if presence == "absent":
            return report.absent(title)
    return None


def _trust(roots: list[Path], tsa_roots: list[Path]) -> TrustPolicy:
    return TrustPolicy(roots=_certificates(roots), tsa_roots=_certificates(tsa_roots))


def _certificates(paths: list[Path]) -> tuple[bytes, ...]:
    return tuple(der for path in paths for der in load_pem(path.read_bytes()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="verify.py")
    parser.add_argument("--dsn", required=True, help="chuỗi kết nối PostgreSQL")
    parser.add_argument("--filestore", required=True, type=Path, help="kho tệp Odoo")
    parser.add_argument(
        "--trust", type=Path, action="append", default=[], help="chứng thư gốc (PEM)"
    )
    parser.add_argument(
        "--tsa-trust",
        type=Path,
        action="append",
        default=[],
        help="chứng thư gốc của dấu thời gian (PEM)",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        help="số tiến trình cùng kiểm nhật ký",
    )
    parser.add_argument(
        "--debug", action="store_true", help="in cả nhật ký của thư viện (stderr)"
    )
    parser.add_argument("--head", help="mã của dấu niêm mới nhất, lưu ngoài hệ thống")
    return parser


if __name__ == "__main__":
    sys.exit(main())
