# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form, tagged

from .common_procedure import ProcedureCase


@tagged("post_install", "-at_install")
class TestMany(ProcedureCase):
    """What a clerk or a leader does to many documents at once."""

    def many(self, count=3):
        documents = self.env["qlvb.document"].with_user(self.people["clerk"])
        for number in range(count):
            documents |= self.registered(code_number=str(100 + number))
        return documents

    def dialog(self, action):
        """Return the dialog of ``action`` as the clerk or leader sees it."""
        return self.env[action["res_model"]].browse(action["res_id"])

    def present(self, documents, **chosen):
        action = documents.action_present_many()
        wizard = self.dialog(action).with_user(self.people["clerk"])
        with Form(wizard) as form:
            for name, value in chosen.items():
                form[name] = value
        return wizard.action_confirm()

    # -- presenting ----------

    def test_ten_are_presented_to_one_leader(self):
        """R91: chosen in the list, presented in one dialog."""
        documents = self.many(10)
        said = self.present(documents, leader_id=self.people["leader"])
        self.assertEqual(set(documents.mapped("state")), {"presented"})
        self.assertIn("10", said["params"]["message"])
        self.assert_flow_closed()

    def test_from_the_desk_as_well(self):
        """R91: what is chosen on the clerk's desk goes to one leader."""
        documents = self.many(2)
        items = documents.work_item_ids.filtered(lambda w: w.state == "open")
        action = items.with_user(self.people["clerk"]).action_present_many()
        self.assertEqual(self.dialog(action).count, 2)

    def test_each_has_its_result(self):
        """R91: what stands in the way of one stops none of the others."""
        documents = self.many(3)
        action = documents.action_present_many()
        wizard = self.dialog(action).with_user(self.people["clerk"])
        wizard.leader_id = self.people["leader"]
        gone = documents[1]
        gone.action_present(self.people["leader"].id)
        result = self.dialog(wizard.action_confirm())
        self.assertEqual((result.done_count, result.refused_count), (2, 1))
        refused = result.line_ids.filtered(lambda line: not line.is_done)
        self.assertEqual(refused.document_id, gone)
        self.assertIn("Presented", refused.words)  # why: it is so already
        self.assertEqual(set(documents.mapped("state")), {"presented"})
        directs = gone.work_item_ids.filtered(lambda w: w.kind == "direct")
        self.assertEqual(len(directs), 1)

    def test_what_is_refused_leaves_nothing(self):
        """R91: nothing half done: neither work nor event of the one that stays."""
        documents = self.many(2)
        wizard = self.dialog(documents.action_present_many())
        wizard = wizard.with_user(self.people["clerk"])
        wizard.leader_id = self.people["head"]  # no leader
        result = self.dialog(wizard.action_confirm())
        self.assertEqual(result.refused_count, 2)
        self.assertEqual(set(documents.mapped("state")), {"registered"})
        self.assertFalse(self.events(documents[0], "document.present"))
        self.assertEqual(
            self.holders(documents[0]), {("present", f"clerk@{self.agency.id}")}
        )

    def test_by_the_rule_where_there_is_one(self):
        """R92: each by the procedure that fixes its handler, the rest to the leader."""
        procedure = self.published(
            type_ids=[Command.set(self.type_report.ids)],
        )
        by_rule = self.many(2)
        other_type = self.env.ref("qlvb_core.document_type_cong_van")
        other = self.registered(code_number="900", type_id=other_type.id)
        documents = by_rule | other.with_user(self.people["clerk"])
        wizard = self.dialog(documents.action_present_many())
        self.assertEqual(
            (wizard.way, wizard.routed_count, wizard.left_count), ("route", 2, 1)
        )
        self.assertIn(procedure.name, str(wizard.many_words))
        self.present(documents, leader_id=self.people["leader"])
        self.assertEqual(by_rule.mapped("state"), ["assigned", "assigned"])
        self.assertEqual(by_rule.procedure_id, procedure)
        self.assertEqual(other.state, "presented")

    def test_or_all_to_the_leader(self):
        """R92: the clerk may present them all the same."""
        self.published()
        documents = self.many(2)
        self.present(documents, way="present", leader_id=self.people["leader"])
        self.assertEqual(set(documents.mapped("state")), {"presented"})

    def test_only_what_waits_for_the_clerk(self):
        """R91: what is not registered yet, or waits for another, is not chosen."""
        arrived = self.arrive(code_number="500")
        with self.assertRaisesRegex(UserError, "wait to be presented"):
            arrived.action_present_many()
        documents = self.many(1)
        action = (documents | arrived).action_present_many()
        self.assertEqual(self.dialog(action).document_id, documents)
        with self.assertRaises(UserError):
            documents.with_user(self.people["monitor"]).action_present_many()

    # -- registering ----------

    def test_many_are_registered_each_for_itself(self):
        """R82, R84: complete ones get their numbers, the other says what is missing."""
        complete = self.arrive(code_number="1") | self.arrive(code_number="2")
        incomplete = self.arrive(code_number="3", issuer_name=False)
        result = self.dialog((complete | incomplete).action_register_many())
        self.assertEqual(sorted(complete.mapped("arrival_number")), [1, 2])
        self.assertEqual(incomplete.state, "arrived")
        refused = result.line_ids.filtered(lambda line: not line.is_done)
        self.assertEqual(refused.document_id, incomplete)
        self.assertIn("Issued by", refused.words)

    def test_what_was_read_unsurely_is_looked_at_first(self):
        """R82: the clerk confirms what a scan seemed to say, many or not."""
        document = self.arrive(code_number="7")
        document.sudo().reading = {
            "subject": {"value": document.subject, "confidence": 0.7}
        }
        result = self.dialog(document.action_register_many())
        self.assertIn("not sure", result.line_ids.words)
        document.subject = "Tờ trình đã được văn thư sửa lại"
        document.action_register_many()
        self.assertEqual(document.state, "registered")

    def test_a_second_copy_is_not_registered_in_passing(self):
        """R86: whoever registers many is asked for the reason in the document."""
        self.registered(code_number="8")
        twice = self.arrive(code_number="8")
        result = self.dialog(twice.action_register_many())
        self.assertIn("here already", result.line_ids.words)
        self.assertEqual(twice.state, "arrived")

    # -- directing ----------

    def test_one_directive_and_a_result_for_each(self):
        """R96: one that another leader directed meanwhile stops none of the others."""
        documents = self.presented() | self.presented()
        leader = self.people["leader"]
        dialog = (
            self.env["qlvb.direct.wizard"]
            .with_user(leader)
            .create(
                {
                    "document_id": documents[0].id,
                    "other_ids": [Command.set(documents[1].ids)],
                    "directive": "Nghiên cứu, tham mưu.",
                    "lead_unit_id": self.department.id,
                    "due_date": "2026-11-30",
                }
            )
        )
        self.act(documents[1], "leader").action_direct("Xử lý.", [self.lead_line()])
        result = self.dialog(dialog.action_confirm())
        self.assertEqual((result.done_count, result.refused_count), (1, 1))
        self.assertEqual(len(documents.assignment_ids), 2)
