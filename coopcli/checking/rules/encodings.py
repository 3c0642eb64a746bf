"""Vietnamese text that was typed or saved in an older form, or read in a wrong one: which it was, and what it reads.

TCVN3 (ABC fonts), VNI and VISCII are fonts and codes of one byte a letter, which without their fonts look like text
in letters of western Europe; VIQR writes the marks as signs; UTF-8 read as one byte a letter makes two or three signs
of each. A text is told only where two words of it, at least, read as Vietnamese syllables in the old form, and as
nothing in the new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize


class Reading(NamedTuple):
    """The form that a text probably is in, and what it then reads."""

    encoding: str
    text: str


def _bytes_as_read() -> Mapping[str, int]:
    """Give what each byte from 0x80 on is read as, by Windows (cp1252) and by ISO 8859-1."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        read = bytes([byte]).decode("cp1252", "ignore")
        if read:
            table[read] = byte
    return table


_BYTES: Final = _bytes_as_read()
_TCVN3: Final = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉ"
    "ỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
"""What the bytes from 0x80 on mean: TCVN 5712:1993 and RFC 1456."""
_CP1258: Final = bytes(range(0x80, 0x100)).decode("cp1258", "replace")


def _by_byte(meaning: str) -> Callable[[str], str]:
    table = {ord(read): meaning[byte - 0x80] for read, byte in _BYTES.items()}
    return lambda text: normalize("NFC", text.translate(table))


_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_TONES: Final = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX: Final = {"â": "", "à": _GRAVE, "á": _ACUTE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE: Final = {"ê": "", "è": _GRAVE, "é": _ACUTE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_ALONE: Final = {
    "ô": f"o{_HORN}",
    "ö": f"u{_HORN}",
    "ñ": "đ",
    "æ": f"i{_HOOK}",
    "ó": f"i{_TILDE}",
    "ò": f"i{_DOT}",
    "î": f"y{_DOT}",
    "í": "í",
    "ì": "ì",
}


def _vni_table() -> Mapping[str, str]:
    """Give what a letter means with the sign behind it, or alone."""
    table = dict(_VNI_ALONE)
    for letter in "aeiouyôö":
        table |= {letter + sign: _VNI_ALONE.get(letter, letter) + tone for sign, tone in _VNI_TONES.items()}
    for letter in "aeo":
        table |= {letter + sign: letter + _CIRCUMFLEX + tone for sign, tone in _VNI_CIRCUMFLEX.items()}
    table |= {"a" + sign: "a" + _BREVE + tone for sign, tone in _VNI_BREVE.items()}
    return table


_VNI: Final = _vni_table()
_VNI_SIGN: Final = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)


def _from_vni(text: str) -> str:
    def meaning(found: re.Match[str]) -> str:
        meant = _VNI[found[0].lower()]
        return meant if found[0][0].islower() else meant.upper()

    return normalize("NFC", _VNI_SIGN.sub(meaning, text))


_VIQR_SIGN: Final = re.compile(r"([aeo]\^|[ou]\+|a\(|[aeiouy])(\.(?!\s|$)|['`?~])?|dd", re.IGNORECASE)
_VIQR_MARKS: Final = {"^": _CIRCUMFLEX, "+": _HORN, "(": _BREVE}
_VIQR_TONES: Final = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}
_VIQR_HINT: Final = re.compile(r"[aeo]\^|[ou]\+|a\(", re.IGNORECASE)


def _from_viqr(text: str) -> str:
    def meaning(found: re.Match[str]) -> str:
        if found[1] is None:
            return "đ" if found[0][0] == "d" else "Đ"
        return found[1][0] + _VIQR_MARKS.get(found[1][1:], "") + _VIQR_TONES.get(found[2] or "", "")

    return normalize("NFC", _VIQR_SIGN.sub(meaning, text))


