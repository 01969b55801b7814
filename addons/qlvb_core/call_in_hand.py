# SPDX-License-Identifier: LGPL-3.0-or-later
"""The RPC call in hand, and whether its refusal stands in the journal already.

Beside the request, which Odoo takes away while it serves ``/jsonrpc`` and ``/xmlrpc``.
"""

from contextvars import ContextVar

from .rpc_call import Call

_call: ContextVar[Call | None] = ContextVar("rpc_call", default=None)
_told: ContextVar[bool] = ContextVar("refusal_told", default=False)


def begin(call: Call | None = None) -> None:
    """Begin a request, or the call it makes: no refusal has been told of it."""
    _call.set(call)
    _told.set(False)


def current() -> Call | None:
    return _call.get()


def note_refusal() -> None:
    """Remember that a refusal of this call was written."""
    _told.set(True)


def refusal_noted() -> bool:
    return _told.get()
