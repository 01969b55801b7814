# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models, tools
from odoo.exceptions import AccessError


class Base(models.AbstractModel):
    """What is computed and kept, nobody types in (invariant 4).

    Odoo takes a stored computed value from whoever sends it, over RPC or as a default
    in the context, and keeps it until something it depends on changes.
    """

    _inherit = "base"

    @api.model_create_multi
    def create(self, vals_list):
        self._check_nothing_computed(*vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._check_nothing_computed(vals)
        return super().write(vals)

    @api.model
    def default_get(self, fields_list):
        plain = self._without_sent_defaults(self._written_by_acts())
        values = super(Base, plain).default_get(fields_list)
        for name in self._computed_only().intersection(values):
            del values[name]
        return values

    def _without_sent_defaults(self, names):
        """Return this model without the defaults a caller's context holds for fields.

        Whoever checks the values of a creation does not see those of the context.
        """
        sent = {f"default_{name}" for name in names}
        if self.env.su or sent.isdisjoint(self.env.context):
            return self
        context = {k: v for k, v in self.env.context.items() if k not in sent}
        return self.with_env(self.env(context=context))

    @api.model
    def _written_by_acts(self) -> frozenset[str]:
        """Return the fields a person's values for a new record may not hold."""
        return frozenset()

    def _check_nothing_computed(self, *vals_list):
        if names := self._computed_only().intersection(set().union(*vals_list)):
            raise AccessError(self._system_only_words(names))

    @api.model
    def _computed_only(self) -> frozenset[str]:
        """Return the stored fields of our models that a person may not write."""
        if self.env.su or not self._name.startswith("qlvb."):
            return frozenset()
        return self._stored_computed()

    @tools.ormcache("self._name")
    def _stored_computed(self) -> frozenset[str]:
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store and field.compute and field.readonly and not field.inverse
        )

    @api.model
    def _system_only_words(self, names) -> str:
        labels = [
            self._fields[name]._description_string(self.env) for name in sorted(names)
        ]
        return self.env._(
            "These fields are set by the system only: %(names)s.",
            names=", ".join(labels),
        )
