# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.qlvb_core.rpc_call import LARGEST_ID

RECEIVERS = ("unit_ids", "correspondent_ids", "free_lines", "recipients")
CHOSEN = {"unit_ids": "qlvb.unit", "correspondent_ids": "qlvb.correspondent"}


class QlvbCopy(models.Model):
    """Who receives a copy: as of any document, agencies, bodies, lines on paper."""

    _name = "qlvb.copy"
    _inherit = ["qlvb.copy", "qlvb.recipient.choice"]

    recipients = fields.Char(
        help="Their names, as on the copy; who they are stands beside."
    )

    def _asked_receivers(self, values: dict) -> dict:
        """Return the values of who receives a copy, of what was sent over RPC.

        A line that names an agency or a body known here becomes it.

        :raise UserError: nobody, or not what these fields hold
        """
        lines = values.get("recipients") or ""
        if not isinstance(lines, str):
            raise UserError(self.env._("Write who receives the copy."))
        asked = self.new({"free_lines": lines.replace(";", "\n")})
        for name, model in CHOSEN.items():
            asked[name] = self._chosen_ids(model, values.get(name))
        real = [self._real(target) for target in asked._recipient_values()]
        targets = [
            dict(pairs) for pairs in dict.fromkeys(tuple(t.items()) for t in real)
        ]
        if not targets:
            raise UserError(self.env._("Write who receives the copy."))
        return self._receiver_values(targets)

    @staticmethod
    def _real(target: dict) -> dict:
        """Return ``target`` by the id it has in the database, not in a mere draft."""
        return {field: getattr(to, "origin", to) for field, to in target.items()}

    def _chosen_ids(self, model, ids):
        right = isinstance(ids or [], (list, tuple)) and all(
            type(id_) is int and 0 < id_ <= LARGEST_ID for id_ in ids or ()
        )
        chosen = self.env[model].browse(ids if right and ids else ()).exists()
        if not right or len(chosen) != len(set(ids or ())):
            raise UserError(self.env._("Choose again who receives the copy."))
        return chosen

    def _receiver_values(self, targets) -> dict:
        units = self.env["qlvb.unit"].browse(
            [t["unit_id"] for t in targets if "unit_id" in t]
        )
        bodies = self.env["qlvb.correspondent"].browse(
            [t["correspondent_id"] for t in targets if "correspondent_id" in t]
        )
        if units.filtered(lambda unit: unit.kind != "agency"):
            raise UserError(self.env._("Choose again who receives the copy."))
        lines = [t["free_text"] for t in targets if "free_text" in t]
        return {
            "unit_ids": [Command.set(units.ids)],
            "correspondent_ids": [Command.set(bodies.ids)],
            "free_lines": "\n".join(lines),
            "recipients": "; ".join(self._target_names(targets)),
        }

    def _target_names(self, targets) -> list[str]:
        names = []
        for target in targets:
            ((field, value),) = target.items()
            if field != "free_text":
                value = self.env[CHOSEN[f"{field}s"]].browse(value).name
            names.append(value)
        return names

    def _recipient_names(self) -> list[str]:
        """Return each receiver's name, for the lines of "Nơi nhận"."""
        return [name for name in (self.recipients or "").split("; ") if name]
