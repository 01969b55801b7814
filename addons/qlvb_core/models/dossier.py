# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import UserError

from ..clock import today
from ..form_of import form_of
from ..principal import user_principal
from ..transition import Transition, Work, table


class QlvbDossier(models.Model):
    """A file of documents about one piece of work (Decree 30/2020 Điều 29)."""

    _name = "qlvb.dossier"
    _description = "Dossier"
    _form_path = "ho-so"
    _inherit = ["qlvb.state.machine"]
    _order = "date_from desc, id desc"
    _rec_name = "title"
    _rec_names_search = ["title", "code"]

    title = fields.Char(required=True)
    code = fields.Char(
        compute="_compute_code", store=True, help="OrganId, year, notation."
    )
    notation = fields.Char(required=True)
    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user._qlvb_default_post().agency_id,
    )
    plan_line_id = fields.Many2one(
        "qlvb.file.plan.line",
        ondelete="restrict",
        index="btree_not_null",
        domain=[("is_free", "=", True)],
    )
    maker_id = fields.Many2one(
        "res.users", required=True, readonly=True, default=lambda self: self.env.uid
    )
    retention_years = fields.Integer(string="Retention (years)", help="0 is permanent.")
    date_from = fields.Date(required=True, default=lambda self: today())
    date_to = fields.Date(readonly=True)
    state = fields.Selection(
        [("open", "Open"), ("closed", "Closed")],
        required=True,
        default="open",
        readonly=True,
    )
    item_ids = fields.One2many("qlvb.dossier.item", "dossier_id")
    can_edit = fields.Boolean(compute="_compute_can_edit")
    document_count = fields.Integer(compute="_compute_document_count")
    participant_ids = fields.One2many("qlvb.participant", "dossier_id")
    work_item_ids = fields.One2many("qlvb.work.item", "dossier_id")
    event_ids = fields.One2many("qlvb.audit.event", "dossier_id")

    _code_uniq = models.UniqueIndex(
        "(agency_id, code)", "A dossier with this number and notation exists already."
    )

    @api.depends("agency_id", "notation", "date_from")
    def _compute_code(self):
        for dossier in self:
            # A dossier keeps the identifier its agency had when it was opened (R9).
            agency = dossier.agency_id._as_of(dossier.date_from)
            organ = agency.organ_id or agency.code or ""
            year = dossier.date_from.year if dossier.date_from else ""
            dossier.code = f"{organ}.{year}.{dossier.notation}"

    @api.constrains("agency_id", "notation", "date_from")
    def _check_code_is_free(self):
        """Name the dossier that has the code before the index refuses the second."""
        for dossier in self:
            if other := dossier._with_same_code():
                raise UserError(dossier._code_taken_words(other))

    def _with_same_code(self):
        """Return the other dossier of this code, with all rights.

        Its own code is computed last: a search would write it, and hit the index.
        """
        # sudo: whether a code is taken does not depend on who may see by what
        alike = self.sudo().search(
            [
                ("agency_id", "=", self.agency_id.id),
                ("notation", "=", self.notation),
                ("id", "!=", self.id),
            ]
        )
        codes = dict(zip(alike.mapped("code"), alike, strict=True))
        return codes.get(self.code)

    def _code_taken_words(self, other) -> str:
        named = other.sudo(False).has_access("read")
        facts = {"code": other.code, "maker": other.maker_id.name, "title": other.title}
        if named:
            return self.env._(
                "Number and notation %(code)s are those of the dossier “%(title)s”, "
                "opened by %(maker)s. Put the documents there, or choose another line "
                "of the file plan.",
                **facts,
            )
        return self.env._(
            "Number and notation %(code)s are those of a dossier opened by %(maker)s, "
            "which you have no right to see. Ask there, or choose another line of the "
            "file plan.",
            **facts,
        )

    @api.depends("item_ids")
    def _compute_document_count(self):
        for dossier in self:
            dossier.document_count = len(dossier.item_ids)

    @api.depends_context("uid")
    @api.depends("state")
    def _compute_can_edit(self):
        """Whoever may only read is shown no field that looks as if it could change."""
        for dossier in self:
            dossier.can_edit = dossier.state == "open" and (
                not dossier._origin or dossier._origin.has_access("write")
            )

    @api.onchange("plan_line_id")
    def _onchange_plan_line_id(self):
        if self.plan_line_id:
            from_plan = self.plan_line_id.plan_id.line_ids.mapped("title")
            if not self.title or self.title in from_plan:
                self.title = self.plan_line_id.title
            self.notation = self.plan_line_id.notation
            self.retention_years = self.plan_line_id.retention_years

    @api.model_create_multi
    def create(self, vals_list):
        self._check_unprotected(*vals_list, allowed={"level_id"})
        for vals in vals_list:
            line = self.env["qlvb.file.plan.line"].browse(vals.get("plan_line_id"))
            for name in ("title", "notation", "retention_years") if line else ():
                vals.setdefault(name, line[name])
        # The maker may fill a dossier once it waits for him.
        contents = [vals.pop("item_ids", []) for vals in vals_list]
        dossiers = super().create(vals_list)
        for dossier, content in zip(dossiers, contents, strict=True):
            dossier.sudo()._open_work(Work("keep", user_principal(dossier.maker_id)))
            self.env["qlvb.audit.event"]._log("dossier.create", dossier)
            dossier.write({"item_ids": content})
        return dossiers

    def write(self, vals):
        self._check_unprotected(vals)
        return super().write(vals)

    def _check_unprotected(self, *vals_list, allowed=frozenset()):
        forbidden = self._protected_fields() - allowed
        if not self.env.su and any(forbidden.intersection(vals) for vals in vals_list):
            raise UserError(self.env._("A dossier changes its state only by its acts."))

    @api.model
    def _written_by_acts(self):
        return super()._written_by_acts() | self._protected_fields() - {"level_id"}

    @api.model
    def _protected_fields(self) -> frozenset[str]:
        """Return the fields that only an act of the system writes."""
        return frozenset(
            {
                "state",
                "agency_id",
                "maker_id",
                "participant_ids",
                "work_item_ids",
                "date_to",
            }
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A dossier is never deleted."))

    # -- state machine -------------------------------------------------------------

    def _work_field(self):
        return "dossier_id"

    def _urgency(self):
        return "0"

    def _add_participants(self, principals):
        self.env["qlvb.participant"]._add("dossier_id", self.sudo(), principals)

    def _transition_table(self):
        return {
            **super()._transition_table(),
            **table(
                Transition("close", ("open",), "closed", ("keep",), "dossier.close"),
            ),
        }

    def _action_open(self):
        self.ensure_one()
        return form_of(self)

    def _check_can_close(self) -> list[str]:
        """Return what is missing to close, in words; addons above add to it (R171)."""
        missing = []
        if not self.item_ids:
            missing.append(self.env._("The dossier holds no document."))
        return missing

    def _work_after_close(self) -> list[Work]:
        """Return who holds a closed dossier: its maker keeps it until hand-over."""
        return [Work("keep", user_principal(self.maker_id))]

    def action_close(self):
        """Close the dossier (Decree 30/2020 Điều 29.4)."""
        self.ensure_one()
        self._check_transition("close")
        if missing := self._check_can_close():
            raise UserError("\n".join(missing))
        self._transition(
            "close",
            values={"date_to": today()},
            next_work=self._work_after_close(),
        )


class QlvbDossierItem(models.Model):
    _name = "qlvb.dossier.item"
    _description = "Document in a dossier"
    _inherit = ["qlvb.document.child"]
    _order = "dossier_id, sequence, id"

    dossier_id = fields.Many2one(
        "qlvb.dossier", required=True, ondelete="cascade", index=True
    )
    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="dossier_id.agency_id", store=True)
    sequence = fields.Integer(default=10)

    _document_uniq = models.Constraint(
        "UNIQUE (dossier_id, document_id)", "The document is in this dossier already."
    )

    def _owner_fields(self):
        return super()._owner_fields() | {"dossier_id"}

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._check_may_change()
        for item in items:
            self.env["qlvb.audit.event"]._log(
                "dossier.add", item.document_id, dossier=item.dossier_id.code
            )
        return items

    def write(self, vals):
        self._check_may_change()
        return super().write(vals)

    def unlink(self):
        self._check_may_change()
        for item in self:
            self.env["qlvb.audit.event"]._log(
                "dossier.remove", item.document_id, dossier=item.dossier_id.code
            )
        return super().unlink()

    def _check_may_change(self):
        """A closed dossier takes and loses nothing (Decree 30 Điều 29.4.a, R172)."""
        self.dossier_id._lock_rows()
        for item in self:
            if item.dossier_id.state != "open":
                raise UserError(
                    self.env._(
                        "Dossier %(code)s is closed: its documents no longer change.",
                        code=item.dossier_id.code,
                    )
                )
            item.document_id.check_access("read")
