"""What a load costs and says of very many problems grows with their number, and no faster: work is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopcli import text
from coopcli.loading.contradictions import problems_of_store
from tests.stores import Store

SOURCE = "sources: [{id: s}]\n"


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many names each search for what was meant looked at."""
    seen: list[int] = []
    usual = text.nearest

    def counting(word, choices, count=3):  # type: ignore[no-untyped-def]
        choices = tuple(choices)
        seen.append(len(choices))
        return usual(word, choices, count)

    for module in ("coopcli.loading.contradictions", "coopcli.reading.checks", "coopcli.reading.records"):
        monkeypatch.setattr(f"{module}.nearest", counting)
    return seen


def test_names_of_nothing_are_compared_with_what_there_is_for_the_first_of_them_only(
    store: Store, compared: list[int]
) -> None:
    parties = "parties:\n" + "".join(f"- {{id: wu-{n}, name: A, cite: s}}\n" for n in range(200))
    papers = "agreements:\n" + "".join(
        f"- {{id: a{n}, title: A, cite: s, parties: [wv-{n}]}}\n" for n in range(400)
    )
    found = store.load({"/a.yaml": SOURCE + parties + papers}).problems
    assert [one.code for one in found] == ["party-unknown"] * 400
    assert sum(compared) <= 50 * 200
    assert all("near" in one.values for one in found[:50]), "those that are said"


def test_one_name_of_nothing_is_looked_for_once(store: Store, compared: list[int]) -> None:
    bound = "".join(f"  - {{id: c{n}, text: x, bound: rc-kon-tom}}\n" for n in range(300))
    paper = f"agreements:\n- id: a\n  title: A\n  cite: s\n  commitments:\n{bound}"
    party = "parties: [{id: rc-kon-tum, name: A, cite: s}]\n"
    found = store.load({"/a.yaml": SOURCE + party + paper}).problems
    assert len(found) == 300
    assert {one.values["near"] for one in found} == {"rc-kon-tum"}
    assert len(compared) == 1


def steps(store: Store, files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> int:
    """How many thousands of steps SQLite takes for a load."""
    from coopcli.loading import loading

    usual: Callable[..., object] = loading._connect
    taken = [0]

    def counted(path, wait):  # type: ignore[no-untyped-def]
        connection = usual(path, wait)

        def step() -> int:
            taken[0] += 1
            return 0

        connection.set_progress_handler(step, 1000)  # type: ignore[attr-defined]
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(loading, "_connect", counted)
        store.load(files)
    return taken[0]


HOSTS = (
    "parties: [{id: p, name: A, cite: s, province: Nghệ An}]\nactivities:\n- id: a\n  kind: visit\n"
    "  places: {province: Nghệ An}\n  cite: {parties: s, places: s}\n  parties:\n"
)


def test_ten_times_as_many_hosts_take_the_store_ten_times_the_steps(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (
        steps(store, {"/a.yaml": SOURCE + HOSTS + "  - {party: p, role: host}\n" * number}, monkeypatch)
        for number in (100, 1000)
    )
    assert many <= 12 * few


def test_what_the_store_keeps_of_a_double_does_not_grow_with_the_doubles_before_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What grows with each is written anew with each: fifty thousand of them never ended."""
    longest = []

    def looked_at(connection):  # type: ignore[no-untyped-def]
        longest.append(connection.execute("SELECT max(length(doubles)) FROM record").fetchone()[0])
        return problems_of_store(connection)

    monkeypatch.setattr("coopcli.loading.judging.problems_of_store", looked_at)
    store.load({"/a.yaml": SOURCE + "parties:\n" + "- {id: p, name: A, cite: s}\n" * 500})
    assert 0 < longest[0] < 50


def test_every_double_is_told_with_its_own_place(store: Store) -> None:
    found = store.load({"/a.yaml": SOURCE + "parties:\n" + "- {id: p, name: A, cite: s}\n" * 500}).problems
    assert [(one.code, one.line) for one in found] == [("id-double", line) for line in range(4, 503)]
    assert {one.values["line"] for one in found} == {3}
