# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain


class QlvbFollowUp(models.Model):
    """The page "Tuân thủ": what the head of an agency answers for (R240).

    Each matter is counted by who must act; each count carries the domain of its list.
    """

    _inherit = "qlvb.follow.up"

    @api.model
    @api.readonly
    def compliance_page(self):
        """Return the matters of the agencies the caller leads or monitors.

        :raise AccessError: the caller leads and monitors none
        """
        agencies = self.env.user._qlvb_overseen_agencies()
        if not agencies:
            raise AccessError(
                self.env._("This page is for who leads or monitors an agency.")
            )
        return self._compliance_matters(Domain("agency_id", "in", agencies.ids))

    @api.model
    def _compliance_matters(self, here: Domain) -> list[dict]:
        """Return the matters; addons above add theirs with ``super()``.

        :param here: the agencies, as a domain on documents and on work alike
        """
        return [
            self._work_matter(
                "late", self.env._("Late"), here & self._late_domain(), "due_date"
            ),
            self._work_matter(
                "unread",
                self.env._("Assigned, not opened yet"),
                here
                & Domain("state", "=", "open")
                & Domain("unread_since", "!=", False),
                "requested_at",
            ),
            self._no_dossier_matter(here),
        ]

    def _matter(self, key, label, rows) -> dict:
        rows = sorted(rows, key=lambda row: -row["count"])
        return {
            "key": key,
            "label": label,
            "count": sum(row["count"] for row in rows),
            "rows": rows,
        }

    def _work_matter(self, key, label, domain, oldest) -> dict:
        groups = self._read_group(
            domain, ["who", "unit_id"], ["__count", f"{oldest}:min"]
        )
        # sudo: the name of a unit is no secret
        names = {unit: unit.sudo().name for _who, unit, _count, _day in groups}
        rows = [
            {
                "who": who,
                "unit": names[unit],
                "count": count,
                "oldest": day.strftime("%d/%m/%Y"),
                "model": self._name,
                "domain": list(
                    domain & Domain("who", "=", who) & Domain("unit_id", "=", unit.id)
                ),
            }
            for who, unit, count, day in groups
        ]
        return self._matter(key, label, rows)

    # -- closed documents in no dossier: whoever finished or drafted files them --------

    def _no_dossier_matter(self, here) -> dict:
        documents = self.env["qlvb.document"]
        closed = documents._end_states() - {"refused"}
        domain = (
            here
            & Domain("state", "in", sorted(closed))
            & Domain("dossier_item_ids", "=", False)
        )
        rows = self._document_rows(
            domain & Domain("direction", "!=", "incoming"), "drafter_id"
        )
        finished = Domain("kind", "=", "handle") & Domain("state", "=", "done")
        handled = self._read_group(
            here & finished & Domain("document_id", "any", list(domain)),
            ["user_id"],
            ["document_id:count_distinct", "closed_on:min"],
        )
        for user, count, day in handled:
            mine = finished & Domain("closed_by_id", "=", user.id)
            rows.append(
                self._person_row(
                    user,
                    count,
                    day,
                    domain
                    & Domain("direction", "=", "incoming")
                    & Domain("work_item_ids", "any", list(mine)),
                )
            )
        return self._matter("no_dossier", self.env._("Closed, in no dossier"), rows)

    def _document_rows(self, domain, by) -> list[dict]:
        groups = self.env["qlvb.document"]._read_group(
            domain, [by], ["__count", "date:min"]
        )
        return [
            self._person_row(user, count, day, domain & Domain(by, "=", user.id))
            for user, count, day in groups
        ]

    def _person_row(self, user, count, day, domain) -> dict:
        # sudo: names of colleagues are no secret
        return {
            "who": user.sudo().name or self.env._("nobody named"),
            "unit": user.sudo()._qlvb_default_post().unit_id.name if user else "",
            "count": count,
            "oldest": day.strftime("%d/%m/%Y") if day else "",
            "model": "qlvb.document",
            "domain": list(domain),
        }
