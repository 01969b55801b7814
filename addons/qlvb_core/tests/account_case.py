# SPDX-License-Identifier: LGPL-3.0-or-later
import base64

from ..clock import today
from .common import ProvinceCase, make_pdf


class AccountCase(ProvinceCase):
    """``self.admin`` administers the agency; ``self.account`` is the specialist's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls.people["unit_admin"]
        cls.other_admin = cls.add_person("other_admin", cls.other_agency, "unit_admin")
        cls.operator = cls.env.ref("base.user_admin")
        cls.account = cls.account_of(cls.people["specialist"])
        cls.request = cls.new_request("12/ĐN-SKHCN")

    @classmethod
    def account_of(cls, user, actor=None):
        account = cls.env["qlvb.account"].search([("user_id", "=", user.id)])
        return account.with_user(actor or cls.admin)

    @classmethod
    def new_request(cls, number, agency=None, actor=None, **values):
        request = cls.env["qlvb.account.request"].with_user(actor or cls.admin)
        return request._enter(
            agency or cls.agency,
            {
                "number": number,
                "date": today(),
                "signer": "Nguyễn Hữu Phúc",
                "content": base64.b64encode(make_pdf("Văn bản yêu cầu")),
                "filename": "de-nghi.pdf",
                **values,
            },
        )

    def post_values(self, *roles, unit=None, **values):
        return {
            "unit_id": (unit or self.department).id,
            "role_ids": [self.roles[role].id for role in roles],
            "title": "Chuyên viên",
            **values,
        }

    def person_values(self, login="annv.skhcn", **values):
        return {
            "name": "Nguyễn Văn An",
            "login": login,
            "person_kind": "civil_servant",
            "employee_code": "CC-0099",
            "unit_id": self.department.id,
            "posts": [self.post_values("specialist")],
            **values,
        }

    def create_account(self, actor=None, request=None, **values):
        accounts = self.env["qlvb.account"].with_user(actor or self.admin)
        accounts.action_create(
            (request or self.request).id, self.person_values(**values)
        )
        return accounts.search([], order="id desc", limit=1)

    def assertLive(self, account=None):
        self.assertEqual((account or self.account).state, "active")
