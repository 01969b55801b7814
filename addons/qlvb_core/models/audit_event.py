# SPDX-License-Identifier: LGPL-3.0-or-later
import json
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from odoo import SUPERUSER_ID, api, fields, models, tools
from odoo.exceptions import MissingError
from odoo.http import request
from odoo.sql_db import db_connect

from .. import journal_database
from ..qlvb_toolkit import chain

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

# What an event says under its digest; the columns of the same name repeat it.
PAYLOAD_KEYS = (
    "code",
    "result",
    "occurred_iso",
    "actor_login",
    "actor_name",
    "post_title",
    "res_model",
    "res_id",
    "res_name",
    "agency_id",
    "address",
    "data",
)

INSERT_EVENT = """
INSERT INTO qlvb_audit_event (
    code, result, occurred_at, occurred_iso, address, res_model, res_id,
    res_name, document_id, dossier_id, agency_id, actor_id, actor_login,
    actor_name, post_title, data, payload, digest
) VALUES (
    %(code)s, %(result)s, %(occurred_at)s, %(occurred_iso)s, %(address)s,
    %(res_model)s, %(res_id)s, %(res_name)s, %(document_id)s, %(dossier_id)s,
    %(agency_id)s, %(actor_id)s, %(actor_login)s, %(actor_name)s,
    %(post_title)s, %(data)s, %(payload)s, %(digest)s
)
"""
EVENT_VALUES = INSERT_EVENT.partition("VALUES ")[2].strip()
INSERT_EVENTS = INSERT_EVENT.replace(EVENT_VALUES, "%s")
GATHERED = "qlvb_events_gathered"


