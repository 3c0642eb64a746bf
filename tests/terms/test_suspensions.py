"""When an agreement is suspended: which resumption ends which suspension, worked out by hand."""

from __future__ import annotations

import pytest

from coopcli.terms.lifecycle import suspensions_of
from tests.terms.lives import read, shown, written


def suspended(*changes: str) -> list[tuple[str, str, bool]]:
    """Give the first and the last day of each suspension, and whether they are unsure; a change is `kind day`."""
    told = ", ".join(
        f"{{kind: {kind}, date_in_force: '{day}'}}" if day else f"{{kind: {kind}}}"
        for kind, _, day in (change.partition(" ") for change in changes)
    )
    _, life = read(written("2020/2027", changes=f"[{told}]"))
    return [
        (shown(one.starts_earliest, one.starts_latest), shown(one.ends_earliest, one.ends_latest), one.unsure)
        for one in suspensions_of(life)
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # it lasts until the day before it is resumed
        (("suspension 2022-03-01", "resumption 2022-06-01"), [("2022-03-01", "2022-05-31", False)]),
        (("suspension 2022-03-01",), [("2022-03-01", "", False)]),
        (("suspension 2022-03-01", "resumption 2022"), [("2022-03-01", "2021-12-31..2022-12-30", False)]),
        (("suspension 2022~", "resumption 2023-06-01"), [("2022-01-01..2022-12-31", "2023-05-31", True)]),
        (("suspension 2022-03-01", "resumption 2023~"), [("2022-03-01", "2022-12-31..2023-12-30", True)]),
        # what is resumed on the day on which a suspension begins was another one, though its day is not known
        (
            ("suspension", "resumption 2023-01-10", "suspension 2023-01-10", "resumption 2024-01-10"),
            [("2023-01-10", "2024-01-09", False)],
        ),
        # each resumption ends one, the next one the other
        (
            ("suspension 2021-01-01", "resumption 2021-06-01", "suspension 2022-01-01", "resumption 2022-06-01"),
            [("2021-01-01", "2021-05-31", False), ("2022-01-01", "2022-05-31", False)],
        ),
        # a second reason to stand still: all goes on when the work does
        (
            ("suspension 2021-01-01", "suspension 2021-02-01", "resumption 2021-06-01"),
            [("2021-01-01", "2021-05-31", False), ("2021-02-01", "2021-05-31", False)],
        ),
        # the first day there is has none before it
        (("suspension 0001-01-01", "resumption 0001"), [("0001-01-01", "0001-01-01..0001-12-30", False)]),
    ],
)  # fmt: skip
def test_a_suspension_lasts_until_the_day_before_the_work_goes_on(
    changes: tuple[str, ...], expected: list[tuple[str, str, bool]]
) -> None:
    assert suspended(*changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # the only resumption there is ends it, on the day on which it begins: on no day it stands still
        (("suspension 2022-03-01", "resumption 2022-03-01"), []),
        (("resumption 2022-03-01", "suspension 2022-03-01", "suspension 2023-03-01"), [("2023-03-01", "", False)]),
        # one of that day that ended an earlier one does not
        (
            ("suspension 2021-01-01", "resumption 2022-03-01", "suspension 2022-03-01"),
            [("2021-01-01", "2022-02-28", False), ("2022-03-01", "", False)],
        ),
    ],
)  # fmt: skip
def test_a_resumption_on_the_day_of_the_suspension_ends_it_where_it_can_end_no_other(
    changes: tuple[str, ...], expected: list[tuple[str, str, bool]]
) -> None:
    assert suspended(*changes) == expected
