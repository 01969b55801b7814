# SPDX-License-Identifier: LGPL-3.0-or-later
"""The form of a dossier."""

from playwright.sync_api import Page, expect

from .dialog import Dialog
from .form import Form
from .navigation import open_menu


class DossierForm(Form):
    """Hồ sơ: from the file plan to the archive."""

    @classmethod
    def new(cls, page: Page) -> "DossierForm":
        open_menu(page, "Hồ sơ", "Hồ sơ")
        page.locator(".o_control_panel").get_by_role("button", name="Mới").click()
        form = cls(page)
        expect(form.root).to_be_visible()
        return form

    def add_document(self, code: str) -> None:
        page = self.tab("Văn bản")
        page.locator(".o_field_x2many_list_row_add :is(a, button)").first.click()
        box = page.locator("tr.o_selected_row [name=document_id] input")
        self.pick(box, code)

    def close(self) -> None:
        """The question names what becomes final; the answer is the act itself."""
        self.act("Kết thúc hồ sơ")
        Dialog(self.page).confirm("Kết thúc hồ sơ")
