# SPDX-License-Identifier: LGPL-3.0-or-later
"""Verdicts on certificates and containers as no library of ours would make them."""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from asn1crypto import cms, core, x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from qlvb_pades import Grade, TrustPolicy, validate_pdf
from qlvb_pades.facts import facts_of_pdf
from qlvb_pades.wording import file_words

from tests.unit.qlvb_pades import strangers
from tests.unit.qlvb_pades.paper import Paper, paper
from tests.unit.qlvb_pades.strangers import NOW, YEAR, Container, Entity, Issue

DAY = timedelta(days=1)
ROOT = strangers.root()
CA = strangers.authority(ROOT)
SIGNER = strangers.holder(CA)
TSA_ROOT = strangers.root("CA gốc dấu thời gian lạ")
TSA = strangers.stamper(TSA_ROOT)
TRUST = TrustPolicy(roots=(ROOT.der,), tsa_roots=(TSA_ROOT.der,), at=NOW + DAY)
STRICT = replace(TRUST, revocation="require")
OLD = {"start": NOW - 3 * YEAR, "end": NOW - YEAR}


def signed(
    signer: Entity = SIGNER, *, claim: bytes | None = None, **container: Any
) -> Paper:
    """``claim``: what the dictionary beside the container says of the time."""
    entries = {} if claim is None else {"entries": claim}
    return paper().signed(Container(signer, **container).made, **entries)


def of_holder(changes: dict[str, Any], **container: Any) -> Paper:
    return signed(strangers.holder(CA, **changes), **container)


def of_key(key: strangers.PrivateKey, **container: Any) -> Paper:
    return signed(Issue(strangers.person(), key, CA).made(), **container)


def of_stranger(changes: dict[str, Any], **container: Any) -> Paper:
    """Of an authority that nobody here knows."""
    above = strangers.authority(strangers.root("Gốc không ai biết"), "CA không ai biết")
    return signed(strangers.holder(above, **changes), **container)


def judged(pdf: Paper, trust: TrustPolicy = TRUST) -> tuple[Grade, tuple[str, ...]]:
    report = validate_pdf(pdf.data, trust)
    return report.grade, report.reasons


# -- every reason is told, the one that decides first ----------

MANY = [
    (
        lambda: of_stranger(OLD, signing_time=NOW - 2 * YEAR),
        ("no_trusted_root", "expired_no_timestamp"),
    ),
    (lambda: of_stranger({}, digest="sha1"), ("weak_algorithm", "no_trusted_root")),
    (
        lambda: of_stranger({**OLD, "digest": "sha1"}, signing_time=NOW - 2 * YEAR),
        ("weak_algorithm", "no_trusted_root", "expired_no_timestamp"),
    ),
    (
        lambda: of_stranger({"usage": frozenset({"key_encipherment"})}),
        ("key_usage", "no_trusted_root"),
    ),
    (
        lambda: of_holder(
            {**OLD, "usage": frozenset({"digital_signature"})},
            signing_time=NOW - 2 * YEAR,
        ),
        ("expired_no_timestamp", "usage_unclear"),
    ),
]


@pytest.mark.parametrize(("make", "reasons"), MANY)
def test_each_fault_of_a_certificate_is_told(
    make: Callable[[], Paper], reasons: tuple[str, ...]
) -> None:
    """R43: the reader learns all that stands against it, the decisive first."""
    assert judged(make())[1] == reasons


# -- dates ----------

DATES = [
    (lambda: of_holder(OLD, signing_time=NOW - 2 * YEAR), "expired_no_timestamp"),
    (lambda: of_holder(OLD, signing_time=None, claim=b""), "expired_no_timestamp"),
    (lambda: of_holder(OLD), "outside_validity"),
    (
        lambda: of_holder(OLD, signing_time=NOW, stamp=(TSA, NOW - DAY)),
        "outside_validity",
    ),
    (
        lambda: of_holder({"start": NOW + YEAR, "end": NOW + 2 * YEAR}),
        "outside_validity",
    ),
    (lambda: signed(signing_time=NOW + YEAR), "time_contradicts"),
    (lambda: signed(signing_time=NOW - 2 * YEAR), "time_contradicts"),
    (lambda: signed(strangers.holder(_old_authority())), "issuer_expired"),
]


def _old_authority() -> Entity:
    return strangers.authority(ROOT, "CA đã hết hạn", **OLD)


@pytest.mark.parametrize(("make", "reason"), DATES)
def test_dates(make: Callable[[], Paper], reason: str) -> None:
    """R43: what nobody can prove is unknown; what contradicts itself is told."""
    assert judged(make())[1] == (reason,)


