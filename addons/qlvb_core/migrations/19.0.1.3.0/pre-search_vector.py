# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words of documents are kept by agency: an entry of the index is of one agency."""


def migrate(cr, _version):
    """Put the agency before each word; the update makes the index again."""
    cr.execute("DROP INDEX IF EXISTS qlvb_document_search_idx")
    # each word stands between quotes, and none holds one
    cr.execute(
        """
        UPDATE qlvb_document
           SET search_vector = replace(
                   ' ' || search_vector::text, ' ''', ' ''a' || agency_id || 'x'
               )::tsvector
         WHERE search_vector IS NOT NULL
        """
    )
