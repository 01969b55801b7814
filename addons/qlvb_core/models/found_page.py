# SPDX-License-Identifier: LGPL-3.0-or-later
from dataclasses import dataclass

from odoo import api, models

CONTEXT_KEY = "qlvb_found"


@dataclass(frozen=True)
class Found:
    """Rows that the list of a model has just given to a person.

    An object of the server's own: no request can send one.
    """

    model: str
    user_id: int
    ids: frozenset[int]


class QlvbFoundPage(models.AbstractModel):
    """A list whose page is found under the reader's rule, and read without a second.

    Odoo asks the rule in the search, and again for each row it has given. Nothing
    happens between both: the rows are marked within ``web_search_read`` only, and
    only for who asked.
    """

    _name = "qlvb.found.page"
    _description = "List whose page is asked of the rule once"

    @api.model
    @api.readonly
    def web_search_read(self, domain, specification, *args, **options):
        """Mark what the search of this page finds."""
        looking = self._with_found(())
        return super(QlvbFoundPage, looking).web_search_read(
            domain, specification, *args, **options
        )

    @api.model
    @api.private
    def search_fetch(self, domain, field_names=None, offset=0, limit=None, order=None):
        """Return a page marked as found, when one is looked for under the rule."""
        page = super().search_fetch(domain, field_names, offset, limit, order)
        under_rule = self._found() and not self.env.su
        return page._with_found(page._ids) if under_rule else page

    def _check_access(self, operation):
        if operation == "read" and self._is_found():
            return None
        return super()._check_access(operation)

    def _is_found(self) -> bool:
        """Return whether these rows are of the page that was just found."""
        found = self._found()
        return bool(found and self._ids) and found.ids.issuperset(self._ids)

    def _found(self):
        """Return what is found of this model for this person, if a page is read."""
        found = self.env.context.get(CONTEXT_KEY)
        if not isinstance(found, Found):
            return None
        return found if (found.model, found.user_id) == self._found_for() else None

    def _found_for(self) -> tuple[str, int]:
        return self._name, self.env.uid

    def _with_found(self, ids):
        found = Found(*self._found_for(), frozenset(ids))
        return self.with_context(**{CONTEXT_KEY: found})
