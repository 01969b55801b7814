# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain

from ..principal import MEMBER, role_principal, user_principal
from ..transition import Work

URGENCY = [
    ("0", "Normal"),
    ("1", "Urgent"),
    ("2", "Very urgent"),
    ("3", "Express"),
]
# Of the person, not of papers: nothing that is handed over to somebody else.
PERSONAL_KINDS = ("give_work", "take_work", "read_report")


class QlvbWorkItem(models.Model):
    """Something that waits for somebody: the rows of "Bàn làm việc"."""

    _name = "qlvb.work.item"
    _description = "Work item"
    _inherit = "qlvb.due.moment"
    _order = "urgency desc, due_date, id"

    document_id = fields.Many2one(
        "qlvb.document", ondelete="cascade", index="btree_not_null"
    )
    dossier_id = fields.Many2one(
        "qlvb.dossier", ondelete="cascade", index="btree_not_null"
    )
    agency_id = fields.Many2one("qlvb.unit", required=True)
    principal = fields.Char(required=True)
    principal_name = fields.Char(string="Waits for", compute="_compute_principal_name")
    kind = fields.Selection(
        [("keep", "Keep the dossier")], required=True, string="What is asked"
    )
    edits = fields.Boolean(help="The holder may change the document's fields.")
    urgency = fields.Selection(URGENCY, default="0", required=True)
    subject = fields.Char(compute="_compute_subject", store=True, precompute=True)
    code = fields.Char(
        compute="_compute_subject",
        store=True,
        precompute=True,
        string="Number, notation",
    )
    issuer_name = fields.Char(
        compute="_compute_subject", store=True, precompute=True, string="Issued by"
    )
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late")
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")
    stand_in_name = fields.Char(string="In place of", compute="_compute_stand_in_name")
    of_current_post = fields.Boolean(
        compute="_compute_of_current_post", search="_search_of_current_post"
    )
    note = fields.Char()
    requested_by_id = fields.Many2one("res.users", string="From")
    requested_at = fields.Datetime(default=fields.Datetime.now)
    state = fields.Selection(
        [("open", "Open"), ("done", "Done"), ("cancelled", "Cancelled")],
        default="open",
        required=True,
    )
    closed_at = fields.Datetime()
    closed_by_id = fields.Many2one("res.users")

    _target_check = models.Constraint(
        "CHECK (num_nonnulls(document_id, dossier_id) = 1)",
        "A work item belongs to one document or one dossier.",
    )
    _agency_idx = models.Index("(agency_id, due_date) WHERE state = 'open'")

    @api.depends(
        "document_id.subject",
        "document_id.code",
        "document_id.issuer_name",
        "dossier_id.title",
        "dossier_id.code",
    )
    def _compute_subject(self):
        for item in self:
            item.subject = item.document_id.subject or item.dossier_id.title
            item.code = item.document_id.code or item.dossier_id.code
            item.issuer_name = item.document_id.issuer_name

    @api.depends("principal")
    def _compute_principal_name(self):
        names = self._principal_names(set(self.mapped("principal")))
        for item in self:
            item.principal_name = names.get(item.principal, item.principal)

    @api.model
    def _principal_names(self, principals) -> dict[str, str]:
        """Return readable names of keys, in one query for each kind of key."""
        persons = [int(p[5:]) for p in principals if p and p.startswith("user:")]
        users = self.env["res.users"].sudo().browse(persons)
        names = {user_principal(user): user.name for user in users}
        pairs = [p.split("@") for p in principals if p and "@" in p]
        units = (
            self.env["qlvb.unit"].sudo().browse({int(unit) for _role, unit in pairs})
        )
        roles = {r.code: r.name for r in self.env["qlvb.role"].sudo()._all()}
        roles[MEMBER] = self.env._("Members")
        by_id = {unit.id: unit for unit in units}
        for code, unit_id in pairs:
            unit = by_id[int(unit_id)]
            names[role_principal(code, unit)] = f"{roles[code]} ({unit._name_of_now()})"
        return names

    @api.depends("due_date", "due_at", "state")
    def _compute_is_late(self):
        for item in self:
            item.is_late = item.state == "open" and item._is_past_due()

    def _search_is_late(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return Domain("state", "=", "open") & self._past_due_domain()

    @api.depends_context("uid")
    @api.depends("principal", "kind")
    def _compute_is_mine(self):
        mine = self.filtered_domain(self.env.user._qlvb_my_work_domain())
        for item in self:
            item.is_mine = item in mine

    def _search_is_mine(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self.env.user._qlvb_my_work_domain()

    @api.depends_context("uid")
    @api.depends("principal", "kind")
    def _compute_stand_in_name(self):
        for item in self:
            item.stand_in_name = item._stand_in().name if item._stand_in() else False

    def _stand_in(self):
        """Return by which ``StandIn`` the current user does this, None if by own right.

        None as well when it is not the user's to do.
        """
        scope = self.env.user._qlvb_scope()
        if self.principal in scope.principals:
            return None
        return next(filter(self._is_lent_by, scope.stand_ins), None)

    def _is_lent_by(self, stand_in) -> bool:
        return (
            self.agency_id.id in stand_in.agency_ids
            and self.principal in stand_in.principals
            and self.kind in stand_in.kinds
        )

    def _on_behalf_of(self) -> str | None:
        """Return for whom the user does this work; None if any of it is the user's."""
        stand_ins = [item._stand_in() for item in self]
        if not stand_ins or None in stand_ins:
            return None
        return ", ".join(dict.fromkeys(s.name for s in stand_ins))

    @api.depends_context("uid")
    @api.depends("principal", "agency_id")
    def _compute_of_current_post(self):
        current = self.filtered_domain(self._current_post_domain())
        for item in self:
            item.of_current_post = item in current

    def _search_of_current_post(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._current_post_domain()

    def _current_post_domain(self):
        """Return what waits for the current post, or for the person in its agency."""
        post = self.env.user._qlvb_default_post()
        person = Domain("principal", "=", user_principal(self.env.user))
        in_agency = Domain("agency_id", "=", post.agency_id.id)
        return person & in_agency | Domain(
            "principal", "in", sorted(post._principals())
        )

    # -- for the state machine ---------------------------------------------------

    def _target(self):
        """Return the document or dossier that waits."""
        return self.document_id or self.dossier_id

    @api.model
    def _technical_fields(self):
        return super()._technical_fields() | {"edits", "principal"}

    @api.model
    def _editing_kinds(self) -> frozenset[str]:
        """Return the kinds whose holder may change the record's plain fields."""
        return frozenset({"keep"})

    @api.model
    def _values_of(self, work: Work) -> dict:
        return {
            "kind": work.kind,
            "principal": work.principal,
            "due_date": work.due_date,
            "due_at": work.due_at,
            "note": work.note,
            "edits": work.kind in self._editing_kinds(),
            "requested_by_id": self.env.uid,
        }

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            target = self._target_of(vals)
            vals["agency_id"] = target.agency_id.id
            vals.setdefault("urgency", target._urgency())
        return super().create(vals_list)

    def _target_of(self, vals):
        if vals.get("document_id"):
            return self.env["qlvb.document"].browse(vals["document_id"])
        return self.env["qlvb.dossier"].browse(vals["dossier_id"])

    def _finish(self, note=None):
        """Mark as done by the current user."""
        values = {
            "state": "done",
            "closed_at": fields.Datetime.now(),
            "closed_by_id": self.env.uid,
        }
        if note:
            values["note"] = note
        self.write(values)

    def _cancel(self):
        self.write({"state": "cancelled", "closed_at": fields.Datetime.now()})

    def _follow_urgency(self, urgency: str):
        """Let open work be as urgent as what it is about has become (R81).

        :return: the work that changed
        """
        changed = self.filtered(lambda w: w.state == "open" and w.urgency != urgency)
        changed.urgency = urgency
        return changed

    # -- how much is left ----------

    def _left(self) -> dict | None:
        """Return the kind of this work and how what is left of it is called."""
        if not self:
            return None
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        usual = self.env._("for “%(kind)s”", kind=kinds[self.kind])
        return {
            "kind": self.kind,
            "waiting": self._waiting_words().get(self.kind, usual),
        }

    @api.model
    def _waiting_words(self) -> dict[str, str]:
        """Return by kind what follows "5 documents": that they wait for what."""
        return {"keep": self.env._("to be kept")}

    def action_open(self):
        """Open what waits; a click on a row of the desk."""
        self.ensure_one()
        self.check_access("read")
        return self._target()._action_open()
