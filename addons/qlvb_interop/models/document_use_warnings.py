# SPDX-License-Identifier: LGPL-3.0-or-later
from markupsafe import Markup

from odoo import fields, models

from .exchange_delivery_paper import RECALLING


class QlvbDocument(models.Model):
    """What the check of its file says beside a valid signature (Điều 18.3, 18.4)."""

    _inherit = "qlvb.document"

    def _use_warnings(self) -> list:
        warnings = super()._use_warnings()
        if self.recall_state in RECALLING:
            warnings.append(self._recall_warning())
        # sudo: whoever reads one version is told of the other, as on its page
        newer = self.sudo().replaced_by_ids.filtered(lambda d: d._counts_as_newer())
        return warnings + [self._newer_warning(other) for other in newer]

    def _recall_warning(self) -> str:
        day = self._day(fields.Datetime.context_timestamp(self, self.recall_changed_at))
        if self.recall_state == "recalled":
            return self.env._(
                "Recalled on %(day)s: it is not to be used any more.", day=day
            )
        return self.env._(
            "Its agency is recalling it since %(day)s: it is not to be used.", day=day
        )

    def _newer_warning(self, newer) -> Markup:
        # sudo: as above; the link itself asks for the reader's rights
        line = self.sudo()._newer_line(newer)
        if newer.replacement_kind in ("amend", "correct"):
            words = self.env._("It is used only together with that one.")
        else:
            words = self.env._("It is not to be used any more.")
        return Markup("{} {}").format(line, words)
