# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..clock import today
from ..principal import member_principal, role_principal
from ..transition import Work
from .unit_change_case import UnitChangeCase


class UnitRightsCase(UnitChangeCase):
    """Who reads what an ended unit could read: its people, and who took it over."""

    def narrow(self, document, *readers):
        """Have the agency's leader narrow ``document`` to the named."""
        self.env["qlvb.access.wizard"].with_user(self.director).with_context(
            active_model="qlvb.document", active_ids=document.ids
        ).create(
            {
                "operation": "narrow",
                "reason": "Nhân sự",
                "line_ids": [(0, 0, reader) for reader in readers],
            }
        ).action_apply()
        return document

    def open_to(self, *keys):
        """Return a document that these keys may read."""
        document = self.finished_document().sudo()
        self.env["qlvb.participant"].sudo()._grant(document, set(keys))
        return document

    def readers(self, document):
        """Return the logins that read ``document``."""
        return {user.login for user in self.known if self.seen(user, document)}

    def names(self, document):
        return set(document.sudo().participant_ids.mapped("principal_name"))


@tagged("post_install", "-at_install")
class TestRightsOfDepartments(UnitRightsCase):
    """A department is split: one heir, one more, each with people of its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.heir, cls.other = cls.env["qlvb.unit"].create(
            [
                {"name": "Phòng Kế thừa", "code": "KT", "parent_id": cls.agency.id},
                {"name": "Phòng Khác", "code": "PK", "parent_id": cls.agency.id},
            ]
        )
        cls.heir_head = cls.add_person("heir_head", cls.heir, "head")
        cls.heir_member = cls.add_person("heir_member", cls.heir, "specialist")
        cls.other_head = cls.add_person("other_head", cls.other, "head")
        cls.other_member = cls.add_person("other_member", cls.other, "specialist")
        cls.former = cls.add_person("former", cls.department, "specialist")
        cls.env["qlvb.post"].search([]).date_from = today() - timedelta(400)
        cls.former.qlvb_post_ids.date_to = today() - timedelta(30)
        cls.env["qlvb.post"].create(
            {
                "user_id": cls.former.id,
                "unit_id": cls.env["qlvb.unit"]
                .create({"name": "Phòng Xa", "code": "PX", "parent_id": cls.agency.id})
                .id,
                "role_ids": [(6, 0, cls.roles["specialist"].ids)],
                "title": "Chuyên viên",
            }
        )
        cls.head = cls.people["head"]
        cls.moved = cls.add_person("moved", cls.department, "specialist")
        cls.moved.qlvb_post_ids.date_from = today() - timedelta(400)
        cls.known = (
            cls.heir_head
            | cls.heir_member
            | cls.other_head
            | cls.other_member
            | cls.former
            | cls.head
            | cls.colleague
            | cls.moved
        )

    def split(self):
        """Split the department; ``moved`` goes where the papers do not."""
        change = self.change(
            "split",
            self.department,
            part_ids=[
                (0, 0, {"unit_id": self.heir.id, "is_heir": True}),
                (0, 0, {"unit_id": self.other.id}),
            ],
        )
        change.action_list_parts()
        other = change.part_ids[1]
        post = self.moved.qlvb_post_ids
        change.placement_ids.filtered(lambda p: p.post_id == post).part_id = other
        change.action_apply()

    def head_key(self):
        return role_principal("head", self.department)

    def member_line(self):
        return {"unit_id": self.department.id}

    def head_line(self):
        return {"unit_id": self.department.id, "role_id": self.roles["head"].id}

    def test_what_is_open_to_the_members(self):
        """R9, R28: read on by the former members, and by the heir's; by no other."""
        document = self.open_to(member_principal(self.department))
        self.assertEqual(self.readers(document), {"head", "colleague", "moved"})
        self.split()
        self.assertEqual(
            self.readers(document),
            {"head", "colleague", "moved", "heir_head", "heir_member"},
        )

    def test_what_is_open_to_the_head(self):
        """R9, R28: the heir's head goes on, the other's does not."""
        document = self.open_to(self.head_key())
        self.split()
        self.assertEqual(self.readers(document), {"head", "heir_head"})

    def test_what_is_narrowed_to_the_members(self):
        """R22, R28: nobody comes to read a narrowed record by a change of units."""
        document = self.narrow(self.finished_document(), self.member_line())
        before = self.readers(document)
        self.assertEqual(before, {"head", "colleague", "moved"})
        self.split()
        self.assertEqual(self.readers(document), before)

    def test_what_is_narrowed_to_the_head(self):
        """R22, R28: who headed it and heads on reads on; the heir's own head not."""
        document = self.narrow(self.finished_document(), self.head_line())
        self.split()
        self.assertEqual(self.readers(document), {"head"})

    def test_the_heir_finishes_what_is_narrowed(self):
        """R67, R22: open work goes on with the heir's head, the right ends with it."""
        document = self.narrow(self.finished_document(), self.head_line())
        work = document.sudo()._open_work(Work("keep", self.head_key()))
        self.split()
        self.assertEqual(self.readers(document), {"head", "heir_head"})
        self.assertIn(
            work, self.env["qlvb.work.item"].with_user(self.heir_head).search([])
        )
        work._finish()
        self.assertEqual(self.readers(document), {"head"})

    def test_narrowed_after_the_change(self):
        """R22: what is narrowed later to an ended unit's people is for them only."""
        self.split()
        document = self.narrow(self.finished_document(), self.member_line())
        self.assertEqual(self.readers(document), {"head", "colleague", "moved"})
        self.env["qlvb.access.wizard"].with_user(self.director).with_context(
            active_model="qlvb.document", active_ids=document.ids
        ).create(
            {
                "operation": "widen",
                "reason": "Nhân sự",
                "line_ids": [(0, 0, self.head_line())],
            }
        ).action_apply()
        self.assertNotIn("heir_head", self.readers(document))

    def test_who_leaves_reads_no_more(self):
        """R247: rights end with the post, also those that came from an ended unit."""
        document = self.narrow(self.finished_document(), self.member_line())
        self.split()
        post = self.colleague.qlvb_post_ids.filtered("in_force")
        post.unit_id = self.former.qlvb_post_ids.filtered("in_force").unit_id
        self.assertEqual(self.readers(document), {"head", "moved"})

    def test_a_later_appointment_opens_nothing(self):
        """R22: who becomes head of the heir later has not headed the ended unit."""
        document = self.narrow(self.finished_document(), self.head_line())
        self.split()
        post = self.colleague.qlvb_post_ids.filtered("in_force")
        post.role_ids = self.roles["head"]
        self.assertNotIn("colleague", self.readers(document))

    def test_the_page_of_rights_tells_whose_key_it_is_now(self):
        """R22: the old unit with the one that goes on, and whom it leaves out."""
        free = self.open_to(self.head_key())
        narrowed = self.narrow(self.finished_document(), self.head_line())
        self.split()
        label = f"{self.roles['head'].name} (Phòng Chuyển đổi số, now Phòng Kế thừa)"
        self.assertIn(label, self.names(free))
        self.assertIn(
            f"{label}; only who was in Phòng Chuyển đổi số", self.names(narrowed)
        )


