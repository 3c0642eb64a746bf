"""The reference of a check and of a difference: the program's own reading of a register, its records kept, not judged.

Run as `python -m bench.reading REGISTER`: prints how many records and problems the reading gave.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path

from coopcli.reading.records import read_file


def read(register: Path) -> int:
    """Read a file whole, keep what is read, give how much that is."""
    gc.disable()  # as the program does
    try:
        with register.open("rb") as stream:
            return len([*read_file(stream, str(register), date.today())])
    finally:
        gc.enable()


if __name__ == "__main__":
    print(read(Path(sys.argv[1])))
