# SPDX-License-Identifier: LGPL-3.0-or-later
"""The language of what is written down to stay: Vietnamese, whoever is at the keyboard.

A cron, a job and a person before the login have none of their own, and the journal is
read by others than those it tells of.
"""

OFFICE_LANGUAGE = "vi_VN"


def in_office_language(records):
    """Return ``records`` so that names and words come in the office's language."""
    if not records.env["res.lang"]._get_data(code=OFFICE_LANGUAGE):
        return records  # not installed: as the user has it
    return records.with_context(lang=OFFICE_LANGUAGE)
