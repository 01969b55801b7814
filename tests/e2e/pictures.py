# SPDX-License-Identifier: LGPL-3.0-or-later
"""Pictures of screens, kept below ``var/screens``."""

import os
from pathlib import Path

from playwright.sync_api import Page
from qlvb_setup.paths import Paths


def keep_wanted_picture(page: Page, name: str) -> None:
    """Keep one when ``QLVB_SCREENS=1`` asks for pictures."""
    if os.environ.get("QLVB_SCREENS") == "1":
        keep_picture(page, name)


def keep_picture(page: Page, name: str) -> None:
    """Keep what the page shows now, as ``name.png``."""
    path: Path = Paths.from_environment().var / "screens" / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