def test_stamp_inside_the_period_keeps_an_old_signature_valid() -> None:
    pdf = of_holder(OLD, signing_time=None, stamp=(TSA, NOW - 2 * YEAR))
    assert judged(pdf) == (Grade.VALID, ())


# -- what the certificate is for, and who issued it ----------

_LOGIN = frozenset({"digital_signature"})
USES = [
    ({"usage": frozenset({"key_encipherment"})}, "key_usage"),
    ({"usage": _LOGIN, "extended": ("server_auth",)}, "key_usage"),
    ({"usage": _LOGIN}, "usage_unclear"),
    ({"usage": None}, "usage_unclear"),
]


@pytest.mark.parametrize(("changes", "reason"), USES)
def test_use_of_the_certificate(changes: dict[str, Any], reason: str) -> None:
    """R43: excluded by its issuer is invalid; not said is not known."""
    assert judged(of_holder(changes))[1] == (reason,)


def test_holder_who_issues_certificates_himself() -> None:
    """R43: the chain holds, but nobody gave him the right: a forgery."""
    pdf = signed(strangers.holder(SIGNER, "Con của người ký"))
    assert judged(pdf) == (Grade.INVALID, ("issuer_without_right",))


def test_authority_of_the_same_name_is_another() -> None:
    """R43: the name in a certificate is anybody's claim."""
    above = Issue(
        strangers.person("CA cấp phát lạ"),
        strangers.rsa_key("kẻ khác"),
        authority=True,
        usage=frozenset({"key_cert_sign"}),
    ).made()
    assert judged(signed(strangers.holder(above)))[1] == ("no_trusted_root",)


def test_signed_by_itself_is_unknown() -> None:
    own = Issue(strangers.person("Tự ký"), strangers.rsa_key("holder")).made()
    assert judged(signed(own)) == (Grade.UNKNOWN, ("no_trusted_root",))


def test_key_of_a_time_stamping_authority_signs_no_document() -> None:
    """It is counted as a signature, not as a time stamp that harms nothing."""
    trust = replace(TRUST, roots=(ROOT.der, TSA_ROOT.der))
    grade, reasons = judged(signed(TSA), trust)
    assert (grade, reasons) == (Grade.INVALID, ("key_usage",))


# -- containers ----------


def _tampered(pdf: Paper) -> Paper:
    return replace(pdf, data=pdf.data.replace(b"Van ban that", b"Van ban thay"))


def _unknown_curve() -> Paper:
    """A key of a kind that only others' software knows (SM2)."""
    key = ec.generate_private_key(ec.SECP256R1())
    known, other = "06082a8648ce3d030107", "06082a811ccf5501822d"
    entity = Issue(strangers.person(), key, CA).made()
    der = entity.der.replace(bytes.fromhex(known), bytes.fromhex(other))
    return signed(replace(entity, certificate=x509.Certificate.load(der)))


CONTAINERS = [
    (lambda: signed(certificates=[]), Grade.UNKNOWN, "no_certificate"),
    (lambda: _tampered(signed(certificates=[])), Grade.INVALID, "content_changed"),
    (lambda: signed(signers=2), Grade.UNKNOWN, "unsupported"),
    (_unknown_curve, Grade.UNKNOWN, "unsupported"),
    (lambda: _tampered(_unknown_curve()), Grade.INVALID, "content_changed"),
    (lambda: signed(digest="md5"), Grade.UNKNOWN, "weak_algorithm"),
    (
        lambda: of_key(strangers.rsa_key("ngắn", 1024)),
        Grade.UNKNOWN,
        "weak_algorithm",
    ),
    (
        lambda: signed(replace(SIGNER, key=strangers.rsa_key("kẻ khác"))),
        Grade.INVALID,
        "bad_signature",
    ),
    (
        lambda: signed(certificates=[SIGNER.certificate]),
        Grade.UNKNOWN,
        "no_trusted_root",
    ),
]


@pytest.mark.parametrize(("make", "grade", "reason"), CONTAINERS)
def test_odd_containers(make: Callable[[], Paper], grade: Grade, reason: str) -> None:
    """R43: merely unprovable is never called invalid, forged never unknown."""
    assert judged(make()) == (grade, (reason,))


def test_what_is_unknown_is_not_called_broken() -> None:
    """R43: the reader is told what to do, and not that the signature is damaged."""
    unknown = file_words(facts_of_pdf(signed(certificates=[]).data, TRUST))
    assert unknown.signatures[0].kind == "Chữ ký chưa kiểm tra được"
    assert "hỏi lại nơi gửi" in unknown.meaning
    broken = file_words(facts_of_pdf(paper().signed(lambda _: b"").data, TRUST))
    assert broken.signatures[0].kind == "Chữ ký không đọc được"
    assert "Không dùng tài liệu này" in broken.meaning


