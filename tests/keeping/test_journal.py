"""The journal: what was written can be taken back exactly; it stays small, and a broken one is set aside."""

from __future__ import annotations

import json
import multiprocessing
import random
from dataclasses import replace
from pathlib import Path

import pytest

from coopcli.errors import OutputError
from coopcli.keeping import journal
from coopcli.keeping.journal import BrokenJournalError, KeptChange, LinesChangedError, TakenBackAlreadyError

AT = "2026-11-28T10:00:00+00:00"
BEFORE = "".join(f"line {number}\n" for number in range(1, 21)).encode()


def change(before: bytes, after: bytes) -> KeptChange:
    return journal.change_of(before, after, "/so.yaml", "coop set a b=c", AT)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return journal.journal_of(tmp_path / "coop.sqlite3")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("seed", range(30))
def test_any_change_is_taken_back_to_the_byte(place: Path, seed: int, end: str) -> None:
    """Also through the file: what is read of it is what was kept."""
    chance = random.Random(seed)
    lines = [chance.choice(["a", "b", "ơ", "", "c: d"]) for _ in range(chance.randint(0, 12))]
    before = end.join(lines).encode()
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(lines))
        lines[at : at + chance.randint(0, 3)] = [chance.choice("abxy") for _ in range(chance.randint(0, 3))]
    after = end.join(lines).encode()
    if after == before:
        assert change(before, after).pieces == ()
        return
    journal.keep(place, change(before, after))
    [kept] = journal.read_changes(place)
    assert journal.without(after, kept) == before
    with pytest.raises(TakenBackAlreadyError):
        journal.without(before, kept)


def test_bytes_that_are_no_utf8_come_back_as_they_were(place: Path) -> None:
    before, after = b"a\nh\xf4\nb\n", b"a\nh\xf4!\nb\n"
    journal.keep(place, change(before, after))
    assert journal.without(after, journal.read_changes(place)[0]) == before


def test_what_somebody_changed_elsewhere_stays() -> None:
    made = change(BEFORE, BEFORE.replace(b"line 9\n", b"nine\nand more\n").replace(b"line 11\n", b""))
    after = BEFORE.replace(b"line 9\n", b"nine\nand more\n").replace(b"line 11\n", b"")
    edited = b"above\n" + after.replace(b"line 18\n", b"eighteen\n")
    assert journal.without(edited, made) == b"above\n" + BEFORE.replace(b"line 18\n", b"eighteen\n")


@pytest.mark.parametrize(
    "edited",
    [
        b"NINE\n",  # the line itself
        b"",  # it is gone
        b"nine\nline 10\nline 11\nline 12\nline 6\nline 7\nline 8\nnine\n",  # it stands twice, with all around it
    ],
)
def test_where_its_own_lines_have_changed_nothing_is_guessed(edited: bytes) -> None:
    after = BEFORE.replace(b"line 9\n", b"nine\n")
    with pytest.raises(LinesChangedError) as raised:
        journal.without(after.replace(b"nine\n", edited), change(BEFORE, after))
    assert raised.value.piece.new == ("nine\n",)


def test_lines_that_were_taken_out_go_back_between_their_neighbours_only() -> None:
    after = BEFORE.replace(b"line 9\n", b"")
    made = change(BEFORE, after)
    assert journal.without(after + b"more\n", made) == BEFORE + b"more\n"
    with pytest.raises(LinesChangedError):
        journal.without(after.replace(b"line 8\n", b"eight\n"), made)


def test_nobody_else_may_read_it_and_a_change_of_it_keeps_that(place: Path) -> None:
    one = change(BEFORE, BEFORE + b"x\n")
    journal.keep(place, one)
    assert place.stat().st_mode & 0o777 == 0o600
    journal.mark(place, one, "made")
    assert place.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in place.parent.iterdir()] == [place.name]


