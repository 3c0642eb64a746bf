"""`python -m docs.generate` brings the pages up to date; with `--check` it names those that are not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from docs.generate.pages import fresh_pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages that are stale, or name them; give the exit code. Arguments of the process if None."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    check = parser.parse_args(arguments).check
    stale = [(page, text) for page, text in fresh_pages() if page.read_text(encoding="utf-8") != text]
    for page, text in stale:
        if check:
            sys.stderr.write(f"docs/{page.name} is stale: run python -m docs.generate\n")
        else:
            page.write_text(text, encoding="utf-8", newline="\n")
            sys.stderr.write(f"docs/{page.name} written\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
