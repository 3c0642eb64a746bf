"""Mutants that no test can notice, since the program answers the same with them: each with the reason."""

from __future__ import annotations

from typing import Final

SAME: Final[dict[tuple[str, str], str]] = {}
"""The changed lines as they were and as they are, and why that makes no difference."""
