# SPDX-License-Identifier: LGPL-3.0-or-later
"""Documents of every type from a pool of agencies and texts, by a seed."""

import random
from dataclasses import replace
from types import ModuleType

from qlvb_toolkit.reading.vocabulary import TYPE_CODES

from . import pool_held_out, pool_other, pool_tuned
from .spec import Agency, Layout, Signer, Spec

ADMINISTRATIVE = 29
# The types of Điều 7, then the two normative ones, then one more letter.
TYPES = (*tuple(TYPE_CODES)[:ADMINISTRATIVE], "Quyết định", "Nghị quyết", "Công văn")
ADDRESSED = (
    "Công văn",
    "Tờ trình",
    "Giấy mời",
    "Phiếu chuyển",
    "Phiếu gửi",
    "Công điện",
)
SETS = {
    "tuned": (pool_tuned, 2026),
    "held-out": (pool_held_out, 9041),
    # other layouts and fonts, typeset by another program
    "other": (pool_other, 5113),
}


def specs(set_name: str) -> list[Spec]:
    """Two documents of each of the 29 types, of the normative ones, more letters."""
    pool, seed = SETS[set_name]
    rng = random.Random(seed)  # noqa: S311 - a repeatable corpus
    return [
        _spec(pool, rng, name, normative=ADMINISTRATIVE <= index < ADMINISTRATIVE + 2)
        for _ in range(2)
        for index, name in enumerate(TYPES)
    ]


def _spec(pool: ModuleType, rng: random.Random, name: str, *, normative: bool) -> Spec:
    agencies = [a for a in pool.AGENCIES if a.normative] if normative else pool.AGENCIES
    agency = rng.choice(agencies)
    signer = rng.choice(agency.signers)
    code = TYPE_CODES[name]
    year = rng.choice(("2024", "2025", "2026"))
    number = "" if rng.random() < 0.1 else str(rng.randint(1, 4200))
    layout = _layout(rng, agency)
    topic = rng.choice(pool.TOPICS)
    letter = name == "Công văn"
    addressed = name in ADDRESSED
    spec = Spec(
        agency=agency,
        type_name=name,
        number=number,
        year=year if normative else "",
        notation=_notation(agency, code),
        date=f"{year}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
        subject=topic if letter else _subject(rng, topic),
        signer=signer,
        urgency=rng.choice(("Khẩn", "Thượng khẩn", "Hỏa tốc"))
        if rng.random() < 0.2
        else "",
        addressees=tuple(rng.sample(pool.ADDRESSEES, rng.choice((1, 1, 2, 3))))
        if addressed
        else (),
        bases=pool.BASES if name in ("Quyết định", "Nghị quyết") else (),
        body=tuple(rng.choices(pool.SENTENCES, k=rng.choice((2, 3, 4, 12)))),
        recipients=pool.RECIPIENTS,
        layout=layout,
        decides=_decides(agency) if name in ("Quyết định", "Nghị quyết") else "",
        second=Signer(("THƯ KÝ",), "Ngô Thị Thanh Mai", "THƯ KÝ")
        if name == "Biên bản"
        else agency.joint,
    )
    return replace(spec, truth=_truth(spec))


def _layout(rng: random.Random, agency: Agency) -> Layout:
    label = (
        "Số " if agency.party else rng.choice(("Số: ", "Số: ", "Số:", "Số : ", "Số "))
    )
    return Layout(
        label=label,
        rule=rng.choice(("", "", "-------", "_______", "*")),
        font=rng.choice(("serif", "serif", "serif", "sans", "dejavu")),
        body_size=rng.choice((13, 13.5, 14)),
        head_size=rng.choice((12, 12.5, 13)),
        left_share=rng.choice((0.4, 0.43, 0.45)),
        spacing=rng.choice((1.05, 1.2, 1.4)),
        title_spaced=rng.random() < 0.08,
        decomposed=rng.random() < 0.1,
        shuffled=rng.random() < 0.3,
        tracked=rng.random() < 0.1,
        bold_agency=rng.random() < 0.8,
        arrival_stamp=rng.random() < 0.25,
        signing_note=rng.random() < 0.25,
        rotate=rng.choice((0,) * 10 + (90, 180)),
        appendix=rng.random() < 0.3,
        eth=rng.random() < 0.08,
        code_gap=rng.random() < 0.1,
    )


def _notation(agency: Agency, code: str) -> str:
    if agency.party:
        return f"{code or 'CV'}/{agency.code}"
    return f"{code}-{agency.code}" if code else f"{agency.code}-{agency.unit}"


def _subject(rng: random.Random, topic: str) -> str:
    form = rng.choice(("about", "capital", "sentence"))
    if form == "about":
        return f"Về việc {topic}"
    return topic.upper() if form == "capital" else topic[0].upper() + topic[1:]


def _decides(agency: Agency) -> str:
    return f"{' '.join(agency.lines)}"


def _truth(spec: Spec) -> dict[str, str]:
    party_type = "Công văn" if spec.is_letter else spec.type_name
    return {
        "number": spec.number,
        "year": spec.year,
        "notation": spec.notation,
        "place": spec.agency.place,
        "date": spec.date,
        "agency": " ".join(spec.agency.lines),
        "parent_agency": " ".join(spec.agency.parent),
        "type_name": party_type,
        "subject": spec.subject,
        "signer": spec.signer.name,
        "position": spec.signer.position,
        "authority": spec.signer.authority,
        "urgency": spec.urgency,
        "addressees": "\n".join(spec.addressees),
    }
