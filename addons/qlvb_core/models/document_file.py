# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import hashlib
from contextlib import contextmanager

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..messages import file_error_message
from ..qlvb_toolkit import errors, intake, secrecy, text
from ..qlvb_toolkit.first_look import FirstLook, look_at, looking_at
from ..qlvb_toolkit.scan_quality import read_quality

PDF = "application/pdf"
HEAD_LENGTH = 3000


class QlvbDocumentFile(models.Model):
    """A stored file: its content never changes, a new version is a new row."""

    _name = "qlvb.document.file"
    _description = "Document file"
    _order = "document_id, sequence, id"

    document_id = fields.Many2one(
        "qlvb.document", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(
        related="document_id.agency_id", store=True, precompute=True
    )
    name = fields.Char(required=True)
    role = fields.Selection(
        [
            ("main", "Main document"),
            ("appendix", "Appendix"),
            ("draft", "Draft"),
            ("appendix_draft", "Draft appendix"),
            ("related", "Related"),
            # made here to look at; never the document itself
            ("preview", "Shown as PDF"),
        ],
        required=True,
    )
    sequence = fields.Integer(default=10)
    version = fields.Integer(required=True, default=1)
    previous_id = fields.Many2one(
        "qlvb.document.file", ondelete="restrict", index="btree_not_null"
    )
    source_id = fields.Many2one(
        "qlvb.document.file", string="Made from", ondelete="restrict"
    )
    is_current = fields.Boolean(default=True, index=True)
    mimetype = fields.Char(required=True)
    size = fields.Integer(required=True)
    sha256 = fields.Char(required=True, size=64, index=True)
    page_count = fields.Integer(string="Pages")
    # ``ScanQuality`` of what is a scan, seen when it was stored (R78)
    scan_facts = fields.Json(readonly=True)
    signed = fields.Boolean(help="The file carries digital signatures.")
    content = fields.Binary(attachment=True, required=True, groups=fields.NO_ACCESS)
    conversion_state = fields.Selection(
        [
            ("none", "None"),
            ("pending", "In progress"),
            ("done", "Done"),
            ("failed", "Failed"),
        ],
        default="none",
        required=True,
    )
    conversion_error = fields.Char()
    author_id = fields.Many2one("res.users", default=lambda self: self.env.uid)

    _version_uniq = models.Constraint(
        "UNIQUE (document_id, role, sequence, version)",
        "This version of the file exists already.",
    )

    @api.model
    def _mutable_fields(self) -> frozenset[str]:
        """Return what may change after storing; the content and its facts never do."""
        return frozenset({"is_current", "conversion_state", "conversion_error"})

    def write(self, vals):
        fixed = set(vals) - self._mutable_fields()
        if fixed:
            raise AccessError(
                self.env._("A stored file never changes. Add a new version instead.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A stored file is never deleted."))

    # -- storing -------------------------------------------------------------------

    @api.model
    def _store(self, document, data: bytes, filename: str, role: str, **values):
        """Inspect ``data`` and keep it as a new file or the next version of one.

        :param values: ``sequence``, ``source_id``, ``signed``; ``made_here`` when the
            system made or copied it of files that were scanned when they came in;
            ``look`` of ``_looked_at`` if that has begun
        :raise UserError: refused file, in words; nothing is kept (R60, R3)
        """
        facts, look = self._inspect(
            document,
            data,
            filename,
            scan=not values.pop("made_here", False),
            look=values.pop("look", None),
        )
        sequence = values.pop("sequence", 10)
        previous = self._latest(document, role, sequence)
        previous.sudo().write({"is_current": False})
        stored = self.sudo().create(
            {
                "document_id": document.id,
                "agency_id": document.agency_id.id,
                "name": text.nfc(filename),
                "role": role,
                "sequence": sequence,
                "version": previous.version + 1,
                "previous_id": previous.id,
                "mimetype": facts.mimetype,
                "size": facts.size,
                "sha256": facts.sha256,
                "page_count": facts.page_count or 0,
                "scan_facts": look.scan and vars(look.scan),
                "content": base64.b64encode(data),
                **self._text_facts(data, facts.mimetype),
                "author_id": self.env.uid,
                **values,
            }
        )
        self.env["qlvb.audit.event"]._log(
            "file.store",
            stored,
            name=stored.name,
            sha256=facts.sha256,
            version=stored.version,
        )
        document._update_search_vector()
        return stored.with_env(self.env)

    @api.model
    def _latest(self, document, role, sequence):
        same = document.sudo().file_ids.filtered(
            lambda f: f.role == role and f.sequence == sequence
        )
        return same.sorted("version")[-1:]

    @api.model
    def _inspect(self, document, data, filename, *, scan=True, look=None):
        """Return the ``FileFacts`` and the ``FirstLook`` of what is to be kept.

        :param scan: look for malware
        :param look: of ``_looked_at`` if that has begun
        :raise UserError: refused, in words, a secrecy mark too (R60, R3)
        """
        rules = intake.IntakeRules(
            max_bytes=self.env["qlvb.rule"]._value("file.max_bytes"),
            allowed=intake.DEFAULT_ALLOWED,
        )
        try:
            facts = intake.inspect_file(data, filename, rules)
        except errors.ToolkitError as error:
            message = file_error_message(self.env, filename, error)
            self.env["qlvb.audit.event"]._log_refused("file.store", document, message)
            raise UserError(message) from error
        if scan:
            self.env["qlvb.file.scan"]._scan(data, filename, document)
        try:
            seen = self._first_look(data, facts.mimetype, look)
        except errors.ReadingFailed as error:
            raise UserError(file_error_message(self.env, filename, error)) from error
        if mark := secrecy.find_secret_mark(seen.text):
            document._refuse_secret(mark, filename)
        return facts, seen

    @api.model
    def _first_look(self, data, mimetype, look=None) -> FirstLook:
        """Return the text where a secrecy mark would stand, and what a scan is like.

        A mark is refused before anything is kept, so somebody waits for this.
        """
        if mimetype != PDF:
            head = self._text_of(data, mimetype)[:HEAD_LENGTH]
            return FirstLook(head, read_quality(data, mimetype))
        return look() if look else look_at(data, **self._look_limits())

    @api.model
    @contextmanager
    def _looked_at(self, data):
        """Have a PDF looked at during the block; yield what ``_store`` takes of it."""
        if not data.startswith(b"%PDF"):
            yield None
            return
        # The transaction begins before: the look keeps the core busy that would do it.
        self.env.cr.now()
        with looking_at(data, **self._look_limits()) as look:
            yield look

    @api.model
    def _look_limits(self) -> dict[str, int]:
        rule = self.env["qlvb.rule"]._value
        return {
            "seconds": rule("file.first_page_seconds"),
            "megabytes": rule("file.reading_megabytes"),
        }

    def action_download(self):
        """Download this version; the controller checks the right and logs it."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/file/{self.id}?download=1",
            "target": "self",
        }

    def _refusal_to_read(self) -> str:
        """Return why the current user does not get the content; empty when he does."""
        if not self.exists():
            return self.env._("There is no such file.")
        if not self.has_access("read"):
            return self.env._("No right to read this file.")
        return ""

    def _read_content(self) -> bytes:
        """Return the bytes, proved to be those received (invariant 2).

        The caller has checked the right and logs the reading.

        :raise UserError: the stored file was changed outside the system
        """
        self.ensure_one()
        data = base64.b64decode(self.sudo().content)
        if hashlib.sha256(data).hexdigest() != self.sha256:
            message = self.env._(
                "File “%(name)s” was changed outside the system and is not used. "
                "Tell the operator.",
                name=self.name,
            )
            self.env["qlvb.audit.event"]._log_refused("file.changed", self, message)
            raise UserError(message)
        return data
