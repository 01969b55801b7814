# SPDX-License-Identifier: LGPL-3.0-or-later
"""Running what pyHanko does asynchronously."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Like ``asyncio.run``, in the time the work takes.

    In the main thread that spells out the result of its task, to throw the words away:
    for a file of 20 MB this takes ten times as long as to sign it.
    """
    results: list[T] = []

    async def kept() -> None:
        results.append(await work)

    asyncio.run(kept())
    return results[0]
