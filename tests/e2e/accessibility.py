# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a screen reader and a keyboard meet on a page: axe-core, and a walk by Tab."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page
from qlvb_setup.node import NodeTools
from qlvb_setup.paths import Paths

STOPS = 80  # of a walk; the longest form has fewer before its list repeats
# The viewer of PDF files is Mozilla's and a page of its own; the word "loading" fades
RUN = """async () => {
    const { violations } = await axe.run({ exclude: [".o_loading_indicator"] }, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
        resultTypes: ["violations"],
        iframes: false,
    });
    return violations.map(({ id, help, nodes }) =>
        [id, help, ...nodes.slice(0, 5).map((node) => node.html.slice(0, 300))]
            .join("\\n    ")
    );
}"""
# Colours that fade in are not there yet when they are looked at
STILL = (
    "*, ::before, ::after { transition: none !important; animation: none !important; }"
)
# What changes when the focus goes: on the control itself or on what frames it
LOOK = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.tagName === "IFRAME") {
        return "";
    }
    const parent = focused.parentElement;
    const frames = [focused, parent, parent.parentElement];
    const look = () => frames.map((node) => {
        const { outline, boxShadow, borderColor, backgroundColor } =
            getComputedStyle(node);
        return [outline, boxShadow, borderColor, backgroundColor].join();
    }).join();
    const seen = look();
    const name = focused.outerHTML.slice(0, 200);
    const isShown = focused.checkVisibility({ opacityProperty: true });
    focused.blur();
    const plain = look();
    focused.focus({ preventScroll: true });
    return seen !== plain && isShown ? "" : name;
}"""


@cache
def _axe() -> str:
    tools = NodeTools(Paths.from_environment())
    tools.provide()
    return tools.script("axe-core/axe.min.js")


def violations(page: Page) -> list[str]:
    """What is wrong with the page by WCAG 2.1 AA, each with the elements it is in."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    return list(page.evaluate(RUN))


def unseen_stops(page: Page) -> list[str]:
    """Walk by Tab from where the focus is; the stops where nobody sees the focus."""
    page.add_style_tag(content=STILL)
    unseen = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        unseen.append(page.evaluate(LOOK))
    return sorted({stop for stop in unseen if stop})
