"""An edit becomes a change: from the record down its path to the place where something is put or removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coopcli.keeping.editing.changes import Splice, says
from coopcli.keeping.editing.edits import Add, Drop, Edit, Path, Plain, Put
from coopcli.keeping.editing.finding import FieldsKind, find_record
from coopcli.keeping.editing.inserting import add_section, append, begin, insert
from coopcli.keeping.editing.layout import FileLayout, PlacedNode
from coopcli.keeping.editing.refusals import (
    A_LIST,
    ALIAS,
    ANCHORED,
    CITED_WHOLE,
    HALF_CHARACTER,
    IN_TEXT,
    NO_FIELD,
    NO_LIST,
    NO_PLACE,
    NO_SECTION,
    NOTHING,
    ONLY_FIELD,
    SINGLE_THERE,
    RefusedChangeError,
)
from coopcli.keeping.editing.removing import remove
from coopcli.keeping.editing.replacing import replace
from coopcli.keeping.editing.writing import Style
from coopcli.reading.nodes import ListNode, MappingNode, Scalar
from coopcli.records.record_types import SINGLE
from coopcli.text import is_utf8


def plan(layout: FileLayout, edit: Edit, style: Style) -> Splice | None:
    """Say what an edit changes in a file; None where it says so already. Raises RefusedChangeError."""
    if isinstance(edit, Add):
        check_value(edit.section, dict(edit.value))
        return _add(layout, edit.section, dict(edit.value), style)
    if isinstance(edit, Put):
        check_value(_last_field(edit.path) or edit.section, edit.value)
        if edit.section in SINGLE and _is_empty(layout, edit.section):
            value = _built(edit.path, edit.value, 0, edit.section)
            return _add(layout, edit.section, value, style)
    record, kind = find_record(layout, edit.section, edit.id)
    if isinstance(edit, Put):
        return _Putting(layout, style).put(record, kind, edit.path, edit.value)
    return _drop(record, kind, edit)


def check_value(name: str, value: Plain) -> None:
    """Refuse what is no value."""
    if not (value.strip() if isinstance(value, str) else value):
        raise RefusedChangeError(NOTHING, 0, field=name)
    if isinstance(value, str):
        if not is_utf8(value):
            raise RefusedChangeError(HALF_CHARACTER, 0, field=name)
    elif isinstance(value, Mapping):
        for below, child in value.items():
            check_value(below, below)
            check_value(below, child)
    else:
        for child in value:
            check_value(name, child)


def may_add_several(layout: FileLayout, section: str) -> bool:
    """Say whether several records go into a section in one go: where it is a list without brackets, or is made."""
    listed = layout.root.below.get(section) if layout.root else None
    if section in SINGLE:
        return False
    if listed is None:
        return layout.root is None or not layout.root.flow
    return isinstance(listed.node, ListNode) and bool(listed.node) and not listed.flow


def plan_adds(layout: FileLayout, section: str, values: Sequence[Plain], style: Style) -> Splice:
    """Say what records that are added to a section change; several where they may be. Raises RefusedChangeError."""
    first, *more = values
    listed = layout.root.below.get(section) if layout.root else None
    if not more:
        return _add(layout, section, first, style)
    return append(listed, first, style, *more) if listed else add_section(layout, section, [*values], style)


def _last_field(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _is_empty(layout: FileLayout, section: str) -> bool:
    """Whether a file has nothing of a section."""
    return layout.root is None or section not in layout.root.below or layout.root.below[section].is_nothing


def _add(layout: FileLayout, section: str, value: Plain, style: Style) -> Splice:
    listed = layout.root.below.get(section) if layout.root else None
    if section in SINGLE:
        if listed is not None and not listed.is_nothing:
            raise RefusedChangeError(SINGLE_THERE, listed.line, section=section)
        return replace(listed, value, style) if listed else add_section(layout, section, value, style)
    if listed is None:
        return add_section(layout, section, [value], style)
    _refuse_shared(listed)
    if isinstance(listed.node, ListNode) and listed.node:
        return append(listed, value, style)
    if not listed.is_nothing and not isinstance(listed.node, ListNode):
        raise RefusedChangeError(NO_SECTION, listed.line, section=section)
    return begin(listed, [value], style) if listed.is_nothing else replace(listed, [value], style)


class _Putting:
    """Goes down the path of a value that is put."""

    def __init__(self, layout: FileLayout, style: Style) -> None:
        self._layout = layout
        self._style = style

    def put(self, spot: PlacedNode, kind: FieldsKind, path: Path, value: Plain) -> Splice | None:
        _refuse_shared(spot)
        if not path:
            return self._replaced(spot, value)
        if spot.is_nothing:
            return self._replaced(spot, _built(path, value, spot.line, str(spot.name)))
        step, *others = path
        rest = tuple(others)
        if isinstance(step, int):
            return self._put_into_list(spot, kind, step, rest, value)
        if isinstance(spot.node, MappingNode):
            if step in spot.below:
                return self.put(spot.below[step], kind.of(step), rest, value)
            built = _built(rest, value, spot.line, step)
            return insert(spot, kind.place(step, map(str, spot.below)), step, built, self._style)
        return self._put_into_text(spot, kind, step, rest, value)

    def _put_into_list(
        self, spot: PlacedNode, kind: FieldsKind, step: int, rest: Path, value: Plain
    ) -> Splice | None:
        if isinstance(spot.node, ListNode):
            if step in spot.below:
                return self.put(spot.below[step], kind.one, rest, value)
            if step != len(spot.below):
                raise RefusedChangeError(NO_PLACE, spot.line, field=spot.name)
            built = _built(rest, value, spot.line, str(spot.name))
            return append(spot, built, self._style) if spot.below else self._replaced(spot, [built])
        if not kind.many or _is_by_field(spot, kind):
            raise RefusedChangeError(NO_LIST, spot.line, field=spot.name)
        if step == 0:
            return self.put(spot, kind.one, rest, value)
        if step > 1:
            raise RefusedChangeError(NO_PLACE, spot.line, field=spot.name)
        both = [says(spot), _built(rest, value, spot.line, str(spot.name))]
        return self._replaced(
            spot, both, in_line=all(isinstance(one, str) and "\n" not in one for one in both)
        )

    def _put_into_text(
        self, spot: PlacedNode, kind: FieldsKind, step: str, rest: Path, value: Plain
    ) -> Splice | None:
        """Put a field where a text stands for a record: it becomes the long form, of the text and the new field."""
        if isinstance(spot.node, ListNode):
            raise RefusedChangeError(CITED_WHOLE if kind.citations else A_LIST, spot.line, field=spot.name)
        assert isinstance(spot.node, Scalar)
        shorthand = kind.record.shorthand if kind.record and not kind.many else ""
        if not shorthand:
            raise RefusedChangeError(CITED_WHOLE if kind.citations else IN_TEXT, spot.line, field=spot.name)
        if step == shorthand:
            return self.put(spot, FieldsKind(), rest, value)
        return self._replaced(spot, {shorthand: spot.node.value, step: _built(rest, value, spot.line, step)})

    def _replaced(self, spot: PlacedNode, value: Plain, *, in_line: bool = False) -> Splice | None:
        if says(spot) == value:
            return None
        _refuse_needed(spot)
        return replace(spot, value, self._style, in_line=in_line)


def _is_by_field(spot: PlacedNode, kind: FieldsKind) -> bool:
    """Whether a mapping holds citations by field, and is not one citation."""
    return kind.citations and isinstance(spot.node, MappingNode) and "source" not in spot.node


def _built(path: Path, value: Plain, line: int, field: str) -> Plain:
    """Give the value with what is to be made around it."""
    for step in reversed(path):
        if isinstance(step, str):
            value = {step: value}
        elif step == 0:
            value = [value]
        else:
            raise RefusedChangeError(NO_PLACE, line, field=field)
    return value


def _refuse_shared(spot: PlacedNode) -> None:
    """Refuse what stands elsewhere, or what stands for other places."""
    if spot.alias:
        raise RefusedChangeError(ALIAS, spot.line, name=spot.alias)
    if id(spot.node) in spot.layout.targets:
        raise RefusedChangeError(ANCHORED, spot.line)


def _refuse_needed(spot: PlacedNode) -> None:
    """Refuse to take away what another place of the file stands for."""
    layout = spot.layout
    start = spot.key[0] if spot.key else spot.start
    for place, _, node in layout.aliases:
        if start <= layout.offset(node.start_mark) < spot.end and not start <= place < spot.end:
            raise RefusedChangeError(ANCHORED, spot.line)


def _drop(record: PlacedNode, kind: FieldsKind, edit: Drop) -> Splice:
    spot = record
    for step in edit.path:
        _refuse_shared(spot)
        if step == 0 and spot is not record and kind.many and not isinstance(spot.node, ListNode):
            kind = kind.one
        elif step in spot.below:
            spot, kind = spot.below[step], kind.of(step) if isinstance(step, str) else kind.one
        else:
            name = step if isinstance(step, str) else f"{spot.name}[{step}]"
            raise RefusedChangeError(NO_FIELD, spot.line, field=name)
    while spot is not record and spot.holder is not None and len(spot.holder.below) == 1:
        if spot.holder is record:
            raise RefusedChangeError(ONLY_FIELD, spot.line, field=spot.name)
        spot = spot.holder
    _refuse_needed(spot)
    return remove(spot)
