# SPDX-License-Identifier: LGPL-3.0-or-later
"""A number kept for a document's seal says so itself; before, a session of it did."""


def migrate(cr, version):
    cr.execute(
        "UPDATE qlvb_register_entry AS entry SET kept_for_id = session.document_id "
        "FROM qlvb_signing_session AS session "
        "WHERE session.entry_id = entry.id AND entry.state = 'reserved'"
    )
