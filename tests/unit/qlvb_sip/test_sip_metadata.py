# SPDX-License-Identifier: LGPL-3.0-or-later
"""The field tables of TT 05/2025 as they refuse or accept metadata."""

from dataclasses import replace
from pathlib import Path

import pytest
from qlvb_sip import (
    DossierPackage,
    InvalidMetadata,
    MissingMetadata,
    build_package,
    load_profile,
    metadata_issues,
    missing_metadata,
)

from tests.unit.qlvb_sip.sip_samples import CODE, make_package


def change_dossier(package: DossierPackage, **values: str) -> DossierPackage:
    return replace(package, metadata={**package.metadata, **values})


def change_document(package: DossierPackage, **values: str) -> DossierPackage:
    first = package.documents[0]
    changed = replace(first, metadata={**first.metadata, **values})
    return replace(package, documents=(changed, *package.documents[1:]))


def rules(package: DossierPackage) -> list[tuple[int, str, str]]:
    return [(i.document, i.field, i.rule) for i in metadata_issues(package)]


def test_profile_has_the_tables_of_the_circular() -> None:
    """TT 05/2025: 18 dossier fields; 21 document fields in a SIP, 19 in an AIP."""
    profile = load_profile()
    sip, aip = profile.shape("SIP_hoso"), profile.shape("AIP_hoso")
    assert (len(sip.dossier), len(aip.dossier)) == (18, 18)
    assert (len(sip.document), len(aip.document)) == (21, 19)
    assert sip.dossier[0].name == "fileCode"
    assert aip.dossier[0].name == "arcFileCode"
    assert [field.name for field in sip.dossier if field.required] == [
        "fileCode",
        "title",
        "maintenance",
        "mode",
        "language",
        "startDate",
        "endDate",
        "totalDoc",
        "numberOfPaper",
        "numberOfPage",
        "riskRecovery",
    ]
    assert profile.version


def test_complete_metadata_is_accepted(package: DossierPackage) -> None:
    assert metadata_issues(package) == ()


def test_missing_fields_are_listed_by_document(
    package: DossierPackage, tmp_path: Path
) -> None:
    """R192: every missing required field is named, dossier (0) and documents."""
    bad = change_dossier(package, title="", endDate="  ")
    bad = change_document(bad, subject="", organName="")
    expected = {(0, "title"), (0, "endDate"), (1, "subject"), (1, "organName")}
    assert set(missing_metadata(bad)) == expected
    with pytest.raises(MissingMetadata) as caught:
        build_package(bad, tmp_path)
    assert set(caught.value.missing) == expected
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"confidenceLevel": "02"}, "paperFileCode"),
        ({"riskRecovery": "1"}, "riskRecoveryStatus"),
    ],
)
def test_conditional_fields(
    package: DossierPackage, values: dict[str, str], field: str
) -> None:
    """R192: a digitised dossier needs its paper code, a reserve copy its state."""
    assert missing_metadata(change_dossier(package, **values)) == ((0, field),)


def test_electronic_document_needs_its_process_flag(package: DossierPackage) -> None:
    """R192: `process` is required for confidence 01 and 03, not for 02."""
    assert missing_metadata(change_document(package, process="")) == ((1, "process"),)
    scanned = change_document(package, process="", confidenceLevel="02")
    assert missing_metadata(scanned) == ()


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("title", "x" * 1001, "max_length"),
        ("startDate", "2026-01-05", "format"),
        ("startDate", "31/02/2026", "format"),
        ("numberOfPage", "bảy", "format"),
        ("title", "hỏng \x02", "format"),
        ("maintenance", "99", "code"),
        ("language", "01;77", "code"),
        ("mode", "03", "secret"),
        ("totalDoc", "3", "value"),
    ],
)
def test_bad_dossier_values(
    package: DossierPackage, tmp_path: Path, field: str, value: str, rule: str
) -> None:
    """Too long, malformed, unknown, secret or uncounted values name the field."""
    bad = change_dossier(package, **{field: value})
    assert rules(bad) == [(0, field, rule)]
    with pytest.raises(InvalidMetadata):
        build_package(bad, tmp_path)


def test_state_secret_document_is_refused(package: DossierPackage) -> None:
    """Invariant 9: a document with mode 03 (Mật) never enters a package."""
    assert rules(change_document(package, mode="03")) == [(1, "mode", "secret")]


def test_only_permanent_dossiers_go_to_the_historical_archive() -> None:
    """R191: retention of a SIP is 01 (Vĩnh viễn); an AIP may carry any."""
    sip = change_dossier(make_package("SIP_hoso"), maintenance="05")
    aip = change_dossier(make_package("AIP_hoso"), maintenance="05")
    assert rules(sip) == [(0, "maintenance", "code")]
    assert rules(aip) == []


def test_document_code_follows_the_dossier(package: DossierPackage) -> None:
    """docCode is the dossier code with the ordinal on seven digits."""
    bad = change_document(package, docCode=f"{CODE}.0000009")
    assert rules(bad) == [(1, "docCode", "value")]


def test_unknown_field(package: DossierPackage) -> None:
    bad = change_document(package, fileName="x")
    assert rules(bad) == [(1, "fileName", "unknown")]


def test_ordinals_are_unique(package: DossierPackage) -> None:
    twice = replace(package, documents=(package.documents[0],) * 2)
    assert (1, "docOrdinal", "value") in rules(twice)


def test_document_without_file(package: DossierPackage) -> None:
    first = replace(package.documents[0], files=())
    bad = replace(package, documents=(first, package.documents[1]))
    assert rules(bad) == [(1, "docOrdinal", "value")]
