# SPDX-License-Identifier: LGPL-3.0-or-later
"""A province with people at their browsers, shared by the tests of the session."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from qlvb_setup.testbed import Testbed

from tests.conftest import StartServer
from tests.fakes.pki.authority import Pki

from .crew import PATIENCE, Crew
from .stage import Stage, load_province, served_authority

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pki]:
    with served_authority(tmp_path_factory.mktemp("pki")) as pki:
        yield pki


@pytest.fixture(scope="session")
def raise_stage(
    testbed: Testbed, start_server: StartServer, authority: Pki
) -> RaiseStage:
    return RaiseStage(testbed, start_server, authority)


class RaiseStage:
    """Make a province and serve it."""

    def __init__(
        self, testbed: Testbed, start_server: StartServer, authority: Pki
    ) -> None:
        self._testbed = testbed
        self._start_server = start_server
        self._authority = authority

    def __call__(self, name: str, *, story: bool) -> Stage:
        instance = self._testbed.fresh(name)
        directory, passwords, code_keys = load_province(
            instance, self._authority, story=story
        )
        server = self._start_server(instance)
        return Stage(server.url, instance, directory, passwords, code_keys)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def played(raise_stage: RaiseStage) -> Stage:
    """The province as ``make demo`` leaves it: the story is over."""
    return raise_stage("e2e_played", story=True)


@dataclass
class Journey:
    """Tests that go on from one another: which of them broke the chain."""

    broken_at: str = ""


@pytest.fixture(scope="session")
def journey() -> Journey:
    return Journey()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of what was on the screen when a test failed, and its words."""
    report = yield
    used = getattr(item, "funcargs", {})
    if report.failed and isinstance(crew := used.get("crew"), Crew):
        crew.photograph(f"failed/{item.name}")
        report.sections.append(("on the screen", crew.read_screen()))
    if report.failed and isinstance(journey := used.get("journey"), Journey):
        journey.broken_at = journey.broken_at or item.name
    return report
