"""The help of a command as a page of plain text in the user's language, lines kept within the terminal.

Typer's own pages have English words that cannot be translated, so none of them is used.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from coopcli.errors import DID_YOU_MEAN, UsageError
from coopcli.i18n import say
from coopcli.text import N_, nearest

_WIDEST = 100
_MARGIN = "  "
_TERM = 24
"""Columns for the names of commands and options; behind a longer name the help begins on the next line."""

_OF_TYPER: Mapping[str, str] = {
    "help": N_("Show this help."),
    "install_completion": N_("Let the Tab key finish commands and options in your shell."),
    "show_completion": N_("Show what --install-completion would install, to set it up by hand."),
}
"""Options that Typer adds, by name, in our words."""

_METAVARS: Mapping[object, str] = {int: N_("NUMBER"), float: N_("NUMBER"), Path: N_("PATH")}


def page(context: typer.Context) -> str:
    """Give the help page of the context's command; that of the group lists the commands with their translated lines.

    Paragraphs are filled to the width; one that begins with a space, and the epilog, are examples and stay.
    """
    command = context.command
    parameters = command.get_params(context)
    arguments = [each for each in parameters if isinstance(each, TyperArgument)]
    options = [each for each in parameters if isinstance(each, TyperOption)]
    parts = [usage(context)]
    for part in (command.help or "").split("\n\n"):
        filled = textwrap.fill(part, _width(), break_on_hyphens=False)
        parts.append(part if part.startswith(" ") else filled)
    if command.epilog:
        parts.append("\n".join((say(N_("Examples:")), textwrap.indent(command.epilog, _MARGIN))))
    parts.append(_section(say(N_("Commands")), {} if context.parent else context.obj))
    parts.append(_section(say(N_("Arguments")), {name_as_typed(each): _explain(each) for each in arguments}))
    for title, under_it in _group_by_heading(options).items():
        lines = {_option_names(each): _explain(each) for each in under_it}
        parts.append(_section(title or say(N_("Options")), lines))
    return "\n\n".join(filter(None, parts))


def usage(context: typer.Context) -> str:
    """Give the line that shows how the context's command is called."""
    words = [command_path(context)]
    for parameter in context.command.get_params(context):
        if isinstance(parameter, TyperArgument):
            name = name_as_typed(parameter) + ("…" if parameter.nargs == -1 else "")
            words.append(name if parameter.required else f"[{name}]")
    words.append(say(N_("[OPTIONS]") if context.parent else N_("COMMAND [OPTIONS]")))
    return say(N_("Usage: {line}"), line=" ".join(words))


def command_path(context: typer.Context) -> str:
    """Give the command as it is typed: `coop list`."""
    group = f"{context.parent.info_name} " if context.parent else ""
    return f"{group}{context.info_name}"


def name_as_typed(parameter: TyperArgument | TyperOption) -> str:
    """Give the name that a person sees: an argument's metavar, translated already, or the longest of an option."""
    if isinstance(parameter, TyperArgument):
        return parameter.metavar or parameter.name.upper()
    return max(parameter.opts, key=len)


def _group_by_heading(options: list[TyperOption]) -> dict[str, list[TyperOption]]:
    """Give the options by heading, a command's own ones ("") first; --help joins the last heading."""
    groups: dict[str, list[TyperOption]] = {}
    for option in sorted(options, key=lambda option: bool(option.rich_help_panel)):
        if option.name != "help" and not option.hidden:
            groups.setdefault(option.rich_help_panel or "", []).append(option)
    last = list(groups)[-1] if groups else ""
    groups.setdefault(last, []).extend(option for option in options if option.name == "help")
    return groups


def _option_names(option: TyperOption) -> str:
    names = ", ".join((*sorted(option.opts, key=len), *option.secondary_opts))
    return names if option.is_flag else f"{names} {_metavar(option)}"


def _metavar(option: TyperOption) -> str:
    if option.metavar:
        return option.metavar
    kind = option.type_descriptor
    if kind.choices:
        return "|".join(map(str, kind.choices))
    return say(_METAVARS.get(kind.annotation, N_("TEXT")))


