"""`python -m docs.generate` brings the pages up to date; with `--check` it names those that are not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from docs.generate.pages import fresh_pages
from docs.generate.schemas import fresh_schemas


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages that are stale, or name them; give the exit code. Arguments of the process if None."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    check = parser.parse_args(arguments).check
    fresh = (*fresh_pages(), *fresh_schemas())
    stale = [(file, text) for file, text in fresh if not file.exists() or file.read_text("utf-8") != text]
    for file, text in stale:
        name = f"{file.parent.name}/{file.name}"
        if check:
            sys.stderr.write(f"{name} is stale: run python -m docs.generate\n")
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
            sys.stderr.write(f"{name} written\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
