# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.qlvb_core.clock import today
from odoo.addons.qlvb_core.models.work_item import URGENCY

STATUSES = [
    ("late", "Late"),
    ("waiting", "Not opened"),
    ("progress", "In progress"),
    ("in_time", "Done in time"),
    ("done_late", "Done late"),
]

# A person's work counts for the unit that passed it on; else for the unit of the post
# held when it was asked, so that a move later changes no past figure.
UNIT = SQL("""
    CASE WHEN w.principal LIKE 'user:%%' THEN COALESCE(above.unit_id, (
        SELECT p.unit_id
          FROM qlvb_post p
         WHERE p.user_id = substr(w.principal, 6)::int
           AND p.agency_id = w.agency_id
         ORDER BY daterange(p.date_from, p.date_to, '[]') @> w.requested_at::date DESC,
                  p.is_default IS TRUE DESC, p.id
         LIMIT 1), w.agency_id)
    ELSE split_part(w.principal, '@', 2)::int END
""")
# Whose work it was, though the clerk who issued the answer or a substitute ended it.
PERSON = SQL("""
    CASE WHEN w.principal LIKE 'user:%%' THEN substr(w.principal, 6)::int
         WHEN w.state = 'done' THEN w.closed_by_id END
""")
WHO = """
    CASE WHEN w.principal LIKE 'user:%%' THEN (
        SELECT partner.name
          FROM res_users u JOIN res_partner partner ON partner.id = u.partner_id
         WHERE u.id = substr(w.principal, 6)::int)
    ELSE (
        SELECT COALESCE(r.name ->> %s, r.name ->> 'en_US') || ' (' || un.name || ')'
          FROM qlvb_role r, qlvb_unit un
         WHERE r.code = split_part(w.principal, '@', 1)
           AND un.id = split_part(w.principal, '@', 2)::int) END
"""
CLOSED_ON = SQL(
    "(w.closed_at AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
)


