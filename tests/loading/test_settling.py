"""What settles a duty and whether the law asks for it: judged anew over the whole store by every load."""

from __future__ import annotations

import pytest

from tests.stores import Store

PARTIES = """sources: [{id: s}]
parties:
- {id: vn, name: A, country: VN, cite: s}
- {id: vn2, name: B, country: VN, cite: s}
- {id: la, name: C, country: LA, cite: s}
- {id: kh, name: D, country: KH, cite: s}
- {id: somewhere, name: E, cite: s}
- {id: worldwide, name: F, level: international, cite: s}
"""
OLD = "period: 2020-01-01/2025-12-31, date_signed: 2021-12-01, standing: signed"
"""In force from its signing: the second quarter begins on 8 December 2022, the last 180 days on 4 July 2025."""


def agreements(*lines: str) -> str:
    return "agreements:\n" + "".join(f"- {{cite: s, {line}}}\n" for line in lines)


def paper(name: str, fields: str = OLD, parties: str = "[vn, la]") -> str:
    return f"id: {name}, parties: {parties}, {fields}"


def settled(store: Store, *steps: str) -> dict[str, tuple[str | None, str | None]]:
    """What settles each duty of `old`, by its step; of all steps unless some are named."""
    rows = store.ask("SELECT step, settled, settled_by FROM duty WHERE agreement = 'old' AND applies")
    return {step: (how, by) for step, how, by in rows if not steps or step in steps}


@pytest.fixture
def old(store: Store) -> Store:
    """A store with one agreement, whose steps are all open, and the parties in a file of their own."""
    assert store.load({"/parties.yaml": PARTIES, "/old.yaml": agreements(paper("old"))}).kept
    open_ = (None, None)
    assert settled(store) == dict.fromkeys(
        ["copy", "end", "renewal", "mid_term_review", "final_review"], open_
    )
    return store


@pytest.mark.parametrize(("lead", "expected"), [("1 day", "2022-08-29"), ("2 years", "2022-07-02")])
def test_a_renewal_begins_the_lead_before_the_end_and_never_before_its_term(
    store: Store, lead: str, expected: str
) -> None:
    short = agreements(paper("old", "period: 2022-07-02/2022-08-30, standing: signed"))
    ask = "SELECT begins, due_earliest, due_latest FROM duty WHERE step = 'renewal'"
    assert store.load({"/p.yaml": PARTIES, "/old.yaml": short}).kept
    assert store.ask(ask) == [("2022-07-02", "2022-07-02", "2022-07-02")]
    assert store.load({"/s.yaml": f"settings: {{lead: {lead}}}\n"}).kept
    assert store.ask(ask) == [(expected, expected, expected)]


# A successor.

ENDS = ("end", "renewal")


@pytest.mark.parametrize(
    ("successor", "expected"),
    [
        ("standing: signed", "surely"),
        ("date_signed: 2025-11-01", "surely"),
        ("standing: signed, inferred: {succeeds: same parties}", "possibly"),
        ("standing: agreed", "possibly"),
        ("standing: planned", "possibly"),
        ("title: A paper of which nothing is told", "possibly"),
    ],
)
def test_a_successor_in_another_file_settles_the_end_and_its_steps_surely_where_it_is_signed(
    old: Store, successor: str, expected: str
) -> None:
    new = agreements(paper("new", f"succeeds: old, period: 2026/2030, {successor}"))
    assert old.load({"/new.yaml": new}).kept
    assert settled(old, *ENDS) == dict.fromkeys(ENDS, (expected, "new"))
    assert settled(old, "copy", "final_review") == dict.fromkeys(["copy", "final_review"], (None, None))

    unlinked = agreements(paper("new", "period: 2026/2030, standing: signed"))
    assert old.load({"/new.yaml": unlinked}).kept
    assert settled(old, *ENDS) == dict.fromkeys(ENDS, ("possibly", "new"))

    assert old.load({"/new.yaml": new}).kept
    assert old.load({}, dropped=["/new.yaml"]).kept
    assert settled(old, *ENDS) == dict.fromkeys(ENDS, (None, None))