_ORDERS = [
    [ROOT.certificate, CA.certificate, SIGNER.certificate],
    [TSA.certificate, CA.certificate, SIGNER.certificate, SIGNER.certificate],
]
GOOD = [
    *(lambda order=order: signed(certificates=order) for order in _ORDERS),
    lambda: signed(with_attributes=False),
    lambda: signed(ess=True, pss=True),
    lambda: signed(digest="sha3_256"),
    lambda: of_key(ec.generate_private_key(ec.BrainpoolP256R1())),
    lambda: of_key(ec.generate_private_key(ec.SECP384R1()), digest="sha384"),
    lambda: of_key(ed25519.Ed25519PrivateKey.generate(), digest="sha512"),
    lambda: signed(signing_time=None, claim=b"/M(hom qua)"),
    lambda: signed(signing_time=cms.Time("utc_time", _utc(b"260601100000+0700"))),
]


def _utc(text: bytes) -> core.UTCTime:
    return core.UTCTime(contents=text)


@pytest.mark.parametrize("make", GOOD)
def test_unusual_means_are_no_fault(make: Callable[[], Paper]) -> None:
    """R43: order of certificates, algorithms, a date nobody can read."""
    assert judged(make()) == (Grade.VALID, ())


def test_sha1_inside_a_newer_container() -> None:
    """adbe.pkcs7.sha1: what is signed is a SHA-1, whatever signs it."""

    def make(data: bytes) -> bytes:
        inside = hashlib.sha1(data, usedforsecurity=False).digest()
        return Container(SIGNER, inside=inside).made(b"")

    pdf = paper().signed(make, subfilter=b"adbe.pkcs7.sha1")
    assert judged(pdf) == (Grade.UNKNOWN, ("weak_algorithm",))


# -- time stamps that stand alone ----------


def _stamped() -> Paper:
    return paper().signed(
        lambda data: strangers.token(TSA, data, NOW),
        subfilter=b"ETSI.RFC3161",
        kind=b"DocTimeStamp",
        entries=b"",
    )


def test_time_stamp_alone_is_no_signature() -> None:
    assert judged(_stamped()) == (Grade.UNKNOWN, ("unsigned",))


def test_changed_file_under_a_time_stamp_alone_is_told() -> None:
    """R45: nobody signed, but somebody changed what was stamped."""
    grade, reasons = judged(_tampered(_stamped()))
    assert (grade, reasons[0]) == (Grade.INVALID, "content_changed")


# -- names and numbers as authorities write them ----------


def _times(start: bytes, end: bytes, kind: str) -> dict[str, Any]:
    spec = core.UTCTime if kind == "utc_time" else core.GeneralizedTime
    made = (x509.Time(kind, spec(contents=text)) for text in (start, end))
    return {"times": tuple(made)}


ODD = [
    {"serial": -12345},
    {"serial": 2**255 - 19},
    _times(b"250101000000+0700", b"290101000000+0700", "utc_time"),
    _times(b"20250101000000.5Z", b"20290101000000Z", "general_time"),
    _times(b"20250101000000Z", b"99991231235959Z", "general_time"),
    {"more": [{"extn_id": "1.3.6.1.4.1.99999.1", "extn_value": b"\xff\xff"}]},
    {
        "more": [
            {"extn_id": "key_usage", "extn_value": {"non_repudiation"}},
            {"extn_id": "key_usage", "extn_value": {"non_repudiation"}},
        ]
    },
    {"subject": x509.Name("", x509.RDNSequence([]))},
    {"subject": strangers.name(("country_name", "VNM"), ("common_name", "Nước lạ"))},
]


@pytest.mark.parametrize("changes", ODD)
def test_careless_certificate_is_read_all_the_same(changes: dict[str, Any]) -> None:
    """R43: numbers, dates and extensions against the standard hide no verdict."""
    facts = facts_of_pdf(of_holder(changes).data, TRUST)
    assert (facts["grade"], facts["reasons"]) == ("valid", [])
    told = file_words(facts).signatures[0]
    assert told.holder
    assert {"Số hiệu", "Hiệu lực", "Thu hồi"} <= dict(told.rows).keys()


KINDS = [
    ("bmp_string", "Trần Thị Bưởi"),
    ("universal_string", "Trần Thị Bưởi"),
    ("utf8_as_teletex", "Trần Thị Bưởi"),
    ("teletex_string", "Tran Thi Buoi"),
]


@pytest.mark.parametrize(("kind", "label"), KINDS)
def test_name_in_any_string_is_readable(kind: str, label: str) -> None:
    """R43: the holder is named, whatever the authority's software wrote."""
    pdf = of_holder({"subject": strangers.person(label, kind)})
    facts = facts_of_pdf(pdf.data, TRUST)
    assert facts["signatures"][0]["signer"] == label


