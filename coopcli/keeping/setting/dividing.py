"""A citation of a whole record divided among its fields, and one of a field among the records inside."""

from __future__ import annotations

from typing import Final, cast

from coopcli.keeping.editing import Path, Plain
from coopcli.keeping.setting.plain import at
from coopcli.keeping.setting.record import RecordSetting
from coopcli.records.record import OWN_DOCUMENT, RecordType
from coopcli.records.record_types import CITING, COMMITMENT, RECORD_TYPES, SECTIONS

_LONG: Final = frozenset({"source", "place", "quote"})
UNCITED: Final = frozenset({"id", "note", "cite", "inferred", "owner", "copy_sent"})
"""What no citation of a whole record is about: its id, and what its keeper says or has done."""


def is_by_field(cite: Plain | None) -> bool:
    """Say whether a citation is a map from field to what is cited for it."""
    return isinstance(cite, dict) and _LONG.isdisjoint(cite)


def divided(setting: RecordSetting, record: RecordType, holder: Path) -> dict[str, Plain]:
    """Give what is cited for each field that a record states; what cites it as a whole is cited for each."""
    cite, stated = at(setting.now, (*holder, "cite")), at(setting.now, holder)
    if cite is None and not holder and setting.basis.own_documents and setting.section in CITING:
        cite = OWN_DOCUMENT
    if cite is None or not isinstance(stated, dict):
        return {}
    if is_by_field(cite):
        return {**cast(dict[str, Plain], cite)}
    order = [*record.by_name()]
    names = [one for one in stated if one not in UNCITED and not one.startswith("x-")]
    return dict.fromkeys(
        sorted(names, key=lambda one: order.index(one) if one in order else len(order)), cite
    )


def bring_down(setting: RecordSetting, holder: Path) -> None:
    """Give the record at `holder` a citation of its own: that of the nearest record around it, where it has none.

    The records beside it in a list get it too, for it then no longer stands above them.
    """
    if not holder or at(setting.now, (*holder, "cite")) is not None:
        return
    above = holder[:-2] if isinstance(holder[-1], int) else holder[:-1]
    bring_down(setting, above)
    field = str(holder[len(above)])
    cites = divided(setting, type_at(setting.section, above), above)
    old = cites.pop(field, None)
    if old is None:
        return
    if cites:
        setting.put((*above, "cite"), {**cites})
    else:
        setting.drop((*above, "cite"))
    whole = at(setting.now, (*above, field))
    shorthand = type_at(setting.section, holder).shorthand
    for place in range(len(whole)) if isinstance(whole, list) else [None]:
        path = (*above, field) if place is None else (*above, field, place)
        one = at(setting.now, path)
        if isinstance(one, str):
            setting.put(path, {shorthand: one, "cite": old})
        elif isinstance(one, dict) and "cite" not in one:
            setting.put((*path, "cite"), old)


def type_at(section: str, path: Path) -> RecordType:
    """Give the type of the record at a path."""
    record = COMMITMENT if section == "commitments" else SECTIONS[section]
    for step in path:
        if isinstance(step, str):
            record = RECORD_TYPES[record.by_name()[step].record]
    return record
