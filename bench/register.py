"""A made-up register of any size, of the shape that the figures of the design were measured on.

An agreement takes about 920 bytes and 21 lines, its share of parties, activities, statements and sources
included. No title and no promise stands twice, as in a real one. The first ten agreements stand apart from
all others by their parties' provinces (`PROVINCE` and its partner), by the year in which they end or by no
term at all (`ENDS`), and by words (`WORDS`): what is asked for these has an answer of the same size in a
register of ten and in one of a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from bench.wording import ACTIVITIES, COMMITMENTS, ORGANISATIONS, PAPERS, Organisation
from coopcli.places import VIETNAM, Place, places

APART: Final = 10
"""How many agreements stand apart."""

PROVINCE: Final = "Kon Tum"
ENDS: Final = "2036"
WORDS: Final = ("chữ thập đỏ", PROVINCE)

_APART_PLACES: Final = ("kon-tum", "attapeu")
_APART_WITH_TERM: Final = 8
_AGREEMENTS_A_PARTY: Final = 5
_AGREEMENTS_A_SOURCE: Final = 50
_AGREEMENTS_AN_ACTIVITY: Final = 10
_AGREEMENTS_A_STATEMENT: Final = 20
_AGREEMENTS_A_PARTNERSHIP: Final = 100
_AGREEMENTS_A_RENEWAL: Final = 6
_AGREEMENTS_AN_OPEN_END: Final = 17
_LINES_OF_A_SOURCE: Final = 90


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation of a province, as which it is one of many: `number` tells them apart."""

    number: int
    organisation: Organisation
    place: Place

    @property
    def id(self) -> str:
        """Its id in the register: `rc-thanh-hoa-24`."""
        return f"{self.organisation.short}-{self.place.key}-{self.number}"

    @property
    def vi(self) -> str:
        """Its Vietnamese name."""
        return f"{self.organisation.vi} {self.place.name_vi} số {self.number}"

    @property
    def en(self) -> str:
        """Its English name."""
        return f"{self.organisation.en} of {self.place.name_en} {self.number}"


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement before it is written: `first` and `last` are the years of its term (0: not stated)."""

    number: int
    parties: tuple[Party, Party]
    first: int
    last: int
    succeeds: Paper | None

    @property
    def id(self) -> str:
        """Its id in the register: `rc-thanh-hoa-houaphanh-123`."""
        one, other = self.parties
        return f"{one.organisation.short}-{one.place.key}-{other.place.key}-{self.number}"

    @property
    def source(self) -> str:
        """The id of the source that it is known from."""
        return f"s{self.number // _AGREEMENTS_A_SOURCE:04}"


def write_register(path: Path, agreements: int, seed: int = 1) -> None:
    """Write a register of so many agreements (ten at least) to a file, record by record.

    The same number and seed give the same bytes. Raises ValueError for fewer than ten.
    """
    if agreements < APART:
        raise ValueError(f"a made-up register has at least {APART} agreements")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_records(_Maker(_parties(agreements), agreements, seed)))


def _records(maker: _Maker) -> Iterator[str]:
    yield "sources:\n"
    yield from map(_source, range(-(-maker.agreements // _AGREEMENTS_A_SOURCE)))
    yield "\nparties:\n"
    yield from map(_party, maker.parties)
    yield "\npartnerships:\n"
    for paper in maker.papers(_AGREEMENTS_A_PARTNERSHIP):
        yield _partnership(paper)
    yield "\nagreements:\n"
    for paper in maker.papers():
        yield _agreement(paper, maker.chance("agreement", paper.number))
    yield "\nactivities:\n"
    for paper in maker.papers(_AGREEMENTS_AN_ACTIVITY):
        yield _activity(paper, maker.chance("activity", paper.number))
    yield "\nstatements:\n"
    for paper in maker.papers(_AGREEMENTS_A_STATEMENT):
        yield _statement(paper)


def _parties(agreements: int) -> list[Party]:
    """Make the parties: first the two that stand apart, then by turns one of either country."""
    apart = [places()[key] for key in _APART_PLACES]
    others = [place for place in places().values() if place not in apart]
    vietnamese = [place for place in others if place.country == VIETNAM]
    laotian = [place for place in others if place.country != VIETNAM]
    made = [Party(number, ORGANISATIONS[0], place) for number, place in enumerate(apart)]
    for number in range(len(made), max(4, agreements // _AGREEMENTS_A_PARTY)):
        units = laotian if number % 2 else vietnamese
        rounds, unit = divmod(number // 2, len(units))
        made.append(Party(number, ORGANISATIONS[rounds % len(ORGANISATIONS)], units[unit]))
    return made


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes each paper from its number alone, so that none has to be kept until its activity is written."""

    parties: Sequence[Party]
    agreements: int
    seed: int

    def chance(self, what: str, number: int) -> Random:
        """Give the source of chance of one record."""
        return Random(f"{self.seed} {what} {number}")

    def papers(self, step: int = 1) -> Iterator[Paper]:
        """Give every paper, or every second, third …"""
        return map(self.paper, range(0, self.agreements, step))

    def paper(self, number: int) -> Paper:
        """Make one paper: one that stands apart, the renewal of the one before it, or any."""
        if number < APART:
            last = int(ENDS) if number < _APART_WITH_TERM else 0
            return Paper(number, (self.parties[0], self.parties[1]), 2021, last, None)
        chance = self.chance("paper", number)
        years = chance.choice((2, 3, 5, 5, 5, 7))
        if number > APART and number % _AGREEMENTS_A_RENEWAL == 0:
            before = self.paper(number - 1)
            return Paper(number, before.parties, before.last, before.last + years, before)
        pairs = len(self.parties) // 2 - 1
        one = self.parties[2 + 2 * chance.randrange(pairs)]
        other = self.parties[3 + 2 * chance.randrange(pairs)]
        first = chance.randrange(1991, 2017)
        return Paper(number, (one, other), first, first + years, None)


