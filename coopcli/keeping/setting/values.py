"""The value of a field as people type it -> as a record has it: `2/7/2022` is `2022-07-02`, "đã ký" is `signed`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopcli.asking.codes import YES_OR_NO, codes_known, day_of, find_code, find_codes, in_list, span_of
from coopcli.days.dates import Date, Period
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.reading.scalars import UnreadableError, scalar_reader
from coopcli.records.codelists import Code
from coopcli.records.record import Field, FieldKind, Value
from coopcli.records.record_types import RECORD_TYPES
from coopcli.store import Connection
from coopcli.text import N_, fold
from coopcli.wordings import WORDINGS


@dataclass(frozen=True, slots=True)
class ValueReading:
    """What it takes to read a value: the register, the day, and who finds a record by its name (section, words)."""

    connection: Connection
    today: date
    find: Callable[[str, str], str]


def read_typed(reading: ValueReading, field: Field, typed: str, option: str) -> list[str]:
    """Give the values of a field, one unless it is a list, as a record has them.

    Raises UsageError, which names the option, for what is none; NotFoundError for a name that means none, or several.
    """
    if field.kind is FieldKind.CODE:
        return _codes(reading, field, typed, option)
    parts = [typed]
    if field.many and field.kind in _IN_LISTS and not is_text_alone(field):
        parts = [part.strip() for part in typed.split(",") if part.strip()]
    return [_read(reading, field, part, option) for part in parts]


def is_text_alone(field: Field) -> bool:
    """Say whether a text in some language stands for each record of a field, as another name does."""
    record = RECORD_TYPES.get(field.record)
    return bool(record and record.shorthand and record.by_name()[record.shorthand].kind is FieldKind.TEXTS)


_IN_LISTS: Final = {FieldKind.REFERENCE, FieldKind.LANGUAGE, FieldKind.RECORD}


def _codes(reading: ValueReading, field: Field, typed: str, option: str) -> list[str]:
    codes = codes_known(reading.connection, field.codes)
    if not field.many:
        return [_code(field, typed, option, codes)]
    named = [name for code in codes.values() for name in code.names if "," in name]
    return [*dict.fromkeys(_code(field, one, option, codes) for one in in_list(typed, named))]


def _code(field: Field, typed: str, option: str, codes: Mapping[str, Code]) -> str:
    try:
        return str(scalar_reader(field)(typed))
    except UnreadableError:
        return find_code(option, typed, codes)


def _read(reading: ValueReading, field: Field, typed: str, option: str) -> str:
    if field.kind is FieldKind.RECORD:
        field = _shorthand(field, option)
        if field.kind is FieldKind.CODE:
            return _code(field, typed, option, codes_known(reading.connection, field.codes))
        if field.kind is FieldKind.TEXTS:
            return typed
    if field.kind is FieldKind.REFERENCE and field.section not in ("", "commitments", "duties"):
        return reading.find(field.section, typed)
    if field.kind is FieldKind.BOOLEAN:
        return "true" if find_codes(option, [typed], YES_OR_NO) == ("yes",) else "false"
    if field.kind is FieldKind.DATE and fold(typed) in _TODAY:
        return day_of(option, typed, reading.today).isoformat()
    about = _ABOUT.fullmatch(typed)
    if about and field.kind in (FieldKind.DATE, FieldKind.PERIOD):
        return _read(reading, field, f"{_read(reading, field, about[1], option)}~", option)
    try:
        return _text(scalar_reader(field)(typed))
    except UnreadableError as error:
        return _as_meant(reading, field, typed, option, error)


_TODAY: Final = {fold(word) for word in ("today", "yesterday", "hôm nay", "hôm qua")}


_ABOUT: Final = re.compile(r"(?:khoảng|about|circa|c\.) *(?:năm +)?([^?~%/]+(?:/[0-9/]+)?)", re.IGNORECASE)
"""What people write for a date that is approximate."""


def _shorthand(field: Field, option: str) -> Field:
    """Give the field that stands for a whole record. Raises UsageError where none does."""
    record = RECORD_TYPES[field.record]
    if not record.shorthand:
        raise UsageError(
            N_('"{option}" is a record of its own: set one of its fields'),
            (N_("its fields are {fields}"),),
            option=option,
            fields=[f"{option}.{'1.' * field.many}{one.name}" for one in record.fields],
        )
    return record.by_name()[record.shorthand]


def _as_meant(reading: ValueReading, field: Field, typed: str, option: str, error: UnreadableError) -> str:
    """Read what the reader of records knows to be meant: `2/7/2022`, `3 tháng`, `270.000.000`. Raises UsageError."""
    near = error.values.get("near")
    certain = field.kind in _CERTAIN or bool(error.hint)  # a cadence that is only near has no hint of its own
    if certain and isinstance(near, tuple) and len(near) == 1:
        try:
            return _text(scalar_reader(field)(near[0]))
        except UnreadableError:
            pass  # a period where a date stands
    if field.kind is FieldKind.DATE and error.code == "date-unreadable":
        raise _no_day(option, typed, reading.today)
    if field.kind is FieldKind.PERIOD and error.code == "date-unreadable":
        span_of(typed, reading.today, option)
    values = {"text": typed, "field": field.name, **error.values}
    hint = error.hint or WORDINGS[error.code].hint
    raise UsageError(
        '"{option}": {sentence}',
        (hint,) if hint else (),
        **values,
        option=option,
        sentence=say(WORDINGS[error.code].sentence, **values),
    ) from None


def _no_day(option: str, typed: str, today: date) -> UsageError:
    """Say what is wrong with a date, as everywhere, but ask for no more of it than is known."""
    hint = N_("write it as far as it is known: 2022, 9/2022, 30/9/2022")
    if _YEARLESS.fullmatch(typed):
        message = N_('the year of "{text}" is missing')
    else:
        try:
            day_of("", typed, today)
            message = N_('"{text}" is no date')
        except UsageError as error:
            return UsageError(
                '"{option}": {sentence}', (hint,), option=option, sentence=say(error.message, **error.values)
            )
    return UsageError('"{option}": {sentence}', (hint,), option=option, sentence=say(message, text=typed))


_YEARLESS: Final = re.compile(r"(?:ngày +)?[0-9]{1,2} *(?:[/.-]|tháng) *[0-9]{1,2}", re.IGNORECASE)


_CERTAIN: Final = {
    FieldKind.DATE,
    FieldKind.PERIOD,
    FieldKind.DURATION,
    FieldKind.INTEGER,
    FieldKind.NUMBER,
}


def _text(value: Value) -> str:
    """Give a value as a record has it."""
    if isinstance(value, Date | Period):
        return value.text
    return str(value).lower() if isinstance(value, bool) else str(value)
