# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestCardActs(WorkflowCase):
    """What the buttons of a card on a phone begin."""

    def dialog(self, document, login, act):
        """Return (model of the dialog, its context) that ``act`` opens on the paper."""
        started = self.act(document, login).action_start(act)
        self.assertEqual(started["tag"], "qlvb_open_and_act")
        self.assertEqual(started["params"]["open"]["res_id"], document.id)
        dialog = started["params"]["act"]
        self.assertEqual(dialog["context"]["dialog_size"], "beside")
        return dialog["res_model"], dialog["context"]

    def test_each_begins_with_the_act_one_opens_it_for(self):
        """R96, R100, R106: directive, work for one's people, result: from the card."""
        document = self.presented()
        model, context = self.dialog(document, "leader", "direct")
        self.assertEqual(model, "qlvb.direct.wizard")
        self.assertEqual(context["default_document_id"], document.id)
        self.act(document, "leader").action_direct("Tham mưu.", [self.lead_line()])
        self.assertEqual(
            self.dialog(document, "head", "pass_on")[0], "qlvb.pass_on.wizard"
        )
        model, context = self.dialog(document, "head", "return_assignment")
        self.assertEqual(context["default_act"], "return_assignment")
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.assertEqual(
            self.dialog(document, "specialist", "finish")[0], "qlvb.finish.wizard"
        )

    def test_an_extension_is_decided_from_the_card(self):
        """R101: the card of who decides leads to the decision, too."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_ask_extension("2026-12-04", "Chờ số liệu")
        model, _context = self.dialog(document, "leader", "grant_extension")
        self.assertEqual(model, "qlvb.extension.decision.wizard")

    def test_the_card_of_the_desk_begins_the_same(self):
        """R96: the desk shows work, the dialog is about its document."""
        document = self.presented()
        leader = self.people["leader"]
        items = self.env["qlvb.work.item"].with_user(leader)
        item = items.search([("document_id", "=", document.id), ("is_mine", "=", True)])
        started = item.action_start("direct")
        self.assertEqual(started["params"]["open"]["res_id"], document.id)

    def test_an_act_that_is_over_only_opens_the_document(self):
        """A card that is old opens the document, which says where it is now."""
        document = self.directed(self.lead_line())
        started = self.act(document, "leader").action_start("direct")
        self.assertEqual(started["res_id"], document.id)
        with self.assertRaises(AccessError):
            document.with_user(self.expert).action_start("direct")

    def test_a_second_touch_begins_no_second_answer(self):
        """R104: the answer that was begun opens again."""
        document = self.directed(self.lead_line())
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        mine = self.act(document, "specialist")
        first = mine.action_start("reply")
        self.assertEqual(mine.action_start("reply")["res_id"], first["res_id"])
        self.assertEqual(len(mine.answered_by_ids), 1)

    def test_what_is_offered_is_the_work_of_the_reader(self):
        """R96, R100: leader and head see their own act on the card of one document."""
        document = self.presented()
        self.assertEqual(self.act(document, "leader").waiting_kind, "direct")
        self.assertFalse(self.act(document, "head").waiting_kind)

    def test_a_page_of_cards_asks_once(self):
        """No query for each card: three cost as many as one."""
        documents = self.env["qlvb.document"]
        for number in range(3):
            documents |= self.registered(code_number=str(100 + number))
        seen = self.act(documents, "clerk")
        specification = {"waiting_kind": {}}
        counts = []
        for page in (seen[:1], seen):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            page.web_read(specification)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
