# SPDX-License-Identifier: LGPL-3.0-or-later
"""Filling in fields by the label people read."""

import re

from playwright.sync_api import FilePayload, Locator, expect


class Fields:
    """The fields within a form or a dialog."""

    def __init__(self, root: Locator) -> None:
        self.root = root
        self.page = root.page

    def field(self, label: str) -> Locator:
        """The input, text area or group that the visible label belongs to."""
        # Odoo puts a small question mark behind the label of an explained field
        pattern = re.compile(rf"^\s*{re.escape(label)}\s*\??\s*$")
        mark = self.root.locator("label[for]:visible").filter(has_text=pattern).first
        target = mark.get_attribute("for")
        return self.root.locator(f'[id="{target}"]')

    def value(self, name: str) -> Locator:
        """What a field shows, by its technical name."""
        return self.root.locator(f'.o_field_widget[name="{name}"]').first

    def fill_named(self, name: str, text: str) -> None:
        """Fill in a text area that is known by its place rather than by a label."""
        self.value(name).locator("textarea").fill(text)

    def type(self, label: str, text: str) -> None:
        """Key by key, where keys are counted."""
        self.field(label).press_sequentially(text)

    def fill(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, label: str, text: str, option: str | None = None) -> None:
        """Type into a search field and take the offered line."""
        self.pick(self.field(label), text, option)

    def pick(self, box: Locator, text: str, option: str | None = None) -> None:
        box.fill(text)
        if box.input_value() != text:
            # what the form fills in by itself came between: it is typed over
            box.fill(text)
        offered = self.page.locator(".o-autocomplete--dropdown-item:visible")
        offered.filter(has_text=option or text).first.click()

    def touch(self, text: str) -> None:
        """Touch the badge or radio that bears these words."""
        self.root.get_by_text(text, exact=True).locator("visible=true").first.click()

    def touch_in(self, name: str, text: str) -> None:
        """Touch a badge or chip of one field among fields that offer the same."""
        self.value(name).get_by_text(text, exact=True).first.click()

    def tick(self, label: str) -> None:
        box = self.field(label)
        box.check()
        expect(box).to_be_checked()

    def attach(self, name: str, content: bytes, mime: str) -> None:
        """Choose a file in the file field."""
        file = FilePayload(name=name, mimeType=mime, buffer=content)
        self.root.locator("input[type=file]").first.set_input_files(file)
        shown = self.root.locator(".o_field_binary input:not([type=file])").first
        expect(shown).to_have_value(name)
