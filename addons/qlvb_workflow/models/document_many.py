# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import models
from odoo.exceptions import UserError

# As many as a person chooses with open eyes, and as a request has time for.
MANY_AT_ONCE = 100
SURELY_READ = 0.9


class QlvbDocument(models.Model):
    """Acts on what is chosen in "Tiếp nhận", many at once (R82, R91)."""

    _inherit = "qlvb.document"

    def action_present_many(self):
        """Open one dialog to present all that is chosen, by rule or to a leader.

        :raise UserError: nothing among them waits to be presented, or too many
        """
        documents = self._chosen_for(
            "present",
            self.env._("Choose registered documents that wait to be presented first."),
        )
        documents._check_one_agency()
        not_waiting = len(self) - len(documents)
        return self.env["qlvb.present.wizard"]._open_for(documents, not_waiting)

    def action_register_many(self):
        """Register each that is chosen, and answer for each.

        What was read from a file and is not sure is looked at before: it stays.

        :raise UserError: nothing among them waits to be registered, or too many
        """
        documents = self._chosen_for(
            "receive",
            self.env._("Choose documents that wait to be registered first."),
        )
        words = [self.env._("Registered: %(count)s.", count=len(documents))]
        if left := len(self) - len(documents):
            words.append(
                self.env._("Left out, they do not wait for you: %(count)s.", count=left)
            )
        return self.env["qlvb.many.result"]._each(
            documents, lambda document: document._register_of_many(), " ".join(words)
        )

    def _chosen_for(self, kind, nothing):
        """Return those of these that wait for the user's act of ``kind``.

        :param nothing: what to say when there is none
        """
        self.check_access("read")
        chosen = self._my_open_work([kind]).document_id.with_env(self.env) & self
        if not chosen:
            raise UserError(nothing)
        self._check_not_too_many(len(chosen))
        # Two who choose the same wait for each other instead of crossing.
        return chosen.sorted("id")

    def _check_one_agency(self):
        """Refuse documents of several agencies: each has leaders and units of its own.

        :raise UserError: says how many are of which
        """
        agencies = self.grouped("acting_agency_id")
        if len(agencies) > 1:
            raise UserError(
                self.env._(
                    "The chosen documents are of several agencies, each with leaders "
                    "and units of its own: %(agencies)s. Choose those of one.",
                    agencies=", ".join(
                        f"{agency.name} ({len(those)})"
                        for agency, those in agencies.items()
                    ),
                )
            )

    def _check_not_too_many(self, count):
        if count > MANY_AT_ONCE:
            raise UserError(
                self.env._(
                    "%(count)s documents are chosen; at most %(limit)s go at once. "
                    "Choose fewer.",
                    count=count,
                    limit=MANY_AT_ONCE,
                )
            )

    def _register_of_many(self) -> str:
        self._check_transition("register")
        self._check_surely_read()
        if self._undecided_duplicates():
            raise UserError(
                self.env._(
                    "Perhaps here already. Open it to compare and to say why it is "
                    "registered again."
                )
            )
        self.action_register()
        return self._registered_words()

    def _check_surely_read(self):
        """Refuse while something read from the file was confirmed by nobody (R82)."""
        unsure = [
            self._fields[name]._description_string(self.env)
            for name, guess in (self.reading or {}).items()
            if guess["confidence"] < SURELY_READ and self._is_as_read(name, guess)
        ]
        if unsure:
            raise UserError(
                self.env._(
                    "Read from the file and not sure: %(names)s. Open it to check.",
                    names=", ".join(unsure),
                )
            )

    def _is_as_read(self, name, guess) -> bool:
        value = self._fields[name].convert_to_write(self[name], self)
        return str(value) == str(guess["value"])