def test_it_holds_so_many_changes_and_bytes_at_most_and_always_the_newest(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_CHANGES", 3)
    made = [change(BEFORE, BEFORE + f"{number}\n".encode()) for number in range(5)]
    for one in made:
        journal.keep(place, one)
    assert journal.read_changes(place) == made[2:]
    large = change(BEFORE, BEFORE + b"x" * 3000 + b"\n")
    monkeypatch.setattr(journal, "MOST_BYTES", 2000)
    journal.keep(place, large)
    assert journal.read_changes(place) == [large]


def test_what_became_of_a_change_is_kept(place: Path) -> None:
    one, two = change(BEFORE, BEFORE + b"1\n"), change(BEFORE, BEFORE + b"2\n")
    journal.keep(place, one)
    journal.keep(place, two)
    journal.mark(place, one, "undone")
    assert journal.read_changes(place) == [replace(one, state="undone"), two]
    journal.forget(place, two)
    assert journal.read_changes(place) == [replace(one, state="undone")]


@pytest.mark.parametrize(
    "content",
    [
        b"not ours",
        b"\xff\xfe",
        b"[]\n",
        b'{"coop": "journal", "version": 1}\n{"id": "1"}\n',
        b'{"coop": "journal", "version": 1}\n[1]\n',
    ],
)
def test_what_is_no_journal_of_ours_is_set_aside_whole(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    with pytest.raises(BrokenJournalError) as raised:
        journal.read_changes(place)
    assert raised.value.path.read_bytes() == content
    assert journal.read_changes(place) == []


def test_a_last_line_that_broke_off_costs_that_change_only(place: Path) -> None:
    one, two = change(BEFORE, BEFORE + b"1\n"), change(BEFORE, BEFORE + b"2\n")
    journal.keep(place, one)
    journal.keep(place, two)
    whole = place.read_bytes()
    for cut in (1, 2, 40, len(whole.splitlines()[-1])):
        place.write_bytes(whole[:-cut])
        assert journal.read_changes(place)[:1] == [one]
        assert len(journal.read_changes(place)) == (2 if cut == 1 else 1)
    journal.keep(place, two)
    assert journal.read_changes(place) == [one, two]


def test_a_line_that_is_none_in_the_middle_is_not_passed_over(place: Path) -> None:
    for number in range(3):
        journal.keep(place, change(BEFORE, BEFORE + f"{number}\n".encode()))
    head, first, _, last = place.read_bytes().splitlines(keepends=True)
    place.write_bytes(head + first + b'{"id": "1", "pie\n' + last)
    with pytest.raises(BrokenJournalError):
        journal.read_changes(place)


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_journal_of_another_version_is_told_so_and_left_alone(place: Path, version: int) -> None:
    content = b'{"coop": "journal", "version": %d}\n{"more": 1}\n' % version
    place.write_bytes(content)
    with pytest.raises(OutputError) as raised:
        journal.read_changes(place)
    assert raised.value.values["version"] == version
    with pytest.raises(OutputError):
        journal.keep(place, change(BEFORE, b"x"))
    assert place.read_bytes() == content
    assert [one.name for one in place.parent.iterdir() if "broken" in one.name] == []


def test_a_second_broken_one_does_not_overwrite_the_first(place: Path) -> None:
    for content in (b"one", b"two", b"three"):
        place.write_bytes(content)
        with pytest.raises(BrokenJournalError) as raised:
            journal.read_changes(place)
        assert raised.value.path.read_bytes() == content
    assert sorted(path.read_bytes() for path in place.parent.glob("*.broken*")) == [b"one", b"three", b"two"]


def test_who_only_looks_leaves_a_broken_one_where_it_lies(place: Path) -> None:
    place.write_bytes(b"not ours")
    with pytest.raises(BrokenJournalError) as raised:
        journal.read_changes(place, only_look=True)
    assert (raised.value.path, place.read_bytes()) == (place, b"not ours")


@pytest.mark.parametrize("neighbour", [b"line 8\n", b"line 10\n"])
@pytest.mark.parametrize("instead", [b"mine\n", b""])
def test_lines_that_stand_only_once_need_no_neighbours(neighbour: bytes, instead: bytes) -> None:
    after = BEFORE.replace(b"line 9\n", b"nine\n")
    edited = after.replace(neighbour, instead)
    assert journal.without(edited, change(BEFORE, after)) == BEFORE.replace(neighbour, instead)


def test_of_lines_that_stand_twice_the_neighbours_still_tell_which() -> None:
    before = b"a:\n  k: 1\n  e: 2\nb:\n  k: 3\n  e: 4\n"
    after = before.replace(b"  e: 4\n", b"  e: 4\n  o: H\n")
    made = change(before, after)
    edited = after.replace(b"  e: 2\n", b"  e: 2\n  o: H\n")
    assert journal.without(edited, made) == before.replace(b"  e: 2\n", b"  e: 2\n  o: H\n")
    moved = after.replace(b"  o: H\n", b"").replace(b"  e: 2\n", b"  e: 2\n  o: H\n")
    with pytest.raises(LinesChangedError):
        journal.without(moved, made)


def test_none_at_all_and_an_empty_one_hold_nothing(place: Path) -> None:
    assert journal.read_changes(place) == []
    place.touch()
    assert journal.read_changes(place) == []


def _keep_some(place: Path, first: int) -> None:
    for number in range(first, first + 8):
        journal.keep(place, change(BEFORE, BEFORE + f"{number}\n".encode()))


def test_two_programs_at_once_both_keep_all(place: Path) -> None:
    context = multiprocessing.get_context("fork")
    running = [context.Process(target=_keep_some, args=(place, first)) for first in (0, 100)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [process.exitcode for process in running] == [0, 0]
    kept = [one.pieces[0].new[0] for one in journal.read_changes(place)]
    assert sorted(kept) == sorted(f"{number}\n" for first in (0, 100) for number in range(first, first + 8))
    assert json.loads(place.read_text(encoding="utf-8").splitlines()[0]) == {"coop": "journal", "version": 1}
