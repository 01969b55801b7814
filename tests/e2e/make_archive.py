# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - the shell gives env
"""For ``odoo shell``: a dossier in the archive, its package made, all sealed."""

import io

from reportlab.pdfgen import canvas

from odoo.fields import Command


def pdf(text):
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(72, 760, text)
    page.save()
    return stream.getvalue()


def person(login, role):
    """Return a user who holds ``role`` in the department."""
    user = env["res.users"].create({"name": login, "login": login})
    env["qlvb.post"].create(
        {
            "user_id": user.id,
            "unit_id": department.id,
            "role_ids": [Command.set(env.ref(f"qlvb_core.role_{role}").ids)],
            "title": "Chuyên viên",
        }
    )
    return user


def finished(number):
    """Return an issued document with its file."""
    document = (
        env["qlvb.document"]
        .with_user(maker)
        .create(
            {
                "agency_id": agency.id,
                "unit_id": department.id,
                "type_id": env.ref("qlvb_core.document_type_to_trinh").id,
                "subject": f"Tờ trình số {number}",
            }
        )
    )
    files = document.env["qlvb.document.file"]
    files._store(document, pdf(f"To trinh {number}"), f"Tờ trình {number}.pdf", "main")
    document._cancel_open_work()
    document.sudo().write({"state": "issued", "code_number": str(number)})
    return document


units = env["qlvb.unit"]
agency = units.create(
    {"name": "Sở Thử nghiệm", "code": "STN", "kind": "agency", "organ_id": "H31.99"}
)
department = units.create({"name": "Phòng Một", "code": "P1", "parent_id": agency.id})
maker, archivist = person("thu.maker", "specialist"), person("thu.archive", "archivist")
documents = [finished(1), finished(2)]
dossier = (
    env["qlvb.dossier"]
    .with_user(maker)
    .create(
        {
            "title": "Hồ sơ thử nghiệm",
            "notation": "01",
            "item_ids": [Command.create({"document_id": d.id}) for d in documents],
        }
    )
)
dossier.action_close()
dossier.action_hand_over()
dossier.with_user(archivist).action_accept()
package = dossier.sudo().package_ids
package.with_user(archivist)._build()
env.cr.commit()
# The first run remembers where the journal stands, the second seals up to there.
for _run in range(2):
    env["qlvb.audit.seal"]._seal()
    env.cr.commit()
print("made", package.id, documents[0]._current_files("main").id)
