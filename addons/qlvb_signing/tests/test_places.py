# SPDX-License-Identifier: LGPL-3.0-or-later
import io

import pypdfium2
from lxml import etree
from pypdf import PdfReader, PdfWriter

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase
from odoo.tools.safe_eval import safe_eval

from odoo.addons.qlvb_core.tests.common import make_pdf
from odoo.addons.qlvb_workflow.tests.common import TODAY, b64
from odoo.addons.queue_job.tests.common import trap_jobs

from .common import PIN, SigningCase

SEAL = 36 / 25.4 * 72
# reportlab's page of ``make_pdf``: A4
WIDTH, HEIGHT = 595.28, 841.89


def by_hand(**changed):
    """Return places as the page sends them: left, top, width, height in points."""
    boxes = {
        "number": (110, 220, 34, 15.6),
        "day": (380, 220, 24, 15.6),
        "month": (440, 220, 24, 15.6),
        "signer_image": (360, 500, 140, 64),
        "seal": (305, 480, SEAL, SEAL),
        **changed,
    }
    return {
        name: {
            "page": 0,
            "box": [x / WIDTH, y / HEIGHT, (x + w) / WIDTH, (y + h) / HEIGHT],
        }
        for name, (x, y, w, h) in boxes.items()
        if w
    }


class PlacesCase(SigningCase):
    def places_of(self, draft, role="leader"):
        return self.act(draft, role).signing_places()

    def place(self, draft, role="leader", file_id=None, **changed):
        file_id = file_id or draft._current_files("main").id
        self.act(draft, role).action_set_places(file_id, by_hand(**changed))

    def uploaded(self, pdf):
        """Return a draft whose file is this PDF, made elsewhere, and its PDF."""
        draft = self.complete_draft()
        with trap_jobs() as trap:
            draft.action_upload_draft("tu-noi-khac.pdf", b64(pdf))
            trap.perform_enqueued_jobs()
        draft.invalidate_recordset()
        return draft

    def approve(self, draft):
        draft.action_submit()
        self.act(draft, "head").action_approve_content()
        self.act(draft, "form_checker").action_approve_form()
        return draft


