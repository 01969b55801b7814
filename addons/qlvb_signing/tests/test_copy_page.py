# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo.tests import HttpCase, tagged

from .test_copy import CopyCase

SEES = """
    const sought = %s;
    const began = Date.now();
    const look = () => {
        const paper = document.querySelector(".o_qlvb_paper")?.textContent || "";
        if (sought.every((name) => paper.includes(name))) {
            console.log("test successful");
        } else if (Date.now() - began > 20000) {
            console.error("not shown: " + paper);
        } else {
            setTimeout(look, 200);
        }
    };
    look();
"""


@tagged("post_install", "-at_install")
class TestCopyPage(CopyCase, HttpCase):
    def test_the_page_shows_all_that_is_copied(self):
        """R157: who approves the copy sees the main text and its appendices."""
        copy = self.ask(self.issued(), "sy", "paper")
        names = (copy.source_file_id | copy.appendix_ids).mapped("name")
        self.assertEqual(len(names), 2)
        self.browser_js(
            f"/odoo/so-ban-sao/{copy.id}",
            SEES % names,
            login=self.people["head"].login,
            timeout=60,
        )
