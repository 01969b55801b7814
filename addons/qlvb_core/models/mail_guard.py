# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Domain

# Notices in the inbox lead to these; nobody comments on them.
NOTICED_MODELS = frozenset({"qlvb.support.request"})


class QlvbMailGuard(models.AbstractModel):
    """What Odoo keeps about a record of ours is seen with that record only (R28).

    Odoo shows a message to its author and to whom it was sent, an activity to whom it
    was given, whatever has become of their right to the record since.
    """

    _name = "qlvb.mail.guard"
    _description = "Seen with its record"

    def _guard_field(self) -> str:
        """Return the field with the model's name."""
        raise NotImplementedError

    def _guarded_models(self):
        return [
            name
            for name in self.env.registry
            if name.startswith("qlvb.")
            and not self.env[name]._abstract
            and ("message_ids" in self.env[name]._fields or name in NOTICED_MODELS)
        ]

    def _guard_domain(self):
        """Return what is of no record of ours, or of one the caller reads."""
        field = self._guard_field()
        domain = Domain(field, "=", False) | Domain(field, "not =like", "qlvb.%")
        for name in self._guarded_models():
            records = self.env[name].with_context(active_test=False)
            if records.has_access("read"):
                seen = Domain("res_id", "in", records._search([]))
                domain |= Domain(field, "=", name) & seen
        return domain

    def _search(
        self, domain, offset=0, limit=None, order=None, *, bypass_access=False, **kwargs
    ):
        if not self.env.su and not bypass_access:
            domain = Domain(domain) & self._guard_domain()
        return super()._search(
            domain, offset, limit, order, bypass_access=bypass_access, **kwargs
        )

    def _check_access(self, operation):
        result = super()._check_access(operation)
        if self.env.su or not self:
            return result
        refused = (self - result[0] if result else self)._of_unreadable_records()
        if not refused:
            return result
        if result:
            return result[0] | refused, result[1]
        return refused, lambda: refused._make_access_error(operation)

    def _of_unreadable_records(self):
        field = self._guard_field()
        refused = self.browse()
        guarded = self.sudo().filtered(lambda m: (m[field] or "").startswith("qlvb."))
        for name, kept in guarded.grouped(field).items():
            records = self.env[name].browse(kept.mapped("res_id")).exists()
            seen = set(records._filtered_access("read").ids)
            refused |= kept.filtered(lambda m, seen=seen: m.res_id not in seen)
        return refused.with_env(self.env)
