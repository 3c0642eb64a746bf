"""Registers of the tests of commands that write: a copy of the one that ships, and small ones in other styles."""

from __future__ import annotations

from pathlib import Path

from coopcli.store import shipped
from tests.conftest import Coop

FLOW = """\
# one line a record
sources: [{id: s1, title: News, text: s1.txt}]
parties: [{id: north, name: {vi: Bắc, en: North}, country: VN, cite: s1},
  {id: south, name: South, country: LA, cite: s1}]
agreements:
- {id: pact, title: Pact, standing: agreed, parties: [north, south], period: 2024/2027, cite: s1 line 3} # agreed
"""


def load_copy(coop: Coop, folder: Path) -> Path:
    """Load a copy of the register that ships."""
    return load_text(coop, folder, shipped("data/agreements.yaml").read_bytes())


def load_text(coop: Coop, folder: Path, text: str | bytes) -> Path:
    """Load a register with this text."""
    path = folder / "so.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    loaded = coop("load", str(path))
    assert loaded.code == 0, loaded.err
    return path


def lines_changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that are new, of two texts in which each line counts as often as it stands."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    gone, came = [*old], []
    for line in new:
        if line in gone:
            gone.remove(line)
        else:
            came.append(line)
    return gone, came
