# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..clock import today
from ..form_of import form_of
from ..office_language import in_office_language

# What its asker chooses; the rest comes from the acts.
GIVEN = frozenset(
    {
        "kind",
        "file_format",
        "agency_id",
        "unit_id",
        "date_from",
        "date_to",
        "volume",
        "search_domain",
        "column_names",
        "row_order",
    }
)


class QlvbPrintout(models.Model):
    """A register, a report or a found list, made in a job for who asked (R177, R258).

    What it shows is looked up with the asker's own rights; nobody else gets it.
    """

    _name = "qlvb.printout"
    _inherit = ["qlvb.made.file"]
    _description = "Register or report"
    _form_path = "so-va-bao-cao"
    _order = "id desc"

    name = fields.Char(compute="_compute_name", string="Register, report")
    kind = fields.Selection(
        [("document_list", "List of documents")],
        required=True,
        default="document_list",
        string="Register or report",
    )
    file_format = fields.Selection(
        [("pdf", "PDF, to print"), ("xlsx", "Excel (XLSX)"), ("docx", "Word (DOCX)")],
        required=True,
        default="pdf",
        string="As",
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        ondelete="restrict",
        index=True,
        default=lambda self: self.env.user._qlvb_agency(),
    )
    unit_id = fields.Many2one("qlvb.unit", ondelete="restrict")
    date_from = fields.Date(
        string="From day", default=lambda self: date(today().year, 1, 1)
    )
    date_to = fields.Date(string="To day", default=lambda self: today())
    volume = fields.Integer(default=1)
    search_domain = fields.Json()
    column_names = fields.Json()
    row_order = fields.Char()
    row_count = fields.Integer(string="Rows", readonly=True)
    content = fields.Binary(attachment=True, groups=fields.NO_ACCESS)
    filename = fields.Char(readonly=True)
    progress_ids = fields.One2many("qlvb.printout.progress", "printout_id")

    _asker_idx = models.Index("(create_uid, id DESC)")

    @api.depends("kind", "date_from", "date_to", "unit_id")
    @api.depends_context("lang")
    def _compute_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for printout in self:
            words = [labels.get(printout.kind), printout.unit_id.name]
            if printout.date_from and printout.date_to:
                words.append(printout._days())
            printout.name = ", ".join(filter(None, words))

    def _days(self) -> str:
        return f"{self.date_from:%d/%m/%Y} – {self.date_to:%d/%m/%Y}"

    @api.onchange("agency_id")
    def _onchange_agency_id(self):
        if self.unit_id.agency_id != self.agency_id:
            self.unit_id = False

    @api.model
    def _given_fields(self):
        return GIVEN

    @api.constrains("date_from", "date_to")
    def _check_days(self):
        for printout in self:
            first, last = printout.date_from, printout.date_to
            if first and last and first > last:
                raise UserError(self.env._("The first day is after the last."))

    # -- acts --------------------------------------------------------------------------

    @api.model
    def action_print_list(self, domain, columns, file_format, order=None):
        """Have the found list made, with the columns shown (R177).

        :param domain: of ``qlvb.document``, as the search bar has it
        :param columns: names of fields
        :raise UserError: a field or a condition that is none
        """
        if not isinstance(columns, list) or not isinstance(domain, list):
            raise UserError(self.env._("What was searched for is not understood."))
        if file_format not in dict(self._fields["file_format"].selection):
            raise UserError(self.env._("Choose PDF, Excel or Word."))
        return self._print_found(
            domain,
            kind="document_list",
            file_format=file_format,
            column_names=columns,
            row_order=str(order or ""),
        )

    @api.model
    def _print_found(self, domain, **values) -> dict:
        """Have it made of the documents found, of whatever day; return its form."""
        agency = self.env.user._qlvb_agency()
        if not agency:
            raise AccessError(self.env._("You hold no post: there is nothing to list."))
        days = {"date_from": False, "date_to": False}
        printout = self.create(
            {"agency_id": agency.id, **days, "search_domain": domain, **values}
        )
        if printout._is_made_at_once():
            return printout._make_at_once()
        printout.action_start()
        return form_of(printout)

    def action_start(self):
        """Make the file in the background; the asker is told when it is ready.

        :raise UserError: made already, no row, or a period the form does not have
        :raise AccessError: another one's, or outside what one keeps, leads or heads
        """
        self.ensure_one()
        self._check_is_mine()
        self._check_can_start()
        self._form()._check(self)
        self._start()
        self.env["qlvb.audit.event"]._log("printout.start", self, **self._told())

    def action_download(self):
        """Let the asker's browser fetch it; the controller checks and logs it."""
        self.ensure_one()
        self._check_is_mine()
        if refusal := self._download_refusal():
            raise UserError(refusal)
        return {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/printout/{self.id}",
            "target": "self",
        }

    def _download_refusal(self) -> str:
        """Return why the asker does not get the file; empty when he does.

        The copy stays for days: a right may have ended since it was made.
        """
        if self.state != "done":
            return self.env._("The file is not there. Make it again.")
        try:
            self._form()._check_right(self)
        except AccessError as error:
            return str(error)
        return ""

    def _check_is_mine(self):
        self.check_access("read")
        if self.create_uid != self.env.user:
            raise AccessError(self.env._("This was asked for by somebody else."))

    def _form(self):
        """Return the form that knows columns and rows of this kind."""
        return self.env[f"qlvb.printout.{self.kind}"]

    def _told(self) -> dict:
        return {
            "what": in_office_language(self).name,
            "format": self.file_format.upper(),
            "unit": (self.unit_id or self.agency_id).name,
            "date_from": self.date_from or None,
            "date_to": self.date_to or None,
            "domain": self.search_domain or None,
            "columns": self.column_names or None,
        }
