"""The citations of a record whose fields are set: of exactly these fields, with no other claiming more or less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, cast

from coopcli.keeping.editing import Path, Plain
from coopcli.keeping.setting.fields import words_of
from coopcli.keeping.setting.plain import at
from coopcli.keeping.setting.record import RecordSetting
from coopcli.records.record import OWN_DOCUMENT, RecordType
from coopcli.records.record_types import CITING
from coopcli.text import N_

_LONG: Final = frozenset({"source", "place", "quote"})
_UNCITED: Final = frozenset({"id", "note", "cite", "inferred"})
"""What no citation of a whole record is about: its id, and what its keeper says."""


class SetOutcome(NamedTuple):
    """Whether a field was changed, and whether some of what stood there before still does."""

    is_changed: bool
    some_stays: bool

    @property
    def is_replaced(self) -> bool:
        """Whether nothing stays that an old citation could be about."""
        return self.is_changed and not self.some_stays


def cite_fields(
    setting: RecordSetting, record: RecordType, holder: Path, fields: Mapping[str, SetOutcome]
) -> None:
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
    if setting.basis.is_cited:
        return
    if not setting.basis.cite:
        _warn_of_old(
            setting, record, cite, {name for name in there if fields[name].is_changed}, by_field=by_field
        )
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
                field=words_of(record, name),
                cite=_shown(own),
            )


def _warn_of_old(
    setting: RecordSetting, record: RecordType, cite: Plain | None, changed: set[str], *, by_field: bool
) -> None:
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
                fields=[words_of(record, name) for name in old],
                cite=[_shown(one) for one in old.values()],
            )
        return
    setting.note(
        N_(
            "the whole record cites {cite}, which so speaks for {fields} too: name the source of that, --cite"
        ),
        fields=[words_of(record, name) for name in sorted(changed)],
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
