# SPDX-License-Identifier: LGPL-3.0-or-later
from pathlib import Path

from odoo.tests import tagged

from .common import WorkflowCase

PAGE = Path(__file__).parents[3] / "docs" / "states.md"


@tagged("post_install", "-at_install")
class TestStatesPage(WorkflowCase):
    def test_page_tells_every_row_of_the_tables(self):
        """docs/states.md is made from the tables by ``config/docs/states.py``."""
        page = PAGE.read_text(encoding="utf-8")
        for model in ("qlvb.document", "qlvb.dossier"):
            for step in self.env[model]._transition_table().values():
                with self.subTest(model=model, act=step.action):
                    self.assertIn(step.markdown(), page)
