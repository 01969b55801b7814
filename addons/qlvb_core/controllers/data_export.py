# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import request

from .file import hand_out

DOWNLOAD = "export.download"


class DataExportController(http.Controller):
    """The one door to a package of an agency's data: for the leader named in it."""

    @http.route(
        "/qlvb/export/<int(max=2147483647):export_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each download is logged
    )
    def download_export(self, export_id):
        """Stream one finished package from the disk.

        :return: the ZIP, or the same "not found" for a missing and a forbidden package
        """
        export = self.env["qlvb.data.export"].browse(export_id)
        journal = self.env["qlvb.audit.event"]
        if refusal := self._refusal(export):
            journal._log_refused(DOWNLOAD, export, refusal)
            raise request.not_found()
        journal._log(DOWNLOAD, export, sha256=export.sha256)
        return self._stream(export._path())

    def _refusal(self, export) -> str:
        if not export.exists():
            return self.env._("There is no such package.")
        if not export.has_access("read"):
            return self.env._("No right to this package.")
        return export._download_refusal()

    def _stream(self, path):
        stream = http.Stream(
            type="path",
            path=str(path),
            download_name=path.name,
            mimetype="application/zip",
            size=path.stat().st_size,
            last_modified=path.stat().st_mtime,
            etag=False,
            conditional=False,
        )
        return hand_out(stream)
