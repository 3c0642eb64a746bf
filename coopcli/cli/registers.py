"""Which register `coop load` loads where no path is typed: the office's own, wherever it stands, before any other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from coopcli.cli.loaded import absolute, shown_path
from coopcli.cli.session import Session, in_force, tell
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.loading.plan import KnownFile, known_files
from coopcli.reading.files import file_at, is_missing
from coopcli.store import shipped
from coopcli.text import N_, to_type

OWN_REGISTER: Final = Path("data/agreements.yaml")
_MOST_SHOWN: Final = 5


def paths_asked(session: Session) -> tuple[Path, ...]:
    """Give what the configuration names, else what the store holds, else the register here, else the one that ships.

    Says which, and how to load a register that lies here and is not among them. Raises UsageError where a path of the
    configuration or of the store is not there: another one would not be what is meant.
    """
    known = known_files(session.db)
    if named := in_force("register", None):
        message = N_("{path}, which the configuration names as the register, is not there")
        _refuse_gone(named, message, N_("put it back, or name another: coop config register PATH"))
        return _said(N_("loading what the configuration names: {paths}"), named, known)
    if known:
        held = sorted({one.folder or one.path for one in known})
        message = N_("{path} was loaded and is not there any more")
        _refuse_gone(held, message, N_("put it back, or drop what it said: coop unload {typed}"))
        return _said(N_("loading again what the store holds: {paths}"), held, known)
    if _should_lie_here():
        return _said(N_("loading {paths} of this folder"), [str(OWN_REGISTER)], known)
    return _said(
        N_("loading the register that ships: {paths}"), [str(shipped("data/agreements.yaml"))], known
    )


def _refuse_gone(paths: Iterable[str], message: str, hint: str) -> None:
    for path in paths:
        if is_missing(path):
            hints = [hint]
            if _lies_here():
                hints.append(N_("or load {own} of this folder instead: coop load {own} --only"))
            shown = shown_path(path)
            raise UsageError(message, tuple(hints), path=shown, own=OWN_REGISTER, typed=to_type([shown]))


def _lies_here() -> bool:
    """Say whether the register of this folder lies here and can be seen: what nobody asked for must not stop a load."""
    try:
        OWN_REGISTER.stat()
    except OSError:
        return False
    return True


def _should_lie_here() -> bool:
    """Say whether it lies here, or cannot be seen, or a link to it leads nowhere: then no other one is meant."""
    folder = OWN_REGISTER.parent
    if any(map(os.path.islink, (OWN_REGISTER, folder))):
        return True
    return _lies_here() or (folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK))


def _said(message: str, paths: Sequence[str], known: Sequence[KnownFile]) -> tuple[Path, ...]:
    """Say what is loaded, and what lies here and is not; give the paths."""
    shown = [shown_path(path) for path in paths[:_MOST_SHOWN]]
    more = ["…"] if len(paths) > _MOST_SHOWN else []
    tell(say(message, paths=[*shown, *more]))
    own = absolute(OWN_REGISTER)
    if _lies_here() and not any(Path(own).is_relative_to(absolute(Path(path))) for path in paths):
        _say_left_out(own, known)
    return tuple(map(Path, paths))


def _say_left_out(own: str, known: Sequence[KnownFile]) -> None:
    try:
        content = file_at(Path(own)).hash
    except UsageError:
        return  # nobody asked for it
    other = next((one.path for one in known if one.hash == content and one.path != own), None)
    line = N_("{own} of this folder is not among them; to load it too: coop load {own}")
    if other:
        line = N_(
            "{own} of this folder is a copy of {other}; to have it instead: coop unload {typed} && coop load {own}"
        )
    shown = shown_path(other or "")
    tell(say(line, own=OWN_REGISTER, other=shown, typed=to_type([shown])))