class QlvbFollowUp(models.Model):
    """Work on documents as those see it who follow it up (R18).

    One row for each work item, open or done, under the same id. Passing on is no
    result: it is followed while it waits and forgotten when done.
    """

    _name = "qlvb.follow.up"
    _description = "Work followed up"
    _auto = False
    _order = "due_date, urgency desc, id"
    _rec_name = "subject"
    _depends = {
        "qlvb.work.item": [
            "agency_id",
            "assignment_id",
            "closed_at",
            "closed_by_id",
            "document_id",
            "due_at",
            "due_date",
            "kind",
            "principal",
            "requested_at",
            "state",
            "subject",
            "urged_on",
            "urgency",
        ],
        "qlvb.assignment": ["parent_id", "received_at", "role", "unit_id"],
        "qlvb.post": ["agency_id", "date_from", "date_to", "is_default", "unit_id"],
    }

    document_id = fields.Many2one("qlvb.document", readonly=True)
    agency_id = fields.Many2one("qlvb.unit", readonly=True)
    unit_id = fields.Many2one("qlvb.unit", readonly=True)
    user_id = fields.Many2one("res.users", readonly=True, string="Person")
    principal = fields.Char(readonly=True)
    who = fields.Char(readonly=True, string="Held by")
    kind = fields.Selection("_kinds", readonly=True, string="What is asked")
    role = fields.Selection("_roles", readonly=True, string="Part")
    urgency = fields.Selection(URGENCY, readonly=True)
    code = fields.Char(readonly=True, string="Number, notation")
    subject = fields.Char(readonly=True)
    requested_by_id = fields.Many2one("res.users", readonly=True, string="From")
    requested_at = fields.Datetime(readonly=True, string="Given at")
    due_date = fields.Date(readonly=True)
    due_at = fields.Datetime(readonly=True, string="Due by the hour")
    closed_at = fields.Datetime(readonly=True)
    closed_on = fields.Date(readonly=True, string="Done on")
    closed_week = fields.Date(readonly=True, string="Done in the week of")
    state = fields.Selection([("open", "Not done"), ("done", "Done")], readonly=True)
    status = fields.Selection(STATUSES, readonly=True)
    days_late = fields.Integer(readonly=True, aggregator="max")
    unread_since = fields.Datetime(readonly=True, string="Not opened since")
    urged_on = fields.Date(readonly=True, string="Urged on")
    is_soon = fields.Boolean(
        compute="_compute_is_soon", search="_search_is_soon", string="Due soon"
    )

    @api.model
    def _kinds(self):
        return (
            self.env["qlvb.work.item"]._fields["kind"]._description_selection(self.env)
        )

    @api.model
    def _roles(self):
        roles = self.env["qlvb.assignment"]._fields["role"]
        return roles._description_selection(self.env)

    # -- the view: base columns stay plain, so that the work item's indexes serve ------

    @property
    def _table_query(self) -> SQL:
        return SQL(
            """
            SELECT w.id, w.document_id, w.agency_id, w.principal, w.kind, w.urgency,
                   w.code, w.subject, w.requested_by_id, w.requested_at,
                   w.due_date, w.due_at,
                   w.closed_at, w.state, w.urged_on, a.role,
                   %(unit)s AS unit_id, %(person)s AS user_id, %(who)s AS who,
                   %(closed_on)s AS closed_on,
                   date_trunc('week', %(closed_on)s)::date AS closed_week,
                   %(status)s AS status,
                   GREATEST(COALESCE(%(closed_on)s, %(today)s) - w.due_date, 0)
                       AS days_late,
                   CASE WHEN w.state = 'open' AND a.id IS NOT NULL
                             AND a.received_at IS NULL
                        THEN w.requested_at END AS unread_since
              FROM qlvb_work_item w
              LEFT JOIN qlvb_assignment a ON a.id = w.assignment_id
              LEFT JOIN qlvb_assignment above ON above.id = a.parent_id
             WHERE w.document_id IS NOT NULL AND w.state IN ('open', 'done')
               AND NOT (w.state = 'done' AND w.kind = 'pass_on')
            """,
            unit=UNIT,
            person=PERSON,
            who=SQL(WHO, self.env.lang or "vi_VN"),
            closed_on=CLOSED_ON,
            status=self._status_sql(),
            today=today(),
        )

    def _status_sql(self) -> SQL:
        return SQL(
            """
            CASE WHEN w.state = 'open'
                      AND (w.due_date < %s OR w.due_at < %s) THEN 'late'
                 WHEN w.state = 'open' AND a.id IS NOT NULL
                      AND a.received_at IS NULL THEN 'waiting'
                 WHEN w.state = 'open' THEN 'progress'
                 WHEN %s > w.due_date OR w.closed_at > w.due_at THEN 'done_late'
                 ELSE 'in_time' END
            """,
            today(),
            fields.Datetime.now(),
            CLOSED_ON,
        )

    # -- due soon ----------

    @api.model
    def _soon_domain(self):
        """Return open work due within ``followup.soon_days`` working days."""
        days = self.env["qlvb.rule"]._value("followup.soon_days")
        province = self.env["qlvb.calendar.day"]._calendar(self.env["qlvb.unit"])
        last = province.add_working_days(today(), days)
        not_past = Domain("due_at", "=", False)
        not_past |= Domain("due_at", ">=", fields.Datetime.now())
        return (
            Domain("state", "=", "open")
            & Domain("due_date", ">=", today())
            & Domain("due_date", "<=", last)
            & not_past
        )

    @api.depends("due_date", "due_at", "state")
    def _compute_is_soon(self):
        soon = self.filtered_domain(self._soon_domain())
        for row in self:
            row.is_soon = row in soon

    def _search_is_soon(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return self._soon_domain()

    @api.model
    def _late_domain(self):
        """Return late work, in the columns the index of open work is made of."""
        items = self.env["qlvb.work.item"]
        return Domain("state", "=", "open") & items._past_due_domain()

    # -- acts ----------

    def action_open(self):
        """Open the document behind a row."""
        self.ensure_one()
        self.check_access("read")
        return self.document_id._action_open()
