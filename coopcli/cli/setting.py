"""What `set`, `sign` and `end` share: the record that is meant, what it rests on, and its change made and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, ClassVar, Final

import typer

from coopcli.asking.meant import not_found
from coopcli.cli.choosing import record_chosen, record_of_section_chosen
from coopcli.cli.session import Session, tell
from coopcli.cli.writing import Trial, Written, show_trial, tell_written, write_change
from coopcli.errors import UsageError
from coopcli.i18n import say, say_number, spoken_language
from coopcli.keeping.editing import Add, OpenFile, Plain
from coopcli.keeping.setting.citing import read_citation
from coopcli.keeping.setting.edits import WantedField, setting_of
from coopcli.keeping.setting.fields import Assignment, Target, find_target
from coopcli.keeping.setting.plain import at
from coopcli.keeping.setting.record import Basis, Note, RecordSetting
from coopcli.keeping.setting.values import ValueReading, read_typed
from coopcli.loading.plan import known_files
from coopcli.records.record import FieldKind, RecordRow
from coopcli.records.record_types import COMMITMENT, DUTY_PREFIX, OFFICE, SECTIONS, SINGLE
from coopcli.show.find import ids_of_section, one_record
from coopcli.store import Connection
from coopcli.text import N_


@dataclass(frozen=True, kw_only=True)
class GivenSources:
    """What a change rests on."""

    title: ClassVar[str] = N_("What it rests on")

    cite: Annotated[
        tuple[str, ...],
        typer.Option(
            metavar=N_("CITATION"),
            help=N_(
                "The source that says so, and where in it, such as 's003 line 8', or self; may be repeated."
            ),
        ),
    ] = ()


AgreementWords = Annotated[
    list[str], typer.Argument(metavar=N_("ID"), help=N_("An agreement, by its id or words that name it."))
]
"""The words that name the agreement to change."""


def reading_of(session: Session, connection: Connection) -> ValueReading:
    """Give what it takes to read the values that are typed."""

    def find(section: str, name: str) -> str:
        return record_of_section_chosen(connection, section, name)

    return ValueReading(connection, session.today, find)


def basis_of(connection: Connection, given: GivenSources, inferred: str = "") -> Basis:
    """Read what a change rests on. Raises UsageError, NotFoundError for a citation that is none."""
    sources = ids_of_section(connection, "sources")
    settings = one_record(connection, "settings")
    return Basis(
        cite=tuple(dict.fromkeys(read_citation(one, sources) for one in given.cite)),
        inferred=" ".join(inferred.split()),
        language=spoken_language().code,
        own_documents=bool(settings and settings.data.get("own_documents")),
    )


def record_meant(session: Session, connection: Connection, name: str) -> RecordRow:
    """Give the record that a name means, a duty's by the duty, that of the settings though it is not on record.

    Raises NotFoundError where it is none, SeveralMeaningsError where nobody chooses.
    """
    found = one_record(connection, name) or one_record(connection, DUTY_PREFIX + name)
    if found is None and name in SINGLE:
        files = [one.path for one in known_files(session.db)]
        if len(files) != 1:
            message = N_("no settings are on record, and there are {count} files they could be written in")
            hint = N_('write them by hand into one: "settings:", and below it the fields')
            raise UsageError(message, (hint,), count=len(files))
        return RecordRow(name, name, files[0], 0, {})
    found = found or one_record(connection, record_chosen(connection, name))
    if found is None:
        raise not_found(connection, N_('this register has no record "{name}"'), name)
    return found


def wanted_of(
    reading: ValueReading,
    record: RecordRow,
    assignments: Sequence[Assignment],
    options: Mapping[str, str] = MappingProxyType({}),
) -> list[WantedField]:
    """Read what is to be set; `options` are those by which a field was asked for.

    Raises UsageError for a field or a value that is none.
    """
    kind = COMMITMENT if record.section == "commitments" else SECTIONS[record.section]
    wanted: list[WantedField] = []
    for field, sign, value in assignments:
        target = find_target(kind, field)
        if target.path == ("id",):
            message = N_("the id of a record is what others name it by, and is not changed here")
            raise UsageError(
                message, (N_("choose another one by hand, where it stands and where it is named"),)
            )
        if target.field and target.field.kind in _BESIDE and len(target.path) == len(target.holder) + 1:
            option = f"--{target.field.name}"
            message = N_('"{field}" is given for what is set: {option}')
            raise UsageError(message, field=target.field.name, option=option)
        same = [
            one for one in wanted if (one.target.path, one.target.language) == (target.path, target.language)
        ]
        if same and sign == "=":
            raise UsageError(N_('"{field}" is set twice'), field=target.shown)
        values: list[str] = []
        if value.strip():
            values = _read(reading, target, value.strip(), options.get(field, target.typed))
        elif sign != "=":
            raise UsageError(N_('nothing stands behind "{field}{sign}"'), field=target.typed, sign=sign)
        wanted.append(WantedField(target, sign, tuple(values)))
    return wanted


_BESIDE = (FieldKind.CITATIONS, FieldKind.REASONS)


def _read(reading: ValueReading, target: Target, value: str, option: str) -> list[str]:
    """Read the value of a field; of the user's own, a text in some languages, or a reason, the text itself."""
    if target.field is None or target.field.kind in (FieldKind.TEXTS, FieldKind.REASONS):
        return [value]
    if target.field.many and isinstance(target.path[-1], int):  # one of a list
        return read_typed(reading, replace(target.field, many=False), value, option)
    return read_typed(reading, target.field, value, option)


