"""What is set in a record -> the edits of its file, its citations and reasons kept as true as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final, NamedTuple, cast

from coopcli.errors import UsageError
from coopcli.keeping.editing import Drop, Edit, Path, Plain, Put
from coopcli.keeping.setting.fields import Target
from coopcli.keeping.setting.plain import at, with_value, without
from coopcli.records.record import OWN_DOCUMENT, FieldKind, RecordType
from coopcli.records.record_types import CITING, RECORD_TYPES
from coopcli.text import N_

_LONG: Final = frozenset({"source", "place", "quote"})
_UNCITED: Final = frozenset({"id", "note", "cite", "inferred"})
"""What no citation of a whole record is about: its id, and what its keeper says."""


class WantedField(NamedTuple):
    """What a field is to be: `=` these values (none: absent), `+=` these too, `-=` not these."""

    target: Target
    sign: str
    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What is set rests on: citations, or a reason in a language, by which it is inferred."""

    cite: tuple[str, ...] = ()
    inferred: str = ""
    language: str = "vi"
    own_documents: bool = False


class Note(NamedTuple):
    """What is to be said beside: a marked sentence and its values."""

    message: str
    values: Mapping[str, object]


@dataclass(slots=True)
class RecordSetting:
    """The edits of one record so far, what it says with them, and what is to be said of them."""

    section: str
    id: str
    now: Plain
    basis: Basis
    edits: list[Edit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def put(self, path: Path, value: Plain) -> None:
        """Set what lies at a path."""
        if at(self.now, path) != value:
            self.edits.append(Put(self.section, self.id, path, value))
            self.now = with_value(self.now, path, value)

    def drop(self, path: Path) -> None:
        """Remove what lies at a path, if anything does."""
        if at(self.now, path) is not None:
            self.edits.append(Drop(self.section, self.id, path))
            self.now = without(self.now, path)

    def note(self, message: str, **values: object) -> None:
        """Have something said."""
        self.notes.append(Note(message, values))


def setting_of(
    section: str, name: str, said: Plain, wanted: Sequence[WantedField], basis: Basis
) -> RecordSetting:
    """Give the edits that make a record, of which `said` is what its file says, what is wanted.

    Raises UsageError where it cannot be so.
    """
    setting = RecordSetting(section, name, deepcopy(said), basis)
    by_holder: dict[Path, dict[str, _Outcome]] = {}
    records: dict[Path, RecordType] = {}
    for one in wanted:
        path = _opened(setting, one.target)
        holder = path[: len(path) - (len(one.target.path) - len(one.target.holder))]
        before = at(setting.now, path)
        _set(setting, one, path, before)
        after = at(setting.now, path)
        if one.target.path[0] != "inferred" and "inferred" not in one.target.path:
            by_holder.setdefault(holder, {})[one.target.name] = _Outcome(
                before != after, _stays(before, after)
            )
            records[holder] = one.target.record
            _reason(setting, holder, one.target.name, is_changed=after != before, is_there=after is not None)
    for holder, fields in by_holder.items():
        _cite(setting, records[holder], holder, fields)
    return setting


class _Outcome(NamedTuple):
    """Whether a field was changed, and whether some of what stood there before still does."""

    is_changed: bool
    some_stays: bool

    @property
    def is_replaced(self) -> bool:
        """Whether nothing stays that an old citation could be about."""
        return self.is_changed and not self.some_stays


def _stays(before: Plain | None, after: Plain | None) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
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
    from coopcli.records.record_types import COMMITMENT, SECTIONS

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
            field=target.shown,
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
            field=target.shown,
        )


def _set_several(setting: RecordSetting, wanted: WantedField, path: Path, before: Plain | None) -> None:
    target, sign, values = wanted
    if target.field is None or not target.field.many:
        raise UsageError(N_('"{field}" is no list: write {field}=…'), (), field=target.shown)
    held = before if isinstance(before, list) else [before] if before is not None else []
    short = RECORD_TYPES[target.field.record].shorthand if target.field.record else ""
    names = [one.get(short, "") if isinstance(one, dict) else one for one in held]
    if sign == "+=":
        for value in values:
            if value in names:
                continue
            now = at(setting.now, path)
            if now is None:
                setting.put(path, [value] if isinstance(value, dict) else value)
            elif isinstance(now, list):
                setting.put((*path, len(now)), value)
            else:
                setting.put(path, [now, value])
        return
    missing = [value for value in values if value not in names]
    if missing:
        raise UsageError(
            N_('"{value}" is not among "{field}" on record'),
            (N_("on record is {names}"),) if names else (),
            value=missing[0],
            field=target.shown,
            names=names,
        )
    places = sorted((names.index(value) for value in values), reverse=True)
    if len(places) == len(held):
        setting.drop(path)
        return
    for place in places:
        setting.drop((*path, place))


