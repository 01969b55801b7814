# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a request calls over RPC, whichever of Odoo's doors it came through."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

WHO_AND_WHAT = 5  # database, user, password, model, method
LARGEST_ID = 2**31 - 1  # the database fails on a larger one


def clean_id(value: Any) -> int:
    """Return an id that a caller sent, as a number or its digits; 0 is none.

    :raises ValueError, TypeError: it is none that a row could have
    """
    number = int(value or 0) if not isinstance(value, float) else -1
    if not 0 <= number <= LARGEST_ID:
        raise ValueError(value)
    return number


class Call(NamedTuple):
    """A method of a model, as the caller named it; nothing of it is checked.

    ``sent``: the arguments in order; those of a record method begin with its ids.
    ``user_id``: who calls by a password in the call itself; None: the session's.
    """

    model: str
    method: str
    sent: tuple[Any, ...]
    named: Mapping[str, Any]
    user_id: int | None = None


def call_of(params: Mapping[str, Any]) -> Call | None:
    """Return what the parameters of a request call; None when it is no call."""
    match params:
        case {"__model__": str(model), "__method__": str(method), **named}:
            return Call(model, method, (named.pop("ids", []),), named)
        case {
            "model": str(model),
            "method": str(method),
            "args": [*sent],
            "kwargs": {**named},
        }:
            return Call(model, method, tuple(sent), named)
        case {"service": "object", "args": [_, user, _, str(model), str(method), *_]}:
            sent, named = _arguments(params)
            caller = int(user) if str(user).isdecimal() else None
            return Call(model, method, tuple(sent), named, caller)
    return None


def in_language(params: Mapping[str, Any], code: str) -> dict[str, Any]:
    """Return the parameters of a call with a language, where the caller gave none.

    Odoo takes the context of a call as it is sent: without a language in it, whatever
    is said comes in English, whoever calls.
    """
    match params:
        case {"__model__": str(), "__method__": str()}:
            return _speaking(params, code)
        case {"model": str(), "method": str(), "kwargs": {**named}}:
            return {**params, "kwargs": _speaking(named, code)}
        case {"service": "object", "args": [_, _, _, str(), str(), *_] as args}:
            sent, named = _arguments(params)
            args = [*args[:WHO_AND_WHAT], sent, _speaking(named, code)]
            return {**params, "method": "execute_kw", "args": args}
    return dict(params)


def without_traceback(response):
    """Return the answer to a failed call without where in the server it failed.

    Paths and versions help nobody who calls; the server's log keeps them. A page that
    is not found is no response yet: it has no type.
    """
    if getattr(response, "mimetype", None) == "application/json":
        answer = response.get_json()
        refusal = answer.get("error", {}).get("data", answer)
        if refusal.pop("debug", None):
            response.set_data(json.dumps(answer, ensure_ascii=False))
    return response


def _arguments(params) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of a call by password, in order and by name."""
    sent = list(params["args"][WHO_AND_WHAT:])
    match sent if params.get("method") == "execute_kw" else None:
        case [[*inner]] | [[*inner], None]:
            return inner, {}
        case [[*inner], {**named}]:
            return inner, named
    return sent, {}


def _speaking(named: Mapping[str, Any], code: str) -> dict[str, Any]:
    context = named.get("context") or {}
    if not isinstance(context, Mapping) or context.get("lang"):
        return dict(named)
    return {**named, "context": {**context, "lang": code}}