def test_of_several_successors_a_sure_one_goes_before_an_inferred_one(old: Store) -> None:
    signed = "succeeds: old, standing: signed"
    new = agreements(
        paper("a-guess", f"{signed}, period: 2025/2030, inferred: {{succeeds: same parties}}"),
        paper("new", f"{signed}, period: 2026/2030"),
        paper("newer", f"{signed}, period: 2027/2030"),
    )
    assert old.load({"/new.yaml": new}).kept
    assert settled(old, "end") == {"end": ("surely", "new")}


# Reviews.

OPEN = (None, None)


def activity(fields: str, name: str = "held") -> str:
    return f"- {{id: {name}, cite: s, {fields}}}\n"


@pytest.mark.parametrize(
    ("fields", "mid_term", "final"),
    [
        ("dates: 2025-12-30, kind: review, agreements: old", None, "surely"),
        ("dates: 2025-07-04, kind: review, agreements: old", None, "surely"),
        ("dates: 2025-07-03, kind: review, agreements: old", "surely", None),
        ("dates: 2022-12-31, kind: [conference, review], agreements: old", "surely", None),
        ("dates: 2022-12-08, kind: review, agreements: old", "surely", None),
        ("dates: 2022-12-07, kind: review, agreements: old", None, None),
        ("dates: 2026-01-01, kind: review, agreements: old", None, None),
        ("dates: 2025, kind: review, agreements: old", "possibly", "possibly"),
        ("dates: 2022, kind: review, agreements: old", "possibly", None),
        ("kind: review, agreements: old", "possibly", "possibly"),
        ("dates: 2025-12-30, kind: review, agreements: old, inferred: {dates: thought}", None, "possibly"),
        (
            "dates: 2025-12-30, kind: review, agreements: old, inferred: {agreements: thought}",
            None,
            "possibly",
        ),
        ("dates: 2025-12-30, kind: review, agreements: old, status: cancelled", None, None),
        ("dates: 2025-12-30, kind: review, agreements: old, status: planned", None, None),
        ("dates: 2025-12-30, kind: conference, agreements: old", None, None),
        ("dates: 2025-12-30, kind: review", None, None),
    ],
)
def test_a_review_settles_the_one_of_its_part_of_the_term(
    old: Store, fields: str, mid_term: str | None, final: str | None
) -> None:
    """The last half-year is the final one's; what lies before it, but not in the first quarter, the mid-term one's."""
    assert old.load({"/held.yaml": "activities:\n" + activity(fields)}).kept
    assert settled(old, "mid_term_review", "final_review") == {
        "mid_term_review": (mid_term, "held") if mid_term else OPEN,
        "final_review": (final, "held") if final else OPEN,
    }
    assert settled(old, *ENDS) == dict.fromkeys(ENDS, OPEN)
    assert old.load({}, dropped=["/held.yaml"]).kept
    assert settled(old, "mid_term_review", "final_review") == {"mid_term_review": OPEN, "final_review": OPEN}


@pytest.mark.parametrize("names", [("a", "z"), ("z", "a")])
def test_a_sure_review_goes_before_a_possible_one_whatever_their_names(
    old: Store, names: tuple[str, str]
) -> None:
    sure, possible = names
    review = "kind: review, agreements: old"
    text = "activities:\n" + activity(f"{review}, dates: 2025-12-30", sure) + activity(review, possible)
    assert old.load({"/held.yaml": text}).kept
    assert settled(old, "final_review") == {"final_review": ("surely", sure)}


# What the keepers wrote, and what the record itself says.


def test_what_is_written_as_done_settles_a_duty_and_a_snooze_does_not(old: Store) -> None:
    text = "duties:\n- {duty: old/copy, done: 2021-12-10}\n- {duty: old/end, snoozed_until: 2027-01-01}\n"
    assert old.load({"/office.yaml": text}).kept
    assert settled(old, "copy", "end") == {"copy": ("surely", "duty:old/copy"), "end": OPEN}
    assert old.load({}, dropped=["/office.yaml"]).kept
    assert settled(old, "copy") == {"copy": OPEN}


def test_the_day_on_which_the_copy_was_sent_settles_it_until_it_is_taken_back(old: Store) -> None:
    sent = agreements(paper("old", f"{OLD}, copy_sent: 2021-12-14"))
    assert old.load({"/old.yaml": sent}).kept
    assert settled(old, "copy") == {"copy": ("surely", "copy_sent")}
    assert old.load({"/other.yaml": agreements(paper("other"))}).kept
    assert settled(old, "copy") == {"copy": ("surely", "copy_sent")}
    assert old.load({"/old.yaml": agreements(paper("old"))}).kept
    assert settled(old, "copy") == {"copy": OPEN}