def _reason(setting: RecordSetting, holder: Path, name: str, *, is_changed: bool, is_there: bool) -> None:
    """Keep why a field is inferred, as long as it is: with a source it is not, and what is absent needs no reason."""
    path = (*holder, "inferred", name)
    old = at(setting.now, path)
    if not is_there:
        setting.drop(path)
    elif setting.basis.inferred:
        setting.put(path, {setting.basis.language: setting.basis.inferred})
    elif old is not None and setting.basis.cite:
        setting.drop(path)
        setting.note(N_('"{field}" was inferred, and now has a source: the reason is taken out'), field=name)
    elif old is not None and is_changed:
        setting.note(
            N_('"{field}" stays inferred, for the reason that was written for what stood there before'),
            field=name,
        )


def _cite(setting: RecordSetting, record: RecordType, holder: Path, fields: Mapping[str, _Outcome]) -> None:
    """Cite for exactly these fields; a citation of the whole record becomes one of each of the others."""
    cite = at(setting.now, (*holder, "cite"))
    by_field = isinstance(cite, dict) and _LONG.isdisjoint(cite)
    stated = at(setting.now, holder)
    there = [name for name in fields if isinstance(stated, dict) and name in stated]
    if by_field:
        for name in fields.keys() - {*there}:
            setting.drop((*holder, "cite", name))
    if cite is None and not holder and setting.basis.own_documents and setting.section in CITING:
        cite = OWN_DOCUMENT
    if not setting.basis.cite:
        _warn_of_old(setting, cite, {name for name in there if fields[name].is_changed}, by_field=by_field)
        return
    new = _several(setting.basis.cite)
    if cite is not None and not by_field and isinstance(stated, dict):
        others = [
            one for one in stated if one not in _UNCITED and not one.startswith("x-") and one not in fields
        ]
        made: dict[str, Plain] = {}
        order = [*record.by_name()]
        for name in sorted(
            {*others, *there}, key=lambda one: order.index(one) if one in order else len(order)
        ):
            made[name] = cite if name in others else new if fields[name].is_replaced else _both(cite, new)
        setting.put((*holder, "cite"), made)
        return
    for name in there:
        own = cast(dict[str, Plain], cite).get(name) if by_field else None
        setting.put(
            (*holder, "cite", name), new if own is None or fields[name].is_replaced else _both(own, new)
        )
        if own is not None and fields[name].is_replaced:
            setting.note(
                N_('the source of "{field}" was {cite}, for what stood there before'),
                field=name,
                cite=_shown(own),
            )


def _warn_of_old(setting: RecordSetting, cite: Plain | None, changed: set[str], *, by_field: bool) -> None:
    """A citation stays that was written for what stood there before: that is said, in one line."""
    if not changed or cite is None or cite == OWN_DOCUMENT:
        return
    if by_field:
        old = {name: one for name, one in cast(dict[str, Plain], cite).items() if name in changed}
        if old:
            setting.note(
                N_(
                    "the source on record for {fields} ({cite}) told what stood there before: name the new one, --cite"
                ),
                fields=[*old],
                cite=[_shown(one) for one in old.values()],
            )
        return
    setting.note(
        N_(
            "the whole record cites {cite}, which so speaks for {fields} too: name the source of that, --cite"
        ),
        fields=sorted(changed),
        cite=_shown(cite),
    )


def _shown(cite: Plain) -> str:
    if isinstance(cite, list):
        return ", ".join(map(_shown, cite))
    if isinstance(cite, dict):
        return " ".join(str(cite[part]) for part in ("source", "place") if part in cite)
    return cite


def _several(cite: Sequence[str]) -> Plain:
    return cite[0] if len(cite) == 1 else [*cite]


def _both(one: Plain, other: Plain) -> Plain:
    """Give citations as one list, each once."""
    several = [each for part in (one, other) for each in (part if isinstance(part, list) else [part])]
    distinct = [each for place, each in enumerate(several) if each not in several[:place]]
    return distinct[0] if len(distinct) == 1 else distinct
