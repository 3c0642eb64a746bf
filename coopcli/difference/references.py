"""Ids that records have now instead of those that they had, wherever other records name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

from coopcli.records.record import Data, FieldKind, RecordType
from coopcli.records.record_types import DUTY_PREFIX, RECORD_TYPES

Ids: TypeAlias = Mapping[str, str]
"""The id of now by the former one; that of a commitment with its agreement's before it."""


def _followed(name: str, ids: Ids) -> str:
    """Give the id of now: of a record, or of what is named below it, `agreement/commitment` or `agreement/copy`."""
    if name in ids:
        return ids[name]
    head, sign, rest = name.partition("/")
    name = f"{ids.get(head, head)}{sign}{rest}"
    commitment, sign, rest = name.rpartition("/")
    return ids.get(name) or f"{ids.get(commitment, commitment)}{sign}{rest}"


def name_followed(section: str, name: str, ids: Ids) -> str:
    """Give what the store would know a record by."""
    if section == "duties":
        return DUTY_PREFIX + _followed(name.removeprefix(DUTY_PREFIX), ids)
    return "+".join(_followed(part, ids) for part in name.split("+"))


def with_ids(record_type: RecordType, data: Data, ids: Ids) -> Data:
    """Give a record with the ids of now in its references, also in its citations and nested records."""
    if not ids:
        return data
    fields = record_type.by_name()
    followed = dict(data)
    for name, value in data.items():
        known = fields.get(name)
        if known is None:
            continue
        values = cast(Sequence[Any], value if isinstance(value, list) else [value])
        if known.kind is FieldKind.REFERENCE:
            new: list[object] = [_followed(one, ids) for one in values]
        elif known.kind is FieldKind.CITATIONS:
            new = [{**one, "source": ids.get(one["source"], one["source"])} for one in values]
        elif known.kind is FieldKind.RECORD:
            new = [with_ids(RECORD_TYPES[known.record], one, ids) for one in values]
        else:
            continue
        followed[name] = new if isinstance(value, list) else new[0]
    return followed
