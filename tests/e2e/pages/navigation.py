# SPDX-License-Identifier: LGPL-3.0-or-later
"""The menu bar."""

from playwright.sync_api import Page, expect


def open_menu(page: Page, *labels: str) -> None:
    """Click through the menu bar, e.g. ``open_menu(page, "Tra cứu", "Nhật ký")``."""
    for depth, label in enumerate(labels):
        bar = ".o_main_navbar" if depth == 0 else ".o-dropdown--menu"
        # An entry without entries below is a link, one with them a button
        entry = page.locator(f"{bar} :is(a, button)").get_by_text(label, exact=True)
        if depth == 0:
            entry = entry.or_(
                page.locator(".o_main_navbar").get_by_role("button", name=label)
            )
        entry.first.click()
    expect(page.locator(".o_action_manager .o_view_controller").first).to_be_visible()