@tagged("post_install", "-at_install")
class TestRightsOfAgencies(UnitRightsCase):
    """``agency`` is split: ``target`` takes over its papers, ``other_agency`` not."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.target_leader = cls.add_person("target_leader", cls.target, "leader")
        cls.env["qlvb.post"].search([]).date_from = today() - timedelta(400)
        cls.known = (
            cls.target_clerk
            | cls.target_leader
            | cls.stranger
            | cls.director
            | cls.people["clerk"]
            | cls.colleague
        )

    def split(self):
        change = self.change(
            "split",
            self.agency,
            part_ids=[
                (0, 0, {"unit_id": self.target.id, "is_heir": True}),
                (0, 0, {"unit_id": self.other_agency.id}),
            ],
        )
        change.action_list_parts()
        change.placement_ids.part_id = change.part_ids[1]
        change.action_apply()

    def clerk_line(self):
        return {"unit_id": self.agency.id, "role_id": self.roles["clerk"].id}

    def test_the_register_goes_to_the_heir(self):
        """R9, R28: the heir's clerk and leader read the register, the other's not."""
        document = self.numbered()
        self.split()
        self.assertEqual(self.readers(document), {"target_clerk", "target_leader"})

    def test_what_is_narrowed_to_the_clerk(self):
        """R22, R23: by the merger no clerk gains; who answers for it now sees it."""
        document = self.narrow(self.numbered(), self.clerk_line())
        document.sudo()._cancel_open_work()
        self.assertEqual(self.readers(document), {"director", "clerk"})
        self.split()
        self.assertEqual(self.readers(document), {"target_leader"})

    def test_the_heirs_clerk_finishes_what_is_narrowed(self):
        """R67: what waits for the ended agency's clerk is done by the heir's."""
        document = self.narrow(self.numbered(), self.clerk_line())
        self.split()
        self.assertIn("target_clerk", self.readers(document))
        document.sudo()._cancel_open_work()
        self.assertNotIn("target_clerk", self.readers(document))

    def test_the_heirs_leader_confirms_the_change(self):
        """R23: the standing warning goes to who answers for the papers now."""
        document = self.narrow(self.numbered(), self.clerk_line())
        change = document.sudo().access_item_ids.change_id
        self.split()
        as_leader = change.with_user(self.target_leader)
        self.assertTrue(as_leader.search([("id", "=", change.id)]))
        with self.assertRaises(AccessError):
            change.with_user(self.stranger).action_confirm()
        as_leader.action_confirm()
        self.assertTrue(change.confirmed_at)
