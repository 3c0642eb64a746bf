"""The store: SQLite, opened, loaded, asked. The only importer of sqlite3 and sqlite_utils."""
