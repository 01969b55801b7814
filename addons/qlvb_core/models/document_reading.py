# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .audit_event_refused import REFUSED
from .audit_reading import FOUND, READING


class QlvbDocument(models.Model):
    """Who is given what documents say has read them, by whatever door (R30)."""

    _inherit = "qlvb.document"

    # The history tells what was done; who looked, or tried, stands in the journal.
    event_ids = fields.One2many(domain=[("code", "not in", [READING, FOUND, REFUSED])])

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
