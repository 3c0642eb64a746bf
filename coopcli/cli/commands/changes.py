"""`coop changes`: what differs in a register since its last commit, since a day, or between two files or folders."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from coopcli.answer import Answer, Words
from coopcli.cli.filters import Columns, view_of
from coopcli.cli.loaded import shown_path
from coopcli.cli.output import Output, emit
from coopcli.cli.session import Session, day_asked
from coopcli.days.dates import DateError
from coopcli.days.periods import read_span
from coopcli.difference.answer import COLUMNS, changes_answer
from coopcli.difference.compare import State, with_files
from coopcli.difference.git import Repository, repository_of
from coopcli.difference.states import (
    Content,
    content_beside_git,
    state_of,
    state_of_path,
    state_of_store,
)
from coopcli.errors import StoreError, UsageError
from coopcli.i18n import count, say
from coopcli.lists import View
from coopcli.loading.plan import known_files, left_out
from coopcli.reading.files import File, file_at, files_of, is_missing
from coopcli.reading.nodes import no_search_for_cycles
from coopcli.store import files_under, lies_under, nothing_loaded
from coopcli.text import N_

HELP = N_(
    "Without a path: what is loaded, beside what git had of it at the last commit. One path: that file or folder "
    "beside git. Two paths: the first beside the second, without git. A record is told by its fields; the order of "
    "records, comments and layout are the form of the text only."
)
EXAMPLES = (
    "coop changes",
    "coop changes --since 7d",
    "coop changes --since 30/6/2025 register/",
    "coop changes old.yaml new.yaml",
)

_COUNTED: Final = re.compile(r"\s*[0-9]+\s*[dwmy]\s*")
_MOST_COMMITS: Final = 20


def main(
    session: Session,
    columns: Columns,
    output: Output,
    paths: Annotated[
        tuple[Path, ...],
        typer.Argument(metavar=N_("PATH"), help=N_("One file or folder, or two: the former and the later.")),
    ] = (),
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=N_("WHEN"),
            help=N_(
                "Compare with git as of then: 7d, a day such as 2025-06-30, or a revision such as HEAD~3."
            ),
        ),
    ] = None,
) -> None:
    """Read both states, tell what differs."""
    view = view_of(columns, COLUMNS)
    if len(paths) > 2:
        message = N_("two files or folders are compared, not {number}")
        raise UsageError(message, (N_("name the former and the later"),), number=len(paths))
    if len(paths) == 2 and since is not None:
        message = N_("--since asks git, and two paths are compared without it")
        raise UsageError(message, (N_("leave out one of them"),))
    with no_search_for_cycles():
        if len(paths) == 2:
            before, after = _states_of_two(paths, session.clock)
            answer = changes_answer(before, after, view, beside=_held(session))
        else:
            answer = _against_git(session, paths, since, view)
    emit(answer, output, session)


def _states_of_two(paths: Sequence[Path], clock: date) -> tuple[State, State]:
    old, new = paths
    if not any(is_missing(str(path)) for path in paths) and old.is_dir() != new.is_dir():
        message = N_("{old} and {new} are a file and a folder, which are not compared")
        raise UsageError(message, (N_("name two files or two folders"),), old=old, new=new)
    before, after = (state_of_path(path, clock) for path in paths)
    if old.is_dir():
        return before, after
    problems = with_files(before, lambda _: str(old)).problems
    before = replace(with_files(before, lambda _: str(new)), problems=problems)
    return before, with_files(after, lambda _: str(new))


def _against_git(session: Session, paths: Sequence[Path], since: str | None, view: View) -> Answer:
    roots = _roots(session, paths)
    out = () if paths else left_out(session.db)
    repositories = {root: repository_of(root) for root in roots}
    commits = {one: _commit(one, since, session.today) for one in dict.fromkeys(repositories.values())}
    former = {
        root: _former(repository, commits[repository], root, out) for root, repository in repositories.items()
    }
    _refuse_unknown([root for root in roots if not former[root]])
    contents = (one for root, files in former.items() for one in repositories[root].contents(files))
    now = (_content(file) for root in roots for file in _files(root) if not lies_under(file.path, out))
    before, after = (with_files(state_of(one, session.clock), shown_path) for one in (contents, now))
    more = _commits(commits, repositories, roots) if since is not None else ()
    beside = _held(session) if paths else None
    notes = [*_compared_with(commits), *_new_since([root for root in roots if not former[root]])]
    return changes_answer(before, after, view, more, beside, notes)


def _former(
    repository: Repository, commit: str | None, root: Path, out: Sequence[str]
) -> list[tuple[str, str]]:
    """Give the files that lay there then; none before the first commit."""
    if commit is None:
        return []
    return [one for one in repository.files(commit, root) if not lies_under(one[0], out)]


def _refuse_unknown(roots: Sequence[Path]) -> None:
    """Refuse a path of which there was nothing then, and is nothing now."""
    for root in roots:
        if is_missing(str(root)):
            message = N_("{path} is not there, and git had nothing of it then")
            hint = N_("name a folder in which it lay under another name, or another time: --since")
            raise UsageError(message, (hint,), path=shown_path(str(root)))


def _compared_with(commits: Mapping[Repository, str | None]) -> list[str]:
    """Say which former state it is."""
    told = [repository.about(commit) for repository, commit in commits.items() if commit is not None]
    return [say("compared with the commit {id} of {day}: {subject}", **one._asdict()) for one in told]


def _new_since(roots: Sequence[Path]) -> list[str]:
    """Say of what git had nothing then, so that all of it is new since."""
    message = N_("git had nothing of {path} then: all of it is new since, or lay elsewhere")
    return [say(message, path=shown_path(str(root))) for root in roots]


def _held(session: Session) -> State | None:
    """Give what is loaded, for the names of what the files do not hold; None where it cannot be read."""
    with suppress(StoreError):
        known = known_files(session.db)
        return state_of_store(session.db) if known and all(file.program for file in known) else None
    return None


def _roots(session: Session, paths: Sequence[Path]) -> list[Path]:
    if paths:
        return [Path(os.path.realpath(path)) for path in paths]
    known = known_files(session.db)
    if not known:
        raise nothing_loaded()
    return [Path(one) for one in sorted({file.folder or file.path for file in known})]


def _files(root: Path) -> list[File]:
    """Give what lies at a path now; nothing where it is gone, or holds no records any more."""
    if is_missing(str(root)):
        return []
    if root.is_dir():
        return [file_at(Path(path)) for path in sorted(entry.path for entry in files_under(str(root)))]
    return [*files_of(root)]


def _content(file: File) -> Content:
    with file.open() as stream:
        return content_beside_git(file.path, stream.read())


def _commit(repository: Repository, since: str | None, today: date) -> str | None:
    """Give the commit that is compared with; None for a day before the first. Raises UsageError where there is none."""
    top = shown_path(str(repository.top))
    head = repository.revision("HEAD")
    if head is None:
        message = N_("git has no commit yet in {top}")
        raise UsageError(
            message, (N_("compare two files or folders instead: coop changes OLD NEW"),), top=top
        )
    if since is None:
        return head
    day = _day(since, today)
    if day is None:
        if commit := repository.revision(since):
            return commit
        _refuse_impossible(since, today)
        message = N_('"{since}" is neither a time nor a revision that git knows in {top}')
        hint = N_("write 7d, 2025-06-30, or a revision such as HEAD~3")
        raise UsageError(message, (hint,), since=since, top=top)
    if day > today:
        message, hint = N_("{day} is still to come"), N_("ask since a day that is past, such as 7d")
        raise UsageError(message, (hint,), day=day)
    return repository.before(day)


def _refuse_impossible(since: str, today: date) -> None:
    """Raise UsageError for what is meant as a day and is none, such as 30/2/2026."""
    try:
        read_span(since, today)
    except DateError as error:
        if error.code == "date-impossible":
            day_asked("--since", since, today)


def _day(since: str, today: date) -> date | None:
    """Give the day since which is asked; None for what is no time. A count of days is one back from today."""
    try:
        return read_span(f"last-{since.strip()}" if _COUNTED.fullmatch(since) else since, today).first
    except DateError:
        return None


def _commits(
    commits: Mapping[Repository, str | None], repositories: dict[Path, Repository], roots: Sequence[Path]
) -> list[Words]:
    """Say who has changed something since then, and when."""
    lines = []
    for repository, since in commits.items():
        inside = [root for root in roots if repositories[root] == repository]
        found = repository.commits(since, inside)
        lines += [say("{day}, {author}: {subject} ({id})", **one._asdict()) for one in found[:_MOST_COMMITS]]
        if (left := len(found) - _MOST_COMMITS) > 0:
            lines.append(count("and {number} more commit", "and {number} more commits", left))
    return [Words(say("Commits since then"), "\n".join(lines))] if lines else []
