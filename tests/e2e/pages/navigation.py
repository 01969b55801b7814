# SPDX-License-Identifier: LGPL-3.0-or-later
"""The menu bar."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotThere

LOOKS = 60
GLANCE = 2000  # milliseconds


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


def look_until(look: Callable[[], Locator]) -> None:
    """Look again and again, as a person waiting for a job would."""
    for _ in range(LOOKS):
        wanted = look()
        try:
            wanted.wait_for(timeout=GLANCE)
        except NotThere:
            continue
        return
    expect(look()).to_be_visible()


def search(page: Page, words: str) -> None:
    """Type into the search bar of the list on screen."""
    bar = page.locator(".o_searchview_input")
    bar.fill(words)
    # Enter takes the first offer: before there is one it searches for nothing
    offers = page.locator(".o_searchview_autocomplete .o-dropdown-item")
    expect(offers.first).to_contain_text(words)
    bar.press("Enter")
    expect(page.locator(".o_facet_values", has_text=words)).to_be_visible()
