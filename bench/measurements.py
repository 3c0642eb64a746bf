"""What is measured: each command beside its reference, with the bar of the design."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import sleep
from typing import Final

from bench.register import APART, ENDS, PROVINCE, WORDS, write_register
from bench.running import CHECKOUT, FailedError, Pairs, Run, coop, coop_alone, in_turn, run
from coopcli.store import shipped
from coopcli.text import fold
from tests.treaties import TREATIES, as_yaml, first_of_each_id, read_treaties

REAL: Final = CHECKOUT.parent / "shared" / TREATIES
"""4,532 treaties that nobody on this project wrote, which lie beside the checkout, or do not."""
RARE: Final = ("persistent", "organic")
"""Words that the titles of nine of them have."""
COMMON: Final = "fisheries"
"""A word of 429 titles."""

_TICK: Final = 2.1
"""Seconds after which a file cannot change any more within the time of its last change: see `store.Seen`."""


class Stage:
    """The registers and stores of one run of the bench, in a folder, each made when first asked for.

    `agreements` is the size of the register that is loaded, `large` that of the one that is asked.
    """

    def __init__(self, folder: Path, agreements: int, large: int, pairs: int) -> None:
        self.agreements = agreements
        self.large = large
        self.pairs = pairs
        self._folder = folder
        self._numbers = count()
        self._loads: dict[int, Run] = {}

    def register(self, agreements: int) -> Path:
        """Give the made-up register of this size."""
        path = self._folder / f"register-{agreements}.yaml"
        if not path.exists():
            write_register(path, agreements)
        return path

    def store(self, agreements: int) -> Path:
        """Give a store that holds the register of this size."""
        self.load(agreements)
        return self._store(agreements)

    def load(self, agreements: int) -> Run:
        """Give the run that made the store of this size."""
        if agreements not in self._loads:
            register, store = self.register(agreements), self._store(agreements)
            self._loads[agreements] = coop("load", register, store=store)
        return self._loads[agreements]

    def shipped(self) -> Path:
        """Give a store that holds the register that ships."""
        path = self._folder / "shipped.sqlite3"
        if not path.exists():
            coop("load", shipped("data/agreements.yaml"), store=path)
        return path

    def treaties(self, few: bool) -> Path:
        """Give a store with the first treaty of each id, or with ten: those with the rare words, then the first."""
        path = self._folder / f"treaties-{'few' if few else 'all'}.sqlite3"
        if not path.exists():
            kept = [*first_of_each_id(read_treaties(REAL)).values()]
            if few:
                # The sort keeps the order of equals.
                kept = sorted(kept, key=lambda one: not set(RARE) <= {*fold(one.title).split()})[:APART]
            text = path.with_suffix(".yaml")
            text.write_text(as_yaml(kept), encoding="utf-8")
            coop("load", text, store=path)
        return path

    def folder_of(self, files: int) -> Path:
        """Give a store that holds a folder of so many files, which were not touched for a while."""
        path = self._folder / f"folder-{files}.sqlite3"
        if not path.exists():
            folder = self._folder / f"folder-{files}"
            folder.mkdir()
            for number in range(files):
                (folder / f"{number}.yaml").write_text(
                    f"sources:\n- {{id: s-{number}, title: A page}}\n", encoding="utf-8"
                )
            sleep(_TICK)
            coop("load", folder, store=path)
        return path

    def fresh(self, work: Callable[[Path], Run]) -> Run:
        """Do something with the path of a store that is not there yet, and remove that store."""
        path = self._folder / f"fresh-{next(self._numbers)}.sqlite3"
        try:
            return work(path)
        finally:
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)

    def _store(self, agreements: int) -> Path:
        return self._folder / f"store-{agreements}.sqlite3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One line of the table: what is done, beside what; `bar` is the most that the ratio may be.

    `large`: it needs the large register; `real`: the treaties.
    """

    what: str
    reference: str
    bar: float
    take: Callable[[Stage], Pairs]
    large: bool = False
    real: bool = False
    unit: str = "s"


def _load(stage: Stage, way: str) -> Pairs:
    """Load a register into a new store, beside a way of `bench.reference`."""
    register, loaded = stage.register(stage.agreements), stage.store(stage.agreements)
    return in_turn(
        lambda: stage.fresh(lambda store: coop("load", register, store=store)).seconds,
        lambda: float(stage.fresh(lambda store: run("bench.reference", way, register, loaded, store)).output),
        stage.pairs,
    )


