"""Commitments: found, judged by year, whose turn it is, shown."""
