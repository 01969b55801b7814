# SPDX-License-Identifier: LGPL-3.0-or-later
"""Text keys for "who a thing waits for".

``user:7`` is a person; ``clerk@12`` is whoever holds role *clerk* in unit 12 at the
moment. One key per work item and per membership keeps every question about people one
indexed equality, and a successor in a post needs no change of data.
"""

MEMBER = "member"


def access_key(agency_id: int, level_id: int) -> str:
    """Return the key of all documents of an agency at a level; level 0 is none."""
    return f"{agency_id}:{level_id}"


def user_principal(user) -> str:
    """Return the key of one person (a ``res.users`` record)."""
    return f"user:{user.id}"


def role_principal(role_code: str, unit) -> str:
    """Return the key of whoever holds ``role_code`` in ``unit`` (``qlvb.unit``)."""
    return f"{role_code}@{unit.id}"


def member_principal(unit) -> str:
    """Return the key of whoever holds a working post in ``unit`` (``qlvb.unit``)."""
    return f"{MEMBER}@{unit.id}"
