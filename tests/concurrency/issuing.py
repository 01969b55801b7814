# SPDX-License-Identifier: LGPL-3.0-or-later
"""Inside ``odoo shell``: an agency that issues, its drafts approved by the real acts.

Keys and services are those of ``PKI_DIRECTORY``, which somebody else serves.
"""

import base64
import io
import os
from functools import cached_property
from pathlib import Path

from pypdf import PdfWriter

from odoo.fields import Command

from tests.concurrency.people import person
from tests.fakes.pki import Pki, seal_png, signature_png

PIN = os.environ["PKI_PIN"]
ROLES = ("specialist", "head", "form_checker", "leader", "clerk")


class Province:
    """``people`` by role; the leader's post is ``post``."""

    def __init__(self, env) -> None:
        self.env = env
        self.pki = Pki(Path(os.environ["PKI_DIRECTORY"]), PIN)
        self.agency = env["qlvb.unit"].create(
            {
                "name": os.environ["AGENCY"],
                "code": "SKHCN",
                "kind": "agency",
                "organ_id": "H31.08",
                "superior_name": "Ủy ban nhân dân tỉnh Hưng Yên",
                "place": "Hưng Yên",
                "seal_image": _text(seal_png(os.environ["AGENCY"])),
            }
        )
        self.unit = env["qlvb.unit"].create(
            {"name": "Phòng Tổng hợp", "code": "TH", "parent_id": self.agency.id}
        )
        self.other = env["qlvb.unit"].create(
            {"name": "Sở Nội vụ", "code": "SNV", "kind": "agency", "organ_id": "H31.05"}
        )
        self.people = {
            role: person(env, f"{role}.skhcn", self.unit, role).user_id
            for role in ROLES
        }
        self._name_leader()
        self._trust()
        self._enter_certificates()

    @cached_property
    def post(self):
        return self.env["qlvb.post"].search(
            [("user_id", "=", self.people["leader"].id)]
        )

    def _name_leader(self) -> None:
        self.people["leader"].name = os.environ["SIGNER"]
        self.post.title = "Giám đốc"
        self.post.signature_image = _text(signature_png(os.environ["SIGNER"]))

    def _trust(self) -> None:
        roots = {"signature": self.pki.roots_pem, "timestamp": self.pki.tsa_roots_pem}
        for purpose, pem in roots.items():
            self.env["qlvb.trust.anchor"].create(
                {"name": purpose, "purpose": purpose, "pem": pem.decode()}
            )
        settings = self.env["ir.config_parameter"]
        certificates = str(self.pki.directory / "certs")
        settings.set_param("qlvb.signing.key_directory", certificates)
        settings.set_param("qlvb.tsa_url", self.pki.tsa_url)
        settings.set_param("qlvb.signing.demonstration", "True")
        self.test_keys = self.env["qlvb.signing.provider"].create(
            {"name": "Khóa thử nghiệm", "code": "TEST", "kind": "pkcs12"}
        )

    def _enter_certificates(self) -> None:
        self._enter("leader", user_id=self.people["leader"].id)
        self._enter(
            "agency",
            unit_id=self.agency.id,
            custodian_id=self.people["clerk"].id,
            custody_decision="Quyết định số 12/QĐ-SKHCN",
        )

    def _enter(self, holder: str, **values) -> None:
        self.env["qlvb.certificate"]._enter(
            self.pki.certificate(holder),
            provider_id=self.test_keys.id,
            key_name=f"{holder}.p12",
            **values,
        )

    def approved_draft(self, subject: str):
        """Return a draft from the template and its appendix; the signer is next."""
        draft = self._as("specialist")["qlvb.document"].create(
            {
                "direction": "outgoing",
                "agency_id": self.agency.id,
                "unit_id": self.unit.id,
                "type_id": self.env.ref("qlvb_core.document_type_to_trinh").id,
                "template_id": self.env.ref(
                    "qlvb_workflow.document_template_to_trinh"
                ).id,
                "signer_post_id": self.post.id,
                "recipient_ids": [Command.create({"unit_id": self.other.id})],
                "subject": subject,
                "draft_text": "Căn cứ Luật Lưu trữ;\nKính trình xem xét.",
                "not_secret": True,
            }
        )
        draft.action_make_draft()
        draft.action_upload_draft("phu-luc.pdf", _text(_page()), "appendix_draft")
        for version in draft._current_files("draft", "appendix_draft"):
            version._convert_to_pdf()
        draft.action_submit()
        draft.with_user(self.people["head"]).action_approve_content()
        draft.with_user(self.people["form_checker"]).action_approve_form()
        # the same that the jobs would do a second time
        self.env["queue.job"].sudo().search([]).unlink()
        return draft

    def _as(self, role: str):
        return self.env(user=self.people[role].id)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _page() -> bytes:
    page = PdfWriter()
    page.add_blank_page(595, 842)
    file = io.BytesIO()
    page.write(file)
    return file.getvalue()
