# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from odoo import api, fields, models

from ..office_language import in_office_language
from ..qlvb_toolkit.data_package import safe_name
from .made_file import ProgressMeter

TOLD_EVERY = 100
# So many rows are written in less time than it takes to look for the file.
MADE_AT_ONCE = 300
PLACE = "so-va-bao-cao"


class QlvbPrintoutProgress(models.Model):
    _name = "qlvb.printout.progress"
    _inherit = ["qlvb.progress"]
    _description = "Progress of a report"
    _log_access = False

    printout_id = fields.Many2one(
        "qlvb.printout", required=True, index=True, ondelete="cascade"
    )


class QlvbPrintout(models.Model):
    """Making the file: rows go from the database to the disk, a few hundred at a time.

    The job runs in the asker's own name: his rights decide what stands in it.
    """

    _inherit = "qlvb.printout"

    def _make(self):
        return in_office_language(self)._write_file()

    # -- a short list, while its asker waits ----------

    def _is_made_at_once(self) -> bool:
        """Return whether the file is there sooner than a page that says to wait.

        :raise UserError: as ``action_start``
        """
        if self.kind != "document_list":
            return False
        form = self._form()
        form._check(self)
        return form._total(self) <= MADE_AT_ONCE

    def _make_at_once(self):
        """Make the file now and have the browser fetch it; all or nothing."""
        journal = self.env["qlvb.audit.event"]
        journal._log("printout.start", self, **self._told())
        made = in_office_language(self)
        facts = made._file_of(made._form()._rows(made))
        # sudo: made in the asker's own name, checked by _is_made_at_once
        done = {"state": "done", "made_at": fields.Datetime.now()}
        self.sudo().write({**facts, **done})
        journal._log("printout.build", self, rows=facts["row_count"])
        return self.action_download()

    def _after_making(self, facts):
        self.env["qlvb.audit.event"]._log(
            "printout.build", self, rows=facts["row_count"]
        )
        self._tell_ready(
            self.create_uid,
            "qlvb_core.mail_activity_type_printout",
            lambda env: env._(
                "%(name)s: %(count)s rows. Download it here.",
                name=self.with_env(env).name,
                count=self.row_count,
            ),
            f"{PLACE}/{self.id}",
            PLACE,
        )

    def _write_file(self) -> dict:
        form = self._form()
        form._check(self)
        progress = self.sudo().progress_ids[:1]
        meter = ProgressMeter(progress, form._total(self))
        return self._file_of(self._counted(form, meter))

    def _file_of(self, rows) -> dict:
        """Return what is stored of the file that ``rows`` make."""
        with TemporaryDirectory(prefix="qlvb-printout-") as directory:
            path = Path(directory, "content")
            count = self._form()._write(self, path, rows)
            return {
                "row_count": count,
                "filename": f"{safe_name(self.name)}.{self.file_format}",
                "content": base64.b64encode(path.read_bytes()),
            }

    def _counted(self, form, meter):
        count = 0
        for count, row in enumerate(form._rows(self), 1):
            yield row
            if not count % TOLD_EVERY:
                meter.add(TOLD_EVERY)
        meter.add(count % TOLD_EVERY)

    @api.autovacuum
    def _gc_printouts(self):
        """Remove files whose time is over: copies of content do not lie around."""
        days = self.env["qlvb.rule"]._value("printout.keep_days")
        since = fields.Datetime.now() - timedelta(days=days)
        # sudo: the system clears up
        self.sudo().search([("state", "=", "done"), ("made_at", "<", since)]).write(
            {"state": "removed", "content": False}
        )
