"""What the keys of `due` and `report` mean: the duties, and the lines of the yearly report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OF_A_DUTY: Final[Mapping[str, str]] = {
    "due_earliest": "The first day on which it can fall due; `null` where that is not stated.",
    "step": "The kind of duty: what is to be done.",
    "first_action": "The kind of duty to act on first: its own, or an open one on the way to the end of the term.",
    "duty": (
        "The id of the duty, stable over days and loads: what `--why`, `--snooze` and the section `duties` take; of a "
        "line for several the first of `duties`."
    ),
    "id": "The agreement; without one the record it stands on, else the duty.",
    "bucket": (
        "Where it stands on the day asked about: each duty in exactly one of these. `sources_end`: reviews and "
        "recurring commitments that are past and were to be done after the newest source of their agreement, of which "
        "there is one line an agreement."
    ),
    "due_latest": "The last day on which it can fall due; `null` where that is not stated.",
    "first_action_day": (
        "The first day to act, at the earliest: the longest lead before it falls due, or when it can first be done."
    ),
    "first_action_day_latest": "The same, if it falls due as late as it can.",
    "reminders": "The days still ahead on which the leads of `--lead` remind of it, counted from `due_earliest`.",
    "record": "The record it stands on: an agreement, a commitment, an activity. `null`: the office as a whole.",
    "text": "The text of the commitment.",
    "year": "The year that a recurring or a yearly duty is of.",
    "proposed": "Whether it is only proposed from the term, as reviews are.",
    "settled": "`surely` or `possibly`: how sure it is that it is done. `null`: nothing on record says so.",
    "settled_by": (
        "What settles it: the id of a record, a field of the record it stands on, or, of what the section "
        "`duties` says, `duty:` and the duty."
    ),
    "settled_standing": "The standing of that record where it is an agreement: planned, agreed or signed.",
    "activities": (
        "Of a recurring commitment of which too little is on record: what keeps a part of it, or may, also "
        "one without a date."
    ),
    "duties": "The ids of all duties that the row stands for: its own, or several of one agreement in `sources_end`.",
    "snoozed_until": "The day from which it is shown again.",
    "tracked": "Since when the register keeps this kind of duty complete: only from then on one can be overdue.",
    "match": (
        "`surely`: the period holds all days on which it can fall due. `possibly`: some of them, or they are not "
        "sure. `unknown`: they are not stated. A duty towards the end of a term comes with that end, too."
    ),
    "reasons": "Why the match is not sure, or that it is a proposal: [these reasons](#reasons-of-duties).",
}
"""What a row of `due` has beside the columns of its agreement."""

OF_A_REPORT: Final[Mapping[str, str]] = {
    "annex": (
        "Which rows of the [template](report.md#the-rows-and-the-values) it belongs to: `signed`, `in_force`, "
        "`changes`, `planned`; `gaps` for the list that closes the report; `cannot_be_told` where the country of "
        "a party is not known."
    ),
    "match": "`surely`, `possibly` or `unknown`: how sure it is that it belongs there.",
    "id": "The agreement.",
    "title": "Its title, as the source has it.",
    "parties": "Its parties, in the order of the agreement.",
    "type": "The type of agreement.",
    "standing": "What is known of the agreement: planned, agreed or signed.",
    "date_signed": "The day of signing, as known.",
    "date_in_force": "The day on which it came into force, as known.",
    "period": "The term, as stated.",
    "change": "Of `changes`: the kind of change.",
    "change_date_in_force": "Of `changes`: the day on which it takes effect, as known.",
    "basis": (
        "Of `planned`: why it is there. `planned` and `agreed` are the standing of an agreement; `end` says that the "
        "term ends with no signed successor on record: derived, and no plan of anyone."
    ),
    "activities": "The activities of the period under it.",
    "missing": (
        "What the annex asks and the register does not know, or not in full: "
        "[values](report.md#the-rows-and-the-values) of the template."
    ),
    "inferred": "The keys of what rests on inference of the agreement, in their order; empty where nothing does.",
}
"""What a row of `report` has, whatever the template."""
