# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..clock import today
from ..principal import member_principal
from .unit_change_case import UnitChangeCase


@tagged("post_install", "-at_install")
class TestUnitChangeOffice(UnitChangeCase):
    """``agency`` goes into ``target``, which has leaders and clerks of its own."""

    def offices(self, change):
        return {office.post_id.user_id: office.choice for office in change.office_ids}

    # -- the decision ------------------------------------------------------------------

    def test_no_effect_before_it_was_signed(self):
        """R9: a decision does not take effect before its date unless it says so."""
        change = self.change(
            "rename",
            self.agency,
            new_name="Sở Mới",
            effective_date=today() - timedelta(5),
        )
        self.assertTrue(change.problems)
        with self.assertRaises(UserError):
            change.action_apply()
        change.retroactive_clause = "Khoản 2 Điều 3"
        change.action_apply()
        self.assertEqual(self.agency.name, "Sở Mới")
        event = self.env["qlvb.audit.event"].search(
            [("res_model", "=", "qlvb.unit"), ("res_id", "=", self.agency.id)], limit=1
        )
        self.assertIn("Khoản 2 Điều 3", event.data)

    def test_a_change_says_what_it_renames(self):
        """R9: the title names the fact that changes, before and after it is done."""
        change = self.change(
            "rename", self.agency, new_name=self.agency.name, new_organ_id="H31.09"
        )
        for _moment in ("before", "after"):
            self.assertIn(self.agency.name, change.name)
            self.assertIn("H31.08 → H31.09", change.name)
            self.assertNotIn(f"→ {self.agency.name}", change.name)
            if change.state == "draft":
                change.action_apply()
                change.invalidate_recordset()
        empty = self.env["qlvb.unit.change"].new({"kind": "rename"})
        self.assertFalse(empty.name.endswith(":"))

    # -- leaders and clerks ------------------------------------------------------------

    def test_leaders_and_clerks_of_the_absorbed_do_not_rule_the_other(self):
        """R9, R22: roles end with the agency, people keep an ordinary post."""
        self.merge()
        self.assertFalse(self.director._qlvb_posts("leader"))
        self.assertFalse(self.people["clerk"]._qlvb_posts("clerk"))
        post = self.director._qlvb_posts()
        self.assertEqual((post.unit_id, post.date_from), (self.target, today()))
        self.assertEqual(post.title, "Chuyên viên")
        self.assertEqual(self.people["clerk"]._qlvb_posts().unit_id, self.department)
        self.assertFalse(self.director.has_group("qlvb_core.group_leader"))

    def test_each_is_shown_with_a_choice(self):
        """R9: before it acts the assistant shows who is concerned and asks."""
        with Form(self.env["qlvb.unit.change"].with_user(self.operator)) as form:
            form.kind = "merge"
            form.instrument_number = "76/2026/QĐ-UBND"
            form.instrument_date = today()
            form.instrument_issuer = "Chủ tịch UBND tỉnh"
            form.source_ids.add(self.agency)
            form.target_id = self.target
        change = form.record
        self.assertEqual(self.offices(change)[self.director], "ordinary")
        post = self.director.qlvb_post_ids
        self.assertIn(f"{post.display_name}: Keeps an ordinary post", change.preview)
        lines = change.office_ids
        chosen = {self.director: "keep", self.people["clerk"]: "end"}
        for user, choice in chosen.items():
            lines.filtered(lambda o, u=user: o.post_id.user_id == u).choice = choice
        change.action_apply()
        self.assertTrue(self.director._qlvb_posts("leader", self.target))
        self.assertFalse(self.people["clerk"]._qlvb_posts())

    def test_who_works_in_the_successor_needs_no_post_more(self):
        """R9: of one with a post in both the old one ends, unless chosen otherwise."""
        there = self.add_person("both", self.office, "head")
        kept = there.qlvb_post_ids
        kept.date_from = today() - timedelta(400)
        post = self.env["qlvb.post"].create(
            {
                "user_id": there.id,
                "unit_id": self.agency.id,
                "role_ids": [(6, 0, self.roles["clerk"].ids)],
                "title": "Văn thư",
                "date_from": today() - timedelta(400),
            }
        )
        self.merge()
        self.assertEqual(there._qlvb_posts(), kept)
        self.assertEqual(post.date_to, today() - timedelta(1))

    def test_an_ordinary_post_ends_when_the_old_one_would(self):
        """R9: a post for a time is not made one for ever by a merger."""
        until = today() + timedelta(30)
        self.director.qlvb_post_ids.date_to = until
        self.merge()
        self.assertEqual(self.director._qlvb_posts().date_to, until)

    def test_a_new_agency_takes_its_leaders_from_the_old_ones(self):
        """R9: merged into a new one, leaders and clerks go on."""
        self.change(
            "merge", self.agency | self.target, new_name="Sở Chung", new_code="SC"
        ).action_apply()
        self.assertTrue(self.director._qlvb_posts("leader"))

    # -- heads of departments ----------------------------------------------------------

    def dissolve_department(self, choice=None):
        """Dissolve the department into another one, which has a head."""
        self.heir = self.env["qlvb.unit"].create(
            {"name": "Phòng Kế thừa", "code": "KT", "parent_id": self.agency.id}
        )
        post = self.people["head"].qlvb_post_ids
        change = self.change("dissolve", self.department, target_id=self.heir.id)
        if choice:
            change.office_ids = [(0, 0, {"post_id": post.id, "choice": choice})]
        return change

    def test_a_dissolved_department_leaves_no_second_head(self):
        """R9, R22: its head keeps an ordinary post, its clerk the agency's register."""
        change = self.dissolve_department()
        self.assertIn(self.people["head"].name, change.preview)
        change.action_apply()
        self.assertFalse(self.people["head"]._qlvb_posts("head"))
        self.assertEqual(self.people["head"]._qlvb_posts().unit_id, self.heir)
        clerk = self.people["clerk"]._qlvb_posts("clerk")
        self.assertEqual(clerk.unit_id, self.heir)

    def test_the_head_of_a_dissolved_department_is_asked_about(self):
        """R9: the decision may let the head go on as such, or end the post."""
        self.dissolve_department("keep").action_apply()
        self.assertEqual(self.people["head"]._qlvb_posts("head").unit_id, self.heir)

    def test_the_post_of_the_head_may_end(self):
        self.dissolve_department("end").action_apply()
        self.assertFalse(self.people["head"]._qlvb_posts())

    def test_a_department_joined_with_another_is_asked_about(self):
        """R9: in the merger of agencies, too."""
        change = self.change(
            "merge",
            self.agency,
            target_id=self.target.id,
            placement_ids=[
                (0, 0, {"unit_id": self.department.id, "into_id": self.office.id})
            ],
        )
        self.assertIn(self.people["head"].name, change.preview)
        change.action_apply()
        self.assertFalse(self.people["head"]._qlvb_posts("head"))
        self.assertEqual(self.people["head"]._qlvb_posts().unit_id, self.office)

    def test_a_department_that_goes_on_keeps_its_head(self):
        """R9: a department taken over whole is headed as before."""
        self.merge()
        self.assertTrue(self.people["head"]._qlvb_posts("head"))

    def test_twins_are_told_apart_by_their_agency(self):
        """R9: where each department goes is asked with the agency it is of."""
        change = self.change(
            "merge", self.agency | self.other_agency, target_id=self.target.id
        )
        change.action_list_parts()
        line = change.placement_ids.filtered(lambda p: p.unit_id == self.department)
        self.assertEqual(line.agency_id, self.agency)

    # -- readers -----------------------------------------------------------------------

    def test_what_the_members_read_the_successor_reads(self):
        """R9, R23: a right given to a unit's members goes on with its successor."""
        document = self.numbered()
        reader = self.add_person("reader", self.office, "specialist")
        participants = self.env["qlvb.participant"].sudo()
        participants._grant(document, {member_principal(self.department)})
        colleague, self_made = self.colleague, document.participant_ids
        self.assertTrue(self_made)
        self.assertTrue(self.seen(colleague, document))
        self.assertFalse(self.seen(reader, document))
        self.merge(
            placement_ids=[
                (0, 0, {"unit_id": self.department.id, "into_id": self.office.id})
            ]
        )
        self.assertEqual(colleague._qlvb_posts().unit_id, self.office)
        self.assertTrue(self.seen(colleague, document))
        self.assertTrue(self.seen(reader, document))
        self.assertFalse(self.seen(self.stranger, document))

    def test_members_read_on_after_a_split(self):
        """R9, R23: both parts came out of the unit whose members could read."""
        document = self.numbered()
        self.env["qlvb.participant"].sudo()._grant(
            document, {member_principal(self.department)}
        )
        change = self.change(
            "split",
            self.department,
            part_ids=[
                (0, 0, {"name": "Phòng Một", "code": "P1", "is_heir": True}),
                (0, 0, {"name": "Phòng Hai", "code": "P2"}),
            ],
        )
        change.action_list_parts()
        post = self.colleague.qlvb_post_ids
        change.placement_ids.filtered(
            lambda p: p.post_id == post
        ).part_id = change.part_ids[1]
        change.action_apply()
        self.assertEqual(
            self.colleague._qlvb_posts().unit_id, change.part_ids[1].unit_id
        )
        self.assertTrue(self.seen(self.colleague, document))
