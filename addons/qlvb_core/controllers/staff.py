# SPDX-License-Identifier: LGPL-3.0-or-later
import io
import zipfile

from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


class StaffController(http.Controller):
    """The workbook of units, accounts and posts, made on demand and kept nowhere."""

    @http.route("/qlvb/staff/template", type="http", auth="user", methods=["GET"])
    def template(self):
        """Send the empty workbook to whoever may import."""
        imports = self._imports()
        return self._send(imports._template(), "Mau nhap don vi va tai khoan.xlsx")

    @http.route(
        "/qlvb/staff/export",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each export is logged
    )
    def export(self):
        """Send what stands in the system for the agency of the current user.

        Of several agencies one workbook each, in a ZIP: each is imported by itself.
        """
        imports = self._imports()
        agencies = imports._agencies()
        if not agencies:
            raise request.not_found()
        if len(agencies) == 1:
            return self._send(imports._export(agencies), self._book_name(agencies))
        # numbered: two communes may have one abbreviation
        books = {
            f"{number} {self._book_name(agency)}": imports._export(agency)
            for number, agency in enumerate(agencies, 1)
        }
        return self._send(self._zipped(books), "Don vi va tai khoan.zip", ZIP)

    @http.route(
        "/qlvb/staff/faults/<int:import_id>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=False,  # each fetch is logged
    )
    def faults(self, import_id):
        """Send the file of an import with its faults marked, to be mended."""
        record = self._imports().search([("id", "=", import_id)])
        if not record:
            raise request.not_found()
        return self._send(*record._marked())

    def _book_name(self, agency) -> str:
        return f"Don vi va tai khoan {agency.code}.xlsx"

    def _zipped(self, files: dict[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def _imports(self):
        imports = request.env["qlvb.staff.import"]
        if not imports.has_access("read"):
            raise request.not_found()
        return imports

    def _send(self, content: bytes, name: str, content_type: str = XLSX):
        headers = [
            ("Content-Type", content_type),
            ("Content-Disposition", content_disposition(name)),
            ("Cache-Control", "private, no-store"),
        ]
        return request.make_response(content, headers)
