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
        given = document.assignment_ids
        top = given.filtered(lambda a: not a.parent_id)
        return {
            "document": document,
            "agency": document.agency_id._as_of(document.arrival_date),
            "directives": self._by_directive(top),
            "passed_on": self._by_directive(given - top),
            "opinions": document.opinion_ids,
        }

    def _by_directive(self, assignments) -> list[dict]:
        """Return what is printed of each directive, in order of time.

        What was taken back or replaced later stays: nothing is overwritten (R98).
        """
        ordered = assignments.sorted(lambda a: (a.create_date, a.position))
        directives = ordered.grouped(
            lambda a: (a._directed_by(), a.directive, a.create_date)
        )
        return [
            {
                "text": text,
                "lines": [assignment._printed() for assignment in given],
                "moment": moment,
                "giver": giver,
            }
            for (giver, text, moment), given in directives.items()
        ]


class QlvbAssignment(models.Model):
    _inherit = "qlvb.assignment"

    def _printed(self) -> str:
        """Return the part, who has it, until when, and what became of it."""
        role = self._fields["role"].convert_to_export(self.role, self)
        words = [f"{role}: {self._holder_name()}"]
        if self.due_date:
            words.append(self._printed_deadline())
        if self.state == "cancelled":
            words.append(self.env._("taken back or given to somebody else later"))
        return "; ".join(words)

    def _printed_deadline(self) -> str:
        """Return the deadline, and that it was extended: from when, if that is known.

        Of the unit above whose date had to move as well only the new one is kept.
        """
        granted = self.document_id.extension_ids.filtered(
            lambda e: e.state == "granted" and self in e._line()
        ).sorted("id")
        day = self._due_words()
        own = granted.filtered(lambda e: e.assignment_id == self)
        if own:
            return self.env._(
                "deadline %(first)s, extended to %(day)s",
                first=self._day_words(own[0].due_date),
                day=day,
            )
        if granted:
            return self.env._("deadline %(day)s (extended)", day=day)
        return self.env._("deadline %(day)s", day=day)

    def _day_words(self, day) -> str:
        return day.strftime("%d/%m/%Y")
