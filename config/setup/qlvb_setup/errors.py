# SPDX-License-Identifier: LGPL-3.0-or-later
"""The one exception a user sees as a message instead of a traceback."""


class SetupError(Exception):
    """Something the user can put right: what is wrong, and what to do about it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}\n{self.remedy}"
