# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a handler asked of others was told by its place in the tree.

Only questions hung below the assignment of a person, whoever holds that one since.
"""


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE qlvb_assignment a
           SET is_question = true
          FROM qlvb_assignment above
         WHERE above.id = a.parent_id
           AND above.user_id IS NOT NULL
           AND a.role = 'support'
        """
    )
