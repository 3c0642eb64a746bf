"""Control characters made visible: what records and arguments carry must not steer a terminal."""

from __future__ import annotations

_CONTROLS = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,  # Arabic letter mark; with the next three ranges, what turns the direction of writing
    *range(0x200E, 0x2010),
    *range(0x2028, 0x202F),  # with the line and the paragraph separator
    *range(0x2066, 0x206A),
)
_ESCAPES = {code: chr(code).encode("unicode_escape").decode("ascii") for code in _CONTROLS}
_BUT_LINES = {code: escape for code, escape in _ESCAPES.items() if chr(code) not in "\n\t"}


def harmless(text: str, *, lines: bool = False) -> str:
    """Give the text with each control character as an escape: `\\x1b[31m` for what would turn it red.

    With `lines`, line breaks and tabs stay as they are.
    """
    if text.isprintable():
        return text
    return text.translate(_BUT_LINES if lines else _ESCAPES)
