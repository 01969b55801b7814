# SPDX-License-Identifier: LGPL-3.0-or-later
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256

from odoo import SUPERUSER_ID, api, models, tools
from odoo.exceptions import MissingError
from odoo.http import request
from odoo.sql_db import db_connect

from ..client_address import client_address
from ..clock import VIETNAM, today
from ..office_language import in_office_language
from ..qlvb_toolkit import chain

JOB_DOOR = "/queue_job/runjob"

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
            return [plain(one.display_name) for one in in_office_language(value)]
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted((plain(item) for item in value), key=str)
        case _:
            return str(value)


class QlvbAuditEvent(models.Model):
    """Writing events: the one way into the journal (R30)."""

    _inherit = "qlvb.audit.event"

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
        self._insert(self.env.cr, rows)

    @api.model
    @contextmanager
    def _gathered(self):
        """Write the events of several acts, done as one, in one statement at its end.

        What fails leaves no event, as it leaves nothing else. A savepoint ends the
        gathering (it clears the data): what follows is written as it happens.
        """
        data = self.env.cr.precommit.data
        if GATHERED in data:
            yield  # part of a larger act
            return
        gathered = data[GATHERED] = []
        try:
            yield
        finally:
            data.pop(GATHERED, None)
        self._insert(self.env.cr, gathered)

    def _insert(self, cr, rows):
        cr.execute_values(INSERT_EVENTS, rows, template=EVENT_VALUES, page_size=1000)

    @api.model
    def _log_refused(self, code: str, record, reason: str, **data):
        """Write a refusal that stays although the request will be rolled back.

        It goes through a connection of its own, also in tests.
        """
        self._write_apart(
            self._row(code, record, "refused", {"reason": reason, **data})
        )

    def _write_apart(self, *rows):
        with db_connect(self.env.cr.dbname).cursor() as cr:
            self._insert(cr, rows)

    def _row(self, code, record, result, data, agency=None) -> dict:
        """Return the columns of an event.

        :param agency: whose event it is when it hangs from nothing of an agency
        """
        now = datetime.now(VIETNAM)
        target = self._target_facts(record)
        if agency and not target["agency_id"]:
            target["agency_id"] = agency.id
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
        if not record:
            return facts
        # superuser: whoever is refused a record may not read it, the journal names it
        named = in_office_language(record.with_user(SUPERUSER_ID))
        return facts | self._read_facts(named)

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
        """Return whose event it is: that of the record it hangs from, if of any."""
        for link in ("document_id", "dossier_id"):
            if link in target._fields and target[link]:
                return target[link].agency_id.id or None
        if target._name == "res.users":
            # a closed account is of the agency it was in last
            posts = target.with_context(active_test=False).qlvb_post_ids
            target = target._qlvb_default_post() or posts.sorted("id")[-1:]
        return target["agency_id"].id or None if "agency_id" in target._fields else None

    def _actor_facts(self, agency_id) -> dict:
        actor = self.env.user
        login, name = self._names_of(actor.id) if actor else (None, None)
        return {
            "actor_id": actor.id or None,
            "actor_login": login,
            "actor_name": name,
            "post_title": self._post_title(actor.id, agency_id, today())
            if actor
            else None,
        }

    @tools.ormcache("user_id")
    def _names_of(self, user_id) -> tuple[str | None, str | None]:
        """Return login and name; a change of either forgets them."""
        # sudo: a person's own name and login
        actor = self.env["res.users"].sudo().browse(user_id)
        return actor.login or None, self._actor_name(actor)

    def _actor_name(self, actor) -> str | None:
        """Return the person's name, or what acts when no person does."""
        words = in_office_language(self).env
        if actor.id == SUPERUSER_ID:
            return words._("The system")
        if actor and actor._is_public():
            return words._("Somebody not logged in")
        return actor.name or None

    @tools.ormcache("user_id", "agency_id", "day")
    def _post_title(self, user_id, agency_id, day) -> str | None:
        """Return the title of the person's post, in that agency if there is one.

        :param day: today; a post ends with its last day, whatever is remembered
        """
        user = self.env["res.users"].browse(user_id)
        agency = self.env["qlvb.unit"].browse(agency_id)
        post = agency and user._qlvb_posts(agency=agency)[:1]
        return (post or user._qlvb_default_post()).title or None

    def _address(self) -> str:
        """Return the client's address, or what works on the server without one."""
        words = in_office_language(self).env
        if self._is_job():
            return words._("Background job")
        if address := client_address():
            return address
        if self.env.context.get("cron_id"):
            return words._("Scheduled job")
        return words._("The server")

    def _is_job(self) -> bool:
        """Tell a job by the door its runner comes through: contexts are anybody's."""
        if not self.env.context.get("job_uuid"):
            return False
        if request:
            return request.httprequest.path == JOB_DOOR
        return not client_address()
