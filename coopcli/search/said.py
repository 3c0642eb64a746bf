"""What a record says, as texts that may be quoted, and what merely helps to find it.

Said are its texts, names, notes and quotes, and what its figures, people, places, cadence, turns and occasion are in
the program's words, in both languages. The labels of its codes and what people search them by only help, and are never
quoted: that would put words into the record's mouth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple, cast

from coopcli.days.dates import Date, Period, read_cadence
from coopcli.i18n import FORMS, Language, say, say_label, speaking, spoken_language
from coopcli.places import meanings, tokens
from coopcli.records import phrases
from coopcli.records.codelists import CODELISTS
from coopcli.records.record import Data, Field, FieldKind, RecordType, record_in
from coopcli.records.record_types import RECORD_TYPES
from coopcli.text import N_, fold, index_words


class Said(NamedTuple):
    """A text that a record says; `field` is where, of nested records the innermost list, such as `people`.

    `language` is that of a text that has one, "" of any other. A date or period is in EDTF.
    """

    field: Field
    text: str
    language: str = ""
    is_date: bool = False


class Coded(NamedTuple):
    """A code of a record with its field."""

    field: Field
    codelist: str
    code: str


_LEFT_OUT: Final = frozenset(("address",))
"""Fields that say nothing of the matter."""

_PLAIN: Final = frozenset((FieldKind.ID, FieldKind.TEXT, FieldKind.DATE, FieldKind.PERIOD))
_TEXTUAL: Final = frozenset((FieldKind.TEXTS, FieldKind.RECORD, FieldKind.CITATIONS, FieldKind.REASONS))
_CADENCE: Final = ("every", "times", "turns", "when")
_LANGUAGES: Final = tuple(Language(code) for code in FORMS)


def said_of(data: Data, record_type: RecordType) -> Sequence[Said]:
    """Give each text of a record, as it was read or as the store has it."""
    said: list[Said] = []
    _add_said(said, data, record_type.name, None)
    return said


def _add_said(said: list[Said], data: Data, record_type: str, within: Field | None) -> None:
    often = True
    for known, of in _searched(record_type, tuple(data)):
        value = data[known.name]
        if value is None:
            continue
        field = within or known
        if known.name in _CADENCE:
            if often:
                said += [Said(field, text, code) for code, text in _say_often(data)]
            often = False
        elif of:
            _add_nested(said, value, known, of)
        elif known.kind is FieldKind.CITATIONS:
            said += [Said(known, str(cite["quote"])) for cite in cast("list[Data]", value) if "quote" in cite]
        elif known.kind is FieldKind.REASONS:
            reasons = cast("Mapping[str, Mapping[str, str] | str]", value).values()
            said += [Said(known, text, tag) for reason in reasons for tag, text in _tagged(reason)]
        elif isinstance(value, Mapping):
            said += [Said(field, text, tag) for tag, text in value.items()]
        else:
            dated = known.kind in (FieldKind.DATE, FieldKind.PERIOD)
            for one in value if isinstance(value, list) else (value,):
                text = one.text if isinstance(one, (Date, Period)) else str(one)
                said.append(Said(field, text, is_date=dated))


def _tagged(text: Mapping[str, str] | str) -> Iterable[tuple[str, str]]:
    return text.items() if isinstance(text, Mapping) else (("", text),)


def _add_nested(said: list[Said], value: object, known: Field, of: str) -> None:
    say_each = _IN_WORDS.get(of)
    for one in cast("list[Data]", value if isinstance(value, list) else [value]):
        if say_each:
            said += [Said(known, text, code) for say_one in say_each for code, text in _in_both(say_one, one)]
            if not _BESIDES.isdisjoint(one):
                besides: list[Said] = []
                _add_said(besides, {key: value for key, value in one.items() if key in _BESIDES}, of, known)
                said += [Said(known, each.text, each.language) for each in besides]
        else:
            _add_said(said, one, of, known)


_BESIDES: Final = frozenset(("cite", "note"))
"""What stands beside the phrase of a nested record that is said in one."""

_SHAPES_KEPT: Final = 4096
"""Of how many sets of keys, in their order, it is remembered which are fields that say something."""


@lru_cache(maxsize=_SHAPES_KEPT)
def _searched(record_type: str, keys: tuple[str, ...]) -> tuple[tuple[Field, str], ...]:
    """Give those of the keys that are fields that say something, notes and quotes last, each with its record type."""
    fields = [
        field for field in RECORD_TYPES[record_type].fields if field.name in keys and _is_searched(field)
    ]
    fields.sort(key=lambda field: (field.kind is FieldKind.ID, field.name in ("note", "cite", "inferred")))
    return tuple((field, field.record if field.record in RECORD_TYPES else "") for field in fields)


def _is_searched(field: Field) -> bool:
    """The `text` of a source is the name of a file; other texts are TEXTS."""
    if field.name in _LEFT_OUT or (field.name == "text" and field.kind is FieldKind.TEXT):
        return False
    said = field.kind in _PLAIN or field.kind in _TEXTUAL
    return said or field.name in _CADENCE


def _in_both(say_one: Callable[[Data], str], data: Data) -> Iterator[tuple[str, str]]:
    """Give what is said of a nested record in each language, once where both say the same."""
    texts: dict[str, str] = {}
    for language in _LANGUAGES:
        with speaking(language):
            texts.setdefault(say_one(data), language.code)
    return ((code, text) for text, code in texts.items() if text)


def _say_often(data: Data) -> tuple[tuple[str, str], ...]:
    """Give how often, by turns or not, and on what occasion; of every year in each way that it is written."""
    times = record_in(data, "times")
    return _said_often(
        tuple((name, str(data[name])) for name in ("every", "when") if data.get(name)),
        tuple((name, int(str(number))) for name, number in times.items() if name in ("min", "max")),
        bool(data.get("turns")),
    )


@cache
def _said_often(
    codes: tuple[tuple[str, str], ...], times: tuple[tuple[str, int], ...], turns: bool
) -> tuple[tuple[str, str], ...]:
    data = {**dict(codes), "times": dict(times), "turns": turns}
    said = tuple(_in_both(phrases.cadence, data))
    length = read_cadence(dict(codes)["every"]) if "every" in dict(codes) else None
    if length is None or length.count > 1:
        return said
    unit = CODELISTS["cadence_unit"].label(length.unit).vi
    return (*said, *(("vi", f"{each} {unit}") for each in ("hằng", "hàng")))


_LEVELS: Final = ("village", "commune", "district", "city")


def _place(data: Data) -> str:
    """Say a place with what each unit is: `xã Quảng Nham, huyện Quảng Xương, tỉnh Thanh Hóa`."""
    parts = [phrases.text_of(data.get("name"))]
    parts += [_with_kind(say_label(_LABELS[level]), data.get(level)) for level in _LEVELS]
    parts.append(_province(str(data.get("province") or ""), data))
    return ", ".join(filter(None, (*parts, phrases.label_in(data, "country"))))


def _province(name: str, data: Data) -> str:
    kinds = (
        {place.kind for place in meanings(name, str(data.get("country") or "") or None)} if name else set()
    )
    return _with_kind(say(_KINDS[kinds.pop()]), name) if len(kinds) == 1 else name


def _with_kind(kinds: str, name: object) -> str:
    """Put the first of some words for a kind of unit to a name that does not say it."""
    if not name:
        return ""
    kind = kinds.partition(",")[0]
    if f" {fold(kind)} " in f" {fold(str(name))} ":
        return str(name)
    return f"{kind} {name}" if spoken_language().code == "vi" else f"{name} {kind}"


def _person_by_office(data: Data) -> str:
    """Say a person behind the office, as people write it: `Chủ tịch Trịnh Thị Tiếp`."""
    position = phrases.text_of(data.get("position"))
    return f"{position} {data['name']}" if position else ""


_LABELS: Final = {level: RECORD_TYPES["place"].by_name()[level].label for level in _LEVELS}
_KINDS: Final = {
    "tinh": N_("province"), "thanh_pho": N_("city"), "province": N_("province"), "prefecture": N_("capital"),
}  # fmt: skip

_IN_WORDS: Final[Mapping[str, tuple[Callable[[Data], str], ...]]] = {
    "figure": (phrases.figure,),
    "person": (phrases.person, _person_by_office),
    "place": (_place,),
}
"""Nested records that are said in one phrase, by their types; the first way is the one to quote."""


def codes_of(data: Data, record_type: RecordType) -> Sequence[Coded]:
    """Give each code of a record, nested records included."""
    codes: list[Coded] = []
    _add_codes(codes, data, record_type.name)
    return codes


def _add_codes(codes: list[Coded], data: Data, record_type: str) -> None:
    for field, of in _coded(record_type, tuple(data)):
        value = data[field.name]
        if value is None:
            continue
        values = value if isinstance(value, list) else [value]
        if of:
            for one in values:
                _add_codes(codes, cast(Data, one), of)
        else:
            codes += [Coded(field, field.codes, str(code)) for code in values]


@lru_cache(maxsize=_SHAPES_KEPT)
def _coded(record_type: str, keys: tuple[str, ...]) -> tuple[tuple[Field, str], ...]:
    """Give those of the keys that are fields that hold codes, or records with such, each with its record type."""
    return tuple(
        (field, field.record if field.record in RECORD_TYPES else "")
        for field in RECORD_TYPES[record_type].fields
        if field.name in keys and field.kind in (FieldKind.CODE, FieldKind.RECORD)
    )


def words_of_code(codelist: str, code: str) -> tuple[str, ...]:
    """Give the code, its labels and the words that people use for it."""
    known = CODELISTS[codelist].codes.get(code)
    return (code, known.label.vi, known.label.en, *known.words) if known else (code,)


class IndexWords(NamedTuple):
    """The words of a record, a text a line: of texts with accents folded and as written, then of those without.

    First what the record says, then what only helps to find it, a token for each place named among it.
    """

    words: str
    written: str
    plain: str
    help_words: str
    help_written: str
    help_plain: str


def index_words_of(data: Data, record_type: RecordType) -> IndexWords:
    """Give the words that a record is found by."""
    texts = [_forms(said.text) for said in said_of(data, record_type)]
    helps = _words_for_codes(tuple({(one.codelist, one.code): None for one in codes_of(data, record_type)}))
    named = " ".join({token: None for text in texts for token in text.places})
    plain = f"{helps[2]}\n{named}" if named else helps[2]
    return IndexWords(*_in_lines(texts), helps[0], helps[1], plain)


class _Forms(NamedTuple):
    """The words of a text folded and as written, and the tokens of the places that it names."""

    words: str
    written: str
    places: tuple[str, ...]


def _in_lines(texts: Sequence[_Forms]) -> tuple[str, str, str]:
    accented = [text for text in texts if text.words != text.written]
    return (
        "\n".join([text.words for text in accented]),
        "\n".join([text.written for text in accented]),
        "\n".join([text.words for text in texts if text.words == text.written]),
    )


_TEXTS_KEPT: Final = 4096
"""How many texts are remembered: a register repeats names and titles, and must not fill the memory."""


@lru_cache(maxsize=_TEXTS_KEPT)
def _forms(text: str) -> _Forms:
    words, written = index_words(text)
    return _Forms(words, written, tuple(tokens((words if text.isascii() else fold(text)).split())))


@lru_cache(maxsize=_TEXTS_KEPT)
def _words_for_codes(codes: tuple[tuple[str, str], ...]) -> tuple[str, str, str]:
    words = dict.fromkeys(word for codelist, code in codes for word in words_of_code(codelist, code))
    return _in_lines([_forms(word) for word in words])
