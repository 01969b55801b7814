# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..clock import today


class QlvbUnit(models.Model):
    _inherit = "qlvb.unit"

    def _check_in_force(self, day=None):
        """Refuse what is new of, or for, a unit that has ended.

        :param day: the day of the act, today when not given
        :raise UserError: it ended before ``day``; names who goes on
        """
        ends = self._ends()
        for unit in self:
            if unit.id in ends and ends[unit.id] < (day or today()):
                raise UserError(unit._ended_message())

    def _ended_message(self) -> str:
        words = self.env._(
            "%(name)s ended on %(day)s.",
            name=self.name,
            day=format_date(self.env, self.valid_to),
        )
        heir = self._in_charge() - self
        if not heir:
            return words
        return words + self.env._(" Choose %(heir)s instead.", heir=heir.name)


class QlvbDocument(models.Model):
    """The agency as it was called on the document's day (R9)."""

    _inherit = "qlvb.document"

    agency_name = fields.Char(string="Agency then", compute="_compute_agency_name")
    agency_renamed = fields.Boolean(compute="_compute_agency_name")

    acting_agency_id = fields.Many2one(
        "qlvb.unit",
        string="Agency in charge",
        compute="_compute_acting_agency_id",
        help="The agency, or the one that took over its papers and unfinished work.",
    )

    @api.depends("agency_id")
    def _compute_acting_agency_id(self):
        for document in self:
            document.acting_agency_id = document.agency_id._in_charge()

    @api.depends("agency_id", "date")
    def _compute_agency_name(self):
        # sudo, once for a page: units and their history are public
        for document, plain in zip(self, self.sudo(), strict=True):
            name = plain.agency_id._as_of(plain.date).name
            document.agency_name = name
            document.agency_renamed = name != plain.agency_id.name

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        documents.agency_id._check_in_force()
        return documents


class QlvbDossier(models.Model):
    _inherit = "qlvb.dossier"

    @api.model_create_multi
    def create(self, vals_list):
        dossiers = super().create(vals_list)
        dossiers.agency_id._check_in_force()
        return dossiers


class QlvbRecipient(models.Model):
    _inherit = "qlvb.recipient"

    @api.constrains("unit_id")
    def _check_unit_in_force(self):
        self.unit_id._check_in_force()


class QlvbRegister(models.Model):
    _inherit = "qlvb.register"

    def _take(self, day, document=None, reason=None):
        self.agency_id._check_in_force(day)
        return super()._take(day, document, reason)
