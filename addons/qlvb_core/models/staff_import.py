# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
from contextlib import closing

from psycopg2 import IntegrityError

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ..messages import own_file_error_message
from ..qlvb_toolkit.errors import ToolkitError
from ..qlvb_toolkit.staff_sheet import Limits, read_staff
from .account_check import REHEARSAL
from .staff_accounts import StaffAccounts
from .staff_conflict import conflict_words
from .staff_outcome import Outcomes
from .staff_problem import problem_words
from .staff_units import StaffUnits

WORKING = ("checking", "running")


class QlvbStaffImport(models.Model):
    """One spreadsheet of units, posts and accounts under one written request (R251).

    It is checked first, row by row; then all of it is carried out in one transaction or
    nothing is. The rehearsal runs the same code and takes back what it did.
    """

    _name = "qlvb.staff.import"
    _description = "Import of units, posts and accounts"
    _form_path = "nhap-tu-excel"
    _order = "id desc"
    _rec_name = "filename"

    agency_id = fields.Many2one(
        "qlvb.unit", required=True, index=True, ondelete="restrict", readonly=True
    )
    request_id = fields.Many2one(
        "qlvb.account.request", required=True, readonly=True, ondelete="restrict"
    )
    filename = fields.Char(required=True, readonly=True, string="File name")
    content = fields.Binary(attachment=True, groups=fields.NO_ACCESS)
    row_count = fields.Integer(string="Rows", readonly=True)
    state = fields.Selection(
        [
            ("draft", "Waits for the check"),
            ("checking", "Being checked"),
            ("checked", "Checked"),
            ("running", "Being carried out"),
            ("done", "Done"),
            ("failed", "Not done"),
        ],
        required=True,
        default="draft",
        readonly=True,
        index=True,
    )
    line_ids = fields.One2many("qlvb.staff.import.line", "import_id", readonly=True)
    new_count = fields.Integer(string="New", readonly=True)
    changed_count = fields.Integer(string="Updated", readonly=True)
    same_count = fields.Integer(string="Unchanged", readonly=True)
    wrong_count = fields.Integer(string="Wrong rows", readonly=True)
    fault_count = fields.Integer(string="Faults", compute="_compute_fault_count")
    result_digest = fields.Char(groups=fields.NO_ACCESS)
    failure = fields.Text(string="Why nothing was done", readonly=True)
    done_at = fields.Datetime(readonly=True, string="Carried out at")
    progress_ids = fields.One2many(
        "qlvb.staff.progress", "import_id", string="Told progress"
    )
    progress = fields.Float(compute="_compute_progress")

    def _compute_progress(self):
        # sudo: a number of rows done, of an import that may be read
        for record in self:
            told = record.sudo().progress_ids[:1]
            record.progress = 100 * told.done / told.total if told.total else 0

    @api.depends("line_ids.outcome")
    def _compute_fault_count(self):
        """Count faults: a row may have several, and headings are no row to import."""
        domain = [("import_id", "in", self.ids), ("outcome", "=", "wrong")]
        lines = self.env["qlvb.staff.import.line"]
        counts = dict(lines._read_group(domain, ["import_id"], ["__count"]))
        for record in self:
            record.fault_count = counts.get(record, 0)

    # -- acts ----------

    def action_check(self):
        """Say row by row what would happen; changes nothing.

        :raise AccessError: not of an agency the current user administers
        :raise UserError: it is under way or done
        """
        self._start("checking", ("draft", "checked", "failed"), "_check_rows")

    def action_carry_out(self):
        """Do what the check has shown, all of it or nothing.

        :raise AccessError: not of an agency the current user administers
        :raise UserError: not checked, or a row is wrong
        """
        if self.fault_count:
            raise UserError(
                self.env._(
                    "The file has faults: %(count)s. Mend them in the file and choose "
                    "it again: nothing is done by halves.",
                    count=self.fault_count,
                )
            )
        if self.state == "checked" and not (self.new_count or self.changed_count):
            raise UserError(self.env._("Nothing would change: there is nothing to do."))
        self._start("running", ("checked",), "_carry_out")

    def action_lines(self):
        """Open the rows of the file with search and filters."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_core.staff_import_line_action"
        )
        return action | {
            "domain": [("import_id", "=", self.id)],
            "context": {"search_default_wrong": bool(self.fault_count)},
        }

    def action_passwords(self):
        """Open the new accounts that have no password yet: slips are printed there."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_core.account_action"
        )
        return action | {
            "domain": [
                ("act_ids.request_id", "=", self.request_id.id),
                ("state", "=", "requested"),
            ],
            "context": {},
        }

    def _start(self, state, sources, method):
        self.ensure_one()
        self._check_mine()
        self._hold(sources)
        # sudo: the right was checked above
        self.sudo().write({"state": state, "failure": False})
        if self.row_count <= self.env["qlvb.rule"]._value("import.rows_at_once"):
            getattr(self, method)()
            return
        job = self.with_delay(
            description=f"{self._description}: {self.filename}",
            identity_key=f"{self._name}.{self.id}.{state}",
        )
        getattr(job, method)()

    def _check_mine(self):
        if not self.has_access("read") or not self.env.user._qlvb_administers(
            self.sudo().agency_id
        ):
            raise AccessError(
                self.env._("This import is not of an agency you administer.")
            )

    def _hold(self, sources):
        """Let one act at a time go on with this import."""
        self.env.cr.execute(
            SQL(
                "SELECT state FROM %s WHERE id = %s FOR UPDATE",
                SQL(self._table),
                self.id,
            ),
            log_exceptions=False,
        )
        self.invalidate_recordset(["state"])
        if self.state not in sources:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "This import is now “%(state)s”. Reload the page.",
                    state=labels[self.state],
                )
            )

    # -- the two runs ----------

    def _check_rows(self):
        """Rehearse the import and keep what would happen; also as a job."""
        if self.state != "checking":
            return
        try:
            with closing(self.env.cr.savepoint()):
                outcomes = self._rehearsed()._run(rehearse=True)
        except UserError as error:
            self._fail(error.args[0])
            return
        self._keep(outcomes)
        self.env["qlvb.audit.event"]._log("staff.check", self, **self._figures())

    def _rehearsed(self):
        return self.with_context(qlvb_rehearsal=REHEARSAL)

    def _carry_out(self):
        """Carry the import out as it was shown, or fail; also as a job."""
        if self.state != "running":
            return
        try:
            with self.env.cr.savepoint():
                # whoever imports into this agency at the same time waits, and then sees
                self.env["qlvb.account"]._hold_agency(self.sudo().agency_id)
                outcomes = self._run(rehearse=False)
                self._check_as_shown(outcomes)
        except UserError as error:
            self._fail(error.args[0])
            return
        except IntegrityError as error:
            # an import into an agency above or below, which does not wait for this one
            words = conflict_words(self.env, self._read_book(), error)
            self._fail(words or self._changed_message())
            return
        # sudo: the right was checked when it began
        self.sudo().write({"state": "done", "done_at": fields.Datetime.now()})
        self.env["qlvb.audit.event"]._log(
            "staff.import", self, request=self.sudo().request_id, **self._figures()
        )

    def _check_as_shown(self, outcomes):
        # sudo: nobody reads the digest
        if outcomes.digest() != self.sudo().result_digest:
            raise UserError(self._changed_message())

    def _changed_message(self) -> str:
        return self.env._(
            "The data has changed since the check: nothing was done. Check it again."
        )

    def _run(self, *, rehearse) -> Outcomes:
        """Carry out every row that can be; the caller takes it back if it must."""
        self._check_mine()
        # messages are compared: always in the language of the person
        record = self.with_context(lang=self.env.user.lang)
        book, outcomes = record._read_book(), Outcomes()
        subjects = {(row.layout.title, row.row): row.subject for row in book.faulty}
        for problem in book.problems:
            words = problem_words(record.env, problem)
            subject = subjects.get((problem.sheet, problem.row), "")
            outcomes.refuse(problem.sheet, problem.row, subject, words)
        request = record.request_id.sudo()
        request._check_usable(record.sudo().agency_id)
        tell = record._teller()
        units = StaffUnits(record.env, record.agency_id, request)
        units.carry_out(book, outcomes, tell)
        accounts = StaffAccounts(
            record.env, units, request.sudo(False), outcomes, tell, rehearse=rehearse
        )
        accounts.carry_out(book)
        return outcomes

    def _read_book(self):
        # sudo: nobody reads the file but this code
        data = base64.b64decode(self.sudo().content or b"")
        return self._parse(data, self.filename)

    @api.model
    def _parse(self, data: bytes, filename: str):
        """Return what the workbook says.

        :raise UserError: it cannot be read as a whole
        """
        try:
            return read_staff(data, self._vocabulary(), self._limits())
        except ToolkitError as error:
            raise UserError(
                own_file_error_message(self.env, filename, error)
            ) from error

    @api.model
    def _agencies(self):
        """Return the agencies whose units and people this person imports."""
        own = self.env.user._qlvb_posts("unit_admin").agency_id
        if own or not self.env.user._qlvb_operates():
            return own
        return self.env["qlvb.unit"].search([("parent_id", "=", False)], limit=1)

    @api.model
    def _limits(self) -> Limits:
        rules = self.env["qlvb.rule"]
        return Limits(
            file_bytes=rules._value("import.file_megabytes") << 20,
            rows=rules._value("import.rows"),
        )

    def _teller(self):
        done = 0

        def tell(count):
            nonlocal done
            done += count
            self.env["qlvb.staff.progress"]._tell(self, done)

        return tell

    # -- what is kept of a run ----------

    def _keep(self, outcomes):
        # sudo: the right was checked by `_run`
        record = self.sudo()
        record.line_ids.unlink()
        record.env["qlvb.staff.import.line"].create(
            [
                {"import_id": record.id, "sequence": place, **vars(row)}
                for place, row in enumerate(outcomes.in_order())
            ]
        )
        counts = outcomes.counts()
        record.write(
            {
                "state": "checked",
                "result_digest": outcomes.digest(),
                **{f"{name}_count": count for name, count in counts.items()},
            }
        )

    def _fail(self, reason):
        # sudo: the right was checked when it began
        self.sudo().write({"state": "failed", "failure": reason})
        self.env["qlvb.audit.event"]._log(
            "staff.fail", self, result="refused", reason=reason
        )

    def _figures(self) -> dict:
        return {
            "file": self.filename,
            "new": self.new_count,
            "changed": self.changed_count,
            "unchanged": self.same_count,
            "wrong": self.wrong_count,
            "faults": self.fault_count,
        }
