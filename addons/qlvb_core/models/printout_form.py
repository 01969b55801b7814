# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import UTC

from odoo import models
from odoo.exceptions import AccessError

from ..clock import VIETNAM
from ..qlvb_toolkit.tables import WRITERS, Moment

BATCH = 500


class QlvbPrintoutForm(models.AbstractModel):
    """A kind of printout: who may have it, its columns and its rows.

    The form of kind ``x`` is the model ``qlvb.printout.x``.
    """

    _name = "qlvb.printout.form"
    _description = "Form of a register or report"

    def _check(self, printout):
        """Refuse what may not be had.

        :raise UserError: no row, or a period the form does not have
        :raise AccessError: outside what the current user may have
        """
        raise NotImplementedError

    def _check_right(self, printout):
        """Refuse who may not have it; asked again when the made file is fetched.

        :raise AccessError: outside what the current user may have
        """
        if not self.env.user._qlvb_posts(agency=printout.agency_id):
            raise AccessError(self.env._("You hold no post in this agency any more."))

    def _total(self, printout) -> int:
        """Return about how many rows come: for the progress."""
        raise NotImplementedError

    def _paper(self, printout):
        """Return the ``Table`` that stands around the rows."""
        raise NotImplementedError

    def _rows(self, printout):
        """Yield the rows, as lists of text and whole numbers."""
        raise NotImplementedError

    def _write(self, printout, path, rows) -> int:
        """Write ``rows`` as the asked file to ``path``; return how many there were."""
        write = WRITERS[printout.file_format]
        return write(path, self._paper(printout), rows)

    # -- for all of them ----------

    def _around(self, printout, **values) -> dict:
        """Return what every table says: whose it is, of which days, who took it."""
        facts = printout.agency_id._as_of(printout.date_to)
        return {
            "organisation": [*filter(None, (facts.superior_name, facts.name))],
            "mark": self.env.user._qlvb_usage_mark(),
            "page_words": self.env._("Page"),
            **values,
        }

    def _in_batches(self, records):
        """Yield ``records`` a few hundred at a time; what was read is forgotten."""
        for start in range(0, len(records), BATCH):
            yield records[start : start + BATCH]
            self.env.invalidate_all()

    def _day(self, day) -> str:
        return Moment(day, "%d/%m/%Y") if day else ""

    def _moment(self, moment, pattern: str) -> str:
        """Return a moment of the database as Viet Nam's clock shows it."""
        if not moment:
            return ""
        local = moment.replace(tzinfo=UTC).astimezone(VIETNAM)
        return Moment(local.replace(tzinfo=None), pattern)
