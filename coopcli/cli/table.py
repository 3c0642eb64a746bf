"""A lazy command table on Typer: help and completion list every command, the one that runs is imported."""

from __future__ import annotations

import importlib
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Protocol, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

import coopcli
from coopcli.cli import help as help_page
from coopcli.cli.help import long_options, suggestion, worded
from coopcli.cli.spelling import spelled
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.marking import N_

ABOUT = N_(
    "Answer from a register of cooperation agreements: who agreed what with whom, for how long, "
    "what was promised, what was done, what falls due, and which source says so."
)
START = ("coop load", 'coop list --province "Kon Tum"', "coop due 2025", "coop list --help")


class CommandModule(Protocol):
    """What a module in `commands/` holds.

    `main` is the command (`spelling.spelled` says what its parameters can be); it gives an exit code, or None
    for 0. `HELP` is marked, and follows the line of the table on the help page ("" for nothing more).
    `EXAMPLES` are whole command lines.
    """

    main: Callable[..., int | None]
    HELP: str
    EXAMPLES: tuple[str, ...]


def command_group() -> TyperGroup:
    """Build the group; its context's `obj` is the commands with their lines in the language."""
    app = typer.Typer(cls=LazyGroup, help=say(ABOUT), epilog="\n".join(START))
    app.callback(invoke_without_command=True, context_settings=_SETTINGS)(spelled(_root))
    return cast(TyperGroup, get_command(app))


class LazyGroup(TyperGroup):
    """Lists the commands of its context, and imports the one that runs."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names, in the order of the table."""
        return list(ctx.obj)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Give a stand-in that knows its line: completion asks for every command."""
        line = ctx.obj.get(cmd_name)
        return TyperCommand(name=cmd_name, help=line) if line else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the command and build it. Raises UsageError where there is none of this name."""
        name, *rest = args
        if name in ctx.obj:
            return name, _built(name, ctx.obj[name]), rest
        if ctx.resilient_parsing:
            return None, None, rest
        hint, names = suggestion(name, ctx.obj, N_('"coop --help" names the commands'))
        raise UsageError(N_('there is no command "{name}"'), (hint,), name=name, names=names)

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options, whose texts stay as they were typed."""
        return [as_typed(parameter) for parameter in super().get_params(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse an option before the command, and say where it stands."""
        if args and not ctx.resilient_parsing:
            _refuse_before_command(args, ctx)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise worded(error, ctx) from error

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write our own page."""
        formatter.write(help_page.page(ctx, ctx.obj))


class PlainCommand(TyperCommand):
    """A command with our own help page and our own words for too many arguments."""

    allow_extra_args = True

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the arguments and options, whose texts stay as they were typed."""
        return [as_typed(parameter) for parameter in super().get_params(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line. Raises UsageError where that cannot be done, or words are left over."""
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise worded(error, ctx) from error
        if rest and not ctx.resilient_parsing:
            raise UsageError(
                N_('"{command}" cannot use {words}'),
                (N_('several words that belong together stand in quotes: "hà nội"'),),
                command=help_page.command_path(ctx),
                words=tuple(f'"{word}"' for word in rest),
            )
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write our own page."""
        formatter.write(help_page.page(ctx, {}))


_SETTINGS = {"help_option_names": ["--help", "-h"]}


def _built(name: str, line: str) -> Any:
    module = cast(CommandModule, importlib.import_module(f"coopcli.cli.commands.{name}"))
    texts = [f"{line}.", say(module.HELP)]
    app = typer.Typer(add_completion=False)
    app.command(
        name=name,
        cls=PlainCommand,
        help="\n\n".join(filter(None, texts)),
        epilog="\n".join(module.EXAMPLES),
        context_settings=_SETTINGS,
    )(spelled(module.main))
    return get_command(app)


def _root(
    context: typer.Context,
    lang: Annotated[
        str | None, typer.Option(metavar="vi|en", help=N_("Speak Vietnamese or English on this page."))
    ] = None,
    version: Annotated[bool, typer.Option("--version", help=N_("Show the version."))] = False,
) -> None:
    """`lang` is read before the group is built: see `app.main`."""
    if version:
        print(f"coop {coopcli.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from coopcli.cli.start import show_start  # no command needs what the start screen asks of the store

        show_start()


def _refuse_before_command(arguments: list[str], context: Any) -> None:
    option = arguments[0].partition("=")[0]
    if not option.startswith("-") or option in ("-", "--", "--help", "-h", "--version"):
        return
    command = next((word for word in arguments if word in context.obj), None)
    own = long_options(context)
    if command is None and (option in own or suggestion(option, own, "")[1]):
        return
    if command is None:
        raise UsageError(
            N_('"{option}" stands after a command'),
            (N_("for example: coop list {option}"),),
            option=option,
        )
    others = list(arguments)
    others.remove(command)
    raise UsageError(
        N_('"{option}" stands after the command'),
        (N_("type: {line}"),),
        option=option,
        line=shlex.join(["coop", command, *others]),
    )


_AS_TYPED = (str, list[str])


def as_typed(parameter: Any) -> Any:
    """Give the parameter of a Typer command back, prepared to keep what needs no conversion.

    It leans on a name that Typer keeps to itself; where that changes, the conversion is only slow again.
    """
    if not isinstance(parameter._runtime_param, _OnDemand):
        parameter._runtime_param = _OnDemand()
    return parameter


class _OnDemand:
    """Stands where Typer keeps a parameter's conversion."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give a value of the parameter's type, () for no value of several. Raises what Typer raises."""
        kind = param.type_descriptor.annotation
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if value is param.default or kind in _AS_TYPED:
            return value
        if kind is Path:
            return Path(value)
        if kind == list[Path]:
            return [Path(one) for one in value]
        return self._converted(value, param, ctx)

    def _converted(self, value: Any, param: Any, ctx: Any) -> Any:
        param._runtime_param = None  # Typer then makes its own
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)
