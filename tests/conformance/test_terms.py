# SPDX-License-Identifier: LGPL-3.0-or-later
"""The committed terms are those of the sources: none is missing in Vietnamese.

Red after a new label or message: ``make i18n``, then the words in ``vi.po``.
"""

from pathlib import Path

import pytest
from qlvb_setup import catalogue, i18n
from qlvb_setup.demo import ADDONS
from qlvb_setup.paths import ROOT
from qlvb_setup.testbed import Testbed


@pytest.fixture(scope="module")
def exports(testbed: Testbed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("terms")
    i18n.export_terms(testbed.fresh("i18n"), target)
    return target


@pytest.mark.parametrize("name", ADDONS)
def test_committed_terms_are_those_of_the_sources(exports: Path, name: str) -> None:
    committed = ROOT / "addons" / name / "i18n" / f"{name}.pot"
    assert committed.read_text() == str(catalogue.stable(exports / committed.name))
