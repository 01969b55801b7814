# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

LED = ("handle", "pass_on")


class QlvbDocument(models.Model):
    """Documents whose step nobody held: somebody stands in until that is settled.

    They stand in the list of documents nobody holds, until whoever stands in has given
    the step to a person or done it (R67).
    """

    _inherit = "qlvb.document"

    is_step_unheld = fields.Boolean(
        string="Nobody holds its step",
        compute="_compute_step_unheld_words",
        search="_search_is_step_unheld",
    )
    step_unheld_words = fields.Char(compute="_compute_step_unheld_words")

    @api.model
    def _unheld_assignments(self) -> Domain:
        return Domain("state", "=", "open") & Domain("instead_of", "!=", False)

    @api.depends("assignment_ids.instead_of", "assignment_ids.state")
    @api.depends_context("lang")
    def _compute_step_unheld_words(self):
        # sudo: whoever sees the document sees that its step has no holder
        for document in self:
            unheld = document.sudo().assignment_ids.filtered_domain(
                self._unheld_assignments()
            )
            document.is_step_unheld = bool(unheld)
            document.step_unheld_words = "; ".join(
                assignment._unheld_words() for assignment in unheld
            )

    def _search_is_step_unheld(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return Domain("assignment_ids", "any", self._unheld_assignments())


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _unheld_words(self) -> str:
        return self.env._(
            "Nobody holds “%(part)s” (%(step)s): %(who)s stands in. Give the step to "
            "somebody, or do it.",
            part=self.instead_of,
            step=self.step_name,
            who=self._holder_name(),
        )


class QlvbWorkItem(models.Model):
    _inherit = "qlvb.work.item"

    instead_of = fields.Char(related="assignment_id.instead_of", string="Nobody holds")


class QlvbFollowUp(models.Model):
    _inherit = "qlvb.follow.up"

    @api.model
    def _compliance_matters(self, here: Domain) -> list[dict]:
        """Add the steps nobody holds, by who stands in."""
        led = Domain("state", "=", "open") & Domain("kind", "in", LED)
        unheld = Domain("document_id.is_step_unheld", "=", True)
        matter = self._work_matter(
            "step_unheld",
            self.env._("Steps nobody holds"),
            here & led & unheld,
            "requested_at",
        )
        held_by_nobody, *rest = super()._compliance_matters(here)
        return [held_by_nobody, matter, *rest]
