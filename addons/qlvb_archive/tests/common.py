# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.qlvb_core.principal import role_principal
from odoo.addons.qlvb_core.tests.common import ProvinceCase
from odoo.addons.queue_job.tests.common import trap_jobs

TODAY = date(2026, 11, 23)


@tagged("post_install", "-at_install")
class ArchiveCase(ProvinceCase):
    """A dossier of the specialist with finished documents, brought to each state."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(f"{TODAY} 02:00:00"))
        cls.maker = cls.people["specialist"]
        cls.archivist = cls.people["archivist"]
        cls.head = cls.people["head"]

    def finished(self, number="76", **values):
        """Return an issued document with number, date and file."""
        document = self.finished_document(**values)
        document.sudo().write(
            {
                "code_number": number,
                "code_notation": "TTr-SKHCN",
                "issued_date": TODAY,
                "document_identifier": f"H31.08.2026.{int(number):07d}",
            }
        )
        return document

    def new_dossier(self, *documents, **values):
        return (
            self.env["qlvb.dossier"]
            .with_user(self.maker)
            .create(
                {
                    "title": "Hồ sơ ban hành Quy chế",
                    "notation": "01.CĐS",
                    "retention_years": 0,
                    "date_from": "2026-09-01",
                    "item_ids": [(0, 0, {"document_id": d.id}) for d in documents],
                    **values,
                }
            )
        )

    def closed(self, *documents, **values):
        dossier = self.new_dossier(*(documents or [self.finished()]), **values)
        dossier.action_close()
        return dossier

    def handed_over(self, *documents, **values):
        dossier = self.closed(*documents, **values)
        dossier.action_hand_over()
        return dossier

    def archived(self, *documents, **values):
        """Return an accepted dossier with its package made."""
        dossier = self.handed_over(*documents, **values)
        with trap_jobs() as jobs:
            dossier.with_user(self.archivist).action_accept()
            jobs.perform_enqueued_jobs()
        return dossier

    def package_of(self, dossier):
        return dossier.sudo().package_ids

    def open_work(self, dossier):
        """Return {kind: (principal, due date)} of what waits."""
        items = dossier.sudo().work_item_ids.filtered(lambda w: w.state == "open")
        return {item.kind: (item.principal, item.due_date) for item in items}

    def archivist_key(self, agency=None):
        return role_principal("archivist", agency or self.agency)
