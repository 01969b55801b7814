# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import json
import logging

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.sql_db import db_connect
from odoo.tools import format_date

from ..qlvb_toolkit import text
from ..qlvb_toolkit.data_package import PackageWriter, safe_name

_logger = logging.getLogger(__name__)

BATCH = 500
MESSAGE_FIELDS = ("date", "model", "res_id", "author_id", "message_type", "body")
USER_FIELDS = ("login", "name", "active")


class QlvbDataExport(models.Model):
    """Making the package: row by row to the disk, never a province in memory (R17)."""

    _inherit = "qlvb.data.export"

    def _build(self):
        """Job: write the package; made once, it does nothing."""
        self.ensure_one()
        # sudo: the operator started it on the owner's request, and reads none of it
        export = self.sudo()
        if export.state != "running":
            return
        try:
            with PackageWriter(export._path()) as package:
                facts = export._write_into(package)
        except (OSError, UserError) as error:
            _logger.warning("Hand-over of data %s failed: %s", self.id, error)
            export.write({"state": "failed", "failure": str(error)})
            return
        export.write(
            {
                **facts,
                "state": "done",
                "made_at": fields.Datetime.now(),
                "sha256": package.sha256,
                "size": package.size,
            }
        )
        self.env["qlvb.audit.event"]._log(
            "export.build", export, sha256=package.sha256, **facts
        )
        export._tell_owner()

    def _tell_owner(self):
        words = self.with_context(lang=self.owner_id.lang).env
        self.owner_id.with_env(words)._qlvb_tell(
            words._("The data you asked for is ready"),
            words._(
                "By request %(number)s. Download it before it is removed.",
                number=self.request_number,
            ),
            f"{self._name}/{self.id}",
        )

    # -- what goes into it -------------------------------------------------------------

    def _write_into(self, package) -> dict:
        """Write everything; return the figures of the record."""
        chosen = [(model, self._scope(model)) for model in self._exported_models()]
        total = sum(model.search_count(scope) for model, scope in chosen)
        told = _Progress(self, total)
        package.add_file("DOC-TRUOC.txt", self._cover().encode())
        package.add_table(
            "metadata/fields.csv",
            ("model", "field", "type", "label", "values"),
            self._described(model for model, _scope in chosen),
        )
        counts = {
            model._name: self._write_rows(package, model, scope, told)
            for model, scope in chosen
        }
        self._write_people(package)
        self._write_messages(package, chosen)
        problems = []
        files = sum(
            self._write_files(package, model, scope, problems)
            for model, scope in chosen
        )
        package.add_table(
            "metadata/problems.csv", ("model", "id", "field", "problem"), problems
        )
        return {
            "document_count": counts["qlvb.document"],
            "file_count": files,
            "problem_count": len(problems),
        }

    def _cover(self) -> str:
        return self.env._(
            "Data of %(agency)s, handed over to %(owner)s on request %(number)s of "
            "%(date)s, signed by %(signer)s.\n\n"
            "metadata/*.csv: one table for each kind of record (UTF-8, RFC 4180).\n"
            "metadata/fields.csv: what each column means.\n"
            "metadata/problems.csv: files that are not as they were stored.\n"
            "files/: the files; the tables name their paths.\n\n"
            "To check that all is whole: sha256sum --check manifest-sha256.txt\n",
            agency=self.scope_name,
            owner=self.owner_id.name,
            number=self.request_number,
            date=format_date(self.env, self.request_date),
            signer=self.request_signer,
        )

    def _described(self, chosen):
        for model in chosen:
            for field in self._columns(model):
                values = (
                    "; ".join(
                        f"{code}={label}"
                        for code, label in field._description_selection(self.env)
                    )
                    if field.type == "selection"
                    else field.comodel_name or ""
                )
                label = field._description_string(self.env)
                yield model._name, field.name, field.type, label, values

    def _columns(self, model) -> list:
        """Return the stored fields that are nobody's secret."""
        left_out = self._left_out_fields()
        return [
            field
            for name, field in model._fields.items()
            if field.store
            and field.type not in ("one2many", "properties_definition")
            and f"{model._name}.{name}" not in left_out
        ]

    def _left_out_fields(self) -> frozenset[str]:
        """Return fields of secrets, as ``model.field``; addons add theirs."""
        return frozenset()

    # -- tables ------------------------------------------------------------------------

    def _write_rows(self, package, model, scope, told) -> int:
        columns = self._columns(model)
        header = [name for field in columns for name in self._headings(field)]
        light = model.with_context(bin_size=True)
        rows = (
            [cell for field in columns for cell in self._cells(record, field)]
            for record in self._in_batches(light, scope, told)
        )
        return package.add_table(f"metadata/{model._name}.csv", header, rows)

    def _in_batches(self, model, scope, told=None):
        """Yield the rows in the order of their ids, a few hundred in memory."""
        last = 0
        while batch := model.search(
            Domain("id", ">", last) & scope, order="id", limit=BATCH
        ):
            last = batch[-1].id
            yield from batch
            if told:
                told.add(len(batch))
            self.env.invalidate_all()

    def _headings(self, field) -> tuple[str, ...]:
        if field.type == "many2one":
            return field.name, f"{field.name}:name"
        return (field.name,)

    def _cells(self, record, field) -> tuple:
        value = record[field.name]
        match field.type:
            case "many2one":
                # the journal's links may lead to what is gone; it has the names itself
                name = value.display_name if record._auto else ""
                return value.id or "", name or ""
            case "many2many":
                return (" ".join(map(str, value.ids)),)
            case "binary":
                return (self._file_path(record, field) if value else "",)
            case "json" | "properties":
                return (json.dumps(value, ensure_ascii=False, default=str),)
            case "date" | "datetime":
                return (value.isoformat() if value else "",)
            case "boolean" | "integer" | "float":
                return (value,)
            case _:
                return (value or "",)

    def _write_people(self, package):
        # whose names stand in the tables; nothing of their logins
        posts = self.env["qlvb.post"].sudo().with_context(active_test=False)
        users = posts.search(self._scope(posts)).user_id
        package.add_table(
            "metadata/res.users.csv",
            ("id", *USER_FIELDS),
            ([user.id, *(user[name] for name in USER_FIELDS)] for user in users),
        )

    def _write_messages(self, package, chosen):
        """Write the comments on what is handed over."""
        messages = self.env["mail.message"].sudo()
        columns = [messages._fields[name] for name in ("id", *MESSAGE_FIELDS)]
        talked = (
            Domain("model", "=", model._name)
            & Domain("res_id", "in", model._search(scope))
            for model, scope in chosen
            if "message_ids" in model._fields
        )
        package.add_table(
            "metadata/mail.message.csv",
            [name for field in columns for name in self._headings(field)],
            (
                [cell for field in columns for cell in self._cells(record, field)]
                for record in self._in_batches(messages, Domain.OR(talked))
            ),
        )

    # -- files -------------------------------------------------------------------------

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


class _Progress:
    """Tells how many rows are written, on a connection of its own."""

    def __init__(self, export, total: int):
        self._export = export
        self._done = 0
        self._write(total=total)

    def add(self, count: int):
        self._done += count
        self._write(done=self._done)

    def _write(self, **values):
        [(column, value)] = values.items()
        with db_connect(self._export.env.cr.dbname).cursor() as cr:
            cr.execute(PROGRESS[column], (value, self._export.id))


PROGRESS = {
    "done": "UPDATE qlvb_data_export_progress SET done = %s WHERE export_id = %s",
    "total": "UPDATE qlvb_data_export_progress SET total = %s WHERE export_id = %s",
}
