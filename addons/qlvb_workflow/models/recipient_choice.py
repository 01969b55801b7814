# SPDX-License-Identifier: LGPL-3.0-or-later
from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.qlvb_toolkit.text import nfc

# As names begin when people write them short.
SHORT = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "VP": "Văn phòng",
}


def _in_full(line: str) -> str:
    """Return a name as the list of units has it: UBND is Ủy ban nhân dân."""
    first, blank, rest = line.partition(" ")
    return f"{SHORT.get(first, first)}{blank}{rest}"


class QlvbRecipientChoice(models.AbstractModel):
    """Many recipients chosen at once: agencies, whole branches, bodies, paper lines."""

    _name = "qlvb.recipient.choice"
    _description = "Choice of recipients"

    unit_ids = fields.Many2many(
        "qlvb.unit", string="Agencies", domain=[("kind", "=", "agency")]
    )
    correspondent_ids = fields.Many2many(
        "qlvb.correspondent", string="Bodies outside the system"
    )
    free_lines = fields.Text(
        string="Lines as written",
        help="One recipient on a line. A known name or electronic identifier becomes "
        "that agency or body; anything else is a paper recipient.",
    )

    def _recipient_values(self) -> list[dict]:
        """Return the values of the recipient lines, each once, in their order."""
        known = self._known_by_line()
        values = [{"unit_id": unit.id} for unit in self._chosen_agencies()]
        values += [{"correspondent_id": body.id} for body in self.correspondent_ids]
        values += [known.get(line, {"free_text": line}) for line in self._lines()]
        return list({tuple(v.items()): v for v in values}.values())

    def _chosen_agencies(self):
        """Return the agencies chosen that still exist."""
        return self.unit_ids.filtered(lambda u: not u.valid_to or u.valid_to >= today())

    def _below(self, tops):
        """Return the agencies of whole branches, the tops first."""
        branch = Domain("id", "child_of", tops.ids)
        return self.env["qlvb.unit"].search(branch & self._agencies_now())

    def _agencies_now(self) -> Domain:
        lasts = Domain("valid_to", "=", False) | Domain("valid_to", ">=", today())
        return Domain("kind", "=", "agency") & lasts

    def _lines(self) -> list[str]:
        lines = nfc(self.free_lines or "").splitlines()
        cleaned = (line.strip().lstrip("-–+• ").rstrip(";. ") for line in lines)
        return [line for line in cleaned if line]

    def _known_by_line(self) -> dict[str, dict]:
        return self._known(self._lines())

    @api.model
    def _known(self, lines: list[str]) -> dict[str, dict]:
        """Return what each line names, by name or electronic identifier.

        A name that several have says none of them: the line stays as it is written.
        """
        full = {line: _in_full(line) for line in lines}
        words = [*full.values()]
        named = Domain("name", "in", words) | Domain("organ_id", "in", words)
        known = defaultdict(list)
        for field, model, more in (
            ("unit_id", "qlvb.unit", self._agencies_now()),
            ("correspondent_id", "qlvb.correspondent", Domain.TRUE),
        ):
            for body in self.env[model].search(named & more):
                for word in {body.name, body.organ_id}:
                    known[word].append({field: body.id})
        return {
            line: known[word][0] for line, word in full.items() if len(known[word]) == 1
        }


class QlvbRecipientList(models.Model):
    """Recipients one writes to again and again; shared with the agency if wished."""

    _name = "qlvb.recipient.list"
    _description = "List of recipients"
    _inherit = ["qlvb.recipient.choice"]
    _order = "name, id"

    name = fields.Char(required=True)
    user_id = fields.Many2one(
        "res.users",
        string="Owner",
        required=True,
        default=lambda self: self.env.uid,
        index=True,
        ondelete="cascade",
        readonly=True,
    )
    agency_id = fields.Many2one(
        "qlvb.unit",
        string="Of agency",
        default=lambda self: self.env.user._qlvb_agency(),
        ondelete="restrict",
        readonly=True,
    )
    is_shared = fields.Boolean(string="Shared with the agency")
    branch_ids = fields.Many2many(
        "qlvb.unit",
        "qlvb_recipient_list_branch_rel",
        string="Whole branches",
        domain=[("kind", "=", "agency")],
        help="The agency and all agencies below it, as they are on the day of use.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        lists = super().create(vals_list)
        lists._check_own()
        return lists

    def write(self, vals):
        result = super().write(vals)
        self._check_own()
        return result

    def _check_own(self):
        """Refuse a list put among those of another agency or person.

        :raise AccessError: whoever takes a shared list trusts that it is a colleague's
        """
        own = self.env.user._qlvb_scope().working_agency_ids
        strange = set(self.agency_id.ids) - set(own) or self.user_id - self.env.user
        if strange and not self.env.su:
            raise AccessError(
                self.env._("A list is kept for oneself, in the own agency.")
            )

    def _chosen_agencies(self):
        return super()._chosen_agencies() | self._below(self.branch_ids)


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    known_free_lines = fields.Char(compute="_compute_known_free_lines")

    @api.depends("recipient_ids.free_text")
    def _compute_known_free_lines(self):
        for document in self:
            found = document._known_free_recipients()
            names = [line._target_named(values) for line, values in found]
            document.known_free_lines = "; ".join(
                f"“{line.free_text}” → {name}"
                for (line, _values), name in zip(found, names, strict=True)
            )

    def _known_free_recipients(self):
        """Return the paper lines that name a body the system knows, and its values."""
        lines = self.recipient_ids.filtered("free_text")
        if not lines:
            return []
        known = self.env["qlvb.recipient.choice"]._known(lines.mapped("free_text"))
        return [
            (line, known[line.free_text]) for line in lines if line.free_text in known
        ]

    def action_use_known_recipients(self):
        """Send to the bodies themselves what would go to them on paper.

        :raise UserError: no line names a body the system knows
        :raise AccessError: the document is not the caller's to change
        """
        self.ensure_one()
        self.check_access("write")
        found = self._known_free_recipients()
        if not found:
            raise UserError(self.env._("No paper recipient is in the system."))
        for line, values in found:
            line.write({**values, "free_text": False})
        return self._said(self.env._("%(count)s recipients changed.", count=len(found)))


class QlvbRecipient(models.Model):
    _inherit = "qlvb.recipient"

    def _target_named(self, values) -> str:
        ((field, target),) = values.items()
        return self[field].browse(target).name

    organ_id = fields.Char(string="Identifier", compute="_compute_organ_id")

    @api.depends("unit_id", "correspondent_id.organ_id")
    def _compute_organ_id(self):
        for line in self:
            line.organ_id = line.unit_id.organ_id or line.correspondent_id.organ_id
