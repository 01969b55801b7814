# SPDX-License-Identifier: LGPL-3.0-or-later
import re
from datetime import timedelta
from pathlib import Path

from odoo.tests import tagged

from ..clock import today
from .common import ProvinceCase

PAGE = Path(__file__).parents[3] / "docs" / "rights.md"
BREAKS = re.compile(r" (?=(?:FROM|WHERE|AND|OR)\b)")


@tagged("post_install", "-at_install")
class TestRightsPage(ProvinceCase):
    """docs/rights.md shows the SQL that the predicate compiles to, for four people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["qlvb.access.group"].create(
            {
                "instrument": "12/QĐ-SKHCN",
                "name": "Người đọc",
                "agency_id": cls.agency.id,
                "level_ids": [
                    (6, 0, cls.env.ref("qlvb_core.information_level_public").ids)
                ],
                "line_ids": [(0, 0, {"user_id": cls.people["head"].id})],
            }
        )

        cls.heir = cls.env["qlvb.unit"].create(
            {"name": "Phòng Mới", "code": "PM", "parent_id": cls.agency.id}
        )
        cls.people["heir"] = cls.add_person("heir", cls.heir, "specialist")

    def end(self, unit, heir):
        unit.write(
            {
                "active": False,
                "valid_to": today() - timedelta(1),
                "heir_id": heir.id,
                "successor_ids": [(4, heir.id)],
            }
        )

    def sql(self, login, model="qlvb.document") -> str:
        """Return the SQL of "all records" for one person, ids put into words."""
        user = self.people[login]
        query = self.env[model].with_user(user)._search([]).select()
        values = tuple(map(self.in_words, query.params))
        text = (query.code % values).replace('"', "").replace("qlvb_document.", "")
        text = text.replace("qlvb_audit_event.", "").replace("qlvb_dossier.", "")
        return BREAKS.sub("\n", re.sub(r"\s+", " ", text))

    def in_words(self, value):
        if isinstance(value, tuple):
            return f"({', '.join(dict.fromkeys(map(self.in_words, value)))})"
        if value == self.agency.id:
            return "<agency>"
        text = str(value).replace(f"@{self.agency.id}", "@<agency>")
        text = text.replace(f"@{self.heir.id}", "@<unit>")
        unit = "<old>" if self.department.valid_to else "<unit>"
        text = text.replace(f"@{self.department.id}", f"@{unit}")
        text = re.sub(rf"^{self.agency.id}:\d+$", "<agency>:<level>", text)
        return re.sub(r"user:\d+", "user:<me>", text)

    def test_the_page_tells_the_sql(self):
        """R28: the page says what the predicate compiles to; it cannot rot."""
        page = PAGE.read_text(encoding="utf-8")
        events = self.sql("monitor", "qlvb.audit.event")
        self.assertIn(f"```sql\n{events}\n```", page)
        for login in ("specialist", "clerk", "head", "heir"):
            with self.subTest(login=login):
                if login == "heir":
                    self.end(self.department, self.heir)
                self.assertIn(f"```sql\n{self.sql(login)}\n```", page)
