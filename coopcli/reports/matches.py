"""What lists of graded records have in common: their headings and the line that counts them."""

from __future__ import annotations

from collections.abc import Mapping

from coopcli.grade import Grade
from coopcli.i18n import Language
from coopcli.marking import N_


def titles(language: Language) -> Mapping[Grade, str]:
    """Give the heading of each table of a graded list; what is sure needs none."""
    return {
        Grade.SURELY: "",
        Grade.POSSIBLY: language.say("Possibly"),
        Grade.UNKNOWN: language.say("Cannot be told"),
    }


def counted(total: str, counts: Mapping[Grade, int], language: Language) -> str:
    """Add to a total how many match surely, possibly, or cannot be told; nothing where all are sure."""
    if not set(counts) - {Grade.SURELY}:
        return total
    parts = [
        language.say(words, number=language.number(counts[grade]))
        for grade, words in (
            (Grade.SURELY, N_("{number} surely")),
            (Grade.POSSIBLY, N_("{number} possibly")),
            (Grade.UNKNOWN, N_("{number} cannot be told")),
        )
        if counts.get(grade)
    ]
    return f"{total}: {', '.join(parts)}"


def limited(total: str, listed: int, language: Language) -> str:
    """Add to a total that only the first rows are shown."""
    return language.say("{total}; the first {listed} are shown", total=total, listed=language.number(listed))
