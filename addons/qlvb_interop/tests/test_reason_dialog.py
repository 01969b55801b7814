# SPDX-License-Identifier: LGPL-3.0-or-later
from lxml import etree

from odoo.tests import TransactionCase, tagged
from odoo.tools.safe_eval import safe_eval


@tagged("post_install", "-at_install")
class TestReasonDialog(TransactionCase):
    """One dialog asks why for the acts of all addons."""

    def test_one_filled_button_for_each_act(self):
        """R270: what is about to happen is named once."""
        wizards = self.env["qlvb.reason.wizard"]
        arch = etree.fromstring(wizards.get_view(view_type="form")["arch"])
        buttons = arch.findall(".//footer/button[@name='action_confirm']")
        acts = dict(wizards._fields["act"]._description_selection(self.env))
        for act in acts:
            with self.subTest(act=act):
                shown = [
                    button.get("string")
                    for button in buttons
                    if not safe_eval(button.get("invisible"), {"act": act})
                ]
                self.assertEqual(len(shown), 1, shown)
