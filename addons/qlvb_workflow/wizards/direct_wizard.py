# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from odoo.addons.qlvb_core.clock import today


class QlvbDirectWizard(models.TransientModel):
    """Bút phê: the directive, the lead, the supports, the dates (R96, R98)."""

    _name = "qlvb.direct.wizard"
    _description = "Directive"
    _inherit = ["qlvb.document.wizard", "qlvb.due.date.note", "qlvb.receiver.choice"]

    document_id = fields.Many2one("qlvb.document", required=True, ondelete="cascade")
    other_ids = fields.Many2many("qlvb.document", string="And as well")
    agency_id = fields.Many2one(related="document_id.acting_agency_id")
    heading = fields.Char(compute="_compute_heading")
    proposal = fields.Text(compute="_compute_proposal", string="What came with it")
    phrase_id = fields.Many2one("qlvb.phrase", string="Usual directive")
    directive = fields.Text(required=True)
    lead_unit_id = fields.Many2one(
        compute="_compute_receivers", store=True, readonly=False
    )
    lead_other_id = fields.Many2one(
        compute="_compute_receivers", store=True, readonly=False
    )
    support_unit_ids = fields.Many2many(
        relation="qlvb_direct_wizard_support_unit_rel",
        compute="_compute_receivers",
        store=True,
        readonly=False,
    )
    support_other_ids = fields.Many2many(
        relation="qlvb_direct_wizard_support_other_rel",
        compute="_compute_receivers",
        store=True,
        readonly=False,
    )
    info_ids = fields.Many2many(
        relation="qlvb_direct_wizard_info_rel",
        compute="_compute_receivers",
        store=True,
        readonly=False,
    )
    asked_words = fields.Char(compute="_compute_asked_words")
    days = fields.Integer(
        string="Working days", compute="_compute_days", store=True, readonly=False
    )
    due_date = fields.Date(compute="_compute_due_date", store=True, readonly=False)
    support_due_date = fields.Date(
        string="Opinions by", compute="_compute_due_date", store=True, readonly=False
    )
    own_dates = fields.Boolean(string="A due date for each")
    line_ids = fields.One2many(
        "qlvb.direct.wizard.line",
        "wizard_id",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    keep_phrase = fields.Boolean(string="Keep as my usual directive")
    headless_words = fields.Char(compute="_compute_headless_words")
    is_further = fields.Boolean(compute="_compute_is_further")
    present_lead = fields.Char(compute="_compute_is_further")
    # sent back by the dialog: what stood there when it was opened
    seen = fields.Integer(
        compute="_compute_seen", store=True, readonly=False, precompute=True
    )

    @api.model
    def _due_date_fields(self):
        return ("due_date", "support_due_date", "line_ids.due_date")

    def _due_dates(self):
        """The date of the opinions counts when some are asked for."""
        supports = self.support_unit_ids or self.support_other_ids
        days = (self.due_date, supports and self.support_due_date)
        return filter(None, [*days, *self.line_ids.mapped("due_date")])

    def _due_moment(self):
        """Of several each has its own, by its urgency."""
        return None if self.other_ids else self.document_id._urgent_moment()

    @api.depends("document_id", "other_ids")
    def _compute_heading(self):
        """Say of one document what it is about, of many how many and which."""
        for wizard in self:
            document, others = wizard.document_id, wizard.other_ids
            wizard.heading = document.subject
            if others:
                wizard.heading = self.env._(
                    "%(count)s documents: %(codes)s",
                    count=len(document | others),
                    codes=", ".join(
                        d.code or d.subject or "" for d in document | others
                    ),
                )

    @api.depends("document_id")
    def _compute_is_further(self):
        """A further directive leaves the lead where it is, unless another is chosen."""
        for wizard in self:
            document = wizard.document_id
            wizard.is_further = document.state == "assigned"
            wizard.present_lead = document._top_lead().display_name

    @api.depends("agency_id")
    @api.depends_context("lang")
    def _compute_headless_words(self):
        """Say which units cannot be chosen, and why (R67)."""
        units = self.env["qlvb.unit"]
        for wizard in self:
            inside = units.search(
                [("agency_id", "=", wizard.agency_id.id), ("kind", "=", "department")]
            )
            headless = inside.filtered(lambda unit: not unit.has_head)
            wizard.headless_words = bool(headless) and self.env._(
                "Not to be chosen, for nobody heads it: %(units)s. Choose a person "
                "there.",
                units=", ".join(headless.mapped("name")),
            )

    @api.depends("document_id", "other_ids")
    def _compute_proposal(self):
        for wizard in self:
            alone = not wizard.other_ids
            wizard.proposal = alone and wizard.document_id._my_item("direct").note

    def _proposed(self) -> dict:
        """Return what the office proposes; of several documents, if it is the same."""
        documents = (self.document_id | self.other_ids)._origin
        proposals = [d.proposed or {} for d in documents if d.state == "presented"]
        same = len(proposals) == len(documents)
        same = same and all(each == proposals[0] for each in proposals)
        return proposals[0] if proposals and same else {}

    def _proposed_date(self):
        """Return until when the office proposes, while that is ahead."""
        day = fields.Date.to_date(self._proposed().get("due_date"))
        return day if day and day >= today() else None

    @api.depends("document_id")
    def _compute_seen(self):
        for wizard in self:
            wizard.seen = len(wizard.document_id.assignment_ids)

    @api.depends(lambda self: self._target_fields())
    def _compute_line_ids(self):
        """Keep one line for each who is chosen, with the date already given to it."""
        for wizard in self:
            wanted = dict.fromkeys(wizard._targets())
            gone = wizard.line_ids.filtered(lambda ln, w=wanted: ln._key() not in w)
            kept = {line._key() for line in wizard.line_ids - gone}
            wizard.line_ids = [
                *(fields.Command.unlink(line.id) for line in gone),
                *(
                    fields.Command.create({"role": role, name: id_})
                    for role, name, id_ in wanted
                    if (role, name, id_) not in kept
                ),
            ]

    @api.depends("document_id", "other_ids")
    def _compute_days(self):
        for wizard in self:
            wizard.days = wizard._days_until(wizard._first_date())

    def _first_date(self):
        """Return the date of the office, else what sender, type and urgency ask for.

        Of several documents the earliest.
        """
        documents = self.document_id | self.other_ids
        return self._proposed_date() or min(
            (document._handling_deadline() for document in documents), default=today()
        )

    def _days_until(self, day) -> int:
        calendar = self.env["qlvb.calendar.day"]._calendar(self.agency_id)
        return calendar.working_days_between(today(), day)

    @api.depends("due_date", "line_ids.due_date")
    @api.depends_context("lang")
    def _compute_asked_words(self):
        """Say when a date given is later than the one an answer is asked for by."""
        for wizard in self:
            documents = wizard.document_id | wizard.other_ids
            asked = min(filter(None, (d._asked_day() for d in documents)), default=None)
            late = asked and any(day > asked for day in wizard._due_dates())
            wizard.asked_words = late and self.env._(
                "An answer is asked for by %(day)s: the date given is later.",
                day=asked.strftime("%d/%m/%Y"),
            )

    @api.depends("days", "document_id", "other_ids")
    def _compute_due_date(self):
        """Take the days that are typed; until then the date itself.

        It may be a day nobody works: an express letter asks for an answer on Saturday.
        """
        for wizard in self:
            first = wizard._first_date()
            as_it_was = wizard.days == wizard._days_until(first)
            usual = wizard.document_id._deadline(max(wizard.days, 0))
            wizard.due_date = first if as_it_was else usual
            wizard.support_due_date = wizard.due_date

    @api.depends("document_id", "other_ids")
    def _compute_receivers(self):
        """Propose what the office does; else who led the last of the same issuer."""
        for wizard in self:
            lines = wizard._proposed().get("lines", [])
            wizard._choose(lines)
            if not lines and wizard.document_id.state != "assigned":
                wizard.lead_unit_id = wizard._usual_lead()

    def _usual_lead(self):
        """Return who led the last document of the same issuer under this leader."""
        issuer = self.document_id.issuer_name
        same = [
            ("given_by_id", "=", self.env.uid),
            ("role", "=", "lead"),
            ("unit_id.has_head", "=", True),
            ("agency_id", "=", self.document_id.agency_id.id),
            ("document_id.issuer_name", "=", issuer),
        ]
        assignments = self.env["qlvb.assignment"]
        return issuer and assignments.search(same, order="id desc", limit=1).unit_id

    @api.onchange("phrase_id")
    def _onchange_phrase_id(self):
        phrase = self.phrase_id
        if not phrase:
            return
        self.directive = phrase.text
        if phrase.lead_unit_id.has_head:
            self.lead_unit_id = phrase.lead_unit_id
            self.support_unit_ids = phrase.support_unit_ids.filtered("has_head")
        if phrase.days:
            self.days = phrase.days

    def action_confirm(self):
        """Send the directive; the act itself checks the right and the lines."""
        self.ensure_one()
        if self.is_further:
            result = self.document_id.action_direct_again(
                self.directive, self._lines(), self.seen
            )
        else:
            result = self._direct_each()
        if self.keep_phrase:
            self._keep_phrase()
        return result

    def _direct_each(self):
        """Write the directive; on each of many, wholly or not at all."""
        documents = (self.document_id | self.other_ids).sorted("id")
        if self.other_ids:
            return self.env["qlvb.many.result"]._each(
                documents,
                self._direct_one,
                self.env._("Directive sent: %(count)s.", count=len(documents)),
            )
        return self.document_id.action_direct(self.directive, self._lines())

    def _direct_one(self, document) -> str:
        document.action_direct(self.directive, self._lines())
        return self.env._("Directive sent.") + " " + document._now_with()

    def _lines(self) -> list[dict]:
        usual = {"support": self.support_due_date}
        own = {line._key(): line.due_date for line in self.line_ids if self.own_dates}
        return [
            {
                "role": role,
                name: id_,
                "due_date": own.get((role, name, id_))
                or usual.get(role, self.due_date),
            }
            for role, name, id_ in self._targets()
        ]

    def _keep_phrase(self):
        self.env["qlvb.phrase"].create(
            {
                "text": self.directive,
                "lead_unit_id": self.lead_unit_id.id,
                "support_unit_ids": [fields.Command.set(self.support_unit_ids.ids)],
                "days": self.days,
            }
        )


class QlvbDirectWizardLine(models.TransientModel):
    """One who is chosen, with a due date of its own."""

    _name = "qlvb.direct.wizard.line"
    _description = "Who receives the work, and until when"

    wizard_id = fields.Many2one("qlvb.direct.wizard", ondelete="cascade")
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("info", "For information")],
        string="Part",
    )
    unit_id = fields.Many2one("qlvb.unit")
    user_id = fields.Many2one("res.users")
    name = fields.Char(string="Who", compute="_compute_name")
    due_date = fields.Date()

    @api.depends("unit_id", "user_id")
    def _compute_name(self):
        for line in self:
            line.name = line.unit_id.name or line.user_id.name

    def _key(self) -> tuple:
        target = self.unit_id or self.user_id
        return self.role, "unit_id" if self.unit_id else "user_id", target._origin.id
