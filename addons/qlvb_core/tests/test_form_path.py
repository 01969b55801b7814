# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import TransactionCase, tagged

from ..form_of import form_of, place_of


@tagged("post_install", "-at_install")
class TestFormPath(TransactionCase):
    def test_the_path_of_a_form_is_that_of_its_action(self):
        """An address in Vietnamese leads to the same form when it is sent on."""
        actions = self.env["ir.actions.act_window"]
        named = [model for model in self.env.values() if model._form_path]
        self.assertIn("qlvb.document", [model._name for model in named])
        for model in named:
            with self.subTest(model=model._name):
                action = actions.search([("path", "=", model._form_path)])
                self.assertEqual(action.res_model, model._name)

    def test_a_record_opens_under_that_path(self):
        document = self.env["qlvb.document"].browse(7)
        self.assertEqual(form_of(document)["path"], "van-ban")
        self.assertEqual(place_of(document), "van-ban/7")
        partner = self.env.user.partner_id
        self.assertNotIn("path", form_of(partner))
