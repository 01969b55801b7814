# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..models.file_scan import SCANNER_ADDRESS
from ..qlvb_toolkit.antivirus import Scanner
from ..qlvb_toolkit.errors import ScannerDown
from ..said import said


class QlvbFileScanner(models.TransientModel):
    """The operator's page of the malware scanner: its address, and whether it answers.

    What must be scanned is law (``file.scan``), not a setting.
    """

    _name = "qlvb.file.scanner"
    _description = "Malware scanner"

    address = fields.Char(default=lambda self: self._known_address())
    mode = fields.Char(string="Scanning", compute="_compute_state")
    version = fields.Char(string="It answers", compute="_compute_state")
    is_silent = fields.Boolean(compute="_compute_state")
    is_required = fields.Boolean(compute="_compute_state")

    @api.model
    def _known_address(self) -> str:
        return self.env["qlvb.file.scan"]._scanner_address()

    @api.depends("address")
    def _compute_state(self):
        known = self._known_address()
        mode = self.env["qlvb.rule"]._value("file.scan")
        version = self._version(known)
        for scanner in self:
            scanner.mode = self._mode_words().get(mode, mode)
            scanner.version = version
            scanner.is_silent = not version
            scanner.is_required = mode not in ("off", "available")

    @api.model
    def _mode_words(self) -> dict[str, str]:
        return {
            "required": self.env._("Required: without a scan nothing comes in"),
            "available": self.env._("Whenever the scanner can be reached"),
            "off": self.env._("Not scanned"),
        }

    @api.model
    def _version(self, address) -> str:
        try:
            return Scanner(address, seconds=5).version() if address else ""
        except ScannerDown:
            return ""

    def action_save(self):
        """Use this address from now on, once a scanner has answered there.

        :raise AccessError: not the operator
        :raise UserError: nobody answers at the address
        """
        self.ensure_one()
        if not self.env.user._qlvb_operates():
            raise AccessError(self.env._("Only the operator sets the scanner."))
        address = (self.address or "").strip()
        if address and not self._version(address):
            raise UserError(
                self.env._(
                    "No scanner answers at “%(address)s”. Give the path of clamd's "
                    "socket, or machine:port.",
                    address=address,
                )
            )
        # sudo: the operator was checked above
        self.env["ir.config_parameter"].sudo().set_param(SCANNER_ADDRESS, address)
        self.env["qlvb.audit.event"]._log("scanner.set", self, address=address)
        return said(self.env._("The scanner is set."))
