# SPDX-License-Identifier: LGPL-3.0-or-later
"""The form of a document or a dossier: acts, fields, tabs, paper."""

from playwright.sync_api import Locator, Page, expect

from .dialog import Dialog
from .fields import Fields
from .navigation import open_menu, search

# A job of LibreOffice makes the PDF; several may wait on a busy machine
PAPER = 60_000


class Form(Fields):
    """What stands beside the paper."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.locator(".o_action_manager .o_form_view"))

    # -- acts ----------------------------------------------------------------------

    def act_button(self, label: str) -> Locator:
        return self.root.locator(".o_form_statusbar").get_by_role(
            "button", name=label, exact=True
        )

    def act(self, label: str) -> None:
        """Click an act that is done at once, and see that the system said so."""
        self.act_button(label).click()

    def ask(self, label: str) -> Dialog:
        """Click an act that asks for something first."""
        self.act_button(label).click()
        return Dialog(self.page)

    def save(self) -> None:
        self.page.get_by_role("button", name="Lưu thủ công").click()
        expect(self.page.locator(".o_form_button_save:visible")).to_have_count(0)

    def expect_state(self, label: str) -> None:
        """The state in the status bar, as people read it."""
        current = self.root.locator(".o_statusbar_status .o_arrow_button_current")
        expect(current.filter(has_text=label).first).to_be_attached()

    def expect_code(self, code: str) -> None:
        """Number and notation in the title."""
        expect(self.root.locator(".oe_title .o_field_widget[name=code]")).to_have_text(
            code
        )

    # -- filling in ----------------------------------------------------------------

    def fill_subject(self, text: str) -> None:
        self.root.get_by_placeholder("Trích yếu nội dung văn bản").fill(text)

    def add_recipient(
        self, *, unit: str = "", correspondent: str = "", words: str = ""
    ) -> None:
        """Add a line to the recipients: a unit, a known body, or free words."""
        page = self.tab("Nơi nhận")
        page.locator(
            ".o_field_x2many_list_row_add a, .o_field_x2many_list_row_add button"
        ).first.click()
        row = page.locator("tr.o_selected_row")
        if words:
            row.locator("[name=free_text] input").fill(words)
        elif unit:
            self.pick(row.locator("[name=unit_id] input"), unit)
        else:
            self.pick(row.locator("[name=correspondent_id] input"), correspondent)

    def drop_recipients(self) -> None:
        """Take out every line."""
        page = self.tab("Nơi nhận")
        for _ in range(page.locator(".o_data_row").count()):
            page.locator(".o_data_row .o_list_record_remove").first.click()

    # -- parts ---------------------------------------------------------------------

    def tab(self, label: str) -> Locator:
        """Open a page of the notebook; returns it."""
        self.root.get_by_role("tab", name=label, exact=True).click()
        return self.root.locator(".tab-pane.active")

    def turn_to(self, file: str) -> None:
        """Wait until the PDF of a file is there, and show it."""
        tab = self.root.locator(".o_qlvb_file_tab", has_text=file)
        expect(tab).to_be_visible(timeout=PAPER)
        tab.click()

    def expect_paper(self, saying: str) -> None:
        """The PDF beside the form is drawn and its first page has these words."""
        paper = self.root.locator(".o_qlvb_paper iframe").content_frame
        text = paper.locator(".page[data-page-number='1'] .textLayer")
        expect(text).to_contain_text(saying, timeout=PAPER)


def find(page: Page, menu: str, code: str) -> Form:
    """Look a document up by its number and notation, and open it."""
    open_menu(page, menu)
    search(page, code)
    page.locator("tr.o_data_row", has_text=code).first.locator(
        "td[name=subject]"
    ).click()
    form = Form(page)
    form.expect_code(code)
    return form
