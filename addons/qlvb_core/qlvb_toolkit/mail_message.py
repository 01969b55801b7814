# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading an e-mail (RFC 5322) that anybody may have made, in any shape.

The lenient parser of the standard library is used: a mail of odd make is read as far as
it goes, one that cannot be read at all is refused.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses, parseaddr, parsedate_to_datetime
from hashlib import sha256
from itertools import islice

from lxml import etree, html

from .detection import detect_mimetype
from .errors import InvalidMail
from .text import nfc

__all__ = ["Mail", "MailFile", "MailHead", "read_head", "read_mail"]

MAX_PARTS = 200
MAX_BODY = 200_000
MAX_LINE = 250
# What is made to be read for hours, or to fill the memory, is left unread beyond these.
MAX_HEAD = 128 * 1024
MAX_HEADER = 10_000
MAX_BOUNDARIES = 20_000
_UNNAMED = "tep-dinh-kem"
_RECIPIENT_HEADERS = (
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "To",
    "Cc",
    "Resent-To",
    "Resent-Cc",
)
_MACHINES = ("mailer-daemon", "postmaster", "noreply", "no-reply")
# What programs that answer for people who are away write, beside RFC 3834.
_ANSWERING_HEADERS = ("X-Autoreply", "X-Autorespond", "X-Autoresponder")
_BULK = ("bulk", "junk", "list")
# Proofs of the mail itself: they say nothing of the document.
_MAIL_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
    }
)
_EXTENSIONS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/gif": "gif",
    "text/plain": "txt",
}
_BOUNDARY = re.compile(rb"(?:^|[\r\n])--")
_UNKEPT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class MailHead:
    """Who wrote to whom; ``reply_to`` is empty where no answer may be sent.

    ``automatic`` is ``reply`` for an automatic answer, such as a notice of absence,
    ``machine`` for what else a program sent to many, empty for what a person wrote.
    """

    identifier: str
    sender: str
    address: str
    automatic: str
    reply_to: str
    recipients: tuple[str, ...]
    subject: str
    sent_at: datetime | None
    is_report: bool


@dataclass(frozen=True)
class MailFile:
    """A file of a mail; ``inline`` when it is part of the body, such as a logo."""

    name: str
    data: bytes
    inline: bool


@dataclass(frozen=True)
class Mail:
    """A whole mail; the body as plain text."""

    head: MailHead
    body: str
    files: tuple[MailFile, ...]

    @property
    def digest(self) -> str:
        """Tells two mails of one Message-ID apart, however each was delivered."""
        files = [(file.name, sha256(file.data).hexdigest()) for file in self.files]
        facts = repr((self.head.sender, self.head.subject, self.body, files))
        return sha256(facts.encode()).hexdigest()


