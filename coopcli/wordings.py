"""What is said of each problem of the records: one row a code, with how bad it is, a sentence and what to do next.

The texts are marked, and translated when a problem is printed. Each code has an example under `tests/errors/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coopcli.text import N_

Severity = Literal["error", "warning", "notice"]
"""A notice is what a careful reader would look at again: only `check` gives it, and a load is silent on it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said of a problem: a sentence, and a hint (or none) of what to do next.

    Both are marked texts: `say(wording.sentence, **problem.values)` fills them.
    """

    severity: Severity
    sentence: str
    hint: str = ""


_LEAVE_OUT: Final = N_("leave the line out: what is absent is unknown")


def _error(sentence: str, hint: str = "") -> Wording:
    return Wording("error", sentence, hint)


def _warning(sentence: str, hint: str = "") -> Wording:
    return Wording("warning", sentence, hint)


def _notice(sentence: str, hint: str = "") -> Wording:
    return Wording("notice", sentence, hint)


WORDINGS: Final[Mapping[str, Wording]] = {
    # Of files, found by `reading`.
    "not-utf-8": _error(N_("the byte {byte} is no UTF-8 text"),
        N_("save the file as UTF-8 (in Windows Notepad: Save as, Encoding)")),
    "file-wide": _error(N_("the file is UTF-16 text; coop reads UTF-8"),
        N_("save the file as UTF-8 (in Windows Notepad: Save as, Encoding)")),
    "file-zero": _error(N_("the file holds no text, only zero bytes"),
        N_("it was probably never written to its end: take it from a copy that is whole")),
    "file-kind": _error(N_("this is {kind}; coop reads YAML"),
        N_("write what it says as records in a YAML file: docs/records.md shows the form, with an example to copy")),
    "merge-unfinished": _error(N_("a merge of git was left unfinished here"),
        N_("keep what holds of both sides, delete the lines with <<<<<<<, ======= and >>>>>>>, then load again")),
    "character-forbidden": _error(N_("the character {character} cannot stand in a YAML file"),
        N_("delete it, or write it anew")),
    "file-empty": _error(N_("the file holds no records"),
        N_('begin with a section, such as "agreements:", or delete the file')),
    "file-without-records": _warning(N_("the file holds no records"), N_('begin each record with "- "')),
    "file-without-sections": _error(N_("the file is no mapping of sections"),
        N_('begin with a section and a colon, such as "agreements:", and put the records below it')),
    "documents-several": _error(N_("a second document begins here"),
        N_("delete this line, or put what follows into a file of its own")),
    "nested-too-deep": _error(N_("more than {limit} lists and mappings stand one inside another"),
        N_("no record needs that: write it flat")),
    "alias-unknown": _error(N_('the alias "*{alias}" has no complete "&{alias}" before it'),
        N_("put the text in quotes if it only begins with an asterisk")),
    "anchor-unused": _warning(N_('"&{anchor}" is read as a name for what follows, and is lost from the text'),
        N_("put a text that begins with an ampersand in quotes")),
    "aliases-too-many": _error(N_("the aliases of this file stand for more than {limit} values"),
        N_("write the values out")),
    "tag-refused": _error(N_('the tag "{tag}" is not read'),
        N_("delete it: every value is text; put a text that begins with an exclamation mark in quotes")),
    "merge-refused": _error(N_('the merge key "<<" is not read'), N_("write the fields out")),
    "key-double": _error(N_('"{key}" stands twice: here and in line {line}, column {column}'),
        N_("keep one of them; several values of a field are one list")),
    "key-not-text": _error(N_("a list or a mapping stands where the name of a field is expected"),
        N_("put a text that begins with a bracket in quotes")),
    "yaml-bracket": _error(
        N_("the bracket opened in line {line}, column {column} is not closed, or a comma is missing"),
        N_("close it, or put a text that holds brackets or quotation marks in quotes")),
    "yaml-colon-missing": _error(N_("this line has no colon after the name of its field"),
        N_('write "field: value"; a text that goes on over several lines is indented below its field')),
    "yaml-colon-unexpected": _error(N_("a colon cannot stand here"),
        N_("put a text that holds a colon in quotes, or indent this line like its neighbours")),
    "yaml-escape": _error(N_("a backslash is followed by what it cannot stand before"),
        N_("use single quotes instead of double ones, or write the backslash twice")),
    "yaml-indentation": _error(N_("this line does not continue what stands above it"),
        N_("indent it like its neighbours, or close the quote above it")),
    "yaml-quote": _error(N_("the quote opened here is not closed"),
        N_("close it; inside single quotes an apostrophe is written twice")),
    "yaml-sign": _error(N_('a text cannot begin with "{sign}" here'), N_("put it in quotes")),
    "yaml-tab": _error(N_("a tab stands where a line is indented"), N_("indent with spaces")),
    "yaml-unreadable": _error(N_("YAML cannot be read here: {reason}"),
        N_("put the text in quotes, or look at the lines above")),
    # Of records, found by `reading`.
    "section-unknown": _error(N_('unknown section "{section}"'), N_("the sections are {sections}")),
    "section-without-list": _error(N_('the section "{section}" holds no list of records'),
        N_('begin each record with "- "')),
    "section-listed": _error(N_('the section "{section}" holds a list, but there is one record of it only'),
        N_('write its fields below it without "- "')),
    "record-expected": _error(N_('a record is expected in "{field}": its fields with their values'),
        N_("its fields are {fields}")),
    "field-unknown": _error(N_('unknown field "{field}"'),
        N_('the fields here are {fields}; one of your own begins with "x-"')),
    "required-missing": _error(N_('"{field}" is missing'), N_("add it: {help}")),
    "agreement-without-name": _error(N_("the agreement has neither a title nor a party"),
        N_("add who agreed, or the title as the source has it")),
    "cite-missing": _warning(N_("the record names no source"),
        N_('add where a source says so, such as "cite: s001 line 4", or to the settings "own_documents: true"')),
    "value-empty": _error(N_('"{field}" has no value'), _LEAVE_OUT),
    "value-expected": _error(N_('"{field}" takes one value, not a list or a mapping'),
        N_("write the value behind the colon")),
    "value-double": _error(N_('"{text}" stands twice in "{field}"'), N_("name it once")),
    "text-cut-by-comma": _error(
        N_('the comma after "{before}" ended the text, and "{after}" was read as the name of a field'),
        N_("inside {{ }} a comma ends the text: put it in quotes, or on a line of its own")),
    "text-cut-by-comment": _warning(N_('"{text}" is read as a comment'),
        N_("quote the text if this belongs to it, or else put two spaces before # and one after it")),
    "id-unreadable": _error(N_('"{text}" cannot be an id'),
        N_("an id is lower-case letters a to z, digits and hyphens, at most {limit}, such as "
           "rc-kon-tum-2022")),
    "id-reserved": _error(N_('"{text}" stands for the own document of the office in "cite", and for no record'),
        N_("give the record another id")),
    "reference-unreadable": _error(N_('"{text}" in "{field}" is no id'),
        N_("write the id of the record, such as rc-kon-tum")),
    "code-unknown": _error(N_('unknown code "{text}" in "{field}"'), N_("the codes are {codes}")),
    "code-unlisted": _warning(N_('the code "{text}" in "{field}" is not on the list'),
        N_("it is kept as it is; the list has {codes}")),
    "name-barred": _warning(N_('"{text}" begins with a name that is kept for treaties'),
        N_("{law}: an international agreement bears no such name ({names}); look at what the document says")),
    "language-unreadable": _error(N_('"{text}" is no language tag'),
        N_("write a BCP 47 tag, such as vi, lo or en")),
    "boolean-unreadable": _error(N_('"{text}" in "{field}" is neither true nor false'),
        N_("write true or false")),
    "integer-unreadable": _error(N_('"{text}" in "{field}" is no whole number'),
        N_("write digits only, such as 2 or 15")),
    "number-unreadable": _error(N_('"{text}" in "{field}" is no number'),
        N_("write digits only, such as 270000000 or 12.5, or unknown where the source tells no number")),
    "number-ambiguous": _error(N_('"{text}" in "{field}" can be read as thousands or as a decimal'),
        N_("write {thousands}, or {decimal} for the decimal")),
    "number-negative": _error(N_('"{text}" in "{field}" is below zero'),
        N_("write the number without its sign")),
    "number-too-large": _error(N_('"{text}" in "{field}" is too large'), N_("write at most {limit}")),
    "cadence-unreadable": _error(N_('"{text}" in "{field}" is no cadence'),
        N_("write week, month, quarter or year, or a number of them, such as 6 months or 2 years")),
    "duration-unreadable": _error(N_('"{text}" in "{field}" is no length of time'),
        N_("write a number of days, weeks, months or years, such as 90 days or 3 months")),
    "day-of-year-unreadable": _error(N_('"{text}" in "{field}" is no day of the year'),
        N_("write month and day: 11-15")),
    "date-unreadable": _error(N_('"{text}" is no date'),
        N_("write it as far as it is known: 2022, 2022-09 or 2022-09-30")),
    "date-impossible": _error(N_('"{text}" is no date of the calendar')),
    "date-placeholder": _error(N_('"{text}" stands for a date that there is not'), _LEAVE_OUT),
    "period-reversed": _error(N_('"{text}" ends before it starts'), N_("write the earlier date first")),
    "citation-unreadable": _error(N_('"{text}" is no citation'),
        N_('write a source and a place in it: "s003 line 8", "s000 lines 9-21", "doc2 §3" or "doc2 p. 4"')),
    "quote-too-long": _error(N_("the quote has {count} words"),
        N_("quote the few words that carry the fact, {limit} at most")),
    "reason-expected": _error(N_('"inferred" names no field with its reason'),
        N_('write the field, and why: "date_signed: {{vi: …, en: …}}"')),
    "reason-without-field": _error(
        N_('"inferred" gives a reason for "{field}", which the record does not state'),
        N_("state the field, or leave the reason out")),
    "duty-unknown": _error(N_('"{text}" names no duty'),
        N_('name it as "coop due" does, such as vwu-lwu-2022/copy')),
    "province-unknown": _warning(N_('"{text}" is no province of Vietnam or Laos'),
        N_("correct it, or write the country if it is another one's")),
    "province-ambiguous": _warning(N_('"{text}" is the name of several provinces'),
        N_("write one of {near}")),
    # Of sense, found by `terms`.
    "date-in-future": _error(N_('"{text}" in "{field}" is after today, {today}'),
        N_("correct the date; what has not happened yet is planned")),
    "range-reversed": _error(N_("{first} to {last} runs backwards"), N_("write the smaller number first")),
    "item-unknown": _error(N_("the agreement has no item {number}"), N_("its items are {numbers}")),
    "item-double": _error(N_("the item {number} stands twice"), N_("give one of them its own number")),
    "term-before-signing": _warning(N_('the period "{text}" ends before the signing on {date}'),
        N_("check the period and the day of signing")),
    "notice-longer-than-term": _error(N_('the notice period "{text}" is longer than the term "{term}"'),
        N_("check the notice period and the term")),
    "tacit-without-length": _warning(N_("it renews itself, but for how long is not stated"),
        N_('write the length of a renewed term, such as "length: 1 year"; without it no renewal can '
           "be counted")),
    "renewal-contradicted": _warning(N_('"{field}" says how it is renewed, but its mode is "never"'),
        N_("correct the mode, or leave the field out")),
    "extent-before-end": _error(
        N_('it may be extended to {text} at most, but its period "{period}" ends later'),
        N_("check both dates")),
    "change-before-signing": _error(N_("the change of {text} comes before the signing on {date}"),
        N_("check both dates")),
    "change-undated": _warning(N_('the change "{kind}" has no date'),
        N_('write "date_in_force" or "date_signed" as far as it is known; without one an ending is '
           "possible from the first day on, and any other change changes no status")),
    "change-after-end": _error(
        N_("the change of {text} comes after the agreement was ended, on {end} at the latest"),
        N_("correct the date, or the ending; what was agreed anew after an end is an agreement of its own")),
    "withdrawal-by-stranger": _error(N_('"{party}" withdraws, but is no party of the agreement'),
        N_("its parties are {parties}")),
    "change-notified-early": _error(N_("notice of it was given on {text}, before it was signed on {date}"),
        N_("check both dates")),
    "copy-before-signing": _error(N_("the copy was sent on {text}, before the signing on {date}"),
        N_("check both dates")),
    "resumption-without-suspension": _error(N_("it resumes what was not suspended before"),
        N_("add the suspension, or correct the dates")),
    "extension-without-end": _warning(N_("the extension does not say to which day"),
        N_('write "extended_to" as far as it is known')),
    "extension-not-later": _error(N_('it is extended to {text}, but runs longer already: "{end}"'),
        N_("check both dates")),
    "relation-to-itself": _error(N_('"{field}" names the record itself'), N_("name the other record")),
    "link-by-inferred-date": _warning(
        N_('"{field}" is stated, but the date beside it, "{date}", is inferred, and no words of the source are quoted'),
        N_("quote the words that say so, or give the reason in \"inferred\"")),
    "successor-untold": _warning(
        N_('that it succeeds "{id}" is stated, but no words that speak of replacing, renewing or extending are quoted'),
        N_("quote the words that say so, or give the reason in \"inferred\"")),
    # Of the register as a whole, found by `loading`.
    "id-double": _error(N_('the id "{id}" stands here and in {file}:{line}'),
        N_("give one of the two records another id")),
    "file-copy": _error(N_("all its records stand in {file}: it is a copy"),
        N_("to have it instead: {line}")),
    "settings-double": _error(N_('the section "settings" stands here and in {file}:{line}'),
        N_("write all settings of the register in one place")),
    "duty-double": _error(N_('the duty "{id}" stands here and in {file}:{line}'),
        N_("write all that was done about it in one record")),
    "party-unknown": _error(N_('unknown party "{id}"'),
        N_('add it to the section "parties", or correct the id')),
    "agreement-unknown": _error(N_('unknown agreement "{id}"'),
        N_('add it to the section "agreements", or correct the id')),
    "activity-unknown": _error(N_('unknown activity "{id}"'),
        N_('add it to the section "activities", or correct the id')),
    "commitment-unknown": _error(N_('unknown commitment "{id}"'),
        N_("name the agreement and its commitment: agreement-id/commitment-id")),
    "source-unknown": _error(N_('unknown source "{id}"'),
        N_('add it to the section "sources", or correct the id')),
    "record-unknown": _error(N_('unknown record "{id}"'), N_("add it, or correct the id")),
    "host-by-place": _warning(
        N_('"{party}" is the host, but no more is cited for that than the line of the place'),
        N_('quote the words that name the host in its own "cite", or give the reason in "inferred": "role: …"')),
    "duty-not-there": _warning(N_('"{id}" names no duty that the register has'),
        N_('name it as "coop due" does, such as vwu-lwu-2022/copy')),
    # Of the register as a careful reader sees it, found by `checking`: a load is silent on it.
    "ended-and-goes-on": _notice(
        N_('its term ended on {end}, but "{activity}" of its parties is dated "{text}", and no agreement that '
           'follows it is on record'),
        N_('add what followed it, with "succeeds", or its extension under "changes"; or check the dates '
           '({file}:{line})')),
    "renewal-unlinked": _notice(
        N_('it has the parties of "{id}" and may follow it, but no link of the two is on record'),
        N_('if it renews or replaces that agreement, write "succeeds: {id}", else "related: {id}"')),
    "chain-backwards": _warning(N_('it begins on {start} at the latest, before "{id}", which it is said to succeed'),
        N_('put "succeeds" into the later one of the two, or correct the dates')),
    "chain-gap": _notice(
        N_('it begins on {start} at the earliest, but "{id}", which it succeeds, ends on {end} at the latest'),
        N_("if the cooperation went on, add the extension, or the agreement between the two")),
    "chain-overlap": _notice(
        N_('it begins on {start} at the latest, but "{id}", which it succeeds, ends on {end} at the earliest'),
        N_('if it put an end to the earlier one, write that termination under the "changes" of it; else check the '
           'dates of both')),
    "chain-circle": _warning(N_("these succeed one another in a circle: {ids}"),
        N_('leave out the "succeeds" that is wrong')),
    "activity-outside-terms": _notice(N_('its date "{text}" lies outside every term of {ids}, under which it stands'),
        N_("correct the date or the agreement, or add the extension in which it lies")),
    "part-outside-trip": _notice(
        N_('its date "{text}" lies outside "{dates}", the days of "{id}" of which it is a part'),
        N_('correct one of the two dates, or leave "part_of" out')),
    "activity-of-strangers": _notice(
        N_('it stands under "{id}", but that any of its parties took part is not on record: {parties}'),
        N_("add who took part, or correct the agreement")),
    "fulfilled-elsewhere": _notice(N_('it fulfils "{commitment}", but "agreements" names {ids} only'),
        N_('add the agreement to "agreements", or correct the commitment')),
    "planned-and-past": _notice(N_('it is planned for "{text}", which is past'),
        N_('write what became of it, "status: done" or "status: cancelled", or the new date')),
    "commitments-untold": _notice(N_("no activity on record keeps {commitments}, the first of them due by {date}"),
        N_('add what was done, with "fulfils", as far as it is known')),
    "in-force-before-signing": _notice(N_('it is in force from "{text}" on, before it was signed on "{date}"'),
        N_("check both dates")),
    "signed-late": _notice(N_('it was signed on "{date}", more than a year after its period "{period}" began'),
        N_("check the day of signing and the period")),
    "ceremony-another-day": _notice(N_('it was signed on "{date}", but its ceremony "{id}" was held on "{text}"'),
        N_("check both dates")),
    "renewal-untold": _notice(
        N_("a decision to renew it is on record, its term ended on {end}, and no extension or successor is on "
           "record"),
        N_('add the extension under "changes", or the agreement that succeeds it')),
    "mark-without-reason": _notice(N_('"{text}" in "{field}" is marked as inferred, and no reason is told'),
        N_('write why, under "inferred": "{field}: {{vi: …, en: …}}"')),
    "agreement-twin": _notice(N_('it and "{id}" look like one agreement ({score} of 100): {reasons}'),
        N_('keep one of the two records, or link them with "related" ({file}:{line})')),
    "party-twin": _notice(N_('it and "{id}" look like one organisation ({score} of 100): {reasons}'),
        N_('keep one of the two records, with other spellings under "other_names" ({file}:{line})')),
    "source-twin": _notice(N_('it and "{id}" look like one source ({score} of 100): {reasons}'),
        N_("keep one of the two records, and cite that one ({file}:{line})")),
    "activity-twin": _notice(N_('it and "{id}" look like one activity ({score} of 100): {reasons}'),
        N_('keep one of the two records; a meeting inside a trip is "part_of" it ({file}:{line})')),
    "province-merged": _notice(
        N_('its province "{province}" became a part of {name} on {date}, and no change of its name since is on '
           'record'),
        N_('write "successor" where another organisation took over, or the new name under "other_names" with its '
           '"dates"')),
    "national-with-province": _notice(N_('its level is national, and it has a province: "{province}"'),
        N_("correct the level, or leave the province out, which is asked of provincial bodies only")),
    "source-uncited": _notice(N_('no record in this register cites the source "{id}"'),
        N_("cite it where it says something, or delete it")),
    "party-unnamed": _notice(N_('no other record in this register names the organisation "{id}"'),
        N_("name it where it takes part, or delete it")),
    "address-unreadable": _notice(N_('"{text}" is no address of a page'),
        N_('write it from "https://" on, or put it into "note"')),
    "language-missing": _notice(N_('"{field}" lacks {languages}, which nearly every other one in this register has'),
        N_('write the text in both languages: "{field}: {{vi: …, en: …}}"')),
    "text-garbled": _warning(N_('"{text}" in "{field}" was read in a wrong encoding: it means "{read}"'),
        N_("write it anew; UTF-8 was opened as something else before it was pasted here")),
    "text-of-old-encoding": _warning(N_('"{text}" in "{field}" is written in {encoding}: it means "{read}"'),
        N_("write it anew in Unicode; UniKey and other programs turn whole documents")),
    "character-replaced": _warning(N_('"{text}" in "{field}" has U+FFFD, the sign for a letter that was lost'),
        N_("write the letter anew, as the source has it")),
    "letter-look-alike": _notice(N_('"{text}" in "{field}" has {character}, which looks like "{letter}"'),
        N_("type the word anew, or a search may miss it")),
    "character-unseen": _notice(N_('"{text}" in "{field}" has {character}, which is invisible'),
        N_("delete it, or type the text anew")),
    "text-decomposed": _notice(N_('"{text}" in "{field}" has its marks apart from their letters (NFD)'),
        N_("save it as composed Unicode (NFC): other programs take the two for different texts")),
    "quote-not-found": _warning(N_('the words "{text}" are not found in {place}'),
        N_("quote them as they stand there, or correct the place")),
    "line-not-there": _warning(N_('line {line} of "{source}" is cited, but its text ends with line {count}'),
        N_('correct the line, or the file that the source names in "text"')),
    # Of what records silence, found by `checking`.
    "silence-unreadable": _warning(N_('"x-check" of this record silences nothing'),
        N_('write which warnings or notices, and why: "x-check: {{skip: [code], because: …}}"; '
           "no error can be silenced")),
}  # fmt: skip
"""Every code, in the order of docs/records.md."""
