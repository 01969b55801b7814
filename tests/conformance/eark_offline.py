# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run eark-validator without the Internet.

It downloads four vocabularies while being imported and fails when offline. The same
vocabularies are inside its own package, so the download is answered from there.

    python eark_offline.py [-s V2.0.4] PACKAGE...   prints errors, exit 1 when any
"""

import io
import sys
import urllib.request
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

_VOCABULARIES = "eark_validator/ipxml/resources/vocabs"


@dataclass(frozen=True)
class EarkResult:
    """Verdict of the validator: well-formedness, schema, and schematron errors."""

    structure: str
    schema: str
    errors: tuple[tuple[str, str], ...]

    def rules(self) -> set[str]:
        """Identifiers of the broken rules."""
        return {rule for rule, _message in self.errors}


def _local_vocabulary(address: str) -> io.BytesIO:
    name = f"{_VOCABULARIES}/{PurePosixPath(address).name}"
    path = Path(str(distribution("eark-validator").locate_file(name)))
    return io.BytesIO(path.read_bytes())


def _load(name: str) -> Any:
    with patch.object(urllib.request, "urlopen", _local_vocabulary):
        return import_module(f"eark_validator.{name}")


def validate(package: Path, version: str) -> EarkResult:
    """Validate a folder or ZIP against "V2.0.4" or "V2.1.0" of the specification."""
    wanted = _load("specifications.specification").SpecificationVersion(version)
    handler = _load("infopacks.package_handler").PackageHandler
    # It unpacks to one place for everybody and would meet what another run left there.
    with (
        TemporaryDirectory(prefix="qlvb-eark-") as folder,
        patch.object(handler, "unpack_root", Path(folder)),
    ):
        validator = _load("packages").PackageValidator(package, wanted)
    report = validator.validation_report
    messages = list(report.structure.messages)
    schema = "NOT RUN"
    if report.metadata:
        schema = report.metadata.schema_results.status.value
        messages += report.metadata.schema_results.messages
        messages += report.metadata.schematron_results.messages
    errors = [m for m in messages if m.severity.value.upper() == "ERROR"]
    found = tuple((str(m.rule_id), str(m.message)) for m in errors)
    return EarkResult(report.structure.status.value, schema, found)


def main(arguments: list[str]) -> int:
    """Print the errors of each package; 1 when there is any."""
    version = "V2.1.0"
    if arguments[:1] == ["-s"]:
        version, arguments = arguments[1], arguments[2:]
    failed = False
    for argument in arguments:
        result = validate(Path(argument), version)
        print(f"{argument}: {result.structure}, schema {result.schema}")
        for rule, message in result.errors:
            print(f"  {rule}: {message}")
        failed = failed or bool(result.errors)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
