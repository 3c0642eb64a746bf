"""Agreements for the tests of renewals, written as records and read as the program reads them.

A renewal is written `mode, notice period, length, max_extent_date`, as far as it goes; `-` is not stated.
"""

from __future__ import annotations

from datetime import date

from coopcli.reading.records import read_file
from coopcli.records.record import Record
from coopcli.terms.lifecycle import Life, life_of
from coopcli.terms.renewals import terms_of
from coopcli.terms.terms import Stated, Term

HORIZON = date(2056, 11, 22)
_RENEWAL = ("mode", "notice_period", "length", "max_extent_date")


def written(period: str = "", renewal: str = "", event: str = "", **fields: str) -> str:
    """Give the fields of a signed agreement as YAML; `event` is a decision or an extension and its day."""
    told = [
        f"{name}: {value}"
        for name, value in zip(_RENEWAL, renewal.split(", "), strict=False)
        if value not in ("", "-")
    ]
    word, _, day = event.partition(" ")
    parts = {
        "standing": "signed",
        "period": f"'{period}'" if period else "",
        "renewal": f"{{{', '.join(told)}}}" if told else "",
        "decisions": f"[{{decision: {word}, date: '{day}'}}]"
        if word in ("let_end", "renew", "review")
        else "",
        "changes": f"[{{kind: extension, extended_to: '{day}'}}]" if word == "extension" else "",
        "parties": "[p, q]",
    } | fields
    return ", ".join(f"{name}: {value}" for name, value in parts.items() if value)


def document(papers: dict[str, str]) -> str:
    """Give a file of agreements, by id, with the three parties p, q and r."""
    parties = "".join(f"- {{id: {name}, name: {name}, cite: s}}\n" for name in "pqr")
    lines = "".join(f"- {{id: {name}, title: A, cite: s, {paper}}}\n" for name, paper in papers.items())
    return f"sources:\n- id: s\nparties:\n{parties}agreements:\n{lines}"


def read(paper: str) -> tuple[Stated, Life]:
    """Read an agreement from its fields in YAML."""
    content = document({"a": paper}).encode()
    found = [one for one in read_file(content, "a.yaml", date(2026, 11, 22)) if isinstance(one, Record)]
    values = found[-1].values
    stated = Stated(
        period=values.period("period"),
        date_signed=values.date("date_signed"),
        date_in_force=values.date("date_in_force"),
        inferred=frozenset(values.inferred),
    )
    return stated, life_of(values)


def terms(paper: str, until: date = HORIZON) -> tuple[Term, ...]:
    """Give the terms of an agreement."""
    return terms_of(*read(paper), until)


def term_on(paper: str, day: str) -> Term:
    """Give the term that is spoken of on a day."""
    asked = date.fromisoformat(day)
    (found,) = [term for term in terms(paper) if term.current_from <= asked <= term.current_until]
    return found


def shown(earliest: date | None, latest: date | None) -> str:
    """Write a day, or the days between which it lies; "" where it is not known."""
    if earliest == latest:
        return str(earliest or "")
    return f"{earliest or ''}..{latest or ''}"
