# SPDX-License-Identifier: LGPL-3.0-or-later
"""An agency that signs: certificates made at run time, a draft approved by the acts."""

import atexit
import functools
import tempfile
from pathlib import Path
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.qlvb_workflow.tests.common import TODAY, WorkflowCase, b64
from odoo.addons.queue_job.tests.common import trap_jobs

from .fakes import pki as fake_pki

PIN = "pin-bí-mật-7391"


@functools.cache
def authority(person_name: str, agency_name: str, organ_id: str):
    """Return a certificate authority; its folder lives as long as the process."""
    folder = tempfile.TemporaryDirectory(prefix="qlvb-pki-")
    atexit.register(folder.cleanup)
    person, agency = fake_pki.Person, fake_pki.Agency
    spec = fake_pki.PkiSpec(
        persons=(
            person("leader", person_name, agency_name, "Giám đốc"),
            person("second", person_name, agency_name),
            person("revoked", person_name, agency_name, revoked=True),
            person("expired", person_name, agency_name, expired=True),
            person("somebody", "Người khác", agency_name),
            person("coming", person_name, agency_name, coming=True),
            person("login", person_name, agency_name, only_login=True),
        ),
        agencies=(
            agency("agency", agency_name, organ_id),
            agency("revoked-agency", agency_name, organ_id, revoked=True),
        ),
    )
    return fake_pki.make_pki(
        Path(folder.name), spec, port=fake_pki.free_port(), password=PIN
    )


@tagged("post_install", "-at_install")
class SigningCase(WorkflowCase):
    """``leader`` signs, ``clerk`` keeps the key; ``self.approved_draft`` waits."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._let_acts_commit()
        leader = cls.people["leader"]
        cls.pki = authority(leader.name, cls.agency.name, cls.agency.organ_id)
        cls.services = cls.enterClassContext(cls._serve())
        cls._trust(cls.pki)
        cls._enter_certificates()
        cls.leader_post.signature_image = b64(fake_pki.signature_png("Người leader"))
        cls.agency.seal_image = b64(fake_pki.seal_png(cls.agency.name))
        cls.approved_draft = cls._approved_draft()

    @classmethod
    def _let_acts_commit(cls):
        """Do at a commit what Odoo's own cursor of tests does: nothing outlives it."""

        def commit():
            cls.cr.flush()
            cls.cr.clear()

        cls.startClassPatcher(patch.object(cls.cr, "commit", commit))

    @classmethod
    def _serve(cls):
        """Return the context in which OCSP, revocation lists and time stamps answer."""
        return fake_pki.serve(cls.pki)

    # -- keys ---------------------------------------------------------------------

    @classmethod
    def _trust(cls, pki):
        anchors = cls.env["qlvb.trust.anchor"]
        for purpose, pem in (
            ("signature", pki.roots_pem),
            ("timestamp", pki.tsa_roots_pem),
        ):
            anchors.create({"name": purpose, "purpose": purpose, "pem": pem.decode()})
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param("qlvb.signing.key_directory", str(pki.directory / "certs"))
        parameters.set_param("qlvb.signing.demonstration", "True")
        cls.test_keys = cls.env["qlvb.signing.provider"].create(
            {"name": "Khóa thử nghiệm", "code": "TEST", "kind": "pkcs12"}
        )

    @classmethod
    def _enter_certificates(cls):
        cls.certificate = cls.enter("leader", user_id=cls.people["leader"].id)
        cls.agency_certificate = cls.enter(
            "agency",
            unit_id=cls.agency.id,
            custodian_id=cls.people["clerk"].id,
            custody_decision="Quyết định số 12/QĐ-SKHCN",
        )

    @classmethod
    def enter(cls, holder, **values):
        return cls.env["qlvb.certificate"]._enter(
            cls.pki.certificate(holder),
            provider_id=cls.test_keys.id,
            key_name=f"{holder}.p12",
            **values,
        )

    def replace_certificate(self, holder):
        """Let the leader's account use another certificate."""
        self.certificate.state = "suspended"
        return self.enter(holder, user_id=self.people["leader"].id)

    # -- documents ----------------------------------------------------------------

    @classmethod
    def _approved_draft(cls):
        """Return a draft made from the shipped template and its LibreOffice PDF."""
        draft = (
            cls.env["qlvb.document"]
            .with_user(cls.people["specialist"])
            .create(
                {
                    "direction": "outgoing",
                    "agency_id": cls.agency.id,
                    "unit_id": cls.department.id,
                    "type_id": cls.type_report.id,
                    "template_id": cls.env.ref(
                        "qlvb_workflow.document_template_to_trinh"
                    ).id,
                    "signer_post_id": cls.leader_post.id,
                    "recipient_ids": [
                        Command.create(line) for line in cls.recipients()
                    ],
                    "subject": "Tờ trình ban hành Quy chế quản lý văn bản",
                    "draft_text": "Căn cứ Luật Lưu trữ;\nSở kính trình xem xét.",
                    "not_secret": True,
                }
            )
        )
        with trap_jobs() as trap:
            draft.action_make_draft()
            draft.action_upload_draft(
                "phu-luc.pdf", b64(make_pdf("Phụ lục")), "appendix_draft"
            )
            draft.action_submit()
            trap.perform_enqueued_jobs()
        draft.with_user(cls.people["head"]).action_approve_content()
        draft.with_user(cls.people["form_checker"]).action_approve_form()
        return draft

    @classmethod
    def recipients(cls):
        return [{"unit_id": cls.other_agency.id}]

    def signed(self):
        self.act(self.approved_draft, "leader")._sign(PIN)
        return self.approved_draft

    def sealed(self, day=TODAY):
        document = self.signed()
        self.act(document, "clerk")._seal(PIN, day)
        return document

    def issued(self):
        document = self.sealed()
        with trap_jobs() as trap:
            self.act(document, "clerk").action_issue()
            # proof has tests of its own, and asks services
            trap.enqueued_jobs = [
                job for job in trap.enqueued_jobs if job.method_name != "_add_proof"
            ]
            trap.perform_enqueued_jobs()
        return document

    def main_pdf(self, document) -> bytes:
        document.invalidate_recordset()
        return document._current_files("main")._read_content()

    def register(self):
        return self.approved_draft._number_register(TODAY)

    def last_number(self) -> int:
        return max(self.register().sudo().entry_ids.mapped("number"), default=0)

    def snapshot(self):
        """Return what an act that failed may not have changed."""
        self.env.flush_all()
        self.env.invalidate_all()
        document = self.approved_draft.sudo()
        return (
            document.state,
            document.code_number,
            sorted(document.file_ids.mapped("sha256")),
            sorted(document.work_item_ids.mapped("state")),
            self.last_number(),
            len(document.signature_ids),
        )
