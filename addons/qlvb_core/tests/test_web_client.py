# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import tagged

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker

from .common import AuthenticatedCase


@tagged("post_install", "-at_install")
class TestWebClient(AuthenticatedCase, HOOTCommon):
    """Runs the unit tests of ``static/tests`` in a browser."""

    def _run_suite(self, preset, size):
        self.browser_size = size
        suite = self._generate_hash("@qlvb_core")
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset={preset}&timeout=15000&id={suite}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )

    def test_desktop(self):
        self._run_suite("desktop", "1366x768")

    def test_mobile(self):
        self._run_suite("mobile", "375x667")
