# SPDX-License-Identifier: LGPL-3.0-or-later
from functools import partial
from pathlib import Path

from odoo import api, models, tools
from odoo.exceptions import AccessError, UserError

from ..said import said

EXPORT_DIRECTORY = "qlvb.export_directory"


class QlvbDataExport(models.Model):
    """The package on the disk: for its owner only, and not for ever (R17)."""

    _inherit = "qlvb.data.export"

    def action_download(self):
        """Let the owner's browser fetch it; the controller checks and logs it."""
        self.ensure_one()
        self.check_access("read")
        if refusal := self._download_refusal():
            raise AccessError(refusal)
        return {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/export/{self.id}",
            "target": "self",
        }

    def action_remove(self):
        """Delete the package from the disk; the record of it stays.

        :raise AccessError: neither its owner nor the operator
        """
        self.ensure_one()
        self.check_access("read")
        if not self.is_owner:
            self._check_operator()
        if self.state != "done":
            raise UserError(self.env._("There is no package to remove."))
        self._remove()
        return said(self.env._("The package was deleted from the disk."))

    @api.model
    def _directory(self) -> Path:
        """Return the directory of packages: no address of the web leads there."""
        # sudo: a setting of the system
        configured = self.env["ir.config_parameter"].sudo().get_param(EXPORT_DIRECTORY)
        default = Path(tools.config["data_dir"], "qlvb_exports", self.env.cr.dbname)
        directory = Path(configured) if configured else default
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        return directory

    def _path(self) -> Path:
        return self._directory() / f"du-lieu-{self.id}.zip"

    def _download_refusal(self) -> str:
        if not self.is_owner:
            return self.env._("Only the leader it was made for downloads the package.")
        if self.state != "done" or not self._path().is_file():
            return self.env._("The package is not there.")
        return ""

    def _remove(self):
        """Note it first: a package without a record would be worse than the reverse."""
        for export in self:
            # sudo: checked by the act, or its time is over
            export.sudo().state = "removed"
            self.env["qlvb.audit.event"]._log("export.remove", export)
            self.env.cr.postcommit.add(partial(export._path().unlink, missing_ok=True))

    @api.autovacuum
    def _gc_packages(self):
        """Remove packages whose time is over: copies of content do not lie around."""
        days = self.env["qlvb.rule"]._value("export.keep_days")
        # sudo: the system clears up
        self.sudo().search(
            [("state", "=", "done"), ("made_at", "<", f"today -{days}d")]
        )._remove()
