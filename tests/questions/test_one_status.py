"""What one command calls sure of an agreement, no other calls only possible: `list`, `due`, `coop` alone, `summary`,
`timeline` and `report`.

Registers are drawn: exact days, months and years, approximate and inferred ones, open ends and ends that are not
stated, agreements planned, agreed and signed, succeeded or not; each is asked about fifty days.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coopcli.agreements.bars import bar_of
from coopcli.agreements.find import AgreementRow, unsure_terms
from coopcli.store import open_for_reading, read_rows
from tests.conftest import Coop
from tests.examples import THOROUGH

RUNS = {"in_force", "open_ended", "ending"}
OVER = {"renewed", "lapsed", "terminated"}

_PARTIES = """
sources:
- {id: s, title: A}
parties:
- {id: ours, name: Ours, country: VN, cite: s}
- {id: theirs, name: Theirs, country: LA, cite: s}
agreements:
"""

_years = st.integers(2019, 2024).map(str)
_months = st.builds("{}-{:02}".format, _years, st.integers(1, 12))
_days = st.dates(date(2019, 1, 1), date(2024, 12, 31)).map(date.isoformat)
_dates = st.one_of(_years, _months, _days, _years.map("{}?".format), _months.map("{}~".format))
_periods = st.one_of(
    st.tuples(_dates, _dates).map(sorted).map("/".join),
    _dates.map("{}/..".format),
    _dates.map("{}/".format),
    _dates.map("/{}".format),
)
_agreements = st.fixed_dictionaries(
    {"standing": st.sampled_from(["signed", "signed", "signed", "agreed", "planned"])},
    optional={
        "period": _periods,
        "date_signed": _dates,
        "date_in_force": _dates,
        "inferred": st.sampled_from(["{period: thought}", "{standing: thought}"]),
    },
)


def register(drawn: list[tuple[dict[str, str], str | None]]) -> str:
    """Give the text of a register with these agreements, each with a successor of this standing, or none."""
    lines = []
    for number, (fields, successor) in enumerate(drawn):
        if "period" not in fields and "period" in fields.get("inferred", ""):
            fields = {key: value for key, value in fields.items() if key != "inferred"}
        said = ", ".join(
            f"{key}: {value if key == 'inferred' else repr(value)}" for key, value in fields.items()
        )
        lines.append(f"- {{id: a{number}, title: A, parties: [ours, theirs], cite: s, {said}}}")
        if successor:
            lines.append(
                f"- {{id: b{number}, title: B, cite: s, standing: {successor}, succeeds: a{number}}}"
            )
    return _PARTIES + "\n".join(lines) + "\n"


def possible(row: Mapping[str, Any]) -> set[str]:
    return {row["status"], *(row["or_status"] or ())}


def surely_runs(row: Mapping[str, Any]) -> bool:
    return possible(row) <= RUNS and row["certainty"] == "surely"


def holds_for_due(listed: Mapping[str, Any], duties: list[dict[str, Any]]) -> Iterator[str]:
    """A duty says of its agreement what the list says, and what is surely over has no end that lies ahead."""
    for duty in (one for one in duties if one["id"] in listed):
        row = listed[duty["id"]]
        for key in (
            "status",
            "or_status",
            "certainty",
            "status_reason",
            "days_left_earliest",
            "days_left_latest",
        ):
            if duty[key] != row[key]:
                yield f"due {key}"
        contradicted = (row["starts_earliest"] or "") > (row["ends_latest"] or "9999")
        if duty["step"] == "end" and row["standing"] != "planned" and not contradicted:
            ahead = duty["bucket"] in ("this_week", "this_month", "this_quarter", "later")
            if possible(row) <= OVER and (ahead or duty["bucket"] == "may_be_past"):
                yield "due end ahead"
            if ahead and possible(row) & OVER:
                yield "due end not past"
            if duty["bucket"] == "may_be_past" and row["status"] != "unknown" and not possible(row) & OVER:
                yield "due end may be past"


def holds_for_start(listed: Mapping[str, Any], text: str) -> Iterator[str]:
    numbers = {
        label: int(number)
        for label, number in re.findall(
            r"^(ending soon|in force|not yet begun|expired.*?)  +(\d+)", text, re.M
        )
    }
    ending = re.search(r"(\d+) of them possibly ending soon", text)
    statuses = Counter(row["status"] for row in listed.values())
    expected = {
        "ending soon": statuses["ending"],
        "in force": statuses["in_force"] + statuses["open_ended"],
        "not yet begun": statuses["upcoming"],
        "expired, no signed successor on record": statuses["lapsed"],
    }
    if {key: value for key, value in expected.items() if value} != {k: v for k, v in numbers.items() if v}:
        yield f"start {numbers} {expected}"
    may_end = sum(row["status"] == "in_force" and "ending" in possible(row) for row in listed.values())
    if (int(ending[1]) if ending else 0) != may_end:
        yield "start may end"


def holds_for_summary(listed: Mapping[str, Any], counts: list[dict[str, Any]]) -> Iterator[str]:
    found = {row["status"]: (row["surely"], row["possibly"]) for row in counts}
    expected = {
        status: (
            sum(row["status"] == status and row["certainty"] != "possibly" for row in listed.values()),
            sum(row["status"] == status and row["certainty"] == "possibly" for row in listed.values()),
        )
        for status in {row["status"] for row in listed.values()}
    }
    if found != expected:
        yield f"summary {found} {expected}"


def holds_for_timeline(listed: Mapping[str, Any], store: Path, day: date) -> Iterator[str]:
    """The bar is sure on the day where the list is, and blank where nothing that runs is possible."""
    columns = ", ".join(AgreementRow._fields)
    with closing(open_for_reading(store, day)) as connection:
        rows = list(read_rows(connection.execute(f"SELECT {columns} FROM overview"), AgreementRow))
        unsure = unsure_terms(connection, [row.id for row in rows])
    for row in rows:
        one = listed[row.id]
        bar = bar_of(row, row.id in unsure)
        states = {
            stretch.state
            for stretch in (bar.stretches if bar else ())
            if (stretch.first or date.min) <= day <= (stretch.last or date.max)
        }
        if len(states) > 1:
            yield f"timeline {row.id} {states}"
        if surely_runs(one) != (states == {"surely"}):
            yield f"timeline sure {row.id} {states} {one}"
        told = one["status"] != "unknown" and row.standing != "planned" and bar is not None
        if told and bool(possible(one) & RUNS) != bool(states):
            yield f"timeline {row.id} {states} {one}"


def holds_for_report(listed: Mapping[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    """What surely runs on a day of the year surely ran in it, and what may run on it may have."""
    grades = {row["id"]: row["match"] for row in rows if row["annex"] == "in_force"}
    for name, row in listed.items():
        if name.startswith("a"):
            if surely_runs(row) and grades.get(name) != "surely":
                yield f"report {name}"
            if possible(row) & RUNS and name not in grades:
                yield f"report lacks {name}"


@settings(
    max_examples=10 if THOROUGH else 2,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # a register of fifty days is not shrunk in less than an hour
)
@given(
    drawn=st.lists(
        st.tuples(_agreements, st.none() | st.sampled_from(["signed", "agreed"])), min_size=5, max_size=12
    ),
    days=st.lists(st.dates(date(2018, 6, 1), date(2026, 1, 1)), min_size=50, max_size=50, unique=True),
)
def test_every_command_says_the_same_of_an_agreement(
    coop: Coop,
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[tuple[dict[str, str], str | None]],
    days: list[date],
) -> None:
    folder = tmp_path_factory.mktemp("one")
    (folder / "all.yaml").write_text(register(drawn), encoding="utf-8")
    store = folder / "coop.sqlite3"
    assert coop("load", str(folder / "all.yaml"), "--db", str(store)).code in (0, 1)

    def ask(*words: str, day: date) -> str:
        return coop(*words, environment={"COOP_DB": str(store)}, today=day.isoformat()).out

    for day in days:
        listed = {row["id"]: row for row in json.loads(ask("list", "-f", "json", day=day))}
        wrong = [
            *holds_for_due(listed, json.loads(ask("due", "2018/2027", "-f", "json", day=day))),
            *holds_for_start(listed, ask(day=day)),
            *holds_for_summary(listed, json.loads(ask("summary", "--by", "status", "-f", "json", day=day))),
            *holds_for_timeline(listed, store, day),
            *holds_for_report(listed, json.loads(ask("report", str(day.year), "-f", "json", day=day))),
        ]
        assert not wrong, (day, wrong)
