"""Stores that many tests ask and none may write: each is loaded once, for all workers of a run."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coopcli.cli.app import main


@contextmanager
def loaded_once(
    folders: pytest.TempPathFactory, name: str, register: Callable[[Path], Path]
) -> Iterator[Path]:
    """Give the store of a register, and see at the end that nobody has written it.

    `register` gives the file to load, which it may write into the folder of the store. A file that must not be
    written says so by its mode, which root does not ask: therefore the sum.
    """
    base = folders.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    store, kept_sum = folder / "coop.sqlite3", folder / "sum"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept_sum.exists():
            assert main(["load", str(register(folder)), "--lang", "en", "--db", str(store)]) == 0
            store.chmod(0o444)
            kept_sum.write_text(sum_of(store), encoding="utf-8")
    yield store
    assert sum_of(store) == kept_sum.read_text(encoding="utf-8"), (
        f"a test has written the shared store {name}"
    )


def sum_of(path: Path) -> str:
    """A sum that another content would not have."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
