# SPDX-License-Identifier: LGPL-3.0-or-later
"""The login page."""

from playwright.sync_api import Page, expect

from .desk import Desk


def sign_in(page: Page, login: str, password: str) -> None:
    """Sign in as a person would; the desk is the first page after it."""
    page.goto("/web/login")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    # Odoo puts its scripts together for the first who comes
    expect(Desk(page).heading.first).to_be_visible(timeout=120_000)
