# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import logging
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from psycopg2 import OperationalError

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..office_language import in_office_language
from ..qlvb_toolkit.data_package import safe_name
from ..qlvb_toolkit.tables import WRITERS
from .data_export_progress import ProgressMeter

_logger = logging.getLogger(__name__)
TOLD_EVERY = 100


class QlvbPrintoutProgress(models.Model):
    """How far a report is: written beside its transaction, so that others see it."""

    _name = "qlvb.printout.progress"
    _description = "Progress of a report"
    _log_access = False

    printout_id = fields.Many2one(
        "qlvb.printout", required=True, index=True, ondelete="cascade"
    )
    done = fields.Integer()
    total = fields.Integer()


class QlvbPrintout(models.Model):
    """Making the file: rows go from the database to the disk, a few hundred at a time.

    The job runs in the asker's own name: his rights decide what stands in it.
    """

    _inherit = "qlvb.printout"

    def _build(self):
        """Job: make the file; made once, it does nothing."""
        self.ensure_one()
        # sudo: the state of one's own report
        if self.sudo().state != "running":
            return
        printout = in_office_language(self)
        try:
            with self.env.cr.savepoint():
                facts = printout._write_file()
        except (OSError, UserError, AccessError) as error:
            _logger.info("Report %s failed: %s", self.id, error)
            self.sudo().write({"state": "failed", "failure": str(error)})
            return
        except OperationalError:
            raise  # the job is run again
        except Exception:
            _logger.exception("Report %s failed", self.id)
            words = printout.env._("The system had a fault. Make the report again.")
            self.sudo().write({"state": "failed", "failure": words})
            return
        # sudo: the result of the act that was checked
        self.sudo().write({**facts, "state": "done", "made_at": fields.Datetime.now()})
        self.env["qlvb.audit.event"]._log(
            "printout.build", self, rows=facts["row_count"]
        )
        self._tell_asker()

    def _write_file(self) -> dict:
        form = self._form()
        form._check(self)
        progress = self.sudo().progress_ids[:1]
        meter = ProgressMeter(progress, form._total(self))
        with TemporaryDirectory(prefix="qlvb-printout-") as directory:
            path = Path(directory, "content")
            write = WRITERS[self.file_format]
            count = write(path, form._paper(self), self._counted(form, meter))
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

    def _tell_asker(self):
        asker = self.create_uid
        words = self.with_context(lang=asker.lang).env
        asker.with_env(words)._qlvb_tell(
            words._("What you asked for is ready"),
            words._("%(count)s rows. Download it here.", count=self.row_count),
            f"so-va-bao-cao/{self.id}",
        )

    @api.autovacuum
    def _gc_printouts(self):
        """Remove files whose time is over: copies of content do not lie around."""
        days = self.env["qlvb.rule"]._value("printout.keep_days")
        since = fields.Datetime.now() - timedelta(days=days)
        # sudo: the system clears up
        self.sudo().search([("state", "=", "done"), ("made_at", "<", since)]).write(
            {"state": "removed", "content": False}
        )
