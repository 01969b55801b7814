# SPDX-License-Identifier: LGPL-3.0-or-later
import hashlib
import json

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.queue_job.controllers.main import RunJobController
from odoo.addons.queue_job.job import Job
from odoo.addons.queue_job.tests.common import trap_jobs

from ..principal import role_principal
from ..transition import Work
from .common import ProvinceCase, make_pdf


@tagged("post_install", "-at_install")
class TestAccess(ProvinceCase):
    """Rights widened, narrowed, by level, and of whole sets."""

    def setUp(self):
        super().setUp()
        self.document = self.finished_document()
        self.leader = self.people["leader"]

    def wizard(self, user, operation, readers=(), documents=None, **values):
        return (
            self.env["qlvb.access.wizard"]
            .with_user(user)
            .with_context(
                active_model="qlvb.document",
                active_ids=(documents or self.document).ids,
            )
            .create(
                {
                    "operation": operation,
                    "reason": "Theo yêu cầu công việc",
                    "line_ids": [(0, 0, line) for line in readers],
                    **values,
                }
            )
        )

    def change(self, *args, **values):
        self.wizard(*args, **values).action_apply()
        return self.env["qlvb.access.change"].search([], limit=1)

    def editor(self, *documents):
        """A specialist with work to edit: may change rights, decides nothing."""
        user = self.people["specialist"]
        for document in documents or [self.document]:
            self.env["qlvb.work.item"].create(
                {
                    "document_id": document.id,
                    "principal": f"user:{user.id}",
                    "kind": "keep",
                    "edits": True,
                }
            )
        return user

    def sees(self, user, record=None):
        record = record or self.document
        return bool(
            record.with_user(user).search([("id", "=", record.id)])
        ) and record.with_user(user).has_access("read")

    # -- widen ----------

    def test_widen_to_a_person_and_to_a_unit(self):
        """R22: rights are widened to a person, to a role in a unit, to a unit."""
        head, checker = self.people["head"], self.people["form_checker"]
        for reader, line in (
            (self.colleague, {"user_id": self.colleague.id}),
            (
                head,
                {"unit_id": self.department.id, "role_id": self.roles["head"].id},
            ),
            (checker, {"unit_id": self.department.id}),
        ):
            self.assertFalse(self.sees(reader))
            self.change(self.leader, "widen", [line])
            self.assertTrue(self.sees(reader))

    def test_what_was_given_is_taken_back(self):
        line = {"user_id": self.colleague.id}
        self.change(self.leader, "widen", [line])
        self.change(self.leader, "withdraw", [line])
        self.assertFalse(self.sees(self.colleague))
        self.change(
            self.leader, "withdraw", [{"user_id": self.people["specialist"].id}]
        )
        self.assertTrue(self.sees(self.people["specialist"]))

    def test_nobody_outside_the_agency(self):
        """R10: no change of rights opens a document to another agency."""
        for line in ({"user_id": self.stranger.id}, {"unit_id": self.other_agency.id}):
            with self.assertRaises(ValidationError):
                self.change(self.leader, "widen", [line])
        self.env["qlvb.participant"]._grant(self.document, {f"user:{self.stranger.id}"})
        self.assertFalse(self.sees(self.stranger))

    # -- narrow ----------

    def test_narrow_leaves_the_named_only(self):
        """R22: after a narrowing the register roles do not see it, the named do."""
        clerk, monitor = self.people["clerk"], self.people["monitor"]
        self.assertTrue(self.sees(clerk) and self.sees(monitor))
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        for user in (clerk, monitor, self.people["specialist"]):
            self.assertFalse(self.sees(user))
        self.assertTrue(self.sees(self.colleague))
        self.assertTrue(self.sees(self.leader))
        self.change(self.leader, "restore")
        for user in (clerk, monitor, self.people["specialist"]):
            self.assertTrue(self.sees(user))

    def test_who_has_open_work_reads_until_it_is_done(self):
        """R22: a narrowing takes the document from nobody who has to work on it."""
        specialist = self.people["specialist"]
        self.document.sudo()._open_work(Work("keep", f"user:{specialist.id}"))
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        self.assertTrue(self.sees(specialist))
        later = self.people["form_checker"]
        self.document.sudo()._open_work(Work("keep", f"user:{later.id}"))
        self.assertTrue(self.sees(later))
        self.document.sudo().work_item_ids._finish()
        self.assertFalse(self.sees(specialist))
        self.assertFalse(self.sees(later))

    def test_a_narrowed_document_leaves_no_trace_for_others(self):
        """R28: neither its files, work, comments, activities nor its name are seen."""
        clerk = self.people["clerk"]
        self.document.with_user(clerk).message_post(body="Tôi đã xem")
        activity = self.document.with_user(clerk).activity_schedule(
            "mail.mail_activity_data_todo", user_id=clerk.id
        )
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(self.people["specialist"])
            .create({"title": "Hồ sơ", "notation": "01"})
        )
        dossier.item_ids = [(0, 0, {"document_id": self.document.id})]
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        self.env.invalidate_all()
        domain = [("document_id", "=", self.document.id)]
        for model in (
            "qlvb.document.file",
            "qlvb.work.item",
            "qlvb.participant",
            "qlvb.audit.event",
            "qlvb.access.change.item",
        ):
            with self.subTest(model=model):
                self.assertFalse(self.env[model].with_user(clerk).search(domain))
        messages = self.env["mail.message"].with_user(clerk)
        of_it = [("model", "=", self.document._name), ("res_id", "=", self.document.id)]
        self.assertFalse(messages.search(of_it))
        activities = self.env["mail.activity"].with_user(clerk)
        self.assertFalse(activities.search([("id", "=", activity.id)]))
        with self.assertRaises(AccessError):
            activities.browse(activity.id).read(["res_name"])
        item = dossier.item_ids.with_user(clerk)
        shown = item.web_read({"document_id": {"fields": {"display_name": {}}}})
        self.assertNotIn(self.document.subject, json.dumps(shown))

    def test_the_inspector_of_the_journal_does_not_read_its_name(self):
        """R28: a narrowed document's name is not in the journal one inspects."""
        monitor = self.people["monitor"]
        events = self.env["qlvb.audit.event"].with_user(monitor)
        domain = [("document_id", "=", self.document.id)]
        self.assertTrue(events.search(domain))
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        self.assertFalse(events.search(domain))

    # -- who may, and the standing warning ----------

    def test_who_may_change_rights(self):
        """R22: holders of editing work and the leaders; no other reader."""
        line = {"user_id": self.colleague.id}
        for role in ("clerk", "monitor", "specialist", "head", "unit_admin"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.change(self.people[role], "widen", [line])
        draft = self.new_draft()
        draft._cancel_open_work()
        self.env["qlvb.work.item"].create(
            {
                "document_id": draft.id,
                "principal": f"user:{self.people['specialist'].id}",
                "kind": "keep",
                "edits": True,
            }
        )
        self.change(self.people["specialist"], "widen", [line], draft)
        self.assertTrue(self.sees(self.colleague, draft))

    def test_nobody_writes_rights_past_the_dialog(self):
        """R23: a level or a narrowing is changed by a recorded change only."""
        draft = self.new_draft()
        self.env["qlvb.work.item"].create(
            {
                "document_id": draft.id,
                "principal": f"user:{self.people['specialist'].id}",
                "kind": "keep",
                "edits": True,
            }
        )
        for name in ("is_restricted", "access_key", "level_id"):
            with self.subTest(name=name), self.assertRaises(AccessError):
                draft.write({name: False})

    def test_the_warning_stands_until_confirmed(self):
        """R23: the competent person is warned until that person confirms."""
        change = self.change(self.editor(), "widen", [{"user_id": self.colleague.id}])
        shown = self.document.with_user(self.colleague)
        self.assertIn("Theo yêu cầu công việc", shown.access_warning)
        self.assertFalse(shown.can_confirm_access)
        desk = self.env["qlvb.work.item"].with_user(self.leader)
        waiting = [("is_mine", "=", True), ("kind", "=", "confirm_access")]
        self.assertEqual(desk.search(waiting).access_change_id, change)
        self.assertIn(self.document.sudo().subject, change.with_user(self.leader).about)
        self.assertFalse(change.with_user(self.people["monitor"]).about)
        shown.action_confirm_access()
        self.assertFalse(change.confirmed_at)
        with self.assertRaises(AccessError):
            change.with_user(self.people["clerk"]).action_confirm()
        self.document.with_user(self.leader).action_confirm_access()
        self.assertEqual(change.confirmed_by_id, self.leader)
        self.assertEqual(desk.search([*waiting]).state, "done")
        self.env.invalidate_all()
        self.assertFalse(shown.access_warning)

    def test_the_competent_person_decides_without_a_warning(self):
        """R23: who orders a change as the competent person has confirmed it thereby."""
        wizard = self.wizard(self.leader, "widen", [{"user_id": self.colleague.id}])
        told = wizard.action_apply()["params"]["message"]
        self.assertIn("no confirmation is needed", told)
        self.assertIn("Take back what was given", told)
        change = self.env["qlvb.access.change"].search([], limit=1)
        self.assertEqual(change.confirmed_by_id, self.leader)
        said = "Decided by the competent person"
        self.assertEqual(change.settled, said)
        self.assertIn(said, self.document.with_user(self.leader).undo_access_note)
        self.assertFalse(self.document.with_user(self.leader).access_warning)
        self.assertFalse(self.confirmations(self.leader))
        event = self.events(self.document, "access.widen")
        self.assertIn("không cần xác nhận", event.detail)

    def test_another_person_confirms(self):
        """R23: who made a change and has become a leader since does not confirm it."""
        author = self.editor()
        change = self.change(author, "widen", [{"user_id": self.colleague.id}])
        author.qlvb_post_ids.role_ids |= self.roles["leader"]
        own = change.with_user(author)
        self.assertTrue(own.is_warden)
        self.assertFalse(own.may_confirm)
        self.assertFalse(self.document.with_user(author).can_confirm_access)
        with self.assertRaisesRegex(AccessError, "Another one"):
            own.action_confirm()
        self.assertTrue(change.with_user(self.leader).may_confirm)

    def test_no_warning_that_nobody_can_confirm(self):
        """R23: the only competent person left decides about his own change too."""
        author = self.editor()
        change = self.change(author, "widen", [{"user_id": self.colleague.id}])
        author.qlvb_post_ids.role_ids |= self.roles["leader"]
        self.leader.qlvb_post_ids.role_ids = self.roles["specialist"]
        change.with_user(author).action_confirm()
        self.assertEqual(change.confirmed_by_id, author)

    def test_every_change_is_warned_of(self):
        """R23: a later change does not hide an earlier one that nobody confirmed."""
        author = self.editor()
        self.change(author, "widen", [{"user_id": self.colleague.id}])
        self.change(
            author, "narrow", [{"user_id": self.colleague.id}], reason="Vụ việc A"
        )
        warning = self.document.with_user(self.leader).access_warning
        for reason in ("Theo yêu cầu công việc", "Vụ việc A"):
            self.assertIn(reason, warning)

    def confirmations(self, user):
        """What waits on the desk of ``user``, as the list shows it."""
        desk = self.env["qlvb.work.item"].with_user(user)
        return desk.search([("kind", "=", "confirm_access"), ("state", "=", "open")])

    def test_the_desk_names_the_document(self):
        """R23: who confirms sees at a glance what it is about; nobody else does."""
        author = self.editor()
        self.change(author, "widen", [{"user_id": self.colleague.id}])
        subject = self.confirmations(self.leader).subject
        self.assertIn(self.document.subject, subject)
        clerk = self.people["clerk"]
        self.assertTrue(self.confirmations(clerk))
        self.change(author, "narrow", [{"user_id": self.colleague.id}])
        self.assertFalse(self.confirmations(clerk))
        self.assertEqual(len(self.confirmations(self.leader)), 2)

    def test_a_change_is_undone_instead_of_confirmed(self):
        """R23: the rights go back, by a recorded change, and no warning stays."""
        clerk = self.people["clerk"]
        change = self.change(self.editor(), "narrow", [{"user_id": self.colleague.id}])
        self.assertFalse(self.sees(clerk))
        with self.assertRaises(AccessError):
            change.with_user(self.people["monitor"]).action_undo()
        self.document.with_user(self.leader).action_undo_access()
        self.env.invalidate_all()
        self.assertTrue(self.sees(clerk))
        self.assertFalse(self.sees(self.colleague))
        self.assertFalse(self.document.with_user(self.leader).access_warning)
        self.assertFalse(self.confirmations(self.leader))
        event = self.events(self.document, "access.undo")
        self.assertEqual(event.actor_id, self.leader)
        with self.assertRaises(UserError):
            change.with_user(self.leader).action_undo()

    def test_a_confirmed_change_is_undone_too(self):
        """R23: once confirmed it says how it is reversed, and can be undone."""
        change = self.change(self.editor(), "narrow", [{"user_id": self.colleague.id}])
        document = self.document.with_user(self.leader)
        told = document.action_confirm_access()["params"]["message"]
        self.assertIn("Lift the narrowing", told)
        self.env.invalidate_all()
        self.assertIn("Lift the narrowing", document.undo_access_note)
        self.assertIn("Lift the narrowing", change.with_user(self.leader).reverse_note)
        document.action_undo_access()
        self.env.invalidate_all()
        self.assertTrue(self.sees(self.people["clerk"]))
        self.assertFalse(document.undo_access_note)
        self.assertFalse(document.can_undo_access)
        self.assertFalse(change.with_user(self.leader).reverse_note)

    def test_what_was_changed_again_is_not_undone(self):
        """R23: undoing the older of two changes would undo the newer as well."""
        first = self.change(self.leader, "widen", [{"user_id": self.colleague.id}])
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        self.assertFalse(first.with_user(self.leader).can_undo)
        with self.assertRaises(UserError):
            first.with_user(self.leader).action_undo()

    def test_an_undone_change_is_told_as_such(self):
        """R23, R30: who undoes has confirmed nothing: not in the journal, nor here."""
        change = self.change(self.editor(), "narrow", [{"user_id": self.colleague.id}])
        self.document.with_user(self.leader).action_undo_access()
        events = self.env["qlvb.audit.event"].search([])
        codes = events.filtered(lambda e: e.res_model == change._name).mapped("code")
        self.assertIn("access.undone", codes)
        self.assertNotIn("access.confirm", codes)
        self.assertEqual(change.settled, f"Undone by {self.leader.name}")
        self.assertFalse(change.undoing_ids.settled)
        specialist = self.people["specialist"]
        other = self.change(specialist, "widen", [{"user_id": self.colleague.id}])
        other.with_user(self.leader).action_confirm()
        self.assertEqual(other.settled, f"Confirmed by {self.leader.name}")

    def test_changes_are_undone_one_by_one(self):
        """R23: the older says why it waits, and is undone after the newer."""
        line = {"user_id": self.colleague.id}
        author = self.editor()
        older = self.change(author, "widen", [line]).with_user(self.leader)
        newer = self.change(author, "narrow", [line]).with_user(self.leader)
        newer.action_confirm()
        document = self.document.with_user(self.leader)
        self.assertIn("Undo that change first", older.undo_note)
        self.assertFalse(newer.undo_note)
        self.assertIn("one by one", document.undo_access_note)
        document.action_undo_access()
        self.env.invalidate_all()
        self.assertTrue(self.sees(self.colleague))
        self.assertFalse(older.undo_note)
        older.action_undo()
        self.env.invalidate_all()
        self.assertFalse(self.sees(self.colleague))
        self.assertFalse(self.document.is_restricted)

    def test_the_table_says_who_reads(self):
        """R22: of each person what is true, by whatever row he reads."""
        head, gone = self.people["head"], self.people["form_checker"]
        people = (self.leader, head, gone)
        self.env["qlvb.participant"]._add(
            "document_id", self.document, {f"user:{user.id}" for user in people}
        )
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        gone.active = False
        rows = {
            row.principal: row.reading
            for row in self.document.with_user(self.leader).participant_ids
        }
        leading = rows[f"user:{self.leader.id}"]
        self.assertTrue(leading.startswith("Yes, as: "))
        self.assertIn(self.agency.name, leading)
        self.assertEqual(rows[f"user:{self.colleague.id}"], "Yes")
        self.assertEqual(rows[f"user:{head.id}"], "No")
        self.assertIn("no post", rows[f"user:{gone.id}"])

    def test_a_level_is_undone(self):
        """R23, R267: the level each document had, not one for all."""
        other = self.finished_document(level_id=self.level("conditional").id)
        documents = self.document | other
        change = self.change(
            self.leader,
            "level",
            documents=documents,
            level_id=self.level("public").id,
            instrument="12/QĐ-SKHCN",
        )
        change.with_user(self.leader).action_undo()
        self.env.invalidate_all()
        self.assertEqual(self.document.level_id, self.level("internal"))
        self.assertEqual(other.level_id, self.level("conditional"))

    def test_a_change_says_what_stood_before_and_after(self):
        """R23: who, when, what, why, before and after are kept, and in the journal."""
        change = self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        self.assertEqual(change.author_id, self.leader)
        item = change.item_ids
        self.assertFalse(item.before_restricted)
        self.assertTrue(item.after_restricted)
        self.assertIn(self.colleague.name, item.after)
        event = self.events(self.document, "access.narrow")
        self.assertEqual(event.actor_id, self.leader)
        self.assertIn("Theo yêu cầu công việc", event.data)

    # -- levels ----------

    def level(self, code):
        return self.env.ref(f"qlvb_core.information_level_{code}")

    def add_group(self, *codes, **line):
        admin = self.people["unit_admin"]
        return (
            self.env["qlvb.access.group"]
            .with_user(admin)
            .create(
                {
                    "instrument": "12/QĐ-SKHCN",
                    "name": "Người đọc",
                    "level_ids": [(6, 0, [self.level(code).id for code in codes])],
                    "line_ids": [(0, 0, line)],
                }
            )
        )

    def test_a_group_names_the_rule_that_orders_it(self):
        """R267: nobody opens a whole level without a document of the leader's."""
        for instrument in (False, "", "  "):
            with self.subTest(instrument=instrument), self.assertRaises(UserError):
                self.add_group("public", user_id=self.colleague.id).write(
                    {"instrument": instrument}
                )
        group = self.add_group("public", user_id=self.colleague.id)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "access.group"), ("res_id", "=", group.id)], limit=1
        )
        self.assertIn("12/QĐ-SKHCN", event.detail)

    def test_the_default_level_is_set_by_rule(self):
        """R267: a new document or dossier has the level that the rule names."""
        self.assertEqual(self.document.level_id, self.level("internal"))

    def test_a_group_reads_its_levels_only(self):
        """R267: the unit admin gives a group the right to a level, reading nothing."""
        self.add_group("public", user_id=self.colleague.id)
        self.assertFalse(self.sees(self.colleague))
        self.change(self.leader, "level", level_id=self.level("public").id)
        self.assertTrue(self.sees(self.colleague))
        self.assertFalse(self.sees(self.people["unit_admin"]))
        self.change(self.leader, "narrow", [{"user_id": self.people["head"].id}])
        self.assertFalse(self.sees(self.colleague))

    def test_a_group_ends_at_once(self):
        group = self.add_group("internal", unit_id=self.department.id)
        self.assertTrue(self.sees(self.colleague))
        group.active = False
        self.assertFalse(self.sees(self.colleague))

    def test_groups_are_the_unit_admins_own_agencys(self):
        """R22: no account gives itself a right, none sets another agency's groups."""
        group = self.add_group("internal", user_id=self.colleague.id)
        with self.assertRaises(AccessError):
            self.add_group("internal", user_id=self.people["unit_admin"].id)
        with self.assertRaises(ValidationError):
            self.add_group("internal", user_id=self.stranger.id)
        for user in (self.leader, self.people["clerk"], self.stranger):
            with self.assertRaises(AccessError):
                group.with_user(user).write({"name": "Khác"})

    # -- whole sets ----------

    def test_a_set_needs_its_rule_and_is_one_recorded_operation(self):
        """R268: one operation, ordered by an internal rule, with one event."""
        documents = self.document | self.finished_document() | self.finished_document()
        level = self.level("conditional")
        with self.assertRaisesRegex(UserError, "internal rule"):
            self.change(self.leader, "level", documents=documents, level_id=level.id)
        change = self.change(
            self.leader,
            "level",
            documents=documents,
            level_id=level.id,
            instrument="12/QĐ-SKHCN",
        )
        self.assertEqual(documents.level_id, level)
        self.assertEqual(change.item_ids.document_id, documents)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "access.level"), ("res_id", "=", change.id)]
        )
        self.assertEqual(len(event), 1)
        data = json.loads(event.data)
        self.assertEqual(data["count"], 3)
        self.assertEqual(sorted(data["documents"]), sorted(documents.ids))
        self.assertEqual(data["instrument"], "12/QĐ-SKHCN")

    def filter_change(self, user, **values):
        wizard = (
            self.env["qlvb.access.wizard"]
            .with_user(user)
            .with_context(default_by_filter=True)
            .create(
                {
                    "operation": "level",
                    "level_id": self.level("conditional").id,
                    "reason": "Quy chế mới",
                    "instrument": "12/QĐ-SKHCN",
                    **values,
                }
            )
        )
        wizard.action_apply()
        return self.env["qlvb.access.change"].search([], limit=1)

    def test_the_unit_admin_orders_a_set_by_criteria(self):
        """R268: the unit admin changes a whole set by rule, and reads none of it."""
        admin = self.people["unit_admin"]
        other = self.finished_document(type_id=False)
        with self.assertRaises(UserError):
            self.filter_change(admin)
        change = self.filter_change(
            admin, filter_type_ids=[(6, 0, self.type_report.ids)]
        )
        self.assertEqual(change.item_ids.document_id, self.document)
        self.assertEqual(other.level_id, self.level("internal"))
        self.assertFalse(self.sees(admin))
        self.assertFalse(
            change.with_user(admin).item_ids.document_id.has_access("read")
        )
        for user in (self.people["clerk"], self.stranger):
            with self.assertRaises(AccessError):
                self.filter_change(
                    user,
                    agency_id=self.agency.id,
                    filter_type_ids=[(6, 0, self.type_report.ids)],
                )

    def proposal(self):
        return self.filter_change(
            self.people["unit_admin"],
            level_id=self.level("public").id,
            filter_type_ids=[(6, 0, self.type_report.ids)],
        )

    def test_what_the_unit_admin_opens_waits_for_the_leader(self):
        """R268: nobody opens documents who may not read them; the leader confirms."""
        change = self.proposal()
        self.assertEqual(change.state, "proposed")
        self.assertEqual(self.document.level_id, self.level("internal"))
        self.assertFalse(self.document.with_user(self.leader).access_warning)
        self.assertEqual(self.confirmations(self.leader).access_change_id, change)
        shown = change.with_user(self.leader).item_ids
        self.assertEqual(shown.mapped("after"), [self.level("public").name])
        with self.assertRaises(AccessError):
            change.with_user(self.people["unit_admin"]).action_confirm()
        said = change.with_user(self.leader).action_confirm()
        self.assertIn("is confirmed", said["params"]["message"])
        self.env.invalidate_all()
        self.assertEqual(self.document.level_id, self.level("public"))
        self.assertEqual(change.state, "done")
        self.assertFalse(self.confirmations(self.leader))

    def test_the_leader_declines_a_proposal(self):
        """R268: then nothing changes, and it cannot be confirmed any more."""
        change = self.proposal()
        with self.assertRaises(AccessError):
            change.with_user(self.people["monitor"]).action_decline()
        change.with_user(self.leader).action_decline()
        said = change.with_user(self.leader).action_confirm()
        self.assertIn("does not wait", said["params"]["message"])
        self.env.invalidate_all()
        self.assertEqual(self.document.level_id, self.level("internal"))
        self.assertFalse(self.confirmations(self.leader))

    def test_a_set_is_shown_before_it_is_changed(self):
        """R268: how many, and which as far as the reader may know."""
        values = {
            "by_filter": True,
            "agency_id": self.agency.id,
            "filter_type_ids": [(6, 0, self.type_report.ids)],
        }
        wizards = self.env["qlvb.access.wizard"]
        shown = wizards.with_user(self.leader).create(values).preview
        self.assertIn("1 documents", shown)
        self.assertIn(self.document.subject, shown)
        blind = wizards.with_user(self.people["unit_admin"]).create(values).preview
        self.assertIn("1 documents", blind)
        self.assertNotIn(self.document.subject, blind)
        other = wizards.with_user(self.people["clerk"]).create(values).preview
        self.assertFalse(other)

    def test_the_dialog_of_a_set_says_how_many(self):
        """R268: from the first sight on, and between two days."""
        self.document.sudo().date = "2026-11-20"
        action = self.env.ref("qlvb_core.access_wizard_action_set")
        context = safe_eval(action.context)
        form = Form(
            self.env["qlvb.access.wizard"]
            .with_user(self.leader)
            .with_context(**context)
        )
        self.assertIn("Choose a criterion", form.preview)
        form.filter_from = "2026-11-20"
        self.assertIn("1 documents will change", form.preview)
        form.filter_to = "2026-11-20"
        self.assertIn("1 documents will change", form.preview)
        form.filter_from, form.filter_to = "2026-11-01", "2026-11-19"
        self.assertIn("No document answers", form.preview)

    def test_a_large_set_is_changed_in_the_background(self):
        """R268: a large set waits for a job; the journal names it by its digest."""
        rule = self.env.ref("qlvb_core.rule_access_set_at_once")
        rule.value = "1"
        documents = self.document | self.finished_document()
        change = self.change(
            self.leader,
            "level",
            documents=documents,
            level_id=self.level("public").id,
            instrument="12/QĐ-SKHCN",
        )
        self.assertEqual(change.state, "pending")
        self.assertEqual(self.document.level_id, self.level("internal"))
        change._apply()
        self.assertEqual(documents.level_id, self.level("public"))
        many = documents.browse(range(1, 500))
        joined = ",".join(map(str, range(1, 500)))
        self.assertEqual(
            change._ids_or_digest(many),
            f"sha256:{hashlib.sha256(joined.encode()).hexdigest()}",
        )

    def failed_change(self):
        self.env.ref("qlvb_core.rule_access_set_at_once").value = "1"
        change = self.change(
            self.leader,
            "level",
            documents=self.document | self.finished_document(),
            level_id=self.level("public").id,
            instrument="12/QĐ-SKHCN",
        )
        error = UserError("Văn bản đã chuyển sang cơ quan khác")
        job = Job(change._apply)
        job.on_fail(RunJobController._get_failure_values(job, "", error))
        return change

    def test_a_change_that_fails_in_the_background_says_why(self):
        """R268: who ordered it sees the reason, and has it carried out again."""
        change = self.failed_change()
        self.assertEqual(change.state, "failed")
        self.assertIn("cơ quan khác", change.failure)
        events = self.env["qlvb.audit.event"].search(
            [("res_model", "=", change._name), ("res_id", "=", change.id)]
        )
        self.assertIn("access.failed", events.mapped("code"))
        with trap_jobs() as trap:
            change.with_user(self.leader).action_retry()
            self.assertEqual(change.state, "pending")
            trap.perform_enqueued_jobs()
        self.assertEqual(change.state, "done")
        self.assertFalse(change.failure)
        with self.assertRaises(UserError):
            change.with_user(self.leader).action_retry()

    def test_only_those_concerned_repeat_a_change(self):
        """R268: nobody else has it carried out again."""
        change = self.failed_change()
        for user in (self.people["monitor"], self.stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                change.with_user(user).action_retry()
        self.assertEqual(change.state, "failed")

    def test_who_may_no_longer_order_it_does_not_repeat_it(self):
        """R22: whose right to change these has ended has it carried out no more."""
        change = self.failed_change()
        change.warden = role_principal("unit_admin", self.agency)
        self.leader.qlvb_post_ids.role_ids = self.roles["specialist"]
        self.assertFalse(change.with_user(self.leader).may_retry)
        with self.assertRaises(AccessError):
            change.with_user(self.leader).action_retry()

    def test_an_unexpected_failure_is_told_without_its_inside(self):
        """R268: the reason is for people, in words."""
        change = self.failed_change()
        job = Job(change._apply)
        failure = RunJobController._get_failure_values(job, "", KeyError("chi tiết"))
        job.on_fail(failure)
        self.assertTrue(change.failure)
        self.assertNotIn("chi tiết", change.failure)

    # -- dossiers ----------

    def test_a_dossier_is_narrowed_with_its_documents(self):
        """R22: rights of a dossier are narrowed, with its documents when wanted."""
        specialist = self.people["specialist"]
        dossier = (
            self.env["qlvb.dossier"]
            .with_user(specialist)
            .create({"title": "Hồ sơ", "notation": "01"})
        )
        dossier.item_ids = [(0, 0, {"document_id": self.document.id})]
        self.env["qlvb.access.wizard"].with_user(self.leader).with_context(
            active_model="qlvb.dossier", active_ids=dossier.ids
        ).create(
            {
                "operation": "narrow",
                "reason": "Nhân sự",
                "instrument": "12/QĐ-SKHCN",
                "with_documents": True,
                "line_ids": [(0, 0, {"user_id": self.colleague.id})],
            }
        ).action_apply()
        self.assertFalse(self.sees(self.people["clerk"], dossier))
        self.assertFalse(self.sees(self.people["clerk"]))
        self.assertTrue(self.sees(self.colleague, dossier))
        self.assertTrue(self.sees(specialist, dossier))  # still keeps it
        self.assertFalse(self.sees(specialist))

    def test_files_follow(self):
        """R28: the file of a narrowed document is not downloadable."""
        file = self.env["qlvb.document.file"]._store(
            self.document, make_pdf("x"), "x.pdf", "related"
        )
        self.change(self.leader, "narrow", [{"user_id": self.colleague.id}])
        self.assertFalse(file.with_user(self.people["clerk"]).has_access("read"))
        self.assertTrue(file.with_user(self.colleague).has_access("read"))