_ENCODINGS: Final[Mapping[str, Callable[[str], str]]] = {
    "TCVN3 (ABC)": _by_byte(_TCVN3),
    "VNI": _from_vni,
    "VISCII": _by_byte(_VISCII),
    "Windows-1258": _by_byte(_CP1258),
}
_ENOUGH: Final = 2
_MOST: Final = 0.8
_MORE_THAN_HALF: Final = 0.6
_UNICODE: Final = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u0180-\u0191\u0193-\u024f\u1e00-\u1eff]"
)
"""Letters that no older form, read wrongly, is made of: who typed one types Unicode."""
_WORD: Final = re.compile("[A-Za-z\u00a1-\u00ff]*[A-Za-z][A-Za-z\u00a1-\u00ff]*|[\u00a1-\u00ff]+[A-Za-z]*")
_SIGNS: Final = "²³°ºª¹®©»«"
_ONSET: Final = "ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnpqrstvx]"
_NUCLEUS: Final = (
    "uyê|iêu|yêu|ươu|ươi|uôi|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|ia|uô|ua|ươ|ưa|uê|uy|uâ|uơ|oa|oă|oe|oo|"
    "ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy]"
)
_SYLLABLE: Final = re.compile(rf"(?:{_ONSET})?(?:{_NUCLEUS})(ng|nh|ch|[ckmnpt])?")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED: Final = frozenset(("c", "ch", "k", "p", "t"))
"""Endings with which a syllable has one of two tones only."""


def is_syllable(word: str) -> bool:
    """Say whether a word can be a Vietnamese syllable with a mark, in one case but for its first letter."""
    return not word.isascii() and _has_shape(word)


def _has_shape(word: str) -> bool:
    if not (word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())):
        return False
    marked = normalize("NFD", word.lower())
    tones = _TONES.findall(marked)
    shape = _SYLLABLE.fullmatch(normalize("NFC", _TONES.sub("", marked)))
    if shape is None or len(tones) > 1:
        return False
    return shape[1] not in _STOPPED or not tones or tones[0] in (_ACUTE, _DOT)


@lru_cache(10_000)
def read_as_older(text: str) -> Reading | None:
    """Give the older form that a text is in; None where it is in none, or nothing tells."""
    if text.isascii():
        return _read_as_viqr(text)
    if _UNICODE.search(text):
        return None
    words = set(_WORD.findall(text))
    strange = {word for word in words if not word.rstrip(_SIGNS).isascii() and not is_syllable(word)}
    if len(words) <= _ENOUGH or len(strange) < _ENOUGH:
        return None
    counts = {
        name: sum(is_syllable(meant) for meant in map(decode, strange)) for name, decode in _ENCODINGS.items()
    }
    best = max(counts, key=lambda name: counts[name])
    if counts[best] < max(_ENOUGH, _MOST * len(strange)):
        return None
    decode = _ENCODINGS[best]
    likely = sum(_has_shape(decode(word)) for word in words) >= _MORE_THAN_HALF * len(words)
    return Reading(best, decode(text)) if likely else None


def _read_as_viqr(text: str) -> Reading | None:
    if not _VIQR_HINT.search(text):
        return None
    words = {word.strip(',.;:!"') for word in text.split() if _VIQR_HINT.search(word)}
    read = [is_syllable(_from_viqr(word)) for word in words]
    enough = sum(read) >= max(_ENOUGH, _MOST * len(read))
    return Reading("VIQR", _from_viqr(text)) if enough else None


_FOLLOWS: Final = re.escape("".join(read for read, byte in _BYTES.items() if byte <= 0xBF))
_SEQUENCE: Final = re.compile(f"[\u00e0-\u00ef][{_FOLLOWS}]{{2}}|[\u00c2-\u00df][{_FOLLOWS}]")
"""What the bytes of one letter are read as: three, or two."""
_LETTERS_OF_TWO: Final = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưÄÖÜäöüßçÇëïîûôñÑœ«»°·\xa0")


_OF_THREE: Final = re.compile("[\u1ea0-\u1ef9\u0e80-\u0eff\u2010-\u2026\u20ab\u20ac\u2122]")
"""What makes three bytes: letters of Vietnamese and Lao, dashes and quotes."""


@lru_cache(10_000)
def read_as_garbled(text: str) -> Reading | None:
    """Give what a text reads whose UTF-8 was read as one byte a letter; None where it was not."""
    whole = not _UNICODE.search(text)
    changed = _SEQUENCE.sub(lambda found: _read_letter(found[0], whole=whole), text)
    return Reading("UTF-8", normalize("NFC", changed)) if changed != text else None


def _read_letter(signs: str, *, whole: bool) -> str:
    """Give the letter that signs are the bytes of; themselves where that is none, or they can be text as they stand.

    `whole`: the text has no letter that tells that it is right as it stands.
    """
    try:
        letter = bytes(_BYTES[sign] for sign in signs).decode("utf-8")
    except UnicodeDecodeError:
        return signs
    return letter if _OF_THREE.match(letter) or (whole and letter in _LETTERS_OF_TWO) else signs