NAMES = [
    (unicodedata.normalize("NFD", "Ủy ban nhân dân xã"), "Ủy ban nhân dân xã"),
    ("Lê\u202e Văn\x00 B", "Lê Văn B"),
    ("Hai\ndòng", "Hai dòng"),
]


@pytest.mark.parametrize(("written", "told"), NAMES)
def test_name_is_shown_as_people_read_it(written: str, told: str) -> None:
    """Letters are composed; signs that reorder or hide the words are left out."""
    pdf = of_holder({"subject": strangers.person(written)})
    assert facts_of_pdf(pdf.data, TRUST)["signatures"][0]["signer"] == told


def test_bodies_are_told_from_people_by_their_tax_code() -> None:
    """R43: public authorities write MST for a body, CCCD for a person."""
    for identity, kind in (("MST:0100109106", "agency"), ("CCCD:033085001", "person")):
        subject = strangers.name(("user_id", identity), ("common_name", "ALPHA"))
        facts = facts_of_pdf(of_holder({"subject": subject}).data, TRUST)
        assert facts["signatures"][0]["kind"] == kind


# -- revocation ----------


def _answer(**options: Any) -> Any:
    return strangers.answer(CA, SIGNER.certificate, **options)


LISTS = [strangers.revocations(ROOT)]


def _archived(*ocsps: Any, crls: Any = LISTS, **more: Any) -> Paper:
    return signed(archived=(ocsps, crls), **more)


def test_answer_carried_by_the_signature_is_used() -> None:
    report = validate_pdf(_archived(_answer()).data, STRICT)
    assert (report.grade, report.signatures[0].revocation) == (Grade.VALID, "good")


def test_lists_beside_the_certificates_are_used() -> None:
    """RFC 5652: lists may stand in the container itself."""
    pdf = signed(lists=[strangers.revocations(CA), *LISTS])
    report = validate_pdf(pdf.data, STRICT)
    assert (report.grade, report.signatures[0].revocation) == (Grade.VALID, "good")


def test_damaged_piece_of_the_store_hides_no_other() -> None:
    store = signed().with_store(
        [b"rac"], [b"rac", _answer().dump()], [b"\x30\x01", LISTS[0].dump()]
    )
    assert judged(store, STRICT) == (Grade.VALID, ())


def test_answer_of_a_stranger_proves_nothing() -> None:
    """Anybody can write "good" into a file: only the authority's word counts."""
    other = strangers.root("Người trả lời lạ")
    for trust in (TRUST, STRICT):
        pdf = signed().with_store([], [_answer(by=other).dump()], [LISTS[0].dump()])
        assert validate_pdf(pdf.data, trust).signatures[0].revocation == "unknown"


REVOKED = [
    ({"revoked": NOW - 30 * DAY}, {}, Grade.INVALID, "revoked"),
    (
        {"revoked": NOW + DAY / 24, "at": NOW + DAY / 12},
        {},
        Grade.UNKNOWN,
        "revoked_no_timestamp",
    ),
    (
        {"revoked": NOW - 30 * DAY},
        {"signing_time": None, "claim": b""},
        Grade.UNKNOWN,
        "revoked_no_timestamp",
    ),
    (
        {"revoked": NOW - DAY / 24},
        {"stamp": (TSA, NOW)},
        Grade.INVALID,
        "revoked",
    ),
]


@pytest.mark.parametrize(("answer", "container", "grade", "reason"), REVOKED)
def test_revocation_against_the_time_of_signing(
    answer: dict[str, Any], container: dict[str, Any], grade: Grade, reason: str
) -> None:
    """R43: revoked before is invalid; where no time is proven nobody can tell."""
    pdf = signed(**container).with_store([], [_answer(**answer).dump()], [_list()])
    assert judged(pdf, STRICT) == (grade, (reason,))


def _list() -> bytes:
    return bytes(LISTS[0].dump())


def test_revoked_after_the_proven_time_does_not_touch_the_signature() -> None:
    """R43: revocation at the time of signing, not at viewing."""
    later = _answer(revoked=NOW + DAY / 24, at=NOW + DAY / 12)
    pdf = signed(stamp=(TSA, NOW)).with_store([], [later.dump()], [_list()])
    facts = facts_of_pdf(pdf.data, STRICT)
    assert facts["grade"] == "valid"
    told = dict(file_words(facts).signatures[0].rows)["Thu hồi"]
    assert told.startswith("không bị thu hồi tại thời điểm ký; bị thu hồi sau đó")
