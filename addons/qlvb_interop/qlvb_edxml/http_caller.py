# SPDX-License-Identifier: LGPL-3.0-or-later
"""One HTTP exchange with limits on time and size, and two kinds of failure."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import requests

from .errors import PermanentFailure, TemporaryFailure

_CHUNK = 1 << 16
# A waiting message comes base64 inside JSON: 80 MB of file and a third more.
_MAX_ANSWER = 110 * 1024 * 1024
_RETRY_STATUSES = {408, 425, 429}


@dataclass(frozen=True)
class Timeouts:
    """Seconds: to connect, between two bytes, and for the whole answer."""

    connect: float = 10
    read: float = 60
    total: float = 300


class HttpCaller:
    """Posts a complete body; follows no redirect, since headers are signed."""

    def __init__(self, timeouts: Timeouts) -> None:
        self._timeouts = timeouts
        self._session = requests.Session()
        # Neither a proxy nor a password file of the account may step in.
        self._session.trust_env = False

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> bytes:
        """Return the body of a 2xx answer.

        :raises TemporaryFailure: no answer in time, or the server asks for patience.
        :raises PermanentFailure: the server refuses, or answers without end.
        """
        deadline = time.monotonic() + self._timeouts.total
        try:
            with self._session.post(
                url,
                data=body,
                headers=dict(headers),
                timeout=(self._timeouts.connect, self._timeouts.read),
                allow_redirects=False,
                stream=True,
            ) as response:
                _check_status(response.status_code)
                return _read(response, deadline)
        except requests.Timeout as error:
            raise TemporaryFailure("timeout") from error
        except requests.RequestException as error:
            raise TemporaryFailure("connection", type(error).__name__) from error


def _check_status(status: int) -> None:
    if status >= 500 or status in _RETRY_STATUSES:
        raise TemporaryFailure("http", str(status))
    if not 200 <= status < 300:
        raise PermanentFailure("http", str(status))


def _read(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > _MAX_ANSWER:
            raise PermanentFailure("too_large", str(_MAX_ANSWER))
        if time.monotonic() > deadline:
            raise TemporaryFailure("timeout")
    return bytes(body)
