# SPDX-License-Identifier: LGPL-3.0-or-later
import json
import ssl
from contextlib import contextmanager
from datetime import timedelta

import websocket

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.sql_db import db_connect
from odoo.tests import HttpCase, tagged
from odoo.tests.common import TEST_CURSOR_COOKIE_NAME
from odoo.tools import mute_logger

from ..qlvb_pades import validate_pdf
from .common import PIN, TODAY, SigningCase
from .fakes import agent as fake_agent
from .fakes import pki as fake_pki

PATIENCE = 120
ROOM = 16 * 1024  # bytes that software may set aside for a signature


class AgentCase(SigningCase, HttpCase):
    """The leader's key lies on a USB token; the software's part is played here."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.certificate.write({"provider_id": False, "by_agent": True})
        cls.certificate.key_name = False

    def begin(self):
        """Return what the page would tell the software."""
        return self.act(self.approved_draft, "leader").agent_sign()

    def given(self, task) -> bytes:
        answer = self.url_open(task["message"]["FileName"], timeout=PATIENCE)
        self.assertEqual(answer.status_code, 200)
        return answer.content

    def sign(self, pdf, holder="leader", name="Signature1", room=None) -> bytes:
        return fake_agent.sign_as_agent(
            pdf, self.pki.p12(holder), PIN, name=name, room=room
        )

    def send(self, task, signed: bytes) -> dict:
        answer = self.url_open(
            task["message"]["FileUploadHandler"],
            files={"uploadfile": ("signed.pdf", signed)},
            timeout=PATIENCE,
        )
        self.env.invalidate_all()
        self.assertEqual(answer.status_code, 200)
        return answer.json()

    def session(self, task):
        return self.env["qlvb.signing.session"].browse(task["session"])

    def refusals(self):
        """Return how many refusals are kept, seen with fresh eyes."""
        with db_connect(self.env.cr.dbname).cursor() as cr:
            events = self.env(cr=cr)["qlvb.audit.event"]
            return events.search_count([("code", "=", "signing.take")])

    def assert_nothing_kept(self, task, signed, words):
        """The software is told why; the document stays as it was."""
        before = self.snapshot()
        answer = self.send(task, signed)
        self.assertIs(answer["Status"], False)
        self.assertRegex(answer["Message"], words)
        self.assertEqual(self.snapshot(), before)


@tagged("post_install", "-at_install")
class TestAgentSignature(AgentCase):
    """The personal signature with a USB token (R124)."""

    def test_from_the_token_to_issue(self):
        """R124, R126, R131, R136: the flow of Điều 10.4 with a token, valid at its end.

        The server's own key seals what the token signed.
        """
        document = self.approved_draft
        unsigned = self.main_pdf(document)
        task = self.begin()
        self.assertEqual(task["function"], "SignApproved")
        pdf = self.given(task)
        self.assertTrue(pdf.startswith(unsigned))
        self.assertEqual(self.main_pdf(document), unsigned)
        answer = self.send(task, self.sign(pdf))
        self.assertEqual(
            sorted(answer),
            ["DocumentNumber", "FileName", "FileServer", "Message", "Status"],
        )
        self.assertIs(answer["Status"], True)
        self.assertEqual(document.state, "signed")
        self.assertEqual(self.holders(document), {("seal", f"clerk@{self.agency.id}")})
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "document.sign"), ("document_id", "=", document.id)], limit=1
        )
        self.assertEqual(event.actor_id, self.people["leader"])
        outcome = self.session(task).with_user(self.people["leader"]).agent_outcome()
        self.assertEqual(outcome["state"], "done")
        self.assertEqual(outcome["action"]["tag"], "qlvb_said")

        self.act(document, "clerk")._seal(PIN, TODAY)
        self.assertEqual(document.legal_force, "original")
        report = validate_pdf(
            self.main_pdf(document), self.env["qlvb.trust.anchor"]._policy()
        )
        self.assertEqual(report.grade.code, "valid")
        self.assertTrue(report.sealed)
        self.assertEqual([s.kind for s in report.signatures], ["person", "agency"])

    def test_what_a_token_signed_is_stamped(self):
        """R124, R43: the software asks no time of our authority; the server does.

        The stamp is in the signature (PAdES B-T).
        """
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", self.pki.tsa_url)
        task = self.begin()
        given = self.given(task)
        self.assertIs(self.send(task, self.sign(given, room=ROOM))["Status"], True)
        main = self.approved_draft._current_files("main")
        self.assertEqual(main.signature_ids.mapped("time_source"), ["timestamp"])
        self.assertEqual(main.signature_ids.mapped("grade"), ["valid"])
        self.act(self.approved_draft, "clerk")._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.legal_force, "original")

    def test_no_room_for_a_stamp_in_the_signature(self):
        """R43: the whole file is stamped then; number and seal follow all the same."""
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", self.pki.tsa_url)
        task = self.begin()
        self.assertIs(self.send(task, self.sign(self.given(task)))["Status"], True)
        main = self.approved_draft._current_files("main")
        self.assertEqual(main.signature_ids.mapped("kind"), ["person", "timestamp"])
        self.assertEqual(set(main.signature_ids.mapped("grade")), {"valid"})
        self.act(self.approved_draft, "clerk")._seal(PIN, TODAY)
        self.assertEqual(self.approved_draft.legal_force, "original")

    def test_a_silent_authority_undoes_no_signature(self):
        """R43: it is kept without a stamp, and the page says so."""
        dead = f"http://127.0.0.1:{fake_pki.free_port()}/tsa"
        self.env["ir.config_parameter"].set_param("qlvb.tsa_url", dead)
        task = self.begin()
        self.assertIs(self.send(task, self.sign(self.given(task)))["Status"], True)
        self.assertEqual(self.approved_draft.state, "signed")
        outcome = self.session(task).with_user(self.people["leader"]).agent_outcome()
        said = outcome["action"]["params"]["message"]
        self.assertIn("chưa có dấu thời gian", said)

    def test_dialog_offers_the_token(self):
        """R124: no PIN is asked for here; the page asks the software."""
        action = self.act(self.approved_draft, "leader").action_open_sign()
        dialog = self.env[action["res_model"]].browse(action["res_id"])
        dialog = dialog.with_user(self.people["leader"])
        self.assertTrue(dialog.signs_by_agent)
        asked = dialog.action_sign_by_agent()
        self.assertEqual(asked["tag"], "qlvb_ask_agent")
        with self.assertRaisesRegex(UserError, "USB token"):
            dialog.action_sign()

    def test_a_token_entered_in_the_register_signs(self):
        """R241: the certificate is entered without a key; its token signs."""
        self.certificate.unlink()
        entered = self.env["qlvb.certificate"]._enter(
            self.pki.certificate("leader"),
            user_id=self.people["leader"].id,
            device_kind="usb",
        )
        self.assertFalse(entered.sudo().key_name)
        self.assertEqual(self.begin()["function"], "SignApproved")

    def test_a_key_elsewhere_is_not_asked_of_the_token(self):
        self.certificate.write(
            {
                "provider_id": self.test_keys.id,
                "key_name": "leader.p12",
                "by_agent": False,
            }
        )
        with self.assertRaisesRegex(UserError, "not on a USB token"):
            self.begin()

    # -- what is refused ----------

    def test_tampered_file(self):
        """R128: not the bytes that were given; nothing kept, the refusal noted."""
        task = self.begin()
        pdf = self.given(task)
        signed = bytearray(self.sign(pdf))
        signed[len(pdf) // 2] ^= 1
        refused = self.refusals()
        self.assert_nothing_kept(task, bytes(signed), "không phải là tệp đã giao")
        self.assertEqual(self.refusals(), refused + 1)
        self.assertEqual(self.session(task).sudo().state, "refused")

    def test_unsigned_empty_and_foreign_files(self):
        """Invariant 10"""
        for body in (b"", b"%PDF-1.7\n", b"MZ\x90", b"<html/>"):
            with self.subTest(body=body):
                task = self.begin()
                self.given(task)
                self.assert_nothing_kept(task, body, "Không lưu gì|không phải")
        task = self.begin()
        self.assert_nothing_kept(task, self.given(task), "không phải là tệp đã giao")

    def test_too_large(self):
        """Invariant 10: before it is looked into."""
        rule = self.env["qlvb.rule"].search(
            [("code", "=", "signing.agent_growth_megabytes")]
        )
        rule.value = "0"
        task = self.begin()
        signed = self.sign(self.given(task))
        self.assert_nothing_kept(task, signed, "lớn hơn")

    def test_another_persons_certificate(self):
        """R125: neither unregistered nor registered for somebody else."""
        task = self.begin()
        signed = self.sign(self.given(task), "somebody")
        self.assert_nothing_kept(task, signed, "Người khác")
        self.enter("somebody", user_id=self.people["head"].id)
        task = self.begin()
        signed = self.sign(self.given(task), "somebody")
        self.assert_nothing_kept(task, signed, "Người khác")

    def test_agency_certificate_signs_for_no_person(self):
        """R125"""
        task = self.begin()
        signed = self.sign(self.given(task), "agency")
        self.assert_nothing_kept(task, signed, self.agency.name)

    def test_unusable_certificates(self):
        """R125: expired, revoked."""
        for holder, words in (("expired", "không hợp lệ"), ("revoked", "thu hồi")):
            with self.subTest(holder=holder):
                self.enter(holder, user_id=self.people["leader"].id)
                task = self.begin()
                signed = self.sign(self.given(task), holder)
                self.assert_nothing_kept(task, signed, words)

    def test_certificate_stopped_in_between(self):
        """R125, R242: suspended here while the software signs; issuer not trusted."""
        task = self.begin()
        signed = self.sign(self.given(task))
        self.certificate.state = "suspended"
        self.assert_nothing_kept(task, signed, ".")
        self.certificate.state = "active"
        task = self.begin()
        signed = self.sign(self.given(task))
        self.env["qlvb.trust.anchor"].search([]).active = False
        self.assert_nothing_kept(task, signed, "không hợp lệ")

    def test_two_signatures(self):
        """R124: exactly one is added."""
        task = self.begin()
        once = self.sign(self.given(task))
        twice = self.sign(once, name="Signature2")
        self.assert_nothing_kept(task, twice, "2 chữ ký")

    # -- the addresses ----------

    def test_each_address_serves_once(self):
        """R124: neither a second download nor a replay."""
        task = self.begin()
        signed = self.sign(self.given(task))
        again = self.url_open(task["message"]["FileName"])
        self.assertEqual(again.status_code, 404)
        self.assertIs(self.send(task, signed)["Status"], True)
        self.assert_nothing_kept(task, signed, "hết thời gian")
        self.assertFalse(self.session(task).sudo().given)

    def test_expired_address(self):
        task = self.begin()
        signed = self.sign(self.given(task))
        past = fields.Datetime.now() - timedelta(minutes=11)
        # as if it had been made then: the address is bound to its time
        self.session(task).sudo().expires_at = past
        task = self.session(task).sudo()._for_page()
        self.assert_nothing_kept(task, signed, "hết thời gian")
        self.env["qlvb.signing.session"]._forget_expired()
        self.assertEqual(self.session(task).sudo().state, "cancelled")
        self.assertFalse(self.session(task).sudo().given)

    def test_wrong_addresses_are_answered_alike(self):
        """Invariant 5: nobody learns which sessions there are."""
        task = self.begin()
        get, put = (task["message"][k] for k in ("FileName", "FileUploadHandler"))
        token = get.split("/")[-2]
        wrong = (
            get.replace(token, "0" * 64),
            get.replace(token, put.rsplit("/", 1)[1]),
            get.replace(token, "ñ"),
            get.replace(f"/{task['session']}/", f"/{task['session'] + 1}/"),
        )
        answers = {
            (answer.status_code, answer.content) for answer in map(self.url_open, wrong)
        }
        self.assertEqual(len(answers), 1)
        self.assertEqual(answers.pop()[0], 404)
        refused = {
            self.send({"message": {"FileUploadHandler": path}}, b"x")["Message"]
            for path in (put[:-1] + "x", put.replace(put.rsplit("/", 1)[1], token))
        }
        self.assertEqual(len(refused), 1)
        self.given(task)  # still good

    def test_an_address_knocks_so_often(self):
        rule = self.env["qlvb.rule"].search([("code", "=", "signing.agent_per_hour")])
        rule.value = "1"
        task = self.begin()
        signed = self.sign(self.given(task))
        self.assert_nothing_kept(task, signed, "hết thời gian")

    def test_a_second_try_ends_the_first(self):
        first, second = self.begin(), None
        signed = self.sign(self.given(first))
        second = self.begin()
        self.assert_nothing_kept(first, signed, "hết thời gian")
        self.assertIs(self.send(second, self.sign(self.given(second)))["Status"], True)

    def test_giving_up_closes_the_addresses(self):
        """R128: the dialog was closed; what comes later is not kept."""
        task = self.begin()
        signed = self.sign(self.given(task))
        mine = self.session(task).with_user(self.people["leader"])
        self.assertEqual(mine.agent_cancel(), "cancelled")
        self.assert_nothing_kept(task, signed, "hết thời gian")
        self.assertEqual(mine.agent_outcome()["state"], "cancelled")

    def test_sessions_are_ones_own(self):
        """Invariant 5"""
        session = self.session(self.begin())
        for role in ("clerk", "head", "specialist"):
            theirs = session.with_user(self.people[role])
            for method in ("agent_cancel", "agent_outcome"):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(AccessError),
                ):
                    getattr(theirs, method)()
            with self.assertRaises(AccessError):
                theirs.read(["given"])
        with self.assertRaises(AccessError):
            session.with_user(self.people["leader"]).read(["given"])

    # -- what changed in between ----------

    @mute_logger("odoo.http")
    def test_only_the_signer_begins(self):
        """Invariant 5"""
        for role in ("clerk", "head", "specialist"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.act(self.approved_draft, role).agent_sign()

    def test_state_changed_in_between(self):
        """R128: signed on the server meanwhile; the token's file comes too late."""
        task = self.begin()
        signed = self.sign(self.given(task))
        self.certificate.write(
            {
                "provider_id": self.test_keys.id,
                "key_name": "leader.p12",
                "by_agent": False,
            }
        )
        self.signed()
        self.assert_nothing_kept(task, signed, ".")

    def test_account_closed_in_between(self):
        """R124: the right is asked for at the moment of the act."""
        task = self.begin()
        signed = self.sign(self.given(task))
        self.people["leader"].active = False
        self.assert_nothing_kept(task, signed, "hết thời gian")

    def test_post_lost_in_between(self):
        task = self.begin()
        signed = self.sign(self.given(task))
        # sudo: as the unit admin would end it
        yesterday = TODAY - timedelta(days=1)
        self.leader_post.sudo().write({"date_from": yesterday, "date_to": yesterday})
        self.assert_nothing_kept(task, signed, ".")


