# SPDX-License-Identifier: LGPL-3.0-or-later
"""The people of the province, each at a browser of their own."""

from __future__ import annotations

from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

from .pages.login import sign_in
from .pictures import keep_picture
from .stage import Stage

OFFICE: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 20_000  # milliseconds; a busy machine is slow, never wrong


class Crew:
    """Signs each person in once, through the login page, when first needed."""

    def __init__(
        self, browser: Browser, stage: Stage, size: ViewportSize = OFFICE
    ) -> None:
        self.stage = stage
        self.complaints: list[str] = []
        self._browser = browser
        self._size = size
        self._pages: dict[str, Page] = {}
        self.last: Page | None = None

    def __getitem__(self, login: str) -> Page:
        """The open page of a person, at the desk after the first login."""
        if login not in self._pages:
            self._pages[login] = self._enter(login)
        self.last = self._pages[login]
        return self.last

    def leave(self, login: str) -> None:
        """Close a person's browser."""
        self._pages.pop(login).context.close()

    def photograph(self, name: str) -> None:
        """Keep what the last person sees."""
        if self.last and not self.last.is_closed():
            keep_picture(self.last, name)

    def read_screen(self) -> str:
        """What the last person reads, and what their browser complained of."""
        if not self.last or self.last.is_closed():
            return "\n".join(self.complaints)
        words = self.last.locator("body").inner_text()
        return "\n".join([self.last.url, words, *self.complaints])

    def close(self) -> None:
        for login in list(self._pages):
            self.leave(login)

    def _enter(self, login: str) -> Page:
        context = self._browser.new_context(
            viewport=self._size,
            base_url=self.stage.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            is_mobile=self._size == PHONE,
            has_touch=self._size == PHONE,
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda message: self._listen(login, message))
        page.on("pageerror", lambda error: self._note(login, str(error)))
        sign_in(
            page,
            login,
            self.stage.passwords[login],
            code_key=self.stage.code_keys.get(login),
        )
        return page

    def _listen(self, login: str, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(login, f"{message.text} ({message.location.get('url')})")

    def _note(self, login: str, complaint: str) -> None:
        self.complaints.append(f"{login}: {complaint}")
