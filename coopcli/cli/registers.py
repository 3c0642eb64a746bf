"""Which register is loaded, or checked, where no path is typed: the office's own, wherever it stands, before others."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from coopcli.cli.loaded import absolute, several_paths, shown_path
from coopcli.cli.session import Session, in_force, tell
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.loading.copies import held_elsewhere
from coopcli.loading.plan import KnownFile, known_files
from coopcli.reading.files import file_at, is_missing
from coopcli.records.record import Record, name_of
from coopcli.store import lies_under, shipped
from coopcli.text import N_, to_type, to_type_instead

OWN_REGISTER: Final = Path("data/agreements.yaml")
_MOST_SHOWN: Final = 5


class Told(NamedTuple):
    """What is said of the paths that are taken, by what names them; and of the register here that is not among them.

    Without words for that, `load` says more of it: whether it is a copy. `begin`: how to have another than what ships.
    """

    configured: str
    held: str
    here: str
    ships: str
    left: str = ""
    begin: str = ""


LOADING: Final = Told(
    N_("loading what the configuration names: {paths}"),
    N_("loading again what the store holds: {paths}"),
    N_("loading {paths} of this folder"),
    N_("loading the register that ships: {paths}"),
    begin=N_("to begin a register of your own: {line}"),
)
CHECKING: Final = Told(
    N_("checking what the configuration names: {paths}"),
    N_("checking what the store was loaded from: {paths}"),
    N_("checking {paths} of this folder"),
    N_("checking the register that ships: {paths}"),
    N_("{own} of this folder is not among them; to check it: {line}"),
)


def paths_asked(session: Session, told: Told = LOADING) -> tuple[Path, ...]:
    """Give what the configuration names, else what the store holds, else the register here, else the one that ships.

    Says which, and how to load a register that lies here and is not among them. Raises UsageError where a path of the
    configuration or of the store is not there: another one would not be what is meant.
    """
    known = known_files(session.db)
    if named := in_force("register", None):
        message = N_("{path}, which the configuration names as the register, is not there")
        _refuse_gone(named, message, N_("put it back, or name another: coop config register PATH"), known)
        return _said(session, told, told.configured, named)
    if known:
        held = sorted({one.folder or one.path for one in known})
        message = N_("{path} was loaded and is not there any more")
        _refuse_gone(held, message, N_("put it back, or drop what it said: {line}"), known)
        return _said(session, told, told.held, held)
    if _lies_here():
        return _said(session, told, told.here, [str(OWN_REGISTER)])
    paths = _said(session, told, told.ships, [str(shipped("data/agreements.yaml"))])
    if told.begin:
        tell(say(told.begin, line="coop init register/"))
    return paths


def is_nothing_known() -> bool:
    """Say whether no register is configured, and none lies in this folder."""
    return in_force("register", None) is None and not _lies_here()


def _refuse_gone(paths: Sequence[str], message: str, hint: str, known: Sequence[KnownFile]) -> None:
    for path in filter(is_missing, paths):
        hints, others = [hint], []
        if _lies_here():
            others = [file.path for file in known if not lies_under(file.path, (path,))]
            instead = N_("or load {own} of this folder instead: coop load {own} --only")
            also = N_("or load {own} of this folder instead, and drop all else: coop load {own} --only")
            hints.append(also if others else instead)
        line = to_type(["coop", "unload", shown_path(path)])
        raise UsageError(message, tuple(hints), path=shown_path(path), own=OWN_REGISTER, line=line)


def _lies_here() -> bool:
    """Say whether there is a register in this folder; what cannot be seen may be one, and so may what a link led to."""
    return any(map(os.path.islink, (OWN_REGISTER, OWN_REGISTER.parent))) or not is_missing(str(OWN_REGISTER))


def _said(session: Session, told: Told, message: str, paths: Sequence[str]) -> tuple[Path, ...]:
    """Say what is taken, and what lies here and is not; give the paths."""
    tell(say(message, paths=several_paths(paths, _MOST_SHOWN)))
    if _lies_here():
        own = os.path.realpath(OWN_REGISTER)
        if not any(Path(own).is_relative_to(absolute(Path(path))) for path in paths):
            if told.left:
                tell(say(told.left, own=OWN_REGISTER, line=to_type(["coop", "check", str(OWN_REGISTER)])))
            else:
                _say_left_out(own, session)
    return tuple(map(Path, paths))


def _say_left_out(own: str, session: Session) -> None:
    """Say how to load what lies here, or to have it instead of what a load would find it to be a copy of.

    That it cannot be read is no reason not to load what was asked for.
    """
    from coopcli.reading.records import read_file  # yaml, for a file that is seldom there

    try:
        file = file_at(Path(own))
        with file.open() as content:
            records = [one for one in read_file(content, own, session.clock) if isinstance(one, Record)]
    except UsageError as error:
        values = {**error.values, "path": OWN_REGISTER}
        tell(say(N_("{sentence}; it is not among them"), sentence=say(error.message, **values)))
        return
    ids = {name_of(one) for one in records}
    held = held_elsewhere(session.db, own, ids)
    other = several_paths(held.originals, _MOST_SHOWN)
    if not held.number:
        line = to_type(["coop", "load", str(OWN_REGISTER)])
        message = N_("{own} of this folder is not among them; to load it too: {line}")
        tell(say(message, own=OWN_REGISTER, line=line))
    elif held.number * 2 < len(ids):
        message = N_("{own} of this folder is not among them; some of its ids stand in {other}, too")
        tell(say(message, own=OWN_REGISTER, other=other))
    else:
        hashes = {one.hash for one in known_files(session.db) if one.path in held.originals}
        copy = N_("{own} of this folder is a copy of {other}")
        message = copy if hashes == {file.hash} else N_("{own} of this folder is another state of {other}")
        line = to_type_instead(map(shown_path, held.exchange.unload), str(OWN_REGISTER))
        others = several_paths(held.exchange.others, _MOST_SHOWN)
        how = say(held.exchange.hint, line=line, others=others)
        tell(f"{say(message, own=OWN_REGISTER, other=other)}; {how}")
