# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import Form, tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestReceiver(WorkflowCase):
    """Units and people in one search and one tree (R96, R97)."""

    def receivers(self, role="leader"):
        return self.env["qlvb.receiver"].with_user(self.people[role])

    def found(self, words):
        own = [("agency_id", "=", self.agency.id)]
        ids = [id_ for id_, _name in self.receivers().name_search(words, own)]
        return self.receivers().browse(ids)

    def dialog(self, document):
        return Form(
            self.env["qlvb.direct.wizard"]
            .with_user(self.people["leader"])
            .with_context(default_document_id=document.id)
        )

    def test_one_search_finds_units_and_their_people(self):
        """R96: by the name of the unit come the unit and whoever works there."""
        found = self.found(self.support_unit.name)
        self.assertEqual(found.unit_id, self.support_unit)
        self.assertEqual(found.user_id, self.support_head | self.expert)
        self.assertEqual(self.found(self.expert.name).user_id, self.expert)

    def test_a_person_is_told_by_post_and_unit(self):
        """R96: two of one name are told apart where one chooses them."""
        row = self.receivers().search([("user_id", "=", self.expert.id)])
        row = row.with_context(formatted_display_name=True)
        self.assertIn(self.support_unit.name, row.display_name)
        self.assertIn(self.expert.qlvb_post_ids.title, row.display_name)

    def test_the_tree_shows_people_below_their_unit(self):
        """R97: each unit, then its head, then its people, then the units below."""
        below = self.env["qlvb.unit"].create(
            {"name": "Tổ dữ liệu", "code": "TDL", "parent_id": self.support_unit.id}
        )
        below_head = self.add_person("below_head", below, "head")
        inside = [("path", "like", f"/{self.support_unit.id}/%")]
        rows = self.receivers().search([*inside, ("agency_id", "=", self.agency.id)])
        self.assertEqual(
            [row._target() for row in rows],
            [
                ("unit_id", self.support_unit.id),
                ("user_id", self.support_head.id),
                ("user_id", self.expert.id),
                ("unit_id", below.id),
                ("user_id", below_head.id),
            ],
        )
        self.assertEqual([row.branch.count("— ") for row in rows], [0, 1, 1, 1, 2])

    def test_whom_no_work_reaches_is_not_there(self):
        """R67: no unit without a head, nobody whose post has ended."""
        headless = self.env["qlvb.unit"].create(
            {"name": "Văn phòng", "code": "VP", "parent_id": self.agency.id}
        )
        self.expert.qlvb_post_ids._end_before(self.expert.qlvb_post_ids.date_from)
        self.env.flush_all()
        alone = self.add_person("alone", headless, "specialist")
        self.assertFalse(self.receivers().search([("unit_id", "=", headless.id)]))
        alone = self.receivers().search([("user_id", "=", alone.id)])
        self.assertEqual(alone.depth, 0)
        self.assertFalse(self.receivers().search([("user_id", "=", self.expert.id)]))

    def test_a_person_with_two_posts_is_one(self):
        """R96: nobody is chosen twice."""
        self.env["qlvb.post"].create(
            {
                "user_id": self.expert.id,
                "unit_id": self.department.id,
                "title": "Tổ viên",
                "role_ids": self.expert.qlvb_post_ids.role_ids.ids,
            }
        )
        rows = self.receivers().search([("user_id", "=", self.expert.id)])
        self.assertEqual(len(rows), 1)

    def test_what_is_found_gets_the_work(self):
        """R96: a unit that was searched for shows among the units; people stay."""
        document = self.presented()
        dialog = self.dialog(document)
        dialog.directive = "Tham mưu."
        dialog.lead_other_id = self.found(self.department.name).filtered("unit_id")
        self.assertEqual(dialog.lead_unit_id, self.department)
        self.assertFalse(dialog.lead_other_id)
        for receiver in self.found(self.support_unit.name):
            if receiver.user_id != self.support_head:
                dialog.support_other_ids.add(receiver)
        dialog.info_ids.add(self.found(self.support_head.name))
        dialog.save().action_confirm()
        self.assertEqual(
            {(a.role, a.unit_id.id or a.user_id.id) for a in document.assignment_ids},
            {
                ("lead", self.department.id),
                ("support", self.support_unit.id),
                ("support", self.expert.id),
                ("info", self.support_head.id),
            },
        )
