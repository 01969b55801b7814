# SPDX-License-Identifier: LGPL-3.0-or-later
import json

from odoo import models
from odoo.fields import Domain

BATCH = 500
MESSAGE_FIELDS = ("date", "model", "res_id", "author_id", "message_type", "body")
USER_FIELDS = ("login", "name", "active")


class QlvbDataExport(models.Model):
    """The tables of the package: which columns they have, and their rows (R17)."""

    _inherit = "qlvb.data.export"

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