def change_record(
    session: Session,
    record: RecordRow,
    wanted: Sequence[WantedField],
    basis: Basis,
    trial: Trial,
    sentence: str = "",
) -> Written:
    """Make of a record what is wanted, and say so, or only show it; without a sentence, field by field.

    Raises what `write_change` does, and UsageError.
    """
    if basis.cite and record.section in OFFICE:
        raise UsageError(N_("what the office itself keeps is cited from no source"))
    last: list[RecordSetting] = []
    former: list[Plain] = []

    def think(content: bytes, shown: str) -> bytes:
        file = OpenFile(content, shown)
        before = file.said(record.section, record.id)
        setting = setting_of(record.section, record.id, before or {}, wanted, basis)
        last[:], former[:] = [setting], [before or {}]
        if before is None and record.section in SINGLE and isinstance(setting.now, dict):
            return file.edited([Add(record.section, setting.now)])
        return file.edited(setting.edits)

    written = write_change(session, record.file, think, dry_run=trial.dry_run)
    sentence = sentence or f"{record.id}: {_what_is_set(wanted, former[0], last[0].now)}"
    if trial.dry_run:
        show_trial(written, sentence)
    elif written.is_changed:
        tell_written(written, sentence)
    if not written.is_changed:
        tell(say(N_("{record} says so already; nothing was changed"), record=record.id))
    tell_notes(last[0].notes)
    return written


def _what_is_set(wanted: Sequence[WantedField], before: Plain, now: Plain) -> str:
    """Say of each field whether it is new, another, gone, or has but another source."""
    told: dict[str, list[Mapping[str, str]]] = {}
    for one in {one.target.path: one for one in wanted}.values():
        old, new = at(before, one.target.path), at(now, one.target.path)
        gone = one.sign == "=" and not one.values
        message = _GONE if gone else _NEW if old is None else _SOURCE if old == new else _CHANGED
        told.setdefault(message, []).append(_with_count(one.target.words, old) if gone else one.target.words)
    return "; ".join(say(message, fields=fields) for message, fields in told.items())


_NEW: Final = N_("new: {fields}")
_CHANGED: Final = N_("changed: {fields}")
_GONE: Final = N_("removed: {fields}")
_SOURCE: Final = N_("another source for {fields}")


def _with_count(words: Mapping[str, str], value: Plain | None) -> Mapping[str, str]:
    """Give what a field is called, and of a list how much of it there was."""
    if not isinstance(value, list):
        return words
    return {language: f"{word} ({say_number(len(value))})" for language, word in words.items()}


def tell_notes(notes: Sequence[Note]) -> None:
    """Say what is to be said beside a change."""
    for note in notes:
        tell(say(note.message, **note.values))
