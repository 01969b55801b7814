# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError

from odoo.addons.queue_job.tests.common import trap_jobs

from .common import InteropCase

REASON = "Phụ lục có số liệu sai."


class RecallCase(InteropCase):
    """``self.stranger`` receives at Sở Nội vụ what Sở KH&CN issued."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.their_department = cls.env["qlvb.unit"].create(
            {"name": "Phòng Văn thư", "code": "VTLT", "parent_id": cls.other_agency.id}
        )
        cls.their_head = cls.add_person("their_head", cls.their_department, "head")
        cls.handler = cls.add_person("handler", cls.their_department, "specialist")

    def ask_back(self, document, deliveries=None, **values):
        """Ask as the clerk does; the jobs are run."""
        ids = deliveries.ids if deliveries is not None else None
        leader = self.people["leader"].id
        with trap_jobs() as trap:
            self.act(document, "clerk").action_ask_recall(REASON, leader, ids, **values)
            trap.perform_enqueued_jobs()

    def handled(self):
        """Return the delivery of a document the other agency's specialist handles."""
        delivery = self.delivered()
        received = delivery.received_document_ids.with_user(self.stranger)
        received.action_register()
        received.action_present(self.stranger.id)
        received.action_direct(
            "Tham mưu.", [{"role": "lead", "unit_id": self.their_department.id}]
        )
        received.with_user(self.their_head).action_pass_on(
            [{"role": "lead", "user_id": self.handler.id}]
        )
        return delivery

    def asked_back(self):
        """Return the received document, handled, with the recall before the clerk."""
        delivery = self.handled()
        self.ask_back(delivery.document_id, delivery, notice="15/TB-SKHCN")
        return delivery.received_document_ids

    def told(self, user) -> list[str]:
        """Return the subjects of the notices under the clock, oldest first."""
        activities = self.env["mail.activity"].search([("user_id", "=", user.id)])
        return activities.sorted("id").mapped("summary")


