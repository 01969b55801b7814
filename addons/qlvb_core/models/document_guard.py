# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import SUPERUSER_ID, api, models, tools
from odoo.exceptions import AccessError, UserError

from ..qlvb_toolkit import secrecy

# What numbering writes on an outgoing document (Decree 30/2020 Điều 15).
NUMBER_FIELDS = frozenset({"code_number", "code_year", "issued_date"})
LOGGED_TEXT = 200


class QlvbDocumentGuard(models.Model):
    """What a person may not write, what never enters, and what every change leaves."""

    _inherit = "qlvb.document"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_not_secret(vals)
            incoming = vals.get("direction") == "incoming"
            self._check_unprotected(
                vals, incoming, allowed={"direction", "agency_id", "level_id"}
            )
        plain = self._without_sent_defaults(self._protected_fields() | NUMBER_FIELDS)
        return super(QlvbDocumentGuard, plain).create(vals_list)

    def write(self, vals):
        self._check_not_secret(vals)
        incoming = all(document.direction == "incoming" for document in self)
        self._check_unprotected(vals, incoming)
        names = self._logged_fields().intersection(vals)
        if self.env.su:
            names -= NUMBER_FIELDS  # numbering is an act with an event of its own
        before = {d.id: d._logged_values(names) for d in self}
        result = super().write(vals)
        for document in self if names else ():
            after = document._logged_values(names)
            if after != before[document.id]:
                self.env["qlvb.audit.event"]._log(
                    "document.write",
                    document,
                    before=before[document.id],
                    after=after,
                    on_behalf_of=document._edited_on_behalf_of(),
                )
        return result

    def _edited_on_behalf_of(self) -> str | None:
        """Return whose editing work lets the user write; None if the user's own."""
        if not self.env.user._qlvb_scope().stand_ins:
            return None
        return self._my_open_work().filtered("edits")._on_behalf_of()

    # -- protected fields ----------

    @api.model
    def _protected_fields(self) -> frozenset[str]:
        """Return the fields that only an act of the system writes, never a person."""
        return frozenset(
            {
                "state",
                "agency_id",
                "direction",
                "arrival_number",
                "arrival_date",
                "due_at",
                "document_identifier",
                "drafter_id",
                "secrecy",
                "participant_ids",
                "work_item_ids",
                "file_ids",
                "event_ids",
                "answered_by_ids",
            }
        )

    def _check_unprotected(self, vals, incoming, allowed=frozenset()):
        if self.env.su:
            return
        fixed = self._protected_fields() | self._computed_only()
        forbidden = (fixed - set(allowed)).intersection(vals)
        if not incoming:
            forbidden |= NUMBER_FIELDS.intersection(vals)
        if forbidden:
            message = self._system_only_words(forbidden)
            self.env["qlvb.audit.event"]._log_refused(
                "document.write", self[:1], message
            )
            raise AccessError(message)

    # -- state secrets ----------

    def _check_not_secret(self, vals):
        """Refuse a declared state secret (Regulation Điều 1.2, R3)."""
        declared = vals.get("secrecy")
        if declared and declared != "none" and secrecy.declared_secret(declared):
            self._refuse_secret(declared)
        for name in self._texts_of_people().intersection(vals):
            if mark := vals[name] and secrecy.find_secret_mark(str(vals[name])):
                self._refuse_secret(mark)

    @api.model
    @tools.ormcache()
    def _texts_of_people(self) -> frozenset[str]:
        """Return the fields whose text people type in."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.store and not field.compute and field.type in ("char", "text")
        )

    def _refuse_secret(self, mark, filename=None):
        """Refuse what carries ``mark``, by the name of the file where it is one.

        :raise UserError: always
        """
        if filename:
            message = self.env._(
                "File “%(name)s” carries the secrecy mark “%(mark)s”. State secrets "
                "are never entered into this system (Regulation Điều 1.2): use the "
                "channel for state secrets. Nothing was stored of it.",
                name=filename,
                mark=mark,
            )
        else:
            message = self.env._(
                "The document carries the secrecy mark “%(mark)s”. State secrets are "
                "never entered into this system (Regulation Điều 1.2): use the channel "
                "for state secrets. Nothing was stored.",
                mark=mark,
            )
        self.env["qlvb.audit.event"]._log_refused("document.secret", self[:1], message)
        raise UserError(message)

    # -- the journal's part ----------

    @api.model
    @tools.ormcache()
    def _logged_fields(self) -> frozenset[str]:
        """Return the fields whose old and new values go to the journal (R90).

        Protected fields change by acts, which have their own events.
        """
        return (
            frozenset(
                name
                for name, field in self._fields.items()
                if field.store
                and name not in models.MAGIC_COLUMNS
                and not field.compute
                and field.type not in ("one2many", "many2many", "binary")
            )
            - self._protected_fields()
            - self.env["mail.thread"]._fields.keys()
        )

    def _logged_values(self, names) -> dict[str, str | None]:
        return {name: self._logged_value(name) for name in sorted(names)}

    def _logged_value(self, name):
        value = self[name]
        if isinstance(value, models.BaseModel):
            # superuser: the journal names what stood there, whoever changed it
            return value.with_user(SUPERUSER_ID).display_name
        return str(value)[:LOGGED_TEXT] if value else None
