# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from .common import WorkflowCase


@tagged("post_install", "-at_install")
class TestOffered(WorkflowCase):
    """Dialogs offer what can be done, and know what need not be asked."""

    def form(self, name, document, role, **context):
        wizard = self.env[f"qlvb.{name}.wizard"].with_user(self.people[role])
        return Form(wizard.with_context(default_document_id=document.id, **context))

    def offered(self, form, field):
        """Return what the field of the form lets one choose."""
        record = form._record
        arch = form._view["tree"].xpath(f"//field[@name='{field}']")[0]
        names = {"uid": record.env.uid, **dict(form._values)}
        names["agency_id"] = self.agency.id
        return record[field].search(safe_eval(arch.get("domain"), names))

    def test_the_only_leader_is_chosen(self):
        """R91: never ask what is known: with one leader there is no choice."""
        document = self.registered()
        form = self.form("present", document, "clerk")
        self.assertEqual(form.leader_id, self.people["leader"])
        self.add_person("deputy", self.agency, "leader")
        self.assertFalse(self.form("present", document, "clerk").leader_id)

    def test_a_unit_nobody_heads_is_not_offered(self):
        """R67, R96: it could not receive the work; a line says why it is missing."""
        office = self.env["qlvb.unit"].create(
            {"name": "Văn phòng", "code": "VP", "parent_id": self.agency.id}
        )
        document = self.presented()
        form = self.form("direct", document, "leader")
        for field in ("lead_unit_id", "support_unit_ids"):
            with self.subTest(field=field):
                offered = self.offered(form, field)
                self.assertIn(self.department, offered)
                self.assertNotIn(office, offered)
        self.assertIn("Văn phòng", form.headless_words)
        self.add_person("office_head", office, "head")
        form = self.form("direct", document, "leader")
        self.assertIn(office, self.offered(form, "lead_unit_id"))
        self.assertFalse(form.headless_words)

    def test_people_who_may_work_are_offered(self):
        """R96: not oneself, not those who only administer; told apart by post."""
        admin = self.add_person("only_admin", self.agency, "unit_admin")
        form = self.form("direct", self.presented(), "leader")
        for field in ("lead_other_id", "support_other_ids", "info_ids"):
            with self.subTest(field=field):
                offered = self.offered(form, field)
                self.assertIn(self.people["specialist"], offered.user_id)
                self.assertIn(self.department, offered.unit_id)
                self.assertFalse(offered.user_id & (admin | self.people["leader"]))
        name = self.people["specialist"].with_context(formatted_display_name=True)
        self.assertIn(self.department.name, name.display_name)
        plain = name.with_context(formatted_display_name=False)
        self.assertEqual(plain.display_name, plain.name)

    def test_the_dialog_of_refusing_says_what_follows(self):
        """R74: of paper nothing is sent back, and nothing says that it is."""
        dialog = self.form("reason", self.arrive(), "clerk", default_act="refuse")
        self.assertFalse(dialog.sender_is_told)

    def test_no_warning_of_a_version_that_is_not_there(self):
        """R259: the first file of a draft takes the place of nothing."""
        draft = self.new_draft()
        self.assertFalse(self.form("upload", draft, "specialist").other_version)

    def test_the_page_says_why_an_assignment_came_back(self):
        """R102: whoever gave it reads the reason before deciding; others do not."""
        document = self.returned("Thuộc Phòng khác")
        mine = self.act(document, "leader").my_notices
        self.assertIn("Thuộc Phòng khác", mine)
        self.assertIn(self.department.name, mine)
        self.assertFalse(self.act(document, "clerk").my_notices)

    def test_the_page_says_ones_own_part_and_date(self):
        """R103: the head's earlier date is the one to work to, and says who set it."""
        document = self.directed(self.lead_line("2026-12-10"))
        self.act(document, "head").action_pass_on(
            [
                {
                    "role": "lead",
                    "user_id": self.people["specialist"].id,
                    "due_date": "2026-12-04",
                }
            ]
        )
        task = self.act(document, "specialist").my_task
        for part in ("04/12/2026", self.people["head"].name):
            self.assertIn(part, task)
        self.assertNotIn("10/12/2026", task)
        self.assertFalse(self.act(document, "leader").my_task)

    def test_the_only_other_leader_is_chosen(self):
        """R96: never ask what is known."""
        document = self.presented()
        deputy = self.add_person("deputy", self.agency, "leader")
        self.assertEqual(self.form("leader", document, "leader").leader_id, deputy)
        self.add_person("other_deputy", self.agency, "leader")
        self.assertFalse(self.form("leader", document, "leader").leader_id)

    def test_the_page_says_that_one_was_urged(self):
        """R18: on the document itself, to whom it is about."""
        document = self.passed_on()
        self.assertFalse(self.act(document, "specialist").my_notices)
        item = document.sudo().work_item_ids.filtered(
            lambda work: work.kind == "handle" and work.state == "open"
        )
        rows = self.env["qlvb.follow.up"].with_user(self.people["leader"])
        rows.browse(item.ids).action_urge()
        mine = self.act(document, "specialist")
        mine.invalidate_recordset()
        self.assertIn(self.people["leader"].name, mine.my_notices)
        self.assertFalse(self.act(document, "leader").my_notices)

    def test_how_far_a_part_is(self):
        """R103: whether it was opened, in the one column there is room for."""
        document = self.directed()
        lead = document.assignment_ids.filtered(lambda a: a.role == "lead")
        self.assertEqual(lead.progress_words, "not opened yet")
        lead._receive()
        self.assertIn("opened at", lead.progress_words)
        lead._close()
        self.assertEqual(lead.progress_words, lead.timeliness)
