# SPDX-License-Identifier: LGPL-3.0-or-later
from uuid import uuid4

from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ..messages import issue_message
from ..qlvb_sip import metadata_issues
from .package_mapping import PackageMapping


class QlvbDossier(models.Model):
    """What is missing for a package, and asking for one (R191, R192)."""

    _inherit = "qlvb.dossier"

    def _package_problems(self, kind: str) -> list[str]:
        """Return in words what keeps a package of ``kind`` from being made (R192)."""
        self.ensure_one()
        mapping = PackageMapping(self, kind, read=lambda _file: b"")
        package = mapping.package(uuid4(), fields.Datetime.now())
        documents = dict(enumerate(self._documents(), start=1))
        return [
            issue_message(
                self.env, issue, documents.get(issue.document, self).display_name
            )
            for issue in metadata_issues(package)
        ]

    def action_export_package(self):
        """Have a package made for another system or the historical archive (R191).

        :raise UserError: not in the archive, or data missing
        :raise AccessError: not the archivist of the agency
        """
        self.ensure_one()
        self.check_access("read")
        if not self._is_archivist():
            message = self.env._("Only the archivist of the agency exports packages.")
            self._refuse("export_package", message, AccessError)
        if self.state != "archived":
            raise UserError(self._wrong_state_message())
        if problems := self._package_problems("SIP_hoso"):
            raise UserError("\n".join(problems))
        self.env["qlvb.package"]._request(self, "SIP_hoso")
        self.env["qlvb.audit.event"]._log("dossier.export_package", self)
        return self._said(
            self.env._("The package is being made. Find it under “Packages”.")
        )


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _issuing_body(self) -> str:
        """Return the name of the body that issued the document."""
        if self.direction == "incoming":
            return self.issuer_name or self.correspondent_id.name or ""
        return self.agency_name
