# SPDX-License-Identifier: LGPL-3.0-or-later
from hashlib import blake2b, sha256

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError, UserError

from .document_incoming import AT_ONCE
from .document_intake_reading import provisional_subject


class QlvbDocument(models.Model):
    """Intake of paper and e-mail in one act (Decree 30/2020 Điều 21-22)."""

    _inherit = "qlvb.document"

    @api.model
    def action_take_in(
        self,
        values: dict,
        filename: str,
        content: str,
        register=False,
        duplicate_reason=None,
    ):
        """Create an incoming document with its file; give its arrival number if asked.

        All or nothing: one flush and one commit, and the register is busy only for the
        last of it.

        :param values: plain fields of the document
        :param content: the bytes in base64
        :param duplicate_reason: why it is registered though it seems to be here (R86)
        :return: the action that opens the document
        :raise UserError: refused file, or fields missing or malformed
        :raise AccessError: not a clerk of the agency
        """
        if not isinstance(values, dict):
            raise UserError(self.env._("The document is not described well."))
        data = self.env["qlvb.document.file"]._sent(content, filename)
        with self.env["qlvb.audit.event"]._gathered():
            document = self._take_in(values, filename, data, register, duplicate_reason)
        if not register:
            return document._action_open()
        said = document._said(document._registered_words())
        said["params"]["next"] = document._action_open()
        return said

    @api.model
    def action_drop_in(self, filename: str, content: str) -> dict:
        """Take in one file; what it says is read by a job and filled in (R82).

        Sent again by the same clerk while it waits, as after a broken connection, it is
        not taken in twice.

        :param content: the bytes in base64
        :return: ``id`` of the document, and whether it was ``here``
        :raise UserError: refused file
        :raise AccessError: not a clerk of the agency
        """
        data = self.env["qlvb.document.file"]._sent(content, filename)
        return self._drop_in(filename, data)

    def _drop_in(self, filename, data) -> dict:
        self._wait_for_same_drop(data)
        if here := self._dropped_before(data):
            return {"id": here.id, "here": True}
        values = {"subject": provisional_subject(filename)}
        with self.env["qlvb.audit.event"]._gathered():
            document = self._take_in(values, filename, data, register=False)
        document._enqueue_reading()
        return {"id": document.id, "here": False}

    def _wait_for_same_drop(self, data):
        """Let one sending of these bytes by the current user end before the next.

        :raise ConcurrencyError: it came in while this one waited, who does not see it:
            played again by the server, this one finds it
        """
        digest = blake2b(f"{self.env.uid}:".encode() + data, digest_size=8).digest()
        key = int.from_bytes(digest, signed=True)
        self.env.cr.execute("SELECT pg_advisory_xact_lock(%s)", [key])
        # sudo: as for _dropped_before
        query = self.sudo()._search(self._same_drop_domain(data))
        with self.env["qlvb.register"]._fresh_eyes() as cr:
            cr.execute(query.select())
            found = {row[0] for row in cr.fetchall()}
        if found and not self._dropped_before(data):
            raise ConcurrencyError(self.env._("It has just been taken in."))

    def _dropped_before(self, data):
        """Return the item that the current user made of these very bytes and waits."""
        # sudo: the digest is read by nobody; only one's own item is answered
        here = self.sudo().search(self._same_drop_domain(data), limit=1)
        return here.sudo(False)

    def _same_drop_domain(self, data) -> list:
        return [
            ("create_uid", "=", self.env.uid),
            ("direction", "=", "incoming"),
            ("state", "=", "arrived"),
            ("agency_id", "=", self._default_units()["agency_id"]),
            (
                "file_ids",
                "any",
                [("role", "=", "main"), ("sha256", "=", sha256(data).hexdigest())],
            ),
        ]

    def _take_in(self, values, filename, data, register, duplicate_reason=None):
        intake = self.with_context(qlvb_at_once=AT_ONCE) if register else self
        values = {"unit_id": False, **values, "direction": "incoming"}
        files = self.env["qlvb.document.file"]
        with files._looked_at(data) as look:
            document = intake.create(values).with_env(self.env)
            files._store(document, data, filename, "main", look=look)
        if duplicate_reason and document._duplicates():
            # sudo: create() has checked that the clerk acts
            reason = document._required_reason(duplicate_reason)
            document.sudo().duplicate_reason = reason
        if register:
            # create() has checked that the clerk acts, and nobody else knows of it yet
            step = document._transition_table()["register"]
            document._enter(step, self.env["qlvb.work.item"])
        return document

    # -- one after the other ----------

    intake_left = fields.Integer(
        string="Waiting to be received", compute="_compute_intake_left"
    )

    @api.depends_context("uid")
    @api.depends("state")
    def _compute_intake_left(self):
        arrived = self.filtered(lambda d: d.state == "arrived")
        (self - arrived).intake_left = 0
        items = self.env["qlvb.work.item"]
        for agency, documents in arrived.grouped("agency_id").items():
            left = items.search_count(self._intake_domain(agency))
            documents.intake_left = left

    @api.model
    def _intake_domain(self, agency):
        """Return the work of whoever receives for ``agency``, the most urgent first.

        One register after the other: another agency of the same clerk is not among it.
        """
        return [
            ("kind", "=", "receive"),
            ("agency_id", "=", agency.id),
            ("state", "=", "open"),
            ("is_mine", "=", True),
        ]

    def action_register(self):
        """Say as well when nothing more waits to be received; see the act itself."""
        said = super().action_register()
        goes_on = self.env.context.get("qlvb_goes_on")
        if said.get("tag") == "qlvb_said" and not goes_on and not self._is_one_left():
            said["params"]["message"] += " " + self._nothing_left_words()
        return said

    def _is_one_left(self) -> bool:
        items = self.env["qlvb.work.item"]
        return bool(items.search_count(self._intake_domain(self.agency_id), limit=1))

    def _nothing_left_words(self) -> str:
        return self.env._("Nothing else waits to be received.")

    def action_register_next(self):
        """Register, and go on with the next that waits to be received (lưu và tiếp).

        :raise UserError, AccessError: as ``action_register``
        """
        said = self.with_context(qlvb_goes_on=True).action_register()
        if said.get("tag") == "qlvb_said":
            return self._go_on_receiving(said)
        # it asks about a duplicate first, and goes on after the answer
        context = {**said["context"], "default_goes_on": True}
        return {**said, "context": context}

    def _go_on_receiving(self, said: dict) -> dict:
        """Have what was ``said`` lead to the next that waits to be received."""
        said["params"].update(
            among=self._intake_domain(self.agency_id),
            done=self._nothing_left_words(),
            next="qlvb_workflow.document_action_intake",
        )
        return said
