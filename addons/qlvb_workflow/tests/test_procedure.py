# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_procedure import ProcedureCase


@tagged("post_install", "-at_install")
class TestProcedure(ProcedureCase):
    """Defining, checking, publishing, replacing."""

    def problems(self, **values):
        return self.draft(**values).problem_words or ""

    def test_head_defines_and_publishes_with_the_rule_that_approved_it(self):
        """R66: steps, roles, limits and conditions; a version, number and date."""
        procedure = self.draft(subject_words="khoa học", urgency_from="1")
        procedure.action_publish()
        self.assertEqual((procedure.state, procedure.version), ("in_force", 1))
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "procedure.publish"), ("res_id", "=", procedure.id)]
        )
        self.assertEqual(len(event), 1)
        self.assertIn("125/QĐ-SKHCN", event.payload)
        self.assertIn("2026-10-01", event.payload)

    def test_none_is_without_a_name(self):
        draft = self.draft()
        for name in ("", " ", False):
            with self.subTest(name=name), self.assertRaises(UserError):
                draft.name = name
            with self.subTest(name=name), self.assertRaises(UserError):
                self.draft(name=name)

    def test_not_without_number_and_date_of_the_rule(self):
        """R66: what no rule approved is not published."""
        for missing in ({"rule_number": False}, {"rule_date": False}):
            draft = self.draft(**missing)
            with self.subTest(missing=missing), self.assertRaises(UserError):
                draft.action_publish()
            self.assertEqual(draft.state, "draft")
        with self.assertRaises(UserError):
            self.draft(rule_date="2026-12-31").action_publish()

    def test_published_it_never_changes(self):
        """R66: neither its head, nor its steps, nor by the system itself."""
        procedure = self.published()
        step = procedure.step_ids[0]
        for records in (procedure, procedure.sudo()):
            with self.assertRaises(UserError):
                records.name = "Quy trình khác"
            with self.assertRaises(UserError):
                records.step_ids[0].limit = 30
            with self.assertRaises(UserError):
                records.step_ids[0].part_ids[0].role = "info"
            with self.assertRaises(UserError):
                records.step_ids[0].part_ids[0].unlink()
            with self.assertRaises(UserError):
                records.unlink()
            with self.assertRaises(UserError):
                records.step_ids[0].copy({"procedure_id": procedure.id})
        self.assertEqual(step.limit, 3)

    def test_who_defines(self):
        """R66: the head or a delegate; people of the agency read, others do not."""
        draft = self.draft()
        for role in ("clerk", "head", "specialist", "monitor", "archivist"):
            person = self.people[role]
            with self.subTest(role=role):
                self.assertEqual(draft.with_user(person).name, draft.name)
                with self.assertRaises(AccessError):
                    self.draft(person)
                with self.assertRaises(AccessError):
                    draft.with_user(person).action_publish()
                with self.assertRaises(AccessError):
                    draft.with_user(person).action_new_version()
        for person in (self.people["unit_admin"], self.stranger):
            with self.subTest(person=person.login), self.assertRaises(AccessError):
                draft.with_user(person).action_publish()
        self.assertEqual(draft.state, "draft")
        self.assertIn(
            (self.people["clerk"].login, draft.id),
            self.refused_attempts("procedure.publish"),
        )

    def test_a_deputy_needs_a_delegation(self):
        """R66: a deputy defines none; whom the head delegates does."""
        deputy = self.add_person("deputy", self.agency, "leader", title="Phó Giám đốc")
        with self.assertRaises(AccessError):
            self.draft(deputy)
        kind = self.env.ref("qlvb_workflow.delegable_kind_define_procedure")
        self.env["qlvb.delegation"].with_user(self.people["leader"]).create(
            {
                "delegate_id": self.people["head"].id,
                "agency_id": self.agency.id,
                "date_to": "2026-12-31",
                "whole": False,
                "kind_ids": [(6, 0, kind.ids)],
                "reason": "Soạn quy trình",
            }
        )
        draft = self.draft(self.people["head"])
        draft.action_publish()
        self.assertEqual(draft.state, "in_force")

    def test_nobody_writes_a_state_or_a_version(self):
        """R66: it is published by its act alone."""
        values = {"state": "in_force", "version": 7}
        draft = self.draft(**values)
        self.assertEqual((draft.state, draft.version), ("draft", 1))
        with self.assertRaises(AccessError):
            draft.write({"state": "in_force"})
        with self.assertRaises(AccessError):
            draft.write({"version": 4})

    def test_every_step_has_a_holder_and_one_lead(self):
        """R68: exactly one lead a step, and somebody who holds each part now."""
        self.assertFalse(self.problems())
        lead = self.part(unit_id=self.department)
        two = self.step(
            "Hai chủ trì", lead, self.part(user_id=self.expert), then="done"
        )
        none = self.step("Không ai", then="done")
        self.assertIn("1", self.problems(step_ids=[two]))
        self.assertTrue(self.problems(step_ids=[none]))
        twice = self.step("Hai lần", lead, self.part("info", unit_id=self.department))
        self.assertTrue(self.problems(step_ids=[twice]))
        self.support_head.qlvb_post_ids.unlink()
        with self.assertRaisesRegex(UserError, self.support_unit.name):
            self.draft().action_publish()

    def test_every_way_ends(self):
        """R67: no open end, no circle, no step beside the way."""
        lead = self.part(unit_id=self.department)
        self.assertTrue(self.problems(step_ids=[self.step("Lửng", lead)]))
        draft = self.draft()
        first, second, third = draft.step_ids.sorted("sequence")
        third.write({"then": "step", "next_id": first.id})
        with self.assertRaises(UserError):
            draft.action_publish()
        third.write({"then": "done"})
        first.write({"then": "step", "next_id": third.id})
        self.assertIn(str(second.number), draft.problem_words)
        first.write({"then": "next"})
        for ending in ("done", "returned", "recalled", "transferred", "filed"):
            third.then = ending
            self.assertFalse(draft.problem_words)

    def test_limits_stay_within_the_rule(self):
        """R66: all steps together not longer than the rule allows, hours included."""
        rule = self.env["qlvb.rule"].search([("code", "=", "procedure.max_days")])
        rule.value = "6"
        self.assertFalse(self.problems())  # 3 + 2 + half a day
        rule.value = "5"
        self.assertIn("6", self.problems())

    def test_a_new_version_takes_the_place_of_the_old(self):
        """R70: the old one stays as it was; only one of them is in force."""
        old = self.published()
        first, _second, third = old.step_ids.sorted("sequence")
        action = old.action_new_version()
        new = old.browse(action["res_id"])
        self.assertEqual((new.state, new.version), ("draft", 2))
        self.assertFalse(new.rule_number)
        self.assertEqual(new.step_ids.mapped("name"), old.step_ids.mapped("name"))
        self.assertEqual(old.action_new_version()["res_id"], new.id)
        new.step_ids.sorted("sequence")[0].limit = 1
        new.write({"rule_number": "9/QĐ-SKHCN", "rule_date": "2026-11-20"})
        self.assertEqual(old.state, "in_force")
        new.action_publish()
        self.assertEqual((old.state, new.state), ("ended", "in_force"))
        self.assertEqual((first.limit, third.then), (3, "filed"))
        self.assertEqual(new.version_ids, new | old)
        with self.assertRaises(UserError):
            old.action_new_version()

    def test_a_jump_is_kept_in_the_new_version(self):
        """R70: a step that leads to another leads to its own copy."""
        draft = self.draft()
        first, second, third = draft.step_ids.sorted("sequence")
        second.unlink()
        first.write({"then": "step", "next_id": third.id})
        draft.action_publish()
        new = draft.browse(draft.action_new_version()["res_id"])
        copy, last = new.step_ids.sorted("sequence")
        self.assertEqual(copy.next_id, last)

    def test_the_picture_shows_each_step_with_its_people(self):
        """R66: the flow is seen as a picture."""
        picture = str(self.draft().picture)
        for words in ("Thụ lý", "Thẩm định", self.department.name, self.expert.name):
            self.assertIn(words, picture)
        hostile = self.draft(name="x").step_ids[0]
        hostile.name = "<script>alert(1)</script>"
        self.assertNotIn("<script>", str(hostile.procedure_id.picture))
