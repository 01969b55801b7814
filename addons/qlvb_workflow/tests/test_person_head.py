# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .common import WorkflowCase

REASON = "Không thuộc chức năng của phòng"


@tagged("post_install", "-at_install")
class TestPersonHead(WorkflowCase):
    """A head whom the leader names in person acts as if the unit were named."""

    def to_person(self, role="head", part="lead"):
        line = {"user_id": self.people[role].id, "due_date": "2026-11-30"}
        lines = [{"role": part, **line}]
        if part != "lead":
            lines.append({"role": "lead", "unit_id": self.support_unit.id})
        return self.directed(*lines)

    def to_specialist(self, **values):
        person = self.people["specialist"].id
        return [{"role": "lead", "user_id": person, **values}]

    def test_the_head_passes_on_to_the_own_people(self):
        """R100: named in person, the head passes on, and follows it no further."""
        document = self.act(self.to_person(), "head")
        self.assertIn(",pass_on,", document.allowed_actions)
        document.action_pass_on(self.to_specialist(due_date="2026-11-27"))
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['specialist'].id}")}
        )
        first, second = document.assignment_ids.sorted("position")
        self.assertEqual((first.state, second.parent_id), ("passed", first))
        rows = self.env["qlvb.follow.up"].search([("document_id", "=", document.id)])
        self.assertNotIn(self.people["head"], rows.user_id)  # passing on is no result
        self.assert_flow_closed()

    def test_not_later_than_the_leader_said(self):
        """R101: a date past the leader's is refused."""
        document = self.act(self.to_person(), "head")
        with self.assertRaisesRegex(UserError, "Điều 24"):
            document.action_pass_on(self.to_specialist(due_date="2026-12-01"))

    def test_not_outside_the_own_units(self):
        document = self.act(self.to_person(), "head")
        for line in ({"user_id": self.expert.id}, {"unit_id": self.support_unit.id}):
            with self.subTest(line=line), self.assertRaises(UserError):
                document.action_pass_on([{"role": "lead", **line}])

    def test_the_head_returns_a_wrong_assignment(self):
        """R102: it goes back with the reason, and is decided as that of a unit is."""
        document = self.act(self.to_person(), "head")
        document.action_return_assignment(REASON)
        leader = self.people["leader"]
        self.assertEqual(self.holders(document), {("reassign", f"user:{leader.id}")})
        self.act(document, "leader").action_keep_assignment("Đúng việc của phòng")
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['head'].id}")}
        )
        self.act(document, "head").action_return_assignment(REASON)
        self.act(document, "leader").action_reassign(
            {"unit_id": self.support_unit.id}, "Giao lại."
        )
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.support_unit.id}")}
        )
        self.assert_flow_closed()

    def test_who_heads_nothing_neither_passes_on_nor_returns(self):
        document = self.act(self.to_person("specialist"), "specialist")
        self.assertNotIn(",pass_on,", document.allowed_actions)
        self.assertNotIn(",return_assignment,", document.allowed_actions)
        with self.assertRaises(AccessError):
            document.action_pass_on([{"role": "lead", "user_id": self.colleague.id}])
        with self.assertRaises(AccessError):
            document.action_return_assignment(REASON)

    def test_the_head_may_as_well_do_it(self):
        """R104: nothing of the own work is taken away."""
        document = self.act(self.to_person(), "head")
        document.action_finish("Đã trao đổi trực tiếp")
        self.assertEqual(document.state, "done")

    def test_a_support_is_passed_on_without_a_lead(self):
        """R105: the opinions of the people close what the head was asked."""
        document = self.act(self.to_person(part="support"), "head")
        asked = {"role": "support", "user_id": self.people["specialist"].id}
        document.action_pass_on([asked])
        self.act(document, "specialist").action_give_opinion("Nhất trí")
        mine = document.assignment_ids.filtered(
            lambda a: a.user_id == self.people["head"]
        )
        self.assertEqual(mine.state, "done")

    def test_passed_on_is_a_directive_and_asked_is_a_question(self):
        """R103, R104: what the head tells the people is no question of a handler."""
        document = self.act(self.to_person(), "head")
        line = {"user_id": self.expert.id, "due_date": "2026-11-27"}
        document.action_consult("Có vướng mắc gì không?", [line])
        support = {"role": "support", "user_id": self.colleague.id}
        document.action_pass_on(
            [*self.to_specialist(), support], directive="Làm trong tuần."
        )
        document.invalidate_recordset()
        self.assertIn("vướng mắc", document.questions)
        self.assertNotIn("vướng mắc", document.directives)
        self.assertIn("Làm trong tuần.", document.directives)
        self.assertNotIn("Làm trong tuần.", document.questions)

    def test_the_dialog_offers_the_own_people(self):
        document = self.to_person()
        dialog = Form(
            self.env["qlvb.pass_on.wizard"]
            .with_user(self.people["head"])
            .with_context(default_document_id=document.id)
        )
        dialog.lead_user_id = self.people["specialist"]
        wizard = dialog.save()
        self.assertEqual(wizard.own_unit_ids, self.department)
        wizard.action_confirm()
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['specialist'].id}")}
        )


