# SPDX-License-Identifier: LGPL-3.0-or-later
from contextlib import suppress
from email.message import EmailMessage

import pytest
from qlvb_toolkit.errors import InvalidMail
from qlvb_toolkit.mail_message import read_head, read_mail


def a_mail(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Kính gửi Quý cơ quan.")
    return mail


def test_the_headers_say_who_wrote_to_whom():
    mail = a_mail(
        From="Sở Tài chính <vanthu@stc.example>",
        To="A <A@hungyen.example>",
        Cc="b@hungyen.example, b@hungyen.example",
        Subject="Về kinh phí năm 2027",
        Date="Fri, 20 Nov 2026 09:30:00 +0700",
        Message_ID="<1@stc.example>",
    )
    head = read_head(mail.as_bytes())
    assert head.sender == "Sở Tài chính <vanthu@stc.example>"
    assert head.recipients == ("a@hungyen.example", "b@hungyen.example")
    assert head.subject == "Về kinh phí năm 2027"
    assert str(head.sent_at) == "2026-11-20 02:30:00"
    assert (head.identifier, head.reply_to) == ("<1@stc.example>", "vanthu@stc.example")


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "MAILER-DAEMON@x.example"},
        {"From": "a@x.example", "Auto_Submitted": "auto-generated"},
        {"From": "a@x.example", "Precedence": "bulk"},
        {"From": "a@x.example", "Return_Path": "<>"},
        {"From": "nobody"},
    ],
)
def test_machines_are_not_answered(headers):
    assert read_head(a_mail(**headers).as_bytes()).reply_to == ""


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({}, ""),
        ({"Auto_Submitted": "no"}, ""),
        ({"X_Autoreply": "no"}, ""),
        ({"Precedence": "first-class"}, ""),
        ({"Auto_Submitted": "Auto-Replied; owner=a@x.example"}, "reply"),
        ({"X_Autoreply": "yes"}, "reply"),
        ({"X_Autorespond": "Re: a"}, "reply"),
        ({"Precedence": "auto_reply"}, "reply"),
        ({"Auto_Submitted": "auto-generated"}, "machine"),
        ({"Precedence": "List"}, "machine"),
    ],
)
def test_what_a_program_wrote(headers, automatic):
    head = read_head(a_mail(From="A <A@x.example>", **headers).as_bytes())
    assert (head.automatic, head.address) == (automatic, "a@x.example")
    assert bool(head.reply_to) is (automatic == "")


def test_without_identifier_the_bytes_tell_it():
    one, other = a_mail(From="a@x.example"), a_mail(From="b@x.example")
    assert read_head(one.as_bytes()) == read_head(one.as_bytes())
    assert (
        read_head(one.as_bytes()).identifier != read_head(other.as_bytes()).identifier
    )


def test_body_files_and_pictures_of_the_body():
    mail = a_mail(From="a@x.example")
    mail.add_attachment(
        b"%PDF-1.7", maintype="application", subtype="pdf", filename="Công văn.pdf"
    )
    mail.add_attachment(
        b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>"
    )
    read = read_mail(mail.as_bytes())
    assert read.body == "Kính gửi Quý cơ quan."
    assert [(file.name, file.inline) for file in read.files] == [
        ("Công văn.pdf", False),
        ("tep-dinh-kem.png", True),
    ]


def test_the_text_of_a_page():
    """Invariant 10: no markup of a mail reaches a screen."""
    mail = EmailMessage()
    mail.set_content(
        "<style>p {}</style><p>Kính gửi</p><script>alert(1)</script>Trân trọng",
        subtype="html",
    )
    assert read_mail(mail.as_bytes()).body == "Kính gửi\nTrân trọng"


def test_a_path_is_no_name():
    mail = a_mail()
    mail.add_attachment(b"x", maintype="text", subtype="x", filename="..\\..\\a.txt")
    assert read_mail(mail.as_bytes()).files[0].name == "a.txt"


def test_a_mail_within_the_mail_is_a_file():
    mail = a_mail()
    mail.add_attachment(a_mail(Subject="bên trong"))
    assert [file.name for file in read_mail(mail.as_bytes()).files] == [
        "tep-dinh-kem.eml"
    ]


@pytest.mark.parametrize("count", [500, 50_000])
def test_a_mail_of_too_many_parts_is_refused(count):
    """Invariant 10: nesting and numbers have an end."""
    part = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    flat = part + b"\r\n\r\n--x\r\n" * count
    with pytest.raises(InvalidMail):
        read_mail(flat)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff" * 100,
        b"Subject: =?x?q?=FF?=\r\nFrom: \xff <\xff>\r\nDate: 1\r\n\r\n",
        b"Content-Type: text/plain; charset=nothing\r\n\r\n\xff",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n@@@",
        b"Content-Type: message/rfc822\r\n\r\n" * 60,
    ],
)
def test_whatever_it_is_it_is_read_or_refused(data):
    """Invariant 10: no other error than the one callers know."""
    try:
        mail = read_mail(data)
    except InvalidMail:
        return
    assert "\x00" not in mail.body + mail.head.subject + mail.head.sender


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000,
        b"To: " + b"(" * 20_000 + b")" * 20_000 + b"vanthu@so.example",
        b"From: " + b"(" * 20_000 + b")" * 20_000 + b"vanthu@so.example",
    ],
    ids=["endless", "nested recipients", "nested sender"],
)
def test_hostile_headers_keep_no_mail_behind_them_waiting(header):
    """Invariant 10: made to be read for hours or to break the reader, none does."""
    data = header + b"\n\nText"
    for read in (read_head, read_mail):
        with suppress(InvalidMail):
            read(data)


def test_parts_are_counted_before_they_are_made():
    """Millions of empty parts would fill the memory before anybody counted them."""
    head = b"To: a@so.example\nContent-Type: multipart/mixed; boundary=a\n\n"
    with pytest.raises(InvalidMail, match="boundaries"):
        read_mail(head + b"--a\n\n" * 1_000_000)


def test_a_long_text_with_rules_is_no_bomb():
    text = b"-- \n--------\n" * 1_000
    assert read_mail(b"To: a@so.example\n\n" + text).body.startswith("--")
