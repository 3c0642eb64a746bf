"""Which texts need a closer look at their letters: asked of every text of a register, so it is quick."""

from __future__ import annotations

import re
from typing import Final

STRANGERS: Final = "аеорсухіѕјһԁԛѡАВЕКМНОРСТХІЅЈҮονυαικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
LATIN_ALIKE: Final = "aeopcyxisjhdqwABEKMHOPCTXISJYovuaikABEZHIKMNOPTYX"
"""Letters of the Cyrillic and the Greek script, and the Latin ones that they look like."""

_SUSPECT: Final = re.compile(
    f"[\u0080-\u00a9\u00aa-\u00bf\u00d0\u00f0\u0189\u0256\u0300-\u036f{STRANGERS}\u115f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\u3164\ufeff\ufffd]|á[º»]"
)
_ORDINARY: Final = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


def is_suspect(text: str) -> bool:
    """Say whether a text has a letter or a sign that may be wrong, or no letter that tells it is Vietnamese."""
    if text.isascii():
        return "^" in text or "+" in text or "a(" in text
    return _SUSPECT.search(text) is not None or _ORDINARY.search(text) is None
