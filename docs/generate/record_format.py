"""The blocks of the record format: the example, dates, every field, every code, every problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Final

from coopcli.days.dates import read_date, read_period
from coopcli.i18n import Language, say_date, say_in_all, say_period, speaking
from coopcli.records.codelists import CODELISTS, Codelist
from coopcli.records.record import Field, FieldKind, RecordType
from coopcli.records.record_types import EVERYWHERE, RECORD_TYPES, SECTIONS
from coopcli.wordings import WORDINGS
from docs.generate.markdown import BREAK, block, code, link, plain, table
from docs.generate.program import answers

EXAMPLE: Final = Path(__file__).parents[1] / "example.yaml"

RENEWAL: Final = Path(__file__).parents[1] / "renewal.yaml"

CUT: Final = """\
sources:
- id: s001
  title: {vi: Thăm, tặng quà và ký kết, en: A visit}
"""
"""A text that a comma cuts."""

FORMS: Final[Mapping[FieldKind, str]] = {
    FieldKind.ID: link("id", "ids"),
    FieldKind.TEXT: "text",
    FieldKind.TEXTS: link("text in languages", "texts"),
    FieldKind.DATE: link("date", "dates"),
    FieldKind.PERIOD: link("period", "periods"),
    FieldKind.BOOLEAN: "`true` or `false`",
    FieldKind.INTEGER: "whole number",
    FieldKind.NUMBER: link("number", "numbers"),
    FieldKind.CADENCE: link("cadence", "numbers"),
    FieldKind.DURATION: link("length of time", "terms-of-renewal"),
    FieldKind.DAY_OF_YEAR: "month and day, such as `11-15`",
    FieldKind.LANGUAGE: "language tag (BCP 47)",
    FieldKind.CITATIONS: link("citation", "citations"),
    FieldKind.REASONS: link("field: reason", "what-is-inferred"),
}
"""How a value is written, by kind; codes, references and records say which."""

DATES: Final = {
    "2022": "the year is known",
    "2022-09": "the month is known",
    "2022-09-09": "the day is known",
    "2022?-09-09": "day and month are known, the year is inferred",
    "2019~": "about 2019",
    "2022-09~": "about September 2022",
}
PERIODS: Final = {
    "2022/2027": "from some day of 2022 to some day of 2027",
    "2022-07-02/2027-07-01": "from one day to another, both included",
    "2022": "the whole year",
    "2022-09": "the whole month",
    "2022/..": "no end, by agreement",
    "2022/": "the end is not stated",
    "/2027": "the beginning is not stated",
    "2014~/2019": "from about 2014",
}
"""Dates and periods with what they say."""

NOTES: Final = {
    "step": "The kinds of duty that `coop due` lists; `tracks` of the settings names them.",
    "bucket": "The program works it out for the day that is asked about. It is never written in a record.",
    "status": "The program works it out for the day that is asked about. It is never written in a record.",
    "country": (
        "Any other country is written with its ISO 3166-1 code, two or three capital letters; all else is an error."
    ),
    "unit": (
        "Any other currency is written with its ISO 4217 code, three capital letters; another code is a warning."
    ),
    "cadence_unit": "For the cadences of `every`: one of these, or a number of them, such as `2 years`.",
}
"""What is said of a codelist where it is neither simply open nor closed."""


def example() -> str:
    """Give the example register, and what the program answers from it."""
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = [f"coop load {EXAMPLE.name}", "coop list"]
    said = answers(lines, files={EXAMPLE.name: text})
    shown = "\n".join(f"$ {line}\n{each.whole}" for line, each in zip(lines, said, strict=True))
    return f"{block(text, 'yaml')}\n\n{block(shown, 'console')}"


def renewal() -> str:
    """Give the register with terms of renewal, and what falls due from it on a day."""
    text = RENEWAL.read_text(encoding="utf-8")
    due = "coop due 2027 --today 2026-11-22 --columns due_earliest,step,duty"
    lines = [f"coop load {RENEWAL.name}", "coop list --today 2026-11-22 --columns id,period,status", due]
    said = answers(lines, files={RENEWAL.name: text})
    shown = "\n".join(f"$ {line}\n{each.whole}" for line, each in zip(lines, said, strict=True))
    return f"{block(text, 'yaml')}\n\n{block(shown, 'console')}"


def comma_trap() -> str:
    """Give the text that a comma cuts, and what the program says to it in both languages."""
    line = "coop load cut.yaml"
    said = [answers([line], language, {"cut.yaml": CUT}, code=1)[0].whole for language in ("en", "vi")]
    return "\n\n".join((block(CUT, "text"), *(block(f"$ {line}\n{each}", "console") for each in said)))


def dates() -> str:
    """Give the forms of a date with the days that each can mean."""
    rows = []
    for text, says in DATES.items():
        date = read_date(text)
        days = _days(date.earliest.isoformat(), date.latest.isoformat())
        with speaking(Language("vi")):
            vietnamese = say_date(date)
        with speaking(Language("en")):
            rows.append((code(text), says, days, vietnamese, say_date(date)))
    return table(("you write", "it says", "the day", "shown in Vietnamese", "in English"), rows)


def periods() -> str:
    """Give the forms of a period with the days that its first and its last day can be."""
    rows = []
    for text, says in PERIODS.items():
        period = read_period(text)
        first = _days(*map(str, (period.starts_earliest, period.starts_latest)))
        last = "none" if period.end_open else _days(*map(str, (period.ends_earliest, period.ends_latest)))
        with speaking(Language("vi")):
            rows.append((code(text), says, first, last, say_period(period)))
    return table(("you write", "it says", "first day", "last day", "shown in Vietnamese"), rows)


def sections() -> str:
    """Give the sections of a file."""
    rows = (
        (code(f"{name}:"), _linked(each), each.label.vi, plain(each.help.en))
        for name, each in SECTIONS.items()
    )
    return table(("section", "its records", "in Vietnamese", "a record is"), rows)


def fields() -> str:
    """Give the fields that every record has, then those of each record type."""
    parts = ["### every record", _fields(EVERYWHERE)]
    for each in RECORD_TYPES.values():
        own = tuple(field for field in each.fields if field not in EVERYWHERE)
        parts += [f"### {each.name}", _about(each), _fields(own)]
    return "\n\n".join(parts)


def codelists() -> str:
    """Give each codelist: where it is used, whether it is closed, its codes."""
    return "\n\n".join(part for codelist in CODELISTS.values() for part in _codelist(codelist))


def problems() -> str:
    """Give each problem by its code: what is said, in both languages, and what to do."""
    rows = (
        (f"{code(name)}{BREAK}{wording.severity}", _said(wording.sentence), _said(wording.hint))
        for name, wording in WORDINGS.items()
    )
    return table(("code", "what it says", "what to do"), rows)


def _about(record_type: RecordType) -> str:
    """Say what a record type is, where it stands, and what a value alone means."""
    places = [f"the section {code(f'{name}:')}" for name, each in SECTIONS.items() if each is record_type]
    places += [
        code(f"{each.name}.{field.name}")
        for each in RECORD_TYPES.values()
        for field in each.fields
        if field.record == record_type.name
    ]
    label, says = record_type.label, record_type.help
    lines = [f"*{label.vi}*: {plain(says.en)}. Stands in {', '.join(places)}."]
    if record_type.shorthand:
        lines.append(f"A value that stands alone is its {code(record_type.shorthand)}.")
    return " ".join(lines)


def _fields(fields: tuple[Field, ...]) -> str:
    rows = (
        (
            code(field.name),
            field.label.vi,
            _form(field),
            "yes" if field.required else "",
            plain(field.help.en),
        )
        for field in fields
    )
    return table(("field", "in Vietnamese", "you write", "required", "what it holds"), rows)


def _form(field: Field) -> str:
    if field.kind is FieldKind.CODE:
        form = f"code of {link(field.codes, f'codes-{field.codes}')}"
    elif field.kind is FieldKind.REFERENCE:
        form = _reference(field.section)
    elif field.kind is FieldKind.RECORD:
        form = _linked(RECORD_TYPES[field.record])
    else:
        form = FORMS[field.kind]
    return f"{form}, or a list" if field.many else form


def _reference(section: str) -> str:
    if section == "commitments":
        return f"{code('agreement-id/commitment-id')}"
    if section == "duties":
        return "the id of a duty, as `coop due` prints it"
    return f"id of {_linked(SECTIONS[section])}" if section else "id of any record"


def _linked(record_type: RecordType) -> str:
    return link(record_type.name, record_type.name)


def _codelist(codelist: Codelist) -> Iterator[str]:
    users = [
        code(f"{each.name}.{field.name}")
        for each in RECORD_TYPES.values()
        for field in each.fields
        if field.codes == codelist.name
    ]
    yield f"### Codes: {codelist.name}"
    usual = "Closed: another code is an error." if codelist.closed else "Open: another code is a warning."
    use = f"For {', '.join(users)}. " if users else ""
    yield use + NOTES.get(codelist.name, usual)
    rows = (
        (
            code(each.code),
            each.label.vi,
            each.label.en,
            each.standard,
            ", ".join((*each.names[3:], *(f"({word})" for word in each.narrower))),
        )
        for each in codelist.codes.values()
    )
    yield table(
        ("code", "in Vietnamese", "in English", "standard", "other words for it (narrower ones)"), rows
    )


def _said(message: str) -> str:
    """Give a message in English and in Vietnamese, its braces as they are."""
    names = {name for _, name, _, _ in Formatter().parse(message) if name}
    shown = {name: f"{{{name}}}" for name in names}
    said = say_in_all(message, **shown)
    return BREAK.join(plain(said[language]) for language in ("en", "vi") if message)


def _days(first: str, last: str) -> str:
    if first == last:
        return "not stated" if first == "None" else first
    return f"{first} to {last}"


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    "example": example,
    "renewal": renewal,
    "sections": sections,
    "dates": dates,
    "periods": periods,
    "comma-trap": comma_trap,
    "fields": fields,
    "codelists": codelists,
    "problems": problems,
}
