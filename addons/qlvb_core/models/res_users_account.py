# SPDX-License-Identifier: LGPL-3.0-or-later
from typing import Any, NamedTuple

from odoo import SUPERUSER_ID, models
from odoo.fields import Domain

from ..principal import user_principal
from .work_item import PERSONAL_KINDS


class HeldGroup(NamedTuple):
    """Things of one kind that are with a person: a line of a hand-over.

    ``code`` names the kind (``work:keep``, ``draft``...), ``agency`` is a
    ``qlvb.unit``.
    """

    code: str
    agency: Any
    label: str
    count: int


class ResUsers(models.Model):
    _inherit = "res.users"

    # -- what an admin may reach ----------

    def _qlvb_operates(self) -> bool:
        self.ensure_one()
        return self.has_group("qlvb_core.group_operator")

    def _qlvb_admin_agency_ids(self) -> list[int]:
        """Return the agencies whose accounts this person administers (R21)."""
        return self._qlvb_posts("unit_admin").agency_id.ids

    def _qlvb_administers(self, agency) -> bool:
        """Return whether accounts of ``agency`` are this person's business."""
        return (
            self.id == SUPERUSER_ID
            or self._qlvb_operates()
            or agency.id in self._qlvb_admin_agency_ids()
        )

    def _qlvb_account(self):
        """Return the account behind each login; none of system users."""
        # sudo: one's own account, and where others work
        return self.env["qlvb.account"].sudo().search([("user_id", "in", self.ids)])

    def _qlvb_account_domain(self, owner: str = "") -> list:
        """Return which rows about accounts this person sees.

        Those of the agencies administered or led, one's own (by ``owner``, the path to
        the login), and all for the operator: no row tells of content.
        """
        if self._qlvb_operates():
            return Domain.TRUE
        agencies = self._qlvb_posts("unit_admin") | self._qlvb_posts("leader")
        # with what ended agencies left: requests, reports, closed accounts
        seen = Domain("agency_id", "in", agencies.agency_id._with_inherited().ids)
        return seen | Domain(owner, "=", self.id) if owner else seen

    def _qlvb_request_domain(self) -> list:
        """Return which written requests this person may open (R19).

        Each is a paper of its agency: the operator sees those sent to it only.
        """
        if self._qlvb_operates():
            return [("by_operator", "=", True)]
        return self._qlvb_account_domain()

    # -- what is with a person ----------

    def _qlvb_held_counts(self) -> dict[int, int]:
        """Return how much open work waits for each of these persons, by id."""
        # sudo: only a number is told, to whoever may read the account
        groups = (
            self.env["qlvb.work.item"]
            .sudo()
            ._read_group(
                [
                    ("principal", "in", [user_principal(user) for user in self]),
                    ("state", "=", "open"),
                    ("kind", "not in", PERSONAL_KINDS),
                ],
                ["principal"],
                ["__count"],
            )
        )
        return {int(principal[5:]): count for principal, count in groups}

    def _handover_lines(self) -> list[HeldGroup]:
        """Return what is with this person, group by group; addons above add theirs.

        The work items whose ``kind`` says what is asked come first (R246).
        """
        self.ensure_one()
        items = self.env["qlvb.work.item"].sudo()
        kinds = dict(items._fields["kind"]._description_selection(self.env))
        groups = items._read_group(
            self._qlvb_held_work_domain(), ["agency_id", "kind"], ["__count"]
        )
        return [
            HeldGroup(f"work:{kind}", agency, kinds[kind], count)
            for agency, kind, count in groups
        ]

    def _qlvb_held_work_domain(self) -> list:
        return [
            ("principal", "=", user_principal(self)),
            ("state", "=", "open"),
            ("kind", "not in", PERSONAL_KINDS),
        ]
