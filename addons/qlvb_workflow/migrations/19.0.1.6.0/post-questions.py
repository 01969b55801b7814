# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a handler asked of others was told by its place in the tree."""


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE qlvb_assignment a
           SET is_question = true
          FROM qlvb_assignment above
         WHERE above.id = a.parent_id
           AND above.user_id = a.given_by_id
           AND a.role = 'support'
        """
    )
