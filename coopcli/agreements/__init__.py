"""Agreements: found, told apart by status, chained, drawn, held against the law, shown."""
