# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError

from .common import SigningCase


class TestSigningFigure(SigningCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader_post.title = "Giám đốc"

    def figures(self, user="monitor"):
        self.env.invalidate_all()
        return self.env["qlvb.signing.figure"].with_user(self.people[user])

    def way(self, document) -> str:
        return self.figures().search([("document_id", "=", document.id)]).way

    def on_paper(self):
        """Return an issued document that nobody signed here."""
        document = self.new_draft().sudo()
        document.write({"state": "issued", "issued_date": document.date})
        return document

    def test_signed_by_the_head(self):
        """R243: an issued document, signed here by the head's personal signature."""
        self.assertFalse(self.figures().search([]))
        document = self.issued()
        self.assertEqual(self.way(document), "head")

    def test_signed_by_a_deputy(self):
        """R243: a deputy's personal signature is not the head's."""
        document = self.issued()
        self.leader_post.title = "Phó Giám đốc"
        self.assertEqual(self.way(document), "other")

    def test_signed_by_an_acting_head(self):
        """R243: who acts as head on the day of issue signs as the head."""
        document = self.issued()
        self.leader_post.write(
            {"title": "Phó Giám đốc", "date_from": document.issued_date}
        )
        authority = self.env["qlvb.authority"].create(
            {
                "code": "Q.",
                "post_id": self.leader_post.id,
                "instrument": "Quyết định giao quyền Giám đốc 02/QĐ-UBND",
                "date_from": document.issued_date,
            }
        )
        self.assertEqual(self.way(document), "head")
        authority.date_from += timedelta(days=1)
        self.assertEqual(self.way(document), "other")

    def test_a_seal_alone_is_no_approval(self):
        """R243: sealed by the agency, signed by nobody: approved outside."""
        document = self.issued()
        document.sudo().signature_ids.filtered(lambda s: s.kind == "person").unlink()
        self.assertTrue(document.signature_ids)
        self.assertEqual(self.way(document), "outside")

    def test_approved_outside(self):
        """R243: issued without a personal signature made here."""
        self.assertEqual(self.way(self.on_paper()), "outside")

    def test_shares_of_a_period(self):
        """R243: both shares of a period and agency in per cent, by one query."""
        self.issued()
        last = [self.on_paper() for _number in range(3)][-1]
        last.issued_date = last.issued_date.replace(year=last.date.year - 1)
        figures = self.figures("leader")
        # the record rule costs queries of its own, the figures cost one
        figures.search_count([])
        period = [
            ("agency_id", "child_of", self.agency.id),
            ("date", ">=", self.approved_draft.date.replace(month=1, day=1)),
        ]
        [(agency, count, head, outside)] = figures._read_group(
            period,
            ["agency_id"],
            ["__count", "head_share:avg", "outside_share:avg"],
        )
        self.assertEqual(agency, self.agency)
        self.assertEqual(count, 3)
        self.assertAlmostEqual(head, 100 / 3)
        self.assertAlmostEqual(outside, 200 / 3)

    def test_who_sees_the_figures(self):
        """R243: leaders and monitors of the agency, of what they may see."""
        document = self.issued()
        for role in ("leader", "monitor"):
            row = self.figures(role).search([])
            self.assertEqual(row.document_id, document.with_env(row.env))
            self.assertEqual(row.action_open_document()["res_id"], document.id)
        for role in ("specialist", "clerk", "unit_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.figures(role).search([])
        self.env.flush_all()
        strange = self.env["qlvb.signing.figure"].with_user(self.stranger)
        self.assertFalse(strange.search([]))
        with self.assertRaises(AccessError):
            strange.browse(document.id).action_open_document()
