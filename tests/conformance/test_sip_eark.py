# SPDX-License-Identifier: LGPL-3.0-or-later
"""Packages as judged by the E-ARK Foundation's own validator."""

from pathlib import Path

import pytest
from qlvb_sip import build_package

from tests.conformance.eark_offline import validate
from tests.unit.qlvb_sip.sip_samples import make_package

# Rules the packages of TT 05/2025 cannot meet, and why. Anything else is a fault.
WAIVED = {
    "CSIP103": "the circular labels the div Representations/rep1, as CSIP itself says",
    "CSIP114": "same label on the file group, rule file of 2.0.4 only",
    "CSIP63": "2.1.0 fires on file groups without a content type, which is allowed",
    "SIP2": "the circular prescribes the CSIP profile for a SIP",
    "SIP14": "contradicts CSIP16: the one note of the creator is the software version",
}
EXPECTED = {
    ("AIP_hoso", "V2.0.4"): {"CSIP103", "CSIP114"},
    ("AIP_hoso", "V2.1.0"): {"CSIP103", "CSIP63"},
    ("SIP_hoso", "V2.0.4"): {"CSIP103", "CSIP114", "SIP2", "SIP14"},
    ("SIP_hoso", "V2.1.0"): {"CSIP103", "CSIP63", "SIP2", "SIP14"},
}


@pytest.mark.parametrize(("kind", "version"), EXPECTED)
def test_only_waived_rules_are_broken(tmp_path: Path, kind: str, version: str) -> None:
    """R191: structure, schema and schematron hold, folder and ZIP alike."""
    built = build_package(make_package(kind), tmp_path)
    for path in (built.folder, built.zip_path):
        result = validate(path, version)
        assert (result.structure, result.schema) == ("WellFormed", "VALID")
        assert result.rules() == EXPECTED[kind, version]
        assert result.rules() <= WAIVED.keys()


def test_the_validator_really_judges(tmp_path: Path) -> None:
    """Guard: a package without its content type is refused by the same call."""
    built = build_package(make_package("AIP_hoso"), tmp_path)
    mets = built.folder / "METS.xml"
    text = mets.read_text("utf-8")
    mets.write_text(text.replace('LABEL="CSIP"', 'LABEL="other"'), "utf-8")
    assert "CSIP82" in validate(built.folder, "V2.0.4").rules()
