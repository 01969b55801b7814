# SPDX-License-Identifier: LGPL-3.0-or-later
import json
import re
from datetime import date, datetime

from odoo import api, fields, models

# Kept for verifiers; people are not helped by them.
TECHNICAL_DETAILS = frozenset(
    {
        "access_change",
        "certificate",
        "columns",
        "documents",
        "domain",
        "dossiers",
        "entry",
        "fields",
        "manifest",
        "method",
        "not_secret",
        "packet",
        "readers",
        "roles",
        "sha256",
    }
)


THOUSAND = 1000
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}")


def _words(value, labels=None) -> str:
    """Return the value of one detail as people read it.

    :param labels: words for the codes it may be
    """
    if isinstance(value, list):
        return ", ".join(_words(item, labels) for item in value)
    if value is None or isinstance(value, bool | dict):
        return ""
    text = str(value)
    if ISO_DAY.fullmatch(text):
        return date.fromisoformat(text).strftime("%d/%m/%Y")
    if ISO_MOMENT.fullmatch(text):
        return datetime.fromisoformat(text).strftime("%H:%M %d/%m/%Y")
    return (labels or {}).get(text, text)


def _size(size: float) -> str:
    """Return ``size``, in bytes, as file managers show it: "870 KB", "1,2 MB"."""
    for unit in ("B", "KB", "MB", "GB"):
        if size < THOUSAND or unit == "GB":
            break
        size /= THOUSAND
    digits = 1 if unit in ("MB", "GB") and size < 10 else 0
    return f"{size:.{digits}f} {unit}".replace(".", ",")


class QlvbAuditEvent(models.Model):
    """The details of an event as people read them."""

    _inherit = "qlvb.audit.event"

    detail = fields.Text(string="Details", compute="_compute_detail")

    @api.depends("data", "res_model")
    def _compute_detail(self):
        labels = self._detail_labels()
        for event in self:
            details = json.loads(event.data or "{}")
            lines = []
            if other := details.pop("on_behalf_of", None):
                lines.append(self.env._("On behalf of %(who)s", who=other))
            lines += event._changes(details.pop("before", {}), details.pop("after", {}))
            lines += [
                event._detail_line(key, item, labels)
                for key, item in details.items()
                if key not in TECHNICAL_DETAILS
            ]
            event.detail = "\n".join(filter(None, lines))

    def _detail_line(self, key, value, labels) -> str:
        if key == "size":
            value = _size(value)
        words = _words(value, self._code_words(key))
        label = labels.get(key)
        return f"{label}: {words}" if label and words else words

    @api.model
    def _code_words(self, key) -> dict[str, str]:
        """Return the words for the codes that details of this name hold."""
        if key in ("kind", "kinds"):
            kinds = self.env["qlvb.work.item"]._fields["kind"]
            return dict(kinds._description_selection(self.env))
        if key == "level":
            # sudo: the names of a few levels, no record of anybody's
            levels = self.env["qlvb.information.level"].sudo()
            levels = levels.search([("active", "in", (True, False))])
            return {level.code: level.name for level in levels}
        return {}

    def _changes(self, before, after) -> list[str]:
        """Return "Subject: old → new" for each field that reads otherwise now."""
        model = self.env.get(self.res_model or "")
        told = [
            (name, self._told(model, name, before), self._told(model, name, after))
            for name in after
        ]
        return [
            f"{self._label(model, name)}: {old or '–'} → {new or '–'}"
            for name, old, new in told
            if old != new
        ]

    def _told(self, model, name, values) -> str:
        field = model is not None and model._fields.get(name)
        if not field:
            return _words(values.get(name))
        if field.type == "boolean" and name in values:
            return self.env._("Yes") if values[name] else self.env._("No")
        choices = field.type == "selection"
        labels = dict(field._description_selection(self.env)) if choices else {}
        return _words(values.get(name), labels)

    def _label(self, model, name) -> str:
        if model is None or name not in model._fields:
            return name
        return model._fields[name]._description_string(self.env)
