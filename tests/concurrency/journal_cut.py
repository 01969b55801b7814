# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``
"""For ``odoo shell``: seal everything and take the oldest month out."""

for _run in range(3):
    env["qlvb.audit.seal"]._seal()
status = env["qlvb.audit.status"].with_user(env.ref("base.user_admin")).create({})
status.action_cut()
env.cr.commit()
cut = env["qlvb.audit.cut"].search([], limit=1)
stored = env["ir.attachment"].search(
    [("res_model", "=", "qlvb.audit.cut"), ("res_field", "=", "content")]
)
print("cut", cut.month, cut.event_count, cut.export_sha256, stored.store_fname)
for _run in range(3):
    env["qlvb.audit.seal"]._seal()
env.cr.commit()
