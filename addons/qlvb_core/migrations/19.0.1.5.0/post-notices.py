# SPDX-License-Identifier: LGPL-3.0-or-later
"""Notices of before say in the list what they said in Odoo's popup, and lead there.

Reminders, whose note is a link alone, speak by their summary and are renewed each day.
"""

import re
from html import unescape

from lxml import html

LINK = re.compile(r'href="/odoo/([^"]+)"')


def migrate(cr, _version):
    cr.execute(
        """
        SELECT id, note
          FROM mail_activity
         WHERE qlvb_text IS NULL AND automated
           AND note LIKE '%href="/odoo/%' AND note ~ '<p[ >]'
        """
    )
    for activity, note in cr.fetchall():
        text, link = told(note)
        cr.execute(
            "UPDATE mail_activity SET qlvb_text = %s, qlvb_link = %s WHERE id = %s",
            [text, link, activity],
        )


def told(note: str) -> tuple[str, str]:
    """Return what a notice says and where it leads: its first line, and its link."""
    first = html.fragment_fromstring(note, create_parent="div").find(".//p")
    link = LINK.search(note)
    return first.text_content().strip(), unescape(link[1]) if link else ""
