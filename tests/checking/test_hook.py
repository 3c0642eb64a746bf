"""The hook for pre-commit: what its entry names is a command, and runs over the register that `args` name."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from coopcli.cli.app import COMMANDS
from tests.conftest import Coop

ROOT = Path(__file__).parents[2]


def test_the_hook_checks_the_whole_register_whichever_file_was_changed(coop: Coop, tmp_path: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command, *words = hook["entry"].split()
    assert (program, hook["language"], hook["pass_filenames"]) == ("coop", "python", False)
    assert command in COMMANDS
    (tmp_path / "so").mkdir()
    (tmp_path / "so" / "a.yaml").write_text("sources: [{id: s1}]\n", encoding="utf-8")
    assert coop(command, *words, str(tmp_path / "so")).code == 0
    (tmp_path / "so" / "b.yaml").write_text("sources: [{id: s1}]\n", encoding="utf-8")
    assert coop(command, *words, str(tmp_path / "so")).code == 1


def test_it_runs_for_the_files_that_a_folder_gives() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    names = ("so/a.yaml", "so/a.yml", "a.yaml.bak", "README.md")
    assert [name for name in names if re.search(hook["files"], name)] == ["so/a.yaml", "so/a.yml"]
