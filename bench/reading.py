"""The reference of a difference: a register read once, by the program's own reader (`python -m bench.reading FILE`)."""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path

from coopcli.reading.records import read_file


def main(register: Path) -> None:
    """Read all records, keep none, print how many records and problems there are."""
    gc.disable()  # as a load does
    with register.open("rb") as stream:
        print(sum(1 for _ in read_file(stream, str(register), date.today())))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
