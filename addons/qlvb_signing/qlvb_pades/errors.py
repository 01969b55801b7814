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


class NotPrepared(PadesError):
    """The file lacks a prepared field; ``field`` names it."""

    code = "not_prepared"


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
    """The key file cannot be read; ``reason`` is ``password`` or ``format``."""

    code = "bad_key"


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
