# SPDX-License-Identifier: LGPL-3.0-or-later
"""Dialogs, messages and notifications."""

import re

from playwright.sync_api import Locator, Page, expect

from ..pictures import keep_wanted_picture
from .fields import Fields


class Dialog(Fields):
    """The dialog on top."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.locator(".modal:visible").last)
        expect(self.root).to_be_visible()
        title = self.root.locator(".modal-title").first.inner_text()
        keep_wanted_picture(page, f"dialogs/{title}")

    def button(self, label: str) -> Locator:
        return self.root.locator("footer, .modal-footer").get_by_role(
            "button", name=label, exact=True
        )

    def confirm(self, label: str) -> None:
        """Click the button and see the dialog go."""
        self.button(label).click()
        expect(self.page.locator(".modal:visible")).to_have_count(0)

    def refused(self, label: str) -> str:
        """Click the button, read why it was refused, and close the message."""
        self.button(label).click()
        return read_refusal(self.page)


def read_refusal(page: Page) -> str:
    """The text of the message on screen; closes it."""
    message = page.locator(".o_error_dialog:visible").last
    expect(message).to_be_visible()
    text = message.inner_text()
    message.locator(".modal-footer button").first.click()
    return text


def expect_said(page: Page, words: str | re.Pattern[str]) -> None:
    """A notification tells what happened; it is put away again."""
    note = page.locator(".o_notification", has_text=words)
    expect(note.first).to_be_visible()
    note.first.locator(".o_notification_close, .btn-close").click()
    expect(note).to_have_count(0)


def look_back(page: Page, words: str | re.Pattern[str] = "") -> None:
    """Read what was done, and go back to it from what opened by itself."""
    again = re.compile("Xem lại (văn bản|hồ sơ)")
    back = page.get_by_role("button", name=again)
    note = page.locator(".o_notification", has_text=words, has=back).last
    note.get_by_role("button", name=again).click()
    expect(note).not_to_be_visible()
