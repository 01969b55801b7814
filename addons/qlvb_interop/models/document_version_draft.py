# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command

from ..qlvb_edxml import Business, BusinessType, Replaced


class QlvbDocument(models.Model):
    """A new document replaces or amends one already issued (Điều 18.3; R77)."""

    _inherit = "qlvb.document"

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents._check_earlier()
        return documents

    def write(self, vals):
        result = super().write(vals)
        if "replaces_ids" in vals:
            self._check_earlier()
        return result

    def _check_earlier(self):
        """People link what they may read, of the same agency, and already issued.

        No constraint of Odoo's, which would run with the system's rights.
        """
        if self.env.su:
            return
        for document in self.filtered(lambda d: d.sudo().replaces_ids):
            # sudo: a link to what one may not read is refused, not overlooked
            earlier = document.sudo().replaces_ids.with_env(self.env)
            earlier.check_access("read")
            fits = earlier.filtered(
                lambda d, new=document: (
                    d.state == "issued" and d.agency_id == new.agency_id
                )
            )
            if document.direction == "incoming" or earlier - fits:
                raise ValidationError(
                    self.env._(
                        "Only an issued document of the same agency is replaced or "
                        "amended."
                    )
                )

    def action_begin_newer(self, kind: str = "replace"):
        """Begin the draft that replaces or amends this issued document.

        Whoever got this one is its recipient already.

        :param kind: ``replace``, ``amend`` or ``correct``
        :raise UserError: not issued, or recalled
        :raise AccessError: no right to it, or to draft for its agency
        """
        self.ensure_one()
        self.check_access("read")
        if self.direction != "outgoing" or self.state != "issued":
            raise UserError(self._wrong_state_message())
        if kind not in dict(self._fields["replacement_kind"].selection):
            raise UserError(self.env._("Choose whether to replace or to amend it."))
        if kind != "replace" and self.recall_state == "recalled":
            raise UserError(
                self.env._(
                    "This document has been recalled: there is nothing left to amend "
                    "or correct. Draft a replacement."
                )
            )
        post = self.env.user._qlvb_posts(agency=self.agency_id)[:1]
        return self.create(self._newer_values(kind, post))._action_open()

    def _newer_values(self, kind, post):
        return {
            "direction": "outgoing",
            "agency_id": self.acting_agency_id.id,
            "unit_id": self._unit_of_newer(post).id,
            "type_id": self.type_id.id,
            "signer_post_id": self.signer_post_id.filtered("in_force").id,
            "subject": self._newer_subject(kind)[:500],
            "replacement_kind": kind,
            "replaces_ids": [Command.link(self.id)],
            "recipient_ids": [
                Command.create(line) for line in self._recipients_who_have_it()
            ],
        }

    def _unit_of_newer(self, post):
        """Return whose draft it is: the clerk begins one for the unit that drafted.

        Its head answers for the content, and its file copy goes there (Điều 18.3).
        """
        registers = self.env.user._qlvb_scope().register_agency_ids
        drafted = self.unit_id.filtered("active")
        if drafted and self.acting_agency_id.id in registers:
            return drafted
        return post.unit_id

    def _newer_subject(self, kind) -> str:
        if kind == "amend":
            return self.env._("amending %(code)s", code=self.code)
        return self.env._("replacing %(code)s", code=self.code)

    def _recipients_who_have_it(self) -> list[dict]:
        # sudo: deliveries are read with the document, which the caller reads
        have = self.sudo().delivery_ids.filtered(
            lambda d: d.state != "refused" and d.recall_state != "agreed"
        )
        return [line._target_values() for line in have.recipient_id]

    def _on_issued(self):
        """Send it also to whoever has the earlier one."""
        self._add_recipients_of_earlier()
        super()._on_issued()
        for earlier in self.replaces_ids:
            earlier._log_newer(self)

    def _add_recipients_of_earlier(self):
        known = [line._target_values() for line in self.recipient_ids]
        missing = []
        for earlier in self.replaces_ids:
            missing += [
                line
                for line in earlier._recipients_who_have_it()
                if line not in known + missing
            ]
        self.recipient_ids = [Command.create(line) for line in missing]

    def _wire_business(self):
        """Return what the packet is for: something new, an update, a replacement."""
        earlier = self.replaces_ids
        if not earlier:
            return Business()
        if self.replacement_kind == "amend":
            return Business(
                BusinessType.UPDATE,
                document_id=earlier[0].document_identifier,
                document_changed=True,
            )
        replaced = tuple(Replaced(d.document_identifier) for d in earlier)
        return Business(BusinessType.REPLACE, replaced=replaced)


class QlvbRecipient(models.Model):
    _inherit = "qlvb.recipient"

    def _target_values(self) -> dict:
        """Return what names the recipient, to name it on another document."""
        return {
            "unit_id": self.unit_id.id,
            "correspondent_id": self.correspondent_id.id,
            "free_text": self.free_text,
        }


class QlvbExchangeMessage(models.Model):
    _inherit = "qlvb.exchange.message"

    def _version_values(self, message) -> dict:
        """Return which earlier documents a packet replaces or updates."""
        business = message.business
        if business.type == BusinessType.REPLACE:
            named = [replaced.document_id for replaced in business.replaced]
            return _version("replace", named)
        if business.type == BusinessType.UPDATE:
            return _version("amend", [business.document_id or message.document_id])
        return {}


def _version(kind, named) -> dict:
    return {"replacement_kind": kind, "replaced_identifiers": "\n".join(named) or False}
