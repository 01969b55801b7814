# SPDX-License-Identifier: LGPL-3.0-or-later
"""The login page."""

import base64
import hmac
import struct
import time

from playwright.sync_api import Page, expect

STEP = 30  # seconds a code is shown


def login_code(key: str) -> str:
    """Return the six digits an authenticator app with ``key`` shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // STEP)
    digest = hmac.digest(base64.b32decode(key), counter, "sha1")
    start = digest[-1] & 0xF
    (number,) = struct.unpack_from(">I", digest, start)
    return f"{(number & 0x7FFFFFFF) % 10**6:06d}"


def sign_in(page: Page, login: str, password: str, code_key: str | None = None) -> None:
    """Sign in as a person would; the desk, or an admin's unit, is the first page."""
    page.goto("/web/login")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").first.click()
    if code_key:
        page.locator("input[name=totp_token]").fill(login_code(code_key))
        page.locator("button[type=submit]").first.click()
    # Odoo puts its scripts together for the first who comes
    first_page = page.locator(".o_action_manager .o_view_controller").first
    expect(first_page).to_be_visible(timeout=120_000)
