"""The tables of a store, made as `schema.sql` has them."""

from __future__ import annotations

import sqlite3

from coopcli.store import schema, schema_version


def make_schema(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none, or anew where they are another version's."""
    text = schema()
    if connection.execute("PRAGMA user_version").fetchone()[0] == schema_version(text):
        return
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite%' "
        "AND name NOT LIKE 'search_%' ORDER BY rowid DESC"
    ).fetchall():
        connection.execute(f'DROP {kind} "{name}"')
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA user_version = {schema_version(text)}")
