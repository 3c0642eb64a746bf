"""What holds of any difference: nothing between a state and itself, each thing once, the same both ways."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.difference.compare import Difference, Entry, State, differences
from coopcli.difference.sentences import sentences_of
from coopcli.difference.states import sentences_between, state_of_contents
from coopcli.i18n import Language, speaking
from coopcli.store import shipped

CLOCK = date(2026, 11, 28)
IDS = ("a", "b", "c", "d")
TEXTS = st.sampled_from([{"vi": "một", "en": "one"}, {"vi": "hai"}, {"vi": "ba", "en": "two"}])
FIGURES = st.fixed_dictionaries(
    {"value": st.integers(1, 5)}, optional={"unit": st.sampled_from(["VND", "person"]), "of": TEXTS}
)
PARTIES = st.lists(
    st.fixed_dictionaries({"party": st.sampled_from(["p", "q", "r"])}), max_size=3, unique_by=json.dumps
)
COMMITMENTS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(IDS)}, optional={"text": TEXTS, "turns": st.booleans(), "note": TEXTS}
    ),
    max_size=3,
    unique_by=lambda one: one["id"],
)
CITES = st.lists(
    st.fixed_dictionaries({"source": st.sampled_from(["s1", "s2"])}, optional={"place": st.just("line 3")}),
    max_size=3,
    unique_by=json.dumps,
)
CONTENT: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "agreements": st.fixed_dictionaries(
        {"parties": PARTIES},
        optional={
            "period": st.sampled_from(["2019/2024", "2019/2025", "2022?"]),
            "title": TEXTS,
            "areas": st.lists(st.sampled_from(["health", "border", "culture"]), max_size=3, unique=True),
            "renewal": st.fixed_dictionaries(
                {}, optional={"mode": st.sampled_from(["tacit", "express"]), "length": st.just("1 year")}
            ),
            "commitments": COMMITMENTS,
            "inferred": st.dictionaries(st.sampled_from(["period", "title"]), TEXTS, max_size=2),
            "cite": CITES,
            "x-box": st.sampled_from(["A", "B"]),
        },
    ),
    "activities": st.fixed_dictionaries(
        {},
        optional={
            "title": TEXTS,
            "figures": st.lists(FIGURES, max_size=3, unique_by=json.dumps),
            "cite": CITES,
        },
    ),
    "parties": st.fixed_dictionaries({"name": TEXTS}, optional={"cite": CITES}),
}


@st.composite
def states(draw: st.DrawFn) -> State:
    records = {}
    for section, content in CONTENT.items():
        for name in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=3)):
            data = {"id": f"{section}-{name}", **draw(content)}
            records[section, data["id"]] = Entry(draw(st.sampled_from(["x", "y"])), 1, json.dumps(data))
    return State(records)


@given(states())
def test_nothing_differs_between_a_state_and_itself(state: State) -> None:
    assert differences(state, state) == []


def contents(state: State) -> dict[Any, Any]:
    """Where each record stands and what it says; a list of nothing says nothing."""
    return {
        key: (one.file, {name: value for name, value in one.data.items() if value != []})
        for key, one in state.records.items()
    }


@given(states(), states())
def test_what_differs_in_content_or_place_is_told(before: State, after: State) -> None:
    same = contents(before) == contents(after)
    assert bool(differences(before, after)) is not same


def values_of(one: Difference) -> tuple[Any, ...]:
    return (one.section, one.change, one.path, json.dumps(one.before), json.dumps(one.after))


@given(states(), states())
def test_each_thing_is_told_once(before: State, after: State) -> None:
    told = Counter((one.id, *values_of(one)) for one in differences(before, after))
    assert set(told.values()) <= {1}


CHANGED = {"period": "2030/2031", "title": {"vi": "khác"}, "x-box": "Z", "note": {"vi": "khác"}}


@given(states(), st.sampled_from([*CHANGED]))
def test_a_changed_field_is_one_difference(before: State, name: str) -> None:
    for key, entry in before.records.items():
        if key[0] == "agreements":
            text = json.dumps({**entry.data, name: CHANGED[name]})
            after = State({**before.records, key: entry._replace(text=text)})
            (told,) = differences(before, after)
            assert told.id == key[1]
            assert told.path == (name,)
            assert (told.before, told.after) == (entry.data.get(name), CHANGED[name])


TURNED = {"added": "removed", "removed": "added"}


@given(states(), states())
def test_the_other_way_round_it_is_the_same(before: State, after: State) -> None:
    there = Counter(
        (one.section, TURNED.get(one.change, one.change), json.dumps(one.after), json.dumps(one.before))
        for one in differences(before, after)
    )
    back = Counter(
        (one.section, one.change, json.dumps(one.before), json.dumps(one.after))
        for one in differences(after, before)
    )
    assert there == back


@given(states(), states(), st.sampled_from(["vi", "en"]))
def test_each_is_said_in_a_line(before: State, after: State, language: Any) -> None:
    with speaking(Language(language)):
        said = sentences_of(before, after)
    assert len(said) == len(differences(before, after))
    assert all(one.strip() and "\n" not in one and "None" not in one for one in said)


def test_the_register_that_ships_beside_nothing_and_itself() -> None:
    content = shipped("data/agreements.yaml").read_bytes()
    whole, nothing = state_of_contents({"a": content}, CLOCK), State({})
    assert {one.change for one in differences(nothing, whole)} == {"added"}
    assert {one.change for one in differences(whole, nothing)} == {"removed"}
    assert len(differences(nothing, whole)) == len(whole.records)
    assert differences(whole, state_of_contents({"a": content.replace(b"\n", b"\r\n")}, CLOCK)) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_contents_of_a_file_for_undo(language: Any) -> None:
    before = b"settings: {report_day: 11-10}\n"
    after = b"# a comment\nsettings:\n  report_day: 11-01\n"
    said = {
        "vi": "thiết lập: ngày báo cáo 10/11 thành 01/11",
        "en": "settings: report day 10 November, now 1 November",
    }
    with speaking(Language(language)):
        assert sentences_between(before, after, CLOCK) == [said[language]]
        assert sentences_between(after, after.replace(b"# a comment\n", b""), CLOCK) == []


def test_parties_of_another_file_are_named() -> None:
    names = {"a": "Hội A", "b": "Hội B"}
    parties = [f"- {{id: {one}, name: {name}, country: VN, cite: self}}\n" for one, name in names.items()]
    beside = state_of_contents({"parties": ("parties:\n" + "".join(parties)).encode()}, CLOCK)
    text = "agreements:\n- {id: x, parties: [a, b], period: 2020/2022, cite: self}\n"
    before, after = (one.encode() for one in (text, text.replace("2022", "2023")))
    with speaking(Language("vi")):
        said = sentences_between(before, after, CLOCK, beside)
    assert said == ["Hội A – Hội B: thời hạn 2020–2022 thành 2020–2023"]
