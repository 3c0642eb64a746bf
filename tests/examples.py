"""How many examples a property test draws: few while one works, all of them where `HYPOTHESIS_PROFILE=thorough`."""

from __future__ import annotations

import os

from hypothesis import settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
_LEAST = 10

settings.register_profile("usual", max_examples=100 if THOROUGH else 20, deadline=None)
settings.load_profile("usual")


def examples(number: int) -> int:
    """Give so many, or a fifth of them."""
    return number if THOROUGH else max(number // 5, _LEAST)
