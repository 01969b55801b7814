# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL


class QlvbRegisterEntry(models.Model):
    """A number of a register, with what became of it; never changed, never removed."""

    _name = "qlvb.register.entry"
    _description = "Register entry"
    _inherit = "qlvb.untouchable"
    _order = "register_id desc, number desc"

    register_id = fields.Many2one("qlvb.register", required=True, ondelete="restrict")
    agency_id = fields.Many2one(related="register_id.agency_id", store=True, index=True)
    number = fields.Integer(required=True, aggregator=None)
    date = fields.Date(required=True)
    document_id = fields.Many2one(
        "qlvb.document", ondelete="restrict", index="btree_not_null"
    )
    state = fields.Selection(
        [("used", "Used"), ("reserved", "Reserved"), ("cancelled", "Cancelled")],
        required=True,
    )
    reason = fields.Char(help="Why the number was reserved or cancelled.")
    type_id = fields.Many2one(
        "qlvb.document.type",
        string="Reserved for",
        ondelete="restrict",
        help="The type of document it was asked for.",
    )
    taken_by_id = fields.Many2one(
        "res.users", string="Taken by", required=True, ondelete="restrict"
    )

    _number_uniq = models.UniqueIndex(
        "(register_id, number)", "This number is already in the register."
    )
    _state_check = models.Constraint(
        "CHECK (CASE WHEN state = 'used' THEN document_id IS NOT NULL "
        "ELSE reason <> '' END)",
        "A number is either given to a document or has a reason.",
    )

    @api.depends("number", "register_id.year", "reason")
    @api.depends_context("qlvb_with_reason")
    def _compute_display_name(self):
        tells_why = self.env.context.get("qlvb_with_reason")
        for entry in self:
            name = f"{entry.number}/{entry.register_id.year}"
            why = tells_why and entry.reason
            entry.display_name = f"{name} · {why}" if why else name

    # -- only the register writes here -------------------------------------------------

    def _refuse_change(self):
        raise AccessError(
            self.env._(
                "A number in a register is never changed or removed. Cancel it instead."
            )
        )

    @api.model
    def _insert(self, register, number, day, document, reason):
        """Add a row past our own create(), which refuses everybody.

        The act that takes a number has checked the right. In one statement, because
        everybody who takes a number of this register waits for it.
        """
        values = {
            "register_id": register.id,
            "agency_id": register.sudo().agency_id.id,
            "number": number,
            "date": day,
            "document_id": document.id if document else None,
            "state": "used" if document else "reserved",
            "reason": reason or None,
            "taken_by_id": self.env.uid,
            "create_uid": self.env.uid,
            "write_uid": self.env.uid,
            "create_date": self.env.cr.now(),
            "write_date": self.env.cr.now(),
        }
        rows = self.env.execute_query(
            SQL(
                "INSERT INTO qlvb_register_entry (%s) VALUES (%s) RETURNING id",
                SQL(", ").join(map(SQL.identifier, values)),
                SQL(", ").join(values.values()),
            )
        )
        register.invalidate_recordset(["entry_ids"], flush=False)
        entry = self.browse(rows[0][0])
        # known: nobody who waits for this register waits for it to be read
        self._fields["number"]._insert_cache(entry, [number])
        if not document:
            self.env["qlvb.audit.event"]._log("register.reserve", entry, reason=reason)
        return entry

    def _use(self, document):
        """Give a reserved number to a document."""
        self.ensure_one()
        self._check_reserved()
        # sudo: whoever registers the document took its number, see the register
        self.sudo()._write_by_act({"state": "used", "document_id": document.id})

    def _check_reserved(self):
        if self.state != "reserved":
            raise UserError(
                self.env._("Number %(number)s is not reserved.", number=self.number)
            )

    def _cancel(self, reason: str):
        """Cancel a number given and not used; it stays, with its reason (R135)."""
        self.ensure_one()
        if not (reason or "").strip():
            raise UserError(
                self.env._(
                    "Say why number %(number)s is cancelled.", number=self.number
                )
            )
        if self.state == "cancelled":
            raise UserError(
                self.env._(
                    "Number %(number)s is cancelled already.", number=self.number
                )
            )
        words = reason.strip()
        if self.reason:
            words = self.env._(
                "%(kept)s. Cancelled: %(why)s", kept=self.reason, why=words
            )
        # sudo: the register has checked who may cancel
        self.sudo()._write_by_act({"state": "cancelled", "reason": words})
        self.env["qlvb.audit.event"]._log("register.cancel", self, reason=reason)
