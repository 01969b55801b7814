# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.transition import Transition, table


class QlvbDocument(models.Model):
    """Sent straight to whom a published procedure names (Decree 30 Điều 23.1, R92)."""

    _inherit = "qlvb.document"

    procedure_id = fields.Many2one(
        "qlvb.procedure",
        string="Internal procedure",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The version it began with; later versions change nothing here (R70).",
    )
    procedure_picture = fields.Html(
        compute="_compute_procedure_picture", sanitize=False
    )

    @api.model
    def _protected_fields(self):
        return super()._protected_fields() | {"procedure_id"}

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition(
                    "route",
                    ("registered",),
                    "assigned",
                    ("present",),
                    "document.route",
                )
            ),
        }

    @api.depends("procedure_id", "assignment_ids.step_id", "assignment_ids.state")
    @api.depends_context("lang")
    def _compute_procedure_picture(self):
        for document in self:
            # sudo: whoever sees the document sees the way it goes
            procedure = document.sudo().procedure_id
            document.procedure_picture = (
                procedure._draw(document._step_status()) if procedure else False
            )

    def _step_status(self) -> dict:
        """Return how far each step is, by step: the last word on it counts."""
        leads = self.sudo().assignment_ids.filtered(
            lambda a: a.step_id and a.role == "lead" and not a.parent_id
        )
        return {a.step_id: a.state for a in leads.sorted("id")}

    def action_route(self, procedure_id: int):
        """Send to whom the procedure for this document names; no leader decides.

        :param procedure_id: the version the caller was shown
        :raise UserError: another one, or none, applies by now; a part nobody holds
        :raise AccessError: not the clerk it waits for
        """
        self.ensure_one()
        self._check_transition("route")
        procedure = self.env["qlvb.procedure"]._for_document(self)
        if not procedure or procedure.id != procedure_id:
            raise UserError(
                self.env._(
                    "This procedure does not apply to the document now. Open “Present” "
                    "again."
                )
            )
        step = procedure.step_ids.sorted("sequence")[:1]
        lines = step._lines(self) + procedure._informed_lines(self, step)
        given = step._begin(self, lines)
        self._transition(
            "route",
            values={
                "procedure_id": procedure.id,
                "due_date": procedure._end_date(self),
            },
            next_work=given._work(),
            to=given._told(),
            procedure=procedure,
            rule=procedure.rule_number,
        )
        self._on_progress("04")
        return self._said(self.env._("Sent by the procedure."), self._now_with())


class QlvbProcedure(models.Model):
    _inherit = "qlvb.procedure"

    def _informed_lines(self, document, step) -> list[dict]:
        """Return the line that informs the leader, unless a part is the leader's."""
        post = self.informed_post_id.filtered("in_force")
        taking_part = [line.get("user_id") for line in step._lines(document)]
        if not post or post.user_id.id in taking_part:
            return []
        due = step._due(document)
        return [{"role": "info", "user_id": post.user_id.id, **due}]

    def _end_date(self, document):
        """Return when the last step is due if each takes the time it may."""
        path, _again = self._path()
        return document._deadline(sum(step._days() for step in path))


class QlvbProcedureStep(models.Model):
    _inherit = "qlvb.procedure.step"

    def _lines(self, document) -> list[dict]:
        """Return who gets what by this step if it began now, as ``_give`` takes it.

        :raise UserError: nobody holds a part by now
        """
        due = self._due(document)
        lines = []
        for part in self._ordered_parts():
            holder = part._holder_now()
            if not holder:
                raise self._nobody_error(part)
            lines.append({"role": part.role, **due, **holder})
        return lines

    def _ordered_parts(self):
        return self.part_ids.sorted(lambda part: (part.role != "lead", part.id))

    def _nobody_error(self, part) -> UserError:
        return UserError(
            self.env._(
                "“%(step)s”: nobody is %(who)s now. Present to the leader, or "
                "have the procedure changed.",
                step=self.display_name,
                who=part.holder,
            )
        )

    def _begin(self, document, lines, said=None):
        """Create the assignments of this step, through the code of a directive.

        :param lines: who gets what, as ``_lines`` gives them
        :param said: what there is to say beside what the step asks
        """
        directive = "\n".join(filter(None, [self._directive(), said]))
        given = self.env["qlvb.assignment"]._give(document, lines, directive)
        given.sudo().step_id = self
        return given

    def _directive(self) -> str:
        return f"{self.name}: {self.task}" if self.task else self.name
