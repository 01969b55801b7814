# SPDX-License-Identifier: LGPL-3.0-or-later
import logging

from odoo import api, fields, models
from odoo.tools import SQL

from ..qlvb_toolkit.errors import InvalidTimestamp, TimestampRefused
from ..qlvb_toolkit.timestamp import request_token, stamped_time

_logger = logging.getLogger(__name__)

TSA_URL = "qlvb.tsa_url"
TSA_SECONDS = 20


class QlvbAuditStamp(models.Model):
    """An outside authority's word that a seal existed at a time (RFC 3161, R31).

    As each seal covers the one before it, the stamp of the newest proves them all:
    authorities are asked once in a while, not for every seal. The token itself is read
    by ``config/verify`` only.
    """

    _name = "qlvb.audit.stamp"
    _description = "Time stamp of a journal seal"
    _inherit = "qlvb.audit.untouchable"
    _auto = False
    _log_access = False
    _order = "id desc"

    seal_id = fields.Many2one("qlvb.audit.seal")
    stamped_at = fields.Datetime(string="Time stamped")
    authority = fields.Char()

    @api.model
    def _stamp(self):
        """Cron: have the newest seal stamped; what fails is tried again next time."""
        # sudo: a setting of the system
        url = self.env["ir.config_parameter"].sudo().get_param(TSA_URL)
        seal = self.env["qlvb.audit.seal"]._last()
        if not url or not seal or self.search_count([("seal_id", "=", seal.id)]):
            return
        try:
            token = request_token(seal.digest, url, timeout=TSA_SECONDS)
            moment = stamped_time(token).replace(tzinfo=None)
        except (TimestampRefused, InvalidTimestamp) as error:
            _logger.warning("No time stamp for journal seal %s: %s", seal.id, error)
            return
        self._keep(seal, token, moment, url)

    def _keep(self, seal, token: bytes, moment, url: str):
        self.env.cr.execute(
            SQL(
                "INSERT INTO qlvb_audit_stamp (seal_id, token, stamped_at, authority) "
                "VALUES (%s, %s, %s, %s)",
                seal.id,
                token,
                moment,
                url,
            )
        )
        shown = ["stamp_ids", "is_stamped"]
        self.env["qlvb.audit.seal"].invalidate_model(shown, flush=False)
