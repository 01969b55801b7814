# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit import notation

from ..models.signing_session import ask_agent

PAGE = Markup(
    '<img src="{source}" alt="{words}" title="{words}" loading="lazy" '
    'class="w-100 border mb-2"/>'
)


class QlvbSealWizard(models.TransientModel):
    """The clerk's dialog: the real consequence first, then one confirmation."""

    _name = "qlvb.seal.wizard"
    _description = "Number, seal and issue"
    _inherit = ["qlvb.document.wizard", "qlvb.key.wizard"]

    document_id = fields.Many2one("qlvb.document", required=True, readonly=True)
    state = fields.Selection(related="document_id.state", related_sudo=False)
    subject = fields.Char(related="document_id.subject", related_sudo=False)
    date = fields.Date(
        string="Date of the document", required=True, default=lambda self: today()
    )
    next_code = fields.Char(string="Number to be given", compute="_compute_next_code")
    preview = fields.Html(compute="_compute_preview", sanitize=False)
    recipient_ids = fields.One2many(
        related="document_id.recipient_ids", related_sudo=False
    )
    reserved_ids = fields.Many2many(
        "qlvb.register.entry", compute="_compute_reserved_ids"
    )
    reserved_id = fields.Many2one("qlvb.register.entry", string="Reserved number")
    pin = fields.Char(string="PIN of the agency's key", store=False)
    subject_differs = fields.Boolean(
        related="document_id.subject_differs", related_sudo=False
    )
    subject_checked = fields.Boolean(
        string="I have compared: the paper is the one this subject is of"
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Offer the number an earlier try keeps for the document, with its date."""
        wizards = super().create(vals_list)
        for wizard in wizards:
            if kept := wizard.document_id._kept_number():
                wizard.write({"date": kept.date, "reserved_id": kept.id})
        return wizards

    @api.depends("document_id", "date")
    def _compute_reserved_ids(self):
        """Offer the numbers that wait for a document of this series and day."""
        for wizard in self:
            wizard.reserved_ids = wizard.date and wizard._reserved_numbers()

    def _reserved_numbers(self):
        self.document_id.check_access("read")
        # sudo: as next_code; only the agency's clerk reads entries
        register = self.document_id.sudo()._number_register(self.date)
        entries = self.env["qlvb.register.entry"]
        waiting = entries.search(
            [
                ("register_id", "=", register.id),
                ("state", "=", "reserved"),
                ("date", "=", self.date),
            ]
        )
        return entries._free(waiting, self.document_id)

    @api.depends("document_id", "date", "reserved_id")
    def _compute_next_code(self):
        self.next_code = False
        for wizard in self.filtered(lambda w: w.date and w.document_id):
            wizard.document_id.check_access("read")
            # sudo: registers belong to the clerk, whose document was checked above
            document = wizard.document_id.sudo()
            year = wizard.date.year if document.type_id.year_in_code else None
            wizard.next_code = notation.full_code(
                wizard._number(), document.code_notation or "", year
            )

    def _number(self) -> int:
        # sudo: as next_code
        register = self.document_id.sudo()._number_register(self.date)
        return self.reserved_id.number or register._last().number + 1

    @api.depends("document_id", "date", "reserved_id")
    def _compute_preview(self):
        """Show the first page, and that of the seal, as they will be."""
        self.preview = False
        for wizard in self.filtered(lambda w: w.date and w.state == "signed"):
            # forms ask for the size of files, this for what is in them
            document = wizard.document_id.with_context(bin_size=False)
            document.check_access("read")
            number = wizard._number()
            _pdf, pages = document._seal_preview(number, wizard.date)
            address = f"/qlvb/seal-preview/{document.id}/{wizard.date}/{number}"
            wizard.preview = Markup().join(
                PAGE.format(
                    source=f"{address}/{page}",
                    words=self.env._(
                        "Page %(page)s as it will be issued: number, date and seal",
                        page=page + 1,
                    ),
                )
                for page in pages
            )

    def _signing_certificate(self):
        return self.env["qlvb.certificate"]._of_agency(self.document_id.agency_id)

    def _sealed(self):
        """Number, stamp and seal; return the document."""
        self.ensure_one()
        self._check_subject()
        document = self._without_secrets(self.document_id)
        document._seal(day=self.date, reserved=self.reserved_id, **self._secrets())
        return document

    def _check_subject(self):
        """Let a paper whose subject is not found in it be numbered by will only.

        The register has the subject of the form; it has to be the paper's (Decree
        30/2020 Điều 8, 15). What is read from a scan may differ by a letter, so that
        a person decides.
        """
        if not self.subject_differs:
            return
        if not self.subject_checked:
            raise UserError(
                self.env._(
                    "The subject “%(subject)s” is not found in the paper. Compare the "
                    "two and say so here, or return the document.",
                    subject=self.subject,
                )
            )
        self.env["qlvb.audit.event"]._log(
            "document.subject_checked", self.document_id, subject=self.subject
        )

    def action_seal(self):
        """Number, stamp and seal; issue later."""
        document = self._sealed()
        return document._said(document._number_sentence())

    def action_seal_and_issue(self):
        """Number, stamp, seal and send to every recipient."""
        self.ensure_one()
        if self.document_id.state == "signed":
            self.document_id._check_can_be_sent()
            return self._sealed().action_issue()
        return self._without_secrets(self.document_id).action_issue()

    # -- with the agency's USB token ----------

    def action_seal_by_agent(self):
        """Have the page ask the signing software of this computer; issue later."""
        self._check_subject()
        return self._ask_agent("agent_seal_as_asked")

    def action_seal_and_issue_by_agent(self):
        """Seal with the token, then send to every recipient."""
        self.ensure_one()
        self._check_subject()
        self.document_id._check_can_be_sent()
        return self._ask_agent("agent_seal_as_asked", after="agent_issue")

    def _ask_agent(self, method, after=""):
        self.ensure_one()
        return ask_agent(self, method, after)

    def agent_seal_as_asked(self):
        """Begin with the date and the number chosen here; the act checks the right."""
        self.ensure_one()
        day = fields.Date.to_string(self.date)
        return self.document_id.agent_seal(day, self.reserved_id.id or 0)

    def agent_issue(self):
        """Issue what the token has sealed; the act checks the right."""
        self.ensure_one()
        return self.document_id.action_issue()
