"""The kinds of duty: each is one object that says all that is particular to it.

What is the same for all of a sort, how their ids are written and on which record they stand, is said by what a kind
is a duty `of`. Its labels in both languages stand in the codelist STEP, which lists the kinds in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from coopcli.duties.days import (
    CommitmentYear,
    DatedActivity,
    DatedAgreement,
    DecidedTerm,
    DueDays,
    OfficeYear,
    after_change,
    after_signing,
    end_of_stretch,
    end_of_term,
    half_way,
    lead_before_end,
    notice_deadline,
    on_report_day,
    when_agreed,
    when_held,
    within_last,
)
from coopcli.law import RULES, Rule
from coopcli.records.codelists import STEP
from coopcli.terms.lifecycle import NOTIFIED, Change
from coopcli.text import N_

Case = TypeVar("Case")

Scope = Literal["everyone", "foreign"]
"""Of whose agreements it is asked: of everyone's, or of those with a foreign side only (Law 70/2020/QH14, article 2(1);
the view `agreement_scope` says which they are). The office owes plans and report since it has one of these."""

SettledBy = Literal["copy_sent", "notified", "decisions", "extension", "successor", "review"]
"""A field of the record, an extension of the term, a signed successor, an activity of that kind. A note in the section
`duties` settles any duty; what recurs is kept by activities, and a planned activity is none once it was held."""


class Subject(NamedTuple, Generic[Case]):
    """What a duty is a duty of: the section of that record ("" for the office), and the forms of its ids.

    The last form holds the number (of the term, the change, or the year), as the pattern `numbers` has it; with two
    forms, number one goes without. `variants` are further words of the id, of which one follows those of the kind.
    """

    section: str
    forms: tuple[str, ...]
    numbers: str = ""
    variants: tuple[str, ...] = ()


_FROM_ONE: Final = "[1-9][0-9]{0,3}"
_FROM_TWO: Final = "[2-9]|[1-9][0-9]{1,3}"
_YEAR: Final = "[0-9]{4}"

TERM: Final = Subject[DecidedTerm]("agreements", ("{record}/{words}", "{record}/{words}-{number}"), _FROM_TWO)
AGREEMENT: Final = Subject[DatedAgreement]("agreements", ("{record}/{words}",))
CHANGE: Final = Subject[Change](
    "agreements", ("{record}/{words}-{number}",), _FROM_ONE, variants=tuple(sorted(NOTIFIED))
)
COMMITMENT: Final = Subject[CommitmentYear]("commitments", ("{record}/{number}",), _YEAR)
ACTIVITY: Final = Subject[DatedActivity]("activities", ("{record}/{words}",))
OFFICE: Final = Subject[OfficeYear]("", ("{words}-{number}",), _YEAR)


class DutyKind(NamedTuple, Generic[Case]):
    """A kind of duty: its code in STEP, what it is a duty of, when it falls due, and of whom it is asked.

    `rule` says in a marked sentence how the days are counted (`{lead}` is the usual lead), from the fields
    `counted_from` of its record; `law` is what asks for it, `()` for none. `proposed`: no agreement, no law
    asks for it. `words` stand in its ids, those of its code unless others are given. `ahead`: of how many years later
    the duty of a year is, as a plan for the next one. `told`: that it is done is known from what sources tell, so that
    of one that was to be done after the newest of them nothing is known. `begun_on_a_day`: the day from which it can be
    done does not move with the one on which it falls due.
    """

    code: str
    of: Subject[Case]
    days: Callable[[Case], DueDays | None]
    scope: Scope
    rule: str
    law: Rule = ()
    counted_from: tuple[str, ...] = ()
    settled_by: tuple[SettledBy, ...] = ()
    proposed: bool = False
    words: str = ""
    ahead: int = 0
    told: bool = False
    begun_on_a_day: bool = False

    def id(self, record: str = "", number: int = 1, variant: str = "") -> str:
        """Give the id of a duty of this kind: of a record, and of its term, change or year of that number."""
        form = self.of.forms[-1 if number > 1 else 0]
        return form.format(record=record, words=self.words_with(variant), number=number)

    def words_with(self, variant: str) -> str:
        """Give the words of an id, as `mid-term-review`, or `notice-of-extension` with a variant."""
        words = self.words or self.code.replace("_", "-")
        return f"{words}-{variant}" if variant else words


_TERM: Final = ("period", "date_in_force", "date_signed", "renewal", "decisions", "changes")


def _check_kinds(*kinds: DutyKind[Any]) -> Mapping[str, DutyKind[Any]]:
    """Give the kinds by code. Raises ValueError where they are not those of the codelist, in its order."""
    codes = [kind.code for kind in kinds]
    if codes != [*STEP.codes]:
        raise ValueError(f"the codelist step has {[*STEP.codes]}, the kinds of duty are {codes}")
    return dict(zip(codes, kinds, strict=True))


KINDS: Final = _check_kinds(
    DutyKind(
        "end",
        of=TERM,
        days=end_of_term,
        scope="everyone",
        rule=N_("the last day of the term; of a year alone it is one of the year's days"),
        law=RULES["end"],
        counted_from=_TERM,
        settled_by=("extension", "successor"),
    ),
    DutyKind(
        "notice",
        of=TERM,
        days=notice_deadline,
        scope="everyone",
        rule=N_(
            "the end of the term that runs, renewed or not, less the notice period; the last day for notice"
        ),
        counted_from=_TERM,
        settled_by=("extension", "decisions", "successor"),
        begun_on_a_day=True,
    ),
    DutyKind(
        "renewal",
        of=TERM,
        days=lead_before_end,
        scope="everyone",
        rule=N_("the end of the term less the lead, {lead} days unless the settings say otherwise"),
        law=RULES["renewal"],
        counted_from=_TERM,
        settled_by=("extension", "decisions", "successor"),
    ),
    DutyKind(
        "mid_term_review",
        of=TERM,
        days=half_way(of_least=2 * 365),
        scope="everyone",
        rule=N_("half-way between the first and the last day of the term: a proposal"),
        counted_from=_TERM,
        settled_by=("extension", "review"),
        proposed=True,
        told=True,
        begun_on_a_day=True,
    ),
    DutyKind(
        "final_review",
        of=TERM,
        days=within_last(90),
        scope="everyone",
        rule=N_("in the last ninety days of the term: a proposal"),
        counted_from=_TERM,
        settled_by=("extension", "review"),
        proposed=True,
        told=True,
    ),
    DutyKind(
        "commitment",
        of=COMMITMENT,
        days=end_of_stretch,
        scope="everyone",
        rule=N_(
            "the commitment comes back in each stretch of time; it is due by the stretch's end or the term's"
        ),
        counted_from=("text", "every", "times", "turns", "condition"),
        told=True,
        begun_on_a_day=True,
    ),
    DutyKind(
        "activity",
        of=ACTIVITY,
        days=when_held,
        scope="everyone",
        rule=N_("the days on which the planned activity can begin"),
        counted_from=("dates", "status"),
    ),
    DutyKind(
        "signing",
        of=AGREEMENT,
        days=when_agreed,
        scope="everyone",
        rule=N_(
            "the content is agreed and no signing is reported: from the newest source on, or from the newest thing told"
        ),
        counted_from=("standing", "period"),
    ),
    DutyKind(
        "copy",
        of=AGREEMENT,
        days=after_signing(15),
        scope="foreign",
        rule=N_("fifteen calendar days from the signing: a report, and a copy of the agreement"),
        law=RULES["copy"],
        counted_from=("date_signed", "copy_sent"),
        settled_by=("copy_sent",),
    ),
    DutyKind(
        "change_notice",
        of=CHANGE,
        days=after_change(15),
        scope="foreign",
        rule=N_("fifteen calendar days from the day on which the change takes effect"),
        law=RULES["change_notice"],
        counted_from=("changes",),
        settled_by=("notified",),
        words="notice-of",
    ),
    DutyKind(
        "plan_to_sign",
        of=OFFICE,
        days=on_report_day,
        scope="foreign",
        rule=N_("the plan for the next year, by the report day of the settings, else 15 November"),
        law=RULES["plan_to_sign"],
        ahead=1,
    ),
    DutyKind(
        "plan_to_implement",
        of=OFFICE,
        days=on_report_day,
        scope="foreign",
        rule=N_("the plan for the next year, by the report day of the settings, else 15 November"),
        law=RULES["plan_to_implement"],
        ahead=1,
    ),
    DutyKind(
        "yearly_report",
        of=OFFICE,
        days=on_report_day,
        scope="foreign",
        rule=N_(
            "the report on signing and implementing, by the report day of the settings, else 15 November"
        ),
        law=RULES["yearly_report"],
    ),
)
"""Every kind of duty by its code, in the order in which those of one day are listed."""


def kinds_of(subject: Subject[Case]) -> tuple[DutyKind[Case], ...]:
    """Give the kinds of duty that there are of a subject."""
    return tuple(kind for kind in KINDS.values() if kind.of is subject)


def codes_settled_by(what: SettledBy) -> tuple[str, ...]:
    """Give the codes of the kinds that something settles."""
    return tuple(kind.code for kind in KINDS.values() if what in kind.settled_by)


FOREIGN: Final = tuple(kind.code for kind in KINDS.values() if kind.scope == "foreign")
"""The codes of the kinds that are asked of agreements with a foreign side only."""

RECURRING: Final = tuple(kind.code for kind in KINDS.values() if kind.of in (COMMITMENT, OFFICE))
"""The codes of the kinds that come back each year: no row of the store stands for each."""
