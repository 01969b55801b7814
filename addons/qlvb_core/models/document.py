# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models, tools
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..clock import today
from ..form_of import form_of
from ..principal import user_principal
from ..qlvb_toolkit import notation, text
from .work_item import URGENCY

# Lengths: Decree 30/2020/NĐ-CP, Phụ lục VI phần II.
SUBJECT_MAX = 500
NOTATION_MAX = 30
# Without "size", by which Odoo and the browser would cut them without a word.
UNCUT = {"subject": SUBJECT_MAX, "issuer_name": 200}
PAGES_MAX = 999
NORMALISED_FIELDS = (
    "code_number",
    "issuer_organ_id",
    "subject",
    "code_notation",
    "issuer_name",
    "signer_name",
    "signer_title",
)


class QlvbDocument(models.Model):
    """A document of one agency: incoming, outgoing or internal.

    Exchange makes the receiver's own row; a row never changes its agency.
    """

    _name = "qlvb.document"
    _description = "Document"
    _form_path = "van-ban"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "qlvb.state.machine",
        "qlvb.due.moment",
    ]
    _order = "urgency_rank desc, date desc, id desc"
    _rec_names_search = ["code", "subject"]
    _mail_post_access = "read"

    direction = fields.Selection(
        [("incoming", "Incoming"), ("outgoing", "Outgoing"), ("internal", "Internal")],
        required=True,
        default="outgoing",
        readonly=True,
    )
    # Its index is the first column of those below; a smaller one misleads the planner.
    agency_id = fields.Many2one("qlvb.unit", required=True, ondelete="restrict")
    unit_id = fields.Many2one("qlvb.unit", string="Drafting unit", ondelete="restrict")
    state = fields.Selection(
        [("draft", "Draft")], required=True, default="draft", readonly=True, copy=False
    )
    type_id = fields.Many2one("qlvb.document.type", ondelete="restrict")
    document_class = fields.Selection(related="type_id.document_class")
    code_number = fields.Char(
        string="Number", copy=False, help="CodeNumber (Phụ lục VI).", size=11
    )
    code_notation = fields.Char(
        string="Notation", help="CodeNotation (Phụ lục VI).", size=NOTATION_MAX
    )
    code_year = fields.Integer(copy=False)
    code = fields.Char(
        string="Number, notation",
        compute="_compute_code",
        store=True,
        precompute=True,
        index="trigram",
    )
    subject = fields.Char(required=True, help="Subject (Phụ lục VI).", tracking=False)
    date = fields.Date(
        string="Received or drafted on", required=True, default=lambda self: today()
    )
    issued_date = fields.Date(string="Issued on", copy=False, help="IssuedDate.")
    place = fields.Char()
    issuer_name = fields.Char(string="Issued by", help="OrganName of the issuing body.")
    issuer_organ_id = fields.Char(string="Issuer's identifier", size=35)
    correspondent_id = fields.Many2one("qlvb.correspondent", ondelete="restrict")
    arrival_number = fields.Integer(readonly=True, copy=False, help="ArrivalNumber.")
    arrival_date = fields.Date(readonly=True, copy=False, help="ArrivalDate.")
    urgency = fields.Selection(URGENCY, required=True, default="0")
    # What is urgent and not finished stands first in every list (R81).
    urgency_rank = fields.Integer(
        compute="_compute_urgency_rank",
        store=True,
        precompute=True,
        aggregator=None,
    )
    secrecy = fields.Selection(
        [("none", "None")],
        default="none",
        required=True,
        readonly=True,
        help="State secrets never enter this system (Regulation Điều 1.2).",
    )
    due_date = fields.Date(help="DueDate (Phụ lục VI).")
    is_finished = fields.Boolean(compute="_compute_is_finished")
    page_count = fields.Integer(string="Pages", help="PageAmount.")
    drafter_id = fields.Many2one("res.users", readonly=True, copy=False)
    signer_post_id = fields.Many2one("qlvb.post", string="Signer", ondelete="restrict")
    signer_name = fields.Char(size=50)
    signer_title = fields.Char(size=100)
    document_identifier = fields.Char(
        readonly=True, copy=False, index="btree_not_null", help="Mã định danh văn bản."
    )
    recipient_ids = fields.One2many(
        "qlvb.recipient", "document_id", string="Recipients"
    )
    file_ids = fields.One2many("qlvb.document.file", "document_id", copy=False)
    reading_file_id = fields.Many2one(
        "qlvb.document.file", compute="_compute_reading_file_id"
    )
    participant_ids = fields.One2many("qlvb.participant", "document_id", copy=False)
    work_item_ids = fields.One2many("qlvb.work.item", "document_id", copy=False)
    dossier_item_ids = fields.One2many("qlvb.dossier.item", "document_id", copy=False)
    event_ids = fields.One2many("qlvb.audit.event", "document_id", copy=False)
    answers_id = fields.Many2one(
        "qlvb.document",
        string="Answers to",
        ondelete="restrict",
        index="btree_not_null",
    )
    answered_by_ids = fields.One2many(
        "qlvb.document", "answers_id", string="Answered by"
    )
    can_edit = fields.Boolean(compute="_compute_can_edit")

    # The level beside the order: counts read the index alone (docs/rights.md).
    _list_idx = models.Index(
        "(agency_id, urgency_rank DESC, date DESC, id DESC) INCLUDE (access_key)"
    )
    _direction_idx = models.Index(
        "(agency_id, direction, urgency_rank DESC, date DESC, id DESC) "
        "INCLUDE (access_key)"
    )
    # For who works in several agencies: no index yields them in one order.
    _date_idx = models.Index(
        "(urgency_rank DESC, date DESC, id DESC) INCLUDE (agency_id, access_key)"
    )

    # -- computes ----------

    @api.depends("code_number", "code_notation", "code_year")
    def _compute_code(self):
        for document in self:
            document.code = document._full_code()

    def _full_code(self):
        if not self.code_number:
            return self.code_notation
        parts = [self.code_number]
        if self.code_year:
            parts.append(str(self.code_year))
        notation = self.code_notation or ""
        # of the Party: 78-TB/ĐU
        return ("-" if "/" in notation else "/").join([*parts, notation])

    @api.depends("code", "subject")
    def _compute_display_name(self):
        for document in self:
            document.display_name = " · ".join(
                part for part in (document.code, document.subject) if part
            )

    @api.depends("file_ids.is_current", "file_ids.role")
    def _compute_reading_file_id(self):
        for document in self:
            document.reading_file_id = document._current_files("main", "draft")[:1]

    @api.depends_context("uid")
    @api.depends("work_item_ids.state", "work_item_ids.principal")
    def _compute_can_edit(self):
        editable = self._my_open_work().filtered("edits").document_id
        for document in self:
            document.can_edit = not document.id or document._origin in editable

    def _current_files(self, *roles):
        """Return the current versions, in the order of ``roles``."""
        current = self.file_ids.filtered(lambda f: f.is_current and f.role in roles)
        return current.sorted(lambda f: (roles.index(f.role), f.sequence, f.id))

    @api.constrains("unit_id", "agency_id")
    def _check_drafting_unit(self):
        """A unit drafts for its own agency, or its office for the agency it serves."""
        for document in self.filtered("unit_id"):
            office = document.unit_id.agency_id
            if document.agency_id not in office | office.drafts_for_id:
                raise ValidationError(
                    self.env._(
                        "%(unit)s does not draft for %(agency)s.",
                        unit=document.unit_id.name,
                        agency=document.agency_id.name,
                    )
                )

    @api.constrains("type_id", "direction")
    def _check_type_is_drafted(self):
        """No agency of the province issues what the State above or the Party issues."""
        drafts = self.filtered(lambda document: document.direction != "incoming")
        if foreign := drafts.type_id.filtered("incoming_only")[:1]:
            raise ValidationError(
                self.env._(
                    "“%(type)s” is only received, not drafted here: choose another "
                    "type.",
                    type=foreign.name,
                )
            )

    # -- create and write ----------

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if "agency_id" in fields_list or "unit_id" in fields_list:
            for name, unit_id in self._default_units().items():
                if name in fields_list:
                    values.setdefault(name, unit_id)
        return values

    @tools.ormcache("self.env.uid")
    def _default_units(self) -> dict[str, int]:
        """Return agency and unit of the person's post; a change of posts forgets it."""
        post = self.env.user._qlvb_default_post()
        return {"agency_id": post.agency_id.id, "unit_id": post.unit_id.id}

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._normalise(vals)
            vals.setdefault("drafter_id", self.env.uid)
        # The chatter carries comments only: the history is the journal's.
        quiet = self.with_context(tracking_disable=True, mail_create_nosubscribe=True)
        # Recipients belong to whoever holds the document: it needs its holder first.
        recipients = [vals.pop("recipient_ids", None) for vals in vals_list]
        documents = super(QlvbDocument, quiet).create(vals_list)
        for document, lines in zip(documents, recipients, strict=True):
            document._open_first_work()
            if not document.work_item_ids:  # else it came with its work
                document._add_participants(())
            if lines:
                document.write({"recipient_ids": lines})
            self.env["qlvb.audit.event"]._log("document.create", document)
        return documents.with_env(self.env)

    def write(self, vals):
        self._normalise(vals)
        result = super().write(vals)
        if "urgency" in vals:
            # sudo: others' work follows the document, which the caller may change
            self.sudo().work_item_ids._follow_urgency(vals["urgency"])
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._(
                "A document is never deleted. Return, recall or close it instead."
            )
        )

    @api.model
    def _normalise(self, vals):
        sent = [name for name in NORMALISED_FIELDS if vals.get(name)]
        for name in sent:
            vals[name] = text.nfc(str(vals[name])).strip()
        self._check_lengths({name: vals[name] for name in sent})
        if not self.env.su and vals.get("page_count"):
            self._check_pages(vals["page_count"])

    @api.model
    def _check_pages(self, count):
        """Refuse a number of pages that Phụ lục VI has no room for (R82)."""
        if not isinstance(count, int) or not 0 <= count <= PAGES_MAX:
            raise UserError(
                self.env._(
                    "%(field)s: a whole number from 0 to %(limit)s.",
                    field=self._fields["page_count"]._description_string(self.env),
                    limit=PAGES_MAX,
                )
            )

    @api.model
    def _check_lengths(self, values):
        """Refuse one character more than Phụ lục VI allows (R270).

        :raise UserError: names each that is too long, not one after the other
        """
        limits = {name: UNCUT.get(name) or self._fields[name].size for name in values}
        problems = [
            self.env._(
                "%(field)s: at most %(limit)s characters, this has %(length)s.",
                field=self._fields[name]._description_string(self.env),
                limit=limits[name],
                length=len(value),
            )
            for name, value in values.items()
            if limits[name] and len(value) > limits[name]
        ]
        if problems:
            raise UserError("\n".join(problems))

    # -- state machine ----------

    def _work_field(self):
        return "document_id"

    def _urgency(self):
        return self.urgency

    def _open_first_work(self):
        """Open the work of a new document; the addons above say which."""

    def _add_participants(self, principals):
        # Nobody drafted what arrives by exchange.
        drafter = {user_principal(user) for user in self.sudo().drafter_id}
        self.env["qlvb.participant"]._add(
            "document_id", self.sudo(), {*principals, *drafter}
        )

    @api.model
    def _end_states(self) -> frozenset[str]:
        """Return the states in which nobody holds a document."""
        return frozenset()

    @api.depends("state")
    def _compute_is_finished(self):
        ends = self._end_states()
        for document in self:
            document.is_finished = document.state in ends

    @api.depends("state", "urgency")
    def _compute_urgency_rank(self):
        ends = self._end_states()
        for document in self:
            live = document.state not in ends
            document.urgency_rank = int(document.urgency or 0) if live else 0

    @api.model
    def _search_without_holder(self):
        """Return live documents nobody holds: always empty (closed flow, R67)."""
        return self.search(self._without_holder_domain())

    @api.model
    def _without_holder_domain(self) -> Domain:
        live = Domain("state", "not in", sorted(self._end_states()))
        return live & Domain("work_item_ids", "not any", [("state", "=", "open")])

    def _action_open(self):
        self.ensure_one()
        return form_of(self)

    # -- numbers ----------

    def _check_entered_meanwhile(self):
        """Look again: the register this takes a number of moved while it waited."""

    def _take_arrival_number(self) -> dict:
        """Take the next số đến of the agency's year (Decree 30 Điều 22.2, R84).

        :return: the fields it is kept in, for the act that takes it to write
        """
        self.ensure_one()
        day = today()
        register = self.env["qlvb.register"]._for(
            self.agency_id, "incoming", self._incoming_series(), day.year
        )
        entry = register._take(day, self)
        return {"arrival_number": entry.number, "arrival_date": day}

    def _incoming_series(self) -> str:
        """Return the series an incoming document's number comes from."""
        return "incoming"

    def _give_code_number(self, entry):
        """Give the number and date that ``entry`` reserves (Decree 30 Điều 15, R132).

        The register is not held: who cancels the number meanwhile, or gives it to
        another document, changes the same row, and one of the two is played again.

        :raise UserError: the number is not reserved any more
        """
        self.ensure_one()
        entry._use(self)
        day = entry.date
        self.sudo().write(
            {
                "code_number": notation.format_number(entry.number),
                "code_year": day.year if self.type_id.year_in_code else False,
                "issued_date": day,
                "date": day,
                "issuer_name": self.agency_id.name,
                "issuer_organ_id": self.agency_id.organ_id,
                "document_identifier": self._new_identifier(day, entry),
            }
        )

    def _number_register(self, day):
        """Return the series an outgoing document's number comes from."""
        return self.env["qlvb.register"]._for(
            self.agency_id, "outgoing", self.type_id._series(), day.year
        )

    def _new_identifier(self, day, entry):
        """Return OrganId + year + ordinal (R144), the ordinal over all series."""
        organ = self.agency_id.organ_id or self.agency_id.code
        return f"{organ}.{day.year}.{entry.id:07d}"
