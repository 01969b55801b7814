# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.fields import Command

DEFAULT = "default_"


class Base(models.AbstractModel):
    """A form not saved yet shows nothing of records one may not read (invariant 5).

    Odoo computes it with all rights from whatever links are sent, and names what they
    lead to, before anything is created and checked.
    """

    _inherit = "base"

    def onchange(self, values, field_names, fields_spec):
        if not self.env.su:
            self._check_sent_links(self._sent_defaults())
            if isinstance(values, dict):  # else Odoo refuses it
                self._check_sent_links(values)
        return super().onchange(values, field_names, fields_spec)

    def _sent_defaults(self) -> dict:
        return {
            name.removeprefix(DEFAULT): value
            for name, value in self.env.context.items()
            if name.startswith(DEFAULT)
        }

    def _check_sent_links(self, values):
        """Ask for the right to read our records that ``values`` adds as links.

        :raise AccessError: one may not be read
        """
        for name in self._fields.keys() & values.keys():
            field = self._fields[name]
            if not field.relational:
                continue
            ids, inner = _sent(values[name])
            linked = self.env[field.comodel_name]
            for sent in inner:
                linked._check_sent_links(sent)
            if not ids or linked._transient or not linked._name.startswith("qlvb."):
                continue
            # sudo: only to leave out what stands there already
            if added := ids.difference(self.sudo()[name].ids):
                linked.browse(added).check_access("read")


def _sent(value) -> tuple[set[int], list[dict]]:
    """Return the ids that a value of a link names, and the values of its records."""
    ids, inner = set(), []
    for item in value if isinstance(value, list) else [value]:
        match item:
            case [Command.SET, _, [*several]]:
                ids.update(several)
            case [Command.CREATE | Command.UPDATE | Command.LINK, one, *rest]:
                ids.add(one)
                inner += [sent for sent in rest if isinstance(sent, dict)]
            case [one, *_]:
                ids.add(one)
            case {}:
                ids.add(item.get("id"))
                inner.append(item)
            case _:
                ids.add(item)
    return {one for one in ids if isinstance(one, int) and one}, inner
