"""Which register `coop load` loads where no path is typed: the office's own, wherever it stands, before any other."""

from __future__ import annotations

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
from coopcli.text import N_

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
        _refuse_gone(held, message, N_('put it back, or drop what it said: coop unload "{path}"'))
        return _said(N_("loading again what the store holds: {paths}"), held, known)
    if OWN_REGISTER.exists():
        return _said(N_("loading {paths} of this folder"), [str(OWN_REGISTER)], known)
    return _said(
        N_("loading the register that ships: {paths}"), [str(shipped("data/agreements.yaml"))], known
    )


def _refuse_gone(paths: Iterable[str], message: str, hint: str) -> None:
    for path in paths:
        if is_missing(path):
            hints = [hint]
            if OWN_REGISTER.exists():
                hints.append(N_("or load {own} of this folder instead: coop load {own} --only"))
            raise UsageError(message, tuple(hints), path=shown_path(path), own=OWN_REGISTER)


def _said(message: str, paths: Sequence[str], known: Sequence[KnownFile]) -> tuple[Path, ...]:
    """Say what is loaded, and what lies here and is not; give the paths."""
    shown = [shown_path(path) for path in paths[:_MOST_SHOWN]]
    more = ["…"] if len(paths) > _MOST_SHOWN else []
    tell(say(message, paths=[*shown, *more]))
    own = absolute(OWN_REGISTER)
    if OWN_REGISTER.exists() and not any(Path(own).is_relative_to(absolute(Path(path))) for path in paths):
        _say_left_out(own, known)
    return tuple(map(Path, paths))


def _say_left_out(own: str, known: Sequence[KnownFile]) -> None:
    content = file_at(Path(own)).hash
    other = next((one.path for one in known if one.hash == content and one.path != own), None)
    line = N_("{own} of this folder is not among them; to load it too: coop load {own}")
    if other:
        line = N_("{own} of this folder is a copy of {other}; to have it instead: coop load {own} --only")
    tell(say(line, own=OWN_REGISTER, other=shown_path(other or "")))
