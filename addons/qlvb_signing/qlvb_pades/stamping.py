# SPDX-License-Identifier: LGPL-3.0-or-later
# mypy: disable-error-code="no-untyped-call,import-untyped,misc"
# (pyHanko and asn1crypto: annotations incomplete)
"""Asking a time stamping authority, which may be slow, broken or lying."""

import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

import aiohttp
import certifi
from asn1crypto import cms
from pyhanko.sign.timestamps import (
    HTTPTimeStamper,
    TimeStamper,
    TimestampRequestError,
)

# What an answer that is none makes the parser raise.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)


def http_timestamper(
    url: str, *, timeout: float = 180.0, total: float | None = None
) -> TimeStamper:
    """A client of an RFC 3161 authority.

    ``timeout`` in seconds bounds a whole answer, however slowly it drips, ``total``
    all answers to this client together.
    """
    return _Distrustful(url, timeout, total)


@cache
def _authorities() -> ssl.SSLContext:
    """Read once: it takes longer than a stamp, and others wait for a number then."""
    return ssl.create_default_context(cafile=certifi.where())


class _Distrustful(HTTPTimeStamper):
    """pyHanko's own, whose errors are not all of one kind."""

    def __init__(self, url: str, timeout: float, total: float | None) -> None:
        super().__init__(url, timeout=timeout)
        self._left = total

    async def async_timestamp(
        self, message_digest: bytes, md_algorithm: str
    ) -> cms.ContentInfo:
        """A stamp over just these bytes. Raises TimestampRequestError."""
        begun = time.monotonic()
        self._keep_to_total()
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            stamped = token["content"]["encap_content_info"]["content"].parsed
            digest = stamped["message_imprint"]["hashed_message"].native
        except _UNREADABLE as error:
            raise TimestampRequestError("unreadable answer") from error
        finally:
            self._spend(time.monotonic() - begun)
        if digest != message_digest:
            raise TimestampRequestError("the stamp is over something else")
        return token

    @asynccontextmanager
    async def _acquire_session(self) -> AsyncIterator[aiohttp.ClientSession]:
        connector = aiohttp.TCPConnector(ssl=_authorities())
        async with aiohttp.ClientSession(connector=connector) as session:
            yield session

    def _keep_to_total(self) -> None:
        if self._left is None:
            return
        if self._left <= 0:
            raise TimestampRequestError("no time is left")
        self.timeout = min(self.timeout, self._left)

    def _spend(self, seconds: float) -> None:
        if self._left is not None:
            self._left -= seconds
