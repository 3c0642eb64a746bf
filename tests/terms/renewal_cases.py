"""Renewals by mode, notice period, precision of dates and day asked; every day worked out by hand.

Of an agreement: its name, its period and its renewal (see lives.py). Of each day asked: the first and the last day of
the term spoken of, its last day for notice (a day, or the days between which it lies), the status and its certainty.
Asked about are the day before each boundary, the boundary and the day after.
"""

from __future__ import annotations

from typing import Final

Row = tuple[str, str, str, str, str, str]

SURELY, POSSIBLY = "surely", "possibly"

# Days that recur. 180 days before 2027-07-01 is 2027-01-02, before 2027-06-01 2026-12-03, before 2027-01-01
# 2026-07-05. 90 days before 2027-07-01 is 2027-04-02 (28 in April, 31 in May, 30 in June, 1), before 2027-01-01
# 2026-10-03, before 2027-12-31 2027-10-02.
_DAY, _DAY_END = "2022-07-02", "2027-07-01"
_MONTH, _MONTH_END = "2022-07-01..2022-07-31", "2027-06-01..2027-06-30"
_YEAR, _YEAR_END = "2022-01-01..2022-12-31", "2027-01-01..2027-12-31"

# fmt: off
CASES: Final[tuple[tuple[str, str, str, tuple[Row, ...]], ...]] = (
    ("days-never", "2022-07-02/2027-07-01", "never", (
        ("2022-07-01", _DAY, _DAY_END, "", "upcoming", SURELY),
        ("2022-07-02", _DAY, _DAY_END, "", "in_force", SURELY),
        ("2022-07-03", _DAY, _DAY_END, "", "in_force", SURELY),
        ("2027-01-01", _DAY, _DAY_END, "", "in_force", SURELY),
        ("2027-01-02", _DAY, _DAY_END, "", "ending", SURELY),
        ("2027-01-03", _DAY, _DAY_END, "", "ending", SURELY),
        ("2027-06-30", _DAY, _DAY_END, "", "ending", SURELY),
        ("2027-07-01", _DAY, _DAY_END, "", "ending", SURELY),
        ("2027-07-02", _DAY, _DAY_END, "", "lapsed", SURELY),
    )),
    ("days-never-90-days", "2022-07-02/2027-07-01", "never, 90 days", (
        ("2027-04-01", _DAY, _DAY_END, "2027-04-02", "in_force", SURELY),
        ("2027-04-02", _DAY, _DAY_END, "2027-04-02", "ending", SURELY),
        ("2027-04-03", _DAY, _DAY_END, "2027-04-02", "ending", SURELY),
    )),
    ("days-express-3-months", "2022-07-02/2027-07-01", "express, 3 months, 5 years", (
        ("2027-03-31", _DAY, _DAY_END, "2027-04-01", "in_force", SURELY),
        ("2027-04-01", _DAY, _DAY_END, "2027-04-01", "ending", SURELY),
        ("2027-04-02", _DAY, _DAY_END, "2027-04-01", "ending", SURELY),
        ("2027-07-01", _DAY, _DAY_END, "2027-04-01", "ending", SURELY),
        ("2027-07-02", _DAY, _DAY_END, "2027-04-01", "lapsed", SURELY),
    )),
    ("days-express", "2022-07-02/2027-07-01", "express", (
        ("2027-01-01", _DAY, _DAY_END, "", "in_force", SURELY),
        ("2027-01-02", _DAY, _DAY_END, "", "ending", SURELY),
        ("2027-07-02", _DAY, _DAY_END, "", "lapsed", SURELY),
    )),
    ("days-not-stated", "2022-07-02/2027-07-01", "", (
        ("2027-07-01", _DAY, _DAY_END, "", "ending", SURELY),
        ("2027-07-02", _DAY, _DAY_END, "", "lapsed", SURELY),
    )),
    ("days-not-stated-30-days", "2022-07-02/2027-07-01", "-, 30 days", (
        ("2027-05-31", _DAY, _DAY_END, "2027-06-01", "in_force", SURELY),
        ("2027-06-01", _DAY, _DAY_END, "2027-06-01", "ending", SURELY),
        ("2027-06-02", _DAY, _DAY_END, "2027-06-01", "ending", SURELY),
    )),
    ("days-not-stated-6-months-and-a-length", "2022-07-02/2027-07-01", "-, 6 months, 1 year", (
        ("2026-12-31", _DAY, _DAY_END, "2027-01-01", "in_force", SURELY),
        ("2027-01-01", _DAY, _DAY_END, "2027-01-01", "ending", SURELY),
        ("2027-07-02", _DAY, _DAY_END, "2027-01-01", "lapsed", SURELY),
    )),
    ("days-tacit", "2022-07-02/2027-07-01", "tacit, -, 1 year", (
        ("2022-07-01", _DAY, _DAY_END, "", "upcoming", SURELY),
        ("2027-01-02", _DAY, _DAY_END, "", "in_force", SURELY),
        ("2027-07-01", _DAY, _DAY_END, "", "in_force", SURELY),
        ("2027-07-02", "2027-07-02", "2028-07-01", "", "in_force", SURELY),
        ("2028-07-01", "2027-07-02", "2028-07-01", "", "in_force", SURELY),
        ("2028-07-02", "2028-07-02", "2029-07-01", "", "in_force", SURELY),
    )),
    ("days-tacit-90-days", "2022-07-02/2027-07-01", "tacit, 90 days, 1 year", (
        ("2027-04-01", _DAY, _DAY_END, "2027-04-02", "in_force", SURELY),
        ("2027-04-03", _DAY, _DAY_END, "2027-04-02", "in_force", SURELY),
        ("2027-07-02", "2027-07-02", "2028-07-01", "2028-04-02", "in_force", SURELY),
    )),
    ("days-tacit-3-months-2-years", "2022-07-02/2027-07-01", "tacit, 3 months, 2 years", (
        ("2027-07-02", "2027-07-02", "2029-07-01", "2029-04-01", "in_force", SURELY),
        ("2029-07-01", "2027-07-02", "2029-07-01", "2029-04-01", "in_force", SURELY),
        ("2029-07-02", "2029-07-02", "2031-07-01", "2031-04-01", "in_force", SURELY),
    )),
    ("days-tacit-2-weeks-90-days", "2026-01-01/2026-01-31", "tacit, 2 weeks, 90 days", (
        ("2026-01-31", "2026-01-01", "2026-01-31", "2026-01-17", "in_force", SURELY),
        ("2026-02-01", "2026-02-01", "2026-05-01", "2026-04-17", "in_force", SURELY),
        ("2026-05-02", "2026-05-02", "2026-07-30", "2026-07-16", "in_force", SURELY),
    )),
    ("days-tacit-to-at-most-a-day", "2022-07-02/2027-07-01", "tacit, 1 month, 1 year, 2029-03-31", (
        ("2028-07-01", "2027-07-02", "2028-07-01", "2028-06-01", "in_force", SURELY),
        ("2028-07-02", "2028-07-02", "2029-03-31", "2029-02-28", "in_force", SURELY),
        ("2029-02-27", "2028-07-02", "2029-03-31", "2029-02-28", "in_force", SURELY),
        ("2029-02-28", "2028-07-02", "2029-03-31", "2029-02-28", "ending", SURELY),
        ("2029-03-31", "2028-07-02", "2029-03-31", "2029-02-28", "ending", SURELY),
        ("2029-04-01", "2028-07-02", "2029-03-31", "2029-02-28", "lapsed", SURELY),
    )),
    ("months-never", "2022-07/2027-06", "never", (
        ("2022-06-30", _MONTH, _MONTH_END, "", "upcoming", SURELY),
        ("2022-07-01", _MONTH, _MONTH_END, "", "in_force", POSSIBLY),
        ("2022-07-30", _MONTH, _MONTH_END, "", "in_force", POSSIBLY),
        ("2022-07-31", _MONTH, _MONTH_END, "", "in_force", SURELY),
        ("2026-12-02", _MONTH, _MONTH_END, "", "in_force", SURELY),
        ("2026-12-03", _MONTH, _MONTH_END, "", "in_force", SURELY),
        ("2027-06-01", _MONTH, _MONTH_END, "", "ending", SURELY),
        ("2027-06-02", _MONTH, _MONTH_END, "", "ending", POSSIBLY),
        ("2027-06-30", _MONTH, _MONTH_END, "", "ending", POSSIBLY),
        ("2027-07-01", _MONTH, _MONTH_END, "", "lapsed", SURELY),
    )),
    ("months-express-30-days", "2022-07/2027-06", "express, 30 days", (
        ("2027-05-01", _MONTH, _MONTH_END, "2027-05-02..2027-05-31", "in_force", SURELY),
        ("2027-05-02", _MONTH, _MONTH_END, "2027-05-02..2027-05-31", "in_force", SURELY),
        ("2027-06-02", _MONTH, _MONTH_END, "2027-05-02..2027-05-31", "ending", POSSIBLY),
    )),
    ("months-not-stated-1-month", "2022-07/2027-06", "-, 1 month", (
        ("2027-04-30", _MONTH, _MONTH_END, "2027-05-01..2027-05-30", "in_force", SURELY),
        ("2027-05-01", _MONTH, _MONTH_END, "2027-05-01..2027-05-30", "in_force", SURELY),
        ("2027-07-01", _MONTH, _MONTH_END, "2027-05-01..2027-05-30", "lapsed", SURELY),
    )),
    ("months-tacit-1-month", "2022-07/2027-06", "tacit, 1 month, 1 year", (
        ("2027-05-01", _MONTH, _MONTH_END, "2027-05-01..2027-05-30", "in_force", SURELY),
        ("2027-06-30", _MONTH, _MONTH_END, "2027-05-01..2027-05-30", "in_force", SURELY),
        ("2027-07-01", "2027-06-02..2027-07-01", "2028-06-01..2028-06-30", "2028-05-01..2028-05-30",
         "in_force", SURELY),
        ("2028-06-30", "2027-06-02..2027-07-01", "2028-06-01..2028-06-30", "2028-05-01..2028-05-30",
         "in_force", SURELY),
        ("2028-07-01", "2028-06-02..2028-07-01", "2029-06-01..2029-06-30", "2029-05-01..2029-05-30",
         "in_force", SURELY),
    )),
    ("years-never", "2022/2027", "never", (
        ("2021-12-31", _YEAR, _YEAR_END, "", "upcoming", SURELY),
        ("2022-01-01", _YEAR, _YEAR_END, "", "in_force", POSSIBLY),
        ("2022-12-30", _YEAR, _YEAR_END, "", "in_force", POSSIBLY),
        ("2022-12-31", _YEAR, _YEAR_END, "", "in_force", SURELY),
        ("2026-07-04", _YEAR, _YEAR_END, "", "in_force", SURELY),
        ("2026-07-05", _YEAR, _YEAR_END, "", "in_force", SURELY),
        ("2027-01-01", _YEAR, _YEAR_END, "", "in_force", SURELY),
        ("2027-01-02", _YEAR, _YEAR_END, "", "in_force", POSSIBLY),
        ("2027-12-31", _YEAR, _YEAR_END, "", "ending", POSSIBLY),
        ("2028-01-01", _YEAR, _YEAR_END, "", "lapsed", SURELY),
    )),
    ("years-express-3-months", "2022/2027", "express, 3 months", (
        ("2026-09-30", _YEAR, _YEAR_END, "2026-10-01..2027-09-30", "in_force", SURELY),
        ("2026-10-01", _YEAR, _YEAR_END, "2026-10-01..2027-09-30", "in_force", SURELY),
        ("2027-01-02", _YEAR, _YEAR_END, "2026-10-01..2027-09-30", "in_force", POSSIBLY),
    )),
    ("years-not-stated-90-days", "2022/2027", "-, 90 days", (
        ("2026-10-02", _YEAR, _YEAR_END, "2026-10-03..2027-10-02", "in_force", SURELY),
        ("2026-10-03", _YEAR, _YEAR_END, "2026-10-03..2027-10-02", "in_force", SURELY),
    )),
    ("years-tacit-6-months", "2022/2027", "tacit, 6 months, 1 year", (
        ("2026-07-05", _YEAR, _YEAR_END, "2026-07-01..2027-06-30", "in_force", SURELY),
        ("2027-01-02", _YEAR, _YEAR_END, "2026-07-01..2027-06-30", "in_force", SURELY),
        ("2027-12-31", _YEAR, _YEAR_END, "2026-07-01..2027-06-30", "in_force", SURELY),
        ("2028-01-01", "2027-01-02..2028-01-01", "2028-01-01..2028-12-31", "2027-07-01..2028-06-30",
         "in_force", SURELY),
        ("2029-01-01", "2028-01-02..2029-01-01", "2029-01-01..2029-12-31", "2028-07-01..2029-06-30",
         "in_force", SURELY),
    )),
    ("end-uncertain-never", "2022/2027?", "never", (
        ("2024-01-01", _YEAR, _YEAR_END, "", "in_force", POSSIBLY),
        ("2028-01-01", _YEAR, _YEAR_END, "", "lapsed", POSSIBLY),
    )),
    ("start-approximate-express-90-days", "2022~/2027", "express, 90 days", (
        ("2021-12-31", _YEAR, _YEAR_END, "2026-10-03..2027-10-02", "upcoming", POSSIBLY),
        ("2024-01-01", _YEAR, _YEAR_END, "2026-10-03..2027-10-02", "in_force", POSSIBLY),
        ("2028-01-01", _YEAR, _YEAR_END, "2026-10-03..2027-10-02", "lapsed", SURELY),
    )),
    ("end-approximate-tacit", "2022-07-02/2027-07-01~", "tacit, 3 months, 1 year", (
        ("2027-07-01", _DAY, _DAY_END, "2027-04-01", "in_force", POSSIBLY),
        ("2027-07-02", "2027-07-02", "2028-07-01", "2028-04-01", "in_force", POSSIBLY),
    )),
    ("no-end-by-agreement-express-1-month", "2022-07-02/..", "express, 1 month", (
        ("2022-07-01", _DAY, "", "", "upcoming", SURELY),
        ("2022-07-02", _DAY, "", "", "open_ended", SURELY),
        ("2050-01-01", _DAY, "", "", "open_ended", SURELY),
    )),
    ("end-not-stated-tacit-1-month", "2022-07-02/", "tacit, 1 month, 1 year", (
        ("2022-07-01", _DAY, "", "", "upcoming", SURELY),
        ("2022-07-02", _DAY, "", "", "unknown", ""),
        ("2050-01-01", _DAY, "", "", "unknown", ""),
    )),
    ("tacit-without-a-length", "2022-07-02/2027-07-01", "tacit, 1 month", (
        ("2027-06-01", _DAY, _DAY_END, "2027-06-01", "in_force", SURELY),
        ("2027-07-01", _DAY, _DAY_END, "2027-06-01", "in_force", SURELY),
        ("2027-07-02", _DAY, _DAY_END, "2027-06-01", "unknown", ""),
        ("2050-01-01", _DAY, _DAY_END, "2027-06-01", "unknown", ""),
    )),
)
# fmt: on
