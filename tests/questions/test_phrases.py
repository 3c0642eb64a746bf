"""200 phrases drawn from the articles: what the register holds is found first, and nothing else is said to be held.

phrases.yaml has them with the rule by which they were drawn; holding.py judges by the register's YAML alone.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from coopcli.text import fold
from tests.conftest import Coop, Result
from tests.questions.conftest import TODAY, one_line
from tests.questions.draw import NUMBER, phrases
from tests.questions.holding import holders, judge, register, saying

DRAWN: list[dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
)
PHRASES = [one["phrase"] for one in DRAWN]
NAMED = [f"{one['line']} {one['phrase']}" for one in DRAWN]

_DENIED = re.compile('No record in this register has "([^"]*)"')
_DENIED_ALL = re.compile(r'no record in this register has all of these: ((?:"[^"]*"(?:, )?)+)')


@pytest.fixture
def search(coop: Coop, shipped: Path) -> Coop:
    """Searches the register that ships for words, all hits."""

    def run(*arguments: str, **_: object) -> Result:
        words = ("search", "--limit", "1000", *arguments)
        found = coop(*words, today=TODAY, environment={"COOP_DB": str(shipped)})
        assert found.code == 0, found.err
        return found

    return run


def test_the_judge_reads_the_whole_register() -> None:
    """S001:5, S003:3, S000:19; of the last but one the article has the words, the register has not."""
    assert len(register()) == 5 + 14 + 2 + 9 + 38 + 12 + 19
    assert judge("câu lạc bộ").all == {"clubs-kon-tum-2019", "thanh-hoa-models"}
    assert judge("Khi cần thiết").all == {
        "rc-kon-tum-attapeu-2022",
        "rc-kon-tum-attapeu-2022/further-delegations",
    }
    assert judge("xâm canh").all == set()
    assert judge("nguyen phuong nga").inferred == {"vufo-on-carrying-out"}


def test_the_phrases_are_those_of_the_draw(shared: Path) -> None:
    drawn = [
        {"line": f"{source}:{line}", "phrase": phrase} for source, line, phrase in phrases(shared / "seeds")
    ]
    assert drawn == DRAWN
    assert len(drawn) == NUMBER
    assert 40 < sum(bool(judge(phrase).all) for phrase in PHRASES) < 160, "both kinds are among them"


@pytest.mark.parametrize("phrase", PHRASES, ids=NAMED)
def test_what_the_register_holds_is_found_before_what_it_does_not(search: Coop, phrase: str) -> None:
    """A sure hit says the phrase; what holds it is found, and first."""
    judged = judge(phrase)
    hits = search(phrase, "--format", "json").json
    order = [hit["id"] for hit in hits]
    surely = {hit["id"] for hit in hits if hit["match"] == "surely"}
    assert judged.all <= set(order), f"not found: {judged.all - set(order)}"
    assert judged.surely <= surely, f"not surely: {judged.surely - surely}"
    wrongly = surely - judged.all - judged.seeming
    assert not wrongly, f"surely, but nowhere in it: {wrongly}"
    others = [place for place, name in enumerate(order) if name not in judged.all | judged.seeming]
    last = max((order.index(name) for name in judged.all), default=-1)
    assert all(place > last for place in others), f"before what holds it: {order[min(others)]}"


@pytest.mark.parametrize("phrase", PHRASES, ids=NAMED)
def test_only_what_is_nowhere_is_denied(search: Coop, phrase: str) -> None:
    """An answer without a hit says that no record has the words, which is so; one without a sure hit says possibly."""
    told = one_line(search(phrase).out)
    denied = _DENIED.findall(told)
    for words in denied:
        assert fold(words) in fold(phrase)
        assert not holders(words), f"denied, but held: {words}"
    together = _DENIED_ALL.search(told)
    if together:
        each = re.findall('"([^"]*)"', together[1])
        assert fold(" ".join(each)) == fold(phrase)
        assert not frozenset.intersection(*(frozenset(saying(words)) for words in each))
    hits = search(phrase, "--format", "json").json
    if not hits:
        assert denied or together
    elif not any(hit["match"] == "surely" for hit in hits):
        assert told.startswith("Possibly:")
