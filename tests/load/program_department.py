# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``
"""Give the office of the province a third department (``odoo shell`` script)."""

from odoo.tests import new_test_user

office = env["qlvb.unit"].search([("name", "=", "Văn phòng Ủy ban nhân dân tỉnh")])
department = env["qlvb.unit"].create(
    {
        "name": "Phòng Kinh tế - Tổng hợp",
        "code": "KTTH",
        "body_kind_id": env.ref("qlvb_core.body_kind_department").id,
        "parent_id": office.id,
    }
)
head = new_test_user(env, "bench.head", groups="base.group_user")
env["qlvb.post"].create(
    {
        "user_id": head.id,
        "unit_id": department.id,
        "role_ids": [(6, 0, env.ref("qlvb_core.role_head").ids)],
        "title": "Trưởng phòng",
    }
)
env.cr.commit()