class TestPlaces(PlacesCase):
    def test_the_dialog_offers_one_way_to_sign(self):
        """R124: by the token or by the server, and neither without places."""
        arch = self.env["qlvb.sign.wizard"].get_view(view_type="form")["arch"]
        hidden = {
            button.get("name"): button.get("invisible")
            for button in etree.fromstring(arch).iterfind(".//footer/button[@name]")
        }
        for by_agent in (True, False):
            for state in ("found", "missing", "unusable", "elsewhere"):
                facts = {"signs_by_agent": by_agent, "place_state": state}
                ways = ["action_sign", "action_sign_by_agent"]
                shown = [way for way in ways if not safe_eval(hidden[way], facts)]
                expected = [ways[by_agent]] if state == "found" else []
                with self.subTest(**facts):
                    self.assertEqual(shown, expected)

    def test_a_pdf_without_places_says_so_before_signing(self):
        """R137: form, dialog and act say what is missing, and the way is the page."""
        self.assertEqual(self.approved_draft.place_state, "ready")
        self.assertFalse(self.approved_draft.place_problem)
        draft = self.approved()
        self.assertEqual(draft.place_state, "missing")
        self.assertIn("no place yet for: number, day, month", draft.place_problem)
        leader = self.act(draft, "leader")
        dialog = leader.env["qlvb.sign.wizard"].create({"document_id": draft.id})
        self.assertEqual(dialog.place_problem, draft.place_problem)
        self.assertEqual(dialog.action_open_places()["tag"], "qlvb_places")
        with self.assertRaisesRegex(UserError, "no place for: number"):
            leader._sign(PIN)
        leader.action_return_draft("Dùng mẫu của cơ quan.")
        self.assertEqual(draft.state, "content_review")

    def test_placed_by_hand_it_is_signed_numbered_and_sealed(self):
        """R137, R136: the number is printed where it was placed, all stays valid."""
        draft = self.approved()
        page = self.places_of(draft)
        self.assertEqual(page["places"], {})
        self.assertEqual({name for name, _label in page["labels"]}, set(by_hand()))
        self.place(draft)
        self.assertEqual(draft.place_state, "ready")
        self.assertFalse(draft.place_problem)
        self.act(draft, "leader")._sign(PIN)
        self.act(draft, "clerk")._seal(PIN, TODAY)
        self.assertEqual(draft.legal_force, "original")
        with pypdfium2.PdfDocument(self.main_pdf(draft)) as paper:
            paper.init_forms()
            words = paper[0].get_textpage()
            place = (105, HEIGHT - 240, 150, HEIGHT - 215)
            self.assertEqual(words.get_text_bounded(*place).strip(), "")
        fields = PdfReader(io.BytesIO(self.main_pdf(draft))).get_fields()
        self.assertEqual(fields["qlvb_so"].value, draft.code_number)
        [x0, y0, _x1, _y1] = self.rectangle(draft, "qlvb_so")
        self.assertAlmostEqual(x0, 110, delta=0.1)
        self.assertAlmostEqual(y0, HEIGHT - 220 - 15.6, delta=0.1)

    def rectangle(self, draft, name):
        reader = PdfReader(io.BytesIO(self.main_pdf(draft)))
        for annotation in reader.pages[0]["/Annots"]:
            widget = annotation.get_object()
            if widget.get("/T") == name:
                return [float(edge) for edge in widget["/Rect"]]
        raise AssertionError(name)

    def test_what_is_found_may_be_moved(self):
        """R137: found by itself, adjusted by hand, found again on request."""
        draft = self.approved_draft
        page = self.places_of(draft)
        self.assertEqual(set(page["places"]), set(by_hand()))
        moved = {**page["places"], "number": by_hand()["number"]}
        self.act(draft, "leader").action_set_places(page["file_id"], moved)
        again = self.places_of(draft)
        self.assertEqual(again["places"]["number"]["box"][1], round(220 / HEIGHT, 5))
        self.assertEqual(again["found"], page["found"])

    def test_places_belong_to_one_version(self):
        """R137: another version of the PDF is looked at anew."""
        draft = self.content_approved()
        first = draft._current_files("main")
        self.place(draft, "form_checker")
        self.act(draft, "form_checker").action_return_draft("Sửa lại.")
        with trap_jobs():
            draft.action_upload_draft("du-thao-2.pdf", b64(make_pdf("Bản 2")))
        draft.invalidate_recordset()
        self.assertEqual(draft.place_state, "missing")
        self.assertEqual(self.places_of(draft, "specialist")["places"], {})
        with self.assertRaisesRegex(UserError, "newer version"):
            self.place(draft, "specialist", file_id=first.id)

    def test_who_places(self):
        """R137: whoever it waits for, and the clerk; nobody else, whatever the door."""
        draft = self.approved()
        before = self.snapshot_places(draft)
        for user in (self.people["specialist"], self.people["head"], self.stranger):
            with self.subTest(user=user.name), self.assertRaises(AccessError):
                draft.with_user(user).signing_places()
            with self.subTest(user=user.name), self.assertRaises(AccessError):
                draft.with_user(user).action_set_places(
                    draft._current_files("main").id, by_hand()
                )
        with self.assertRaises(AccessError):
            self.act(draft._current_files("main"), "leader").write({"places": {}})
        with self.assertRaises(AccessError):
            self.act(draft, "leader").write({"place_state": "ready"})
        self.assertEqual(self.snapshot_places(draft), before)
        self.place(draft, "clerk")
        self.assertTrue(draft._current_files("main").places)

    def snapshot_places(self, draft):
        self.env.invalidate_all()
        return draft._current_files("main").sudo().places, draft.sudo().place_state

    def test_never_moved_once_signed(self):
        """R137: after the signature neither signer nor clerk moves anything."""
        document = self.signed()
        main = document._current_files("main")
        # AccessError is a UserError too: the state is wrong before any right is.
        for role in ("leader", "clerk", "specialist"):
            with self.subTest(role=role), self.assertRaises(UserError):
                self.place(document, role, file_id=main.id)
        self.assertFalse(main.sudo().places)

    def test_nothing_is_kept_that_cannot_be_written(self):
        """R137, R138: said with the name of the place and the reason."""
        draft = self.approved()
        file_id = draft._current_files("main").id
        leader = self.act(draft, "leader")
        for words, places in (
            ("no place for: seal", by_hand(seal=(0, 0, 0, 0))),
            ("“number” is placed: it is outside", by_hand(number=(-90, 10, 34, 15.6))),
            ("“seal of the agency” is placed: .*36 mm", by_hand(seal=(9, 9, 50, 50))),
            ("did not arrive whole", {"number": {"page": 0, "box": [1, 2]}}),
            ("did not arrive whole", {"number": "here"}),
            (
                "did not arrive whole",
                {"number": {"page": float("inf"), "box": [0, 0, 1, 1]}},
            ),
            ("did not arrive whole", [1, 2]),
        ):
            with self.subTest(words=words), self.assertRaisesRegex(UserError, words):
                leader.action_set_places(file_id, places)
        self.assertFalse(draft._current_files("main").sudo().places)

    def test_another_signer_is_looked_for(self):
        """R137: the signature goes above the name of who signs now."""
        draft = self.uploaded(self.main_pdf(self.approved_draft))
        self.assertEqual(draft.place_state, "ready")
        head = self.people["head"].qlvb_post_ids
        draft.signer_post_id = head
        self.assertEqual(draft.place_state, "missing")
        self.assertIn("signature", draft.place_problem)


