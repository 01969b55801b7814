# SPDX-License-Identifier: LGPL-3.0-or-later
"""Whether a word can be a Vietnamese syllable: what none can be was misread."""

import unicodedata

_ONSETS = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x"),
    "",
)
_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi
uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu
y yên yêng yêt yêu yêm
"""
_RIMES = frozenset(_SPELLED.split())
_TONES = {"\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": "."}
# Syllables that end in a stop have one of two tones.
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Whether it is spelled as a syllable of Vietnamese may be, of any case."""
    plain, tone = _toneless(word.lower())
    if tone is None:
        return False
    return any(
        _is_rime(plain.removeprefix(onset), onset, tone)
        for onset in _ONSETS
        if plain.startswith(onset)
    )


def _is_rime(rime: str, onset: str, tone: str) -> bool:
    if onset == "gi" and not rime:
        return True
    if rime not in _RIMES:
        return False
    return tone in "'." and tone != "" if rime.endswith(_STOPS) else True


def without_tone(word: str) -> str:
    """The word with its letters as they are and without its tone."""
    signs = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(s for s in signs if s not in _TONES))


def _toneless(word: str) -> tuple[str, str | None]:
    """The word without its tone, and the tone; None when it has more than one."""
    letters, tones = [], []
    for sign in unicodedata.normalize("NFD", word):
        if sign in _TONES:
            tones.append(_TONES[sign])
        else:
            letters.append(sign)
    plain = unicodedata.normalize("NFC", "".join(letters))
    return plain, ("".join(tones) if len(tones) < 2 else None)
