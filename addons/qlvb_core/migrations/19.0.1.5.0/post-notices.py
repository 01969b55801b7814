# SPDX-License-Identifier: LGPL-3.0-or-later
"""Notices of before say in the list what they said in Odoo's popup, and lead there."""

import re
from html import unescape

from lxml import html

LINK = re.compile(r'href="/odoo/([^"]+)"')


def migrate(cr, _version):
    cr.execute(
        """
        SELECT id, note
          FROM mail_activity
         WHERE qlvb_text IS NULL AND automated AND note LIKE '%%href="/odoo/%%'
        """
    )
    for activity, note in cr.fetchall():
        text, link = told(note)
        if text:
            cr.execute(
                "UPDATE mail_activity SET qlvb_text = %s, qlvb_link = %s WHERE id = %s",
                [text, link, activity],
            )


def told(note: str) -> tuple[str, str]:
    """Return what a notice says and where it leads: its first line, and its link.

    A reminder of each day has no line of its own: its title says what it counts, and
    it is renewed each day.
    """
    first = html.fragment_fromstring(note, create_parent="div").find("p")
    link = LINK.search(note)
    text = "" if first is None else first.text_content().strip()
    return text, unescape(link[1]) if link else ""