@tagged("post_install", "-at_install")
class TestCommittee(WorkflowCase):
    """A committee without departments directs those of its office (R96)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = cls.env["qlvb.unit"]
        cls.office, cls.office_unit = cls.agency, cls.department
        cls.committee = units.create(
            {"name": "Ủy ban nhân dân tỉnh", "code": "UBND", "kind": "agency"}
        )
        cls.office.drafts_for_id = cls.committee
        cls.chairman = cls.add_person("chairman", cls.committee, "leader")
        for role in ("clerk", "head", "specialist"):
            cls.add_post(cls.people[role], cls.committee, role)

    @classmethod
    def add_post(cls, user, unit, role):
        cls.env["qlvb.post"].create(
            {
                "user_id": user.id,
                "unit_id": unit.id,
                "role_ids": [Command.set(cls.roles[role].ids)],
                "title": "Trưởng phòng" if role == "head" else "Chuyên viên",
            }
        )

    def of_committee(self):
        document = self.registered(agency_id=self.committee.id)
        document.action_present(self.chairman.id)
        return document.with_user(self.chairman)

    def direct(self, **target):
        document = self.of_committee()
        line = {"role": "lead", "due_date": "2026-11-30", **target}
        document.action_direct("Tham mưu trả lời.", [line])
        return document

    def test_the_office_s_units_are_offered(self):
        """R96: those whose head sees the committee's documents, and no others."""
        dialog = Form(
            self.env["qlvb.direct.wizard"]
            .with_user(self.chairman)
            .with_context(default_document_id=self.of_committee().id)
        )
        self.assertTrue(dialog.has_units)
        offered = self.env["qlvb.unit"].search(
            [("receiver_ids", "any", [("agency_id", "=", self.committee.id)])]
        )
        self.assertEqual(offered, self.office_unit)

    def test_a_unit_of_the_office_gets_the_work(self):
        """R96, R100: its head passes on to the people who work there as well."""
        document = self.direct(unit_id=self.office_unit.id)
        self.assertEqual(
            self.holders(document), {("pass_on", f"head@{self.office_unit.id}")}
        )
        person = {"role": "lead", "user_id": self.people["specialist"].id}
        self.act(document, "head").action_pass_on([person])
        self.act(document, "specialist").action_finish("Đã trả lời")
        self.assertEqual(document.state, "done")

    def test_nobody_without_a_post_at_the_committee(self):
        """R10: no work goes to whoever does not see the committee's documents."""
        for target in (
            {"unit_id": self.support_unit.id},
            {"user_id": self.support_head.id},
        ):
            with self.subTest(target=target), self.assertRaises(UserError):
                self.direct(**target)
        document = self.direct(unit_id=self.office_unit.id)
        with self.assertRaises(UserError):
            self.act(document, "head").action_pass_on(
                [{"role": "lead", "user_id": self.colleague.id}]
            )

    def test_a_head_named_in_person_passes_on_inside_the_office(self):
        """R100: the only way where the office has no unit to choose."""
        document = self.direct(user_id=self.people["head"].id)
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.assertEqual(
            self.holders(document), {("handle", f"user:{self.people['specialist'].id}")}
        )

    def test_neither_post_of_its_head_ends_over_the_committee_s_work(self):
        """R246: invariant 7; a head without a post at the committee sees nothing."""
        self.direct(unit_id=self.office_unit.id)
        accounts = self.env["qlvb.account"]
        posts = self.people["head"].qlvb_post_ids
        at_committee = posts.filtered(lambda p: p.agency_id == self.committee)
        other = self.add_person("head2", self.office_unit, "head")
        for post in (at_committee, posts - at_committee):
            with self.subTest(post=post.title):
                self.assertTrue(accounts._work_without_holder(post, set()))
        key = self.office_unit._role_principal("head")
        self.assertFalse(
            accounts._work_without_holder(posts - at_committee, {key}),
            "moved, and head of the unit all the same",
        )
        self.add_post(other, self.committee, "specialist")
        for post in (at_committee, posts - at_committee):
            self.assertFalse(accounts._work_without_holder(post, set()))

    def test_nothing_to_touch_is_said(self):
        """An agency with no unit at all: no heading stands over nothing."""
        document = self.of_committee()
        self.office.drafts_for_id = False
        wizard = self.env["qlvb.direct.wizard"].new({"document_id": document.id})
        self.assertFalse(wizard.has_units)

    def test_a_head_placed_at_the_agency_counts_what_the_board_says(self):
        """R18: no work of the committee's clerks and leaders on the head's board."""
        document = self.direct(unit_id=self.office_unit.id)
        self.of_committee()  # waits for the chairman
        board = self.env["qlvb.follow.up"].with_user(self.people["head"])
        rows = board.search([("state", "=", "open")])
        self.assertEqual(rows.document_id.ids, document.ids)
        self.assertIn(self.office_unit.name, board.follow_up_board()["scope"])
        self.assertNotIn(self.committee.name, board.follow_up_board()["scope"])
