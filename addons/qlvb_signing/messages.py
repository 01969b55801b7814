# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for the typed errors of ``qlvb_pades`` and the reasons of a verdict."""

from .qlvb_pades import errors


def pades_message(env, error: errors.PadesError) -> str:
    """Return what is wrong and what to do, for the user."""
    match error:
        case errors.BadKey():
            return env._("The signing key cannot be read. Ask your unit admin.")
        case errors.KeyUnavailable():
            return _key_message(env, error)
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
            return env._("The PDF is broken and cannot be signed. Return the draft.")


def _key_message(env, error: errors.KeyUnavailable) -> str:
    match error:
        case errors.WrongPin():
            return env._("The PIN is wrong. Nothing was signed.")
        case errors.WrongOtp():
            return env._(
                "The one-time code is wrong or too old. Nothing was signed. Ask for a "
                "new code and try again."
            )
        case errors.KeyLocked():
            return env._(
                "The key is locked after too many wrong PINs or codes. Nothing was "
                "signed. Have whoever issued it unlock it."
            )
        case errors.KeyNotFound():
            return env._(
                "The device or service does not hold the key “%(key)s”. Nothing was "
                "signed. Ask the operating unit.",
                key=error.parameters["key"],
            )
        case errors.SigningTimeout():
            return env._(
                "The signature was not confirmed in time. Nothing was signed. Try "
                "again and confirm it on your telephone."
            )
        case errors.SigningRefused():
            return env._(
                "The signature was refused by its holder or by the signing service. "
                "Nothing was signed."
            )
        case _:
            return env._(
                "The signing device or service does not answer. Nothing was signed. "
                "See whether it is connected, then try again."
            )


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
