"""`python -m coopcli` is `coop`."""

from __future__ import annotations

import sys

from coopcli.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
