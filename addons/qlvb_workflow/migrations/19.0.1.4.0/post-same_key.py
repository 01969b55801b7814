# SPDX-License-Identifier: LGPL-3.0-or-later
"""The issuing body is left out of the key by which duplicates are found (R86)."""


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE qlvb_document
           SET same_key = split_part(same_key, '|', 1) || '|'
               || translate(split_part(same_key, '|', 2), '._', '--') || '|'
               || split_part(same_key, '|', 4)
         WHERE same_key LIKE '%|%|%|%'
        """
    )
