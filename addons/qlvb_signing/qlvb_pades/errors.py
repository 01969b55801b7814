# SPDX-License-Identifier: LGPL-3.0-or-later
"""What can go wrong, as codes and parameters; callers word the messages."""

from typing import ClassVar


class PadesError(Exception):
    """Base of every error of this package."""

    code: ClassVar[str] = "pades"

    def __init__(self, **parameters: object) -> None:
        super().__init__(self.code, parameters)
        self.parameters = parameters


class NotPdf(PadesError):
    """The bytes are not a PDF file."""

    code = "not_pdf"


class BrokenPdf(PadesError):
    """The file is damaged; ``reason`` says how (technical)."""

    code = "broken_pdf"


class EncryptedPdf(PadesError):
    """The file is encrypted, whether or not it opens without a password."""

    code = "encrypted_pdf"


class ActiveContentPdf(PadesError):
    """The file carries scripts or the like; ``kinds`` is a sorted tuple."""

    code = "active_content"


class AlreadySigned(PadesError):
    """The file carries signatures; ``fields`` names them."""

    code = "already_signed"


class BrokenSignature(PadesError):
    """A signature already in the file does not hold; ``field`` names it."""

    code = "broken_signature"


class AnchorNotFound(PadesError):
    """A place to write in was not found; ``which`` names it."""

    code = "anchor_not_found"


class BadPlace(PadesError):
    """A place nothing can be written in; ``which`` names it.

    ``reason`` is ``page`` (there is none with that number), ``apart`` (number and date
    are on different pages), ``outside`` (of the page), ``size`` (too small, or a
    seal that is not in its actual size) or ``rotated`` (the page is shown turned).
    """

    code = "bad_place"


class NotPrepared(PadesError):
    """The file lacks a prepared field; ``field`` names it."""

    code = "not_prepared"


class Certified(PadesError):
    """A signature in the file forbids writing number, date and seal; ``field``."""

    code = "certified"


class AlreadyPrepared(PadesError):
    """The file already has a prepared field; ``field`` names it."""

    code = "already_prepared"


class LeaderSignatureMissing(PadesError):
    """The seal may only follow the signature of the competent person."""

    code = "leader_signature_missing"


class LeaderForbidsSeal(PadesError):
    """The personal signature lets no other program add a field for the seal."""

    code = "leader_forbids_seal"


class TextDoesNotFit(PadesError):
    """The text is too wide for its place; ``field`` and ``text``."""

    code = "text_does_not_fit"


class UnsupportedText(PadesError):
    """The text has a character the form font lacks; ``text``."""

    code = "unsupported_text"


class BadImage(PadesError):
    """The picture is not a PNG of a reasonable size."""

    code = "bad_image"


class FontNotFound(PadesError):
    """No Times-like font with all Vietnamese letters is installed."""

    code = "font_not_found"


class BadKey(PadesError):
    """The key file cannot be read."""

    code = "bad_key"


class KeyUnavailable(PadesError):
    """Base of what a key, its device or its service refuse; nothing was signed."""

    code = "key_unavailable"


class WrongPin(KeyUnavailable):
    """The PIN is wrong. It is never tried again by itself: devices lock."""

    code = "wrong_pin"


class PinStopped(KeyUnavailable):
    """The server's PIN was refused before, and is not tried again by itself."""

    code = "pin_stopped"


class WrongOtp(KeyUnavailable):
    """The one-time code is wrong, used up or too old."""

    code = "wrong_otp"


class KeyLocked(KeyUnavailable):
    """Too many wrong PINs or codes: the device or the credential is locked."""

    code = "key_locked"


class KeyNotFound(KeyUnavailable):
    """The device or service has no such key, or no certificate of it; ``key``."""

    code = "key_not_found"


class DeviceMissing(KeyUnavailable):
    """The device or service is not there, or left half-way; ``reason`` (technical)."""

    code = "device_missing"


class SigningRefused(KeyUnavailable):
    """The holder or the service said no; ``reason`` (technical)."""

    code = "signing_refused"


class SigningTimeout(KeyUnavailable):
    """The holder did not confirm, or the service did not answer, in time."""

    code = "signing_timeout"


class CertificateRefused(PadesError):
    """The certificate may not sign.

    ``reason`` is ``expired``, ``not_yet_valid``, ``key_usage``, ``revoked``,
    ``untrusted`` or ``no_revocation_data``.
    """

    code = "certificate_refused"


class NotCertificateFile(PadesError):
    """The file holds no certificate of a holder.

    ``reason`` is ``format``, ``private_key``, ``authority`` (only of issuers) or
    ``several``.
    """

    code = "not_certificate_file"


class SigningFailed(PadesError):
    """The key, the time stamping authority or the file refused; ``reason``."""

    code = "signing_failed"


class CheckFailed(PadesError):
    """A file needs more than it may to be judged; ``reason`` (technical)."""

    code = "check_failed"


class FileRewritten(PadesError):
    """A signed file does not go on from the bytes that were given to be signed."""

    code = "file_rewritten"


class ForeignChange(PadesError):
    """Whoever signed changed more than a signature; ``reason`` (technical)."""

    code = "foreign_change"


class SignatureCount(PadesError):
    """Not one signature was added; ``count`` is how many."""

    code = "signature_count"


class SignatureNotValid(PadesError):
    """A signature of a file does not verify; ``reasons`` are codes of a verdict."""

    code = "signature_not_valid"


class NoValidationData(PadesError):
    """A certificate could not be proved good; ``reason`` (technical)."""

    code = "no_validation_data"


class BadBundle(PadesError):
    """The file is no bundle of evidence; ``reason`` (technical)."""

    code = "bad_bundle"


ERRORS = {error.code: error for error in PadesError.__subclasses__()}
