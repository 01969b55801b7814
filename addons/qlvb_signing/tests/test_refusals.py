# SPDX-License-Identifier: LGPL-3.0-or-later
from datetime import timedelta
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError

from ..models.document_issue import QlvbDocument as Issuing
from .common import PIN, TODAY, SigningCase

BROKEN = "Broken half-way"


class TestRefusals(SigningCase):
    def assert_refused(self, act, words, exception=UserError):
        """The act fails with ``words`` and changes nothing (invariant 10)."""
        before = self.snapshot()
        with self.assertRaisesRegex(exception, words), self.cr.savepoint():
            act()
        self.assertEqual(self.snapshot(), before)

    # -- certificates -------------------------------------------------------------

    def test_wrong_pin_leaves_nothing(self):
        """R128: said in words, nothing kept."""
        leader = self.act(self.approved_draft, "leader")
        self.assert_refused(lambda: leader._sign("sai"), "PIN is wrong")

    def test_expired_certificate(self):
        """R125"""
        self.replace_certificate("expired")
        self.assert_refused(self.signed, "expired")

    def test_revoked_certificate(self):
        """R125"""
        self.replace_certificate("revoked")
        self.assert_refused(self.signed, "revoked")

    def test_untrusted_certificate(self):
        """R125: a chain that leads to no root of ours."""
        self.env["qlvb.trust.anchor"].search([]).active = False
        self.assert_refused(self.signed, "trusted issuers")

    def test_certificate_in_another_name(self):
        """R125: the certificate's holder is the account's person."""
        self.replace_certificate("somebody")
        self.assert_refused(self.signed, "Người khác")

    def test_key_of_another_certificate(self):
        """R125: the key file does not belong to the certificate entered."""
        self.certificate.key_name = "somebody.p12"
        self.assert_refused(self.signed, "another certificate")

    def test_no_certificate(self):
        self.certificate.user_id = self.people["specialist"]
        self.assert_refused(self.signed, "no valid certificate")

    def test_revoked_agency_certificate(self):
        """R125 for the agency's key: no number is consumed."""
        self.agency_certificate.state = "suspended"
        self.enter(
            "revoked-agency",
            unit_id=self.agency.id,
            custodian_id=self.people["clerk"].id,
            custody_decision="QĐ 13",
        )
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")
        self.assert_refused(lambda: clerk._seal(PIN, TODAY), "revoked")

    # -- who may ------------------------------------------------------------------

    def test_every_act_by_every_wrong_role(self):
        """Invariant 5: an act waits for one; whoever else tries is refused."""
        acts = (
            ("sign", "leader", lambda d: d._sign(PIN)),
            ("seal", "clerk", lambda d: d._seal(PIN, TODAY)),
            ("issue", "clerk", lambda d: d.action_issue()),
        )
        everybody = {**self.people, "stranger": self.stranger, "peer": self.colleague}
        for name, entitled, act in acts:
            for role, user in everybody.items():
                if role == entitled:
                    continue
                with self.subTest(act=name, role=role):
                    held = self.approved_draft.with_user(user)
                    self.assert_refused(lambda h=held, a=act: a(h), ".", AccessError)
            act(self.act(self.approved_draft, entitled))

    def test_acts_out_of_order(self):
        """R131: no number before the signature, no issue before the seal."""
        clerk = self.act(self.approved_draft, "clerk")
        self.assert_refused(lambda: clerk._seal(PIN, TODAY), "no longer possible")
        self.assert_refused(clerk.action_issue, "no longer possible")
        self.signed()
        self.assert_refused(clerk.action_issue, "no longer possible")
        self.assert_refused(self.signed, "no longer possible")

    def test_only_the_custodian_uses_the_agency_key(self):
        """R139: a second clerk, without the decision of custody, is refused."""
        second = self.add_person("second_clerk", self.department, "clerk")
        self.signed()
        held = self.approved_draft.with_user(second)
        self.assert_refused(lambda: held._seal(PIN, TODAY), "custody", AccessError)

    def test_custody_needs_a_decision(self):
        """R139: the decision is recorded, and each change of custody."""
        second = self.add_person("second_clerk", self.department, "clerk")
        self.agency_certificate.write(
            {"custodian_id": second.id, "custody_decision": "QĐ 14; biên bản 02"}
        )
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "certificate.custody")], limit=1
        )
        self.assertIn("biên bản 02", event.detail)
        self.signed()
        self.approved_draft.with_user(second)._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.state, "sealed")

    def test_certificates_are_not_typed_in(self):
        for role, user in {**self.people, "stranger": self.stranger}.items():
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.certificate.with_user(user).write({"user_id": user.id})

    # -- numbers ------------------------------------------------------------------

    def test_sealing_without_valid_personal_signature(self):
        """R131: the verdict counts, not the state."""
        self.signed()
        self.env.cr.execute(
            "UPDATE qlvb_signature SET grade = 'invalid' WHERE kind = 'person'"
        )
        self.env.invalidate_all()
        clerk = self.act(self.approved_draft, "clerk")
        self.assert_refused(
            lambda: clerk._seal(PIN, TODAY), "no valid personal signature"
        )

    def test_date_going_back(self):
        """R134: refused, and the number is not consumed."""
        register = self.register()
        register.write({"opening_number": 7, "opening_date": TODAY})
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")
        day_before = TODAY - timedelta(days=1)
        self.assert_refused(lambda: clerk._seal(PIN, day_before), "cannot be dated")
        clerk._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.code, "08/TTr-SKHCN")

    def test_coming_date(self):
        """R134: a coming date would stop the series for everybody else."""
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")
        tomorrow = TODAY + timedelta(days=1)
        self.assert_refused(lambda: clerk._seal(PIN, tomorrow), "future")

    def test_number_stays_out_when_sealing_fails_midway(self):
        """R133: whatever breaks after the number was taken, the series has no gap."""
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")

        def broken(*_args, **_kwargs):
            raise UserError(BROKEN)

        for step in ("_sealed_bytes", "_appendix_bytes", "_check_has_force"):
            with self.subTest(step=step), patch.object(Issuing, step, broken):
                self.assert_refused(lambda: clerk._seal(PIN, TODAY), BROKEN)
        clerk._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.code, "01/TTr-SKHCN")

    def test_issue_needs_recipients(self):
        self.sealed()
        self.env["qlvb.recipient"].search(
            [("document_id", "=", self.approved_draft.id)]
        ).unlink()
        clerk = self.act(self.approved_draft, "clerk")
        self.assert_refused(clerk.action_issue, "no recipient")

    # -- dialogs ------------------------------------------------------------------

    def test_dialogs_show_a_stranger_nothing(self):
        """Invariant 5: a dialog opened on somebody else's document tells nothing."""
        for model in ("qlvb.sign.wizard", "qlvb.seal.wizard"):
            dialogs = self.env[model].with_user(self.stranger)
            values = {"document_id": self.approved_draft.id}
            with self.subTest(model=model):
                with self.assertRaises(AccessError):
                    dialogs.create(values)
                self.env.flush_all()
                self.env.invalidate_all()
                with self.assertRaises(AccessError):
                    dialogs.onchange(values, [], {"document_id": {}, "subject": {}})
