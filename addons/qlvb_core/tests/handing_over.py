# SPDX-License-Identifier: LGPL-3.0-or-later
"""A whole hand-over in one call, for the tests of every addon."""

import base64

from ..clock import today
from .common import make_pdf


def hand_over(case, giver, receiver):
    """Hand everything ``giver`` holds over to ``receiver`` by the acts themselves.

    :param case: a ``ProvinceCase``
    """
    admin = case.people["unit_admin"]
    request = (
        case.env["qlvb.account.request"]
        .with_user(admin)
        ._enter(
            case.agency,
            {
                "number": "21/QĐ-SKHCN",
                "date": today(),
                "signer": "Giám đốc",
                "content": base64.b64encode(make_pdf("Quyết định")),
                "filename": "quyet-dinh.pdf",
            },
        )
    )
    account = case.env["qlvb.account"].search([("user_id", "=", giver.id)])
    action = account.with_user(admin).action_hand_over(request.id)
    handover = case.env["qlvb.handover"].browse(action["res_id"])
    for line in handover.line_ids:
        line.with_user(giver).receiver_id = receiver
    handover.with_user(giver).action_confirm_giver()
    handover.with_user(receiver).action_confirm_receiver()
    return handover
