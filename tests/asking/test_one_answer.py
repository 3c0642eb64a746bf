"""One question has one answer: every filter of every command that offers it, over what is stated, inferred, not stated.

The register has three agreements, each with an activity: all of `told` is stated, all of `guessed` is known by
inference only, and `bare` states nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from coopcli.asking.filter import ACTIVITY, AGREEMENT, COMMITMENT, PARTY, Filter, Reason, Use, table
from coopcli.asking.filters import FILTERS
from coopcli.cli import commands
from coopcli.cli.app import main
from coopcli.cli.filters import Offer
from docs.generate.journey import stations
from tests.conftest import Coop

REGISTER = Path(__file__).parent / "doubts.yaml"
TODAY = "2024-05-06"

OPEN = {"guessed": "unknown", "bare": "unknown"}
"""What is inferred may be another than it is said to be, as what is not stated may."""

ALL = {"told": "surely", "guessed": "possibly", "bare": "unknown"}
TYPED: dict[str, dict[tuple[str, ...], dict[str, str]]] = {
    "party": {("told-vn",): {"told": "surely"}, ("guessed-vn",): {"guessed": "possibly"}},
    "kind": {("red_cross",): ALL, ("friendship_union",): OPEN},
    "level": {("provincial",): ALL, ("district",): OPEN},
    "province": {("Kon Tum",): ALL, ("Attapeu",): OPEN},
    "country": {("LA",): ALL, ("TH",): OPEN},
    "with": {("LA",): ALL, ("Kon Tum",): ALL, ("guessed-la",): {"guessed": "possibly"}},
    "type": {("cooperation_agreement",): ALL, ("protocol",): OPEN},
    "standing": {("signed",): ALL, ("planned",): OPEN},
    "status": {("in_force",): ALL, ("upcoming",): OPEN, ("lapsed",): OPEN},
    "signed": {("2022",): ALL, ("2021",): OPEN, ("2031",): {"bare": "unknown"}},
    "ends": {("2030",): ALL, ("2031",): OPEN, ("2021",): OPEN},
    "on": {(TODAY,): ALL},
    "area": {("health",): ALL, ("border",): OPEN},
    "every": {("year",): ALL, ("quarter",): OPEN},
    "when": {
        ("needed",): {"told": "surely", "guessed": "possibly"},
        ("event",): {"guessed": "unknown"},
    },
    "bound": {
        ("told-vn",): {"told": "surely"},
        ("guessed-vn",): {"guessed": "possibly"},
        ("told-la",): {},
        ("guessed-la",): {"guessed": "unknown"},
    },
    "activity": {("gift",): ALL, ("visit",): OPEN},
    "place": {("Kon Tum",): ALL, ("Attapeu",): OPEN},
    "year": {("2022",): ALL, ("2021",): OPEN, ("2025",): OPEN},
    "agreement": {("told", "guessed", "bare"): {"told": "surely", "guessed": "possibly", "bare": "surely"}},
    "source": {("letter",): {"told": "surely", "guessed": "surely", "bare": "unknown"}},
}
"""What is typed for each filter, and how surely each agreement answers, its activity or one of its commitments."""

GRADES = ("surely", "possibly", "unknown")


def offers() -> Iterator[tuple[str, Filter, Offer]]:
    """Every filter of every command that offers it."""
    for module in pkgutil.iter_modules(commands.__path__):
        run = importlib.import_module(f"coopcli.cli.commands.{module.name}").main
        for hint in get_type_hints(run, include_extras=True).values():
            for extra in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
                if isinstance(extra, Offer):
                    yield from ((module.name, one, extra) for one in extra.filters())


CASES = [
    (command, one.name, words)
    for command, one, _ in offers()
    for words in TYPED.get(one.name, {("no words are typed for it",): {}})
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("doubts") / "coop.sqlite3"
    assert main(["load", str(REGISTER), "--lang", "en", "--db", str(store)]) == 0
    return store


@pytest.fixture
def register(coop: Coop, loaded: Path, tmp_path: Path) -> Coop:
    shutil.copy(loaded, tmp_path / "coop.sqlite3")
    return coop


def rows(register: Coop, *words: str) -> list[dict[str, Any]]:
    found = register(*words, "--format", "json", today=TODAY)
    assert found.code == 0, found.err
    answer = found.json
    assert isinstance(answer, list)
    return answer


def owner(row: dict[str, Any]) -> str:
    """The agreement of a row: of an activity or a party too, they bear its name."""
    return str(row.get("agreement") or row["id"]).partition("/")[0].partition("-")[0]


def best(found: list[dict[str, Any]]) -> dict[str, str]:
    """How surely each agreement answers: as surely as the surest row of it."""
    matches: dict[str, str] = {}
    for row in found:
        if row.get("match"):
            matches[owner(row)] = min(matches.get(owner(row), "unknown"), row["match"], key=GRADES.index)
    return matches


COMMAND_LINES = {
    "due": ("due", "2024/2035", "--only", "end,commitment"),
    "gaps": ("gaps", "--all"),
    "report": ("report", "2022"),
    "commitments": ("commitments",),
}


@pytest.mark.parametrize(("command", "name", "words"), CASES)
def test_every_command_gives_the_same_answer_to_a_filter(
    command: str, name: str, words: tuple[str, ...], register: Coop
) -> None:
    expected = TYPED[name][words]
    options = [part for word in words for part in (f"--{name}", word)]
    found = rows(register, *COMMAND_LINES.get(command, (command,)), *options)

    if command == "summary":
        counts = Counter({grade: sum(row[grade] for row in found if "status" in row) for grade in GRADES})
        # Each stands in the bucket of its status, which is inferred for `guessed`.
        in_bucket = {
            agreement: max(grade, "possibly", key=GRADES.index) if agreement == "guessed" else grade
            for agreement, grade in expected.items()
        }
        assert +counts == Counter(in_bucket.values())
    elif command in ("gaps", "report"):  # they are about what surely answers
        sure = {agreement for agreement, grade in expected.items() if grade == "surely"}
        assert {owner(row) for row in found} <= sure
        assert command == "report" or {owner(row) for row in found} == sure
    elif command == "turns":  # whose turn it is is a question of its own, and none is sure here
        assert best(found).keys() == expected.keys()
        assert all(
            GRADES.index(grade) >= GRADES.index(expected[agreement])
            for agreement, grade in best(found).items()
        )
    elif command == "due":  # what is due of `bare` cannot be told, and no recurring commitment of it is due
        assert best(found) | expected == expected
        assert expected.keys() - best(found).keys() <= {"bare"}
    else:
        assert best(found) == expected


@pytest.mark.parametrize("subject", [COMMITMENT, ACTIVITY, PARTY, AGREEMENT])
def test_every_filter_that_has_a_use_is_offered_by_a_command(subject: str) -> None:
    used = {one.name for one in FILTERS.values() if subject in one.uses and one.has_option}
    assert used <= {one.name for _, one, offer in offers() if offer.subject == subject}


BY = {
    "party": "party",
    "kind": "kind",
    "level": "level",
    "country": "country",
    "province": "province",
    "type": "type",
    "standing": "standing",
    "area": "area",
    "cadence": "every",
    "activity": "activity",
    "year_signed": "signed",
    "activity_year": "year",
}
"""What a summary divides by, with the filter of the same field."""


@pytest.mark.parametrize(
    ("measure", "field", "name"),
    [
        (measure, field, name)
        for measure, subject in (
            ("agreements", AGREEMENT),
            ("activities", ACTIVITY),
            ("commitments", AGREEMENT),
        )
        for field, name in BY.items()
        if subject in FILTERS[name].uses
    ],
)
def test_a_bucket_of_the_summary_is_as_sure_as_the_filter(
    measure: str, field: str, name: str, register: Coop
) -> None:
    command = {"agreements": "list", "activities": "activities", "commitments": "commitments"}[measure]
    for bucket in rows(register, "summary", "--measure", measure, "--by", field):
        value = bucket[field]
        if value in (None, "not_applicable") or (measure == "commitments" and value == "needed"):
            continue
        found = Counter(row["match"] for row in rows(register, command, f"--{name}", str(value)))
        assert (found["surely"], found["possibly"]) == (bucket["surely"], bucket["possibly"]), value


USE = Use("Help.", lambda asked, _: None, Reason("a", "b"), Reason("c", "d"))


def test_a_filter_without_a_clause_or_without_reasons_does_not_import() -> None:
    with pytest.raises(TypeError):
        Use("Help.", lambda asked, _: None)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Use("Help.", not_stated=USE.not_stated, inferred=USE.inferred)  # type: ignore[call-arg]
    for uses in ({}, {AGREEMENT: USE._replace(help="")}, {AGREEMENT: USE._replace(inferred=Reason("c", ""))}):
        with pytest.raises(ValueError, match="owner"):
            table(Filter("owner", "NAME", lambda typed: typed.words, uses))  # type: ignore[arg-type]


def test_two_filters_of_one_name_do_not_import() -> None:
    one = Filter("owner", "NAME", lambda typed: typed.words, {AGREEMENT: USE})
    with pytest.raises(ValueError, match="one name"):
        table(one, one)


def test_the_way_from_an_option_to_the_query_is_short() -> None:
    """The bar of the rebuilding: it took fourteen hops through twelve modules. See docs/filters.md."""
    path = stations()

    assert (path[0].module, path[-1].module) == ("coopcli.cli.shell", "coopcli.asking.filters.parties")
    assert len(path) <= 7
    assert len({station.module for station in path}) <= 6


@pytest.mark.parametrize(
    ("command", "name"), [(command, one.name) for command, one, _ in offers()], ids=lambda value: str(value)
)
def test_a_filter_that_is_given_nothing_is_refused(command: str, name: str, register: Coop) -> None:
    """`--ends "$YEAR"` with no YEAR must not answer for the whole register."""
    words = ("report", "2022") if command == "report" else (command,)
    found = register(*words, f"--{name}", "", today=TODAY)

    assert (found.code, found.out) == (2, "")
    assert f'"--{name}"' in found.err
