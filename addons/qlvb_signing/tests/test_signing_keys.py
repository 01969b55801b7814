# SPDX-License-Identifier: LGPL-3.0-or-later
import os
from unittest.mock import patch

from odoo.exceptions import UserError

from ..models.document_issue import QlvbDocument as Issuing
from ..qlvb_pades import pkcs11_key, validate_pdf
from .common import TODAY, SigningCase
from .fakes import csc as fake_csc
from .provider_case import ProviderCase


class TestSigningKeys(ProviderCase):
    """Signing with real protocols: a remote service and an HSM."""

    def assert_refused(self, act, words):
        """The act fails with ``words`` and changes nothing (invariant 10)."""
        before = self.snapshot()
        with self.assertRaisesRegex(UserError, words), self.cr.savepoint():
            act()
        self.assertEqual(self.snapshot(), before)

    def seal(self):
        self.act(self.approved_draft, "clerk")._seal("", TODAY)

    # -- the way it goes ----------

    def test_leader_signs_remotely_and_the_hsm_seals(self):
        """R124, R138, R140: neither private key is on the server."""
        document = self.approved_draft
        self.sign()
        self.seal()
        self.assertEqual((document.state, document.code), ("sealed", "01/TTr-SKHCN"))
        report = validate_pdf(
            self.main_pdf(document), self.env["qlvb.trust.anchor"]._policy()
        )
        self.assertEqual(report.grade.code, "valid")
        self.assertTrue(report.sealed)
        appendix = document._current_files("appendix")
        self.assertEqual(appendix.signature_ids.mapped("grade"), ["valid"])
        self.assertEqual(self.service.authorised, [1])

    def test_agency_seals_by_remote_signing_too(self):
        """R138, R140: one authorisation for the document and its appendix."""
        self.seal_remotely_from_now_on()
        self.sign()
        self.seal_remotely()
        document = self.approved_draft
        self.assertEqual((document.state, document.code), ("sealed", "01/TTr-SKHCN"))
        self.assertEqual(document.legal_force, "original")
        self.assertEqual(self.service.authorised, [1, 2])
        entry = self.register().sudo().entry_ids
        self.assertEqual((entry.state, entry.document_id), ("used", document))

    def test_number_waits_for_who_did_not_confirm(self):
        """R133, R135: number and date stand in what is confirmed; refused, they
        wait for this document, and the next try uses them."""
        self.seal_remotely_from_now_on()
        self.sign()
        with self.assertRaisesRegex(UserError, "PIN is wrong"):
            self.seal_remotely(pin="000000")
        document = self.approved_draft
        entry = self.register().sudo().entry_ids
        self.assertEqual(document.state, "signed")
        self.assertFalse(document.code_number)
        self.assertEqual((entry.state, entry.kept_for_id), ("reserved", document))
        dialog = self.act(document, "clerk").action_open_seal()
        wizard = self.env["qlvb.seal.wizard"].browse(dialog["res_id"])
        self.assertEqual(wizard.reserved_id, entry)
        self.seal_remotely()
        self.assertEqual(document.code, "01/TTr-SKHCN")
        self.assertEqual(self.last_number(), 1)

    def test_who_declines_before_a_number_is_taken(self):
        """R133: a service that authorises a number of signatures is asked first."""
        service = self.enterContext(fake_csc.serve(self.pki, pinned=False))
        self.csc_provider.url = service.url
        self.seal_remotely_from_now_on()
        self.sign()
        with self.assertRaisesRegex(UserError, "PIN is wrong"):
            self.seal_remotely(pin="000000")
        self.assertEqual(self.last_number(), 0)
        self.seal_remotely()
        self.assertEqual(self.approved_draft.code, "01/TTr-SKHCN")
        self.assertEqual(service.authorised, [1, 2])

    def seal_remotely_from_now_on(self):
        self.agency_certificate.write(
            {
                "provider_id": self.csc_provider.id,
                "key_name": self.service.credential("agency"),
            }
        )

    def seal_remotely(self, **given):
        """Seal as the clerk does in a request of her own, which commits."""
        secrets = {"pin": self.service.pin, "otp": self.service.otp, **given}
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            clerk = self.act(self.approved_draft, "clerk")
            clerk.with_env(clerk.env(cr=cr))._seal(day=TODAY, **secrets)

    def test_several_signatures_with_one_authorisation(self):
        """R130: who signs several gives PIN and code once."""
        leader = self.certificate.with_user(self.people["leader"])
        with leader._open_key(self.service.pin, self.service.otp, 3) as key:
            values = {key.sign(data) for data in (b"1", b"2", b"3")}
        self.assertEqual(len(values), 3)
        self.assertEqual(self.service.authorised, [3])

    def test_dialogs_ask_what_the_key_demands(self):
        """R124: PIN and code for remote signing, on the telephone as well; nothing
        where the server's device signs."""
        document = self.approved_draft
        action = self.act(document, "leader").action_open_sign()
        dialog = self.env[action["res_model"]].with_user(self.people["leader"])
        dialog = dialog.browse(action["res_id"])
        self.assertTrue(dialog.asks_pin and dialog.asks_otp and dialog.sends_otp)
        dialog.action_send_otp()
        self.assertEqual(self.service.calls["sendOTP"], 1)
        dialog.with_context(
            qlvb_pin=self.service.pin, qlvb_otp=self.service.otp
        ).action_sign()
        action = self.act(document, "clerk").action_open_seal()
        dialog = self.env[action["res_model"]].with_user(self.people["clerk"])
        dialog = dialog.browse(action["res_id"])
        self.assertFalse(dialog.asks_pin or dialog.asks_otp)
        self.assertEqual(dialog.confirms, "server")
        dialog.action_seal()
        self.assertEqual(document.state, "sealed")

    # -- what goes wrong ----------

    def test_remote_refusals_leave_the_draft_as_it_was(self):
        """R128: said in words which of PIN, code, holder and service was it."""
        service = self.service
        self.assert_refused(lambda: self.sign(pin="000000"), "PIN is wrong")
        self.assert_refused(lambda: self.sign(pin=""), "PIN is wrong")
        self.assert_refused(lambda: self.sign(otp="000000"), "code is wrong")
        for switches, words in (
            ({"wrong": 3}, "locked"),
            ({"refusal": "access_denied"}, "refused by its holder"),
            ({"gone_after": 0}, "does not answer"),
        ):
            with self.subTest(words=words), patch.multiple(service, **switches):
                self.assert_refused(self.sign, words)
        self.sign()
        self.assertEqual(self.approved_draft.state, "signed")

    def test_token_pulled_half_way_uses_no_number(self):
        """R133: the device leaves after the seal, before the appendix: nothing is kept,
        and the number is given once, when it is back."""
        self.sign()
        signing = Issuing._appendix_bytes

        def pulled(*arguments):
            with self.hsm.removed():
                return signing(*arguments)

        with patch.object(Issuing, "_appendix_bytes", pulled):
            self.assert_refused(self.seal, "does not answer")
        self.seal()
        self.assertEqual(self.approved_draft.code, "01/TTr-SKHCN")
        self.assertEqual(self.last_number(), 1)

    def test_pin_of_the_hsm_wrong_or_missing(self):
        """R133: the clerk is told, and no number is used."""
        self.sign()
        for secret, words in (("sai", "PIN is wrong"), ("", "not set on the server")):
            environment = {"QLVB_SIGNING_SECRET_HSM1": secret}
            with self.subTest(words=words), patch.dict(os.environ, environment):
                # as another server process would be: not logged in yet
                with self.hsm_provider._key("agency", kept=True) as key:
                    key.close()
                self.assert_refused(self.seal, words)

    def test_wrong_pin_of_the_hsm_is_tried_once_by_all_workers(self):
        """R124: a second worker does not try it again, even when it is right by now;
        the operating unit's check lets all in again."""
        self.sign()
        self.registry_enter_test_mode()
        self.another_worker()
        with (
            patch.dict(os.environ, {"QLVB_SIGNING_SECRET_HSM1": "sai"}),
            self.assertRaisesRegex(UserError, "PIN is wrong"),
        ):
            self.seal()
        self.another_worker()
        self.assert_refused(self.seal, "not tried again")
        self.hsm_provider.invalidate_recordset()
        self.assertTrue(self.hsm_provider.pin_refused_at)
        operator = self.env.ref("base.user_admin")
        self.hsm_provider.with_user(operator).action_check()
        self.hsm_provider.invalidate_recordset()
        self.assertFalse(self.hsm_provider.pin_refused_at)
        self.another_worker()
        self.seal()
        self.assertEqual(self.approved_draft.state, "sealed")

    def another_worker(self):
        """Go on as another process of the server would: not logged in, no memory."""
        with self.hsm_provider._key("agency", kept=True) as key:
            key.close()
        pkcs11_key._devices.clear()

    def test_name_of_a_key_is_the_operating_units(self):
        """R241: whoever signs learns only that the key is not there."""
        self.sign()
        self.agency_certificate.flush_recordset()
        self.cr.execute(
            "UPDATE qlvb_certificate SET key_name = 'kho-bi-mat' WHERE id = %s",
            (self.agency_certificate.id,),
        )
        self.agency_certificate.invalidate_recordset()
        with self.assertRaises(UserError) as caught:
            self.seal()
        self.assertIn("does not hold the key", str(caught.exception))
        self.assertNotIn("kho-bi-mat", str(caught.exception))
        operator = self.env.ref("base.user_admin")
        with self.assertRaisesRegex(UserError, "kho-bi-mat"):
            self.hsm_provider.with_user(operator)._facts_of("kho-bi-mat")

    def test_refusals_are_in_the_journal(self):
        with self.assertRaises(UserError):
            self.sign(pin="000000")
        login, record = self.refused_attempts("signature.key")[-1]
        self.assertEqual((login, record), ("leader", self.approved_draft.id))


class TestTestKeys(SigningCase):
    def test_files_sign_in_demonstrations_only(self):
        """R124: a key in a file on the server signs nothing in earnest."""
        self.env["ir.config_parameter"].set_param("qlvb.signing.demonstration", False)
        with self.assertRaisesRegex(UserError, "demonstrations only"):
            self.signed()
        self.assertEqual(self.approved_draft.state, "approved")
