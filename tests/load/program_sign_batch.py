# SPDX-License-Identifier: LGPL-3.0-or-later
# ruff: noqa: F821 - ``env`` is given by ``odoo shell``, which runs this script
"""Time signing documents in a row (``odoo shell`` script), in milliseconds a document.

``act``: what the page calls for each, commit included; ``key`` and ``sign``: parts of
it; ``pyhanko``: the same PDF signed by pyHanko alone, key opened, picture and
permission the same. All in processor time, ``clock`` beside.
"""

import base64
import io
import os
import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, os.environ["LOAD"])
from PIL import Image
from processor import measure
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle

from odoo.addons.qlvb_signing.models.signing_provider import KEY_DIRECTORY

PIN = os.environ["PIN"]
leader = env["res.users"].search([("login", "=", "skhcn.giamdoc")])
waiting = env["qlvb.document"].with_user(leader).with_context(lang="vi_VN")
documents = waiting.browse(waiting.deck("sign")["ids"])
certificate = env["qlvb.certificate"]._of_person(leader)
folder = env["ir.config_parameter"].get_param(KEY_DIRECTORY)
key_path = Path(folder, certificate.key_name)
picture = base64.b64decode(leader.qlvb_post_ids[:1].signature_image)
timestamper = documents[:1]._timestamper()


def sign_bare(pdf: bytes) -> None:
    """Sign ``pdf`` as any program would with pyHanko."""
    signer = signers.SimpleSigner.load_pkcs12(key_path, passphrase=PIN.encode())
    metadata = signers.PdfSignatureMetadata(
        field_name="Signature",
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    image = Image.open(io.BytesIO(picture))
    style = StaticStampStyle(
        background=PdfImage(image), background_opacity=1.0, border_width=0
    )
    signers.PdfSigner(
        metadata,
        signer,
        timestamper=timestamper,
        stamp_style=style,
        new_field_spec=fields.SigFieldSpec("Signature", box=(320, 300, 470, 360)),
    ).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)))


def act(document, seen) -> bool:
    answer = document.deck_act("sign", seen, PIN)
    env.cr.commit()
    return answer["done"]


signed, turns = 0, []
for document in documents:
    seen = document.deck_card("sign")["seen"]
    source = document._main_pdf()
    pdf = source._read_content()
    env.cr.commit()
    bare, _none = measure(env, lambda pdf=pdf: sign_bare(pdf))
    opening, key = measure(env, lambda: certificate._open_key(PIN))
    part, _bytes = measure(
        env, lambda d=document, s=source, k=key: d._signed_bytes(s, k)
    )
    whole, done = measure(env, lambda d=document, s=seen: act(d, s))
    signed += done
    turns.append((whole, bare, opening, part))

names = ("act", "pyhanko", "key", "sign")
for name, costs in zip(names, zip(*turns, strict=True), strict=True):
    print(name, median(cost.processor for cost in costs))
print("clock", median(whole.clock for whole, *_rest in turns))
print("signed", signed)
