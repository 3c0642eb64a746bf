"""`coop check`: all that is wrong or odd in the text of a register, without a store."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from coopcli.checking.answer import finding_of, findings_answer, notes_of, total_of
from coopcli.checking.choosing import read_choice
from coopcli.checking.findings import Checked, check
from coopcli.cli.loaded import absolute, shown, with_way_out
from coopcli.cli.output import FindingsOutput, emit, emit_text, format_of
from coopcli.cli.progress import LoadBar
from coopcli.cli.registers import CHECKING, paths_asked
from coopcli.cli.session import Session
from coopcli.errors import RecordsError, UsageError
from coopcli.i18n import say
from coopcli.problems import Problem, print_lines
from coopcli.reading.files import File, files_of
from coopcli.reading.nodes import no_search_for_cycles
from coopcli.reading.records import read_file
from coopcli.records.record import Record
from coopcli.text import N_

HELP = N_(
    "What loading refuses or warns of, and what a careful reader would look at again, each with its place, the rule "
    "and what to do; no store is written. A folder means every .yaml and .yml file under it; what the files name is "
    "looked for in them alone, so name the whole register. Without a path: what the configuration names, else what the "
    "store was loaded from, else data/agreements.yaml of this folder, else the register that ships. Exit code 1 where "
    "there is an error."
)
EXAMPLES = (
    "coop check register/",
    "coop check register/ --only error,warning",
    "coop check register/ --skip cite-missing --strict",
    "coop check register/ --format github",
    "coop check register/ --output check.sarif",
    "coop explain cite-missing",
)


def main(
    session: Session,
    output: FindingsOutput,
    paths: Annotated[
        tuple[Path, ...], typer.Argument(metavar=N_("PATH"), help=N_("Files or folders, such as register/."))
    ] = (),
    only: Annotated[
        tuple[str, ...],
        typer.Option(
            "--only",
            metavar=N_("RULE"),
            help=N_("Show only these rules or severities, such as error,warning."),
        ),
    ] = (),
    skip: Annotated[
        tuple[str, ...],
        typer.Option("--skip", metavar=N_("RULE"), help=N_("Leave these out, such as cite-missing.")),
    ] = (),
    strict: Annotated[
        bool, typer.Option("--strict", help=N_("Count warnings as errors for the exit code."))
    ] = False,
) -> int:
    """Read the files, judge them, show what is found; 1 where there is an error."""
    choice = read_choice(only, skip)
    form = format_of(output)
    try:
        checked = _checked(_files(paths or paths_asked(session, CHECKING)), session)
    except UsageError as error:
        raise with_way_out(error, ()) if "path" in error.values else error from error
    wanted = [problem for problem in checked.findings if choice.has(problem)]
    left = len(checked.findings) - len(wanted)
    if form.name == "table":
        lines = (print_lines(shown(problem), say) for problem in wanted)
        more = (total_of(wanted, checked, left), *notes_of(checked))
        emit_text("".join(f"{line}\n" for line in (*lines, *more)), output)
    else:
        findings = [finding_of(problem, shown(problem)) for problem in wanted]
        emit(findings_answer(findings, checked, left), output, session)
    failing = ("error", "warning") if strict else ("error",)
    return RecordsError.exit_code if any(one.severity in failing for one in wanted) else 0


def _files(paths: Iterable[Path]) -> Mapping[str, tuple[str | None, File]]:
    """Give the files that lie under the paths, each once, by their absolute paths, with the folder of each."""
    found: dict[str, tuple[str | None, File]] = {}
    for path in paths:
        folder = absolute(path) if os.path.isdir(path) else None
        for file in files_of(path):
            found.setdefault(absolute(Path(file.path)), (folder, file))
    return found


def _checked(files: Mapping[str, tuple[str | None, File]], session: Session) -> Checked:
    def read() -> Iterator[Record | Problem]:
        for path, (_, file) in files.items():
            with file.open() as stream:
                yield from bar.over(read_file(stream, path, session.clock), stream)

    with no_search_for_cycles(spare_later=True), LoadBar(files) as bar:
        folders = {path: folder for path, (folder, _) in files.items()}
        return check(folders, read(), session.clock, _texts_beside(files))


_LARGEST_TEXT: Final = 2**24
"""Bytes of a source's text; what is larger is no page."""


def _texts_beside(files: Iterable[str]) -> Callable[[str], str | None]:
    """Give how the text of a source is read by its name: from a file in the folder of one of these, or below it."""
    folders = dict.fromkeys(Path(file).parent for file in files)

    def read(name: str) -> str | None:
        if not Path(name).is_absolute() and ".." not in Path(name).parts:
            for path in (folder / name for folder in folders):
                with contextlib.suppress(OSError, ValueError):
                    if path.is_file() and path.stat().st_size <= _LARGEST_TEXT:
                        return path.read_text(encoding="utf-8-sig")
        return None

    return read
