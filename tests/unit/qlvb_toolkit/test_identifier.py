# SPDX-License-Identifier: LGPL-3.0-or-later
import pytest
from qlvb_toolkit.errors import InvalidIdentifier
from qlvb_toolkit.identifier import (
    current_organ_id,
    is_old_organ_id,
    under_new_parent,
    validate_organ_id,
)


@pytest.mark.parametrize(
    "code",
    [
        *("H31", "A00", "Y99", "H31.12.5", "H37.DN.001", "H31." + "1" * 31),
        *("0101234567", "0101234567001", "Z01ABC", "Z99" + "A" * 32),
    ],
)
def test_r34_codes_the_decision_allows(code: str) -> None:
    """R34"""
    validate_organ_id(code)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "empty"),
        ("H31." + "1" * 32, "too_long"),
        ("h31", "character"),
        ("H31-01", "character"),
        ("H31.Đ1", "character"),
        ("H31 ", "character"),
        ("H31\n", "character"),
        ("H٣١", "character"),
        ("H3", "level_1"),
        ("H311", "level_1"),
        ("HA1.01", "level_1"),
        ("000.00.00.H31", "level_1"),
        ("H31.", "empty_group"),
        ("H31..01", "empty_group"),
        (".H31", "level_1"),
        ("Z00ABC", "scheme"),
        ("Z01", "scheme"),
        ("Z01.A", "scheme"),
        ("Z01" + "A" * 33, "too_long"),
        ("12345", "business"),
    ],
)
def test_r34_codes_the_decision_refuses(code: str, reason: str) -> None:
    """R34"""
    with pytest.raises(InvalidIdentifier) as caught:
        validate_organ_id(code)
    assert caught.value.code == reason
    assert caught.value.params["value"] == code


def test_r35_a_child_starts_with_its_parent() -> None:
    """R35"""
    validate_organ_id("H31.12.5", parent="H31.12")
    for stranger in ("H31.1", "H31", "H31.125", "H54.12.5", "Z01ABC"):
        with pytest.raises(InvalidIdentifier, match="not_under_parent"):
            validate_organ_id(stranger, parent="H31.12")


@pytest.mark.parametrize(
    ("code", "current"),
    [
        ("000.00.00.H31", "H31"),
        ("000.00.13.H31", "000.00.13.H31"),
        ("H31.08", "H31.08"),
        ("000.00.00.W00", "W00"),
        ("000.00.00.Z01", "000.00.00.Z01"),
    ],
)
def test_r36_an_old_code_of_the_first_level_says_its_new_one(
    code: str, current: str
) -> None:
    """R36"""
    assert current_organ_id(code) == current


def test_r36_the_old_form_is_known() -> None:
    """R36"""
    assert is_old_organ_id("000.21.31.H53")
    for code in ("H31", "00.31.W00", "000.00.00.H31.1", "0000.00.00.H31"):
        assert not is_old_organ_id(code)


def test_r35_codes_below_follow_their_parent() -> None:
    """R35"""
    assert under_new_parent("H31.08.01", "H31.08", "H31.18") == "H31.18.01"
    assert under_new_parent("H31.081", "H31.08", "H31.18") == "H31.081"
