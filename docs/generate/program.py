"""Runs the real program for the pages: in its own folder, on a fixed day, at a terminal of fixed width."""

from __future__ import annotations

import io
import json
import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch

from coopcli.answer import Answer
from coopcli.cli.app import main
from coopcli.render import Format, Look
from coopcli.store import shipped

TODAY: Final = "2026-11-22"
"""The day of all examples."""

WIDTH: Final = 100
"""Columns of the terminal."""

REGISTER: Final = "data/agreements.yaml"
"""Where the register that ships lies in the folder, so that `coop load` finds it."""

FOLDER: Final = "/home/lan/register"
"""What the folder is called on the pages."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said: to the person on standard error, and as its answer on standard output.

    `drawn` is the Answer before it took its format; None where there is none, as of `--help`.
    """

    err: str
    out: str
    drawn: Answer | None = None

    @property
    def whole(self) -> str:
        """Both, as they stand on a screen."""
        return self.err + self.out


class _Screen(io.TextIOWrapper):
    """Standard output that is a terminal."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding="utf-8", newline="\n")

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    def text(self) -> str:
        """Give what was written."""
        self.flush()
        return self.bytes.getvalue().decode()


def answers(
    lines: Sequence[str], language: str = "en", files: Mapping[str, str] | None = None, code: int = 0
) -> list[Said]:
    """Run command lines (`coop list --limit 1`) one after another, in one new folder, with one new store.

    In the folder lie the register that ships and the `files`, their texts by name. Raises RuntimeError where
    a line ends with another exit code than `code`.
    """
    said = []
    with TemporaryDirectory() as made:
        folder = Path(made).resolve()
        _write(folder, {REGISTER: shipped(REGISTER).read_text(encoding="utf-8"), **(files or {})})
        with chdir(folder), _environment(language):
            for line in lines:
                out, err = _Screen(), io.StringIO()
                with redirect_stdout(out), redirect_stderr(err), _noting() as drawn:
                    ended = main(shlex.split(line)[1:])
                told, answered = (_neutral(text, folder) for text in (err.getvalue(), out.text()))
                said.append(Said(told, answered, drawn[-1] if drawn else None))
                if ended != code:
                    raise RuntimeError(f"{line} ended with {ended}: {said[-1].whole}")
    return said


@contextmanager
def _noting() -> Iterator[list[Answer]]:
    """Note the answers that take a format."""
    drawn: list[Answer] = []
    render = Format.render

    def note(form: Format, answer: Answer, look: Look) -> str | bytes:
        drawn.append(answer)
        return render(form, answer, look)

    with patch.object(Format, "render", note):
        yield drawn


@contextmanager
def _environment(language: str) -> Iterator[None]:
    own = {
        "COOP_DB": "coop.sqlite3",
        "COOP_LANG": language,
        "COOP_TODAY": TODAY,
        "COOP_CONFIG": os.devnull,
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
    }
    with patch.dict(os.environ, own):
        for name in os.environ.keys() - own.keys():
            if name.startswith(("COOP_", "_COOP_")):
                del os.environ[name]
        yield


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _neutral(text: str, folder: Path) -> str:
    """Put FOLDER in the place of the folder's own path, in JSON too, where a backslash is written twice."""
    for path in (str(folder), json.dumps(str(folder))[1:-1]):
        text = text.replace(path, FOLDER)
    return text
