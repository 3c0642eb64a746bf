"""What went wrong with renewals elsewhere, as cases; days worked out by hand, from those that a thread gives if any.

Of an agreement: its period, its renewal and what was decided (see lives.py). Of each day asked: the first and last
day of the term that runs (after the last end, of the last there was), the last day of the term that it rolls on to,
the last day for notice in the term, and the status. An extension is a term of its own.
"""

from __future__ import annotations

from typing import Final

Row = tuple[str, str, str, str, str]

# fmt: off
THREADS: Final[tuple[tuple[str, str, str, str, tuple[Row, ...]], ...]] = (
    # GLPI #23084: the notice of a renewed contract was counted back from its first end.
    ("glpi-23084-notice-counted-from-the-first-end",
     "2024-08-29/2025-08-28", "tacit, 2 months, 12 months", "", (
        ("2026-02-11", "2025-08-29/2026-08-28", "2027-08-28", "2026-06-28", "in_force"),
        ("2025-08-28", "2024-08-29/2025-08-28", "2026-08-28", "2025-06-28", "in_force"),
        ("2025-08-29", "2025-08-29/2026-08-28", "2027-08-28", "2026-06-28", "in_force"),
        ("2026-06-29", "2025-08-29/2026-08-28", "2027-08-28", "2026-06-28", "in_force"),
    )),
    # GLPI #15893: 36 months, then 12 at a time, were counted as 36 and 36.
    ("glpi-15893-renewed-by-the-first-length",
     "2020-08-01/2023-07-31", "tacit, 3 months, 12 months", "", (
        ("2023-07-31", "2020-08-01/2023-07-31", "2024-07-31", "2023-04-30", "in_force"),
        ("2023-10-31", "2023-08-01/2024-07-31", "2025-07-31", "2024-04-30", "in_force"),
        ("2024-08-01", "2024-08-01/2025-07-31", "2026-07-31", "2025-04-30", "in_force"),
    )),
    # GLPI #6004: the first 36 months were left out, the mail came two years early.
    ("glpi-6004-first-period-left-out",
     "2018-09-27/2021-09-26", "tacit, 3 months, 12 months", "", (
        ("2019-06-06", "2018-09-27/2021-09-26", "2022-09-26", "2021-06-26", "in_force"),
        ("2021-06-26", "2018-09-27/2021-09-26", "2022-09-26", "2021-06-26", "in_force"),
        ("2021-09-27", "2021-09-27/2022-09-26", "2023-09-26", "2022-06-26", "in_force"),
    )),
    # GLPI #2596: the mail about the end was sent by the start date.
    ("glpi-2596-mail-looks-at-the-start",
     "2016-09-01/2017-08-31", "never, 1 month", "", (
        ("2017-07-30", "2016-09-01/2017-08-31", "", "2017-07-31", "in_force"),
        ("2017-07-31", "2016-09-01/2017-08-31", "", "2017-07-31", "ending"),
        ("2017-08-10", "2016-09-01/2017-08-31", "", "2017-07-31", "ending"),
        ("2017-09-01", "2016-09-01/2017-08-31", "", "2017-07-31", "lapsed"),
        ("2016-08-31", "2016-09-01/2017-08-31", "", "2017-07-31", "upcoming"),
    )),
    # GLPI #18954, PR 18928: a notice date that is past jumped a term ahead.
    ("glpi-18954-notice-jumps-once-it-is-past",
     "2024-02-01/2025-01-31", "never, 2 months", "", (
        ("2024-11-29", "2024-02-01/2025-01-31", "", "2024-11-30", "in_force"),
        ("2024-12-31", "2024-02-01/2025-01-31", "", "2024-11-30", "ending"),
        ("2025-01-01", "2024-02-01/2025-01-31", "", "2024-11-30", "ending"),
        ("2025-02-10", "2024-02-01/2025-01-31", "", "2024-11-30", "lapsed"),
    )),
    ("glpi-18954-notice-jumps-once-it-is-past",
     "2024-02-01/2025-01-31", "tacit, 2 months, 12 months", "", (
        ("2025-01-01", "2024-02-01/2025-01-31", "2026-01-31", "2024-11-30", "in_force"),
        ("2025-02-01", "2025-02-01/2026-01-31", "2027-01-31", "2025-11-30", "in_force"),
    )),
    # GLPI PR 9090: the end stood in red though the contract had rolled on.
    ("glpi-9090-expired-in-red-though-renewed",
     "2019-05-20/2020-05-19", "tacit, 1 month, 12 months", "", (
        ("2021-05-19", "2020-05-20/2021-05-19", "2022-05-19", "2021-04-19", "in_force"),
        ("2021-05-20", "2021-05-20/2022-05-19", "2023-05-19", "2022-04-19", "in_force"),
    )),
    ("glpi-9090-expired-in-red-though-renewed",
     "2019-05-20/2020-05-19", "never, 1 month", "", (
        ("2021-05-20", "2019-05-20/2020-05-19", "", "2020-04-19", "lapsed"),
    )),
    # GLPI #2177, #6439: a renewed contract, and one on its last day, could not be chosen.
    ("glpi-2177-renewed-but-not-in-the-list",
     "2014-05-10/2016-05-09", "tacit, -, 12 months", "", (
        ("2017-05-09", "2016-05-10/2017-05-09", "2018-05-09", "", "in_force"),
        ("2017-05-10", "2017-05-10/2018-05-09", "2019-05-09", "", "in_force"),
    )),
    ("glpi-2177-renewed-but-not-in-the-list",
     "2014-05-10/2016-05-09", "never", "", (
        ("2016-05-09", "2014-05-10/2016-05-09", "", "", "ending"),
        ("2016-05-10", "2014-05-10/2016-05-09", "", "", "lapsed"),
    )),
    # GLPI #14703, PR 17725: 60 months, renewed by 12, gave 120.
    ("glpi-14703-sixty-and-twelve-gave-120",
     "2019-01-01/2023-12-31", "tacit, 3 months, 12 months", "", (
        ("2023-12-31", "2019-01-01/2023-12-31", "2024-12-31", "2023-09-30", "in_force"),
        ("2024-04-22", "2024-01-01/2024-12-31", "2025-12-31", "2024-09-30", "in_force"),
    )),
    # GLPI PR 23516 against PR 19259: an express contract was taken as renewed.
    ("glpi-23516-express-rolled-by-itself",
     "2025-01-01/2025-06-30", "express, 1 month, 3 months", "", (
        ("2025-05-29", "2025-01-01/2025-06-30", "", "2025-05-30", "in_force"),
        ("2025-05-30", "2025-01-01/2025-06-30", "", "2025-05-30", "ending"),
        ("2025-06-30", "2025-01-01/2025-06-30", "", "2025-05-30", "ending"),
        ("2025-07-01", "2025-01-01/2025-06-30", "", "2025-05-30", "lapsed"),
    )),
    ("glpi-23516-express-rolled-by-itself",
     "2025-01-01/2025-06-30", "express, 1 month, 3 months", "extension 2025-09-30", (
        ("2025-07-01", "2025-07-01/2025-09-30", "", "2025-08-30", "in_force"),
    )),
    ("glpi-23516-express-rolled-by-itself",
     "2025-01-01/2025-06-30", "tacit, 1 month, 3 months", "", (
        ("2025-07-01", "2025-07-01/2025-09-30", "2025-12-31", "2025-08-30", "in_force"),
    )),
    ("glpi-23516-express-rolled-by-itself",
     "2025-01-01/2025-06-30", "never, 1 month", "", (
        ("2025-07-01", "2025-01-01/2025-06-30", "", "2025-05-30", "lapsed"),
    )),
    # OCA/contract #822, PR 1266: on its notice day a line was found neither in progress nor closing.
    ("oca-822-in-force-on-the-notice-day-not-found",
     "2022-01-01/2022-06-09", "never, 1 month", "", (
        ("2022-05-08", "2022-01-01/2022-06-09", "", "2022-05-09", "in_force"),
        ("2022-05-09", "2022-01-01/2022-06-09", "", "2022-05-09", "ending"),
        ("2022-05-10", "2022-01-01/2022-06-09", "", "2022-05-09", "ending"),
        ("2022-06-10", "2022-01-01/2022-06-09", "", "2022-05-09", "lapsed"),
    )),
    # OCA/contract #803, PR 930: the end was renewed and the next date was not.
    ("oca-803-renewed-but-the-next-date-left-behind",
     "2021-01-01/2021-03-31", "tacit, -, 3 months", "", (
        ("2021-03-31", "2021-01-01/2021-03-31", "2021-06-30", "", "in_force"),
        ("2021-04-01", "2021-04-01/2021-06-30", "2021-09-30", "", "in_force"),
    )),
    ("oca-803-renewed-but-the-next-date-left-behind",
     "2021-01-01/2021-03-31", "tacit, 1 month, 3 months", "extension 2021-06-15", (
        ("2021-06-15", "2021-04-01/2021-06-15", "2021-09-15", "2021-05-15", "in_force"),
        ("2021-06-16", "2021-06-16/2021-09-15", "2021-12-15", "2021-08-15", "in_force"),
    )),
    # hledger #2022: months from the 31st; those from the first day of a month are calendar months.
    ("hledger-2022-odd-months-from-the-31st",
     "2022-02-28/2022-03-30", "tacit, -, 1 month", "", (
        ("2022-04-29", "2022-03-31/2022-04-29", "2022-05-30", "", "in_force"),
        ("2022-04-30", "2022-04-30/2022-05-30", "2022-06-29", "", "in_force"),
        ("2022-05-31", "2022-05-31/2022-06-29", "2022-07-30", "", "in_force"),
    )),
    ("hledger-2022-odd-months-from-the-31st",
     "2022-03-01/2022-03-31", "tacit, -, 1 month", "", (
        ("2022-04-30", "2022-04-01/2022-04-30", "2022-05-31", "", "in_force"),
        ("2022-05-31", "2022-05-01/2022-05-31", "2022-06-30", "", "in_force"),
    )),
    # hledger #2032, Lago PR 1567: after February every month ended on the 28th.
    ("hledger-2032-stuck-on-the-28th",
     "2022-12-31/2023-01-30", "tacit, -, 1 month", "", (
        ("2023-02-27", "2023-01-31/2023-02-27", "2023-03-30", "", "in_force"),
        ("2023-02-28", "2023-02-28/2023-03-30", "2023-04-29", "", "in_force"),
        ("2023-03-31", "2023-03-31/2023-04-29", "2023-05-30", "", "in_force"),
    )),
    # Lago PR 6173: a year from 29 February was dropped.
    ("lago-6173-leap-day-year-lost",
     "2019-03-01/2020-02-29", "tacit, 3 months, 12 months", "", (
        ("2021-02-28", "2020-03-01/2021-02-28", "2022-02-28", "2020-11-28", "in_force"),
        ("2024-02-29", "2023-03-01/2024-02-29", "2025-02-28", "2023-11-29", "in_force"),
    )),
    ("lago-6173-leap-day-year-lost",
     "2019-03-01/2020-02-28", "tacit, -, 12 months", "", (
        ("2021-02-27", "2020-02-29/2021-02-27", "2022-02-27", "", "in_force"),
        ("2021-02-28", "2021-02-28/2022-02-27", "2023-02-27", "", "in_force"),
        ("2024-02-28", "2023-02-28/2024-02-28", "2025-02-27", "", "in_force"),
        ("2024-02-29", "2024-02-29/2025-02-27", "2026-02-27", "", "in_force"),
    )),
    # GLPI #505 and its code: the end was the day after; 31 May less three months was 3 March.
    ("glpi-505-notice-spills-over-a-short-month",
     "2016-01-01/2016-01-31", "never", "", (
        ("2016-02-01", "2016-01-01/2016-01-31", "", "", "lapsed"),
    )),
    ("glpi-505-notice-spills-over-a-short-month",
     "2024-06-01/2025-05-31", "express, 3 months", "", (
        ("2025-02-27", "2024-06-01/2025-05-31", "", "2025-02-28", "in_force"),
        ("2025-02-28", "2024-06-01/2025-05-31", "", "2025-02-28", "ending"),
    )),
    ("glpi-505-notice-spills-over-a-short-month",
     "2023-06-01/2024-05-31", "express, 3 months", "", (
        ("2024-02-28", "2023-06-01/2024-05-31", "", "2024-02-29", "in_force"),
        ("2024-02-29", "2023-06-01/2024-05-31", "", "2024-02-29", "ending"),
    )),
    # Taskwarrior #1342: an endless recurrence no longer showed after some years.
    ("taskwarrior-1342-recurrence-stops-after-years",
     "1976-01-01/1976-12-31", "tacit, 6 months, 12 months", "", (
        ("2026-11-22", "2026-01-01/2026-12-31", "2027-12-31", "2026-06-30", "in_force"),
    )),
    # CiviCRM PR 26535, PR 26563: what was cancelled was said to renew.
    ("civicrm-26535-cancelled-but-told-it-renews",
     "2022-07-01/2023-06-30", "tacit, 1 month, 12 months", "", (
        ("2023-06-15", "2022-07-01/2023-06-30", "2024-06-30", "2023-05-30", "in_force"),
    )),
    ("civicrm-26535-cancelled-but-told-it-renews",
     "2022-07-01/2023-06-30", "tacit, 1 month, 12 months", "let_end 2023-05-30", (
        ("2023-06-15", "2022-07-01/2023-06-30", "", "2023-05-30", "ending"),
        ("2023-07-01", "2022-07-01/2023-06-30", "", "2023-05-30", "lapsed"),
    )),
    ("civicrm-26535-cancelled-but-told-it-renews",
     "2022-07-01/2023-06-30", "tacit, 1 month, 12 months", "let_end 2023-05-31", (
        ("2023-06-15", "2022-07-01/2023-06-30", "2024-06-30", "2023-05-30", "in_force"),
        ("2023-07-01", "2023-07-01/2024-06-30", "", "2024-05-30", "in_force"),
        ("2024-07-01", "2023-07-01/2024-06-30", "", "2024-05-30", "lapsed"),
    )),
    # CiviCRM PR 13487: a renewal moved the end, and no second reminder came.
    ("civicrm-13487-reminded-once-for-ever",
     "2018-02-01/2019-01-31", "tacit, 1 month, 12 months", "", (
        ("2019-01-20", "2018-02-01/2019-01-31", "2020-01-31", "2018-12-31", "in_force"),
        ("2019-12-01", "2019-02-01/2020-01-31", "2021-01-31", "2019-12-31", "in_force"),
    )),
    # No thread: leads counted from the end remind when notice can no longer be given.
    ("peers-ladder-counted-from-the-wrong-date",
     "2022-07-01/2027-06-30", "express, 3 months, 60 months", "", (
        ("2026-12-30", "2022-07-01/2027-06-30", "", "2027-03-30", "in_force"),
        ("2027-03-29", "2022-07-01/2027-06-30", "", "2027-03-30", "in_force"),
        ("2027-03-30", "2022-07-01/2027-06-30", "", "2027-03-30", "ending"),
        ("2027-03-31", "2022-07-01/2027-06-30", "", "2027-03-30", "ending"),
    )),
)
# fmt: on
