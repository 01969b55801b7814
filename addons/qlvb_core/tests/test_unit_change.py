# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..clock import today
from ..principal import role_principal, user_principal
from ..transition import Work
from .unit_change_case import UnitChangeCase

SUBJECT = "Chuyện riêng không ai được biết"


@tagged("post_install", "-at_install")
class TestUnitChange(UnitChangeCase):
    # -- rename, move, create ----------------------------------------------------------

    def test_rename_by_decision(self):
        """R9: renamed by its decision, the old name stays for the time before."""
        self.change(
            "rename", self.agency, new_name="Sở Mới", new_code="SM"
        ).action_apply()
        self.assertEqual(self.agency.name, "Sở Mới")
        self.assertEqual(self.agency.former_ids.code, "SKHCN")
        self.assertEqual(self.agency.former_ids.instrument_number, "76/2026/QĐ-UBND")

    def test_create_department(self):
        """R7: a new unit comes with its decision."""
        change = self.change(
            "create",
            self.env["qlvb.unit"],
            new_kind="department",
            new_name="Phòng Sở hữu trí tuệ",
            new_code="SHTT",
            new_parent_id=self.agency.id,
        )
        change.action_apply()
        self.assertEqual(change.source_ids.agency_id, self.agency)

    def test_move_below_itself_is_refused(self):
        """R7: no cycle, said before anything is done."""
        change = self.change("move", self.agency, new_parent_id=self.department.id)
        self.assertTrue(change.problems)
        with self.assertRaises(UserError):
            change.action_apply()

    def test_a_department_moves_with_its_drafts(self):
        """R9: a department that moves takes along what it has not yet numbered."""
        draft = self.new_draft()
        self.change(
            "move", self.department, new_parent_id=self.target.id
        ).action_apply()
        self.assertEqual(self.department.agency_id, self.target)
        self.assertEqual(draft.agency_id, self.target)
        self.assertTrue(self.seen(self.people["specialist"], draft))
        self.assertEqual(self.people["specialist"].qlvb_post_ids.agency_id, self.target)

    def test_a_department_does_not_leave_work_behind(self):
        """R67: work that would be lost with the move stands against it."""
        document = self.numbered()
        document._open_work(Work("keep", user_principal(self.people["specialist"])))
        change = self.change("move", self.department, new_parent_id=self.target.id)
        with self.assertRaisesRegex(UserError, "Phòng Chuyển đổi số"):
            change.action_apply()
        self.assertEqual(self.department.agency_id, self.agency)

    # -- merger ------------------------------------------------------------------------

    def test_merger_ends_the_old_and_links_both(self):
        """R9: old and new units are linked; the old one ends on its day."""
        self.merge()
        self.assertEqual(self.agency.valid_to, today() - timedelta(1))
        self.assertFalse(self.agency.active)
        self.assertEqual(self.agency.successor_ids, self.target)
        self.assertEqual(self.target.predecessor_ids, self.agency)
        self.assertEqual(self.department.agency_id, self.target)

    def test_people_go_on_in_the_successor(self):
        """R9: posts end and begin on the day, with the roles that are to be kept."""
        post = self.director.qlvb_post_ids
        self.merge(office_ids=[(0, 0, {"post_id": post.id, "choice": "keep"})])
        old, new = self.director.qlvb_post_ids.sorted("date_from")
        self.assertEqual(
            (old.unit_id, old.date_to), (self.agency, today() - timedelta(1))
        )
        self.assertEqual((new.unit_id, new.date_from), (self.target, today()))
        self.assertEqual(new.role_ids, old.role_ids)
        self.assertFalse(old.in_force)
        self.assertTrue(self.director.has_group("qlvb_core.group_leader"))

    def test_open_work_is_not_lost(self):
        """R67: the successor's clerk finishes what waited for the old agency's."""
        document = self.numbered()
        self.assertFalse(self.seen(self.target_clerk, document))
        self.merge()
        self.assertEqual(document.agency_id, self.agency)
        self.assertTrue(self.seen(self.target_clerk, document))
        as_clerk = document.with_user(self.target_clerk)
        self.assertTrue(as_clerk._my_open_work())
        self.assertTrue(self.target_clerk._qlvb_posts("clerk", self.agency))

    def test_drafts_go_on_numbered_papers_stay(self):
        """R9: what has a number keeps its agency; what has none is the successor's."""
        draft, old = self.new_draft(), self.numbered()
        draft.sudo()._open_work(Work("keep", role_principal("leader", self.agency)))
        self.merge()
        self.assertEqual(draft.agency_id, self.target)
        self.assertEqual(old.agency_id, self.agency)
        self.assertEqual(old.agency_name, "Sở Khoa học và Công nghệ")
        self.assertEqual(
            draft.sudo()
            .work_item_ids.filtered(
                lambda w: w.principal == role_principal("leader", self.target)
            )
            .agency_id,
            self.target,
        )

    def test_strangers_see_no_more_than_before(self):
        """R10: a merger opens nothing to a third agency."""
        document = self.numbered()
        self.merge()
        self.assertFalse(self.seen(self.stranger, document))

    def test_nothing_new_of_an_ended_unit(self):
        """R9: an ended agency makes no document, takes no number, receives nothing."""
        self.merge()
        register = self.env["qlvb.register"]._for(
            self.agency, "outgoing", "administrative", today().year
        )
        draft = self.new_draft(agency_id=self.target.id, unit_id=False)
        for act in (
            lambda: self.new_draft(unit_id=False),
            lambda: register._take(today(), draft),
            lambda: draft.sudo().write(
                {"recipient_ids": [(0, 0, {"unit_id": self.agency.id})]}
            ),
        ):
            with self.assertRaisesRegex(UserError, "Sở Thông tin"), self.cr.savepoint():
                act()

    def test_merger_into_a_new_unit(self):
        """R9: two agencies become one new one, which may carry on an identifier."""
        change = self.change(
            "merge",
            self.agency | self.target,
            new_name="Sở Khoa học, Công nghệ và Thông tin",
            new_code="SKHCNTT",
            new_organ_id="H31.08",
        )
        change.action_apply()
        new = change.target_id
        self.assertEqual(new.predecessor_ids, self.agency | self.target)
        self.assertEqual(new.organ_id, "H31.08")
        self.assertEqual(self.department.agency_id | self.office.agency_id, new)
        self.assertEqual(self.env["qlvb.unit"]._by_organ_id("H31.30"), new)

    def test_a_chain_of_mergers(self):
        """R9: who took over one that had taken over another answers for both."""
        document = self.numbered()
        self.merge()
        self.target.valid_from = False
        self.change(
            "merge",
            self.target,
            target_id=self.other_agency.id,
            effective_date=today(),
        ).action_apply()
        self.assertTrue(self.seen(self.stranger, document))
        self.assertEqual(
            self.env["qlvb.unit"]._by_organ_id("H31.08"), self.other_agency
        )

    def test_a_department_is_joined_with_another(self):
        """R9: a department mapped to one of the successor: its people go there."""
        post = self.people["head"].qlvb_post_ids
        self.merge(
            office_ids=[(0, 0, {"post_id": post.id, "choice": "keep"})],
            placement_ids=[
                (0, 0, {"unit_id": self.department.id, "into_id": self.office.id})
            ],
        )
        self.assertFalse(self.department.active)
        self.assertEqual(self.people["head"]._qlvb_posts("head").unit_id, self.office)
        self.assertIn(
            role_principal("head", self.department),
            self.people["head"]._qlvb_principals(),
        )

    def test_a_new_unit_needs_its_superior_to_be_chosen(self):
        """R7, R9: it is asked where those that merge lie below different superiors."""
        province = self.env["qlvb.unit"].create(
            {"name": "UBND tỉnh", "code": "UBND", "kind": "agency"}
        )
        self.agency.parent_id = province
        values = {"new_name": "Sở Chung", "new_code": "SC"}
        change = self.change("merge", self.agency | self.target, **values)
        with self.assertRaisesRegex(UserError, "choose the superior"):
            change.action_apply()
        change.new_parent_id = province
        self.assertIn("UBND tỉnh", change.preview)
        change.action_apply()
        self.assertEqual(change.target_id.parent_id, province)

    def test_the_printed_superior_is_asked_when_it_differs(self):
        """R9: what stands above the new one's documents is not guessed."""
        self.target.superior_name = "Ủy ban nhân dân tỉnh Thái Bình"
        values = {"new_name": "Sở Chung", "new_code": "SC"}
        change = self.change("merge", self.agency | self.target, **values)
        with self.assertRaisesRegex(UserError, "enter the one"):
            change.action_apply()
        change.new_superior_name = "Ủy ban nhân dân tỉnh Hưng Yên"
        change.action_apply()
        self.assertEqual(
            change.target_id.superior_name, "Ủy ban nhân dân tỉnh Hưng Yên"
        )

    def test_departments_merge_inside_one_agency(self):
        """R9: into a new one below their agency, of two agencies not at all."""
        twin = self.env["qlvb.unit"].create(
            {"name": "Phòng Hai", "code": "P2", "parent_id": self.agency.id}
        )
        values = {"new_name": "Phòng Chung", "new_code": "PC"}
        change = self.change("merge", self.department | self.office, **values)
        with self.assertRaisesRegex(UserError, "different agencies"):
            change.action_apply()
        change.source_ids = self.department | twin
        change.action_apply()
        self.assertEqual(change.target_id.parent_id, self.agency)

    # -- split, dissolution ------------------------------------------------------------

    def split(self, **values):
        return self.change(
            "split",
            self.agency,
            part_ids=[
                (0, 0, {"name": "Sở Khoa học", "code": "SKH", "is_heir": True}),
                (0, 0, {"name": "Sở Công nghệ", "code": "SCN"}),
            ],
            **values,
        )

    def test_split(self):
        """R9: departments and people go where the operator says, papers to the heir."""
        draft, old = self.new_draft(), self.numbered()
        change = self.split()
        with self.assertRaisesRegex(UserError, "Phòng Chuyển đổi số"):
            change.action_apply()
        change.action_list_parts()
        heir, other = change.part_ids
        self.assertEqual(change.placement_ids.part_id, heir)
        change.placement_ids.filtered("unit_id").part_id = other
        change.action_apply()
        self.assertEqual(self.department.agency_id, other.unit_id)
        self.assertEqual(self.director._qlvb_posts("leader").agency_id, heir.unit_id)
        self.assertEqual(self.agency.successor_ids, heir.unit_id | other.unit_id)
        self.assertEqual(draft.agency_id, other.unit_id)
        self.assertTrue(self.seen(self.director, old))

    def test_a_split_shows_the_units_it_makes(self):
        """R9: before it acts, also each new unit with its place is shown."""
        self.agency.write({"parent_id": self.target.id, "organ_id": False})
        change = self.split()
        self.assertIn("Sở Khoa học (SKH), below Sở Thông tin", change.preview)
        self.assertIn("Sở Công nghệ (SCN), below Sở Thông tin", change.preview)
        change.part_ids[1].name = "Sở Công nghệ số"
        self.assertIn("Sở Công nghệ số (SCN)", change.preview)

    def test_each_act_says_what_happened(self):
        """R9: carried out, planned and withdrawn are told in a sentence."""
        said = self.change(
            "rename", self.agency, new_name="Sở Mới", new_code="SM"
        ).action_apply()
        self.assertIn("Sở Mới", said["params"]["message"])
        plan = self.change(
            "rename",
            self.target,
            new_name="Sở Kế tiếp",
            effective_date=today() + timedelta(9),
        )
        self.assertTrue(plan.action_plan()["params"]["message"])
        self.assertTrue(plan.action_withdraw()["params"]["message"])

    def test_filling_in_rewrites_no_line(self):
        """R9: lines being written stay what they are, whatever is filled in beside."""
        form = Form(self.env["qlvb.unit.change"].with_user(self.operator))
        form.kind = "split"
        form.source_ids.add(self.agency)
        with form.part_ids.new() as part:
            part.name = "Phòng Mới"
            part.code = "PM"
        form.old_continues = True
        form.instrument_number = "99/QĐ-SKHCN"
        form.instrument_date = today()
        form.instrument_issuer = "Giám đốc Sở"
        change = form.save()
        self.assertEqual(change.part_ids.mapped("name"), ["Phòng Mới"])
        self.assertEqual(change.part_ids.code, "PM")
        self.assertEqual(change.instrument_number, "99/QĐ-SKHCN")

    def test_what_was_typed_stays_when_a_unit_is_added(self):
        """R9: the new name typed for a merger is not lost by choosing another unit."""
        form = Form(self.env["qlvb.unit.change"].with_user(self.operator))
        form.kind = "merge"
        form.source_ids.add(self.agency)
        form.new_name = "Sở Khoa học, Công nghệ và Thông tin"
        form.new_superior_name = "Ủy ban nhân dân tỉnh Hưng Yên"
        form.source_ids.add(self.target)
        self.assertEqual(form.new_name, "Sở Khoa học, Công nghệ và Thông tin")
        self.assertEqual(form.new_superior_name, "Ủy ban nhân dân tỉnh Hưng Yên")

    def test_where_each_goes_is_found_by_typing(self):
        """R9: a part is found by its new name, or that of the unit there already."""
        change = self.split()
        change.part_ids[1].write({"unit_id": self.target.id, "name": False})
        heir, other = change.part_ids
        found = self.env["qlvb.unit.change.part"].with_user(self.operator)
        self.assertEqual(found.name_search("Khoa học")[0][0], heir.id)
        self.assertEqual(found.name_search("Thông tin")[0][0], other.id)

    def test_who_goes_elsewhere_keeps_the_own_work(self):
        """R67, R28: in the other part one sees one's own work, not the register."""
        mine, other_doc = self.numbered(), self.numbered()
        mine._open_work(Work("keep", user_principal(self.people["specialist"])))
        other_doc.participant_ids.filtered(
            lambda p: p.principal == user_principal(self.people["specialist"])
        ).unlink()
        change = self.split()
        change.action_list_parts()
        change.placement_ids.filtered("unit_id").part_id = change.part_ids[1]
        change.action_apply()
        self.assertTrue(self.seen(self.people["specialist"], mine))
        self.assertFalse(self.seen(self.people["specialist"], other_doc))
        self.assertFalse(self.seen(self.people["monitor"], mine))

    def test_a_part_leaves_and_the_old_goes_on(self):
        """R9: a department leaves for a new agency, the old one goes on."""
        change = self.change(
            "split",
            self.agency,
            old_continues=True,
            part_ids=[(0, 0, {"name": "Trung tâm Dữ liệu", "code": "TTDL"})],
        )
        change.action_list_parts()
        self.assertFalse(change.placement_ids.part_id)
        self.assertNotIn(self.colleague.name, change.preview or "")
        change.placement_ids.filtered("unit_id").part_id = change.part_ids
        self.assertIn("goes to Trung tâm Dữ liệu", change.preview)
        self.assertIn(self.colleague.name, change.preview)
        self.assertNotIn(self.director.name, change.preview)
        change.action_apply()
        self.assertTrue(self.agency.active)
        self.assertEqual(self.department.agency_id, change.part_ids.unit_id)
        self.assertEqual(self.director._qlvb_posts("leader").agency_id, self.agency)

    def test_dissolution_needs_somebody_to_take_over(self):
        """R67: nothing is dissolved while it holds work and nobody takes over."""
        self.numbered()
        change = self.change("dissolve", self.agency)
        with self.assertRaises(UserError):
            change.action_apply()
        self.assertTrue(self.agency.active)
        empty = self.env["qlvb.unit"].create(
            {"name": "Ban Quản lý dự án", "code": "BQLDA", "kind": "agency"}
        )
        self.change("dissolve", empty).action_apply()
        self.assertFalse(empty.active)

    def test_a_department_holds_the_work_of_its_people(self):
        """R67: what waits for a department and its persons is counted, and theirs only.

        Whoever works in another department too goes on there.
        """
        other = self.env["qlvb.unit"].create(
            {"name": "Phòng Hai", "code": "P2", "parent_id": self.agency.id}
        )
        elsewhere = self.add_person("elsewhere", other, "specialist")
        both = self.add_person("both", other, "specialist")
        self.env["qlvb.post"].create(
            {
                "user_id": both.id,
                "unit_id": self.department.id,
                "role_ids": [(6, 0, self.roles["specialist"].ids)],
                "title": "Chuyên viên",
            }
        )
        document = self.new_draft(user=elsewhere, unit_id=other.id).sudo()
        document._cancel_open_work()
        document._open_work(
            Work("keep", role_principal("head", self.department)),
            Work("keep", user_principal(self.colleague)),
            Work("keep", user_principal(elsewhere)),
            Work("keep", user_principal(both)),
        )
        for user, notation in ((self.colleague, "01"), (elsewhere, "02")):
            self.env["qlvb.dossier"].with_user(user).create(
                {"title": "Hồ sơ", "notation": notation}
            )
        counts = self.department._tree()._held_counts()
        # with the keeping of the dossier
        self.assertEqual([count for _label, count in counts[2:]], [3, 1])
        change = self.change("dissolve", self.department)
        self.assertIn("Open work: 3", change.problems)
        self.assertIn("Open dossiers: 1", change.problems)

    # -- what is refused ---------------------------------------------------------------

    def test_refusals_say_why_and_leave_nothing(self):
        """Bad input: each is told before anything is done."""
        below = self.env["qlvb.unit"].create(
            {
                "name": "Trung tâm",
                "code": "TT",
                "kind": "agency",
                "parent_id": self.agency.id,
            }
        )
        for change in (
            self.change("merge", self.agency, target_id=below.id),
            self.change("merge", self.agency, target_id=self.agency.id),
            self.change("merge", self.agency, target_id=self.department.id),
            self.change("merge", self.agency, new_name="Sở Một", new_code="SM"),
            self.change("rename", self.agency),
            self.change("rename", self.env["qlvb.unit"], new_name="Sở"),
            self.change("split", self.agency),
        ):
            with self.subTest(change=change.name):
                self.assertTrue(change.problems)
                with self.assertRaises(UserError):
                    change.action_apply()
        self.assertTrue(self.agency.active)

    def test_a_unit_that_ended_does_not_end_again(self):
        self.merge()
        with self.assertRaises(UserError):
            self.change("dissolve", self.agency).action_apply()

    def test_a_number_given_later_stands_against_it(self):
        """R134: an agency that gave a number today has not ended yesterday."""
        register = self.env["qlvb.register"]._for(
            self.agency, "incoming", "incoming", today().year
        )
        register._take(today(), reason="Giữ số")
        with self.assertRaises(UserError):
            self.merge()

    def test_all_or_nothing(self):
        """A failure in the middle leaves nothing half done."""
        change = self.change(
            "merge",
            self.agency | self.target,
            new_name="Sở",
            new_code="S",
        )
        broken = patch.object(type(change), "_identify", side_effect=UserError("hỏng"))
        with broken, self.assertRaises(UserError), self.env.cr.savepoint():
            change.action_apply()
        self.env.invalidate_all()
        self.assertFalse(self.agency.valid_to)
        self.assertEqual(change.state, "draft")

    def test_a_wrong_identifier_is_told_while_planning(self):
        """R34: on the day of the change nobody is there to read it."""
        merged = self.agency | self.target
        for wrong in ("H31." + "1" * 40, "sai", self.office.organ_id or "H31.05"):
            change = self.change(
                "merge", merged, new_name="Sở", new_code="S", new_organ_id=wrong
            )
            with self.subTest(wrong=wrong):
                self.assertIn(wrong, change.problems or "")

    def test_only_the_operator(self):
        with self.assertRaises(AccessError):
            self.change("rename", self.agency, new_name="Khác").with_user(
                self.people["unit_admin"]
            ).action_apply()

    def test_a_department_is_not_merged_into_another_agency(self):
        """R67: its work would be lost; it moves there first."""
        change = self.change("merge", self.department, target_id=self.office.id)
        with self.assertRaises(UserError):
            change.action_apply()

    def test_a_planned_change_stays_as_it_was_checked(self):
        """What was planned is not altered by hand, nor its state set."""
        change = self.plan()
        for alter in (
            lambda: change.write({"new_name": "Khác"}),
            lambda: change.write({"part_ids": [(0, 0, {"name": "A", "code": "A"})]}),
            lambda: (
                self.env["qlvb.unit.change.part"]
                .with_user(self.operator)
                .create({"change_id": change.id, "name": "A", "code": "A"})
            ),
        ):
            with self.assertRaises(UserError):
                alter()
        draft = self.change("rename", self.other_agency, new_name="Khác")
        with self.assertRaises(AccessError):
            draft.state = "done"
        draft.write({"part_ids": [(0, 0, {"name": "A", "code": "A"})]})
        with self.assertRaises(UserError):
            draft.part_ids.change_id = change

    # -- planned -----------------------------------------------------------------------

    def plan(self):
        change = self.change(
            "merge",
            self.agency,
            target_id=self.target.id,
            effective_date=today() + timedelta(30),
        )
        with self.assertRaises(UserError):
            change.action_apply()
        change.action_plan()
        return change

    def test_a_planned_change_waits_and_is_done_on_its_day(self):
        """R9: a change of a day to come is done on that day."""
        change = self.plan()
        self.env["qlvb.unit.change"]._carry_out_due()
        self.assertEqual(change.state, "planned")
        change.sudo().effective_date = today()
        self.env["qlvb.unit.change"]._carry_out_due()
        self.assertEqual(change.state, "done")
        self.assertFalse(change.done_by_id, "a job is no person")
        self.assertEqual(self.agency.heir_id, self.target)

    def test_a_planned_change_is_withdrawn(self):
        change = self.plan()
        change.action_withdraw()
        change.sudo().effective_date = today()
        self.env["qlvb.unit.change"]._carry_out_due()
        self.assertEqual(change.state, "withdrawn")
        self.assertTrue(self.agency.active)

    def test_overlapping_plans_are_refused(self):
        self.plan()
        other = self.change("rename", self.agency, new_name="Sở Mới")
        self.assertIn("76", other.instrument_number)
        with self.assertRaises(UserError):
            other.action_apply()

    def test_what_fails_on_its_day_says_why(self):
        change = self.plan()
        change.sudo().write({"effective_date": today()})
        self.target.sudo().valid_to = today() - timedelta(1)
        self.env["qlvb.unit.change"]._carry_out_due()
        self.assertEqual(change.state, "planned")
        self.assertTrue(change.failure)
        self.assertTrue(self.agency.active)

    # -- shown before, recorded after --------------------------------------------------

    def test_the_preview_counts_and_names_no_content(self):
        """R19: the operator sees units and persons, numbers of papers, no subject."""
        document = self.new_draft(subject=SUBJECT).sudo()
        document._open_work(Work("keep", role_principal("head", self.department)))
        change = self.change("merge", self.agency, target_id=self.target.id)
        lines = dict(self.agency.with_user(self.operator)._change_preview_lines())
        work = document.work_item_ids.filtered(lambda w: w.state == "open")
        self.assertEqual(lines["Open work"], len(work))
        self.assertNotIn(SUBJECT, change.preview)
        self.assertIn(self.target.name, change.preview)
        self.assertIn(self.department.name, change.preview)
        self.assertIn(self.people["specialist"].name, change.preview)

    def test_departments_of_one_name_are_told_apart(self):
        """R9: warned of by name before, told apart after, and kept on the record."""
        twin = self.env["qlvb.unit"].create(
            {
                "name": self.department.name,
                "code": self.department.code,
                "parent_id": self.target.id,
            }
        )
        change = self.change("merge", self.agency, target_id=self.target.id)
        name = f"{self.department.name} ({self.agency.name})"
        self.assertIn(name, change.preview)
        change.action_apply()
        self.assertEqual(self.department.name, name)
        self.assertNotEqual(self.department.code, twin.code)
        self.assertEqual(self.department.former_ids.name, twin.name)
        self.assertIn(name, change.outcome)

    def test_what_is_done_is_told_as_done(self):
        """R9: whoever reads the decision later reads what happened, not what will."""
        change = self.change("merge", self.agency, target_id=self.target.id)
        self.assertIn("ends on", change.preview)
        change.with_context(lang="vi_VN").action_apply()
        self.assertIn("đã kết thúc ngày", change.outcome)
        self.assertNotIn(" kết thúc ngày", change.outcome.replace("đã kết", ""))

    def test_a_taken_identifier_is_told_with_its_holder(self):
        """R34: whose the identifier is, so that one knows whom to ask."""
        change = self.change("rename", self.agency, new_organ_id="H31.30")
        with self.assertRaisesRegex(UserError, "Sở Thông tin"):
            change.action_apply()

    def test_one_event_for_each_unit(self):
        """R30: each unit's event tells old and new, and the decision."""
        self.merge()
        for unit in self.agency | self.department:
            event = self.env["qlvb.audit.event"].search(
                [("res_model", "=", "qlvb.unit"), ("res_id", "=", unit.id)], limit=1
            )
            self.assertIn("76/2026/QĐ-UBND", event.data)
            self.assertTrue(event.detail)
