"""A change of a file of records: made, kept in the journal, loaded from what was written, or taken back whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Annotated, ClassVar, Final

import typer

import coopcli
from coopcli.cli.loaded import carry_out, say_problems, shown_path, stamp, tell_problems
from coopcli.cli.session import LINE, WRITTEN, Session, note_change, tell, telling_failure
from coopcli.errors import OutputError, StoreError
from coopcli.i18n import say
from coopcli.keeping import journal
from coopcli.keeping.replacing import alone, rewrite, write_whole
from coopcli.loading.plan import FileToLoad, known_files, plan_of
from coopcli.problems import Problem
from coopcli.reading.nodes import no_search_for_cycles
from coopcli.reading.records import read_file
from coopcli.text import N_, harmless, to_type

Think = Callable[[bytes, str], bytes]
"""Makes the new content of a file from what it holds and its name as it is shown; may be asked several times."""

_PACKAGE: Final = Path(coopcli.__file__).resolve().parent
_UNPROTECT: Final = N_("make the file writable, or close it in the other program, then try again")
_UNDO: Final = ("coop", "undo")


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Whether something is only tried."""

    title: ClassVar[str] = N_("What is written")

    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=N_("Show the lines that would change, and write nothing.")),
    ] = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a file held before, and what it holds now, or would hold; `kept`: the journal has it."""

    shown: str
    change: journal.KeptChange
    place: str
    kept: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything differs."""
        return bool(self.change.pieces)


def write_change(
    session: Session, file: str, think: Think, *, dry_run: bool = False, in_journal: bool = True
) -> Written:
    """Change a loaded file, known by its absolute path, and load it; or only try what would be written.

    Raises RecordsError, its problems said, where the file does not load, as it is or as it would be, OutputError
    where it cannot be changed, StoreError where the store cannot; the file is then as it was.
    """
    path = Path(file)
    _refuse_shipped(path)
    if dry_run:
        content = _existing(path, _content(path))
        return _written(path, content, _thought(think, content, file, session))
    kept = _Kept(session, file) if in_journal else None

    def decide(content: bytes | None) -> bytes:
        before = _existing(path, content)
        say_problems(_load(before, file, session))
        after = _thought(think, before, file, session)
        if kept is not None:
            kept.begin(before, after)
        return after

    try:
        with alone(path):
            before, after = rewrite(path, decide, _UNPROTECT)
            if after != before:
                _load_written(path, before or b"", after, session)
    except BaseException:
        if kept is not None:
            kept.drop_unless_made(path)
        raise
    written = _written(path, before or b"", after)
    return replace(written, kept=kept is not None and written.is_changed and kept.finish())


def tell_written(written: Written, sentence: str) -> None:
    """Say what was written, where, the lines, and how to take it back."""
    tell(f"{written.place}: {sentence}")
    tell_lines(written)
    if written.kept:
        tell(say(N_("to take it back: {line_to_type}"), line_to_type=to_type(_UNDO)))


def tell_lines(written: Written) -> None:
    """Say which lines differ."""
    for line in _diff(written.change):
        tell(line)


def show_trial(written: Written, sentence: str) -> None:
    """Say where something would be written, and show the lines, as the answer. Raises OutputError."""
    if written.is_changed:
        tell(say(N_("only tried: {place}: {sentence}"), place=written.place, sentence=sentence))
    with telling_failure():
        for line in _diff(written.change):
            print(harmless(line))
    if written.is_changed:
        tell(say(N_("{file} is as it was: this only shows what would be written"), file=written.shown))


def _diff(change: journal.KeptChange) -> Iterator[str]:
    file = shown_path(change.file)
    for number, piece in enumerate(change.pieces):
        if number:
            yield f"  {file}:{piece.first}"
        for sign, lines in (("-", piece.old), ("+", piece.new)):
            for line in lines:
                yield f"  {sign} {line.rstrip()}".rstrip()


def _written(path: Path, before: bytes, after: bytes) -> Written:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    shown = shown_path(str(path))
    change = journal.change_of(before, after, str(path), str(LINE.get()), at)
    return Written(shown, change, f"{shown}:{_first_line(change.pieces[0])}" if change.pieces else shown)


def _first_line(piece: journal.Piece) -> int:
    """Give the first line that says something new; where lines are only gone, that which they stood before."""
    said = (number for number, line in enumerate(piece.new, piece.first) if line.strip())
    return next(said, piece.first)