def _explain(parameter: TyperArgument | TyperOption) -> str:
    """The help of a parameter, and in brackets what else there is to know of it."""
    notes = []
    if isinstance(parameter, TyperOption) and parameter.multiple:
        notes.append(say(N_("can be repeated")))
    if parameter.default not in (None, False, "", []):
        notes.append(say(N_("otherwise {default}"), default=parameter.default))
    if isinstance(parameter, TyperOption) and parameter.required:
        notes.append(say(N_("required")))
    if parameter.envvar:
        notes.append(say(N_("or set {variable}"), variable=parameter.envvar))
    own = say(_OF_TYPER[parameter.name]) if parameter.name in _OF_TYPER else parameter.help or ""
    return f"{own} [{'; '.join(notes)}]" if notes else own


def _section(title: str, entries: Mapping[str, str]) -> str:
    """Two columns under a heading; "" where there is nothing to show."""
    if not entries:
        return ""
    lines: list[str] = [f"{title}:"]
    term = min(_TERM, max(map(len, entries)))
    indent = " " * (len(_MARGIN) + term + 2)
    fill = textwrap.TextWrapper(
        _width(),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ).fill
    for name, explanation in entries.items():
        text = fill(explanation)
        beside = len(name) <= term
        lines.append(
            f"{_MARGIN}{name:{term}}  {text.lstrip()}".rstrip() if beside else f"{_MARGIN}{name}\n{text}"
        )
    return "\n".join(lines)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


SEE_HELP = N_('"{command} --help" shows what it takes')

_WHOLE_NUMBERS = {
    (False, False): N_('"{name}" takes a whole number, not "{given}"'),
    (True, False): N_('"{name}" takes a whole number from {least} up, not "{given}"'),
    (False, True): N_('"{name}" takes a whole number up to {most}, not "{given}"'),
    (True, True): N_('"{name}" takes a whole number from {least} to {most}, not "{given}"'),
}
"""By whether there is a least and a most."""


def reword_error(error: Any, context: Any) -> UsageError:
    """Give our error for one that Typer raised while it read the command line of the context's command."""
    command = command_path(context)
    match type(error).__name__:
        case "NoSuchOption":
            option = error.option_name
            hint, names = suggestion(option, long_options(context), SEE_HELP)
            message = N_('there is no option "{option}"')
            return UsageError(message, (hint,), option=option, names=names, command=command)
        case "BadOptionUsage":
            option = error.option_name
            flags = (each.opts for each in context.command.params if getattr(each, "is_flag", False))
            message = N_('"{option}" needs a value')
            if any(option in names for names in flags):
                message = N_('"{option}" takes no value')
            return UsageError(message, (SEE_HELP,), option=option, command=command)
        case "MissingParameter":
            example = next(iter((context.command.epilog or "").splitlines()), "")
            hints = (N_("for example: {line}"), SEE_HELP) if example else (SEE_HELP,)
            return UsageError(
                N_('something is missing behind "{command}"'), hints, line=example, command=command
            )
        case "BadParameter" if error.param is not None:
            return _refuse_value(error, command)
    return UsageError("{sentence}", sentence=error.format_message())


def _refuse_value(error: Any, command: str) -> UsageError:
    kind, given = error.param.type_descriptor, _value_given(error)
    values = {"name": name_as_typed(error.param), "given": given, "command": command}
    if kind.choices:
        hint, names = suggestion(given, map(str, kind.choices), SEE_HELP)
        message = N_('"{name}" takes one of {choices}, not "{given}"')
        return UsageError(message, (hint,), **values, choices=kind.choices, names=names)
    if kind.annotation is int:
        least, most = error.param.min, error.param.max
        message = _WHOLE_NUMBERS[least is not None, most is not None]
        return UsageError(message, (SEE_HELP,), **values, least=least, most=most)
    message = N_('"{name}" cannot take this value: {reason}')
    return UsageError(message, (SEE_HELP,), **values, reason=error.message)


def suggestion(word: str, names: Iterable[str], otherwise: str) -> tuple[str, tuple[str, ...]]:
    """Give the hint for a misspelt name, and the names it speaks of: the nearest, or `otherwise` and none."""
    near = nearest(word, names)
    return (DID_YOU_MEAN if near else otherwise), tuple(f'"{name}"' for name in near)


def long_options(context: Any) -> list[str]:
    """Give the long names of all options of the context's command."""
    parameters = context.command.get_params(context)
    return [name for each in parameters for name in each.opts if name.startswith("--")]


def _value_given(error: Any) -> str:
    """The value that was refused: only the pydantic error has it, and one within another for a list."""
    fault = error.__cause__
    value = ""
    while fault is not None and hasattr(fault, "errors"):
        first = fault.errors()[0]
        value = first["input"]
        fault = first.get("ctx", {}).get("error")
    return value if isinstance(value, str) else ", ".join(map(str, value))
