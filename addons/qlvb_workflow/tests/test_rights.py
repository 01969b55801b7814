# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_docx, make_pdf
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import b64
from .common_procedure import ProcedureCase

# Acts of this addon that the table drives through a method of another name or model.
METHODS = {
    "edit_draft": "action_upload_draft",
    "convert": None,
    # possible only with an appendix: test_mail_intake.py
    "split_off": None,
    # possible only while somebody is asked: test_commenting.py
    **dict.fromkeys(
        ("extend_comments", "remind_comments", "close_comments", "comment")
    ),
}


class Undo(Exception):
    """Takes back an allowed act, so that the next person meets the same state."""


@tagged("post_install", "-at_install")
class TestRights(ProcedureCase):
    """Invariant 5: every act × every person × every state, from the table itself."""

    def setUp(self):
        super().setUp()
        self.procedure = self.published()
        self.stages = {
            "arrived": self.arrive,
            "reported": self.reported,
            "registered": self.registered,
            "presented": self.presented,
            "with the heads": self.with_the_heads,
            "with the people": self.with_the_people,
            "with a head in person": self.with_a_head_in_person,
            "extension asked": self.extension_asked,
            "more asked than the unit has": lambda: self.extension_asked("2027-01-15"),
            "returned": self.returned,
            "in a step": self.in_a_step,
            "draft": self.complete_draft,
            "content_review": self.submitted,
            "form_review": self.content_approved,
            "approved": self.approved,
        }
        # another leader, so that one can leave a document to another
        self.deputy = self.add_person("deputy", self.agency, "leader")
        self.everybody = {
            **self.people,
            "colleague": self.colleague,
            "support_head": self.support_head,
            "expert": self.expert,
            "stranger": self.stranger,
        }

    def arguments(self, document, action, user):
        onward = {"role": "lead", "user_id": self.people["specialist"].id}
        if user == self.support_head:
            onward = {"role": "support", "user_id": self.expert.id}
        return {
            "add_file": ("x.pdf", b64(make_pdf())),
            "refuse": ("Sai địa chỉ",),
            "report_fault": (self.people["head"].id, "Thiếu trang 2"),
            "decide_fault": ("Tiếp nhận",),
            "present": (self.people["leader"].id,),
            "correct": ({"signer_name": "Lê Văn Sửa"}, "Đọc nhầm"),
            "route": (self.procedure.id,),
            "advance": ("Đạt yêu cầu", True),
            "return_step": ("Thiếu phụ lục",),
            "direct": ("Xử lý", [self.lead_line()]),
            "pass_on": ([onward],),
            "return_assignment": ("Không thuộc nhiệm vụ của phòng",),
            "reassign": ({"unit_id": self.support_unit.id},),
            "keep_assignment": ("Đúng nhiệm vụ của phòng",),
            "give_opinion": ("Đồng ý",),
            "finish": ("Xong", True),
            "edit_draft": ("x.docx", b64(make_docx("khác"))),
            "return_draft": ("Sửa lại",),
            "pass_to_leader": (self.deputy.id,),
            "direct_again": ("Chỉ đạo thêm",),
            "withdraw": self.withdrawal(document, user),
            "consult": ("Ý kiến?", [{"user_id": self.colleague.id}]),
            "ask_extension": ("2027-01-15", "Chờ số liệu"),
            "refuse_extension": ("Việc gấp",),
            "grant_extension": ("2026-11-27",),
            "ask_comments": ("Ý kiến?", [{"user_id": self.colleague.id}], "2026-11-27"),
            "note_paper_file": (1, "Hồ sơ giấy", "Kho"),
        }.get(action, ())

    def withdrawal(self, document, user):
        """Return an assignment the user has given, or any, and who gets it instead."""
        given = document.sudo().assignment_ids.filtered(lambda a: a._is_live())
        mine = given.filtered(lambda a: a.with_user(user).can_withdraw)
        head = user if user == self.support_head else self.people["head"]
        if head in given.user_id:  # has it in person already
            head = self.colleague
        return (mine or given)[:1].id, "Giao nhầm", {"user_id": head.id}

    def reported(self):
        document = self.arrive()
        document.action_report_fault(self.people["head"].id, "Thiếu trang 2")
        return document

    def with_the_heads(self):
        informed = {"role": "info", "user_id": self.colleague.id}
        return self.directed(self.lead_line(), self.support_line(), informed)

    def with_a_head_in_person(self):
        line = {"role": "lead", "user_id": self.people["head"].id}
        return self.with_its_paper(self.directed(line))

    def with_its_paper(self, document):
        """Return the document with a paper file that waits to be received."""
        self.act(document, "clerk").action_note_paper_file(1, "Hồ sơ giấy", "Kho")
        return document

    def with_the_people(self):
        return self.with_its_paper(self.passed_on())

    def extension_asked(self, day="2026-11-27"):
        document = self.directed(self.lead_line())
        specialist = self.people["specialist"]
        line = {"role": "lead", "user_id": specialist.id, "due_date": "2026-11-26"}
        self.act(document, "head").action_pass_on([line])
        document.with_user(specialist).action_ask_extension(day, "Chờ")
        return self.with_its_paper(document)

    def in_a_step(self):
        document, _procedure = self.at_second_step()
        return self.with_its_paper(document)

    def own_steps(self):
        """The rows whose acts this addon has as methods of the document."""
        states = {"arrived", "registered", "presented", "assigned", "draft"}
        states |= {"content_review", "form_review", "approved"}
        return [
            step
            for step in self.env["qlvb.document"]._transition_table().values()
            if set(step.sources) <= states and self.is_ours(self.method(step.action))
        ]

    def is_ours(self, method):
        """Whether this addon, not one above it, has the method."""
        classes = type(self.env["qlvb.document"]).__mro__
        return any(
            method in vars(part)
            for part in classes
            if ".qlvb_workflow." in part.__module__
        )

    def method(self, action):
        return METHODS.get(action, f"action_{action}")

    def attempt(self, document, action, user):
        with trap_jobs():
            getattr(document.with_user(user), self.method(action))(
                *self.arguments(document, action, user)
            )

    def test_only_whom_it_waits_for_may_act(self):
        """R10: in each state every other person and act is refused, nothing changes."""
        steps = self.own_steps()
        allowed = set()
        for stage, make in self.stages.items():
            document = make()
            before = (document.state, self.holders(document), document)
            for name, user in self.everybody.items():
                for step in steps:
                    with self.subTest(stage=stage, act=step.action, who=name):
                        if self.entitled(before, step, user):
                            allowed.add(step.action)
                            self.check_allowed(document, step, user)
                        elif self.worth_trying(before, step, user):
                            with self.assertRaises(UserError):
                                self.attempt(document, step.action, user)
                self.check_buttons(document, before, steps, user)
            self.assertEqual((document.state, self.holders(document)), before[:2])
        self.assertEqual(allowed, {step.action for step in steps})

    def keys_asked(self, holders, user):
        keys = set(user._qlvb_principals())
        return {kind for kind, principal in holders if principal in keys}

    def entitled(self, facts, step, user):
        state, _holders, document = facts
        if state not in step.sources or not self.holds(facts, step, user):
            return False
        return step.action not in set(document.with_user(user)._not_by_step())

    def holds(self, facts, step, user):
        """Whether the work, or the role, that the step asks for is the user's."""
        _state, holders, document = facts
        seen = document.with_user(user).sudo()
        if step.role == "giver":
            return any(seen.assignment_ids.mapped("can_withdraw"))
        if step.role == "drafter":
            approved = seen.review_ids.filtered(lambda r: r.result == "approved")
            return user == seen.drafter_id and not approved
        if step.role:
            return seen._role_holder(step.role) in user._qlvb_own_principals()
        if step.action == "ask_extension":
            return bool(seen._extensible_assignments())
        if step.action == "pass_up_extension":
            return bool(seen._extensions_to_pass_up())
        asked = self.keys_asked(holders, user).intersection(step.work)
        if step.action in ("pass_on", "return_assignment") and "pass_on" not in asked:
            # named in person: of whom heads a department alone
            return bool(asked) and "head" in user.qlvb_post_ids.role_ids.mapped("code")
        if step.action == "give_opinion" and asked == {"pass_on"}:
            # of a unit: its head answers what is asked of it, not what it leads
            return self.unit_is_asked(seen, user)
        return bool(asked)

    def unit_is_asked(self, document, user):
        keys = set(user._qlvb_principals())
        return any(
            a.role == "support" and a.state == "open" and a.principal in keys
            for a in document.assignment_ids
        )

    def worth_trying(self, facts, step, user):
        """The right state and a wrong person, or the holder, a stranger anywhere."""
        state, holders, _document = facts
        return (
            state in step.sources
            or user == self.stranger
            or self.keys_asked(holders, user)
        )

    def check_buttons(self, document, facts, steps, user):
        seen = document.with_user(user)
        if not seen.has_access("read"):
            return
        shown = seen.allowed_actions.strip(",").split(",")
        entitled = {step.action for step in steps if self.entitled(facts, step, user)}
        self.assertEqual(set(shown) & {step.action for step in steps}, entitled)

    def check_allowed(self, document, step, user):
        """Entitled: the act leads where the table says; then it is undone."""
        state = document.state
        with self.assertRaises(Undo), self.env.cr.savepoint():
            self.attempt(document, step.action, user)
            self.assertEqual(document.sudo().state, self.target(step, state))
            self.assert_flow_closed()
            raise Undo
        self.env.invalidate_all()

    def target(self, step, state):
        if step.action == "return_draft" and state == "approved":
            return "content_review"  # to the head who approved it (R121)
        return step.target or state

    def test_buttons_show_what_the_table_allows(self):
        document = self.presented()
        self.assertIn(",direct,", self.act(document, "leader").allowed_actions)
        clerk = self.act(document, "clerk").allowed_actions
        self.assertEqual(
            set(clerk.strip(",").split(",")), {"note_paper_file", "correct"}
        )

    def test_refused_attempt_is_in_the_journal(self):
        """R30: refusals too."""
        document = self.presented()
        with self.assertRaises(AccessError):
            self.act(document, "clerk").action_direct("Xử lý", [self.lead_line()])
        attempts = self.refused_attempts("document.direct")
        self.assertIn(("clerk", document.id), attempts)

    def test_state_is_never_written_by_hand(self):
        document = self.arrive()
        with self.assertRaises(AccessError):
            document.state = "done"

    def test_usual_directives_of_others_are_private(self):
        phrases = self.env["qlvb.phrase"]
        own = phrases.with_user(self.people["leader"]).create({"text": "Riêng của tôi"})
        self.assertNotIn(own, phrases.with_user(self.stranger).search([]))
        shared = self.env.ref("qlvb_workflow.phrase_handle")
        with self.assertRaises(AccessError):
            shared.with_user(self.people["leader"]).text = "Sửa chung"