def _check(stage: Stage) -> Pairs:
    """Check a register, beside reading it and no more; no store is there."""
    register = stage.register(stage.agreements)
    return in_turn(
        lambda: stage.fresh(lambda store: coop("check", register, store=store)).seconds,
        lambda: run("bench.reading", register).seconds,
        stage.pairs,
    )


def _beside_empty(stage: Stage, work: Callable[[], Run]) -> Pairs:
    return in_turn(lambda: work().seconds, lambda: run("bench.empty").seconds, stage.pairs)


def _load_again(stage: Stage) -> Pairs:
    register, loaded = stage.register(stage.agreements), stage.store(stage.agreements)
    return _beside_empty(stage, lambda: coop("load", register, store=loaded))


def _compare(stage: Stage) -> Pairs:
    """Compare a register with one in which a term is another, beside reading it once."""
    register = stage.register(stage.agreements)
    later = register.with_name(f"later-{register.name}")
    before, sign, behind = register.read_text(encoding="utf-8").partition("\n  period: ")
    later.write_text(f"{before}\n  note: another one{sign}{behind}", encoding="utf-8")
    store = stage.shipped()
    return in_turn(
        lambda: coop("changes", register, later, store=store).seconds,
        lambda: run("bench.reading", register).seconds,
        stage.pairs,
    )


def _set(stage: Stage) -> Pairs:
    """Change a field of the first agreement, beside loading the same file after a change by hand."""
    register = stage.register(stage.agreements)
    ours, by_hand = (register.with_name(f"{name}-{register.name}") for name in ("set", "by-hand"))
    stores = [path.with_suffix(".sqlite3") for path in (ours, by_hand)]
    for path, store in zip((ours, by_hand), stores, strict=True):
        path.write_bytes(register.read_bytes())
        coop("load", path, store=store)
    first = register.read_text(encoding="utf-8").partition("\nagreements:\n")[2].split()[2]
    numbers = count()

    def load() -> float:
        with by_hand.open("a", encoding="utf-8") as file:
            file.write("# another line\n")
        return coop("load", by_hand, store=stores[1]).seconds

    return in_turn(
        lambda: coop("set", first, f"note=note {next(numbers)}", store=stores[0]).seconds, load, stage.pairs
    )


def _list_shipped(stage: Stage) -> Pairs:
    store = stage.shipped()
    return _beside_empty(stage, lambda: coop("list", store=store))


def _look(stage: Stage, files: int) -> Pairs:
    """Ask a register of many files, none of them changed, beside the same without a look at them."""
    store = stage.folder_of(files)
    return in_turn(
        lambda: coop("list", store=store).seconds,
        lambda: coop("list", store=store, settings={"COOP_LOAD": "never"}).seconds,
        stage.pairs,
    )


def _start_shipped(stage: Stage) -> Pairs:
    store = stage.shipped()
    return _beside_empty(stage, lambda: coop_alone(store))


def _start_large(stage: Stage) -> Pairs:
    large, ten = stage.store(stage.large), stage.store(APART)
    return in_turn(lambda: coop_alone(large).seconds, lambda: coop_alone(ten).seconds, stage.pairs)


def _summary_large(stage: Stage) -> Pairs:
    """Count all agreements: the answer names as many statuses, whatever the size of the register."""
    large, ten = stage.store(stage.large), stage.store(APART)
    return in_turn(
        lambda: coop("summary", store=large).seconds, lambda: coop("summary", store=ten).seconds, stage.pairs
    )


def _memory(stage: Stage) -> Pairs:
    large, usual = stage.load(stage.large), stage.load(stage.agreements)
    if not large.peak:
        raise FailedError("this system does not tell how much memory a process took")
    return Pairs((large.peak,), (usual.peak,))


def _ask(stage: Stage, *arguments: str) -> Pairs:
    """Ask the large register, beside the same over ten."""
    return _ask_both(stage, stage.store(stage.large), stage.store(APART), *arguments)


def _ask_both(stage: Stage, large: Path, ten: Path, *arguments: str) -> Pairs:
    """Ask two stores. Raises FailedError unless both answers have the same lines.

    Their order may differ: how rare a word is decides which comes first.
    """
    many, few = (coop(*arguments, store=store).output.splitlines() for store in (large, ten))
    if sorted(many) != sorted(few):
        raise FailedError(
            f"coop {' '.join(arguments)}: another answer over {large.name} than over {ten.name}"
        )
    return _take_both(stage, large, ten, *arguments)


