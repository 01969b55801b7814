# SPDX-License-Identifier: LGPL-3.0-or-later
from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.qlvb_core.qlvb_toolkit.zip_members import count_members, each_member

# So many are taken in while one waits for the answer.
MOST_FILES = 50


class QlvbDocument(models.Model):
    """An archive dropped onto "Tiếp nhận" is unpacked: each file is an item (R82)."""

    _inherit = "qlvb.document"

    @api.model
    def action_drop_in_archive(self, filename: str, content: str) -> dict:
        """Take in each file of a plain archive as if it were dropped alone.

        A file that is refused stops none of the others.

        :param content: the bytes in base64
        :return: ``taken``: how many are here now, ``here``: the names of those that
            were before, ``refused``: why each of the rest was not taken
        :raise UserError: the archive is refused, is empty or holds too much
        :raise AccessError: not a clerk of the agency
        """
        self._check_is_clerk(None)
        files = self.env["qlvb.document.file"]
        data = files._sent(content, filename)
        files._inspect(self.browse(), data, filename)
        count = count_members(data)
        if not count or count > MOST_FILES:
            raise UserError(self._archive_size_words(filename, count))
        answer = {"taken": 0, "here": [], "refused": []}
        for name, member in each_member(data):
            try:
                with self.env.cr.savepoint():
                    came = self._drop_in(name, member)
            except UserError as refusal:
                answer["refused"].append(str(refusal))
                continue
            if came["here"]:
                answer["here"].append(name)
            else:
                answer["taken"] += 1
        return answer

    def _archive_size_words(self, filename, count) -> str:
        if not count:
            return self.env._("“%(name)s” holds no file.", name=filename)
        return self.env._(
            "“%(name)s” holds %(count)s files; at most %(limit)s are taken in at once. "
            "Make several archives of it.",
            name=filename,
            count=count,
            limit=MOST_FILES,
        )
