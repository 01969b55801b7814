# SPDX-License-Identifier: LGPL-3.0-or-later
import functools
import tempfile
from pathlib import Path

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .common import PIN, TODAY, SigningCase
from .fakes import pki as fake_pki

# Not those that are slow: time stands still here, limits never come. The tests
# of qlvb_pades have them.
UNANSWERED = ("refused", "garbage", "empty")
LYING = ("wrong_key", "other_subject", "old")


@functools.cache
def impostor():
    """Return an authority whose parts bear the names of ours."""
    folder = tempfile.mkdtemp(prefix="qlvb-pki-")
    return fake_pki.make_pki(
        Path(folder), fake_pki.PkiSpec(), port=fake_pki.free_port(), password=PIN
    )


class TestServices(SigningCase):
    """OCSP, revocation lists and time stamps: down, or lying."""

    @classmethod
    def _serve(cls):
        return fake_pki.serve_liar(cls.pki, impostor())

    def setUp(self):
        super().setUp()
        self.services.manners.clear()

    def assert_refused(self, act, words):
        """The act fails in words and changes nothing (invariant 10)."""
        before = self.snapshot()
        with self.assertRaisesRegex(UserError, words), self.cr.savepoint():
            act()
        self.assertEqual(self.snapshot(), before)

    def stamp(self):
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", self.pki.tsa_url)

    def test_nobody_says_whether_it_is_revoked(self):
        """R125: neither OCSP nor the list answers truly: nothing is signed."""
        for manner in (*UNANSWERED, *LYING):
            self.services.manners = {"ocsp": manner, "crls": "refused"}
            with self.subTest(manner=manner):
                self.assert_refused(self.signed, "nobody can say now")
        self.services.manners = {"ocsp": "refused"}
        self.signed()
        self.assertEqual(self.approved_draft.state, "signed")

    def test_a_revoked_one_does_not_sign_by_an_old_answer(self):
        """R125: what was said before the revocation is not believed."""
        self.replace_certificate("revoked")
        self.services.manners = {"ocsp": "old", "crls": "refused"}
        self.assert_refused(self.signed, "nobody can say now")
        self.services.manners = {"ocsp": "old"}
        self.assert_refused(self.signed, "revoked")

    def test_no_number_while_services_are_silent(self):
        """R133: the seal's certificate is asked about before a number is taken."""
        self.signed()
        clerk = self.act(self.approved_draft, "clerk")
        self.services.manners = {"ocsp": "garbage", "crls": "garbage"}
        self.assert_refused(lambda: clerk._seal(PIN, TODAY), "nobody can say now")
        self.services.manners = {}
        clerk._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.code, "01/TTr-SKHCN")

    @mute_logger("pyhanko.sign.validation.generic_cms")
    def test_bad_time_stamps(self):
        """R43: no stamp, somebody else's, over other bytes, of another day."""
        self.stamp()
        for manner in (*UNANSWERED, "replayed", "other_subject"):
            self.services.manners = {"tsa": manner}
            with self.subTest(manner=manner):
                self.assert_refused(self.signed, "Signing failed")
        for manner in ("wrong_key", "old"):
            self.services.manners = {"tsa": manner}
            with self.subTest(manner=manner):
                self.assert_refused(self.signed, "cannot be trusted")
        self.services.manners = {}
        self.signed()

    @mute_logger("pyhanko.sign.validation.generic_cms")
    def test_no_number_by_a_bad_time_stamp(self):
        """R133: the number is free again; the next try gets it."""
        self.signed()
        self.stamp()
        clerk = self.act(self.approved_draft, "clerk")
        for manner in ("refused", "wrong_key"):
            self.services.manners = {"tsa": manner}
            with self.subTest(manner=manner):
                self.assert_refused(lambda: clerk._seal(PIN, TODAY), ".")
        self.services.manners = {}
        clerk._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.code, "01/TTr-SKHCN")

    def test_certificate_for_logging_in_only(self):
        """R125: not meant for signing documents."""
        self.replace_certificate("login")
        self.assert_refused(self.signed, "not meant for signing")

    def test_certificate_of_tomorrow(self):
        """R125: not valid yet is none."""
        self.certificate.user_id = self.people["specialist"]
        self.enter("coming", user_id=self.people["leader"].id)
        self.assert_refused(self.signed, "no valid certificate")
