"""Which files are broken, how many places of them, and which tests are near: the table to change when rooms move."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]


class Room(NamedTuple):
    """Files that one list of tests is near to, the quickest first; `broken` of their places are tried."""

    broken: int
    files: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS: Final = {
    "days": Room(
        30,
        ("coopcli/days/*.py",),
        ("tests/days/test_durations.py", "tests/days/test_dates.py", "tests/days/test_periods.py"),
    ),
    "terms": Room(
        50,
        ("coopcli/terms/*.py",),
        (
            *(
                f"tests/terms/test_{name}.py"
                for name in ("terms", "renewals", "renewal_threads", "suspensions")
            ),
            "tests/terms/test_sense*.py",
            "tests/commitments/test_kept.py",
            "tests/store/test_renewed_status.py",
            "tests/terms/test_any_life.py",
        ),
    ),
    "duties": Room(
        50,
        tuple(f"coopcli/duties/{name}.py" for name in ("days", "judge", "kinds", "made", "rows")),
        (
            "tests/duties",
            "tests/commands/test_due*.py",
        ),
    ),
    "commitments": Room(
        30,
        ("coopcli/commitments/kept.py", "coopcli/commitments/turns.py"),
        ("tests/commitments", "tests/commands/test_commitments.py", "tests/commands/test_turns.py"),
    ),
    "agreements": Room(
        20,
        ("coopcli/agreements/chains.py", "coopcli/agreements/gap_rules.py", "coopcli/activities/find.py"),
        (
            "tests/agreements",
            "tests/activities",
            "tests/commands/test_gaps.py",
            "tests/commands/test_history.py",
        ),
    ),
    "places": Room(
        20,
        (
            "coopcli/places/*.py",
            "coopcli/asking/codes.py",
            "coopcli/asking/where.py",
            "coopcli/asking/figures.py",
        ),
        (
            "tests/places",
            "tests/asking/test_codes.py",
            "tests/commands/test_places.py",
            "tests/commands/test_activities.py",
            "tests/commands/test_list.py",
        ),
    ),
    "SQL of filters": Room(
        40,
        ("coopcli/asking/filters/*.py", "coopcli/asking/filter.py"),
        (
            "tests/asking/test_clauses.py",
            "tests/commands/test_list.py",
            "tests/commands/test_commitments.py",
            "tests/commands/test_activities.py",
            "tests/asking/test_one_answer.py",
            "tests/test_frozen_answers.py",
        ),
    ),
    "SQL of agreements": Room(
        10,
        tuple(
            f"coopcli/{room}/find*.py" for room in ("agreements", "activities", "parties", "show", "sources")
        ),
        (
            *(
                f"tests/commands/test_{name}*.py"
                for name in ("show", "history", "parties", "activities", "sources")
            ),
            "tests/test_frozen_answers.py",
        ),
    ),
    "SQL of commitments": Room(
        5,
        ("coopcli/commitments/find*.py",),
        (
            "tests/commands/test_commitments.py",
            "tests/commands/test_turns.py",
            "tests/commands/test_due_open.py",
            "tests/test_frozen_answers.py",
        ),
    ),
    "SQL of duties": Room(
        10, ("coopcli/duties/find*.py",), ("tests/commands/test_due*.py", "tests/test_frozen_answers.py")
    ),
    "SQL of reports": Room(
        5,
        ("coopcli/report/find*.py", "coopcli/search/find*.py", "coopcli/summary/find*.py"),
        (
            "tests/commands/test_report.py",
            "tests/commands/test_search.py",
            "tests/commands/test_summary.py",
            "tests/test_frozen_answers.py",
        ),
    ),
    "SQL of settling": Room(
        10,
        ("coopcli/loading/settling.py", "coopcli/loading/contradictions.py"),
        (
            "tests/loading/test_settling.py",
            "tests/loading/test_judging.py",
            "tests/loading/test_error_examples.py",
            "tests/commands/test_due*.py",
        ),
    ),
    "SQL of views": Room(
        20,
        ("schema.sql",),
        (
            "tests/loading/test_scope.py",
            "tests/store/test_status_view.py",
            "tests/store/test_renewed_status.py",
            "tests/test_frozen_answers.py",
        ),
    ),
}
"""300 places in all. A glob that matches nothing is an error: a file that was moved would go untried unseen."""


def matching(globs: tuple[str, ...], root: Path = ROOT) -> list[Path]:
    """Give the files that match, each once and in order. Raises FileNotFoundError for a glob that matches none."""
    found: dict[Path, None] = {}
    for glob in globs:
        paths = sorted(root.glob(glob))
        if not paths:
            raise FileNotFoundError(f"nothing matches {glob}: see tests/mutants/rooms.py")
        found |= dict.fromkeys(paths)
    return [*found]
