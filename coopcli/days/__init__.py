"""Dates, periods and durations: as known, as people type them, as papers state them."""