@tagged("post_install", "-at_install")
class TestAgentProtocol(AgentCase):
    """The whole way, with a stub that speaks as the software does (signing.md §4)."""

    def ask(self, port, task):
        """Play the page: one message over a TLS socket, one answer."""
        base = self.base_url()
        message = dict(task["message"])
        for name in ("FileUploadHandler", "FileName"):
            message[name] = base + message[name]
        socket = websocket.create_connection(
            f"wss://127.0.0.1:{port}/{task['function']}",
            sslopt={"cert_reqs": ssl.CERT_NONE},
            timeout=PATIENCE,
        )
        try:
            socket.send(json.dumps(message))
            return json.loads(socket.recv())
        finally:
            socket.close()

    @contextmanager
    def stub(self, holder="leader"):
        """Run the software; the test's server takes requests with its cookie only."""
        with self.allow_requests():
            cookie = f"{TEST_CURSOR_COOKIE_NAME}={self.http_request_key}"
            agent = fake_agent.Agent(
                lambda pdf: self.sign(pdf, holder), {"Cookie": cookie}
            )
            with fake_agent.serve_agent(agent, 0) as port:
                yield agent, port

    def test_signed_over_the_socket(self):
        """R124: message and answers as the software and others' servers know them."""
        with self.stub() as (agent, port):
            answer = self.ask(port, self.begin())
        self.assertEqual((answer["Status"], answer["FileName"][-4:]), (0, ".pdf"))
        self.assertIs(agent.answers[0]["Status"], True)
        self.env.invalidate_all()
        self.assertEqual(self.approved_draft.state, "signed")

    def test_refusal_reaches_the_page(self):
        """R125: the reason is what the software shows."""
        with self.stub("somebody") as (_agent, port):
            answer = self.ask(port, self.begin())
        self.assertEqual(answer["Status"], 1)
        self.assertIn("Người khác", answer["Message"])
        self.env.invalidate_all()
        self.assertEqual(self.approved_draft.state, "approved")


