# SPDX-License-Identifier: LGPL-3.0-or-later
from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import ProvinceCase


@tagged("post_install", "-at_install")
class TestLoginHidden(ProvinceCase):
    """What others log in with is nobody's to collect, their names are (R21)."""

    def setUp(self):
        super().setUp()
        self.users = self.env["res.users"].with_user(self.people["specialist"])
        self.stranger.sudo().login = "bi-mat.snv"

    def test_logins_are_not_read(self):
        """R21: neither by a list nor by a group, of no agency."""
        for actor in ("specialist", "leader", "unit_admin", "monitor"):
            users = self.env["res.users"].with_user(self.people[actor])
            for ask in (
                lambda u: u.search_read([], ["name", "login"]),
                lambda u: u.web_search_read([], {"login": {}}),
                lambda u: u.browse(self.stranger.id).web_read({"login": {}}),
                lambda u: u.browse(self.stranger.id).export_data(["login"]),
                lambda u: u.formatted_read_group([], ["login"], ["__count"]),
                lambda u: u.search([], order="login"),
            ):
                with self.subTest(actor=actor), self.assertRaises(UserError):
                    ask(users)
            self.assertNotIn("login", users.fields_get())

    def test_nobody_is_found_by_a_login(self):
        """R21: letter by letter a search would tell it."""
        for login in ("bi-mat.snv", "bi-mat"):
            with self.subTest(login):
                domain = [("login", "=like", f"{login}%")]
                self.assertFalse(self.users.search(domain))
                self.assertFalse(self.users.search_count(domain))
                self.assertFalse(self.users.name_search(login))
        posts = self.env["qlvb.post"].with_user(self.people["specialist"])
        self.assertFalse(posts.search([("user_id.login", "=", "bi-mat.snv")]))

    def test_people_are_found_by_their_names(self):
        """R8: whoever chooses a person types a name."""
        found = self.users.name_search("Người stranger")
        self.assertEqual(found, [(self.stranger.id, "Người stranger")])
        self.assertTrue(self.users.web_search_read([], {"name": {}})["records"])

    def test_lists_of_people_open(self):
        """R8: Odoo's own views of people name no login to who may not read it."""
        for view_type in ("list", "kanban", "search"):
            views = self.users.get_views([(False, view_type)])
            shown = views["models"]["res.users"]["fields"]
            self.assertNotIn("login", shown)
            if view_type != "search":
                arch = views["views"][view_type]["arch"]
                self.assertNotIn('name="login"', arch)

    def test_lists_of_people_tell_where_they_work(self):
        """R8: of two of one name the posts tell who is who; all speak one language."""
        for view_type in ("list", "kanban"):
            views = self.users.get_views([(False, view_type)])
            arch = etree.fromstring(views["views"][view_type]["arch"])
            (shown,) = arch.iterfind(".//field[@name='qlvb_posts_text']")
            self.assertIsNone(shown.get("column_invisible"))
            for language in arch.iterfind(".//field[@name='lang']"):
                self.assertTrue(language.get("column_invisible"))
        words = self.people["head"].with_user(self.people["clerk"]).qlvb_posts_text
        self.assertIn(self.department.name, words)

    def test_one_s_own_and_the_operator_s(self):
        """R21: everybody knows the own login; the operator runs the accounts."""
        own = self.users.browse(self.users.env.uid)
        self.assertEqual(own.read(["login"])[0]["login"], "specialist")
        operator = self.env["res.users"].with_user(self.env.ref("base.user_admin"))
        (row,) = operator.search_read([("login", "=", "bi-mat.snv")], ["login"])
        self.assertEqual(row["id"], self.stranger.id)

    def test_the_admin_reads_it_on_the_account(self):
        """R21: of the own agency; the account has its rules."""
        accounts = self.env["qlvb.account"].with_user(self.people["unit_admin"])
        logins = accounts.search([]).mapped("login")
        self.assertIn("specialist", logins)
        self.assertNotIn("bi-mat.snv", logins)

    def test_the_inspector_finds_events_by_account_name(self):
        """R32: of the own agency, by what is typed whole."""
        self.env["qlvb.audit.event"].with_user(self.people["clerk"])._log(
            "test.login", self.department
        )
        events = self.env["qlvb.audit.event"].with_user(self.people["monitor"])
        found = events.search([("by_login", "=", "clerk")])
        self.assertIn("test.login", found.mapped("code"))
        self.assertFalse(events.search([("by_login", "=", "bi-mat.snv")]))
