# SPDX-License-Identifier: LGPL-3.0-or-later
import re
from collections.abc import Iterator

from odoo import api, models

from ..field_words import FieldWords
from ..qlvb_toolkit import text
from ..qlvb_toolkit.staff_layout import ACCOUNTS
from .account_bulk import KINDS

# Typed at any keyboard, read out on any telephone.
LOGIN = re.compile(r"[a-z0-9._@-]+")
PHONE = re.compile(r"\+?[0-9 .()-]+")
PHONE_DIGITS = range(3, 16)  # from an extension to ITU-T E.164
NAME_LENGTH = ACCOUNTS.column("name").limit


class QlvbAccount(models.Model):
    """What a person's particulars look like, in the dialogs and the spreadsheet."""

    _inherit = "qlvb.account"

    @api.model
    def _person_problems(self, person) -> Iterator[str]:
        """Yield what is wrong with the particulars of a new account.

        :param person: as ``_clean_row`` returns it
        """
        if not person["name"] or not person["login"]:
            yield self.env._("Give the full name and the account name.")
        yield from self._form_problems(person)
        if person["person_kind"] not in KINDS:
            words = self.env._("Choose what kind of person the account is for.")
            yield FieldWords("person_kind", words)

    @api.model
    def _form_problems(self, person) -> Iterator[str]:
        """Yield what is written wrongly, of ``name``, ``login``, ``phone`` if given."""
        if len(person.get("name") or "") > NAME_LENGTH:
            words = self.env._(
                "The full name has more than %(limit)s characters.", limit=NAME_LENGTH
            )
            yield FieldWords("name", words)
        if text.has_markup(person.get("name") or ""):
            words = self.env._("A name has no signs “<” and “>”: correct it.")
            yield FieldWords("name", words)
        login = person.get("login")
        if login and not LOGIN.fullmatch(login.lower()):
            words = self.env._(
                "The account name “%(login)s” may only have letters without accents, "
                "digits and the signs . _ - @, and no blanks.",
                login=login[:60],
            )
            yield FieldWords("login", words)
        phone = person.get("phone")
        if phone and not self._is_phone(phone):
            words = self.env._(
                "“%(phone)s” is no telephone number: write digits, as 0912 345 678.",
                phone=phone[:60],
            )
            yield FieldWords("phone", words)

    @api.model
    def _is_phone(self, phone: str) -> bool:
        digits = sum(map(str.isdigit, phone))
        return bool(PHONE.fullmatch(phone)) and digits in PHONE_DIGITS
