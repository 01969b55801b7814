# SPDX-License-Identifier: LGPL-3.0-or-later
"""What acts are told over RPC, where nothing has checked a type before."""

from datetime import date

from odoo import fields
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.rpc_call import LARGEST_ID


def sent_text(env, value) -> str:
    """Return a text, empty for none.

    :raise UserError: it is none
    """
    if value is None or value is False:
        return ""
    if not isinstance(value, str):
        raise _broken(env)
    return value


def sent_texts(env, values) -> list[str]:
    """Return a list of texts, empty for none.

    :raise UserError: it is none
    """
    found = _sent_list(env, values)
    if not all(isinstance(value, str) for value in found):
        raise _broken(env)
    return found


def sent_ids(env, values) -> list[int]:
    """Return a list of ids, empty for none.

    :raise UserError: it is none
    """
    return [sent_id(env, value) for value in _sent_list(env, values)]


def _sent_list(env, values) -> list:
    if values is None or values is False:
        return []
    if not isinstance(values, list | tuple):
        raise _broken(env)
    return list(values)


def sent_id(env, value) -> int:
    """Return an id; 0 is none.

    :raise UserError: it is none
    """
    if type(value) is not int or not 0 <= value <= LARGEST_ID:
        raise _broken(env)
    return value


def sent_day(env, value) -> date:
    """Return a day, sent as in ISO 8601.

    :raise UserError: it is none
    """
    try:
        day = fields.Date.to_date(sent_text(env, value))
    except ValueError as error:
        raise _broken(env) from error
    if not day:
        raise UserError(env._("Choose the date of the document."))
    return day


def _broken(env) -> UserError:
    return UserError(
        env._("The request did not arrive whole. Reload the page and try again.")
    )
