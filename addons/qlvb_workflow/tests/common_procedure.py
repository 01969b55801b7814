# SPDX-License-Identifier: LGPL-3.0-or-later
"""An agency with a published procedure, for the tests of both its halves."""

from odoo.fields import Command

from .common import WorkflowCase


class ProcedureCase(WorkflowCase):
    """Three steps: the department leads, the expert checks, the specialist answers."""

    def part(self, role="lead", **holder):
        kind = {"unit_id": "unit", "user_id": "person", "post_id": "post"}
        (name, record) = next(iter(holder.items()))
        return Command.create(
            {
                "role": role,
                "holder_kind": kind.get(name, "role"),
                name: record.id,
            }
        )

    def step(self, name, *parts, **values):
        return Command.create({"name": name, "part_ids": list(parts), **values})

    def steps(self):
        return [
            self.step(
                "Thụ lý",
                self.part(unit_id=self.department),
                self.part("support", unit_id=self.support_unit),
                sequence=1,
                task="Kiểm tra hồ sơ, đề xuất hướng giải quyết",
                limit=3,
            ),
            self.step("Thẩm định", self.part(user_id=self.expert), sequence=2, limit=2),
            self.step(
                "Trả kết quả",
                self.part(user_id=self.people["specialist"]),
                sequence=3,
                limit=4,
                limit_kind="hours",
                then="filed",
            ),
        ]

    def draft(self, user=None, **values):
        """Return a draft ready to be published."""
        return (
            self.env["qlvb.procedure"]
            .with_user(user or self.people["leader"])
            .create(
                {
                    "name": "Giải quyết hồ sơ khoa học và công nghệ",
                    "agency_id": self.agency.id,
                    "rule_number": "125/QĐ-SKHCN",
                    "rule_date": "2026-10-01",
                    "step_ids": self.steps(),
                    **values,
                }
            )
        )

    def published(self, **values):
        procedure = self.draft(**values)
        procedure.action_publish()
        return procedure

    def routed(self, **values):
        """Return (document, procedure) sent by the clerk to the first step."""
        procedure = self.published(**values)
        document = self.registered()
        document.action_route(procedure.id)
        return document, procedure

    def at_second_step(self):
        """Return a document whose first step the specialist has finished."""
        document, procedure = self.routed()
        self.act(document, "head").action_pass_on(
            [{"role": "lead", "user_id": self.people["specialist"].id}]
        )
        self.act(document, "specialist").action_advance("Hồ sơ đủ.", True)
        return document, procedure
