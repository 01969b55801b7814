# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""For ``odoo shell``: a document with a file and a sealed journal, committed."""

from odoo.addons.qlvb_core.tests.common import make_pdf

agency = env["qlvb.unit"].create(
    {"name": "Sở Khoa học và Công nghệ", "code": "SKHCN", "kind": "agency"}
)
document = env["qlvb.document"].create(
    {
        "direction": "outgoing",
        "agency_id": agency.id,
        "unit_id": agency.id,
        "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
        "subject": "Tờ trình về sao lưu",
    }
)
env["qlvb.document.file"]._store(
    document, make_pdf("Tờ trình về sao lưu"), "Tờ trình.pdf", "main"
)
env.cr.commit()
# The first run remembers where the journal stands, the second seals up to there.
for _run in range(2):
    env["qlvb.audit.seal"]._seal()
    env.cr.commit()