def read_head(data: bytes) -> MailHead:
    """What the headers of a mail say.

    ``sent_at`` is in UTC without zone. A mail without Message-ID is known by its hash.
    Raises InvalidMail.
    """
    try:
        message = BytesHeaderParser().parsebytes(data[:MAX_HEAD])
        return _head(message, data)
    except (MessageError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise InvalidMail("headers") from error


def read_mail(data: bytes) -> Mail:
    """A mail with body and files.

    Raises InvalidMail (``headers``, ``boundaries``, ``parts``, ``structure``).
    """
    head = read_head(data)
    _check_boundaries(data)
    try:
        message = BytesParser().parsebytes(data)
        parts = list(_parts(message))
        files = [part for part in parts if _is_file(part)]
        body = _body([part for part in parts if not _is_file(part)])
        return Mail(head, body, tuple(_file(part) for part in files))
    except (MessageError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise InvalidMail("structure") from error


# -- headers ----------


def _head(message: Message, data: bytes) -> MailHead:
    sender = _header(message, "From")
    return MailHead(
        identifier=_identifier(message, data),
        sender=sender[:MAX_LINE],
        address=parseaddr(sender)[1].lower(),
        automatic=_automatic(message),
        reply_to=_reply_to(message, sender),
        recipients=_recipients(message),
        subject=_header(message, "Subject"),
        sent_at=_sent_at(message),
        is_report=message.get_content_type() == "multipart/report",
    )


def _header(message: Message, name: str) -> str:
    return _decoded(str(message.get(name, "")))


def _decoded(value: str) -> str:
    """The words of a header on one line; as they stand where they are not encoded."""
    value = value[:MAX_HEADER]
    with suppress(LookupError, ValueError, HeaderParseError):
        value = str(make_header(decode_header(value)))
    return " ".join(_clean(value).split())


def _clean(value: str) -> str:
    return nfc(_UNKEPT.sub("", value.replace("\r\n", "\n")))


def _identifier(message: Message, data: bytes) -> str:
    given = _header(message, "Message-ID")
    if given and len(given) <= MAX_LINE:
        return given
    return f"sha256:{sha256(data).hexdigest()}"


def _reply_to(message: Message, sender: str) -> str:
    """Where to send an answer; machines get none, or two of them never end."""
    automatic = bool(_automatic(message))
    path = message.get("Return-Path")
    address = parseaddr(str(path) if path is not None else sender)[1].lower()
    machine = address.partition("@")[0] in _MACHINES
    report = message.get_content_type() == "multipart/report"
    if automatic or machine or report or "@" not in address:
        return ""
    return address


def _automatic(message: Message) -> str:
    """Whether a program wrote it (RFC 3834): ``reply``, ``machine`` or empty."""
    # "auto-replied; owner=...", "auto-replied (vacation)"
    submitted = re.split(r"[^\w-]", _header(message, "Auto-Submitted").lower())[0]
    precedence = _header(message, "Precedence").lower()
    answering = any(
        _header(message, name).lower() not in ("", "no") for name in _ANSWERING_HEADERS
    )
    if answering or submitted == "auto-replied" or precedence == "auto_reply":
        return "reply"
    return "machine" if submitted not in ("", "no") or precedence in _BULK else ""


def _recipients(message: Message) -> tuple[str, ...]:
    lines = [
        str(value) for name in _RECIPIENT_HEADERS for value in message.get_all(name, [])
    ]
    addresses = (address.lower() for _name, address in getaddresses(lines))
    return tuple(dict.fromkeys(address for address in addresses if "@" in address))


def _sent_at(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(message.get("Date", "")))
        return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


# -- parts ----------


def _check_boundaries(data: bytes) -> None:
    """Count what may begin a part: the parser makes all of them before one is seen."""
    if next(islice(_BOUNDARY.finditer(data), MAX_BOUNDARIES, None), None):
        raise InvalidMail("boundaries")


def _parts(message: Message) -> Iterator[Message]:
    """The leaves of the mail; a mail within the mail is one of them."""
    waiting, count = [message], 0
    while waiting:
        part = waiting.pop(0)
        count += 1
        if count > MAX_PARTS:
            raise InvalidMail("parts")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting[:0] = _inner(part)
        elif part.get_content_type() not in _MAIL_SIGNATURES:
            yield part


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    inner = payload if isinstance(payload, list) else []
    return [item for item in inner if isinstance(item, Message)]


def _is_file(part: Message) -> bool:
    if part.get_filename() or part.get_content_disposition() == "attachment":
        return True
    return part.get_content_maintype() != "text"


def _file(part: Message) -> MailFile:
    data = _bytes_of(part)
    inline = bool(part.get("Content-ID")) and part.get_content_maintype() == "image"
    return MailFile(_filename(part, data), data, inline)


def _bytes_of(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    nested = _inner(part)
    return nested[0].as_bytes() if nested else b""


def _filename(part: Message, data: bytes) -> str:
    given = _decoded(part.get_filename() or "")
    name = given.replace("\\", "/").rpartition("/")[2]
    if name:
        return name[-MAX_LINE:]
    if part.get_content_maintype() == "message":
        return f"{_UNNAMED}.eml"
    return f"{_UNNAMED}.{_EXTENSIONS.get(detect_mimetype(data), 'bin')}"


# -- body ----------


def _body(parts: list[Message]) -> str:
    plain = [part for part in parts if part.get_content_subtype() != "html"]
    texts = [_text_of(part) for part in plain]
    if not any(text.strip() for text in texts):
        texts = [_plain_of_html(_text_of(part)) for part in parts if part not in plain]
    body = "\n\n".join(text.strip() for text in texts if text.strip())
    return body[:MAX_BODY]


def _text_of(part: Message) -> str:
    data = _bytes_of(part)
    charset = part.get_content_charset() or "utf-8"
    try:
        return _clean(data.decode(charset))
    except (LookupError, ValueError):
        return _clean(data.decode("utf-8", "replace"))


def _plain_of_html(page: str) -> str:
    try:
        root = html.document_fromstring(page)
    except (etree.ParserError, ValueError):
        return ""
    etree.strip_elements(root, "script", "style", "head", with_tail=False)
    for element in root.iter("br", "p", "div", "tr", "li"):
        element.tail = "\n" + (element.tail or "")
    lines = (
        " ".join(line.split())
        for line in "".join(map(str, root.itertext())).splitlines()
    )
    return "\n".join(line for line in lines if line)
