# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestRefusalWords(ProvinceCase):
    def refused(self, operation):
        networks = self.env["qlvb.network"].with_user(self.people["specialist"])
        with self.assertRaises(AccessError) as refused:
            networks.check_access(operation)
        return str(refused.exception)

    def test_what_no_role_opens_is_refused_in_office_words(self):
        """R28: what is refused, and whom to ask; neither models nor groups."""
        for operation, word in (
            ("read", "see"),
            ("write", "change"),
            ("create", "add"),
            ("unlink", "delete"),
        ):
            with self.subTest(operation=operation):
                words = self.refused(operation)
                self.assertIn(f"let you {word}: ", words)
                self.assertIn("unit admin", words)
                for raw in ("qlvb.", "Operator", "group", "\n"):
                    self.assertNotIn(raw, words)
