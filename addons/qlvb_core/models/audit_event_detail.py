# SPDX-License-Identifier: LGPL-3.0-or-later
import json

from odoo import api, fields, models

# Kept for verifiers; people are not helped by them.
TECHNICAL_DETAILS = frozenset(
    {
        "access_change",
        "certificate",
        "columns",
        "documents",
        "dossiers",
        "entry",
        "fields",
        "method",
        "not_secret",
        "packet",
        "readers",
        "roles",
        "sha256",
    }
)


def _words(value) -> str:
    """Return the value of one detail as people read it."""
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return "" if value is None or isinstance(value, bool | dict) else str(value)


class QlvbAuditEvent(models.Model):
    """The details of an event as people read them."""

    _inherit = "qlvb.audit.event"

    detail = fields.Text(string="Details", compute="_compute_detail")

    @api.depends("data")
    def _compute_detail(self):
        for event in self:
            details = json.loads(event.data or "{}")
            lines = []
            if other := details.pop("on_behalf_of", None):
                lines.append(self.env._("On behalf of %(who)s", who=other))
            lines += event._changes(details.pop("before", {}), details.pop("after", {}))
            lines += [
                _words(item)
                for key, item in details.items()
                if key not in TECHNICAL_DETAILS
            ]
            event.detail = "\n".join(filter(None, lines))

    def _changes(self, before, after) -> list[str]:
        """Return "Subject: old → new" for each field that changed."""
        model = self.env.get(self.res_model or "")
        return [
            f"{self._label(model, name)}: {_words(before.get(name)) or '–'} → "
            f"{_words(after.get(name)) or '–'}"
            for name in after
            if before.get(name) != after.get(name)
        ]

    def _label(self, model, name) -> str:
        if model is None or name not in model._fields:
            return name
        return model._fields[name]._description_string(self.env)
