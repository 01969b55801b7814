# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from odoo.addons.qlvb_core.controllers.file import hand_out

DOWNLOAD = "package.download"


class PackageController(http.Controller):
    """The one door to the content of packages: for the agency's archivist only."""

    @http.route(
        "/qlvb/package/<int(max=2147483647):package_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each download is logged
    )
    def download_package(self, package_id):
        """Stream one finished package.

        :return: the ZIP, or the same "not found" for a missing and a forbidden package
        """
        package = self.env["qlvb.package"].browse(package_id)
        journal = self.env["qlvb.audit.event"]
        if refusal := self._refusal(package):
            journal._log_refused(DOWNLOAD, package, refusal)
            raise request.not_found()
        package._read_content()
        journal._log(DOWNLOAD, package, sha256=package.sha256)
        return self._stream(package)

    def _refusal(self, package) -> str:
        if not package.exists():
            return self.env._("There is no such package.")
        if not package.has_access("read") or not package.dossier_id._is_archivist():
            return self.env._("Only the archivist of the agency downloads packages.")
        if package.state != "done":
            return self.env._("The package is not made yet.")
        return ""

    def _stream(self, package):
        # sudo: `content` is readable by nobody; the right was checked above
        stream = self.env["ir.binary"]._get_stream_from(
            package.sudo(), "content", filename=package.name, mimetype="application/zip"
        )
        return hand_out(stream)
