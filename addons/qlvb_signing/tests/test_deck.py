# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.principal import role_principal

from .common import PIN, TODAY, SigningCase


class TestDeck(SigningCase):
    """A leader decides on many documents in a row (R130)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second_draft = cls._approved_draft()
        cls.drafts = cls.approved_draft | cls.second_draft

    def deck(self, kind="sign", role="leader", chosen=None):
        documents = self.env["qlvb.document"].with_user(self.people[role])
        return documents.deck(kind, chosen)

    def seen(self, document, kind="sign", role="leader"):
        return self.act(document, role).deck_card(kind)["seen"]

    def decide(self, document, seen=None, pin=PIN, kind="sign", role="leader"):
        seen = self.seen(document, kind, role) if seen is None else seen
        answer = self.act(document, role).deck_act(kind, seen, pin)
        self.env.invalidate_all()
        return answer

    def sign_events(self, document):
        return document.sudo().event_ids.filtered(lambda e: e.code == "document.sign")

    def test_a_certificate_of_somebody_else_stops_the_row(self):
        """R130: the row says why on the card, as for any other refusal."""
        document = self.act(self.approved_draft, "leader")
        leader = self.people["leader"]
        certificates = self.env["qlvb.certificate"]
        other = certificates.search([("user_id", "!=", leader.id)], limit=1)
        for number in (other.id, 2**31 - 1):
            answer = document.deck_act("sign", self.seen(document), PIN, number)
            self.assertEqual((answer["done"], answer["stop"]), (False, True))
            self.assertIn("not yours", answer["words"])
        self.assertEqual(document.state, "approved")

    # -- what is shown ------------------------------------------------------------

    def test_only_what_waits_for_oneself(self):
        """R130: the signer's own documents, as on the desk; nobody else's."""
        self.assertEqual(set(self.deck()["ids"]), set(self.drafts.ids))
        self.assertEqual(
            self.deck(chosen=self.second_draft.ids)["ids"], [*self.second_draft.ids]
        )
        for role in ("clerk", "specialist", "head", "form_checker"):
            self.assertEqual(self.deck(role=role)["ids"], [], role)

    def test_card_shows_what_is_decided_on(self):
        """R121, R130: the PDF, who drafted and approved, recipients, attachments."""
        card = self.act(self.approved_draft, "leader").deck_card("sign")
        main = self.approved_draft._current_files("main")
        self.assertEqual(card["files"][0]["id"], main.id)
        self.assertIn(main.sha256, card["seen"])
        facts = {fact["label"]: fact["lines"] for fact in card["facts"]}
        self.assertIn(self.people["leader"].name, facts["Signer"])
        self.assertIn(self.people["specialist"].name, facts["Drafted by"][0])
        self.assertEqual(facts["Recipients"], [self.other_agency.name])
        self.assertEqual(facts["Attachments"], ["phu-luc.pdf"])
        approved_by = [opinion["who"] for opinion in card["opinions"]]
        self.assertEqual(
            approved_by,
            [self.people["form_checker"].name, self.people["head"].name],
        )
        self.assertEqual(card["warnings"], [])

    def test_card_of_the_form_checker(self):
        """R54, R112: how the layout deviates, and what became of each opinion."""
        document = self.approved_draft.sudo()
        document.state = "form_review"
        self.env["qlvb.work.item"].sudo().create(
            {
                "document_id": document.id,
                "kind": "review_form",
                "principal": role_principal("form_checker", self.agency),
                "due_date": TODAY,
            }
        )
        unit = self.other_agency
        self.env["qlvb.draft.comment"].sudo().create(
            {
                "document_id": document.id,
                "unit_id": unit.id,
                "principal": role_principal("clerk", unit),
                "question": "Góp ý",
                "asked_by_id": self.people["specialist"].id,
                "due_date": TODAY,
                "state": "given",
                "stance": "disagree",
                "text": "Không đồng ý",
                "resolution": "partly",
                "explanation": "Đã sửa Điều 2",
            }
        )
        card = self.act(document, "form_checker").deck_card("review_form")
        self.assertEqual(card["layout"]["findings"], [])
        self.assertIn("Nothing found", card["layout"]["words"])
        answers = [o["answer"] for o in card["opinions"] if o.get("answer")]
        self.assertEqual(answers, ["Taken up in part: Đã sửa Điều 2"])
        report = {
            "reason": "",
            "findings": [{"message": "Sai phông", "clause": "mục I", "places": []}],
        }
        document._current_files("draft").layout_report = report
        card = self.act(document, "form_checker").deck_card("review_form")
        self.assertIn("1", card["layout"]["words"])
        self.assertEqual(card["layout"]["findings"][0]["message"], "Sai phông")
        self.assertTrue(any("Sai phông" in words for words in card["warnings"]))

    def test_card_warns(self):
        """R123, R137: an approval that is void and a missing place are said before."""
        document = self.approved_draft.sudo()
        content = document.review_ids.filtered(lambda r: r.kind == "content")
        content.is_void = True
        document.place_problem = "Không có chỗ ghi số"
        warnings = self.act(document, "leader").deck_card("sign")["warnings"]
        self.assertIn("Không có chỗ ghi số", warnings)
        self.assertIn("Not approved in this version: Content.", warnings)

    def test_card_of_what_went_away(self):
        """Returned meanwhile: card and row say so, by whom and why."""
        leader = self.act(self.approved_draft, "leader")
        seen = self.seen(self.approved_draft)
        leader.action_return_draft("Sửa lại")
        card = leader.deck_card("sign")
        who = f"{leader.env.user.name} returned it to the head of the unit: Sửa lại"
        self.assertIn("no longer waits for you", card["gone"])
        self.assertIn(who, card["gone"])
        self.assertNotIn("seen", card)
        answer = leader.deck_act("sign", seen, PIN)
        self.assertFalse(answer["done"] or answer["stop"])
        self.assertIn(who, answer["words"])
        self.assertNotIn("Reload", answer["words"])

    # -- signing ------------------------------------------------------------------

    def test_each_is_signed_and_logged_by_itself(self):
        """R130: one result and one event for each document."""
        for document in self.drafts:
            answer = self.decide(document)
            self.assertTrue(answer["done"], answer)
            self.assertIn("Now with", answer["words"])
            event = self.sign_events(document)
            self.assertEqual(len(event), 1)
            self.assertIn("in a row", event.data)
        self.assertEqual(self.drafts.mapped("state"), ["signed", "signed"])
        self.assertEqual(self.deck()["ids"], [])

    def test_one_that_fails_leaves_the_others(self):
        """R130: why one was not signed is its result; the other is signed."""
        broken = self.approved_draft.sudo()
        broken._current_files("main").is_current = False
        seen = self.seen(broken)
        refused = self.decide(broken, seen)
        self.assertFalse(refused["done"] or refused["stop"])
        self.assertIn("Only a PDF can be signed", refused["words"])
        self.assertTrue(self.decide(self.second_draft)["done"])
        self.assertEqual(self.drafts.mapped("state"), ["approved", "signed"])

    def test_what_changed_since_it_was_seen_is_not_signed(self):
        """R122, R130: another version than the one looked at is refused and logged."""
        document = self.approved_draft
        seen = self.seen(document)
        files = self.env["qlvb.document.file"].sudo()
        main = document._current_files("main")
        other = self.second_draft._current_files("main")._read_content()
        files._store(document, other, main.name, "main", made_here=True)
        answer = self.decide(document, seen)
        self.assertFalse(answer["done"] or answer["stop"])
        self.assertIn("has changed since you looked", answer["words"])
        self.assertEqual(document.state, "approved")
        self.assertTrue(self.decide(document)["done"])

    def test_nothing_is_signed_unseen(self):
        """Without the digests nobody has seen anything."""
        for seen in ([], ["0" * 64], False):
            self.assertFalse(self.decide(self.approved_draft, seen)["done"])
        self.assertEqual(self.approved_draft.state, "approved")

    def test_wrong_pin_stops_the_row(self):
        """R130: a token locks after few tries; no other is tried, nothing is signed."""
        answer = self.decide(self.approved_draft, pin="sai")
        self.assertEqual((answer["done"], answer["stop"]), (False, True))
        self.assertIn("PIN is wrong", answer["words"])
        self.assertEqual(self.drafts.mapped("state"), ["approved", "approved"])

    def test_certificate_that_may_not_sign_stops_the_row(self):
        """R125: said with the deck, before anything is chosen, and again at the act."""
        self.certificate.sudo().state = "suspended"
        self.assertIn("suspended", self.deck()["certificates"][0]["problem"])
        answer = self.decide(self.approved_draft)
        self.assertTrue(answer["stop"])
        self.assertIn("suspended", answer["words"])

    def test_revoked_certificate_stops_the_row(self):
        """R125: what its issuer says is heard at the act."""
        self.replace_certificate("revoked")
        answer = self.decide(self.approved_draft)
        self.assertTrue(answer["stop"])
        self.assertIn("revoked", answer["words"])

    def test_certificate_in_another_name_is_said_before(self):
        """R125: nobody looks through twenty documents for nothing."""
        self.replace_certificate("somebody")
        self.assertIn("Người khác", self.deck()["certificates"][0]["problem"])

    def test_told_twice_is_signed_once(self):
        """The answer was lost on its way: asked again, it says that it is done."""
        seen = self.seen(self.approved_draft)
        self.assertTrue(self.decide(self.approved_draft, seen)["done"])
        self.assertTrue(self.decide(self.approved_draft, seen, pin="sai")["done"])
        self.assertEqual(len(self.sign_events(self.approved_draft)), 1)
        self.assertFalse(self.decide(self.approved_draft, ["0" * 64])["done"])

    def test_nobody_else_signs(self):
        """Invariant 5: others are refused, whatever they send."""
        seen = self.seen(self.approved_draft)
        for role in ("clerk", "specialist", "head", "form_checker"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self.act(self.approved_draft, role).deck_act("sign", seen, PIN)
        stranger = self.approved_draft.with_user(self.stranger)
        for act in (
            lambda: stranger.deck_card("sign"),
            lambda: stranger.deck_act("sign", seen, PIN),
        ):
            with self.assertRaises(AccessError), self.cr.savepoint():
                act()
        self.assertEqual(self.approved_draft.state, "approved")

    def test_no_other_act_through_this_door(self):
        for kind in ("seal", "issue", "draft", "", None):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.act(self.approved_draft, "leader").deck_act(kind, [], PIN)

    # -- reviewing ----------------------------------------------------------------

    def test_reviewers_approve_in_a_row(self):
        """R116, R123: content and form by those they wait for, without a PIN."""
        draft = self.approved_draft
        self.act(draft, "leader").action_return_draft("Bổ sung căn cứ")
        self.act(draft, "head").action_pass_back()
        specialist = self.act(draft, "specialist")
        specialist.not_secret = True
        specialist.action_submit()
        for kind, role in (("review_content", "head"), ("review_form", "form_checker")):
            self.assertEqual(self.deck(kind, role)["ids"], draft.ids)
            self.assertFalse(self.deck(kind, role)["certificates"])
            answer = self.decide(draft, pin="", kind=kind, role=role)
            self.assertTrue(answer["done"], answer)
        self.assertEqual(draft.state, "approved")

    # -- from the desk ------------------------------------------------------------

    def test_desk_offers_what_is_worth_a_row(self):
        items = self.env["qlvb.work.item"].with_user(self.people["leader"])
        self.assertEqual(items.deck_counts(), [{"kind": "sign", "count": 2}])
        self.decide(self.approved_draft)
        self.assertEqual(items.deck_counts(), [])

    def test_desk_opens_what_is_chosen(self):
        items = self.env["qlvb.work.item"].with_user(self.people["leader"])
        waiting = items.search(
            [("document_id", "in", self.drafts.ids), ("state", "=", "open")]
        )
        action = waiting[:1].action_in_turn()
        self.assertEqual(action["context"]["deck_ids"], waiting[:1].document_id.ids)
        self.assertEqual(items.action_deck("sign")["context"]["deck_ids"], [])
        with self.assertRaisesRegex(UserError, "Choose documents"):
            items.action_in_turn()