def plain(value):
    """Return ``value`` in the few types an event may hold; people's text made safe."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return value.replace("\0", "\ufffd").encode(errors="replace").decode()
        case date():
            return value.isoformat()
        case models.BaseModel():
            return [plain(record.display_name) for record in value]
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted((plain(item) for item in value), key=str)
        case _:
            return str(value)


# Kept for verifiers; people are not helped by them.
TECHNICAL_DETAILS = frozenset(
    {
        "access_change",
        "certificate",
        "columns",
        "documents",
        "dossiers",
        "entry",
        "fields",
        "method",
        "not_secret",
        "packet",
        "readers",
        "roles",
        "sha256",
    }
)


def _words(value) -> str:
    """Return the value of one detail as people read it."""
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return "" if value is None or isinstance(value, bool | dict) else str(value)


class QlvbAuditEvent(models.Model):
    """One act in the journal, written once by ``_log`` (R30, Regulation Điều 4.4).

    Names are kept as text beside the links, so that an event stays readable after what
    it names is gone. ``payload`` is the canonical JSON that ``digest`` seals.
    """

    _name = "qlvb.audit.event"
    _description = "Journal event"
    _inherit = "qlvb.audit.untouchable"
    _auto = False
    # Odoo does not take a partitioned table for one: spare it the search
    _table_query = "SELECT * FROM qlvb_audit_event"
    _log_access = False
    _order = "id desc"
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
    detail = fields.Text(string="Details", compute="_compute_detail")
    payload = fields.Text(required=True)
    digest = fields.Char(size=64, required=True)

    def init(self):
        super().init()
        journal_database.prepare(self.env.cr)

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

    @api.depends("data")
    def _compute_detail(self):
        for event in self:
            details = json.loads(event.data or "{}")
            lines = []
            if other := details.pop("on_behalf_of", None):
                lines.append(self.env._("On behalf of %(who)s", who=other))
            lines += event._changes(details.pop("before", {}), details.pop("after", {}))
            lines += [
                _words(item)
                for key, item in details.items()
                if key not in TECHNICAL_DETAILS
            ]
            event.detail = "\n".join(filter(None, lines))

    def _changes(self, before, after) -> list[str]:
        """Return "Subject: old → new" for each field that changed."""
        model = self.env.get(self.res_model or "")
        return [
            f"{self._label(model, name)}: {_words(before.get(name)) or '–'} → "
            f"{_words(after.get(name)) or '–'}"
            for name in after
            if before.get(name) != after.get(name)
        ]

    def _label(self, model, name) -> str:
        if model is None or name not in model._fields:
            return name
        return model._fields[name]._description_string(self.env)

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

    # -- from one event to the others -------------------------------------------------

    def action_of_person(self) -> dict:
        """Show what the person of this event did, newest first."""
        self._check_shown()
        return self._others([("actor_id", "=", self.actor_id.id)], self.actor_name)

    def action_of_address(self) -> dict:
        """Show what came from the address of this event."""
        self._check_shown()
        return self._others([("address", "=", self.address)], self.address)

    def action_of_object(self) -> dict:
        """Show what happened to the document, dossier or other object."""
        self._check_shown()
        if self.document_id:
            domain = [("document_id", "=", self.document_id.id)]
        elif self.dossier_id:
            domain = [("dossier_id", "=", self.dossier_id.id)]
        else:
            domain = [
                ("document_id", "=", False),
                ("dossier_id", "=", False),
                ("res_model", "=", self.res_model),
                ("res_id", "=", self.res_id),
            ]
        return self._others(domain, self.res_name)

    def _check_shown(self):
        self.ensure_one()
        self.check_access("read")  # the name of what it tells of goes into the title

    def _others(self, domain, name) -> dict:
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "qlvb_core.audit_event_action"
        )
        title = self.env._("Journal: %(name)s", name=name or "")
        return action | {"domain": domain, "display_name": title, "context": {}}

    # -- writing -----------------------------------------------------------------------

    @api.model
    def _log(self, code: str, record=None, *, result: str = "ok", **data):
        """Write one event in the transaction of the act it tells of.

        :param code: what was done, e.g. ``document.register``
        :param record: on what; at most one record
        :param data: details: text, numbers, dates, records, lists and mappings of them
        """
        row = self._row(code, record, result, data)
        gathered = self.env.cr.precommit.data.get(GATHERED)
        if gathered is None:
            self.env.cr.execute(INSERT_EVENT, row)
        else:
            gathered.append(row)
        if document_id := row["document_id"]:
            document = self.env["qlvb.document"].browse(document_id)
            document.invalidate_recordset(["event_ids"], flush=False)

    @api.model
    def _log_each(self, code: str, records, facts=None, **data):
        """Write one event for each record, in one statement per thousand.

        :param facts: called with a record, returns what is said of it alone
        """
        rows = [
            self._row(code, record, "ok", {**data, **(facts(record) if facts else {})})
            for record in records
        ]
        self._insert(rows)

    @api.model
    @contextmanager
    def _gathered(self):
        """Write the events of several acts, done as one, in one statement at its end.

        What fails leaves no event, as it leaves nothing else.
        """
        gathered = self.env.cr.precommit.data.setdefault(GATHERED, [])
        try:
            yield
        finally:
            del self.env.cr.precommit.data[GATHERED]
        self._insert(gathered)

    def _insert(self, rows):
        self.env.cr.execute_values(
            INSERT_EVENTS, rows, template=EVENT_VALUES, page_size=1000
        )

    @api.model
    def _log_refused(self, code: str, record, reason: str, **data):
        """Write a refusal that stays although the request will be rolled back.

        It goes through a connection of its own, also in tests.
        """
        self._write_apart(
            self._row(code, record, "refused", {"reason": reason, **data})
        )

    def _write_apart(self, row):
        with db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute(INSERT_EVENT, row)

    def _row(self, code, record, result, data) -> dict:
        now = datetime.now(TIME_ZONE)
        target = self._target_facts(record)
        row = {
            "code": code,
            "result": result,
            "occurred_at": now.astimezone(UTC).replace(tzinfo=None, microsecond=0),
            "occurred_iso": now.isoformat(timespec="milliseconds"),
            "address": self._address(),
            **target,
            **self._actor_facts(target["agency_id"]),
        }
        details = {
            key: plain(value) for key, value in data.items() if value is not None
        }
        return row | self._sealed_facts(row, details)

    def _sealed_facts(self, row, details) -> dict:
        payload = chain.canonical(
            {key: row.get(key) for key in PAYLOAD_KEYS} | {"data": details}
        )
        return {
            "data": chain.canonical(details).decode() if details else None,
            "payload": payload.decode(),
            "digest": sha256(payload).hexdigest(),  # as chain.event_digest, in one go
        }

    def _target_facts(self, record) -> dict:
        facts = {
            "res_model": record._name if record is not None else None,
            "res_id": record.id or None if record else None,
            "res_name": None,
            "document_id": None,
            "dossier_id": None,
            "agency_id": None,
        }
        # superuser: whoever is refused a record may not read it, the journal names it
        named = record and record.with_user(SUPERUSER_ID)
        return facts | self._read_facts(named) if named else facts

    def _read_facts(self, target) -> dict:
        try:
            return {
                "res_name": plain(target.display_name or ""),
                "document_id": self._link(target, "qlvb.document", "document_id"),
                "dossier_id": self._link(target, "qlvb.dossier", "dossier_id"),
                "agency_id": self._agency(target),
            }
        except MissingError:
            # somebody guessed an id: the event keeps it, there is no more to say
            return {}

    def _link(self, target, model, name):
        if target._name == model:
            return target.id
        return target[name].id or None if name in target._fields else None

    def _agency(self, target):
        if target._name == "res.users":
            target = target._qlvb_default_post()
        return target["agency_id"].id or None if "agency_id" in target._fields else None

    def _actor_facts(self, agency_id) -> dict:
        actor = self.env.user
        login, name = self._names_of(actor.id) if actor else (None, None)
        return {
            "actor_id": actor.id or None,
            "actor_login": login,
            "actor_name": name,
            "post_title": self._post_title(actor.id, agency_id) if actor else None,
        }

    @tools.ormcache("user_id")
    def _names_of(self, user_id) -> tuple[str | None, str | None]:
        """Return login and name; a change of either forgets them."""
        user = self.env["res.users"].sudo().browse(user_id)
        return user.login or None, user.name or None

    @tools.ormcache("user_id", "agency_id")
    def _post_title(self, user_id, agency_id) -> str | None:
        """Return the title of the person's post, in that agency if there is one."""
        user = self.env["res.users"].browse(user_id)
        agency = self.env["qlvb.unit"].browse(agency_id)
        post = agency and user._qlvb_posts(agency=agency)[:1]
        return (post or user._qlvb_default_post()).title or None

    def _address(self) -> str:
        if self.env.context.get("job_uuid"):
            return "job"
        if request:
            return request.httprequest.remote_addr
        return "cron" if self.env.context.get("cron_id") else "server"
