# SPDX-License-Identifier: LGPL-3.0-or-later
"""Certificates registered before say what they would say if registered today.

Names are spelled in one way since then, and what the key may be used for is read. The
register keeps no certificate; what it signed here carries it. One that signed nothing
yet keeps its names, composed and without what cannot be seen, and its unknown use.
"""

import logging

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError

from odoo.addons.qlvb_signing.models.certificate import naive_utc
from odoo.addons.qlvb_signing.qlvb_pades import (
    PadesError,
    classify_certificate,
    signer_certificates,
)
from odoo.addons.qlvb_signing.qlvb_pades.naming import shown

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    for certificate in env["qlvb.certificate"].search([]):
        facts = _facts(env, certificate)
        if facts:
            _note_use(cr, certificate, facts.may_sign)
            _spell_anew(cr, certificate, facts.name, facts.issuer)
        else:
            names = (certificate.holder_name, certificate.issuer)
            _spell_anew(cr, certificate, *(shown(name or "") for name in names))
        env.invalidate_all()  # files that were read would fill the memory


def _facts(env, certificate):
    """Return what the certificate says, read from the last file it signed."""
    signatures = env["qlvb.signature"].search(
        [("serial", "=", certificate.serial), ("file_id", "!=", False)],
        order="id desc",
        limit=1,
    )
    period = (certificate.valid_from, certificate.valid_to)
    for der in _embedded(signatures.file_id):
        facts = classify_certificate(der)
        begins_ends = (naive_utc(facts.valid_from), naive_utc(facts.valid_to))
        # not the issuer: its old spelling is what is mended
        if facts.serial == certificate.serial and begins_ends == period:
            return facts
    return None


def _embedded(file) -> list[bytes]:
    try:
        return signer_certificates(file._read_content()) if file else []
    except (PadesError, UserError, OSError, ValueError) as error:
        _logger.warning("File %s is not read: %s", file.id, error)
        return []


def _note_use(cr, certificate, may_sign: bool):
    cr.execute(
        "UPDATE qlvb_certificate SET for_documents = %s WHERE id = %s",
        [may_sign, certificate.id],
    )


def _spell_anew(cr, certificate, holder: str, issuer: str):
    # a signature names its certificate by the same words
    cr.execute(
        "UPDATE qlvb_signature SET issuer = %s WHERE serial = %s AND issuer = %s",
        [issuer, certificate.serial, certificate.issuer],
    )
    cr.execute(
        "SELECT 1 FROM qlvb_certificate WHERE issuer = %s AND serial = %s AND id <> %s",
        [issuer, certificate.serial, certificate.id],
    )
    if cr.fetchone():
        # registered again under the new spelling, which is the one in use
        _logger.warning("Certificate %s is registered twice", certificate.id)
        return
    cr.execute(
        "UPDATE qlvb_certificate SET holder_name = %s, issuer = %s WHERE id = %s",
        [holder, issuer, certificate.id],
    )
