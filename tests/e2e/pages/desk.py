# SPDX-License-Identifier: LGPL-3.0-or-later
"""Bàn làm việc: the list of everything that waits for one person."""

from playwright.sync_api import Locator, Page, expect

from .form import Form
from .navigation import look_until, open_menu

TITLE = "Bàn làm việc"


class Desk:
    """The first page of each person."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def heading(self) -> Locator:
        return self.page.locator(".o_breadcrumb, .o_control_panel").get_by_text(
            TITLE, exact=True
        )

    def visit(self) -> "Desk":
        open_menu(self.page, TITLE)
        expect(self.heading.first).to_be_visible()
        return self

    def row(self, words: str) -> Locator:
        """The line of what waits whose texts contain ``words``."""
        return self.page.locator("tr.o_data_row", has_text=words)

    def expect_empty(self) -> None:
        """Nothing waits any more, and the desk says so."""
        expect(self.page.locator("tr.o_data_row")).to_have_count(0)
        expect(self.page.get_by_text("Đã xử lý xong tất cả")).to_be_visible()

    def open(self, words: str) -> Form:
        """Click the line and see its document or dossier."""
        self.row(words).first.locator("td[name=subject]").click()
        form = Form(self.page)
        expect(form.root).to_be_visible()
        return form

    def open_when_there(self, words: str) -> Form:
        """Look at the desk again until the document has arrived."""
        look_until(lambda: self.visit().row(words).first)
        return self.open(words)
