"""A load that takes long shows how far it is, on a terminal only, and leaves nothing behind."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopcli.cli import progress
from coopcli.cli.progress import LoadBar
from tests.commands.conftest import PARTIES, SOURCE
from tests.conftest import Coop

MANY = SOURCE + PARTIES + "".join(f"- {{id: p-{number}, name: A, cite: s1}}\n" for number in range(600))


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, seconds: float = 0.0) -> Terminal:
    """Make standard error a terminal; not in a fixture, for pytest puts its own there between that and the test."""
    told = Terminal()
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setattr(progress, "SECONDS", seconds)
    monkeypatch.setenv("TERM", "xterm")
    return told


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("file 2 of 2", "604 records")), ("vi", ("tệp 2 trên 2", "604 hồ sơ"))],
)
def test_a_long_load_tells_files_and_records(
    coop: Coop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    for name, text in (("a.yaml", MANY), ("b.yaml", "sources:\n- {id: s2, title: A page}\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    terminal = on_a_terminal(monkeypatch)
    assert coop("load", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), lang=lang).code == 0
    assert [one for one in words if one not in terminal.getvalue()] == []
    assert terminal.getvalue().endswith("\x1b[2K"), "the line is cleared"


def test_a_short_load_shows_none(coop: Coop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MANY, encoding="utf-8")
    terminal = on_a_terminal(monkeypatch, seconds=60.0)
    assert coop("load", str(tmp_path / "a.yaml")).code == 0
    assert terminal.getvalue() == ""


def test_a_pipe_gets_none(coop: Coop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(progress, "SECONDS", 0.0)
    (tmp_path / "a.yaml").write_text(MANY, encoding="utf-8")
    assert coop("load", str(tmp_path / "a.yaml")).err == ""


@pytest.mark.usefixtures("english")
def test_ctrl_c_clears_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> Iterator[int]:
        yield from range(250)
        raise KeyboardInterrupt

    terminal = on_a_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt), LoadBar(["/nowhere.yaml"]) as bar:
        list(bar.over(interrupted(), io.BytesIO(b"")))
    said = terminal.getvalue()
    assert "file 1 of 1" in said
    assert said.endswith("\x1b[2K")
    assert said.count("\x1b[?25l") == said.count("\x1b[?25h") == 1, "the cursor is back"
