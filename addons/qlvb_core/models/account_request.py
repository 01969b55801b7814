# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from ..clock import today
from ..qlvb_toolkit import text


class QlvbAccountRequest(models.Model):
    """The leader's written request that orders acts on accounts (Regulation Điều 19.3).

    Entered through the dialogs of the acts, never changed once an act relied on it.
    """

    _name = "qlvb.account.request"
    _description = "Written request"
    _order = "id desc"  # entered last, offered first
    _rec_names_search = ["number", "signer"]

    number = fields.Char(required=True, index="trigram", string="Number, notation")
    date = fields.Date(required=True, string="Dated")
    signer = fields.Char(required=True, string="Signed by")
    agency_id = fields.Many2one(
        "qlvb.unit", required=True, index=True, ondelete="restrict"
    )
    content = fields.Binary(string="File", attachment=True)
    filename = fields.Char()
    document_id = fields.Many2one(
        "qlvb.document",
        ondelete="restrict",
        groups=fields.NO_ACCESS,
        help="The same request as a document of the system; an admin reads none.",
    )
    is_linked = fields.Boolean(
        string="Kept as a document of the agency", compute="_compute_is_linked"
    )
    by_operator = fields.Boolean(
        string="Sent to the operator",
        readonly=True,
        help="Sent to the operator, who entered it; other requests it cannot open.",
    )
    act_ids = fields.One2many("qlvb.account.act", "request_id")

    _number_uniq = models.UniqueIndex(
        "(agency_id, number, date, by_operator)",
        "This request has been entered already.",
    )

    @api.depends("document_id")
    def _compute_is_linked(self):
        for request in self.sudo():
            request.is_linked = bool(request.document_id)

    @api.depends("number", "date", "signer")
    def _compute_display_name(self):
        for request in self:
            request.display_name = self.env._(
                "No. %(number)s of %(date)s, signed by %(signer)s",
                number=request.number or "",
                date=format_date(self.env, request.date, date_format="dd/MM/yyyy"),
                signer=request.signer or "",
            )

    def write(self, vals):
        if self.sudo().act_ids:
            raise AccessError(
                self.env._("A written request that was acted upon never changes.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("A written request is never removed."))

    @api.model
    def _enter(self, agency, values):
        """Return the request of ``values`` in ``agency``, entered now if it is new.

        :param values: ``number``, ``date``, ``signer``; ``content`` in base64 and
            ``filename`` unless the request is a document of the system
        :raise AccessError: the current user does not administer ``agency``
        :raise UserError: something is missing, or entered differently before
        """
        if not self.env.user._qlvb_administers(agency):
            raise AccessError(
                self.env._("You do not administer %(name)s.", name=agency.name)
            )
        values = {
            "number": text.tidy(values["number"] or ""),
            "signer": text.tidy(values["signer"] or ""),
            "date": fields.Date.to_date(values["date"]),
            "content": values.get("content"),
            "filename": text.nfc(values.get("filename") or ""),
            "by_operator": self.env.user._qlvb_operates(),
        }
        # sudo: the agency was checked above
        requests = self.sudo()
        known = requests._known(agency, values)
        if known:
            return known.sudo(False)
        document = requests._document(agency, values)
        request = requests.create(
            {**values, "agency_id": agency.id, "document_id": document.id}
        )
        request._check_usable(agency)
        return request.sudo(False)

    def _known(self, agency, values):
        known = self.search(
            [
                ("agency_id", "=", agency.id),
                ("number", "=", values["number"]),
                ("date", "=", values["date"]),
                # nobody opens another's paper by repeating its number
                ("by_operator", "=", values["by_operator"]),
            ]
        )
        if known and known.signer != values["signer"]:
            raise UserError(
                self.env._(
                    "Request %(number)s was entered before, signed by %(signer)s. "
                    "Choose it from the list.",
                    number=known.number,
                    signer=known.signer,
                )
            )
        return known

    def _document(self, agency, values):
        """Return the document of the agency with this number and date, if any."""
        return self.env["qlvb.document"].search(
            [
                ("agency_id", "=", agency.id),
                ("code", "=", values["number"]),
                ("issued_date", "=", values["date"]),
            ],
            limit=1,
        )

    def _check_usable(self, agency):
        """Refuse as the ground of an act in ``agency`` (R251).

        One the caller may not read is as good as missing: it is not named.

        :raise UserError: missing, incomplete, of another agency, or of a wrong date
        """
        request = self.exists().sudo()
        if not request or not self.has_access("read"):
            raise UserError(
                self.env._(
                    "Give the number, date and signer of the leader's written request: "
                    "without it nothing is done (Regulation Điều 19.3)."
                )
            )
        request.ensure_one()
        if agency not in request._agencies_ordered(agency):
            raise UserError(
                self.env._(
                    "Request %(number)s orders nothing in %(agency)s: it is of "
                    "%(other)s.",
                    number=request.number,
                    agency=agency.name,
                    other=request.agency_id.name,
                )
            )
        request._check_complete()
        request._check_date()

    def _agencies_ordered(self, agency):
        """Return the agencies this request may order something in.

        Its own; what the operator does for many may be ordered from above.
        """
        above = self.env.user._qlvb_operates() and self.agency_id in agency._chain()
        return self.agency_id | (agency if above else agency.browse())

    def _check_complete(self):
        if not (self.number and self.signer and (self.content or self.document_id)):
            raise UserError(
                self.env._(
                    "Attach the file of the written request: no document with this "
                    "number and date is kept in the agency."
                )
            )

    @api.model
    def _oldest_date(self):
        """Return the earliest date of a request that still orders something."""
        days = self.env["qlvb.rule"]._value("account.request_days")
        return today() - timedelta(days=days)

    def _check_date(self):
        if self.date > today():
            raise UserError(self.env._("A written request cannot be of a later day."))
        if self.date < self._oldest_date():
            days = self.env["qlvb.rule"]._value("account.request_days")
            raise UserError(
                self.env._(
                    "Request %(number)s is older than %(days)s days. Ask the leader "
                    "for a new one.",
                    number=self.number,
                    days=days,
                )
            )


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.model
    def _qlvb_frozen_models(self):
        return super()._qlvb_frozen_models() | {"qlvb.account.request"}
