"""The citations of a record whose fields are set: what told the old value goes with it, and none claims more or less.

A citation of a whole record is divided among its fields, and one of a field among the records inside, as far as a
value that it did not tell would else rest on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from coopcli.keeping.editing import Path, Plain
from coopcli.keeping.setting.dividing import UNCITED, bring_down, divided, is_by_field
from coopcli.keeping.setting.fields import words_of
from coopcli.keeping.setting.plain import at
from coopcli.keeping.setting.record import RecordSetting
from coopcli.records.phrases import citation
from coopcli.records.record import OWN_DOCUMENT, RecordType
from coopcli.records.record_types import CITING
from coopcli.text import N_, to_type

_DROPPED: Final = N_(
    "the source of {fields} was {cite}, which told what stood there before, and is taken out; "
    "for the new one: {line}"
)
_DIVIDED: Final = N_(
    "the whole record cited {cite}, and now all of it but {fields}; for the source of that: {line}"
)
_STAYS: Final = N_(
    "the source on record for {fields} ({cite}) told what stood there before: name the new one, --cite"
)
_NONE: Final = N_("no source is on record for {fields}; to add it: {line}")
_NONE_AGAIN: Final = N_(
    "no source is on record for {fields}; to add it: coop undo, then the same line again with --cite"
)
"""Of what no line of `set` says whole, such as a change."""


class SetOutcome(NamedTuple):
    """Whether a field was changed, whether some of what stood there before still does, and whether anything did."""

    is_changed: bool
    some_stays: bool
    was_there: bool

    @property
    def is_replaced(self) -> bool:
        """Whether nothing stays that an old citation could be about."""
        return self.is_changed and not self.some_stays


def cite_fields(
    setting: RecordSetting, record: RecordType, holder: Path, fields: Mapping[str, SetOutcome]
) -> None:
    """Cite for exactly these fields of the record at `holder`, and let nothing else speak for what they now say."""
    stated = at(setting.now, holder)
    there = [name for name in fields if isinstance(stated, dict) and name in stated]
    trial = RecordSetting(setting.section, setting.id, setting.now, setting.basis)
    if is_by_field(at(trial.now, (*holder, "cite"))):
        for name in fields.keys() - {*there}:
            trial.drop((*holder, "cite", name))
    if setting.basis.cite:
        _cite(setting, trial, record, holder, {name: fields[name] for name in there})
    elif not setting.basis.is_cited:
        changed = {name: fields[name] for name in there if fields[name].is_changed and name not in UNCITED}
        _take_out(setting, trial, record, holder, changed)
    _keep_difference(setting, (), setting.now, trial.now)


def _cite(
    setting: RecordSetting,
    trial: RecordSetting,
    record: RecordType,
    holder: Path,
    fields: Mapping[str, SetOutcome],
) -> None:
    bring_down(trial, holder)
    cites = divided(trial, record, holder)
    new = several(setting.basis.cite)
    for name, outcome in fields.items():
        old = cites.get(name) if outcome.was_there else None
        cites[name] = new if old is None or outcome.is_replaced else _both(old, new)
        if old is not None and outcome.is_replaced:
            setting.note(
                N_('the source of "{field}" was {cite}, for what stood there before'),
                field=words_of(record, name),
                cite=_shown([old]),
            )
    order = [*record.by_name()]
    names = sorted(cites, key=lambda one: order.index(one) if one in order else len(order))
    trial.put((*holder, "cite"), {name: cites[name] for name in names})


def _take_out(
    setting: RecordSetting,
    trial: RecordSetting,
    record: RecordType,
    holder: Path,
    changed: Mapping[str, SetOutcome],
) -> None:
    """Where no source is given, none stays for what is new; what is taken out, and what has none, is said."""
    nearest = _nearest(trial.now, holder)
    if not changed or (setting.basis.own_documents and nearest in (None, OWN_DOCUMENT)):
        return
    whole = None if is_by_field(nearest) else nearest
    before = trial.now
    bring_down(trial, holder)
    cites = divided(trial, record, holder)
    new = [name for name, one in changed.items() if one.is_replaced]
    claimed = {name: cites.pop(name) for name in new if name in cites}
    staying = {name: cites[name] for name in changed if name in cites}
    if not claimed:
        trial.now = before
    elif cites:
        trial.put((*holder, "cite"), {**cites})
    else:
        trial.drop((*holder, "cite"))
        bring_down(trial, holder)  # what is cited around it does not take its place
        trial.drop((*holder, "cite"))
    _say(setting, record, holder, _DIVIDED if whole else _DROPPED, claimed, claimed.values())
    _say(setting, record, holder, _STAYS, staying, staying.values())
    if setting.section in CITING | {"commitments"} and not setting.basis.own_documents:
        bare = [name for name in changed if name not in (*claimed, *staying)]
        reasons = at(setting.now, (*holder, "inferred"))
        reasoned = reasons if isinstance(reasons, dict) else {}
        _say(setting, record, holder, _NONE, [name for name in bare if name not in reasoned], ())


def _say(
    setting: RecordSetting,
    record: RecordType,
    holder: Path,
    message: str,
    names: Iterable[str],
    cites: Iterable[Plain],
) -> None:
    if not (fields := [*names]):
        return
    value = at(setting.now, (*holder, fields[0]))
    way = ".".join(str(step + 1) if isinstance(step, int) else step for step in (*holder, fields[0]))
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ",".join(map(str, value))
    if message == _NONE and not isinstance(value, str):
        message = _NONE_AGAIN
    line = to_type(
        ["coop", "set", setting.id, f"{way}={value if isinstance(value, str) else '…'}", "--cite", "…"]
    )
    setting.note(
        message, fields=[words_of(record, name) for name in fields], cite=_shown([*cites]), line=line
    )


def _nearest(now: Plain, holder: Path) -> Plain | None:
    """Give the citation of the record, or of the nearest around it that has one."""
    for length in range(len(holder), -1, -1):
        if (cite := at(now, (*holder[:length], "cite"))) is not None:
            return cite
    return None


def _keep_difference(setting: RecordSetting, path: Path, before: Plain, after: Plain) -> None:
    """Make of what was tried the fewest edits."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in [*before, *(name for name in after if name not in before)]:
            inside = (*path, name)
            old, new = before.get(name), after.get(name)
            if old is not None and new is not None and (name != "cite" or is_by_field(old)):
                _keep_difference(setting, inside, old, new)
            elif new is None:
                setting.drop(inside)
            else:
                setting.put(inside, new)
    elif (
        isinstance(before, list)
        and isinstance(after, list)
        and len(before) == len(after)
        and "cite" not in path
    ):
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            _keep_difference(setting, (*path, place), old, new)
    else:
        setting.put(path, after)


def _shown(cites: Sequence[Plain]) -> str:
    """Name citations as answers do, each once, without their quotes."""
    each = [one for cite in cites for one in (cite if isinstance(cite, list) else [cite])]
    return ", ".join(dict.fromkeys(map(_one_shown, each)))


def _one_shown(cite: Plain) -> str:
    if isinstance(cite, dict):
        return citation({part: cite[part] for part in ("source", "place") if part in cite})
    source, _, place = str(cite).partition(" ")
    return citation({"source": source, "place": place})


def several(cite: Sequence[str]) -> Plain:
    """Give citations as a record has them: one alone, or a list."""
    return cite[0] if len(cite) == 1 else [*cite]


def _both(one: Plain, other: Plain) -> Plain:
    """Give citations as one list, each once."""
    several = [each for part in (one, other) for each in (part if isinstance(part, list) else [part])]
    distinct = [each for place, each in enumerate(several) if each not in several[:place]]
    return distinct[0] if len(distinct) == 1 else distinct
