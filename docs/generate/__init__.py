"""Makes what the pages of `docs/` say of the program from the program itself: see `pages`."""

from __future__ import annotations
