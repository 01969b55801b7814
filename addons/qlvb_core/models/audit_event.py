# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models

from .. import journal_database


class QlvbAuditEvent(models.Model):
    """One act in the journal, written once by ``_log`` (R30, Regulation Điều 4.4).

    Names are kept as text beside the links, so that an event stays readable after what
    it names is gone. ``payload`` is the canonical JSON that ``digest`` seals.
    """

    _name = "qlvb.audit.event"
    _description = "Journal event"
    _inherit = ["qlvb.audit.untouchable", "qlvb.found.page"]
    _auto = False
    # Odoo does not take a partitioned table for one: spare it the search
    _table_query = "SELECT * FROM qlvb_audit_event"
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "res_name"

    recorded_at = fields.Datetime(
        required=True, help="By the database's clock, whatever the writer's said."
    )
    occurred_at = fields.Datetime(string="Time", required=True)
    occurred_iso = fields.Char(string="Time (ISO 8601)", required=True)
    code = fields.Selection("_code_selection", string="Act", required=True)
    code_label = fields.Char(string="What was done", compute="_compute_code_label")
    result = fields.Selection([("ok", "Done"), ("refused", "Refused")], required=True)
    actor_id = fields.Many2one("res.users", string="Person")
    actor_login = fields.Char(string="Account")
    actor_name = fields.Char(string="Person's name")
    post_title = fields.Char(string="Post")
    res_model = fields.Char(string="Kind of object")
    res_id = fields.Integer(string="Object number")
    res_name = fields.Char(string="Object")
    document_id = fields.Many2one("qlvb.document")
    dossier_id = fields.Many2one("qlvb.dossier")
    agency_id = fields.Many2one("qlvb.unit")
    address = fields.Char(string="From address")
    data = fields.Text(string="Details (JSON)")
    payload = fields.Text(required=True)
    digest = fields.Char(size=64, required=True)

    def init(self):
        super().init()
        journal_database.prepare(self.env.cr)

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Let lists be sorted by time only: no index yields millions otherwise."""
        facts = super().fields_get(allfields, attributes)
        for name in facts.keys() - {"recorded_at"}:
            if "sortable" in facts[name]:
                facts[name]["sortable"] = False
        return facts

    # -- labels ----------------------------------------------------------------------

    @api.model
    def _code_selection(self):
        return sorted(self._code_labels().items(), key=lambda item: item[1])

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_code_label(self):
        labels = self._code_labels()
        for event in self:
            event.code_label = labels.get(event.code, event.code)

    @api.model
    def _code_labels(self) -> dict[str, str]:
        """Return the words for the codes; addons add theirs with ``super()``."""
        return {
            "auth.login": self.env._("Logged in"),
            "auth.refused": self.env._("Login refused"),
            "document.create": self.env._("Created"),
            "document.write": self.env._("Changed"),
            "document.recipients": self.env._("Changed the recipients"),
            "document.comment": self.env._("Commented"),
            "document.recomment": self.env._("Corrected a comment"),
            "document.secret": self.env._("Secrecy mark found"),
            "file.store": self.env._("Stored a file"),
            "file.changed": self.env._("File found changed"),
            "file.read": self.env._("Read a file"),
            "file.download": self.env._("Downloaded a file"),
            "dossier.create": self.env._("Opened the dossier"),
            "dossier.close": self.env._("Closed the dossier"),
            "dossier.add": self.env._("Put into a dossier"),
            "dossier.remove": self.env._("Taken out of a dossier"),
            "post.create": self.env._("Gave a post"),
            "post.write": self.env._("Changed a post"),
            "post.remove": self.env._("Took a post"),
            "unit.write": self.env._("Changed a unit"),
            "correspondent.create": self.env._("Entered a correspondent"),
            "correspondent.write": self.env._("Changed a correspondent"),
            "register.reserve": self.env._("Reserved a number"),
            "register.cancel": self.env._("Cancelled a number"),
            "rule.create": self.env._("Entered a legal parameter"),
            "rule.write": self.env._("Changed a legal parameter"),
            "rule.unlink": self.env._("Removed a legal parameter"),
        }
