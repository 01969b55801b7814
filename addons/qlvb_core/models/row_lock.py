# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.tools import SQL


class QlvbRowLock(models.AbstractModel):
    """Two who act on one record at once: the second decides by what the first left."""

    _name = "qlvb.row.lock"
    _description = "Record whose acts wait for each other"

    def _lock_rows(self):
        """Wait for whoever acts on these rows, and be replayed if they changed.

        Transactions see one snapshot: without this a second actor would decide by a
        state that is gone.
        """
        if self.ids:
            # A lost race is an everyday thing: the server plays the request again.
            self.env.cr.execute(
                SQL(
                    "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE",
                    SQL.identifier(self._table),
                    tuple(self.ids),
                ),
                log_exceptions=False,
            )

    def _mark_acted(self):
        """Have whoever waits for these rows played again, though none of them changed.

        What an act leaves elsewhere (work, assignments) is not in the snapshot of
        somebody who only waited for the lock.
        """
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET write_date = write_date WHERE id IN %s",
                SQL.identifier(self._table),
                tuple(self.ids),
            )
        )
