"""What a record says, as plain data: looked at, and changed, by the way to a value."""

from __future__ import annotations

from typing import cast

from coopcli.keeping.editing import Path, Plain


def at(plain: Plain, path: Path) -> Plain | None:
    """Give what lies at a path; None where nothing does."""
    here: Plain | None = plain
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def with_value(plain: Plain, path: Path, value: Plain) -> Plain:
    """Give it with a value at a path, behind the last of a list too."""
    if not path:
        return value
    first, *rest = path
    if isinstance(first, int):
        several = [*plain] if isinstance(plain, list) else []
        several[first : first + 1] = [
            with_value(several[first] if first < len(several) else {}, tuple(rest), value)
        ]
        return several
    fields = dict(plain) if isinstance(plain, dict) else {}
    fields[first] = with_value(fields.get(first, {}), tuple(rest), value)
    return fields


def without(plain: Plain, path: Path) -> Plain:
    """Give it without what lies at a path, and without what then holds nothing."""
    first, *rest = path
    below = without(cast(Plain, at(plain, (first,))), tuple(rest)) if rest else None
    if below:
        return with_value(plain, (first,), below)
    if isinstance(plain, list):
        return [one for place, one in enumerate(plain) if place != first]
    return {name: one for name, one in plain.items() if name != first} if isinstance(plain, dict) else plain