@tagged("post_install", "-at_install")
class TestAgentDeck(AgentCase):
    """Many documents in a row with a USB token (R130)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.drafts = cls.approved_draft | cls._approved_draft()

    def next(self, document):
        leader = self.act(document, "leader")
        return leader.deck_agent(leader.deck_card("sign")["seen"])

    def test_one_after_the_other_each_with_its_result(self):
        """R130: each is given, signed and answered for itself."""
        [certificate] = self.act(self.drafts[0], "leader").deck("sign")["certificates"]
        self.assertFalse(certificate["problem"])
        self.assertTrue(certificate["by_agent"])
        self.assertFalse(certificate["asks_pin"])
        for document in self.drafts:
            seen = self.act(document, "leader").deck_card("sign")["seen"]
            task = self.act(document, "leader").deck_agent(seen)["task"]
            self.assertIs(self.send(task, self.sign(self.given(task)))["Status"], True)
            answer = self.act(document, "leader").deck_agent(seen)
            self.assertTrue(answer["done"])
            self.assertTrue(answer["words"])
        self.assertEqual(self.drafts.mapped("state"), ["signed", "signed"])

    def test_a_failure_leaves_the_rest_as_it_was(self):
        """R130: another's token for the second; the first stays signed."""
        first, second = self.drafts
        task = self.next(first)["task"]
        self.send(task, self.sign(self.given(task)))
        task = self.next(second)["task"]
        answer = self.send(task, self.sign(self.given(task), "somebody"))
        self.assertIs(answer["Status"], False)
        session = self.session(task).with_user(self.people["leader"])
        self.assertEqual(session.agent_outcome()["state"], "refused")
        self.assertEqual(self.drafts.mapped("state"), ["signed", "approved"])
        self.assertIn("task", self.next(second))

    def test_only_what_was_seen_is_given(self):
        """R130: without having been looked at nothing goes to the token."""
        leader = self.act(self.approved_draft, "leader")
        answer = leader.deck_agent(["0" * 64])
        self.assertEqual((answer["done"], answer["stop"]), (False, False))
        self.certificate.state = "suspended"
        answer = self.next(self.approved_draft)
        self.assertEqual((answer["done"], answer["stop"]), (False, True))
        self.assertIn("suspended", answer["words"])
        for role in ("clerk", "specialist"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                self.act(self.approved_draft, role).deck_agent(["0" * 64])
        self.assertFalse(self.env["qlvb.signing.session"].search([]))
