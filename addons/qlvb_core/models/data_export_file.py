# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from odoo import models

from ..qlvb_toolkit import text
from ..qlvb_toolkit.data_package import safe_name


class QlvbDataExport(models.Model):
    """The files of the package, each held against what was received (R17)."""

    _inherit = "qlvb.data.export"

    def _write_files(self, package, model, scope, problems) -> int:
        contents = [field for field in self._columns(model) if field.type == "binary"]
        count = 0
        for record in self._in_batches(model, scope) if contents else ():
            for field in contents:
                if data := base64.b64decode(record[field.name] or b""):
                    digest = package.add_file(self._file_path(record, field), data)
                    count += 1
                    self._judge(record, field, digest, problems)
                elif field.required:
                    problems.append((model._name, record.id, field.name, "missing"))
            record.invalidate_recordset([field.name for field in contents])
        return count

    def _judge(self, record, field, digest, problems):
        """Note a file that is not the one received: the owner has to know."""
        received = "sha256" in record._fields and field.name == "content"
        if received and record.sha256 not in (False, digest):
            problems.append((record._name, record.id, field.name, "changed"))

    def _file_path(self, record, field) -> str:
        names = ("filename", "file_name", "name")
        name = next((n for n in names if record._fields.get(n) and record[n]), None)
        title = safe_name(text.nfc(record[name])) if name else field.name
        return f"files/{record._name}/{record.id}/{field.name}-{title}"
