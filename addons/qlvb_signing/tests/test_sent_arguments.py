# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import UserError

from .common import TODAY, SigningCase

LARGE = 2**40
NO_TEXT = (None, 5, [], {}, ["a"], {"a": 1}, True)
NO_LIST = (5, "a", {}, True)


class TestSentArguments(SigningCase):
    """What comes over RPC is of any type: refused in words, never by a failure."""

    def assert_each_refused(self, act, values):
        for value in values:
            before = self.snapshot()
            with (
                self.subTest(value=value),
                self.assertRaises(UserError),
                self.cr.savepoint(),
            ):
                act(value)
            self.assertEqual(self.snapshot(), before)

    def test_decisions_in_a_row(self):
        """R130"""
        document = self.act(self.approved_draft, "leader")
        items = self.env["qlvb.work.item"].with_user(self.people["leader"])
        seen = document.deck_card("sign")["seen"]
        self.assert_each_refused(document.deck, NO_TEXT)
        self.assert_each_refused(document.deck_card, NO_TEXT)
        self.assert_each_refused(items.action_deck, NO_TEXT)
        self.assert_each_refused(lambda kind: document.deck_act(kind, seen), NO_TEXT)
        chosen = (*NO_LIST, ["a"], [[1]], [LARGE], [None], [True])
        self.assert_each_refused(lambda ids: document.deck("sign", ids), chosen)
        shown = (*NO_LIST, [5], [None], [["a"]])
        self.assert_each_refused(lambda files: document.deck_act("sign", files), shown)
        self.assert_each_refused(document.deck_agent, shown)
        ids = (-1, "1", None, [1], True, LARGE)
        self.assert_each_refused(lambda one: document.deck_agent(seen, one), ids)
        pins = (5, ["a"], {"a": 1}, True)
        self.assert_each_refused(lambda p: document.deck_act("sign", seen, p), pins)

    def test_seal_with_a_token(self):
        """R138: day and number are checked before any number is kept."""
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")
        days = (*NO_TEXT, "hôm nay", "2026-13-45", "", "\0", LARGE)
        self.assert_each_refused(clerk.agent_seal, days)
        numbers = ("a", [], [1], {}, 1.5, True, LARGE, -1)
        day = TODAY.isoformat()
        self.assert_each_refused(lambda number: clerk.agent_seal(day, number), numbers)

    def test_places_copies_and_certificates(self):
        """R137, R157, R241"""
        document = self.act(self.approved_draft, "leader")
        main = document._current_files("main")
        anything = (None, 5, "a", [], ["a"], {"number": 5}, {"number": {"page": {}}})
        self.assert_each_refused(
            lambda places: document.action_set_places(main.id, places), anything
        )
        self.assert_each_refused(
            lambda file: document.action_set_places(file, {}), NO_TEXT
        )
        issued = self.act(self.issued(), "clerk")
        self.assert_each_refused(issued.action_ask_copy, (None, 5, "a", [], ["a"], {}))
        leader = self.certificate.with_user(self.people["leader"])
        reasons = (None, 5, [], ["a"], {"a": 1}, True, " ")
        self.assert_each_refused(leader.action_suspend, reasons)