def _source(number: int) -> str:
    return f"""\
- id: s{number:04}
  title: {{vi: Tin hợp tác số {number}}}
  publisher: Bản tin số {number % 40}
  language: vi
"""


def _party(party: Party) -> str:
    return f"""\
- id: {party.id}
  name: {{vi: {party.vi}, en: {party.en}}}
  kind: {party.organisation.kind}
  level: provincial
  country: {party.place.country}
  province: {party.place.name_vi}
  cite: s{party.number // _AGREEMENTS_A_SOURCE:04} line {party.number % _LINES_OF_A_SOURCE + 1}
"""


def _partnership(paper: Paper) -> str:
    one, other = paper.parties
    return f"""\
- id: partnership-{paper.number}
  parties: [{one.id}, {other.id}]
  since: {paper.first - 4}~
  cite: {paper.source} line {paper.number % _LINES_OF_A_SOURCE + 1}
"""


def _agreement(paper: Paper, chance: Random) -> str:
    return "\n".join(_lines_of_agreement(paper, chance)) + "\n"


def _lines_of_agreement(paper: Paper, chance: Random) -> Iterator[str]:
    kind, vi, en = chance.choice(PAPERS)
    signed = paper.number < APART or chance.random() < 0.9
    one, other = paper.parties
    yield f"- id: {paper.id}"
    yield "  title:"
    yield f"    vi: {vi} số {paper.number} giữa {one.vi} và {other.vi}"
    yield f"    en: {en} {paper.number} of the {one.en} and the {other.en}"
    yield f"  type: {kind}"
    yield f"  standing: {'signed' if signed else 'agreed'}"
    yield from _signatories(paper, chance)
    if signed:
        yield from _signing(paper, chance)
    if paper.last:
        yield f"  period: {_period(paper, chance)}"
    yield from _content(paper, chance)
    if paper.succeeds:
        yield f"  succeeds: {paper.succeeds.id}"
    quote = ", quote: gia hạn" if paper.succeeds else ""
    yield f"  cite: [{_citation(paper, chance)}, {{{_citation_in_parts(paper, chance)}{quote}}}]"


def _signatories(paper: Paper, chance: Random) -> Iterator[str]:
    one, other = paper.parties
    if chance.random() < 0.9:
        yield f"  parties: [{one.id}, {other.id}]"
        return
    yield "  parties:"
    yield f"  - {one.id}"
    yield f"  - party: {other.id}"
    yield f"    name_as_signed: {{vi: Tổ chức {other.vi}}}"


