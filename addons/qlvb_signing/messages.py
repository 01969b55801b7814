# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for the typed errors of ``qlvb_pades`` and the reasons of a verdict."""

from .qlvb_pades import errors


def pades_message(env, error: errors.PadesError) -> str:
    """Return what is wrong and what to do, for the user."""
    match error:
        case errors.BadKey():
            if error.parameters.get("reason") == "password":
                return env._("The PIN is wrong. Nothing was signed.")
            return env._("The signing key cannot be read. Ask your unit admin.")
        case errors.CertificateRefused():
            return env._(
                "The certificate cannot be used: %(reason)s Nothing was signed.",
                reason=_certificate_reason(env, error.parameters.get("reason")),
            )
        case errors.AlreadySigned() | errors.AlreadyPrepared():
            return env._(
                "The PDF already carries signatures or places for them, so it cannot "
                "be signed here. Return the draft and upload the unsigned file."
            )
        case errors.AnchorNotFound():
            return env._(
                "The PDF has no place for number, date or signature (“Số: …/…”, "
                "“ngày … tháng … năm …” or the signer's name is missing). Return the "
                "draft and use the template."
            )
        case errors.EncryptedPdf():
            return env._("The PDF is protected by a password. Return the draft.")
        case errors.ActiveContentPdf():
            return env._("The PDF holds scripts or embedded files. Return the draft.")
        case errors.LeaderSignatureMissing() | errors.NotPrepared():
            return env._(
                "The document has no valid personal signature of its signer yet: it "
                "cannot be numbered, sealed or issued."
            )
        case errors.BadImage():
            return env._("The image of the signature or seal is not a usable PNG.")
        case errors.TextDoesNotFit():
            return env._("The number does not fit into its place on the page.")
        case errors.SigningFailed():
            return env._("Signing failed; nothing was changed. Try again.")
        case _:
            return _agents_message(env, error) or env._(
                "The PDF is broken and cannot be signed. Return the draft."
            )


def _agents_message(env, error) -> str:
    """What the signing software of somebody's computer did wrong; empty for others."""
    match error:
        case errors.FileRewritten() | errors.ForeignChange():
            return env._(
                "What came back is not the file that was given to be signed: something "
                "else in it was changed. Nothing was kept. Sign again; if it happens "
                "again, have the signing software checked."
            )
        case errors.SignatureCount():
            return env._(
                "The file came back with %(count)s new signatures instead of one. "
                "Nothing was kept. Sign it once.",
                count=error.parameters["count"],
            )
        case errors.SignatureNotValid():
            return env._(
                "The signature of the file is not valid: its certificate has expired, "
                "has been revoked or was not issued by a trusted issuer. Nothing was "
                "kept."
            )
        case errors.LeaderForbidsSeal():
            return env._(
                "The personal signature lets no other program seal this file. Seal it "
                "with the agency's key on the server, or return the document to its "
                "signer to be signed with a USB token."
            )
        case _:
            return ""


def _certificate_reason(env, reason) -> str:
    match reason:
        case "expired":
            return env._("it has expired.")
        case "not_yet_valid":
            return env._("it is not valid yet.")
        case "revoked":
            return env._("it has been revoked.")
        case "key_usage":
            return env._("it is not meant for signing documents.")
        case "no_revocation_data":
            return env._(
                "nobody can say now whether it has been revoked. Try again later."
            )
        case _:
            return env._("its issuer is not on this system's list of trusted issuers.")


def certificate_file_message(env, error: errors.NotCertificateFile) -> str:
    """Return what is wrong with the file of a certificate and what to choose."""
    match error.parameters["reason"]:
        case "private_key":
            return env._(
                "This file holds a private key. A private key never leaves its device "
                "and is not taken here; nothing of the file was kept. Choose the file "
                "of the certificate alone (.cer, .pem, .der)."
            )
        case "authority":
            return env._(
                "This is the certificate of an issuer, not of a person or an agency. "
                "Choose the holder's."
            )
        case "several":
            return env._(
                "There are several certificates in the file. Enter them one by one."
            )
        case _:
            return env._(
                "This file is not a certificate. Choose the .cer, .pem or .der file "
                "that the issuer gave with the device."
            )
