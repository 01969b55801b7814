# SPDX-License-Identifier: LGPL-3.0-or-later
"""Fixtures for package tests."""

from pathlib import Path

import pytest
from qlvb_sip import DossierPackage, PackageResult, build_package

from tests.unit.qlvb_sip.sip_samples import make_package


@pytest.fixture(params=["AIP_hoso", "SIP_hoso"])
def package(request: pytest.FixtureRequest) -> DossierPackage:
    return make_package(request.param)


@pytest.fixture
def built(package: DossierPackage, tmp_path: Path) -> PackageResult:
    return build_package(package, tmp_path)