class TestSender(RecallCase):
    def test_only_the_issuing_clerk_asks(self):
        """R76: an order of the leader, carried out by the clerk; nobody else."""
        delivery = self.delivered()
        leader = self.people["leader"].id
        others = [u for role, u in self.people.items() if role != "clerk"]
        for user in [*others, self.stranger, self.third_clerk]:
            with self.subTest(login=user.login), self.assertRaises(UserError):
                delivery.document_id.with_user(user).action_ask_recall(REASON, leader)
        self.assertFalse(delivery.recall_state)

    def test_the_check_of_its_file_tells_of_the_recall(self):
        """R43, R76: asked or given back, to its readers; a stranger learns nothing."""
        received = self.asked_back()
        document = received.delivery_id.document_id
        data = document._current_files("main")._read_content()
        check = self.env["qlvb.verification"].with_user(self.people["clerk"])
        (told,) = check._documents_of(data)._as_known()[0]["warnings"]
        self.assertIn("is recalling it", told)
        received.with_user(self.stranger).action_accept_recall()
        self.env.invalidate_all()
        (told,) = check._documents_of(data)._as_known()[0]["warnings"]
        self.assertIn(f"{self.env.cr.now():%Y}", told)
        self.assertIn("not to be used", told)
        theirs = self.env["qlvb.verification"].with_user(self.stranger)
        self.assertEqual(theirs._documents_of(data), received)
        (told,) = theirs._documents_of(data)._as_known()[0]["warnings"]
        self.assertIn("not to be used", told)
        nobody = self.env["qlvb.verification"].with_user(self.third_clerk)
        self.assertFalse(nobody._documents_of(data))

    def test_what_an_order_needs(self):
        """R76: a reason, a leader of the agency, recipients of this document."""
        delivery = self.delivered()
        clerk = self.act(delivery.document_id, "clerk")
        leader = self.people["leader"].id
        for case in (
            ("", leader, None),
            (REASON, self.stranger.id, None),
            (REASON, 0, None),
            (REASON, leader, []),
            (REASON, leader, [delivery.id, delivery.id + 1000]),
        ):
            with self.subTest(case=case), self.assertRaises(UserError):
                clerk.action_ask_recall(*case)

    def test_a_draft_is_not_recalled(self):
        """R76"""
        with self.assertRaises(UserError):
            self.act(self.sealed(), "clerk").action_ask_recall(
                REASON, self.people["leader"].id
            )

    def test_all_are_asked_by_the_way_it_went(self):
        """R76: inside, over the axis (status 13), on paper; each has its line."""
        delivery = self.handled()
        document = delivery.document_id
        self.ask_back(document, notice="15/TB-SKHCN")
        self.assertEqual(
            document.sudo().delivery_ids.mapped("recall_state"), ["asked"] * 3
        )
        self.assertEqual(document.recall_state, "asked")
        (event,) = self.events(document, "document.ask_recall")
        for word in (REASON, self.people["leader"].name, "15/TB-SKHCN", "Sở Nội vụ"):
            self.assertIn(word, event.detail)

    def test_asked_twice_only_after_a_refusal(self):
        """R76: who was asked is not asked again until the answer."""
        received = self.asked_back()
        delivery = received.delivery_id
        with self.assertRaises(UserError):
            self.ask_back(delivery.document_id, delivery)
        received.with_user(self.stranger).action_refuse_recall("Đã giải quyết.")
        self.ask_back(delivery.document_id, delivery)
        self.assertEqual(
            (delivery.recall_state, delivery.recall_answer), ("asked", False)
        )
        self.assertEqual(len(self.events(received, "document.recall_asked")), 2)

    def test_who_has_not_answered_is_shown_and_reminded(self):
        """R76: asked once, the sender sees who answered, and reminds the others."""
        delivery = self.handled()
        document = self.act(delivery.document_id, "clerk")
        self.assertTrue(document.can_ask_recall)
        self.assertFalse(document.can_remind_recall)
        self.ask_back(document)
        self.env.invalidate_all()
        self.assertFalse(document.can_ask_recall)
        for asked in document.delivery_ids:
            self.assertIn(asked.recipient_name, document.recall_unanswered)
        with trap_jobs():
            document.action_remind_recall()
        self.assertIn("Nhắc trả lời thu hồi", self.told(self.stranger))
        self.env.invalidate_all()
        self.assertFalse(document.can_remind_recall)
        with self.assertRaises(UserError):
            document.action_remind_recall()
        delivery.received_document_ids.with_user(self.stranger).action_accept_recall()
        self.env.invalidate_all()
        self.assertEqual(document.recall_agreed, "Sở Nội vụ")
        self.assertNotIn("Sở Nội vụ", document.recall_unanswered)

    def test_only_the_issuing_clerk_reminds(self):
        """R76: nobody else is offered to remind, or does."""
        document = self.handled().document_id
        self.ask_back(document)
        for user in (self.people["leader"], self.stranger, self.third_clerk):
            with self.subTest(login=user.login), self.assertRaises(UserError):
                document.with_user(user).action_remind_recall()
        self.assertFalse(self.act(document, "leader").can_remind_recall)

    def test_who_was_not_asked_goes_on_with_it(self):
        """R76: asked back from one only, it is in force for the others: so it says."""
        delivery = self.delivered()
        document = self.act(delivery.document_id, "clerk")
        self.assertFalse(document.recall_spares)
        self.ask_back(document, delivery)
        self.env.invalidate_all()
        others = document.delivery_ids - delivery
        for other in others:
            self.assertIn(other.recipient_name, document.recall_spares)
        self.assertNotIn(delivery.recipient_name, document.recall_spares)
        self.ask_back(document)
        self.env.invalidate_all()
        self.assertFalse(document.recall_spares)

    def test_recalled_when_all_have_agreed(self):
        """R76: in part until then; paper by what the clerk notes."""
        delivery = self.delivered()
        document = delivery.document_id
        self.ask_back(document)
        self.assertEqual(
            (delivery.recall_state, document.recall_state), ("agreed", "part")
        )
        paper = self.delivery(document, "paper")
        paper.with_user(self.people["clerk"]).action_paper_returned()
        self.assertEqual(document.recall_state, "part")
        self.take_in(self.status_packet(document, "15"))
        self.assertEqual(document.recall_state, "recalled")
        self.assertEqual(self.outgoing_line(document)[-1], "Recalled")
        self.assertEqual(document.state, "issued")
        self.assertEqual(len(self.events(document, "exchange.recall_answer")), 3)

    def outgoing_line(self, document):
        """Return the line of sổ đăng ký văn bản đi; "Ghi chú" is its last column."""
        env = self.env(user=self.people["clerk"])
        printout = env["qlvb.printout"].create(
            {"kind": "outgoing_register", "agency_id": document.agency_id.id}
        )
        rows = env["qlvb.printout.outgoing_register"]._rows(printout)
        (row,) = [row for row in rows if row[0] == document.code]
        return row

    def test_the_paper_is_noted_by_the_clerk_once(self):
        """R76"""
        document = self.delivered().document_id
        paper = self.delivery(document, "paper")
        with self.assertRaises(UserError):
            paper.with_user(self.people["clerk"]).action_paper_returned()
        self.ask_back(document)
        for user in (self.people["leader"], self.stranger):
            with self.subTest(login=user.login), self.assertRaises(AccessError):
                paper.with_user(user).action_paper_returned()
        paper.with_user(self.people["clerk"]).action_paper_returned()
        self.assertEqual(paper.recall_state, "agreed")

    def test_before_it_arrives(self):
        """R76, invariant 8: what is recalled on the way never comes."""
        document = self.issued_waiting()
        delivery = self.delivery(document)
        self.ask_back(document, delivery)
        delivery._deliver()
        self.assertEqual(delivery.recall_state, "agreed")
        self.assertFalse(delivery.received_document_ids)

    def test_the_dialog_says_what_follows(self):
        """R76: who gives it back at once, who decides, who is asked how."""
        document = self.delivered().document_id
        wizard = (
            self.env["qlvb.recall.wizard"]
            .with_user(self.people["clerk"])
            .create({"document_id": document.id, "reason": REASON})
        )
        self.assertEqual(wizard.leader_id, self.people["leader"])
        self.assertEqual(
            [wizard.at_once, wizard.to_decide, wizard.by_axis, wizard.on_paper],
            [
                "Sở Nội vụ",
                "",
                "Bộ Khoa học và Công nghệ",
                "Ông Nguyễn Văn A, thôn Đông",
            ],
        )
        with trap_jobs():
            wizard.action_confirm()
        self.assertEqual(document.recall_state, "asked")


