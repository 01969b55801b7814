# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.qlvb_core.models.role import WORKING_ROLES


class QlvbReceiver(models.Model):
    """Whom work may be given to: headed units and their people, as one tree (R96, R97).

    A view, so that one search finds both: a unit under its id times three, a person in
    an agency by the post that comes first there, under that times three and one. Who
    works in a unit that is left out, for nobody heads it, stands as high as it would.

    A committee directs the units of the office that drafts for it as well (times three
    and two): those whose head holds a post at the committee, and so sees its documents.
    """

    _name = "qlvb.receiver"
    _description = "Unit or person"
    _auto = False
    _order = "path"
    _rec_names_search = ["name", "place"]
    _depends = {
        "qlvb.unit": [
            "agency_id",
            "drafts_for_id",
            "kind",
            "name",
            "parent_id",
            "parent_path",
        ],
        "qlvb.post": [
            "agency_id",
            "in_force",
            "is_acting",
            "is_default",
            "role_ids",
            "title",
            "unit_id",
            "user_id",
        ],
        "res.users": ["active", "partner_id"],
        "res.partner": ["name"],
    }

    name = fields.Char(readonly=True)
    place = fields.Char(
        string="Post and unit",
        readonly=True,
        help="Of a unit: the one above it, inside the agency.",
    )
    agency_id = fields.Many2one("qlvb.unit", readonly=True)
    unit_id = fields.Many2one("qlvb.unit", readonly=True)
    user_id = fields.Many2one("res.users", string="Person", readonly=True)
    path = fields.Char(readonly=True, help="Place in the tree, people before units.")
    depth = fields.Integer(readonly=True)
    branch = fields.Char(string="Who", compute="_compute_branch")

    @property
    def _table_query(self) -> SQL:
        head = self._has_role_sql(["head"])
        return SQL(
            """
            SELECT u.id * 3 AS id, u.name, above.name AS place, u.agency_id,
                   u.id AS unit_id, NULL::int AS user_id,
                   u.parent_path COLLATE "C" AS path,
                   %(depth)s - 1 AS depth
              FROM qlvb_unit u
              JOIN qlvb_unit agency ON agency.id = u.agency_id
              LEFT JOIN qlvb_unit above ON above.id = u.parent_id
                                        AND above.kind = 'department'
             WHERE u.kind = 'department'
               AND %(headed)s
             UNION ALL
            SELECT u.id * 3 + 2, u.name, agency.name, agency.drafts_for_id,
                   u.id, NULL, u.parent_path COLLATE "C", %(depth)s - 1
              FROM qlvb_unit u
              JOIN qlvb_unit agency ON agency.id = u.agency_id
             WHERE u.kind = 'department'
               AND agency.drafts_for_id IS NOT NULL
               AND EXISTS (
                   SELECT FROM qlvb_post p
                     JOIN qlvb_post there ON there.user_id = p.user_id
                    WHERE p.unit_id = u.id AND p.in_force AND %(head)s
                      AND there.agency_id = agency.drafts_for_id
                      AND there.in_force AND %(works_there)s)
             UNION ALL
            SELECT post.id * 3 + 1, partner.name, post.place, post.agency_id,
                   NULL, post.user_id,
                   (u.parent_path || '!' || post.rank || partner.name) COLLATE "C",
                   %(depth)s - CASE WHEN u.kind = 'department'
                                     AND NOT %(headed)s THEN 1 ELSE 0 END
              FROM (SELECT DISTINCT ON (p.user_id, p.agency_id)
                           p.id, p.user_id, p.agency_id, p.unit_id,
                           CASE WHEN %(head)s THEN 0 ELSE 1 END AS rank,
                           CASE WHEN p.is_acting AND p.title NOT LIKE 'Q. %%'
                                THEN 'Q. ' ELSE '' END
                           || p.title || ', ' || own.name AS place
                      FROM qlvb_post p
                      JOIN qlvb_unit own ON own.id = p.unit_id
                     WHERE p.in_force AND %(works)s
                     ORDER BY p.user_id, p.agency_id, p.is_default IS TRUE DESC, p.id
                   ) post
              JOIN qlvb_unit u ON u.id = post.unit_id
              JOIN qlvb_unit agency ON agency.id = post.agency_id
              JOIN res_users person ON person.id = post.user_id AND person.active
              JOIN res_partner partner ON partner.id = person.partner_id
            """,
            depth=SQL(
                "length(translate(u.parent_path, '0123456789', ''))"
                " - length(translate(agency.parent_path, '0123456789', ''))"
            ),
            headed=SQL(
                "EXISTS (SELECT FROM qlvb_post p"
                " WHERE p.unit_id = u.id AND p.in_force AND %s)",
                head,
            ),
            head=head,
            works=self._has_role_sql(sorted(WORKING_ROLES)),
            works_there=self._has_role_sql(sorted(WORKING_ROLES), "there"),
        )

    def _has_role_sql(self, codes, post="p") -> SQL:
        roles = self.env["qlvb.post"]._fields["role_ids"]
        return SQL(
            "EXISTS (SELECT FROM %s link JOIN qlvb_role r ON r.id = link.%s"
            " WHERE link.%s = %s AND r.code = ANY(%s))",
            SQL.identifier(roles.relation),
            SQL.identifier(roles.column2),
            SQL.identifier(roles.column1),
            SQL.identifier(post, "id"),
            list(codes),
        )

    @api.depends("name", "depth")
    def _compute_branch(self):
        for receiver in self:
            receiver.branch = "— " * receiver.depth + (receiver.name or "")

    @api.depends("name", "place")
    @api.depends_context("formatted_display_name")
    def _compute_display_name(self):
        """Tell people of one name apart by their posts where one chooses them."""
        for receiver in self:
            receiver.display_name = receiver.name
            if receiver.place and self.env.context.get("formatted_display_name"):
                receiver.display_name += f"\n\t--{receiver.place}--"

    def _target(self) -> tuple[str, int]:
        """Return the field of a line that holds this one, and its id there."""
        self.ensure_one()
        name = "unit_id" if self.unit_id else "user_id"
        return name, self[name].id
