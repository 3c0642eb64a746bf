"""`python -m bench`: takes the measurements, prints each as soon as it is there."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import bench
from bench.measurements import MEASUREMENTS, REAL, Measurement, Stage
from bench.register import APART
from bench.running import FailedError, Pairs


def main(arguments: Sequence[str] | None = None) -> int:
    """Take what is asked for; 1 where a command failed, 0 otherwise, within the bars or not."""
    asked = _parser().parse_args(arguments)
    chosen = [MEASUREMENTS[name] for name in asked.only or MEASUREMENTS]
    failed = False
    with TemporaryDirectory(prefix="coop-bench-") as folder:
        stage = Stage(Path(folder), asked.agreements, asked.large, asked.pairs)
        _print_head(stage)
        for measurement in chosen:
            if (measurement.large and not stage.large) or (measurement.real and not REAL.exists()):
                continue
            try:
                print(_line(measurement, measurement.take(stage)), flush=True)
            except FailedError as error:
                failed = True
                print(f"{measurement.what}: {error}", file=sys.stderr)
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=bench.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--agreements", type=_size, default=10_000, help="size of the register that is loaded"
    )
    parser.add_argument(
        "--large", type=_size_or_none, default=100_000, help="size of the large one, 0 for none"
    )
    parser.add_argument("--pairs", type=_positive, default=5, help="how often each is taken in turn")
    parser.add_argument(
        "--only", action="append", choices=MEASUREMENTS, help="one measurement; may be repeated"
    )
    return parser


def _positive(text: str) -> int:
    return _at_least(1, text)


def _size(text: str) -> int:
    return _at_least(APART, text)


def _size_or_none(text: str) -> int:
    return 0 if text == "0" else _at_least(APART, text)


def _at_least(least: int, text: str) -> int:
    number = int(text)
    if number < least:
        raise argparse.ArgumentTypeError(f"at least {least}")
    return number


_COLUMNS = "{what:<30} {reference:<26} {ours:>10} {theirs:>10} {ratio:>7} {bar:>7}  {within}"


def _print_head(stage: Stage) -> None:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, SQLite {sqlite3.sqlite_version}, {platform.system()}, {os.cpu_count()} processors")
    print(f"loaded: {stage.agreements:,} agreements; large: {stage.large:,}; {stage.pairs} pairs\n")
    head = _COLUMNS.format(
        what="what",
        reference="reference",
        ours="coop",
        theirs="reference",
        ratio="ratio",
        bar="bar",
        within="within",
    )
    print(f"{head}\n{'-' * len(head)}", flush=True)


def _line(measurement: Measurement, pairs: Pairs) -> str:
    ratio, figure = pairs.ratio, "{:.3f} s" if measurement.unit == "s" else "{:.0f} MB"
    return _COLUMNS.format(
        what=measurement.what,
        reference=measurement.reference,
        ours=figure.format(median(pairs.ours)),
        theirs=figure.format(median(pairs.references)),
        ratio=f"{ratio:.2f}",
        bar=f"<= {measurement.bar}",
        within="yes" if ratio <= measurement.bar else "NO",
    )


if __name__ == "__main__":
    sys.exit(main())
