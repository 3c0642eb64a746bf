"""One walk through all values of a register: what each rule of single values has to look at more closely is noted.

Few values are. A register has a million of them, and every rule that walks by itself costs as much as reading a tenth.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coopcli.days.dates import Date, Period
from coopcli.records.record import Placed, Record, Value, Values


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of a field, with the record, or the one nested in it, that has the field."""

    record: Record
    values: Values
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaves:
    """What was noted: texts that may hold wrong letters, uncertain dates without a reason, ids that others name."""

    texts: list[Leaf] = field(default_factory=list)
    dates: list[Leaf] = field(default_factory=list)
    named: set[str] = field(default_factory=set)


def look_through(records: Sequence[Record], suspect: Callable[[str], bool]) -> Leaves:
    """Walk through records, all but the fields of the user's own; `suspect` says whether a text is noted."""
    walk = _Walk(Leaves(), suspect)
    for record in records:
        walk.look(record, record.values, inferred=False)
    return walk.leaves


class _Walk:
    def __init__(self, leaves: Leaves, suspect: Callable[[str], bool]) -> None:
        self.leaves = leaves
        self._suspect = suspect

    def look(self, record: Record, values: Values, *, inferred: bool) -> None:
        """Look at the values of a record, and of those nested in it; `inferred`: a reason is written for all of it."""
        for name, value in values.items():
            kind = type(value)
            if kind is str:
                if self._suspect(value) and not name.startswith("x-"):  # type: ignore[arg-type]
                    self.leaves.texts.append(Leaf(record, values, name, value))  # type: ignore[arg-type]
            elif kind is Placed:
                if value != record.id:
                    self.leaves.named.add(value)  # type: ignore[arg-type]
            elif kind is list:
                self._list(record, values, name, value, inferred=inferred)  # type: ignore[arg-type]
            elif kind is Values:
                self.look(record, value, inferred=inferred or _reasoned(values, name))  # type: ignore[arg-type]
            else:
                self._note(record, values, name, value, inferred=inferred)

    def _list(
        self, record: Record, values: Values, name: str, elements: list[Value], *, inferred: bool
    ) -> None:
        """Look at what stands in a list: mostly records, ids and codes."""
        for one in elements:
            kind = type(one)
            if kind is Values:
                self.look(record, one, inferred=inferred or _reasoned(values, name))  # type: ignore[arg-type]
            elif kind is Placed:
                if one != record.id:
                    self.leaves.named.add(one)  # type: ignore[arg-type]
            elif kind is str:
                if self._suspect(one) and not name.startswith("x-"):  # type: ignore[arg-type]
                    self.leaves.texts.append(Leaf(record, values, name, one))  # type: ignore[arg-type]
            else:
                self._note(record, values, name, one, inferred=inferred)

    def _note(self, record: Record, values: Values, name: str, value: Value, *, inferred: bool) -> None:
        """Note of what is rarer: texts in several languages, an uncertain date."""
        if type(value) is dict:
            self._texts(record, values, name, value)
        elif (
            isinstance(value, (Date, Period))
            and _guessed(value)
            and not (inferred or _reasoned(values, name))
        ):
            self.leaves.dates.append(Leaf(record, values, name, value.text))

    def _texts(self, record: Record, values: Values, name: str, texts: Mapping[str, object]) -> None:
        """Look at a text in several languages, and at the reasons for what is inferred."""
        if name.startswith("x-"):
            return
        for part, text in texts.items():
            if type(text) is str:
                if self._suspect(text):
                    self.leaves.texts.append(Leaf(record, values, name, text))
            elif type(text) is dict:
                self._texts(record, values, part, text)


def _reasoned(values: Values, name: str) -> bool:
    return "inferred" in values and name in values.inferred


def _guessed(value: Date | Period) -> bool:
    """Whether an end is uncertain: one that is only approximate may be told so by the source."""
    if type(value) is Date:
        return value.uncertain
    ends = (value.start, value.end) if isinstance(value, Period) else ()
    return any(end is not None and end.uncertain for end in ends)