def test_the_record_s_own_word_goes_before_what_the_keepers_wrote(old: Store) -> None:
    sent = agreements(paper("old", f"{OLD}, copy_sent: 2021-12-14"))
    assert old.load({"/old.yaml": sent, "/o.yaml": "duties: [{duty: old/copy, done: 2021-12-10}]\n"}).kept
    assert settled(old, "copy") == {"copy": ("surely", "copy_sent")}


# Whom the law asks.


@pytest.mark.parametrize(
    ("parties", "asked"),
    [
        ("[vn, la]", True),
        ("[vn, vn2, kh]", True),
        ("[vn, vn2]", False),
        ("[vn]", True),
        ("[vn, somewhere]", True),
        ("[la, kh]", False),
        ("[vn, la, somewhere]", True),
        ("[vn, worldwide]", True),
        ("[la, worldwide]", False),
    ],
)
def test_the_law_asks_where_a_vietnamese_and_a_foreign_side_signed(
    store: Store, parties: str, asked: bool
) -> None:
    """Law 70/2020/QH14, article 2; it may where another side is not stated. The end is watched whoever signed."""
    change = "changes: [{kind: amendment, date_in_force: 2023-01-01}]"
    text = PARTIES + agreements(paper("old", f"{OLD}, {change}", parties))
    assert store.load({"/all.yaml": text}).kept
    steps = set(settled(store))
    assert steps >= {"end", "renewal", "mid_term_review", "final_review"}
    assert steps & {"copy", "change_notice"} == ({"copy", "change_notice"} if asked else set())


def test_a_country_changed_in_another_file_changes_whom_the_law_asks(old: Store) -> None:
    assert old.load({"/parties.yaml": PARTIES.replace("country: LA", "country: VN")}).kept
    assert "copy" not in settled(old)
    assert old.load({"/parties.yaml": PARTIES}).kept
    assert settled(old, "copy") == {"copy": OPEN}


# The office's own lead.


def lead(store: Store) -> tuple[object, ...]:
    """From when it counts, and surely counts, as ending; when the renewal is due and begins; when the end begins."""
    ((ending, surely),) = store.ask(
        "SELECT ending_from, ending_surely_from FROM term WHERE agreement = 'old'"
    )
    ((due, latest, begins),) = store.ask(
        "SELECT due_earliest, due_latest, begins FROM duty WHERE id = 'old/renewal'"
    )
    ((end,),) = store.ask("SELECT begins FROM duty WHERE id = 'old/end'")
    return ending, surely, due, latest, begins, end


@pytest.mark.parametrize(
    ("asked", "day"),
    [("90 days", "2025-10-02"), ("6 months", "2025-06-30"), ("1 year", "2024-12-31")],
)
def test_the_office_s_lead_is_counted_back_from_each_end_and_taken_back_with_its_file(
    old: Store, asked: str, day: str
) -> None:
    usual = "2025-07-04"  # 180 days before 31 December 2025
    assert lead(old) == (usual,) * 6
    assert old.load({"/office.yaml": f"settings: {{lead: {asked}}}\n"}).kept
    assert lead(old) == (day,) * 6
    assert old.load({"/other.yaml": agreements(paper("other", "period: 2022/2023"))}).kept
    assert lead(old)[0] == day
    assert old.load({}, dropped=["/other.yaml"]).kept
    assert old.load({}, dropped=["/office.yaml"]).kept
    assert lead(old) == (usual,) * 6


def test_an_agreement_s_own_notice_period_goes_before_the_office_s_lead(store: Store) -> None:
    renewal = "renewal: {mode: tacit, notice_period: 3 months, length: 1 year}"
    text = PARTIES + agreements(paper("old", f"{OLD}, {renewal}")) + "settings: {lead: 30 days}\n"
    assert store.load({"/all.yaml": text}).kept
    ((ending,),) = store.ask("SELECT ending_from FROM term WHERE agreement = 'old' AND number = 1")
    assert ending == "2025-09-30"
