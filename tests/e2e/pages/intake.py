# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tiếp nhận: files dropped onto the list, items confirmed from the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotThere

from .form import PAPER, Form
from .navigation import open_menu

TITLE = "Tiếp nhận"
ENTRIES, ENTRY_MS = 10, 3000  # tries of dragging in, and the patience with each
# Another item, the list again, or nothing more to register here
GONE_ON = """before => location.pathname !== before ||
    !document.querySelector("[name=action_register_next], [name=action_register]")"""
NEW_NUMBER = """seen => [...document.querySelectorAll(".o_notification")]
    .map((note) => /số đến (\\d+)/.exec(note.innerText))
    .map((found) => Number(found?.[1]))
    .find((number) => number && !seen.includes(number))"""


class Intake:
    """The list, and the items behind it, one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = Form(page)
        self.numbers: list[int] = []  # given here, in turn

    def visit(self) -> Intake:
        open_menu(self.page, TITLE)
        expect(
            self.page.locator(".o_list_view, .o_view_nocontent").first
        ).to_be_visible()
        return self

    # -- the list ----------

    def drop(self, files: Sequence[Path]) -> None:
        """Drag files from outside over the list and let go, as the browser does it."""
        session = self.page.context.new_cdp_session(self.page)
        size = self.page.viewport_size
        assert size
        place = {"x": size["width"] / 2, "y": size["height"] / 2}
        names = [str(file) for file in files]
        data = {"items": [], "files": names, "dragOperationsMask": 1}

        def drag(kind: str) -> None:
            act = {"type": kind, "data": data, **place}
            session.send("Input.dispatchDragEvent", act)

        self.page.bring_to_front()
        drag("dragEnter")
        zone = self.page.locator(".o-Dropzone")
        for _again in range(ENTRIES):
            # a page still busy with its first draw misses the entry
            if zone.is_visible() or self._appears(zone):
                break
            drag("dragCancel")
            drag("dragEnter")
        expect(zone).to_be_visible()
        drag("dragOver")
        drag("drop")
        session.detach()

    def _appears(self, zone: Locator) -> bool:
        try:
            zone.wait_for(timeout=ENTRY_MS)
        except NotThere:
            return False
        return True

    def row(self, words: str) -> Locator:
        return self.page.locator(".o_data_row", has_text=words)

    @property
    def waiting(self) -> Locator:
        """The lines that are not registered yet."""
        return self.row("Đã đến")

    def expect_all_read(self, count: int, seconds: float = PAPER / 1000) -> None:
        read = self.page.locator(".o_data_row", has_text="Đã đọc")
        expect(read).to_have_count(count, timeout=seconds * 1000)

    def open_first(self) -> None:
        """The first that waits, without the mouse."""
        expect(self.waiting.first).to_be_visible()
        self.page.keyboard.press("Control+Enter")
        expect(self.form.root).to_be_visible()

    # -- an item ----------

    @property
    def guessed(self) -> Locator:
        """The fields that were read from the file."""
        return self.form.root.locator("[data-qlvb-guess]:visible")

    @property
    def place(self) -> Locator:
        """The mark in the paper where the field in use was read."""
        view = self.page.locator(".o_qlvb_file_view")
        paper = view.frame_locator("iframe") if view.locator("iframe").count() else view
        return paper.locator(".qlvb-place")

    @property
    def register_button(self) -> Locator:
        return self.form.root.locator(
            "[name=action_register_next]:visible, [name=action_register]:visible"
        ).first

    def type_missing(self, name: str, text: str) -> None:
        """Type what the reader did not find, if it did not."""
        box = self.form.value(name).locator("input, textarea").locator("visible=true")
        if box.count() and not box.first.input_value():
            box.first.focus()
            self.page.keyboard.type(text)
            self._choose_offered(box.first)

    def _choose_offered(self, box: Locator) -> None:
        """Where a list of choices answers what is typed, the first of it is taken."""
        if box.get_attribute("role") == "combobox":
            offered = self.page.locator(".o-autocomplete--dropdown-item")
            expect(offered.first).to_be_visible()
            self.page.keyboard.press("Enter")

    def confirm_all(self) -> int:
        """Enter from doubt to doubt until the button has the focus; the strokes."""
        expect(self.register_button).to_be_visible()
        strokes = 0
        while not self._is_focused(self.register_button):
            self.page.keyboard.press("Enter")
            strokes += 1
            assert strokes < 20, "Enter does not come to the button"
        return strokes

    def register(self) -> int:
        """Ctrl+Enter; returns the arrival number, when what follows is there."""
        before = self._address()
        self.page.keyboard.press("Control+Enter")
        said = self.page.wait_for_function(NEW_NUMBER, arg=self.numbers)
        self.numbers.append(int(said.json_value()))
        self.page.wait_for_function(GONE_ON, arg=before)
        return self.numbers[-1]

    def _address(self) -> str:
        return str(self.page.evaluate("location.pathname"))

    @staticmethod
    def _is_focused(button: Locator) -> bool:
        return bool(button.evaluate("it => it === document.activeElement"))
