# SPDX-License-Identifier: LGPL-3.0-or-later
import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path

from odoo import api, models

from odoo.addons.queue_job.exception import RetryableJobError

from ..qlvb_edxml import FolderTransport, VxpAccount, VxpClient, VxpTransport

KIND = "qlvb.interop.transport"
OUTBOX = "qlvb.interop.outbox"
BASE_URL = "qlvb.interop.base_url"
SYSTEM_ID = "qlvb.interop.system_id"
# Never in the database, where an export could show it.
SECRET_VARIABLE = "QLVB_AXIS_SECRET"  # noqa: S105 - a name, not a secret


class Receipts(MutableMapping[str, str]):
    """The axis' ids of packets already sent, kept on the messages themselves."""

    def __init__(self, env) -> None:
        # sudo: a job of the system asks; the rows have no other reader here
        self._messages = env["qlvb.exchange.message"].sudo()

    def _row(self, packet_id):
        domain = [("packet_id", "=", packet_id), ("flow", "=", "out")]
        return self._messages.search(domain, limit=1)

    def __getitem__(self, packet_id: str) -> str:
        if receipt := self._row(packet_id).receipt:
            return receipt
        raise KeyError(packet_id)

    def __setitem__(self, packet_id: str, receipt: str) -> None:
        self._row(packet_id).receipt = receipt

    def __delitem__(self, packet_id: str) -> None:
        self._row(packet_id).receipt = False

    def __iter__(self) -> Iterator[str]:
        sent = self._messages.search([("receipt", "!=", False)])
        return iter(sent.mapped("packet_id"))

    def __len__(self) -> int:
        return self._messages.search_count([("receipt", "!=", False)])


class QlvbExchangeTransport(models.AbstractModel):
    """Which way packets leave: the axis, or a folder somebody else empties."""

    _name = "qlvb.exchange.transport"
    _description = "Way of exchange"

    @api.model
    def _get(self):
        """Return the configured transport (a ``qlvb_edxml.Transport``).

        :raise RetryableJobError: none is configured yet; packets wait
        """
        # sudo: settings of the system
        parameter = self.env["ir.config_parameter"].sudo().get_param
        if parameter(KIND) == "vxp":
            account = VxpAccount(
                parameter(BASE_URL),
                parameter(SYSTEM_ID),
                os.environ.get(SECRET_VARIABLE, ""),
            )
            return VxpTransport(VxpClient(account), Receipts(self.env))
        if parameter(KIND) == "folder":
            return FolderTransport(Path(parameter(OUTBOX)))
        raise RetryableJobError("no connection to the national axis", seconds=600)
