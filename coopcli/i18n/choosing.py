"""Which language to speak: what was asked for, else what the system speaks."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from coopcli.errors import UsageError
from coopcli.i18n.forms import FORMS, Code
from coopcli.i18n.language import Language
from coopcli.marking import N_

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX (Base Definitions, 8.2) has them decide; an empty one does not count."""


def language_of(option: str | None, environment: Mapping[str, str]) -> Language:
    """Give the language of --lang (`option`), else of COOP_LANG, else of the system: Vietnamese, or English.

    Raises UsageError where --lang or COOP_LANG names a language that the program does not speak.
    """
    for place, asked in (("--lang", option), ("COOP_LANG", environment.get("COOP_LANG") or None)):
        if asked is not None:
            return Language(_spoken_code(place, asked))
    return Language("vi" if _system_locale(environment).lower().startswith("vi") else "en")


def _spoken_code(place: str, asked: str) -> Code:
    """Read `vi`, and `vi_VN.UTF-8` and `en-GB` too, as the variables of the system have them."""
    for code in FORMS:
        if asked.lower().replace("_", "-").partition(".")[0].partition("-")[0] == code:
            return code
    raise UsageError(
        N_('{place} takes {languages}, not "{asked}"'), place=place, languages=tuple(FORMS), asked=asked
    )


def _system_locale(environment: Mapping[str, str]) -> str:
    for name in _LOCALE_VARIABLES:
        if environment.get(name):
            return environment[name]
    if sys.platform == "win32":
        import locale  # only Windows, which sets none of these variables, has to ask for it

        return locale.getlocale()[0] or ""
    return ""
