# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.rpc_call import LARGEST_ID

# What a value of a field is over RPC, where nothing is checked before.
SENT_AS = {
    "char": str,
    "text": str,
    "selection": str,
    "date": (str, date),
    "integer": int,
    "many2one": int,
}


class QlvbSentValues(models.AbstractModel):
    """A record whose acts take values by the name of the field: refused in words."""

    _name = "qlvb.sent.values"
    _description = "Record with acts that take values"

    def _check_sent(self, values: dict):
        """Refuse what does not fit into its field, before Odoo fails on it.

        :param values: by names of fields there are
        :raise UserError: names the first field whose value does not fit
        """
        for name, value in values.items():
            if not self._fits(self._fields[name], value):
                label = self._fields[name]._description_string(self.env)
                raise UserError(
                    self.env._(
                        "“%(field)s” cannot take this value. Choose or type it again.",
                        field=label,
                    )
                )

    def _fits(self, field, value) -> bool:
        if value is None or value is False or value == "":
            return not field.required
        if field.type == "boolean":
            return value is True
        if isinstance(value, bool) or not isinstance(value, SENT_AS[field.type]):
            return False
        if isinstance(value, int):
            return self._is_within(field, value)
        try:
            field.convert_to_cache(value, self)
        except ValueError:  # no such choice, no such day
            return False
        return "\0" not in str(value)

    def _is_within(self, field, value) -> bool:
        if not 0 <= value <= LARGEST_ID:
            return False
        if field.type != "many2one":
            return True
        return bool(self.env[field.comodel_name].browse(value).exists())
