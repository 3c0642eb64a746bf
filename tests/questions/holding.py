"""What the register that ships holds, judged from its YAML alone: neither coop's reader nor its index is asked.

A phrase is held where its words, whole and side by side, stand in one text or quote of a record, both folded. Of an
agreement the texts of its commitments and items are its own. A text that its record calls inferred is held, but no
record says it for sure; the reasons of inferences, addresses and file names say nothing of the matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import yaml

from coopcli.store import shipped
from coopcli.text import fold, index_words

SAID = frozenset(
    (
        *("name", "title", "text", "note", "quote", "position", "number", "condition", "basis", "of", "for"),
        *("authors", "publisher", "by", "province", "city", "district", "commune", "village"),
    )
)
"""The fields in which a record speaks; texts may be a map of languages, `authors` are a list."""
NAMED = frozenset(("for", "basis", "by"))
"""Of these, those that hold ids where they are lists."""
UNSAID = frozenset(("inferred", "address"))

_CADENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "every": {"year": ("hằng năm", "hàng năm", "mỗi năm", "every year")},
    "turns": {"true": ("luân phiên đăng cai", "hosts alternate")},
    "when": {
        "needed": ("khi cần", "when needed"),
        "event": ("khi có sự kiện", "for an event"),
        "anniversary": ("dịp kỷ niệm", "on anniversaries"),
    },
}
_UNITS = {
    "VND": "đồng", "turn": "lượt", "club": "câu lạc bộ", "parcel": "suất quà", "gift": "quà",
    "model": "mô hình", "province": "tỉnh, thành", "year": "năm",
}  # fmt: skip
_MARKS = {"nearly": "gần"}
_PLACES = {"village": "bản", "commune": "xã", "district": "huyện", "city": "thành phố", "province": "tỉnh"}
_CITIES = {"Hà Nội", "Đà Nẵng"}
"""Those of the register's provinces that are cities."""
_PLAIN = ("id", "period", "dates", "date_signed")
_COUNTRIES = {"VN": "Việt Nam", "LA": "Lào"}


class Text(NamedTuple):
    """A text of a record in two forms, a space at each end; `inferred` where the record concludes it."""

    folded: str
    written: str
    inferred: bool


class Held(NamedTuple):
    """What a record has: its own texts; what the program words of it (cadence, place, office, id); every string."""

    said: tuple[Text, ...]
    worded: tuple[str, ...]
    strings: tuple[Text, ...]


def _text(text: str, inferred: bool = False) -> Text:
    return Text(f" {fold(text)} ", f" {index_words(text)[1]} ", inferred)


@cache
def register() -> Mapping[str, Held]:
    """Each record of the register that ships by its id, commitments included; no value is read but as text."""
    sections = yaml.load(shipped("data/agreements.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    found: dict[str, Held] = {}
    for records in sections.values():
        for record in records:
            found[record["id"]] = _held(record)
            for commitment in record.get("commitments", ()):
                found[f"{record['id']}/{commitment['id']}"] = _held(commitment)
    return found


def _held(record: Mapping[str, Any]) -> Held:
    return Held(
        tuple(_said(record)), tuple(f" {fold(text)} " for text in _worded(record)), tuple(_strings(record))
    )


def _said(value: Any, inferred: bool = False) -> Iterator[Text]:
    if isinstance(value, list):
        for one in value:
            yield from _said(one, inferred)
        return
    if not isinstance(value, Mapping):
        return
    reasons = value.get("inferred", {})
    for name, one in value.items():
        if name in UNSAID:
            continue
        concluded = inferred or (name in reasons and name != "title")
        if name in SAID and not (name in NAMED and isinstance(one, list)):
            for text in _leaves(one):
                yield _text(text, concluded)
        else:
            yield from _said(one, concluded)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _leaves(one)


def _strings(value: Any) -> Iterator[Text]:
    for text in _leaves(value):
        yield _text(text)


def _worded(value: Any) -> Iterator[str]:
    """What a program may word of codes and numbers, so that who reads it takes it for the record's."""
    for one in _nested(value):
        for name, wordings in _CADENCES.items():
            yield from wordings.get(str(one.get(name)), ())
        if "unit" in one:
            yield _figure(one)
        if "country" in one and "level" not in one:
            yield _place(one)
        if "position" in one:
            yield " ".join((one["name"], *_leaves(one["position"])))
        yield from (one[name] for name in _PLAIN if isinstance(one.get(name), str))


def _nested(value: Any) -> Iterator[Mapping[str, Any]]:
    """Give every map in a value, itself first."""
    if isinstance(value, Mapping):
        yield value
    for one in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _nested(one)


def _figure(figure: Mapping[str, Any]) -> str:
    texts = (dict(figure.get(name, {})).get("vi", "") for name in ("of", "for"))
    said = (_MARKS.get(str(figure.get("mark")), ""), figure["value"], _UNITS[figure["unit"]], *texts)
    return " ".join(filter(None, said))


def _place(place: Mapping[str, Any]) -> str:
    kinds = {**_PLACES, "province": "thành phố" if place.get("province") in _CITIES else "tỉnh"}
    parts = [f"{kind} {place[level]}" for level, kind in kinds.items() if level in place]
    return ", ".join((*parts, _COUNTRIES[place["country"]]))


class Judged(NamedTuple):
    """Which records hold a phrase: surely, only by what they infer, and those that may seem to, as worded."""

    surely: frozenset[str]
    inferred: frozenset[str]
    seeming: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All that must be found."""
        return self.surely | self.inferred


def judge(phrase: str) -> Judged:
    """Say which records hold a phrase: with the accents typed, or where none has all words with these, with any."""
    folded, written = f" {fold(phrase)} ", f" {index_words(phrase)[1]} "
    exact = bool(with_all_words(phrase))

    def has(text: Text) -> bool:
        return written in text.written if exact else folded in text.folded

    surely, inferred, seeming = set[str](), set[str](), set[str]()
    for name, held in register().items():
        having = [text for text in held.said if has(text)]
        if having:
            (inferred if all(text.inferred for text in having) else surely).add(name)
        elif any(folded in text for text in held.worded) or any(
            folded in text.folded for text in held.strings
        ):
            seeming.add(name)
    return Judged(frozenset(surely), frozenset(inferred), frozenset(seeming))


def holders(phrase: str) -> set[str]:
    """Give the records that have a phrase in any string at all, with the accents typed: whoever denies them lies."""
    written = f" {index_words(phrase)[1]} "
    plain = written == f" {fold(phrase)} "
    return {
        name
        for name, held in register().items()
        if any(written in (text.folded if plain else text.written) for text in held.strings)
    }


def with_all_words(phrase: str) -> set[str]:
    """Give the records whose texts and quotes have all words of a phrase, wherever."""
    wanted = set(index_words(phrase)[1].split())
    return {
        name
        for name, held in register().items()
        if wanted <= {word for text in held.said for word in text.written.split()}
    }


def saying(phrase: str) -> set[str]:
    """Give the records that say a phrase in their texts and quotes, with the accents typed."""
    written = f" {index_words(phrase)[1]} "
    return {name for name, held in register().items() if any(written in text.written for text in held.said)}
