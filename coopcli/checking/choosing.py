"""Which findings are asked for: by their codes, or by how bad they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import say_in_all
from coopcli.problems import SEVERITIES, Problem
from coopcli.text import N_, key, nearest
from coopcli.wordings import WORDINGS


@dataclass(frozen=True, slots=True)
class Choice:
    """The findings that are wanted: those of `only`, or all where it is empty, without those of `skip`.

    Both hold codes of rules.
    """

    only: Collection[str]
    skip: Collection[str]

    def has(self, problem: Problem) -> bool:
        """Say whether a finding is wanted."""
        return (not self.only or problem.code in self.only) and problem.code not in self.skip


def read_choice(only: Iterable[str], skip: Iterable[str]) -> Choice:
    """Read what the options name, commas between several. Raises UsageError for what is no code and no severity."""
    return Choice(frozenset(_codes("--only", only)), frozenset(_codes("--skip", skip)))


def one_code(typed: str) -> str:
    """Read the code of a rule. Raises UsageError where it is none."""
    if typed.lower() in WORDINGS:
        return typed.lower()
    raise _unknown(N_('there is no rule "{typed}"'), typed, [*WORDINGS])


def _codes(option: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if not text.strip(" ,"):
            raise UsageError(N_("{option} names no rule"), (_ALL,), option=option)
        for typed in filter(None, map(str.strip, text.split(","))):
            if typed.lower() in WORDINGS:
                yield typed.lower()
            elif severity := _severities().get(key(typed)):
                yield from (code for code, wording in WORDINGS.items() if wording.severity == severity)
            else:
                message = N_('"{typed}" of {option} is neither a rule nor a severity')
                raise _unknown(message, typed, [*WORDINGS, *SEVERITIES], option=option)


def _severities() -> dict[str, str]:
    """Give the severities by what they are called, in every language."""
    called = {key(word): name for name, text in SEVERITIES.items() for word in say_in_all(text).values()}
    return {**called, **{f"{name}s": name for name in SEVERITIES}}


_ALL: Final = N_("to see all rules: coop explain")


def _unknown(message: str, typed: str, known: Collection[str], **values: object) -> UsageError:
    near = [f'"{one}"' for one in nearest(typed, known)]
    return UsageError(message, (DID_YOU_MEAN,) if near else (_ALL,), typed=typed, names=near, **values)
