# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import http
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
        """Send what stands in the system for the agency of the current user."""
        imports = self._imports()
        agency = imports._home_agency()
        name = f"Don vi va tai khoan {agency.code}.xlsx"
        return self._send(imports._export(agency), name)

    def _imports(self):
        imports = request.env["qlvb.staff.import"]
        if not imports.has_access("read"):
            raise request.not_found()
        return imports

    def _send(self, content: bytes, name: str):
        headers = [
            ("Content-Type", XLSX),
            ("Content-Disposition", content_disposition(name)),
            ("Cache-Control", "private, no-store"),
        ]
        return request.make_response(content, headers)
