# SPDX-License-Identifier: LGPL-3.0-or-later
import runpy
from pathlib import Path

from .test_copy import CopyCase

MIGRATION = Path(__file__).parents[1] / "migrations/19.0.1.5.0/post-copies.py"


class TestCopyMigration(CopyCase):
    def old(self, role):
        """Return a copy as one was kept before: names only, on nobody's desk."""
        copy = self.ask(self.document, "sy", "paper", role=role).sudo()
        copy.write(
            {
                "recipients": f"{self.other_agency.name}; Phòng Kế hoạch",
                "unit_ids": False,
                "free_lines": False,
                "appendix_ids": False,
            }
        )
        self.work(copy).unlink()
        return copy

    def work(self, copy):
        return self.env["qlvb.work.item"].search([("copy_id", "=", copy.id)])

    def test_what_waited_before_has_receivers_appendices_and_a_desk(self):
        """R157: asked for before the upgrade, it is made and sent after it."""
        self.document = self.issued()
        asked, approved = self.old("specialist"), self.old("head")
        self.env.flush_all()
        for _time in range(2):
            runpy.run_path(str(MIGRATION))["migrate"](self.env.cr, "19.0.1.4.0")
        self.env.invalidate_all()
        for copy in asked | approved:
            self.assertEqual(copy.unit_ids, self.other_agency)
            self.assertEqual(copy.free_lines, "Phòng Kế hoạch")
            appendices = self.document._current_files("appendix")
            self.assertEqual(copy.appendix_ids, appendices)
        self.assertEqual(self.work(asked).kind, "approve_copy")
        self.assertEqual(self.work(asked).principal, f"user:{self.people['head'].id}")
        self.assertEqual(self.work(approved).kind, "make_copy")
        self.assertIn("Phụ lục", self.text_of(self.make(approved)))
