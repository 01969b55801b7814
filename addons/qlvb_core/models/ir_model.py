# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError

JOURNAL = "qlvb.audit."


class IrModel(models.Model):
    """The journal outlives the addon: its tables stay in the database (R213)."""

    _inherit = "ir.model"

    def _drop_table(self):
        others = self.filtered(lambda model: not model.model.startswith(JOURNAL))
        return super(IrModel, others)._drop_table()


class IrModelFields(models.Model):
    """So do their columns."""

    _inherit = "ir.model.fields"

    def _drop_column(self):
        others = self.filtered(lambda field: not field.model.startswith(JOURNAL))
        return super(IrModelFields, others)._drop_column()


class IrModelAccess(models.Model):
    """What no role of the reader opens is refused in the words of an office."""

    _inherit = "ir.model.access"

    @api.model
    def _make_access_error(self, model: str, mode: str):
        if not model.startswith("qlvb."):
            return super()._make_access_error(model, mode)
        # sudo: what a kind of record is called is no secret
        what = self.env["ir.model"].sudo()._get(model).name
        return AccessError(self._refusal(mode, what))

    @api.model
    def _refusal(self, mode: str, what: str) -> str:
        advice = self.env._(
            "If you need it for your work, ask the unit admin of your agency: which "
            "roles you hold is decided there."
        )
        match mode:
            case "read":
                act = self.env._("Your roles do not let you see: %(what)s.", what=what)
            case "create":
                act = self.env._("Your roles do not let you add: %(what)s.", what=what)
            case "unlink":
                act = self.env._(
                    "Your roles do not let you delete: %(what)s.", what=what
                )
            case _:
                act = self.env._(
                    "Your roles do not let you change: %(what)s.", what=what
                )
        return f"{act} {advice}"
