"""Which agreements a person means by an id or by words."""

from __future__ import annotations

from coopcli.errors import NotFoundError
from coopcli.finding.names import ids_near, ids_of, named
from coopcli.marking import N_
from coopcli.store.opening import Connection

_MOST_IDS_SHOWN = 10


def agreements_named(connection: Connection, name: str) -> list[str]:
    """Give the agreements that a name means, at least one. Raises NotFoundError where there is none."""
    ids = named(connection, name, ("agreements",))
    if not ids:
        near = ids_near(connection, name)
        hint = N_("did you mean {near}?") if near else N_("coop list names the agreements")
        raise NotFoundError(N_('there is no agreement "{name}"'), (hint,), name=name, near=near)
    if ids == [name] and name not in ids_of(connection, "agreements"):
        raise NotFoundError(
            N_('"{name}" is no agreement'), (N_("what names it: coop show {name}"),), name=name
        )
    return ids


def several_named(name: str, ids: list[str]) -> NotFoundError:
    """The error of a name that means several agreements where one is asked for."""
    return NotFoundError(
        N_('"{name}" names {count} records: {ids}'),
        (N_("write the id of one, such as {first}"),),
        name=name,
        count=len(ids),
        ids=ids if len(ids) <= _MOST_IDS_SHOWN else [*ids[:_MOST_IDS_SHOWN], "…"],
        first=ids[0],
    )