class _Kept:
    """What the journal is told of a change, which is made even where the journal cannot be written."""

    def __init__(self, session: Session, file: str) -> None:
        self._journal = journal.journal_of(session.db)
        self._file = file
        self._change: journal.KeptChange | None = None

    def begin(self, before: bytes, after: bytes) -> None:
        """Keep it before the file is written; in place of one that was thought about before."""
        self._drop()
        if after == before:
            return
        change = _written(Path(self._file), before, after).change
        if keeping_journal(lambda: journal.keep(self._journal, change)):
            self._change = change

    def finish(self) -> bool:
        """Keep that it is made; give whether it can be taken back."""
        change = self._change
        return change is not None and keeping_journal(lambda: journal.mark(self._journal, change, "made"))

    def drop_unless_made(self, path: Path) -> None:
        """Forget it where the file does not hold what was to be written."""
        with suppress(OSError):
            if self._change is not None and journal.hash_of(path.read_bytes()) == self._change.after:
                self.finish()
                return
        self._drop()

    def _drop(self) -> None:
        change, self._change = self._change, None
        if change is not None:
            keeping_journal(lambda: journal.forget(self._journal, change))


def keeping_journal(write: Callable[[], None]) -> bool:
    """Write the journal, and say where that cannot be; one that is broken has been set aside, and begins anew."""
    try:
        try:
            write()
        except journal.BrokenJournalError as error:
            tell_broken(error)
            write()
    except OutputError as error:
        tell(say(error.message, **error.values))
        tell("    " + say(journal.HINT))
        return False
    return True


def tell_broken(error: journal.BrokenJournalError) -> None:
    """Say that what lay in the place of the journal was none."""
    message = N_(
        "what was kept to be taken back cannot be read, and lies now in {path}; a new journal is begun"
    )
    tell(say(message, path=shown_path(str(error.path))))


def _thought(think: Think, content: bytes, file: str, session: Session) -> bytes:
    """Give the new content, read again. Raises RecordsError, its problems said, where it would not load."""
    after = think(content, shown_path(file))
    if after != content:
        found = _problems(after, file, session)
        before = [_what(one) for one in _problems(content, file, session)] if found else []
        tell_problems([one for one in found if one.severity != "error" and _what(one) not in before])
        say_problems([one for one in found if one.severity == "error"])
    return after


def _problems(content: bytes, file: str, session: Session) -> list[Problem]:
    with no_search_for_cycles():
        return [one for one in read_file(content, file, session.clock) if isinstance(one, Problem)]


def _what(problem: Problem) -> tuple[str, str]:
    return problem.code, repr(problem.values)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror) from error


def _existing(path: Path, content: bytes | None) -> bytes:
    if content is None:
        raise _unreadable(path, os.strerror(errno.ENOENT))
    return content


def _unreadable(path: Path, reason: str | None) -> OutputError:
    message, hint = N_("{path} cannot be read: {reason}"), N_("check its protection, then load again")
    return OutputError(message, (hint,), path=path, reason=reason)


def _load_written(path: Path, before: bytes, after: bytes, session: Session) -> None:
    """Load what was written; where that fails, or is stopped before it is kept, the file is again as it was."""
    try:
        # Its warnings have been said when the file was loaded as it was, and those that are new before it was written.
        problems = _load(after, str(path), session)
        say_problems([one for one in problems if one.severity == "error"])
    except BaseException:
        if _is_loaded(path, after, session):
            note_change(WRITTEN, path=path)
        else:
            _put_back(path, before, after)
        raise
    note_change(WRITTEN, path=path)


def _is_loaded(path: Path, content: bytes, session: Session) -> bool:
    """Say whether the store holds this content; not where that cannot be seen."""
    with suppress(StoreError):
        held = {(one.path, one.hash) for one in known_files(session.db)}
        return (str(path), journal.hash_of(content)) in held
    return False


def _refuse_shipped(path: Path) -> None:
    """A file inside the program is gone with its next update. In a checkout the register lies beside it."""
    if path.resolve().is_relative_to(_PACKAGE):
        message = N_(
            "{path} belongs to the program, and what is noted in it would be lost with the next update"
        )
        hint = N_("copy it, for example to {name} here, then: {line_to_type}")
        raise OutputError(
            message,
            (hint,),
            path=path,
            name=path.name,
            line_to_type=to_type(["coop", "load", path.name, "--only"]),
        )


def _load(content: bytes, file: str, session: Session) -> list[Problem]:
    """Make the store hold this content of a file, in the folder it was loaded with; give the problems."""
    known = known_files(session.db)
    folder = next((one.folder for one in known if one.path == file), None)
    to_load = FileToLoad(file, folder, journal.hash_of(content))
    now = stamp()
    plan = plan_of([to_load], known, now, (), only=False)
    return list(carry_out(plan, lambda _: BytesIO(content), now, session)) if plan.changed else []


def _put_back(path: Path, before: bytes, after: bytes) -> None:
    """Undo the change, unless somebody has changed the file in the meantime; the first error is the one to tell."""
    with suppress(OutputError):
        write_whole(path, before, _UNPROTECT, after)