class TestReceiver(RecallCase):
    def test_not_received_yet_goes_back_at_once(self):
        """R76: no arrival number is used, nothing waits, the trace stays."""
        delivery = self.delivered()
        received = delivery.received_document_ids
        self.ask_back(delivery.document_id, delivery)
        self.assertEqual(
            (received.state, delivery.recall_state), ("recalled", "agreed")
        )
        self.assertFalse(received.arrival_number)
        self.assertFalse(self.holders(received))
        self.assertTrue(self.events(received, "document.accept_recall"))
        self.assertIn("Đã thu hồi", self.told(self.stranger))
        self.assert_flow_closed()

    def test_received_waits_for_the_clerk(self):
        """R76, R259: work goes on, the holder is warned, the clerk decides."""
        received = self.asked_back()
        clerk = f"clerk@{self.other_agency.id}"
        self.assertEqual(
            self.holders(received),
            {("recall", clerk), ("handle", f"user:{self.handler.id}")},
        )
        self.assertEqual(
            (received.state, received.recall_state, received.recall_reason),
            ("assigned", "asked", REASON),
        )
        self.assertIn("Đã gửi yêu cầu thu hồi", self.told(self.handler))
        received.with_user(self.handler).action_finish("Đã trả lời trực tiếp.")
        self.assertEqual(received.state, "done")
        self.assertEqual(self.holders(received), {("recall", clerk)})
        received.with_user(self.stranger).action_accept_recall()
        self.assertEqual(received.delivery_id.recall_state, "agreed")

    def test_agreed_is_frozen(self):
        """R76: unreadable to who handled it, work stopped, number and trace kept."""
        received = self.asked_back()
        number, file = received.arrival_number, received.file_ids[:1]
        received.with_user(self.stranger).action_accept_recall()
        self.env.invalidate_all()
        self.assertEqual(received.state, "recalled")
        self.assertEqual(received.arrival_number, number)
        self.assertFalse(self.holders(received))
        self.assertNotIn("open", received.assignment_ids.mapped("state"))
        for user in (self.their_head, self.handler):
            with self.subTest(login=user.login):
                self.assertFalse(received.with_user(user).has_access("read"))
                self.assertIn("Đã thu hồi", self.told(self.handler))
        clerk = received.with_user(self.stranger)
        self.assertEqual(clerk.read(["arrival_number"])[0]["arrival_number"], number)
        self.assertTrue(file.with_user(self.stranger)._refusal_to_read())
        self.assertFalse(clerk.file_ids)
        self.assert_flow_closed()

    def test_its_words_are_found_no_more(self):
        """R76, R177: a search neither finds nor shows what a recalled document said."""
        received = self.asked_back()
        self.env.cr.execute(
            "UPDATE qlvb_document_file SET text_content = 'Kho thóc ở Đồng Đậu' "
            "WHERE document_id = %s",
            received.ids,
        )
        self.env.invalidate_all()
        received._update_search_vector()
        words, shown = [("search_text", "ilike", "kho thóc")], {"found_text": {}}
        documents = self.env["qlvb.document"].with_user(self.stranger)
        (line,) = documents.web_search_read(words, shown)["records"]
        self.assertIn("thóc", line["found_text"])
        received.with_user(self.stranger).action_accept_recall()
        self.assertFalse(documents.search(words))
        clerk = received.with_user(self.stranger).with_context(qlvb_searched="thóc")
        self.assertFalse(clerk.found_text)

    def test_agreed_is_told_to_the_sender(self):
        """R76: the answer, its event, and a notice to who asked."""
        received = self.asked_back()
        delivery = received.delivery_id
        received.with_user(self.stranger).action_accept_recall()
        self.assertEqual(delivery.recall_state, "agreed")
        (event,) = self.events(delivery.document_id, "exchange.recall_answer")
        self.assertIn("Sở Nội vụ", event.detail)
        self.assertIn("Trả lời yêu cầu thu hồi", self.told(self.people["clerk"]))

    def test_the_register_keeps_its_line(self):
        """R76, R88: who it was handed to stays told; the mark is all that is new."""
        received = self.asked_back()
        before = self.register_line(received)
        self.assertIn(self.their_department.name, before)
        received.with_user(self.stranger).action_accept_recall()
        self.env.invalidate_all()
        after = self.register_line(received)
        self.assertEqual(after, [*before[:-1], "Recalled"])
        self.assertEqual(after[1], received.arrival_number)

    def register_line(self, received):
        env = self.env(user=self.stranger)
        printout = env["qlvb.printout"].create(
            {"kind": "incoming_register", "agency_id": received.agency_id.id}
        )
        (row,) = env["qlvb.printout.incoming_register"]._rows(printout)
        return row

    def test_nobody_reopens_it(self):
        """R76: a later change of rights opens no recalled document."""
        received = self.asked_back()
        received.with_user(self.stranger).action_accept_recall()
        key = f"user:{self.handler.id}"
        self.env["qlvb.participant"]._grant(received, {key})
        received._add_participants({key})
        received._renew_memberships()
        self.env.invalidate_all()
        self.assertFalse(received.with_user(self.handler).has_access("read"))

    def test_refused_for_a_reason(self):
        """R76: the document goes on, the sender reads why."""
        received = self.asked_back()
        delivery = received.delivery_id
        clerk = received.with_user(self.stranger)
        with self.assertRaises(UserError):
            clerk.action_refuse_recall(" ")
        clerk.action_refuse_recall("Đã giải quyết xong.")
        self.assertEqual(
            (delivery.recall_state, delivery.recall_answer, received.state),
            ("refused", "Đã giải quyết xong.", "assigned"),
        )
        self.assertEqual(delivery.document_id.recall_state, "refused")
        self.assertEqual(
            self.holders(received), {("handle", f"user:{self.handler.id}")}
        )
        received.with_user(self.handler).action_finish("Xong.")

    def test_only_the_clerk_it_waits_for_answers(self):
        """R76: without the work item nobody agrees or refuses, by whatever door."""
        received = self.asked_back()
        others = [self.their_head, self.handler, self.people["clerk"], self.third_clerk]
        for user in others:
            for act in (
                lambda d: d.action_accept_recall(),
                lambda d: d.action_refuse_recall("Không"),
            ):
                with self.subTest(login=user.login), self.assertRaises(UserError):
                    act(received.with_user(user))
        before = self.handled_again()
        with self.assertRaises(AccessError):
            before.with_user(self.stranger).action_accept_recall()

    def handled_again(self):
        """Return a received document nobody asks for."""
        return self.arrive(
            self.stranger, agency_id=self.other_agency.id, code_number="99"
        )

    def test_nobody_writes_what_a_recall_writes(self):
        """R76: the fields belong to the acts."""
        received = self.asked_back()
        for values in (
            {"recall_state": False},
            {"recall_reason": "khác"},
            {"recall_packet": "x"},
            {"replaced_identifiers": "x"},
            {"state": "recalled"},
        ):
            with self.subTest(values=values), self.assertRaises(AccessError):
                received.with_user(self.stranger).write(values)
        with self.assertRaises(AccessError):
            received.delivery_id.with_user(self.people["clerk"]).write(
                {"recall_state": "agreed"}
            )

    def test_finished_is_recalled_too(self):
        """R76: a finished document is frozen as well, or stays finished."""
        delivery = self.handled()
        received = delivery.received_document_ids
        received.with_user(self.handler).action_finish("Xong.")
        self.ask_back(delivery.document_id, delivery)
        received.with_user(self.stranger).action_refuse_recall("Đã giải quyết.")
        self.assertEqual(received.state, "done")
        self.ask_back(delivery.document_id, delivery)
        received.with_user(self.stranger).action_accept_recall()
        self.assertEqual((received.state, received.result), ("recalled", "Xong."))

    def test_whoever_comes_too_late_is_told_why(self):
        """R259: the second actor reads that it was recalled; others learn nothing."""
        received = self.asked_back()
        received.with_user(self.stranger).action_accept_recall()
        late = received.with_user(self.handler)
        with self.assertRaisesRegex(UserError, "recalled"):
            late.action_finish("Xong.")
        with self.assertRaisesRegex(UserError, "recalled"):
            late.web_read({"subject": {}})
        with self.assertRaises(AccessError):
            received.with_user(self.third_clerk).web_read({"subject": {}})
        with self.assertRaisesRegex(UserError, "recalled"):
            self.env["qlvb.finish.wizard"].with_user(self.handler).create(
                {"document_id": received.id}
            )
        with self.assertRaisesRegex(AccessError, "no right"):
            received.with_user(self.third_clerk).action_finish("Xong.")
        with self.assertRaises(UserError):
            received.with_user(self.stranger).action_accept_recall()

    def test_asked_again_and_again_is_asked_once(self):
        """Invariant 8: the job may run as often as it likes."""
        received = self.asked_back()
        delivery = received.delivery_id
        delivery._recall()
        self.assertEqual(len(self.events(received, "document.recall_asked")), 1)
        received.with_user(self.stranger).action_refuse_recall("Đã giải quyết.")
        delivery._recall()
        self.assertEqual(received.recall_state, "refused")
