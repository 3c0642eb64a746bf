"""Of any register, on any day, every duty is in exactly one bucket, and none vanishes when the day moves."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from coopcli.asking.question import NOTHING
from coopcli.days.periods import Span
from coopcli.duties.falling_due import find_due
from coopcli.duties.judge import Asked, days_of
from coopcli.duties.rows import Due
from coopcli.records.codelists import BUCKET
from coopcli.store import open_for_reading
from tests.examples import examples
from tests.stores import Store

HEAD = """sources: [{id: s}]
parties:
- {id: vn, name: A, country: VN, cite: s}
- {id: la, name: B, country: LA, cite: s}
"""

PERIODS = ["2021", "2020/2025", "2021-07-15/2024-07-14", "2022/..", "2022/", "/2026", "../2025", "2024-02-29/2027~",
           "2019/2021", "2025-06/2028-05", "2031/2035"]  # fmt: skip
SIGNED = ["2020-05-05", "2021", "2021-06-30", "2022-07-02", "2023-02", "2022?"]
CHANGES = [
    "{kind: extension, date_in_force: 2025-01-01, extended_to: 2029-12-31}",
    "{kind: extension, extended_to: 2028}",
    "{kind: amendment, date_in_force: 2023-05}",
    "{kind: amendment, date_signed: 2024-01-01, notified: 2024-01-10}",
    "{kind: termination, date_in_force: 2026-03-01}",
    "{kind: withdrawal, party: la, date_in_force: 2027}",
    "{kind: suspension, date_in_force: 2024-01-01}",
]
RENEWALS = [
    "{mode: never}",
    "{mode: express, notice_period: 3 months}",
    "{mode: tacit, notice_period: 6 months, length: 1 year}",
    "{mode: tacit, length: 5 years}",
    "{mode: tacit}",
]
DECISIONS = [
    "{decision: renew, date: 2024-12-01}",
    "{decision: let_end, date: 2024}",
    "{decision: review, date: 2025-01-01}",
]
STEPS = ["end", "renewal", "copy", "final-review", "mid-term-review", "notice"]
NOTED = ["done: 2025-01-01", "snoozed_until: 2026-02-01", "snoozed_until: 2040-01-01"]


def maybe(values: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *values])


@st.composite
def agreement(draw: st.DrawFn, number: int) -> str:
    fields = {
        "id": f"a{number}",
        "parties": draw(st.sampled_from(["[vn, la]", "[vn]"])),
        "standing": draw(maybe(["signed", "signed", "agreed", "planned"])),
        "period": draw(maybe(PERIODS)),
        "date_signed": draw(maybe(SIGNED)),
        "renewal": draw(maybe(RENEWALS)),
        "decisions": draw(maybe(DECISIONS)),
        "changes": f"[{', '.join(draw(st.lists(st.sampled_from(CHANGES), max_size=2)))}]",
        "copy_sent": draw(maybe(["2022-07-10"])),
        "succeeds": f"a{number - 1}" if number and draw(st.booleans()) else "",
    }
    written = ", ".join(f"{name}: {value}" for name, value in fields.items() if value and value != "[]")
    return f"- {{{written}, cite: s}}\n"


@st.composite
def registers(draw: st.DrawFn) -> str:
    count = draw(st.integers(1, 4))
    text = HEAD + "agreements:\n" + "".join(draw(agreement(number)) for number in range(count))
    dates = draw(
        st.lists(st.sampled_from(["2025", "2026-05-01", "/2027", "2027/", "2024/2026", ""]), max_size=2)
    )
    held = [
        f"- {{id: held{n}, status: planned, {f'dates: {day}, ' if day else ''}cite: s}}\n"
        for n, day in enumerate(dates)
    ]
    reviewed = draw(st.sampled_from(["2024", "2025-10-01"]))
    held.append(f"- {{id: review, kind: review, dates: {reviewed}, agreements: a0, cite: s}}\n")
    text += "activities:\n" + "".join(held)
    noted = draw(st.dictionaries(st.sampled_from(STEPS), st.sampled_from(NOTED), max_size=3))
    if noted:
        text += "duties:\n" + "".join(f"- {{duty: a0/{step}, {note}}}\n" for step, note in noted.items())
    return text + draw(
        maybe(["settings: {tracks: [{step: copy, since: 2022-01-01}, {step: end, since: 2020}]}\n"])
    )


def stored(store: Store) -> set[str]:
    return {name for (name,) in store.ask("SELECT id FROM duty WHERE applies")}


def due(store: Store, day: date, asked: Asked) -> Due:
    with closing(open_for_reading(store.path, day)) as connection:
        return find_due(connection, NOTHING, asked)


def of_records(names: list[str]) -> list[str]:
    """Without what the office does once a year, which no row stands for."""
    return [name for name in names if "/" in name]


@settings(
    max_examples=examples(30),
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    registers(),
    st.dates(date(2019, 1, 1), date(2035, 1, 1)),
    st.lists(st.integers(1, 900), min_size=3, max_size=5),
)
def test_every_duty_is_in_exactly_one_bucket_on_any_day(text: str, first: date, steps: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "coop.sqlite3")
        assume(store.load({"/all.yaml": text}).kept)
        expected = stored(store)
        check_one_by_one(store, first, expected)
        day = first
        for ahead in (0, 1, 6, *steps):
            day += timedelta(days=ahead)
            check(store, day, expected)


def check_one_by_one(store: Store, day: date, expected: set[str]) -> None:
    """Asked for each bucket alone, each duty is in one answer."""
    days = days_of(day)
    one_by_one = Counter(
        one.row.duty
        for bucket in BUCKET.codes
        for one in due(
            store, day, Asked(span=Span(None, None), explicit=True, days=days, buckets=(bucket,))
        ).found
    )
    assert set(of_records(list(one_by_one))) == expected
    assert set(one_by_one.values()) <= {1}


def check(store: Store, day: date, expected: set[str]) -> None:
    days = days_of(day)
    whole = due(
        store, day, Asked(span=Span(None, None), explicit=True, days=days, buckets=tuple(BUCKET.codes))
    )
    buckets = {one.row.duty: one.bucket for one in whole.found}
    assert len(buckets) == len(whole.found)
    assert set(of_records(list(buckets))) == expected

    # What is open, as it is asked for each morning: shown, or counted in one of the two notes.
    today = due(store, day, Asked(span=Span(day, date(9998, 12, 31)), explicit=False, days=days))
    left_out = Counter(buckets[name] for name in expected - {one.row.duty for one in today.found})
    assert set(left_out) <= {"settled", "snoozed", "long_past"}
    assert left_out["snoozed"] == today.snoozed
    office = [name for name, bucket in buckets.items() if "/" not in name and bucket == "long_past"]
    assert left_out["long_past"] + len(office) == today.long_past