def _signing(paper: Paper, chance: Random) -> Iterator[str]:
    """Give the date as sources have it: mostly the day, at times a year that is inferred, a month, a year."""
    year, day = paper.first, f"{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    date = chance.choice((f"{year}-{day}", f"{year}-{day}", f"{year}?-{day}", f"{year}-{day[:2]}", f"{year}"))
    yield f"  date_signed: {date}"
    if "?" in date:
        yield f"  inferred: {{date_signed: {{vi: năm {year} vì khi ấy thời hạn bắt đầu}}}}"
    if chance.random() < 0.2:
        place = chance.choice(paper.parties).place
        yield f"  place_signed: {{country: {place.country}, province: {place.name_vi}}}"


def _period(paper: Paper, chance: Random) -> str:
    if paper.number >= APART and paper.number % _AGREEMENTS_AN_OPEN_END == 0:
        return f"{paper.first}/.."
    month = chance.choice(("", "", "", "-01", "-07"))
    return f"{paper.first}{month}/{paper.last}{month}"


def _content(paper: Paper, chance: Random) -> Iterator[str]:
    """Give no promise (two papers of five), one (two of five) or two, some of them under headings."""
    commitments = chance.sample(COMMITMENTS, (0, 0, 1, 1, 2)[paper.number % 5])
    numbered = bool(commitments) and chance.random() < 0.2
    if numbered:
        yield "  items:"
        for number, commitment in enumerate(commitments, 1):
            yield f"  - {{number: {number}, text: {{vi: {commitment.heading_vi}, en: {commitment.heading_en}}}}}"
    if commitments:
        yield "  commitments:"
    for number, commitment in enumerate(commitments, 1):
        yield f"  - id: {commitment.id}"
        if numbered:
            yield f"    item: {number}"
        yield "    text:"
        yield f"      vi: {commitment.vi}, theo nội dung {number} của văn bản {paper.number}"
        yield f"      en: {commitment.en}, as point {number} of paper {paper.number} has it"
        yield f"    areas: [{', '.join(commitment.areas)}]"
        yield from (f"    {line}" for line in commitment.lines)
        if chance.random() < 0.1:
            yield f"    bound: [{chance.choice(paper.parties).id}]"
        yield f"    cite: {_citation(paper, chance)}"


def _activity(paper: Paper, chance: Random) -> str:
    activity = chance.choice(ACTIVITIES)
    host, guest = chance.sample(paper.parties, 2)
    month, day = chance.randrange(1, 13), chance.randrange(1, 26)
    days = f"{paper.first}-{month:02}-{day:02}/{paper.first}-{month:02}-{day + 3:02}"
    mark = chance.choice(("nearly", "about", "over"))
    return f"""\
- id: activity-{paper.number}
  kind: [{", ".join(activity.kinds)}]
  text:
    vi: {activity.vi} {host.place.name_vi}, lần {paper.number}
    en: {activity.en} {host.place.name_en}, number {paper.number}
  dates: {chance.choice((days, days[:10], f"{paper.first}"))}
  places:
  - {{country: {host.place.country}, province: {host.place.name_vi}}}
  parties:
  - {{party: {guest.id}, role: visitor}}
  - {{party: {host.id}, role: host}}
  people:
  - {{name: Trưởng đoàn {paper.number}, role: head_of_delegation, party: {guest.id}}}
  agreements: [{paper.id}]
  figures:
  - {{value: {chance.randrange(1, 400)}, unit: {activity.unit}, mark: {mark}}}
  cite: {_citation(paper, chance)}
"""


def _statement(paper: Paper) -> str:
    return f"""\
- id: statement-{paper.number}
  text:
    vi: Việc thực hiện văn bản {paper.number} được đánh giá tốt
    en: The work on paper {paper.number} was judged good
  about: [{paper.id}]
  cite: {paper.source} line {paper.number % _LINES_OF_A_SOURCE + 1}
"""


def _citation_in_parts(paper: Paper, chance: Random) -> str:
    source, _, place = _citation(paper, chance).partition(" ")
    return f"source: {source}, place: {place}"


def _citation(paper: Paper, chance: Random) -> str:
    return f"{paper.source} line {chance.randrange(1, _LINES_OF_A_SOURCE)}"
