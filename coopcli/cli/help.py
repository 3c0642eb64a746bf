"""The help of a command as a page of plain text in the user's language, lines kept within the terminal.

Typer's own pages have English words that cannot be translated, so none of them is used.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperOption

from coopcli.i18n import say
from coopcli.marking import N_

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


def page(context: typer.Context, commands: Mapping[str, str]) -> str:
    """Give the help page of the context's command; `commands` are a group's, with their translated lines.

    Paragraphs are filled to the width; one that begins with a space, and the epilog, are examples and stay.
    """
    command = context.command
    parameters = command.get_params(context)
    arguments = {
        argument_name(each): _explained(each) for each in parameters if isinstance(each, TyperArgument)
    }
    parts = [usage(context), _paragraphs(command.help or "")]
    if command.epilog:
        parts.append("\n".join((say(N_("Examples:")), textwrap.indent(command.epilog, _MARGIN))))
    parts.append(_section(say(N_("Commands")), commands))
    parts.append(_section(say(N_("Arguments")), arguments))
    for title, options in _grouped([each for each in parameters if isinstance(each, TyperOption)]).items():
        lines = {_option_names(each): _explained(each) for each in options}
        parts.append(_section(title or say(N_("Options")), lines))
    return "\n\n".join(filter(None, parts))


def usage(context: typer.Context) -> str:
    """Give the line that shows how the context's command is called."""
    words = [command_path(context)]
    for parameter in context.command.get_params(context):
        if isinstance(parameter, TyperArgument):
            name = argument_name(parameter) + ("…" if parameter.nargs == -1 else "")
            words.append(name if parameter.required else f"[{name}]")
    words.append(say(N_("[OPTIONS]") if context.parent else N_("COMMAND [OPTIONS]")))
    return say(N_("Usage: {line}"), line=" ".join(words))


def command_path(context: typer.Context) -> str:
    """Give the command as it is typed: `coop list`."""
    group = f"{context.parent.info_name} " if context.parent else ""
    return f"{group}{context.info_name}"


def argument_name(argument: TyperArgument) -> str:
    """Give the name that a person sees of an argument: its metavar, which is translated already."""
    return argument.metavar or argument.name.upper()


def _grouped(options: list[TyperOption]) -> dict[str, list[TyperOption]]:
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


def _explained(parameter: TyperArgument | TyperOption) -> str:
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


def _paragraphs(text: str) -> str:
    return "\n\n".join(
        part if part.startswith(" ") else textwrap.fill(part, _width(), break_on_hyphens=False)
        for part in text.split("\n\n")
    )


def _section(title: str, entries: Mapping[str, str]) -> str:
    """Two columns under a heading; "" where there is nothing to show."""
    if not entries:
        return ""
    lines: list[str] = [f"{title}:"]
    term = min(_TERM, max(map(len, entries)))
    indent = " " * (len(_MARGIN) + term + 2)
    for name, explanation in entries.items():
        wrapped = _wrapped(explanation, indent)
        if len(name) <= term:
            lines.append(f"{_MARGIN}{name:{term}}  {wrapped[0].lstrip()}".rstrip())
            lines.extend(wrapped[1:])
        else:
            lines.extend((f"{_MARGIN}{name}", *wrapped))
    return "\n".join(lines)


def _wrapped(text: str, indent: str) -> list[str]:
    lines = textwrap.wrap(
        text,
        _width(),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)
