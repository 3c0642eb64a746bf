"""What is set in a record -> the edits of its file, its citations and reasons kept as true as they were."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from typing import NamedTuple, cast

from coopcli.errors import UsageError
from coopcli.keeping.editing import Path, Plain
from coopcli.keeping.setting.cites import SetOutcome, cite_fields, several
from coopcli.keeping.setting.fields import Target, words_of
from coopcli.keeping.setting.plain import at
from coopcli.keeping.setting.record import Basis, RecordSetting
from coopcli.keeping.setting.values import is_text_alone
from coopcli.records.record import FieldKind, RecordType
from coopcli.records.record_types import COMMITMENT, RECORD_TYPES, SECTIONS
from coopcli.text import N_


class WantedField(NamedTuple):
    """What a field is to be: `=` these values (none: absent), `+=` these too, `-=` not these."""

    target: Target
    sign: str
    values: tuple[Plain, ...]


def setting_of(
    section: str, name: str, said: Plain, wanted: Sequence[WantedField], basis: Basis
) -> RecordSetting:
    """Give the edits that make a record, of which `said` is what its file says, what is wanted.

    Raises UsageError where it cannot be so.
    """
    setting = RecordSetting(section, name, deepcopy(said), basis)
    by_holder: dict[Path, dict[str, SetOutcome]] = {}
    records: dict[Path, RecordType] = {}
    for typed in wanted:
        one = _with_records(typed, basis)
        path = _opened(setting, one.target)
        holder = path[: len(path) - (len(one.target.path) - len(one.target.holder))]
        before = at(setting.now, path)
        _set(setting, one, path, before)
        after = at(setting.now, path)
        if "inferred" not in one.target.path and not (one.sign == "+=" and one is not typed and basis.cite):
            outcome = SetOutcome(before != after, _stays(one.target, before, after), before is not None)
            by_holder.setdefault(holder, {})[one.target.name] = outcome
            records[holder] = one.target.record
            _reason(setting, holder, one.target, outcome, is_there=after is not None)
    for holder, fields in by_holder.items():
        cite_fields(setting, records[holder], holder, fields)
    return setting


def _with_records(wanted: WantedField, basis: Basis) -> WantedField:
    """Make records of what is typed for some: a text gets its language, and one that is added its own source."""
    field = wanted.target.field
    short = RECORD_TYPES[field.record].shorthand if field and field.record else ""
    if field is None or not short or wanted.sign == "-=":
        return wanted
    is_cited = wanted.sign == "+=" and bool(basis.cite)
    if not is_cited and not is_text_alone(field):
        return wanted
    cite: dict[str, Plain] = {"cite": several(basis.cite)} if is_cited else {}
    made: list[Plain] = []
    for one in wanted.values:
        text: Plain = {basis.language: one} if is_text_alone(field) else one
        made.append({short: text, **cite} if isinstance(one, str) else one)
    return wanted._replace(values=tuple(made))


def _stays(target: Target, before: Plain | None, after: Plain | None) -> bool:
    """Say whether something stays that a source told: of a text its first language, of which the others are made."""
    if isinstance(before, dict) and isinstance(after, dict):
        if target.field is not None and target.field.kind is FieldKind.TEXTS:
            first = next(iter(before), "")
            return after.get(first) == before.get(first)
        return any(after.get(name) == value for name, value in before.items())
    several = [one if isinstance(one, list) else [one] for one in (before, after) if one is not None]
    return len(several) == 2 and any(one in several[1] for one in several[0])


def _opened(setting: RecordSetting, target: Target) -> Path:
    """Give the way as the file has it: one of a list may stand alone, and a record by its most important field."""
    path: list[str | int] = []
    record = None
    fields = target.path
    kinds = _records_on_the_way(setting.section, target)
    for number, step in enumerate(fields):
        here = at(setting.now, tuple(path))
        if isinstance(step, int):
            count = len(here) if isinstance(here, list) else int(here is not None)
            if step >= count:
                raise UsageError(
                    N_('"{typed}": the list has {count} on record'), typed=target.typed, count=count
                )
            if not isinstance(here, list):
                continue  # it stands alone
        elif isinstance(here, str) and number:
            record = kinds.get(number)
            if record and RECORD_TYPES[record].shorthand:
                setting.put(tuple(path), {RECORD_TYPES[record].shorthand: here})
        path.append(step)
    return tuple(path)


def _records_on_the_way(section: str, target: Target) -> dict[int, str]:
    """Give the type of the record that each step is a field of, by its place on the way."""
    record = COMMITMENT if section == "commitments" else SECTIONS[section]
    found: dict[int, str] = {}
    for number, step in enumerate(target.path):
        found[number] = record.name
        one = record.by_name().get(str(step)) if isinstance(step, str) else None
        if one is not None and one.record:
            record = RECORD_TYPES[one.record]
    return found


def _set(setting: RecordSetting, wanted: WantedField, path: Path, before: Plain | None) -> None:
    target, sign, values = wanted
    kind = target.field.kind if target.field else FieldKind.TEXT
    if not values:
        setting.drop((*path, target.language) if target.language else path)
    elif kind in (FieldKind.TEXTS, FieldKind.REASONS):
        _set_text(setting, target, path, before, str(values[0]))
    elif sign == "=":
        is_list = (
            target.field is not None and target.field.many and len(target.path) == len(target.holder) + 1
        )
        single = len(values) == 1 and not (is_list and isinstance(before, list))
        _refuse_loss(target, before, values)
        setting.put(path, values[0] if single else [*values])
    else:
        _set_several(setting, wanted, path, before)


def _set_text(setting: RecordSetting, target: Target, path: Path, before: Plain | None, text: str) -> None:
    if isinstance(before, str):
        if target.language:
            message = N_('"{typed}": this text is written without a language')
            raise UsageError(
                message, (N_("set the whole: {field}=…"),), typed=target.typed, field=target.shown
            )
        setting.put(path, text)
        return
    language = target.language or setting.basis.language
    others = [tag for tag in before if tag != language] if isinstance(before, dict) else []
    if before is None:
        setting.put(path, {language: text})
    else:
        setting.put((*path, language), text)
    if (
        others
        and not target.language
        and before is not None
        and cast(dict[str, Plain], before).get(language) != text
    ):
        setting.note(
            N_('what "{field}" says in other languages ({languages}) stays as it was'),
            field=target.words,
            languages=others,
        )


def _refuse_loss(target: Target, before: Plain | None, values: Sequence[Plain]) -> None:
    """What records inside say beside the one field that is typed is not dropped unasked."""
    held = before if isinstance(before, list) else [before] if before is not None else []
    if target.field is None or target.field.kind is not FieldKind.RECORD:
        return
    if any(isinstance(one, dict) and one not in values for one in held):
        raise UsageError(
            N_('"{field}" says more on record than this, and that would be lost'),
            (N_("change one of it, or add with += and take with -="),),
            field=target.words,
        )


def _set_several(setting: RecordSetting, wanted: WantedField, path: Path, before: Plain | None) -> None:
    target, sign, values = wanted
    if target.field is None or not target.field.many:
        raise UsageError(N_('"{field}" is no list: write {field}=…'), (), field=target.words)
    held = before if isinstance(before, list) else [before] if before is not None else []
    short = RECORD_TYPES[target.field.record].shorthand if target.field.record else ""
    if sign == "-=":
        _take_from(setting, wanted, path, [_called(one, short) for one in held])
        return
    names = {name for one in held for name in _called(one, short)} if short else set()
    for value in values:
        if value in held or names & _called(value, short):
            continue
        now = at(setting.now, path)
        if now is None:
            setting.put(path, [value] if isinstance(value, dict) else value)
        elif isinstance(now, list):
            setting.put((*path, len(now)), value)
        else:
            setting.put(path, [now, value])


def _take_from(
    setting: RecordSetting, wanted: WantedField, path: Path, names: Sequence[AbstractSet[str]]
) -> None:
    places = []
    for value in wanted.values:
        place = next((place for place, name in enumerate(names) if str(value) in name), None)
        if place is None:
            raise UsageError(
                N_('"{value}" is not among "{field}" on record'),
                (N_("on record is {names}"),) if names else (),
                value=value,
                field=wanted.target.words,
                names=[" / ".join(sorted(name)) for name in names],
            )
        places.append(place)
    if len(places) == len(names):
        setting.drop(path)
        return
    for place in sorted(places, reverse=True):
        setting.drop((*path, place))


def _called(plain: Plain, short: str) -> set[str]:
    """Give what a value of a list is known by: itself, or what stands for its record, in each language."""
    known = plain.get(short, "") if isinstance(plain, dict) and short else plain
    return {*map(str, known.values())} if isinstance(known, dict) else {str(known)}


def _reason(
    setting: RecordSetting, holder: Path, target: Target, outcome: SetOutcome, *, is_there: bool
) -> None:
    """Keep why a field is inferred, as long as it is that: the reason goes with the value for which it was written."""
    words = words_of(target.record, target.name)
    path = (*holder, "inferred", target.name)
    old = at(setting.now, path)
    if not is_there:
        setting.drop(path)
    elif setting.basis.inferred:
        setting.put(path, {setting.basis.language: setting.basis.inferred})
    elif old is not None and setting.basis.cite:
        setting.drop(path)
        setting.note(N_('"{field}" was inferred, and now has a source: the reason is taken out'), field=words)
    elif old is not None and outcome.is_replaced:
        setting.drop(path)
        setting.note(
            N_(
                '"{field}" was inferred: the reason was written for what stood there before, and is taken out'
            ),
            field=words,
        )
    elif old is not None and outcome.is_changed:
        setting.note(
            N_('"{field}" stays inferred, for the reason that was written for what stood there before'),
            field=words,
        )
