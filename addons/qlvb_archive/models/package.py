# SPDX-License-Identifier: LGPL-3.0-or-later
import base64
import hashlib
import logging
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..messages import package_message
from ..qlvb_sip import (
    PackageBroken,
    PreservationEvent,
    SipError,
    build_package,
    verify_package,
)
from .package_mapping import PackageMapping

_logger = logging.getLogger(__name__)


class QlvbPackage(models.Model):
    """One archive package of a dossier: made once by a job, then it never changes.

    Thông tư 05/2025/TT-BNV: Phụ lục I (kept here) and Phụ lục III (handed on).
    """

    _name = "qlvb.package"
    _description = "Archive package"
    _order = "id desc"

    name = fields.Char(string="File name")
    dossier_id = fields.Many2one(
        "qlvb.dossier", required=True, ondelete="restrict", index=True
    )
    agency_id = fields.Many2one(related="dossier_id.agency_id", store=True, index=True)
    code = fields.Char(related="dossier_id.code", string="Dossier code")
    kind = fields.Selection(
        [("AIP_hoso", "Kept in the archive (AIP)"), ("SIP_hoso", "Handed on (SIP)")],
        required=True,
    )
    uuid = fields.Char(string="UUID", required=True, default=lambda self: str(uuid4()))
    state = fields.Selection(
        [("pending", "Being made"), ("done", "Made"), ("failed", "Failed")],
        required=True,
        default="pending",
    )
    error = fields.Char(string="Why it failed")
    requested_at = fields.Datetime(
        string="Requested on", required=True, default=fields.Datetime.now
    )
    requested_by_id = fields.Many2one(
        "res.users", string="Requested by", default=lambda self: self.env.uid
    )
    made_at = fields.Datetime(string="Made on")
    content = fields.Binary(attachment=True, groups=fields.NO_ACCESS)
    sha256 = fields.Char(string="SHA-256", size=64)
    size = fields.Integer(string="Size (bytes)")
    file_count = fields.Integer(string="Files")
    document_count = fields.Integer(string="Documents")
    is_archivist = fields.Boolean(related="dossier_id.is_archivist")

    _uuid_uniq = models.Constraint("UNIQUE (uuid)", "This package exists already.")

    @api.depends("code", "kind")
    def _compute_display_name(self):
        for package in self:
            package.display_name = f"{package.code} · {package.kind}"

    def write(self, vals):
        if "done" in self.mapped("state"):
            raise AccessError(self.env._("A package never changes."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A package is never deleted."))

    # -- making ------------------------------------------------------------------------

    @api.model
    def _request(self, dossier, kind: str):
        """Return the package of ``kind``; a job makes it when there is none."""
        # sudo: asked for by an act that was checked; nobody writes packages by hand
        packages = self.sudo()
        package = packages.search(
            [("dossier_id", "=", dossier.id), ("kind", "=", kind)], limit=1
        )
        if not package:
            package = packages.create({"dossier_id": dossier.id, "kind": kind})
            package.with_user(self.env.user)._enqueue()
        return package

    def _enqueue(self):
        self.with_delay(
            description=f"{self.kind} {self.sudo().dossier_id.code}",
            identity_key=f"qlvb_archive.package.{self.id}",
        )._build()

    def _build(self):
        """Job: make, verify and keep the package; made once, it does nothing."""
        self.ensure_one()
        package = self.sudo()
        if package.state == "done":
            return
        try:
            with TemporaryDirectory(prefix="qlvb-package-") as folder:
                package._keep(build_package(package._input(), Path(folder)))
        except SipError as error:
            package._note_failure(package_message(self.env, error))
        except UserError as error:
            package._note_failure(str(error))

    def _note_failure(self, message: str):
        _logger.info("Package %s failed: %s", self.id, message)
        self.write({"state": "failed", "error": message})

    def _input(self):
        mapping = PackageMapping(
            self.dossier_id, self.kind, read=lambda file: file._read_content()
        )
        created_at = self.requested_at.replace(tzinfo=UTC)
        return mapping.package(UUID(self.uuid), created_at, self._preservation_events())

    def _preservation_events(self) -> tuple[PreservationEvent, ...]:
        """Return what happened before the package was made, for PREMIS."""
        if self.kind != "AIP_hoso":
            return ()
        accepted = self.dossier_id.transfer_ids.filtered(
            lambda t: t.result == "accepted"
        )
        return tuple(
            PreservationEvent(
                kind="transfer",
                at=transfer.decided_at.replace(tzinfo=UTC),
                outcome="success",
                detail=f"{transfer.document_count} / {transfer.file_count}",
                agent=transfer.archivist_id.name,
            )
            for transfer in accepted
        )

    def _read_content(self) -> bytes:
        """Return the ZIP, proved to be the one that was made (invariant 2).

        The caller has checked the right and logs the download.

        :raise UserError: the stored package was changed outside the system
        """
        self.ensure_one()
        data = base64.b64decode(self.sudo().content)
        if hashlib.sha256(data).hexdigest() != self.sha256:
            message = self.env._(
                "Package “%(name)s” was changed outside the system and is not used. "
                "Tell the operator.",
                name=self.name,
            )
            self.env["qlvb.audit.event"]._log_refused("file.changed", self, message)
            raise UserError(message)
        return data

    def _keep(self, result):
        report = verify_package(result.zip_path)
        if not report.ok:
            raise PackageBroken(report.findings[0])
        self.write(
            {
                "name": result.zip_path.name,
                "content": base64.b64encode(result.zip_path.read_bytes()),
                "sha256": result.sha256,
                "size": result.size,
                "file_count": report.files,
                "document_count": report.documents,
                "made_at": fields.Datetime.now(),
                "error": False,
                "state": "done",
            }
        )
        self.env["qlvb.audit.event"]._log(
            "package.build", self, name=self.name, sha256=self.sha256, size=self.size
        )

    # -- acts ------------------------------------------------------------------------

    def action_build_again(self):
        """Try once more to make the package, after a failure."""
        self.ensure_one()
        self._check_archivist()
        if self.state != "failed":
            raise UserError(self.env._("The package is made or being made."))
        self.sudo().write({"state": "pending", "error": False})
        self._enqueue()
        return self.dossier_id._said(self.env._("The package is being made."))

    def action_download(self):
        """Download the package; the controller checks the right and logs it."""
        self.ensure_one()
        self._check_archivist()
        return {
            "type": "ir.actions.act_url",
            "url": f"/qlvb/package/{self.id}",
            "target": "self",
        }

    def _check_archivist(self):
        self.check_access("read")
        if not self.dossier_id._is_archivist():
            raise AccessError(self.env._("Only the archivist of the agency does this."))
