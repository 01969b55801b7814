# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError


class QlvbDocument(models.Model):
    """Phiếu giải quyết văn bản đến, of one document (R94)."""

    _inherit = "qlvb.document"

    def action_print_handling_sheet(self):
        """Open the sheet, its three parts filled in.

        :raise UserError: not an incoming document that has its number
        :raise AccessError: the document may not be read
        """
        self.ensure_one()
        self._check_has_sheet()
        report = self.env.ref("qlvb_workflow.handling_sheet_print")
        # sudo: what a report action is may be read by whoever may read the document
        return report.sudo().report_action(self, config=False)

    def action_print_handling_sheets(self):
        """Have the sheets of the chosen documents made as one PDF, in a job.

        :raise UserError: none of them is an incoming document that has its number
        :raise AccessError: a document may not be read, or no post
        """
        self.check_access("read")
        chosen = self.filtered(lambda d: d.direction == "incoming" and d.arrival_number)
        if not chosen:
            chosen = self[:1]
        chosen._check_has_sheet()
        return self.env["qlvb.printout"]._print_found(
            [("id", "in", chosen.ids)], kind="handling_sheet", file_format="pdf"
        )

    def _check_has_sheet(self):
        self.check_access("read")
        for document in self:
            if document.direction != "incoming" or not document.arrival_number:
                raise UserError(
                    self.env._("Only a registered incoming document has this sheet.")
                )


class HandlingSheetPage(models.AbstractModel):
    """Decree 30/2020 Phụ lục IV mục VII."""

    _name = "report.qlvb_workflow.handling_sheet_page"
    _description = "Handling sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Check, record and return what is printed, whatever door asks for it."""
        documents = self.env["qlvb.document"].browse(docids)
        documents._check_has_sheet()
        self.env["qlvb.audit.event"]._log_each("document.print_sheet", documents)
        return {
            "sheets": [self._sheet(document) for document in documents],
            "mark": self.env.user._qlvb_usage_mark(),
        }

    def _sheet(self, document) -> dict:
        given = document.assignment_ids.filtered(lambda a: a.state != "cancelled")
        top = given.filtered(lambda a: not a.parent_id)
        return {
            "document": document,
            "agency": document.agency_id._as_of(document.arrival_date),
            "directives": self._by_directive(top),
            "passed_on": self._by_directive(given - top),
            "opinions": document.opinion_ids,
        }

    def _by_directive(self, assignments) -> list:
        """Return the assignments of each directive together, in order."""
        ordered = assignments.sorted("position")
        return [*ordered.grouped(lambda a: (a.given_by_id, a.directive)).values()]
