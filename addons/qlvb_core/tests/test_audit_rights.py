# SPDX-License-Identifier: LGPL-3.0-or-later
from lxml import etree

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import ProvinceCase

ACT = "test.rights"


@tagged("post_install", "-at_install")
class TestAuditRights(ProvinceCase):
    """Who reads which events: one predicate by role (docs/rights.md)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.new_draft(cls)
        journal = cls.env["qlvb.audit.event"].with_user(cls.people["clerk"])
        journal._log(ACT, cls.document)
        journal._log(ACT, cls.colleague)
        journal._log(ACT, cls.agency)
        group = {"name": "Đọc mức công khai", "agency_id": cls.agency.id}
        journal._log(ACT, cls.env["qlvb.access.group"].create(group))

    def seen(self, user):
        """Return the kinds of objects of the events a person finds."""
        events = self.env["qlvb.audit.event"].with_user(user)
        return set(events.search([("code", "=", ACT)]).mapped("res_model"))

    def test_each_role_reads_its_part(self):
        """R19, R32: documents, everything inspected, accounts; a stranger nothing.

        Who reads by level is read by those who set it and who answer for it.
        """
        group = "qlvb.access.group"
        whole = {"qlvb.document", "res.users", "qlvb.unit", group}
        operator = new_test_user(self.env, "vh", groups="qlvb_core.group_operator")
        for user, expected in (
            (self.people["monitor"], whole),
            (self.people["leader"], {"qlvb.document", group}),
            (self.people["clerk"], {"qlvb.document"}),
            (self.people["unit_admin"], {"res.users", group}),
            (operator, {"res.users", "qlvb.unit"}),
            (self.stranger, set()),
        ):
            with self.subTest(user=user.login):
                self.assertEqual(self.seen(user), expected)

    def test_narrowed_documents_are_told_to_their_readers_only(self):
        """R23, R32: not even the inspector and the leader see what happened to them."""
        self.document._set_narrowed(True)
        for login in ("monitor", "leader", "clerk"):
            with self.subTest(login=login):
                reads = self.document.with_user(self.people[login]).has_access("read")
                told = "qlvb.document" in self.seen(self.people[login])
                self.assertEqual(told, reads)
        self.assertNotIn("qlvb.document", self.seen(self.people["monitor"]))

    def test_an_event_is_of_the_agency_of_its_document(self):
        """R32: what hangs from a document is found in the document's agency."""
        reader = self.document.participant_ids[:1]
        self.assertNotIn("agency_id", reader._fields)
        self.env["qlvb.audit.event"]._log("test.child", reader)
        event = self.env["qlvb.audit.event"].search([("code", "=", "test.child")])
        self.assertEqual(event.agency_id, self.document.agency_id)

    def test_lists_are_sorted_by_time_only(self):
        """R32: no click makes the database sort millions of events."""
        facts = self.env["qlvb.audit.event"].fields_get(attributes=["sortable"])
        sortable = {name for name, fact in facts.items() if fact.get("sortable")}
        self.assertEqual(sortable, {"recorded_at"})

    def test_enter_searches_what_something_happened_to(self):
        """R32: an inspector types a number or a name; Enter finds its events."""
        events = self.env["qlvb.audit.event"].with_user(self.people["monitor"])
        arch = events.get_view(
            self.env.ref("qlvb_core.audit_event_view_search").id, "search"
        )["arch"]
        (first, *_others) = etree.fromstring(arch).iter("field")
        self.assertEqual(first.get("name"), "res_name")

    def test_one_role_is_one_range_of_an_index(self):
        """R32: the agency stands first, and no branch that opens nothing."""
        events = self.env["qlvb.audit.event"]
        for login in ("monitor", "leader"):
            with self.subTest(login=login):
                query = events.with_user(self.people[login])._search([])
                where = query.where_clause.code
                self.assertIn('"agency_id" IN', where[:60])
                self.assertEqual(where.count('"agency_id" IN'), 1 + 2)

    def test_the_export_dialog_asks_the_same_predicate(self):
        """R19: events that are not read are not exported."""
        wizard = self.env["qlvb.audit.export"].with_user(self.stranger)
        with self.assertRaises(AccessError):
            wizard.create({"document_id": self.document.id}).action_export()
