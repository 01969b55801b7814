# SPDX-License-Identifier: LGPL-3.0-or-later
"""Words for the typed errors of ``qlvb_pades`` and the reasons of a verdict."""

from .qlvb_pades import errors


def pades_message(env, error: errors.PadesError) -> str:
    """Return what is wrong and what to do, for the user."""
    match error:
        case errors.BadKey(parameters={"reason": "password"}):
            return env._("The PIN is wrong. Nothing was signed.")
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
        case errors.Certified() | errors.AnchorNotFound() | errors.BadPlace():
            return _place_message(env, error)
        case errors.EncryptedPdf():
            return env._("The PDF is protected by a password. Return the draft.")
        case errors.ActiveContentPdf():
            return env._("The PDF holds scripts or embedded files. Return the draft.")
        case errors.LeaderSignatureMissing() | errors.NotPrepared():
            return env._(
                "The document has no valid personal signature of its signer yet: it "
                "cannot be numbered, sealed or issued."
            )
        case _:
            return _other_message(env, error)


def _other_message(env, error) -> str:
    match error:
        case errors.BadImage():
            return env._("The image of the signature or seal is not a usable PNG.")
        case errors.TextDoesNotFit():
            return env._("The number does not fit into its place on the page.")
        case (
            errors.CheckFailed()
            | errors.BrokenPdf(parameters={"reason": "too many objects"})
        ):
            return env._(
                "The PDF is too large or too complicated to be looked through here, so "
                "it cannot be signed. Save it again with fewer pages or objects."
            )
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


def _place_message(env, error) -> str:
    match error:
        case errors.Certified():
            return env._(
                "The PDF is signed so that nothing may be added: number and date "
                "cannot be written into it. Return the draft and have the unsigned "
                "file uploaded."
            )
        case errors.AnchorNotFound():
            return env._(
                "The PDF has no place for: %(name)s. Set it on the page “Places of "
                "signature, number, date” before signing.",
                name=place_name(env, str(error.parameters["which"])),
            )
        case _:
            return env._(
                "Nothing can be written where “%(name)s” is placed: %(reason)s",
                name=place_name(env, str(error.parameters["which"])),
                reason=_place_reason(env, error.parameters["reason"]),
            )


def place_name(env, which: str) -> str:
    """Return what goes in a place of ``PLACES``, or in one that was not found."""
    match which:
        case "number":
            return env._("number")
        case "day":
            return env._("day")
        case "month":
            return env._("month")
        case "date":
            return env._("date")
        case "seal":
            return env._("seal of the agency")
        case _:
            return env._("signature")


def _place_reason(env, reason) -> str:
    match reason:
        case "rotated":
            return env._("the page is turned. Return the draft.")
        case "size":
            return env._("it is too small, or the seal is not 36 mm wide.")
        case "apart":
            return env._("number, day and month are on different pages.")
        case _:
            return env._("it is outside the page.")


def upload_message(env, error: errors.PadesError) -> str:
    """Return what is wrong with an uploaded PDF, and which one to upload instead."""
    match error:
        case errors.Certified():
            return env._(
                "The PDF was signed elsewhere so that nothing may be added: number, "
                "date and seal could never be written into it. Nothing was kept. "
                "Upload the unsigned file; the signer signs it here."
            )
        case errors.AlreadySigned():
            return env._(
                "This appendix is signed already; the agency signs it when it is "
                "issued. Nothing was kept. Upload the unsigned file."
            )
        case errors.BrokenSignature():
            return env._(
                "The PDF was changed after it was signed elsewhere. Nothing was kept. "
                "Upload the unsigned file, or the one as it was signed."
            )
        case errors.EncryptedPdf():
            return env._(
                "The PDF is protected by a password. Nothing was kept. Save it without "
                "one and upload it again."
            )
        case errors.ActiveContentPdf():
            return env._(
                "The PDF holds scripts, a form with programs or embedded files. "
                "Nothing was kept. Print it to a PDF and upload that one."
            )
        case _:
            return env._(
                "The PDF is broken or too large to be read. Nothing was kept. Print it "
                "to a PDF again and upload that one."
            )


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
        case errors.PinStopped():
            return env._(
                "The PIN that the server has for this device was refused and is not "
                "tried again, so that the device does not lock. Nothing was signed. "
                "Ask the operating unit to correct it."
            )
        case errors.KeyNotFound():
            return _no_such_key(env, error)
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


def _no_such_key(env, error: errors.KeyNotFound) -> str:
    """Name the key to whoever may see where keys lie, and to nobody else."""
    if env.user.has_group("qlvb_core.group_operator"):
        return env._(
            "The device or service does not hold the key “%(key)s”. Correct its name "
            "or the place.",
            key=error.parameters["key"],
        )
    return env._(
        "The device or service does not hold the key. Nothing was signed. Ask the "
        "operating unit."
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