def _take_both(stage: Stage, large: Path, ten: Path, *arguments: str) -> Pairs:
    return in_turn(
        lambda: coop(*arguments, store=large).seconds,
        lambda: coop(*arguments, store=ten).seconds,
        stage.pairs,
    )


def _ask_treaties(stage: Stage, command: str) -> Pairs:
    return _ask_both(stage, stage.treaties(few=False), stage.treaties(few=True), command, *RARE)


def _search_common(stage: Stage) -> Pairs:
    """Show the best 20 of many hits, beside all hits of ten treaties."""
    words = ("search", COMMON, "--limit", "20")
    return _take_both(stage, stage.treaties(few=False), stage.treaties(few=True), *words)


def _measure_look(files: int, bar: float) -> Measurement:
    return Measurement(
        what=f"list, files unchanged: {files:,}",
        reference="without the look at them",
        bar=bar,
        take=lambda stage: _look(stage, files),
    )


MEASUREMENTS: Final = {
    "load": Measurement(
        what="load",
        reference="bare events, executemany",
        bar=2.0,
        take=lambda stage: _load(stage, "events"),
    ),
    "load-plain": Measurement(
        what="load",
        reference="plain way",
        bar=0.2,
        take=lambda stage: _load(stage, "plain"),
    ),
    "check": Measurement(
        what="check",
        reference="the reading alone",
        bar=1.5,
        take=_check,
    ),
    "load-again": Measurement(
        what="load again, nothing changed",
        reference="empty program",
        bar=1.3,
        take=_load_again,
    ),
    "changes": Measurement(
        what="changes of two files",
        reference="one of them read",
        bar=2.2,
        take=_compare,
    ),
    "set": Measurement(
        what="set a field",
        reference="load, a line changed by hand",
        bar=1.5,
        take=_set,
    ),
    "list": Measurement(
        what="list, the register that ships",
        reference="empty program",
        bar=1.3,
        take=_list_shipped,
    ),
    **{f"look-{files}": _measure_look(files, bar) for files, bar in ((1, 1.1), (100, 1.1), (1_000, 1.6))},
    "start": Measurement(
        what="start, the register that ships",
        reference="empty program",
        bar=1.3,
        take=_start_shipped,
    ),
    "memory": Measurement(
        what="peak of the large load",
        reference="peak of the usual load",
        bar=1.5,
        take=_memory,
        large=True,
        unit="MB",
    ),
    "province": Measurement(
        what="list --province, large",
        reference="the same over ten",
        bar=1.6,
        take=lambda stage: _ask(stage, "list", "--province", PROVINCE),
        large=True,
    ),
    "due": Measurement(
        what="due --province, large",
        reference="the same over ten",
        bar=1.6,
        take=lambda stage: _ask(stage, "due", ENDS, "--province", PROVINCE),
        large=True,
    ),
    "words": Measurement(
        what="list WORDS, large",
        reference="the same over ten",
        bar=1.6,
        take=lambda stage: _ask(stage, "list", *WORDS),
        large=True,
    ),
    "search": Measurement(
        what="search WORDS, large",
        reference="the same over ten",
        bar=1.6,
        take=lambda stage: _ask(stage, "search", *WORDS),
        large=True,
    ),
    "treaties-search": Measurement(
        what="search WORDS, treaties",
        reference="the same over ten",
        bar=1.3,
        take=lambda stage: _ask_treaties(stage, "search"),
        real=True,
    ),
    "treaties-words": Measurement(
        what="list WORDS, treaties",
        reference="the same over ten",
        bar=1.3,
        take=lambda stage: _ask_treaties(stage, "list"),
        real=True,
    ),
    "treaties-common": Measurement(
        what="search --limit 20, treaties",
        reference="the same over ten",
        bar=2.0,
        take=_search_common,
        real=True,
    ),
    "start-large": Measurement(
        what="start, large",
        reference="the same over ten",
        bar=3.0,
        take=_start_large,
        large=True,
    ),
    "summary": Measurement(
        what="summary, large",
        reference="the same over ten",
        bar=3.0,
        take=_summary_large,
        large=True,
    ),
}
"""Every measurement by its name, the quick ones first."""
