# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx

from .common import TODAY, WorkflowCase, b64
from .test_intake_reading import LETTER


@tagged("post_install", "-at_install")
class TestIntakeAgency(WorkflowCase):
    """The clerk of an office and of its committee keeps two registers (R84)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.committee = cls.env["qlvb.unit"].create(
            {"name": "Ủy ban nhân dân tỉnh Hưng Yên", "code": "UBND", "kind": "agency"}
        )
        cls.clerk = cls.people["clerk"]
        cls.post_there = cls.env["qlvb.post"].create(
            {
                "user_id": cls.clerk.id,
                "unit_id": cls.committee.id,
                "role_ids": [Command.set(cls.roles["clerk"].ids)],
                "title": "Văn thư",
            }
        )
        cls.documents = cls.env["qlvb.document"].with_user(cls.clerk)

    def there(self, **values):
        return self.arrive(
            agency_id=self.committee.id, unit_id=False, code_number="36", **values
        )

    def listed(self):
        action = self.env.ref("qlvb_workflow.document_action_intake")
        found = self.documents.search(
            [("of_current_agency", "=", True), ("state", "=", "arrived")]
        )
        self.assertIn("of_current_agency", action.domain)
        return found

    def test_the_list_keeps_to_the_agency_worked_in(self):
        """R84: one register at a time; the switch of the post turns to the other."""
        here, there = self.arrive(), self.there()
        self.assertEqual(self.listed(), here)
        self.assertEqual(
            self.documents.intake_elsewhere(),
            [{"post": self.post_there.id, "name": self.committee.name, "count": 1}],
        )
        self.env["qlvb.post"].with_user(self.clerk).action_switch(self.post_there.id)
        self.assertEqual(self.listed(), there)

    def test_who_receives_for_an_absent_clerk_is_led_to_the_register(self):
        """R71: who works for the committee's clerk finds its letters from elsewhere."""
        other = self.add_person("away", self.committee, "clerk", title="Văn thư")
        helper = self.people["specialist"]
        post = self.env["qlvb.post"].create(
            {
                "user_id": helper.id,
                "unit_id": self.committee.id,
                "role_ids": [Command.set(self.roles["specialist"].ids)],
                "title": "Chuyên viên",
            }
        )
        self.there()
        documents = self.env["qlvb.document"].with_user(helper)
        self.assertFalse(documents.intake_elsewhere())
        self.env["qlvb.delegation"].with_user(other).create(
            {
                "delegator_id": other.id,
                "delegate_id": helper.id,
                "agency_id": self.committee.id,
                "date_to": TODAY + timedelta(days=7),
                "reason": "Nghỉ phép",
            }
        )
        self.assertEqual(
            documents.intake_elsewhere(),
            [{"post": post.id, "name": self.committee.name, "count": 1}],
        )
        self.assertFalse(helper._qlvb_takes_in(), "not in the agency worked in now")
        self.env["qlvb.post"].with_user(helper).action_switch(post.id)
        self.assertTrue(helper._qlvb_takes_in())
        self.assertTrue(self.clerk._qlvb_takes_in())

    def test_what_the_other_register_holds_already_is_said(self):
        """R84, R82: one mail came to both mailboxes; the clerk is told."""
        here, there = self.arrive(), self.there()
        (here | there).sudo().write(
            {"mail_identifier": "<thu-1@so.gov.vn>", "mail_digest": "a1"}
        )
        here.sudo().addressed_id = self.committee
        with self.assertRaisesRegex(UserError, "both.*Refuse"):
            here.action_move_to_addressed()
        self.assertEqual(here.agency_id, self.agency)

    def test_what_the_other_register_refused_goes_there_all_the_same(self):
        """R84, R82: one mail came to both; refused there, it ends not refused twice."""
        here, there = self.arrive(), self.there()
        mail = {"mail_identifier": "<thu-1@so.gov.vn>", "mail_digest": "a1"}
        (here | there).sudo().write({**mail, "mail_sender": "vt@so.gov.vn"})
        there.action_refuse("Tưởng là thư rác")
        here.sudo().addressed_id = self.committee
        said = here.action_move_to_addressed()["params"]["message"]
        self.assertRegex(said, f"{self.committee.name}.*refused.*Tưởng là thư rác")
        self.assertEqual((here.agency_id, there.state), (self.committee, "refused"))
        self.assertEqual(here.mail_sender, "vt@so.gov.vn")
        here.action_register()
        self.assertEqual(here.arrival_number, 1)
        # brought once more by the mail system, it is known still
        again = self.documents.sudo().search(
            [("agency_id", "=", self.committee.id), ("mail_digest", "=", "a1")]
        )
        self.assertEqual(again, there)

    def test_the_chain_keeps_to_it_too(self):
        """R84: after the last of one register the other's is not opened unasked."""
        here = self.arrive()
        self.there()
        self.assertEqual(here.intake_left, 1)
        said = here.action_register()
        self.assertIn("Nothing else waits to be received", said["params"]["message"])
        domain = self.documents._intake_domain(self.agency)
        items = self.env["qlvb.work.item"].with_user(self.clerk)
        self.assertFalse(items.search(domain))

    def test_many_of_two_agencies_are_not_presented_together(self):
        """R91: each agency has leaders of its own."""
        here, there = self.registered(), self.there()
        there.action_register()
        with self.assertRaisesRegex(UserError, self.committee.name):
            (here | there).action_present_many()
        self.assertTrue(here.action_present_many())

    def dropped(self, *lines):
        """Return what the clerk drops onto the list of the current agency, read."""
        content = b64(make_docx(*lines, *LETTER))
        answer = self.documents.action_drop_in("Công văn.docx", content)
        document = self.documents.browse(answer["id"])
        document.sudo()._read_fields()
        document.invalidate_recordset()
        return document

    def test_a_letter_to_the_other_agency_is_moved_there(self):
        """R84: it says to whom it is addressed; one button, and it waits there."""
        document = self.dropped()
        document.sudo().addressed_id = self.committee
        self.assertTrue(document.can_move)
        document.action_move_to_addressed()
        document.invalidate_recordset()
        self.assertEqual(document.agency_id, self.committee)
        self.assertEqual(
            self.holders(document), {("receive", f"clerk@{self.committee.id}")}
        )
        self.assertFalse(document.can_move)
        self.assert_flow_closed()

    def test_among_many_it_is_not_registered_in_the_wrong_register(self):
        """R84: a number given is never taken back: whoever registers looks first."""
        right, wrong = self.arrive(), self.arrive(code_number="37")
        wrong.sudo().addressed_id = self.committee
        (right | wrong).action_register_many()
        self.assertEqual((right.state, wrong.state), ("registered", "arrived"))

    def test_the_addressee_is_read(self):
        """R82: "Kính gửi: Ủy ban nhân dân tỉnh" is enough among the clerk's own."""

        class Reading:
            class addressees:
                value = "Ủy ban nhân dân tỉnh;"

        document = self.arrive()
        self.assertEqual(document._addressed_agency(Reading), self.committee)
        Reading.addressees.value = "Sở Khoa học và Công nghệ\nỦy ban nhân dân tỉnh"
        self.assertFalse(document._addressed_agency(Reading))
        Reading.addressees.value = "Sở Nội vụ"
        self.assertFalse(document._addressed_agency(Reading))
        # a line that says nothing names nobody
        Reading.addressees.value = "---\nỦy ban nhân dân tỉnh"
        self.assertEqual(document._addressed_agency(Reading), self.committee)

    def test_who_is_no_clerk_there_moves_nothing(self):
        """R10: no document reaches another agency by its clerk alone."""
        document = self.arrive()
        with self.assertRaises(UserError):
            document.action_move_to_addressed()
        document.sudo().addressed_id = self.other_agency
        self.assertFalse(document.can_move)
        with self.assertRaises(AccessError):
            document.action_move_to_addressed()
        with self.assertRaises(AccessError):
            self.act(document, "head").action_move_to_addressed()
        with self.assertRaises(AccessError):
            document.write({"addressed_id": self.committee.id})
        self.assertEqual(document.agency_id, self.agency)
