"""Breaks the program in many places, one at a time, and says which ones the near tests do not notice.

`python -m tests.mutants` (`make mutants`) tries the places that a seed draws, `--rooms terms duties` only some rooms.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from resource import RUSAGE_CHILDREN, getrusage

from tests.mutants.made import Mutant, places
from tests.mutants.rooms import ROOMS, matching
from tests.mutants.running import Outcome, outcomes
from tests.mutants.same import SAME


def main() -> int:
    """Draw, try, report; 1 where the tests of a room fail on the program as it is."""
    asked = _arguments()
    failing = [one.room for one in outcomes((room, None) for room in asked.rooms) if one.killed]
    if failing:
        print(f"Their tests fail on the program as it is: {', '.join(failing)}")
        return 1
    began = time.monotonic()
    drawn = [(room, mutant) for room in asked.rooms for mutant in drawn_of(room, asked.seed)]
    done = []
    for one in outcomes(drawn):
        done.append(one)
        if not one.killed:
            print(f"{one.room}: {one.mutant}", flush=True)
    print(*_report(done), sep="\n")
    spent = getrusage(RUSAGE_CHILDREN)
    minutes, of_processor = (time.monotonic() - began) / 60, (spent.ru_utime + spent.ru_stime) / 60
    print(f"{minutes:.0f} minutes, {of_processor:.0f} of the processor; seed {asked.seed}")
    return 0


def drawn_of(room: str, seed: int) -> Iterator[Mutant]:
    """Give as many mutants of a room as it has in the table, drawn by a seed; those that change nothing left out."""
    sql = room.startswith("SQL")
    found = [place for path in matching(ROOMS[room].files) for place in places(path, sql=sql)]
    random.Random(f"{seed} {room}").shuffle(found)
    mutants = (place.mutant() for place in found)
    tried = (mutant for mutant in mutants if (mutant.before, mutant.after) not in SAME)
    return islice(tried, ROOMS[room].broken)


def _report(done: Sequence[Outcome]) -> Iterator[str]:
    tried, killed = _counted(done), _counted(one for one in done if one.killed)
    seconds: Counter[str] = Counter()
    for one in done:
        seconds[one.room] += round(one.seconds)
    for room, number in tried.items():
        share = killed[room] / number
        yield f"{room:16} {killed[room]:4} of {number:4} noticed {share:6.0%} {seconds[room]:6} s"
    total, noticed = tried.total(), killed.total()
    yield f"{'all':16} {noticed:4} of {total:4} noticed {noticed / total:6.1%}"


def _counted(done: Iterable[Outcome]) -> Counter[str]:
    return Counter(one.room for one in done)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=[*ROOMS], metavar="ROOM")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
