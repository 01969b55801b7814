# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.qlvb_core.models.work_item import URGENCY
from odoo.addons.qlvb_core.principal import role_principal
from odoo.addons.qlvb_core.qlvb_toolkit import text

STATES = [
    ("unopened", "Unopened"),
    ("opened", "Opened"),
    ("handed_over", "Handed over unopened"),
    ("returned", "Returned as business"),
    ("taken_in", "Document taken in"),
]
CONDITIONS = [
    ("intact", "Intact"),
    ("torn", "Torn"),
    ("opened", "Opened before it came"),
    ("late", "Later than the time on it"),
]
# What the clerk may correct; the journal keeps what stood there.
CORRECTED = frozenset(
    {"sender", "codes", "postal_code", "addressee", "condition", "urgency", "note"}
)


class QlvbEnvelope(models.Model):
    """Sổ bì thư đến: what came by post, before it is opened (Decree 30 Điều 21.1)."""

    _name = "qlvb.envelope"
    _inherit = ["qlvb.sent.values"]
    _description = "Envelope"
    _order = "arrived_at desc, id desc"
    _rec_name = "sender"
    _rec_names_search = ["sender", "codes", "postal_code", "addressee"]

    agency_id = fields.Many2one(
        "qlvb.unit",
        required=True,
        ondelete="restrict",
        readonly=True,
        default=lambda self: self.env.user._qlvb_agency(),
    )
    arrived_at = fields.Datetime(
        string="Arrived at", required=True, default=fields.Datetime.now
    )
    sender = fields.Char(required=True, string="Sender on the envelope")
    codes = fields.Char(string="Number on the envelope")
    postal_code = fields.Char(string="Postal item code")
    addressee = fields.Char(string="Addressed to")
    urgency = fields.Selection(URGENCY, required=True, default="0")
    condition = fields.Selection(
        CONDITIONS,
        required=True,
        default="intact",
        string="State of the envelope",
    )
    is_personal = fields.Boolean(
        string="To a named person",
        help="Handed over without opening (Decree 30/2020 Điều 21.1.b).",
    )
    note = fields.Char()
    state = fields.Selection(STATES, required=True, default="unopened", readonly=True)
    opened_by_id = fields.Many2one("res.users", string="Opened by", readonly=True)
    opened_at = fields.Datetime(readonly=True)
    handed_to = fields.Char(string="Handed over to", readonly=True)
    returned_at = fields.Datetime(string="Returned at", readonly=True)
    document_ids = fields.One2many("qlvb.document", "envelope_id", readonly=True)

    _list_idx = models.Index("(agency_id, arrived_at DESC, id DESC)")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_new(vals)
            self._tidy(vals)
        envelopes = super().create(vals_list)
        for envelope in envelopes:
            envelope._check_clerk("log")
            self.env["qlvb.audit.event"]._log("envelope.log", envelope)
        return envelopes

    @api.model
    def _written_by_acts(self):
        given = CORRECTED | {"agency_id", "is_personal", "arrived_at"}
        own = self._fields.keys() - given - set(models.MAGIC_COLUMNS)
        return super()._written_by_acts() | own

    def _check_new(self, vals):
        if not self.env.su and self._written_by_acts().intersection(vals):
            self._refuse_write("log")

    def _refuse_write(self, code="write"):
        self._refuse(
            code, self.env._("What happened to an envelope is noted by the acts only.")
        )

    def _refuse(self, code, message, exception=AccessError):
        """Record a refused attempt so that it outlives the rollback, and raise."""
        # one that is only being noted is gone with the rollback
        envelope = self.browse() if code == "log" else self[:1]
        self.env["qlvb.audit.event"]._log_refused(f"envelope.{code}", envelope, message)
        raise exception(message)

    def _tidy(self, vals):
        for name in ("sender", "codes", "postal_code", "addressee", "note"):
            if vals.get(name):
                vals[name] = text.nfc(str(vals[name])).strip()

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        if not CORRECTED.issuperset(vals):
            self._refuse_write()
        self._check_not_frozen()
        self._correct(vals)
        return True

    def _correct(self, vals, reason=None):
        """Write what the clerk corrects; the journal keeps what stood there."""
        self.check_access("write")
        self._tidy(vals)
        for envelope in self:
            envelope._check_clerk("write")
            before = envelope._words(vals)
            # sudo: the clerk of its agency, checked just above
            envelope.sudo().write(vals)
            self.env["qlvb.audit.event"]._log(
                "envelope.write",
                envelope,
                before=before,
                after=envelope._words(vals),
                reason=reason,
            )

    def _words(self, names) -> dict[str, str | None]:
        return {name: str(self[name]) if self[name] else None for name in sorted(names)}

    def _check_clerk(self, code):
        clerk = role_principal("clerk", self.agency_id)
        if not self.env.su and clerk not in self.env.user._qlvb_principals():
            self._refuse(
                code,
                self.env._(
                    "Only the clerk of %(unit)s keeps its envelopes.",
                    unit=self.agency_id.name,
                ),
            )

    # -- acts ----------

    def _check_act(self, code, *states):
        self.ensure_one()
        if not self.has_access("read"):
            self._refuse(code, self.env._("You have no right to this."))
        self._check_clerk(code)
        if self.state not in states:
            labels = dict(self._fields["state"]._description_selection(self.env))
            self._refuse(
                code,
                self.env._(
                    "This envelope is now “%(state)s”: this act is no longer possible.",
                    state=labels[self.state],
                ),
                UserError,
            )

    def _note_act(self, code, **values):
        # sudo: the act has checked that the clerk of the agency acts
        self.sudo().write(values)
        self.env["qlvb.audit.event"]._log(f"envelope.{code}", self)

    def action_open_envelope(self):
        """Open it; one to a named person only once it has come back (R80).

        :raise UserError: to a named person, or opened already
        :raise AccessError: not the clerk of its agency
        """
        self._check_act("open", "unopened", "returned")
        if self.is_personal and self.state == "unopened":
            self._refuse(
                "open",
                self.env._(
                    "The envelope is addressed to a named person: hand it over "
                    "unopened (Decree 30/2020 Điều 21.1.b)."
                ),
                UserError,
            )
        opened = {"opened_by_id": self.env.uid, "opened_at": fields.Datetime.now()}
        self._note_act("open", state="opened", **opened)

    def action_hand_over(self):
        """Hand a personal envelope over unopened, to whom it is addressed (R80).

        :raise UserError: not to a named person, or nobody is named
        """
        self._check_act("hand_over", "unopened")
        if not (self.is_personal and self.addressee):
            raise UserError(
                self.env._("Mark it “to a named person” and write the name first.")
            )
        self._note_act("hand_over", state="handed_over", handed_to=self.addressee)

    def action_return_as_business(self):
        """It is business after all: received when it first came (R80)."""
        self._check_act("return", "handed_over")
        self._note_act("return", state="returned", returned_at=fields.Datetime.now())

    def action_mark_personal(self):
        """It is to a named person after all: it stays unopened."""
        self._check_act("mark_personal", "unopened")
        self._note_act("mark_personal", is_personal=True)

    def action_take_in(self, filename: str, content: str):
        """Take the scan of what was in it in as a document; what it says is read.

        :param content: the bytes in base64
        :return: the action that opens the document
        :raise UserError: refused file, or not opened yet
        """
        self._check_act("take_in", "opened", "returned", "taken_in")
        documents = self.env["qlvb.document"]
        document = documents.browse(documents.action_drop_in(filename, content)["id"])
        # sudo: the clerk of both, checked above and by the intake
        document.sudo()._come_in(self)
        self._note_act("take_in", state="taken_in")
        return document._action_open()
