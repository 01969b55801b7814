# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..principal import role_principal
from ..transition import Work
from .common import ProvinceCase

SECRET = "Noidungchiaivanthuduocdoc"


@tagged("post_install", "-at_install")
class TestUnitOperator(ProvinceCase):
    """What the operator can open of every model, with every field, by every door."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.operator = cls.env.ref("base.user_admin")
        document = cls.new_draft(cls, subject=SECRET)
        document.sudo()._open_work(Work("keep", role_principal("head", cls.department)))
        register = document.sudo()._number_register(document.date)
        entry = register._take(document.date, reason="Giữ số")
        document.sudo()._give_code_number(entry)
        cls.env["qlvb.dossier"].with_user(cls.people["specialist"]).create(
            {"title": SECRET, "notation": "01.TH"}
        )
        cls.env.flush_all()

    def open_models(self):
        for name in sorted(self.env.registry):
            model = self.env[name].with_user(self.operator)
            stored = name.startswith("qlvb.") and not model._abstract and model._auto
            if stored and model.has_access("read"):
                yield model

    def test_no_field_of_any_model_shows_content(self):
        """R19: every row and field the operator can read holds no content."""
        names = []
        for model in self.open_models():
            if model._transient:
                continue
            records = model.with_context(active_test=False).search([], limit=200)
            readable = [
                name
                for name, field in model._fields.items()
                if field.type != "binary" and model._has_field_access(field, "read")
            ]
            with self.subTest(model=model._name):
                self.assertNotIn(SECRET, str(records.read(readable)))
            names.append(model._name)
        self.assertIn("qlvb.unit", names)
        self.assertIn("qlvb.unit.change", names)
        self.assertIn("qlvb.document", names)

    def test_no_count_or_name_of_content(self):
        """R19: counts, groups and names of content give the operator nothing."""
        for name in ("qlvb.document", "qlvb.dossier", "qlvb.work.item"):
            model = self.env[name].with_user(self.operator)
            with self.subTest(model=name):
                self.assertEqual(model.search_count([]), 0)
                self.assertFalse(model._read_group([], ["agency_id"], ["__count"]))
                self.assertFalse(model.name_search(""))

    def test_a_unit_leads_to_no_content(self):
        """R19: no field of a unit is a way to search its documents."""
        units = self.env["qlvb.unit"].with_user(self.operator)
        for name, field in units._fields.items():
            if field.relational and field.comodel_name in (
                "qlvb.document",
                "qlvb.dossier",
                "qlvb.work.item",
                "qlvb.register.entry",
            ):
                with self.subTest(field=name), self.assertRaises(AccessError):
                    units.search([(name, "!=", False)])
        names = self.agency.with_user(self.operator).register_names
        self.assertTrue(names)
        self.assertNotIn(SECRET, names)
