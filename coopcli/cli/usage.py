"""Typer's usage errors in our words: what is wrong, and what to type instead.

Typer exports one of its usage errors only, and says them all in English: they are known by their class names
here, and a kind that is not known keeps Typer's sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import typer
from typer.core import TyperArgument

from coopcli.cli.help import argument_name, command_path
from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.marking import N_
from coopcli.text import nearest

SEE_HELP = N_('"{command} --help" shows what it takes')

_WHOLE_NUMBERS = {
    (False, False): N_('"{name}" takes a whole number, not "{given}"'),
    (True, False): N_('"{name}" takes a whole number from {least} up, not "{given}"'),
    (False, True): N_('"{name}" takes a whole number up to {most}, not "{given}"'),
    (True, True): N_('"{name}" takes a whole number from {least} to {most}, not "{given}"'),
}
"""By whether there is a least and a most."""


def worded(error: typer.TyperException, context: Any) -> UsageError:
    """Give our error for one that Typer raised while it read the command line of the context's command."""
    return _WORDINGS.get(type(error).__name__, _in_typers_words)(error, context)


def suggestion(word: str, names: Iterable[str], otherwise: str) -> tuple[str, tuple[str, ...]]:
    """Give the hint for a misspelt name, and the names it speaks of: the nearest, or `otherwise` and none."""
    near = nearest(word, names)
    return (DID_YOU_MEAN if near else otherwise), tuple(f'"{name}"' for name in near)


def long_options(context: Any) -> list[str]:
    """Give the long names of all options of the context's command."""
    parameters = context.command.get_params(context)
    return [name for each in parameters for name in each.opts if name.startswith("--")]


def _no_such_option(error: Any, context: Any) -> UsageError:
    hint, names = suggestion(error.option_name, long_options(context), SEE_HELP)
    values = {"option": error.option_name, "names": names, "command": command_path(context)}
    return UsageError(N_('there is no option "{option}"'), (hint,), **values)


def _bad_option_usage(error: Any, context: Any) -> UsageError:
    flags = [name for each in context.command.params if getattr(each, "is_flag", False) for name in each.opts]
    message = (
        N_('"{option}" takes no value') if error.option_name in flags else N_('"{option}" needs a value')
    )
    return UsageError(message, (SEE_HELP,), option=error.option_name, command=command_path(context))


def _missing_parameter(error: Any, context: Any) -> UsageError:
    values = {"name": _seen_name(error.param), "command": command_path(context)}
    return UsageError(N_("{name} is missing"), (SEE_HELP,), **values)


def _bad_parameter(error: Any, context: Any) -> UsageError:
    if error.param is None:
        return _in_typers_words(error, context)
    kind = error.param.type_descriptor
    given = _given(error)
    values = {"name": _seen_name(error.param), "given": given, "command": command_path(context)}
    if kind.choices:
        hint, names = suggestion(given, map(str, kind.choices), SEE_HELP)
        message = N_('"{name}" takes one of {choices}, not "{given}"')
        return UsageError(message, (hint,), **values, choices=kind.choices, names=names)
    if kind.annotation is int:
        least, most = error.param.min, error.param.max
        message = _WHOLE_NUMBERS[least is not None, most is not None]
        return UsageError(message, (SEE_HELP,), **values, least=least, most=most)
    return UsageError(
        N_('"{name}" cannot take this value: {reason}'), (SEE_HELP,), **values, reason=error.message
    )


def _in_typers_words(error: Any, context: Any) -> UsageError:
    return UsageError("{sentence}", sentence=error.format_message())


def _seen_name(parameter: Any) -> str:
    if isinstance(parameter, TyperArgument):
        return argument_name(parameter)
    return str(max(parameter.opts, key=len))


def _given(error: Any) -> str:
    """The value that was refused: only the pydantic error has it, and one within another for a list."""
    fault = error.__cause__
    value = ""
    while fault is not None and hasattr(fault, "errors"):
        first = fault.errors()[0]
        value = first["input"]
        fault = first.get("ctx", {}).get("error")
    return value if isinstance(value, str) else ", ".join(map(str, value))


_WORDINGS: Mapping[str, Callable[[Any, Any], UsageError]] = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_option_usage,
    "MissingParameter": _missing_parameter,
    "BadParameter": _bad_parameter,
}
