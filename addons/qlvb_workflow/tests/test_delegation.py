# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import TODAY, WorkflowCase


@tagged("post_install", "-at_install")
class TestDelegation(WorkflowCase):
    def setUp(self):
        super().setUp()
        self.leader = self.people["leader"]
        self.stand_in = self.support_head

    def delegate(self, giver=None, **values):
        return (
            self.env["qlvb.delegation"]
            .with_user(giver or self.leader)
            .create(
                {
                    "delegator_id": self.leader.id,
                    "delegate_id": self.stand_in.id,
                    "agency_id": self.agency.id,
                    "date_from": TODAY,
                    "date_to": TODAY + timedelta(days=7),
                    "reason": "Đi công tác",
                    **values,
                }
            )
        )

    def kinds(self, *codes):
        kinds = self.env["qlvb.delegable.kind"].search([("code", "in", codes)])
        return {"whole": False, "kind_ids": [(6, 0, kinds.ids)]}

    def sees(self, document, user=None):
        documents = self.env["qlvb.document"].with_user(user or self.stand_in)
        return document in documents.search([])

    def desk(self, user=None):
        items = self.env["qlvb.work.item"].with_user(user or self.stand_in)
        return items.search([("is_mine", "=", True), ("state", "=", "open")])

    def test_who_is_lent_handling_alone_is_offered_nothing_more(self):
        """R71: what a head named in person may pass on, the stand-in may not."""
        head = self.people["head"]
        line = {"role": "lead", "user_id": head.id, "due_date": "2026-11-30"}
        document = self.directed(line)
        for kinds, offered in (("handle",), False), (("handle", "pass_on"), True):
            lent = self.delegate(head, delegator_id=head.id, **self.kinds(*kinds))
            with self.subTest(kinds=kinds):
                acts = document.with_user(self.stand_in).allowed_actions
                self.assertEqual(",pass_on," in acts, offered)
            lent.action_end()
            self.env.invalidate_all()

    def test_the_form_gives_it(self):
        """R71: the form opens empty, and what is filled in is given."""
        delegations = self.env["qlvb.delegation"].with_user(self.leader)
        unsaved = delegations.new({"delegator_id": self.leader.id})
        self.assertNotIn("False", unsaved.display_name)
        form = Form(delegations)
        form.delegate_id = self.stand_in
        form.date_from = TODAY
        form.date_to = TODAY + timedelta(days=7)
        form.reason = "Đi công tác"
        delegation = form.save()
        self.assertEqual(delegation.delegator_id, self.leader)
        self.assertEqual(delegation.agency_id, self.agency)
        self.assertTrue(delegation.can_end)
        told = delegation.action_tell()["params"]["message"]
        self.assertIn(self.stand_in.name, told)

    def test_the_stand_in_sees_and_does_the_work_as_such(self):
        """R71: work of a person away goes to the substitute, the record saying so."""
        document = self.presented()
        self.assertFalse(self.sees(document))
        self.delegate()
        self.assertTrue(self.sees(document))
        item = self.desk().filtered(lambda i: i.document_id == document)
        self.assertEqual(item.stand_in_name, self.leader.name)
        document.with_user(self.stand_in).action_direct(
            "Giao phòng chuyên môn", [self.lead_line()]
        )
        self.assertEqual(document.state, "assigned")
        event = self.events(document, "document.direct")
        self.assertEqual(event.actor_id, self.stand_in)
        self.assertIn(f'"on_behalf_of":"{self.leader.name}"', event.data)

    def test_who_has_left_lends_nothing(self):
        """R247: rights lent end the same day as those of the person who lent them."""
        document = self.presented()
        document.sudo()._add_participants({f"user:{self.leader.id}"})
        self.delegate()
        self.assertTrue(self.sees(document))
        self.assertTrue(self.stand_in.has_group("qlvb_core.group_leader"))
        yesterday = TODAY - timedelta(days=1)
        self.leader.qlvb_post_ids.write({"date_from": yesterday, "date_to": yesterday})
        self.assertFalse(self.sees(document))
        self.assertFalse(self.stand_in.has_group("qlvb_core.group_leader"))

    def test_the_history_shows_for_whom(self):
        """R249: the visible history names who acted, and for whom."""
        document = self.presented()
        self.delegate()
        document.with_user(self.stand_in).action_direct("Giao", [self.lead_line()])
        event = self.events(document, "document.direct")
        self.assertIn(f"On behalf of {self.leader.name}", event.detail)
        self.assertEqual(event.actor_name, self.stand_in.name)

    def test_the_directive_says_for_whom(self):
        """R71: who handles it reads whose directive it is, and who wrote it."""
        document = self.presented()
        self.delegate()
        document.with_user(self.stand_in).action_direct("Xử lý.", [self.lead_line()])
        told = self.act(document, "head").directives
        self.assertIn(f"{self.stand_in.name} (in place of {self.leader.name})", told)
        own = self.presented()
        self.act(own, "leader").action_direct("Xử lý.", [self.lead_line()])
        self.assertNotIn("in place of", own.directives)

    def test_ones_own_work_is_not_shown_as_anothers(self):
        """R249: what a person does by own right is not recorded as for another."""
        self.delegate()
        document = self.presented()
        document.with_user(self.leader).action_direct("Giao", [self.lead_line()])
        event = self.events(document, "document.direct")
        self.assertNotIn("on_behalf_of", event.data)

    def test_it_ends_at_once_and_on_its_date(self):
        """R71: the rights of the substitute end with the span, or when it is ended."""
        document = self.presented()
        delegation = self.delegate()
        with freeze_time(TODAY + timedelta(days=8)):
            self.assertFalse(self.sees(document))
        self.assertTrue(self.sees(document))
        delegation.with_user(self.leader).action_end()
        self.assertFalse(self.sees(document))
        self.assertFalse(self.stand_in.has_group("qlvb_core.group_leader"))
        with self.assertRaises(UserError):
            delegation.with_user(self.leader).action_end()

    def test_it_begins_on_its_date(self):
        document = self.presented()
        self.delegate(date_from=TODAY + timedelta(days=2))
        self.assertFalse(self.sees(document))
        with freeze_time(TODAY + timedelta(days=2)):
            self.env["qlvb.delegation"]._renew_in_force()
            self.assertTrue(self.sees(document))

    def test_chosen_kinds_only(self):
        """R71: a delegation of some kinds of work opens that work, and no other."""
        document = self.presented()
        delegation = self.delegate(**self.kinds("give_opinion"))
        self.assertFalse(self.sees(document))
        self.assertFalse(self.desk())
        delegation.action_end()
        self.delegate(**self.kinds("direct"))
        self.assertTrue(self.sees(document))
        self.assertTrue(self.desk())
        document.with_user(self.leader).action_direct("Giao", [self.lead_line()])
        self.assertFalse(self.sees(document))

    def test_who_passes_on_for_another_gives_no_opinion(self):
        """R71: the unit's opinion is lent by its own kind of work."""
        document = self.directed()
        giver, other = self.support_head, self.people["head"]
        lent = {"delegator_id": giver.id, "delegate_id": self.colleague.id}
        delegation = self.delegate(giver, **lent, **self.kinds("pass_on"))
        seen = document.with_user(self.colleague)
        self.assertIn(",pass_on,", seen.allowed_actions)
        self.assertNotIn(",give_opinion,", seen.allowed_actions)
        with self.assertRaises(AccessError):
            seen.action_give_opinion("Nhất trí.")
        delegation.action_end()
        lent["delegate_id"] = other.id
        self.delegate(giver, **lent, **self.kinds("pass_on", "give_opinion"))
        document.with_user(other).action_give_opinion("Nhất trí.")

    def test_it_is_not_lent_on(self):
        """R71: what was delegated cannot be delegated again."""
        document = self.presented()
        self.delegate()
        self.delegate(
            self.stand_in, delegator_id=self.stand_in.id, delegate_id=self.expert.id
        )
        self.assertTrue(self.sees(document))
        self.assertFalse(self.sees(document, self.expert))

    def test_signing_is_not_lent(self):
        """R71: whoever stands in does not sign, nor change rights, by it."""
        document = self.new_draft()
        item = self.env["qlvb.work.item"].create(
            {
                "document_id": document.id,
                "principal": f"user:{self.leader.id}",
                "kind": "sign",
            }
        )
        document.sudo()._add_participants({f"user:{self.leader.id}"})
        self.delegate()
        self.assertNotIn(item, self.desk())
        self.assertNotIn(item, document.with_user(self.stand_in)._my_open_work())
        self.assertFalse(document.with_user(self.stand_in)._may_change_access())

    def test_who_may_give(self):
        """R71: the person, or the head or leader of an absent one; nobody else."""
        expert = self.people["specialist"]
        values = {"delegator_id": expert.id, "delegate_id": self.colleague.id}
        for giver in (self.support_head, self.people["clerk"], self.colleague):
            with self.subTest(giver=giver.name), self.assertRaises(AccessError):
                self.delegate(giver, **values)
        for giver in (expert, self.people["head"], self.leader):
            self.delegate(giver, **values)

    def test_bad_delegations_are_refused(self):
        with self.assertRaises(ValidationError):
            self.delegate(delegate_id=self.stranger.id)
        with self.assertRaises(ValidationError):
            self.delegate(whole=False)
        with self.assertRaises(ValidationError):
            self.delegate(
                date_from=TODAY - timedelta(days=3), date_to=TODAY - timedelta(days=1)
            )
        for values in (
            {"date_to": TODAY - timedelta(days=1)},
            {"delegate_id": self.leader.id},
        ):
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
                self.delegate(**values)

    def test_it_lends_the_work_of_its_agency_only(self):
        """R71: where both work in two agencies, one is lent and not the other."""
        item = self.env["qlvb.work.item"].create(
            {
                "document_id": self.presented_elsewhere().id,
                "principal": f"user:{self.leader.id}",
                "kind": "direct",
            }
        )
        delegation = self.delegate()
        self.assertNotIn(item, self.desk())
        self.assertFalse(self.sees(item.document_id))
        delegation.action_end()
        self.delegate(agency_id=self.other_agency.id)
        self.assertIn(item, self.desk())
        self.assertTrue(self.sees(item.document_id))

    def presented_elsewhere(self):
        """Return a document of the other agency, where both work besides."""
        for user in (self.leader, self.stand_in):
            self.env["qlvb.post"].create(
                {
                    "user_id": user.id,
                    "unit_id": self.other_agency.id,
                    "role_ids": [(6, 0, self.roles["specialist"].ids)],
                    "title": "Chuyên viên",
                }
            )
        document = self.env["qlvb.document"].create(
            {
                "direction": "incoming",
                "agency_id": self.other_agency.id,
                "subject": "Văn bản của cơ quan khác",
            }
        )
        document._add_participants({f"user:{self.leader.id}"})
        return document

    def test_its_dates_are_not_talked_around(self):
        """R71: whoever gives a delegation for later cannot say it is in force."""
        document = self.presented()
        later = {"date_from": TODAY + timedelta(days=2)}
        with self.assertRaises(AccessError):
            self.delegate(**later, in_force=True)
        delegations = self.env["qlvb.delegation"].with_user(self.leader)
        defaults = delegations.with_context(default_in_force=True).default_get(
            ["in_force", "reason"]
        )
        self.assertNotIn("in_force", defaults)
        delegation = self.delegate(**later, ended_by_id=self.expert.id)
        self.assertFalse(delegation.in_force)
        self.assertFalse(delegation.ended_by_id)
        self.assertFalse(self.sees(document))

    def test_nobody_changes_a_delegation(self):
        """R21: a delegation is ended and made anew, never changed."""
        delegation = self.delegate()
        for user in (self.leader, self.stand_in, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                delegation.with_user(user).write({"date_to": "2030-01-01"})
        with self.assertRaises(AccessError):
            delegation.with_user(self.people["clerk"]).action_end()
