"""People who open the store with other tools see the same words and the same statuses."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Coop


@pytest.fixture
def loaded(coop: Coop, tmp_path: Path) -> Path:
    """The store with the register that ships."""
    assert coop("load").code == 0
    return tmp_path / "coop.sqlite3"


def views_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY rowid")
        return [name for (name,) in rows]


def statuses(rows: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {(row["id"], row["status"], row["certainty"]) for row in rows}


@pytest.mark.filterwarnings("ignore")  # what Datasette's own libraries warn of
def test_datasette_reads_every_view_with_the_statuses_of_the_command(coop: Coop, loaded: Path) -> None:
    from datasette.app import Datasette

    async def read() -> dict[str, list[dict[str, Any]]]:
        datasette = Datasette([str(loaded)])
        rows = {}
        for view in views_of(loaded):
            response = await datasette.client.get(f"/coop/{view}.json?_shape=array&_size=max")
            assert response.status_code == 200, (view, response.text)
            rows[view] = response.json()
        return rows

    rows = asyncio.run(read())
    day = rows["today"][0]["day"]
    listed = coop("list", "--today", day, "--format", "json").json

    assert {"today", "overview", "agreement_status"} <= rows.keys()
    assert len(rows["overview"]) == 9
    assert statuses(rows["overview"]) == statuses(listed)


def test_plain_sqlite_reads_every_view_with_the_statuses_of_the_command(coop: Coop, loaded: Path) -> None:
    with closing(sqlite3.connect(loaded)) as connection:
        connection.row_factory = sqlite3.Row
        for view in views_of(loaded):
            connection.execute(f'SELECT * FROM "{view}"').fetchall()
        rows = [dict(row) for row in connection.execute("SELECT * FROM overview")]
        (day,) = connection.execute("SELECT day FROM today").fetchone()
    listed = coop("list", "--today", day, "--format", "json").json

    assert statuses(rows) == statuses(listed)
