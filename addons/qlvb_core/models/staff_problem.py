# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for what the Odoo-free reader found in a place of a spreadsheet."""

from .staff_outcome import RowProblem


def problem_words(env, problem) -> RowProblem:
    """Return the problem in words; sheet and row stand in fields of their own."""
    return RowProblem(_words(env, problem.code, problem.params), problem.column)


def _words(env, code, params) -> str:
    return _heading_words(env, code) or _cell_words(env, code, params)


def _heading_words(env, code) -> str:
    match code:
        case "unknown_sheet":
            return env._(
                "The system knows no such sheet: remove it or use the template."
            )
        case "unknown_column":
            return env._("The system knows no such column: remove it.")
        case "duplicate_column":
            return env._("This column stands here twice.")
        case "missing_column":
            return env._("This column is missing: take it from the template.")
        case _:
            return ""


def _cell_words(env, code, params) -> str:
    match code:
        case "required":
            return env._("This must be filled in.")
        case "formula":
            return env._("Formulas are not taken: paste the value.")
        case "cell_error":
            return env._("The cell holds an error: %s.", params["value"])
        case "too_long":
            return env._(
                "The text has %(length)s characters; at most %(limit)s.", **params
            )
        case "not_in_list":
            return env._("“%s” is not in the list of the template.", params["value"])
        case "not_a_date":
            return env._(
                "“%s” is not a date: write day/month/year, as 05/01/2026.",
                params["value"],
            )
        case "bad_character":
            return env._("The text holds characters that cannot be printed.")
        case "duplicate_row":
            return env._("This account name stands in row %s already.", params["first"])
        case "reversed_dates":
            return env._("A post cannot end before it begins.")
        case "overlap":
            return env._(
                "The same role in the same unit at the same time as in row %s.",
                params["first"],
            )
        case _:
            return env._("The row cannot be understood.")
