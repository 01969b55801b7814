# SPDX-License-Identifier: LGPL-3.0-or-later
"""Counting what a person does: clicks and keys."""

from playwright.sync_api import Page

COUNT = """() => {
    window.qlvbTouches = { clicks: 0, keys: 0 };
    if (window.qlvbCounts) return;
    window.qlvbCounts = true;
    const count = (name) => (ev) => {
        window.qlvbTouches[name] += ev.isTrusted ? 1 : 0;
    };
    addEventListener("pointerdown", count("clicks"), true);
    // Ctrl+Enter is one stroke, not two
    const modifiers = ["Control", "Alt", "Shift"];
    const countKey = count("keys");
    addEventListener(
        "keydown", (ev) => modifiers.includes(ev.key) || countKey(ev), true
    );
}"""


class Touches:
    """Counts from now on; the page must not be loaded anew meanwhile."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(COUNT)

    @property
    def used(self) -> dict[str, int]:
        """``clicks`` and ``keys`` so far; a chord of keys is one."""
        return dict(self._page.evaluate("window.qlvbTouches"))

    def report(self, act: str, *, clicks: int, keys: int) -> None:
        """Print the counts and hold them against the most that is allowed."""
        used = self.used
        print(f"\n{act}: {used['clicks']} clicks, {used['keys']} keys")
        assert used["clicks"] <= clicks, f"{act} takes {used['clicks']} clicks"
        assert used["keys"] <= keys, f"{act} takes {used['keys']} keys"
