# SPDX-License-Identifier: LGPL-3.0-or-later
import runpy
from pathlib import Path

from odoo.tests import tagged

from .common import ProvinceCase

WORDS = (("search_text", "ilike", "kien co hoa"),)
MIGRATION = Path(__file__).parents[1] / "migrations/19.0.1.3.0/pre-search_vector.py"


@tagged("post_install", "-at_install")
class TestDocumentSearch(ProvinceCase):
    """Words are kept by agency; each of one's agencies is looked into."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls.new_draft(cls, subject="Kiên cố hóa kênh mương")
        elsewhere = cls.add_person("elsewhere", cls.other_agency, "specialist")
        cls.other = cls.new_draft(
            cls,
            user=elsewhere,
            agency_id=cls.other_agency.id,
            unit_id=cls.other_agency.id,
            subject="Kiên cố hóa trường học",
        )
        cls.documents = cls.env["qlvb.document"]

    def found_by(self, user, words=WORDS):
        return self.documents.with_user(user).search(list(words))

    def test_posts_in_two_agencies(self):
        """R177: a person of several agencies finds the words of each."""
        clerk = self.people["clerk"]
        self.assertEqual(self.found_by(clerk), self.own)
        self.env["qlvb.post"].create(
            {
                "user_id": clerk.id,
                "unit_id": self.other_agency.id,
                "role_ids": [(6, 0, self.roles["clerk"].ids)],
                "title": "Văn thư",
            }
        )
        self.assertEqual(self.found_by(clerk), self.own + self.other)

    def test_nobody_finds_the_words_of_another_agency(self):
        """R10, R177: without a post there, not even that a word occurs."""
        self.assertEqual(self.found_by(self.stranger), self.other)
        self.assertFalse(self.found_by(self.env.ref("base.user_admin")))

    def test_the_system_finds_all(self):
        self.assertEqual(
            self.documents.sudo().search(list(WORDS)), self.own + self.other
        )

    def test_words_move_along_with_a_draft(self):
        """R9, R177: a draft another agency goes on with is found there only."""
        self.own.sudo()._carry_to(self.other_agency, self.other_agency)
        self.assertEqual(self.found_by(self.stranger), self.own + self.other)
        self.assertFalse(self.found_by(self.people["clerk"]))

    def test_nothing_to_look_for_hides_nothing(self):
        """R177: signs without a word are no search."""
        words = (("search_text", "ilike", " / "),)
        self.assertEqual(self.found_by(self.people["clerk"], words), self.own)

    def test_words_of_an_earlier_version_are_found(self):
        """R177: an update puts the agency before the words kept so far."""
        self.env.flush_all()
        self.documents._index_pending()
        self.env.cr.execute(
            "UPDATE qlvb_document SET search_vector = to_tsvector('simple', %s)"
            " WHERE id = %s",
            ["kiên kien cố co hóa hoa", self.own.id],
        )
        self.assertFalse(self.found_by(self.people["clerk"]))
        runpy.run_path(str(MIGRATION))["migrate"](self.env.cr, None)
        self.assertEqual(self.found_by(self.people["clerk"]), self.own)
