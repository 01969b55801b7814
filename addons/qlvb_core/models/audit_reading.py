# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading and exporting are acts too (R29, R30)."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from .audit_event_refused import REFUSED

READING = "document.read"
# What says something about people beside our own models.
PERSONAL_MODELS = frozenset({"res.users", "res.partner"})


class QlvbAuditEvent(models.Model):
    _inherit = "qlvb.audit.event"

    def _code_labels(self):
        return super()._code_labels() | {
            READING: self.env._("Opened the document"),
            "account.read": self.env._("Opened an account's profile"),
            "data.export": self.env._("Exported data"),
            "auth.logout": self.env._("Logged out"),
        }

    @api.model
    def _log_reading(self, code: str, record):
        """Write that ``record`` was opened, at most once an hour by each person.

        Reading may be all a request can do (a replica serves it): see `_log_anyhow`.
        """
        self._log_readings(code, record)

    @api.model
    def _log_readings(self, code: str, records):
        """Write that each of ``records`` was read, as ``_log_reading`` does."""
        fresh = self._not_read_lately(code, records)
        if fresh and self.env.cr.readonly:
            self._write_apart(*(self._row(code, one, "ok", {}) for one in fresh))
        else:
            self._log_each(code, fresh)

    @api.model
    def _log_anyhow(self, code: str, record, **data):
        """Write an event; of a read-only request, through a connection of its own."""
        if self.env.cr.readonly:
            self._write_apart(self._row(code, record, "ok", data))
        else:
            self._log(code, record, **data)

    @api.model
    def _log_logout(self, user):
        """Write who leaves; that request is a read-only one."""
        self._write_apart(self._row("auth.logout", user, "ok", {}))

    def _not_read_lately(self, code, records):
        """Return what the current user has not read for an hour, and note it as read.

        What this transaction has written apart it cannot see: it is remembered. What it
        wrote itself it sees, and loses when the server plays it again.
        """
        reader = ("qlvb_readings", code, self.env.uid, records._name)
        noted = self.env.cr.cache.setdefault(reader, set())
        fresh = records.filtered(lambda record: record.id not in noted)
        if fresh:
            lately = self._ids_read_lately(code, fresh)
            fresh = fresh.filtered(lambda record: record.id not in lately)
        if self.env.cr.readonly:
            noted.update(fresh.ids)
        return fresh

    def _ids_read_lately(self, code, records) -> set[int]:
        about = (
            SQL("document_id IN %s", tuple(records.ids))
            if records._name == "qlvb.document"
            else SQL(
                "res_model = %s AND res_id IN %s AND document_id IS NULL "
                "AND dossier_id IS NULL",
                records._name,
                tuple(records.ids),
            )
        )
        rows = self.env.execute_query(
            SQL(
                "SELECT res_id FROM qlvb_audit_event WHERE %s AND code = %s "
                "AND actor_id = %s AND recorded_at > "
                "(now() AT TIME ZONE 'UTC') - interval '1 hour'",
                about,
                code,
                self.env.uid,
            )
        )
        return {res_id for (res_id,) in rows}


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    # The history tells what was done; who looked, or tried, stands in the journal.
    event_ids = fields.One2many(domain=[("code", "not in", [READING, REFUSED])])

    @api.model
    def _content_fields(self) -> frozenset[str]:
        """Return the fields that hold what the document says, not what it is about."""
        return frozenset()

    def _read_format(self, fnames, load="_classic_read"):
        # every door to read(): RPC, search_read, web_read, lists
        self._note_content_read(fnames)
        return super()._read_format(fnames, load)

    def _export_rows(self, fields, **options):
        self._note_content_read({path[0] for path in fields if path})
        return super()._export_rows(fields, **options)

    def _read_group_groupby(self, alias, groupby_spec, query):
        self._refuse_content(groupby_spec)
        return super()._read_group_groupby(alias, groupby_spec, query)

    def _read_group_select(self, aggregate_spec, query):
        self._refuse_content(aggregate_spec)
        return super()._read_group_select(aggregate_spec, query)

    def _search(self, domain, offset=0, limit=None, order=None, **options):
        # the one way of every search: counts, groups, and paths from other models
        domain = Domain(domain)
        for condition in domain.iter_conditions():
            self._refuse_content(condition.field_expr)
        return super()._search(domain, offset, limit, order, **options)

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        self._refuse_content(field_name)
        return super()._order_field_to_sql(alias, field_name, direction, nulls, query)

    def _refuse_content(self, spec):
        """Refuse to find, sort, group or sum up by what documents say.

        It would be read letter by letter, and no event would tell of it (R30).
        Searching whole words is ``search_text`` (R177).

        :raise AccessError: always for content, whatever the function
        """
        name = spec.partition(":")[0].partition(".")[0]
        if not self.env.su and name in self._content_fields():
            raise AccessError(
                self.env._(
                    "What documents say is read one by one, not by groups. Look for "
                    "words with “Number, subject or content”."
                )
            )

    def _note_content_read(self, names):
        """Whoever is given what documents say has read them; the system has not."""
        if not self.env.su and not self._content_fields().isdisjoint(names):
            self.env["qlvb.audit.event"]._log_readings(READING, self._origin)

    @api.readonly
    def web_read(self, specification):
        result = super().web_read(specification)
        # Only a form asks for the history of one document: that is its opening.
        if len(self) == 1 and "event_ids" in specification:
            self.env["qlvb.audit.event"]._log_reading(READING, self)
        return result


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.readonly
    def web_read(self, specification):
        result = super().web_read(specification)
        # Only a form asks for the login of one account (R29).
        if len(self) == 1 and "login" in specification and self != self.env.user:
            self.env["qlvb.audit.event"]._log_reading("account.read", self)
        return result

    def _qlvb_agency(self):
        """Return the agency of the person's default post."""
        return self._qlvb_default_post().agency_id


class QlvbAccount(models.Model):
    _inherit = "qlvb.account"

    @api.readonly
    def web_read(self, specification):
        result = super().web_read(specification)
        # Only a form asks for the history of one account (R29).
        if len(self) == 1 and "act_ids" in specification and not self._is_own():
            self.env["qlvb.audit.event"]._log_reading("account.read", self)
        return result


class Base(models.AbstractModel):
    _inherit = "base"

    def export_data(self, fields_to_export):
        result = super().export_data(fields_to_export)
        if self._name.startswith("qlvb.") or self._name in PERSONAL_MODELS:
            self.env["qlvb.audit.event"]._log(
                "data.export",
                self.env.user._qlvb_agency(),
                what=self.env["ir.model"]._get(self._name).name,
                rows=len(self),
                columns=fields_to_export,
            )
        return result
