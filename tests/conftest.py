# SPDX-License-Identifier: LGPL-3.0-or-later
"""Databases and servers for the tests that need a real Odoo.

They are started by the modules of the set-up, so run these tests with
``make test STAGE=e2e ARGS="-k name"``: PostgreSQL refuses to run as root.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from qlvb_setup.odoo import Instance
from qlvb_setup.paths import Paths
from qlvb_setup.testbed import Server, Testbed

StartServer = Callable[..., Server]


@pytest.fixture(scope="session")
def testbed() -> Testbed:
    """The test cluster; ``testbed.fresh("name")`` is a new database with all addons."""
    return Testbed(Paths.from_environment())


@contextmanager
def _running(
    instance: Instance, environment: dict[str, str] | None
) -> Iterator[Server]:
    server = Server(instance)
    server.start(environment)
    try:
        yield server
    finally:
        server.stop()
    problems = server.problems()
    assert not problems, "The server's log is not clean:\n" + "\n".join(problems)


@pytest.fixture(scope="session")
def start_server() -> Iterator[StartServer]:
    """Start servers; at the end each is stopped and its log must be clean."""
    with ExitStack() as stack:

        def start(
            instance: Instance, environment: dict[str, str] | None = None
        ) -> Server:
            return stack.enter_context(_running(instance, environment))

        yield start


@pytest.fixture(scope="session")
def server(testbed: Testbed, start_server: StartServer) -> Server:
    """One server on a fresh database, shared by all tests of the session."""
    return start_server(testbed.fresh("e2e"))
