"""Rules of agreements that follow one another: links that are not told, gaps and overlaps, what ended and goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from coopcli.agreements.chains import judge_succession
from coopcli.checking.rules.likeness import may_be_of_one_matter, share_codes, title_likeness
from coopcli.checking.rules.register import RELATIONS, Activity, Register, WholeAgreement, problem_at
from coopcli.problems import Problem
from coopcli.records.record import Placed, Values

_SOON: Final = timedelta(days=366)
_LATER: Final = 3 * _SOON
_ALIKE: Final = 0.7
_LOOKED_BACK: Final = 5
"""How many earlier agreements of the same parties one is held against: of many, each has a theme of its own."""
_AFTERWARDS: Final = frozenset({"review", "greeting"})
"""Kinds of activity that prove no cooperation that goes on: one looks back, one is a custom of neighbours."""


def ended_and_goes_on(register: Register) -> Iterator[Problem]:
    """Tell of what surely ended, with an activity of its parties surely after it and nothing that can cover it."""
    for agreement in register.agreements.values():
        activities = _activities_of(agreement, register)
        if not activities or agreement.over_after is None or not agreement.signed:
            continue
        later = [one for one in activities if goes_on(one, agreement, register)]
        if later:
            first = later[0]
            yield problem_at(
                agreement.record,
                agreement.values,
                "ended-and-goes-on",
                end=agreement.over_after,
                activity=first.id,
                text=_dates_of(first),
                file=first.record.file,
                line=first.record.line,
            )


def goes_on(activity: Activity, agreement: WholeAgreement, register: Register) -> bool:
    """Say whether an activity surely came after the end of an agreement that nothing on record follows.

    It belongs to no other agreement, and none of the same parties ended later, or can run still.
    """
    days, over = activity.dates, agreement.over_after
    if days is None or days.earliest is None or over is None or days.earliest <= over:
        return False
    if not activity.took_place or activity.kinds <= _AFTERWARDS or agreement.id in register.successors:
        return False
    if set(activity.under) - {agreement.id} or (activity.under and not activity.tied):
        return False
    others = register.by_parties.get(agreement.parties or frozenset(), ())
    return all(
        other is agreement or (other.over_after is not None and other.over_after <= over) for other in others
    )


def _activities_of(agreement: WholeAgreement, register: Register) -> Sequence[Activity]:
    under = register.activities_under.get(agreement.id, ())
    together = register.activities_of(agreement.parties) if agreement.parties else ()
    found = {one.id: one for one in (*under, *together)}
    return sorted(found.values(), key=lambda one: (one.dates and one.dates.earliest) or date.max)


def _dates_of(activity: Activity) -> str:
    return activity.dates.text if activity.dates else ""


def renewal_unlinked(register: Register) -> Iterator[Problem]:
    """Tell of a later agreement of the same parties that may follow an earlier one, and is not linked with it."""
    for block in (one for one in register.by_parties.values() if len(one) > 1):
        dated = [one for one in block if one.first.starts_earliest and one.parties and len(one.parties) > 1]
        dated.sort(key=lambda one: (one.first.starts_earliest or date.min, one.id))
        for place, later in enumerate(dated):
            if "succeeds" in later.values or later.values.text("type") == "amendment":
                continue
            before = dated[max(place - _LOOKED_BACK, 0) : place]
            earlier = next((one for one in reversed(before) if _may_follow(later, one, register)), None)
            if earlier is not None:
                yield problem_at(later.record, later.values, "renewal-unlinked", id=earlier.id)


def _may_follow(later: WholeAgreement, earlier: WholeAgreement, register: Register) -> bool:
    """Whether one begins where the other ends, or soon after, and both are of one matter, as far as they say."""
    starts, ends = later.first.starts_earliest, earlier.last.ends_latest
    ends_earliest = earlier.last.ends_earliest
    if starts is None or ends is None or ends_earliest is None or earlier.last.continues:
        return False
    if (
        starts <= (earlier.first.starts_latest or ends)
        or (later.first.starts_latest or starts) < ends_earliest
    ):
        return False
    if (later.last.ends_latest or date.max) <= ends or earlier.standing == "planned":
        return False
    linked = earlier.id in register.successors or _names(later, earlier) or _names(earlier, later)
    return not linked and _of_one_matter(earlier.values, later.values, starts - ends)


def _of_one_matter(earlier: Values, later: Values, between: timedelta) -> bool:
    alike = title_likeness(earlier, later)
    if alike is not None and alike >= _ALIKE:
        return between <= _LATER
    other_matter = alike is not None and not may_be_of_one_matter(earlier, later)
    return between <= _SOON and not other_matter and share_codes(earlier, later, "areas") is not False


def _names(one: WholeAgreement, other: WholeAgreement) -> bool:
    return any(other.id in one.values.texts(relation) for relation in RELATIONS)


def gap_or_overlap(register: Register) -> Iterator[Problem]:
    """Tell of days between an agreement and the one that it surely succeeds, of days that both share, and of one that
    begins before it."""
    for later in register.agreements.values():
        if "succeeds" in later.values and "succeeds" not in later.values.inferred:
            for name in later.values.references("succeeds"):
                earlier = register.agreements.get(name)
                if earlier is not None and earlier is not later:
                    yield from _succession(earlier, later, name)


def _succession(earlier: WholeAgreement, later: WholeAgreement, link: Placed) -> Iterator[Problem]:
    began, begins = earlier.begins, later.begins
    if began and begins and begins[1] < began[0]:
        yield problem_at(later.record, link, "chain-backwards", id=earlier.id, start=begins[1])
        return
    if earlier.over_after is None or begins is None or any(term.origin == "tacit" for term in earlier.terms):
        return
    judged = judge_succession(earlier, later, unsure=earlier.last.ends_unsure)
    if judged.certainty != "surely":
        return
    if judged.kind == "gap":
        yield problem_at(
            later.record, link, "chain-gap", id=earlier.id, start=begins[0], end=earlier.over_after
        )
    elif judged.kind == "overlap":
        told = {"start": begins[1], "end": earlier.ends_earliest}
        yield problem_at(later.record, link, "chain-overlap", id=earlier.id, **told)


def circle(register: Register) -> Iterator[Problem]:
    """Tell of agreements of which each succeeds another one, round in a circle."""
    older = {
        one.id: {name for name in one.values.references("succeeds") if name in register.agreements} - {one.id}
        for one in register.agreements.values()
        if "succeeds" in one.values
    }
    done: set[str] = set()
    for start in older:
        path: dict[str, Iterator[str]] = {start: iter(older[start])}
        while path:
            name = next(reversed(path))
            following = next(path[name], None)
            if following is None:
                done.add(path.popitem()[0])
            elif following in path:
                round_ = (*list(path)[list(path).index(following) :], following)
                first = register.agreements[following]
                yield problem_at(first.record, first.values, "chain-circle", ids=round_)
                done.update(path)
                path = {}
            elif following in older and following not in done:
                path[following] = iter(older[following])
