"""Mutants that no test can notice, since the program answers the same with them: each with the reason."""

from __future__ import annotations

from typing import Final

SAME: Final[dict[tuple[str, str], str]] = {
    (
        "raise _impossible(text, int(year), int(month or 1)) from None",
        "raise _impossible(text, int(year), int(month or 2)) from None",
    ): "without a month the year alone can be at fault, and then the month is not looked at",
    (
        "if not named and len(sides) == _SIDES and len(visiting) == 1 and visiting < set(sides):",
        "if not named and len(sides) == _SIDES and len(visiting) == 1 and visiting <= set(sides):",
    ): "one visitor is never all of two sides",
}
"""The changed lines as they were and as they are, and why that makes no difference."""
