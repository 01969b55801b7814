# SPDX-License-Identifier: LGPL-3.0-or-later
import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

LOCAL_PART = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")


class QlvbUnit(models.Model):
    """The mailbox of an agency: what is sent there is received as documents."""

    _inherit = "qlvb.unit"

    intake_mailbox = fields.Char(
        string="Mailbox for documents",
        size=64,
        help="The part before the @. What is sent to it appears under “Intake”.",
    )
    intake_address = fields.Char(
        string="Address for documents", compute="_compute_intake_address"
    )

    _intake_mailbox_uniq = models.UniqueIndex(
        "(intake_mailbox) WHERE intake_mailbox IS NOT NULL",
        "This mailbox belongs to another agency.",
    )

    @api.depends("intake_mailbox")
    def _compute_intake_address(self):
        # sudo: the domain of mail is no secret
        domain = self.env["mail.alias.domain"].sudo().search([], limit=1).name
        for unit in self:
            mailbox = unit.intake_mailbox
            unit.intake_address = domain and mailbox and f"{mailbox}@{domain}"

    @api.model
    def _normalise(self, vals):
        super()._normalise(vals)
        if vals.get("intake_mailbox"):
            vals["intake_mailbox"] = vals["intake_mailbox"].strip().lower()

    @api.constrains("intake_mailbox", "kind")
    def _check_intake_mailbox(self):
        for unit in self.filtered("intake_mailbox"):
            if unit.kind != "agency":
                raise ValidationError(
                    self.env._("Only an agency has a mailbox for documents.")
                )
            if not LOCAL_PART.fullmatch(unit.intake_mailbox):
                raise ValidationError(
                    self.env._(
                        "“%(name)s” cannot stand before the @: use small letters "
                        "without accents, digits, and . - _ between them.",
                        name=unit.intake_mailbox,
                    )
                )
            if unit.intake_mailbox in unit._taken_mailboxes():
                raise ValidationError(
                    self.env._(
                        "Mailbox “%(name)s” is used by the mail system itself.",
                        name=unit.intake_mailbox,
                    )
                )

    @api.model
    def _taken_mailboxes(self) -> set[str]:
        # sudo: names only, to keep them apart
        domains = self.env["mail.alias.domain"].sudo().search([("name", "!=", False)])
        aliases = self.env["mail.alias"].sudo().search([("alias_name", "!=", False)])
        names = [
            *domains.mapped("catchall_alias"),
            *domains.mapped("bounce_alias"),
            *domains.mapped("default_from"),
            *aliases.mapped("alias_name"),
        ]
        return {name.lower() for name in names if name}

    @api.model
    def _with_mailbox(self, addresses):
        """Return the agencies in charge of the mailboxes among ``addresses``."""
        names = self._local_parts(addresses) - self._taken_mailboxes()
        # sudo: the mail system delivers, nobody looks
        units = self.sudo().with_context(active_test=False)
        found = units.search([("intake_mailbox", "in", sorted(names))])
        return self.sudo().union(*(unit._in_charge() for unit in found))

    @api.model
    def _local_parts(self, addresses) -> set[str]:
        """Return what stands before the @ of the addresses in our own domains."""
        # sudo: the domain of mail is no secret
        domains = self.env["mail.alias.domain"].sudo().search([("name", "!=", False)])
        ours = {name.lower() for name in domains.mapped("name")}
        parts = (address.rpartition("@") for address in addresses)
        return {local for local, _at, domain in parts if domain in ours}
