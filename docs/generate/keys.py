"""What the keys of the answers mean: the one thing about them that the program itself does not say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docs.generate.keys_of_checks import OF_A_FINDING, OF_A_RULE
from docs.generate.keys_of_duties import OF_A_DUTY, OF_A_REPORT

_MATCH: Final = "`surely`, `possibly` or `unknown`: how sure it is that this row answers the question."
_WHY: Final = "Why the match is not sure: codes of [these reasons]({anchor}). Empty where it is."

_INFERRED: Final = (
    "The keys of what rests on inference in this row, in their order; empty where nothing does."
)

_OF_ANY_ROW: Final = {
    "inferred": _INFERRED,
    "file": "The file that holds the record: an absolute path.",
    "line": "The line of the file on which the record begins.",
}

OF_A_COMMITMENT: Final[Mapping[str, str]] = {
    "agreement": "The agreement that holds it.",
    "parties": "The parties of the agreement.",
    "item": "The number of the item of the agreement under which it stands.",
    "text": "What is to be done.",
    "areas": "Its areas.",
    "every": "How often: `year`, `month`, `2 years` …; `null` where no cadence is stated.",
    "times_min": "How many times in each such span, at least.",
    "times_max": "At most.",
    "turns": "Whether hosts alternate.",
    "when": "The occasion: when needed, at an event, on an anniversary …",
    "condition": "The condition that it has.",
    "basis": "What it rests on, such as another document.",
    "bound": "Who must keep it, each with `id` and `name`. Empty: all parties.",
    "for": "Who is helped, each with `id` and `name`.",
    "commitments_complete": (
        "Whether the sources name all commitments of the agreement; `false` where they say that there are others."
    ),
    "match": _MATCH,
    **_OF_ANY_ROW,
}
"""What every row on a commitment has, of `commitments` and `turns`."""

OF_AN_AGREEMENT: Final[Mapping[str, str]] = {
    "id": "The agreement.",
    "title": "Its title, as the source has it.",
    "parties": "Its parties, in the order of the agreement.",
    "type": "The type of agreement.",
    "standing": "What is known of the agreement: planned, agreed or signed.",
    "date_signed": "The day of signing, as known.",
    "date_in_force": "The day on which it came into force, as known; never worked out from the signing.",
    "period": "The term, as stated.",
    "length": "The length of the term in years, to one decimal.",
    "status": "The status on the day asked about.",
    "certainty": (
        "`surely` or `possibly`: how sure the status is; what is in force or ending surely runs. `null` where the "
        "status is `unknown`."
    ),
    "or_status": (
        "What the status may be as well: a list, where that hangs on a day that is not known or on a renewal that is "
        "inferred; `null` where it can be nothing else."
    ),
    "status_reason": (
        "Why the status is not sure, not known, or may be another: one of [the reasons](#reasons). `null` where it is "
        "sure and can be no other."
    ),
    "suspended": "`surely` or `possibly`: how sure it is that it is suspended on that day. `null`: not on record.",
    "renewal_mode": "How it is renewed, as the agreement says; `null` where that is not stated.",
    "owner": "Who looks after the record.",
    "day": "The day asked about: what the status and the days left are as of.",
    "match": _MATCH,
    "reasons": "Why the match is not sure: see [the reasons](#reasons). Empty where it is.",
    "starts_earliest": "The first day on which the term can begin.",
    "starts_latest": "The last day on which the term can begin.",
    "ending": "`stated`, `open` (no end, by agreement) or `not_stated`.",
    "ends_earliest": "The first day that can be the last day of the term.",
    "ends_latest": "The last day that can be the last day of the term.",
    "days_left_earliest": "Days from the day asked about to `ends_earliest`; below zero when past.",
    "days_left_latest": "Days from the day asked about to `ends_latest`; below zero when past.",
    "successor": "The agreement on record that succeeds this one.",
    "successor_standing": "The standing of the successor: one that is not signed renews nothing yet.",
    "newest_source": "The day of the newest dated source that tells of it: no source tells of what came after.",
    "newest_told": (
        "Where the day of one of its sources is not stated, or not sure: the newest thing that is told of it, as "
        "known. `null` where all its sources are dated."
    ),
    **_OF_ANY_ROW,
}
"""What every row on an agreement has, of `list` and `timeline`; `due` has it beside the duty."""

MEANINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "list": OF_AN_AGREEMENT,
    "due": {**OF_AN_AGREEMENT, **OF_A_DUTY},
    "report": OF_A_REPORT,
    "findings": OF_A_FINDING,
    "rules": OF_A_RULE,
    "places": {
        "key": "The key of the unit: one for all its eras.",
        "name_vi": "The Vietnamese name.",
        "name_en": "The English name.",
        "name_lo": "The Lao name; `null` for a Vietnamese unit.",
        "kind": "In Vietnam `tinh` (province) or `thanh_pho` (city), in Laos `province` or `prefecture`.",
        "country": "The country.",
        "iso": "The code of ISO 3166-2.",
        "codes": (
            "Its numbers, each behind the list that has it: `pre2025:` and `post2025:` of Vietnam's General "
            "Statistics Office, before and since 1 July 2025, `lao:` of Laos."
        ),
        "since": "The first day of the unit, where that is known.",
        "until": "The last day of a unit that is gone.",
        "successor": "The key of the unit that it became part of.",
        "predecessors": "The keys of the units that became part of it.",
        "merged_on": "The day on which it became part of its successor.",
        "former_name": "The name that it had before, where it was given another one.",
        "other_names": "Other names and spellings that are understood.",
    },
    "files": {
        "file": "The file: an absolute path.",
        "state": (
            "Of `load` and `unload`: `loaded`, `unchanged` or `dropped`. Of `init`, which has `file` and `state` only: "
            "`written`, `kept` where it was there, or `left_out`, the example where records are. Of `status`, "
            "which looks at the disk: `unchanged`, `changed`, `gone`, `unreadable` (neither can be told), or "
            "`added` to a folder that is loaded; what is added has no counts."
        ),
        "agreements": "How many agreements it holds.",
        "parties": "How many parties.",
        "commitments": "How many commitments, inside its agreements.",
        "activities": "How many activities.",
        "statements": "How many statements.",
        "partnerships": "How many partnerships.",
        "sources": "How many sources.",
        "warnings": "How many warnings it was loaded with.",
        "loaded_at": "When it was loaded: ISO 8601, UTC. Empty for a file that was dropped.",
    },
    "changes": {
        "section": "The section of the record.",
        "id": "The record: its id in the later state, or the former one of what is gone.",
        "change": (
            "`added`, `removed`, `changed`; `renamed` (another id), `moved` (another file), `reordered` (a list that "
            "says the same in another order)."
        ),
        "field": (
            "The field, with those that it stands in before it and dots between: `commitments.delegations.every`; an "
            "element of a list by what tells it apart. `null`: the record as a whole."
        ),
        "before": (
            "What it said, as the register has it; of a record that is gone all of it, of one that was renamed or "
            "moved its id or its file. `null`: nothing."
        ),
        "after": "What it says now, in the same way.",
        "sentence": "What differs, as a sentence.",
        "file": "The file in which it stands, or stood. Of two folders: its path from there.",
        "line": "The line on which the record begins.",
    },
    "configuration": {
        "key": "The key, as it stands in the file.",
        "value": (
            "What holds where no option says otherwise: a text, a boolean, or a list of numbers or paths; paths "
            "are absolute. `null` where nothing is set and nothing is done by default."
        ),
        "origin": "Where it comes from: `environment`, `configuration` or `default`.",
        "variable": "The variable of the environment that goes before the file. `null` where there is none.",
        "option": "The option that goes before both. `null` where there is none.",
    },
    "undo": {
        "number": "Its place: 1 is the last change.",
        "at": "When it was made: ISO 8601, UTC.",
        "command": "The command line that made it.",
        "place": "Where its first line stood then, `agreements.yaml:41`, as a person at this place writes it.",
        "state": (
            "`made`: it can be taken back now. `later`: once newer ones are. `edited`: other lines stand there now; "
            "`gone`, `unloaded`: its file is not there, or not loaded: so it cannot be taken back. `undone`: it was. "
            "`back`: the file holds what it held before. `begun`: so too, and the program was stopped while it wrote."
        ),
        "file": "The file, its absolute path.",
        "before": "The SHA-256 of the file before the change.",
        "after": "That of the file after it.",
    },
    "parties": {
        "id": "The organisation.",
        "name": "Its name.",
        "kind": "What it is.",
        "level": "Its level.",
        "country": "Its country.",
        "province": "Its province, as the record writes it. `null` for a national body too: see `level`.",
        "agreements": "How many agreements it is a party of.",
        "statuses": (
            "These by status on the day of `--today`: objects with `status`, `certainty` and `agreements`, the number."
        ),
        "activities": "How many activities it took part in; a meeting that is part of a trip counts with the trip.",
        "people": "Its people, each an object as the record has it: `name`, `position`, `role` …, `cite`.",
        "reasons": _WHY.format(anchor="#reasons-of-parties-and-activities"),
        "other_names": "Other names of it in the sources, each an object with `name` and perhaps `note`.",
        "places": "The keys of its units: those of `coop places`.",
        "successor_party": "The organisation that followed it.",
        "successor_date": "Since when, EDTF.",
        "match": _MATCH,
        **_OF_ANY_ROW,
    },
    "activities": {
        "id": "The activity.",
        "dates": "When it took place, as known. `null` for a custom, which says how `every` and `when`.",
        "kind": "What kinds of activity it was.",
        "title": "Its title.",
        "places": "Where, each place an object as the record has it: `country`, `province`, `district` …",
        "parties": "Who took part, each with the `role` besides.",
        "figures": (
            "Its numbers, each an object as the record has it: `value` (a number, or `unknown`), `unit`, "
            "`mark` (as *nearly*), `of`, `for` …"
        ),
        "reasons": _WHY.format(anchor="#reasons-of-parties-and-activities"),
        "text": "What was done.",
        "status": "Whether it took place. `null`: nothing says that it did not.",
        "dates_earliest": "The first day on which it can have begun.",
        "dates_latest": "The last day on which it can have ended.",
        "every": "How often a custom returns.",
        "when": "On what occasion.",
        "agreements": "The agreements under which it stands.",
        "fulfils": "The commitments that it keeps: `agreement-id/commitment-id`.",
        "part_of": "The activity that it is part of, with which it counts once.",
        "sources": "The sources that tell of it.",
        "match": _MATCH,
        **_OF_ANY_ROW,
    },
    "sources": {
        "id": "The source.",
        "title": "Its title.",
        "authors": "Who wrote it.",
        "credits": "Who else is named for it, such as the photographer: `name`, `role`.",
        "publisher": "Who published it.",
        "date_published": "When, as known.",
        "language": "Its language: a tag of BCP 47, such as `vi`.",
        "address": "Where it is found: a web address.",
        "facts": "How many facts of the records cite it.",
        "records": "The ids of the records that cite it.",
        **_OF_ANY_ROW,
    },
    "commitments": {
        "id": "The commitment: `agreement-id/commitment-id`.",
        "cite": "Where the sources say so: source and place, as `s003 line 5`.",
        "reasons": _WHY.format(anchor="#reasons-of-commitments-and-turns"),
        **OF_A_COMMITMENT,
    },
    "kept": {
        "id": "The commitment: `agreement-id/commitment-id`.",
        "year": "The calendar year that is judged.",
        "state": (
            "`kept`, `partly`, `no_evidence` (none on record, which is never called missed), `sources_end` (none, "
            "but no source is of a day after it), `not_due` (not yet), "
            "`outside` (of the term) or `no_cadence` (not judged by year)."
        ),
        "certainty": (
            "How sure the state is: `surely`, `possibly` (of `sources_end` where a source has no day); `null` for "
            "`no_evidence` and `no_cadence`."
        ),
        "least": "How many times it was surely kept in the stretches.",
        "most": "How many times it was possibly kept.",
        "more": "Whether it was surely kept more often than promised.",
        "stretches": "The stretches of the cadence that were judged: first and last day, `2022-01-01/2022-12-31`.",
        "activities": (
            "The activities that keep it; with `evidence_unlinked` among the reasons some of these are only of the "
            "same parties, or of the agreement, in one of its areas, and no record links them to it."
        ),
        "reasons": (
            "Why the match or the state is not sure: codes of [these reasons](#reasons-of-commitments-and-turns)."
        ),
        **OF_A_COMMITMENT,
    },
    "turns": {
        "id": "The commitment: `agreement-id/commitment-id`.",
        "host_after_last": "Whose turn it was on the day after the last round on record: the id of a party.",
        "next_host": (
            "Whose turn it is on the day of `--today`: the id of a party. `null` where that cannot be told, since one "
            "length of the cadence has gone by without a round on record, and where the agreement is over."
        ),
        "last_host": "Who hosted last.",
        "last_dates": "When, as known: the dates of the `activities`.",
        "activities": "The evidence: what was held last.",
        "cite": "Where the sources say so: source and place, as `s003 line 5`.",
        "reasons": "Why the turn is not sure, or not known: [these reasons](#reasons-of-commitments-and-turns).",
        "status": "The status of the agreement on the day of `--today`.",
        "certainty": "`surely`, `possibly` or `unknown`: how sure `next_host` is. It is not that of `status`.",
        "over": "Whether the agreement is over, so that it is nobody's turn.",
        "host_derived": "Whether no source names the host: the other one of the two was the visitor.",
        **OF_A_COMMITMENT,
    },
    "search": {
        "section": "The section of the record.",
        "id": "The record. Of a commitment it is `agreement-id/commitment-id`.",
        "fields": "The fields that say the words. Empty where something else helped to find the record.",
        "passage": "The texts that say them, whole, divided by ` … `. `null` where something else helped.",
        "how": "What helped to find it, in words, or that the words stand apart. Empty where `match` is `surely`.",
        "marked": "The words as they are written there, in order.",
        "name": "Its name, title or text; where it has none its parties, who wrote it, or its id.",
        "agreements": "The agreements that it names; of a commitment its own.",
        "parties": "The parties that it names.",
        "bound": "Of a commitment who is bound, where not all parties are.",
        "by": "Of a statement who said it.",
        "figures": "Its numbers, in words; those that are not stated are left out.",
        "people": "Its people and signatories with their offices, in words.",
        "match": "`surely`: it says the words side by side in one text, as typed. Else `possibly`.",
        "reasons": (
            "`words_near`: it says them near each other, `words_apart`: in several places. What helped to find it: "
            "`by_label` of a code, `by_former_unit` that is part of the place asked for now, `by_wording` "
            "and `by_spelling` that its texts have instead, `by_party`: what a party says that it names."
        ),
    },
    "gaps": {
        "id": "The agreement.",
        "record": "The record that holds the field: the agreement, or one that belongs to it.",
        "field": "What is wanted: a field of an agreement, or `content`, `signed_by`, `approval` …",
        "state": "`stated`, `partly`, `inferred` or `not_stated`.",
        "missing": "What is missing: see [what is missing](#what-is-missing). Empty where nothing is.",
        "reason": "Why it is inferred.",
        "law": (
            "The law or decree and the articles that want it, of the kind and level of the Vietnamese party: see "
            "docs/law.md; several with `; `. `null` where none is known of such a body, and for what is only inferred."
        ),
        "scope": "Whether the law asks: `foreign` (it does), `domestic`, `planned` or `unknown`.",
        "regime": (
            "The law of the time when the agreement was made: `law_2020`, `ordinance_2007` (central bodies, people's "
            "committees of provinces), `none` or `unknown`."
        ),
    },
    "coverage": {
        "field": "What is wanted.",
        "stated": "How many agreements state it.",
        "partly": "How many in part.",
        "inferred": "Of how many it is inferred.",
        "not_stated": "How many do not state it.",
        "agreements": "All of them.",
        "law": "The law or decree and the articles that want it, of the bodies that sign; several with `; `.",
    },
    "counts": {
        "province": "The value of the field asked for by `--by`, under the name of that field. `null`: not stated.",
        "surely": "How many fall here surely.",
        "possibly": "How many possibly.",
        "unknown": "Of how many that cannot be told.",
    },
    "sums": {
        "province": "The value of the field asked for by `--by`, under the name of that field. `null`: not stated.",
        "unit": "The unit or currency. `null` for gifts of which no sum or number is stated.",
        "value": "The sum of the numbers that are stated of this row, and of what is asked, alone. `null`: of none.",
        "mark": "The mark that the sum has to keep, as *nearly*.",
        "stated": "How many numbers it holds.",
        "not_stated": "How many numbers there are that no source states.",
        "shared": (
            "How many numbers are stated of more than this row, or than what is asked, such as of two districts: how "
            "much of them belongs here is not on record."
        ),
        "at_most": (
            "`value` with all of those: it is no more than that. `null` where there are none, or one of them has no "
            "upper end, as *over 100*."
        ),
        "at_most_mark": "The mark of `at_most`.",
        "match": "`surely`, `possibly` or `unknown`: how sure it is that they fall here.",
    },
}
"""By table and key."""

OF_A_LINK: Final[Mapping[str, str]] = {
    "id": "The agreement: a link of the chain.",
    "place": "Its place in the chain, from 1.",
    "asked": "Whether it is the one that was asked for.",
    **dict.fromkeys(
        (
            *("title", "parties", "type", "standing", "date_signed", "date_in_force", "period"),
            *(
                "starts_earliest",
                "starts_latest",
                "ending",
                "ends_earliest",
                "ends_latest",
                "status",
                "certainty",
                "inferred",
            ),
        ),
        "As in `coop list`.",
    ),
    "succeeds": "What it follows, each an object with these keys:",
    "succeeds[].id": "The agreement before it.",
    "succeeds[].step": "`handover`, `gap`, `overlap`, `no_end` (the earlier one has none) or `unknown`.",
    "succeeds[].match": "How sure the succession is: `surely`, `possibly` or `unknown`.",
    "succeeds[].precision": "How exactly the dates are known by which it was judged: `day`, `month` or `year`.",
    "succeeds[].days_least": "The least number of days between them; below zero where they overlap.",
    "succeeds[].days_most": "The greatest.",
    "succeeds[].reason": "Why the succession is not sure: see [its reasons](#reasons-of-a-succession).",
    "succeeds[].inferred": "Why the succession is inferred, a text; `null` where a source states it.",
    "succeeded_by": "The ids of those that follow it.",
    "beside": "Agreements that are no link of the chain, each an object with these keys:",
    "beside[].id": "The agreement.",
    "beside[].relation": (
        "What it is to this one: `framework`, `under`, `related`, `same_signing` or `same_parties`."
    ),
    "partnerships": "The partnerships between its parties, each a whole record.",
}
"""The keys of a record of `history`, nested ones by their path."""

_AS_IN_A_LIST: Final = (
    *("status", "certainty", "or_status", "status_reason"),
    *("starts_earliest", "starts_latest", "ends_earliest", "ends_latest", "length"),
    *("days_left_earliest", "days_left_latest", "successor", "successor_standing"),
    *("newest_source", "newest_told"),
)

OF_A_RECORD: Final[Mapping[str, tuple[str, str]]] = {
    "id": ("all records", "The id. Of a commitment it is `agreement-id/commitment-id`."),
    "section": ("all records", "The section it stands in; `commitments` for a commitment."),
    **dict.fromkeys(_AS_IN_A_LIST, ("agreements", "As in `coop list`.")),
    "file": ("all records", "The file that holds the record: an absolute path."),
    "line": ("all records", "The line of the file on which the record begins."),
    "named_by": (
        "all records",
        "The records that name this one: each an object with `id`, `section`, the `field` that names it, "
        "whether that is `inferred`, and the whole `record`.",
    ),
    "partnerships": ("agreements", "The partnerships between its parties, each a whole record."),
}
"""The keys that `show` adds to the fields of a record: of which records, and what they mean."""
