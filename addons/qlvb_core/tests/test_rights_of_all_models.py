# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every model that hangs from a document or dossier, of whatever addon is installed."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ProvinceCase

# Reached only through the record they belong to, or the journal's own rules.
OWNERS = ("qlvb.document", "qlvb.dossier")


@tagged("post_install", "-at_install")
class TestRightsOfAllModels(ProvinceCase):
    def hanging_models(self):
        """Yield the stored models with a link to a document or dossier."""
        for name in sorted(self.env.registry):
            model = self.env[name]
            if not name.startswith("qlvb.") or model._abstract or model._transient:
                continue
            links = [f for f in model._fields.values() if f.store]
            if name in OWNERS or any(
                f.type == "many2one" and f.comodel_name in OWNERS for f in links
            ):
                yield model

    def test_each_has_a_rule_for_everybody(self):
        """R28: a model without a rule would show its rows to every account."""
        models = list(self.hanging_models())
        self.assertGreater(len(models), 8)
        rules = self.env["ir.rule"].sudo()
        for model in models:
            with self.subTest(model=model._name):
                found = rules.search(
                    [
                        ("model_id.model", "=", model._name),
                        ("perm_read", "=", True),
                        ("groups", "=", False),
                    ]
                )
                readable = (
                    self.env["ir.model.access"]
                    .with_user(self.stranger)
                    .check(model._name, "read", False)
                )
                self.assertTrue(found or not readable)

    def test_a_dialog_is_of_whoever_opened_it(self):
        """R28: what a dialog holds, a file or a text, is nobody else's."""
        dialogs = [
            name
            for name, model in self.env.registry.items()
            if name.startswith("qlvb.") and model._transient
        ]
        self.assertGreater(len(dialogs), 15)
        rules = self.env["ir.rule"]
        for name in dialogs:
            for mode in ("read", "write", "unlink"):
                with self.subTest(model=name, mode=mode):
                    domain = rules.with_user(self.stranger)._compute_domain(name, mode)
                    self.assertIn("create_uid", str(domain))

    def test_an_exported_trail_is_of_whoever_exported_it(self):
        """R28, R32: nobody fetches the file another person exported."""
        self.new_draft()
        monitor, colleague = self.people["monitor"], self.colleague
        wizard = self.env["qlvb.audit.export"].with_user(monitor).create({})
        wizard.action_export()
        self.assertTrue(wizard.content)
        for user in (colleague, self.stranger, self.people["unit_admin"]):
            theirs = wizard.with_user(user)
            with self.subTest(user=user.login):
                self.assertFalse(theirs.search([]))
                with self.assertRaises(AccessError):
                    theirs.read(["content", "filename"])
                with self.assertRaises(AccessError):
                    theirs.action_export()

    def test_the_operator_sees_no_row_of_any(self):
        """R19: the operator reads nothing that hangs from a document."""
        self.new_draft()
        operator = self.env.ref("base.user_admin")
        for model in self.hanging_models():
            access = self.env["ir.model.access"].with_user(operator)
            if model._name == "qlvb.audit.event" or not access.check(
                model._name, "read", False
            ):
                continue
            with self.subTest(model=model._name):
                self.assertFalse(model.with_user(operator).search([]))

    def test_files_and_signatures_are_written_by_acts_only(self):
        """R21: no account writes what only acts may make."""
        for model in self.hanging_models():
            access = self.env["ir.model.access"].with_user(self.people["unit_admin"])
            for operation in ("create", "unlink"):
                if model._name in ("qlvb.recipient", "qlvb.dossier.item"):
                    continue
                with self.subTest(model=model._name, operation=operation):
                    self.assertFalse(access.check(model._name, operation, False))
