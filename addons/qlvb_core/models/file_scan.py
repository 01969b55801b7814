# SPDX-License-Identifier: LGPL-3.0-or-later
from hashlib import sha256

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

from ..messages import file_error_message
from ..qlvb_toolkit import errors, text
from ..qlvb_toolkit.antivirus import Scanner

SCANNER_ADDRESS = "qlvb.scanner_address"
OFF, AVAILABLE = "off", "available"


class QlvbFileScan(models.AbstractModel):
    """What comes in is looked through for malware before anybody can open it (R207).

    Of an infected file not a byte is kept: who sent it still has it, and a store of
    malware would be a danger of its own. Name, SHA-256, what was found, who sent it and
    from where stay in the journal (``qlvb.blocked.file`` lists them).
    """

    _name = "qlvb.file.scan"
    _description = "Scan for malware"

    @api.model
    def _scan(self, data: bytes, filename: str, record):
        """Refuse ``data`` when it is malware, or when nobody can tell and has to.

        :param record: what the file was for; may be empty, its model names the door
        :raise UserError: infected, or the law requires a scan and there is no answer
        """
        mode = self.env["qlvb.rule"]._value("file.scan")
        address = self._scanner_address()
        if mode == OFF or (mode == AVAILABLE and not address):
            return
        try:
            self._ask_scanner(address, data)
        except errors.InfectedFile as error:
            self._block(data, filename, record, error)
        except errors.ScannerDown as error:
            self._note_unscanned(mode, filename, record, error)

    @api.model
    def _scanner_address(self) -> str:
        # sudo: a setting of the system
        return self.env["ir.config_parameter"].sudo().get_param(SCANNER_ADDRESS) or ""

    def _ask_scanner(self, address, data):
        if not address:
            raise errors.ScannerDown("no address")
        Scanner(address).scan(data)

    def _note_unscanned(self, mode, filename, record, error):
        """Refuse unless the law says "when available"; either way the journal knows."""
        journal = self.env["qlvb.audit.event"]
        detail = error.params["detail"]
        if mode == AVAILABLE:
            journal._log("file.unscanned", record or None, name=filename, detail=detail)
            return
        message = file_error_message(self.env, filename, error)
        journal._log_refused("file.unscanned", record or None, message, detail=detail)
        raise UserError(message) from error

    def _block(self, data, filename, record, error):
        message = file_error_message(self.env, filename, error)
        target = record or self.env.user
        self.env["qlvb.audit.event"]._log_refused(
            "file.infected",
            target,
            message,
            name=text.nfc(filename),
            malware=error.params["malware"],
            sha256=sha256(data).hexdigest(),
            size=len(data),
            door=self.env["ir.model"]._get(record._name).name,
        )
        self._tell_afterwards(self.env["qlvb.audit.event"]._agency(target.sudo()))
        raise UserError(message) from error

    def _tell_afterwards(self, agency_id):
        """Tell who is in charge once this transaction is over, however it ends."""
        registry = self.env.registry

        def tell():
            with registry.cursor() as cr:
                env = api.Environment(cr, SUPERUSER_ID, {})
                env["qlvb.blocked.file"]._tell(agency_id)

        self.env.cr.postrollback.add(tell)
        self.env.cr.postcommit.add(tell)
