# SPDX-License-Identifier: LGPL-3.0-or-later
"""Command line: ``python -m tests.fakes.pki make|serve DIR``."""

import argparse
from pathlib import Path

from .authority import Pki, make_pki
from .server import make_http_server
from .spec import read_spec


def main(arguments: list[str] | None = None) -> None:
    """Make an authority, or serve one that was made."""
    options = _parser().parse_args(arguments)
    options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.pki")
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("make", help="make keys and certificates")
    make.add_argument("directory", type=Path)
    make.add_argument("--spec", type=Path, required=True)
    make.add_argument("--port", type=int, required=True)
    make.add_argument("--password", required=True, help="of the PKCS#12 files")
    make.set_defaults(run=_make)
    run = commands.add_parser("serve", help="serve OCSP, CRL and time stamps")
    run.add_argument("directory", type=Path)
    run.add_argument("--port", type=int, help="default: the one given to make")
    run.set_defaults(run=_serve)
    return parser


def _make(options: argparse.Namespace) -> None:
    spec = read_spec(options.spec)
    make_pki(options.directory, spec, port=options.port, password=options.password)


def _serve(options: argparse.Namespace) -> None:
    pki = Pki(options.directory, password="")
    server = make_http_server(pki, options.port or pki.port)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
