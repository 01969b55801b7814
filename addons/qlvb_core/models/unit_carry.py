# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date, timedelta

from odoo import models
from odoo.fields import Command, Domain

from ..principal import user_principal
from .work_item import PERSONAL_KINDS


class QlvbPost(models.Model):
    _inherit = "qlvb.post"

    def _continue_in(self, unit, day: date):
        """End the posts the day before ``day``; the same ones begin in ``unit``.

        Roles the person holds there already are not given twice.
        """
        last = day - timedelta(1)
        for post in self:
            roles = post.role_ids - post._roles_held_in(unit, day)
            there = {"unit_id": unit.id, "role_ids": [Command.set(roles.ids)]}
            if not roles:
                post._end_before(day)
            elif post.date_from >= day:
                post.write(there)
            else:
                post.copy({**there, "date_from": day, "date_to": post.date_to})
                post.date_to = last

    def _roles_held_in(self, unit, day: date):
        """Return the roles the person holds in ``unit`` from ``day`` on as long."""
        others = self.user_id.qlvb_post_ids.filtered(
            lambda p: (
                p.unit_id == unit
                and not p.ended_at
                and p.date_from <= max(self.date_from, day)
                and (not p.date_to or (self.date_to and self.date_to <= p.date_to))
            )
        )
        return (others - self).role_ids


class QlvbUnit(models.Model):
    """What goes along when a unit ends or leaves its agency."""

    _inherit = "qlvb.unit"

    def _pass_offices_to(self, heir):
        """Let whoever drafted for this unit draft for its heir, and so on."""
        self.search([("drafts_for_id", "=", self.id)]).drafts_for_id = heir
        if self.drafts_for_id and heir and not heir.drafts_for_id:
            heir.drafts_for_id = self.drafts_for_id

    def _after_end(self, instrument):
        """Stop what a unit may use no more once it has ended; addons above add theirs.

        :param instrument: the :class:`Instrument` that ended it
        """

    def _tell_people(self):
        """Renew the rights of whoever has to do with these units or their heirs."""
        units = (self | self._in_charge())._tree()
        posts = self.env["qlvb.post"].search([("unit_id", "in", units.ids)])
        posts.user_id._qlvb_apply_posts()

    # -- papers ------------------------------------------------------------------------

    def _carry_documents(self, agency, heir=None):
        """Bring what has no number of ``agency`` yet to who goes on with it.

        A number is given by the agency that signs; all that has one stays where it is
        and keeps its agency, name and identifier (R9).

        :param agency: the agency that ends, or that these units have left
        :param heir: who goes on when the drafting unit does not say it
        """
        for document in self._unnumbered(agency):
            unit = document.unit_id._in_charge()
            leads = unit and unit.agency_id in self.successor_ids | self.agency_id
            goal = unit.agency_id if leads else heir
            if goal and goal != document.agency_id:
                document._carry_to(goal, unit)

    def _unnumbered(self, agency):
        # sudo: carried as they are, nobody is shown them
        documents = self.env["qlvb.document"].sudo()
        domain = Domain("agency_id", "=", agency.id)
        domain &= Domain("code_number", "=", False) | Domain(
            "direction", "=", "incoming"
        )
        domain &= Domain("arrival_number", "in", [False, 0])
        domain &= Domain("state", "not in", list(documents._end_states()))
        if agency not in self:
            domain &= Domain("unit_id", "child_of", self.ids)
        return documents.search(domain)

    def _work_left_behind(self) -> int:
        """Return how much of the agency's work waits for these and cannot go along."""
        units = self._tree()
        agency = self.agency_id
        return self._count(
            "work.item",
            [
                ("agency_id", "=", agency.id),
                ("state", "=", "open"),
                ("kind", "not in", PERSONAL_KINDS),
                ("principal", "in", units._keys_of_work(agency)),
                ("document_id", "not in", units._unnumbered(agency).ids),
            ],
        )

    def _keys_of_work(self, agency) -> list[str]:
        """Return the keys work of ``agency`` waits for in these units.

        Also of their persons, but for those who work in another of its units too.
        """
        persons = self._posts_now().user_id.filtered(
            lambda u: (
                not u._qlvb_posts(agency=agency).filtered(
                    lambda p: p.unit_id not in self
                )
            )
        )
        roles = self.env["qlvb.role"]._scopes()
        keys = [f"{role}@{unit.id}" for unit in self for role in roles]
        return keys + [user_principal(user) for user in persons]


class QlvbDocument(models.Model):
    _inherit = "qlvb.document"

    def _carry_to(self, agency, unit):
        """Let another agency go on with an unnumbered document."""
        before = self.agency_id
        work = self.work_item_ids.filtered(lambda w: w.state == "open")
        self.write({"agency_id": agency.id, "unit_id": unit.id})
        ending, key = f"@{before.id}", f"@{agency.id}"
        for item in work:
            principal = item.principal
            if principal.endswith(ending):
                principal = principal.removesuffix(ending) + key
            item.write({"agency_id": agency.id, "principal": principal})
        self._add_participants(set(work.mapped("principal")))
        self.env["qlvb.audit.event"]._log(
            "document.carry", self, left=before.name, taken_by=agency.name
        )