class TestUploadedPdf(PlacesCase):
    def test_a_pdf_made_elsewhere_is_a_draft(self):
        """R137: cleaned once, it goes the way of every draft; the upload is kept."""
        pdf = self.main_pdf(self.approved_draft)
        turned = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        turned.pages[0].rotate(90)
        stream = io.BytesIO()
        turned.write(stream)
        draft = self.uploaded(stream.getvalue())
        self.assertEqual(
            draft._current_files("draft")._read_content(), stream.getvalue()
        )
        clean = PdfReader(io.BytesIO(self.main_pdf(draft)))
        self.assertEqual(clean.pages[0].rotation, 0)

    def test_a_broken_pdf_is_said_at_once(self):
        """R65, R137: while the drafter can still bring another."""
        draft = self.complete_draft()
        hopeless = make_pdf("Hỏng")[:400]
        with self.assertRaises(UserError), self.cr.savepoint():
            draft.action_upload_draft("hong.pdf", b64(hopeless))
        self.assertEqual(draft._current_files("draft").name, "du-thao.docx")


class TestPagePicture(PlacesCase, HttpCase):
    def log_in(self, user):
        user.sudo().password = "mat-khau-thu-9"
        self.authenticate(user.login, "mat-khau-thu-9")

    def test_the_picture_of_a_page(self):
        """R137, R178: for readers of the document only, and noted each time."""
        draft = self.approved()
        main = draft._current_files("main")
        url = f"/qlvb/places/{main.id}"
        self.log_in(self.people["leader"])
        answer = self.url_open(f"{url}/0")
        self.assertEqual(answer.headers["Content-Type"], "image/png")
        self.assertEqual(answer.headers["Cache-Control"], "private, no-store")
        self.assertEqual(self.url_open(f"{url}/7").status_code, 404)
        event = self.env["qlvb.audit.event"].search(
            [("code", "=", "file.read"), ("document_id", "=", draft.id)], limit=1
        )
        self.assertEqual(event.actor_id, self.people["leader"])
        self.log_in(self.stranger)
        self.assertEqual(self.url_open(f"{url}/0").status_code, 404)
