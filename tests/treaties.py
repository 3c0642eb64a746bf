"""4,532 environmental treaties that nobody on this project wrote, as records.

They are globalgov/manytreaties (CC BY 4.0), one JSON object a line, and lie beside the checkout; ids repeat.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TREATIES = Path("real", "treaties.jsonl.gz")
"""Where they lie below the folder beside the checkout."""

NO_END = "9999-12-31"
"""What that register writes where a treaty has no end."""

TYPES = {
    "Agreement": "agreement",
    "Amendment": "amendment",
    "Extending": "amendment",
    "MOU": "memorandum_of_understanding",
    "Protocol": "protocol",
    "Report": "x_report",
    "Regulation": "x_regulation",
    "Resolution": "x_resolution",
}
"""Its types as codes; the list of types is open, so that three of them are the register's own."""


@dataclass(frozen=True)
class Treaty:
    """A line of the file; "" is not stated, dates are as far known as that register has them."""

    id: str
    title: str
    type: str
    signed: str
    starts: str
    ends: str
    parties: tuple[tuple[str, str], ...]
    """Names, each with its country, "" for an international organisation."""

    @property
    def period(self) -> str:
        """The term as a record has it: `/..` without an end, `/` where the end is not stated."""
        if not self.starts and not self.ends:
            return ""
        return f"{self.starts}/{'..' if self.ends == NO_END else self.ends}"


def read_treaties(path: Path) -> list[Treaty]:
    """All treaties of the gzipped file, in its order; a name stands once in each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_treaty(json.loads(line)) for line in lines]


def first_of_each_id(treaties: Iterable[Treaty]) -> dict[str, Treaty]:
    """The first treaty of each id, without those whose dates are none."""
    first: dict[str, Treaty] = {}
    for treaty in treaties:
        first.setdefault(treaty.id, treaty)
    return {name: treaty for name, treaty in first.items() if not dateless(treaty)}


def dateless(treaty: Treaty) -> bool:
    """Whether a date stands for none: all of the year 9999 do, and only as an end one has a meaning."""
    return "9999" in f"{treaty.signed} {treaty.starts} {treaty.ends.removeprefix(NO_END)}"


def as_yaml(treaties: Iterable[Treaty]) -> str:
    """The treaties as a file of the register: agreements first, then the parties that they name."""
    kept = list(treaties)
    papers = "".join(map(_agreement, kept))
    named = sorted({party for treaty in kept for party in treaty.parties})
    parties = "".join(
        f"- {{id: {slug(name)}, name: {_quoted(name)}, {f'country: {country}, ' if country else ''}cite: src}}\n"
        for name, country in named
    )
    return f"sources:\n- id: src\nagreements:\n{papers}parties:\n{parties}"


def slug(text: str) -> str:
    """A text as an id: lower-case ASCII letters and digits, all else a hyphen."""
    return "-".join(re.findall("[a-z0-9]+", text.lower()))


def _treaty(row: dict[str, object]) -> Treaty:
    dates = {name: str(row[f"{name}_on"] or "") for name in ("signed", "starts", "ends")}
    parties = row["parties"]
    assert isinstance(parties, list)
    return Treaty(
        id=slug(str(row["id"]).removeprefix("ggo:")),
        title=str(row["title"]),
        type=TYPES[str(row["type"])] if row["type"] else "",
        parties=tuple(dict.fromkeys((party["name"], party["country"] or "") for party in parties)),
        **dates,
    )


def _agreement(treaty: Treaty) -> str:
    lines = [f"id: {treaty.id}", f"title: {_quoted(treaty.title)}", "standing: signed", "cite: src"]
    lines += [f"type: {treaty.type}"] if treaty.type else []
    lines += [f"date_signed: {treaty.signed}"] if treaty.signed else []
    lines += [f"period: {treaty.period}"] if treaty.period else []
    if treaty.parties:
        lines.append(f"parties: [{', '.join(slug(name) for name, _ in treaty.parties)}]")
    return "- " + "\n  ".join(lines) + "\n"


def _quoted(text: str) -> str:
    """In double quotes, as JSON and YAML both have them."""
    return json.dumps(text, ensure_ascii=False)
