"""A lazy command table on Typer: help and completion list every command, the one that runs is imported and spelled out.

Option groups become flat options, and help speaks the language.
"""

from __future__ import annotations

import copy
import importlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar, cast, get_args, get_origin

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command
from typer.models import ParameterInfo

import coopcli
from coopcli.cli import help as help_page
from coopcli.cli.help import long_options, reword_error, suggestion
from coopcli.cli.session import (
    LINE,
    Knows,
    Line,
    MadeOptions,
    Part,
    Session,
    SessionOptions,
    open_session,
    telling_failure,
)
from coopcli.errors import UsageError
from coopcli.i18n import say
from coopcli.text import N_, is_utf8, to_type

ABOUT = N_(
    "Answer from a register of cooperation agreements: who agreed what with whom, for how long, "
    "what was promised, what was done, what falls due, and which source says so."
)
START = ("coop load", 'coop list --province "Kon Tum"', "coop due 2025", "coop list --help")


class CommandModule(Protocol):
    """What a module in `commands/` holds.

    `main` is the command (`spell` says what its parameters can be); it gives an exit code, or None
    for 0. `HELP` is marked, and follows the line of the table on the help page ("" for nothing more).
    `EXAMPLES` are whole command lines.
    """

    main: Callable[..., int | None]
    HELP: str
    EXAMPLES: tuple[str, ...]


def command_group() -> TyperGroup:
    """Build the group; its context's `obj` is the commands with their lines in the language."""
    app = typer.Typer(cls=LazyGroup, help=say(ABOUT), epilog="\n".join(START))
    app.callback(invoke_without_command=True, context_settings=_SETTINGS)(spell(_root))
    return cast(TyperGroup, get_command(app))


class _InOurWords:
    """What a group and a command share: our own help page, our own words for errors, texts as they were typed."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the arguments and options, whose texts stay as they were typed."""
        return [as_typed(parameter) for parameter in super().get_params(ctx)]  # type: ignore[misc]  # Typer's

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line. Raises UsageError where that cannot be done."""
        try:
            with telling_failure():  # a help page is written from in here
                return super().parse_args(ctx, args)  # type: ignore[misc, no-any-return]  # Typer's
        except typer.TyperException as error:
            raise reword_error(error, ctx) from error

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write our own page."""
        formatter.write(help_page.page(ctx))


class LazyGroup(_InOurWords, TyperGroup):
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
        hints = (hint,) if names else (hint, N_("to look for words: {line}"))
        line = to_type(["coop", "search", *(word for word in args if not word.startswith("-"))])
        raise UsageError(N_('there is no command "{name}"'), hints, name=name, names=names, line=line)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse an option before the command, and say where it stands."""
        if args and not ctx.resilient_parsing:
            _refuse_before_command(args, ctx)
        return super().parse_args(ctx, args)


class PlainCommand(_InOurWords, TyperCommand):
    """A command with our own words for too many arguments."""

    allow_extra_args = True
    knows: Mapping[str, Callable[[str], bool]] = {}
    """By the names of parameters, whether a text is wholly a value: see `Knows`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line. Raises UsageError where that cannot be done, or words are left over."""
        line = _joined(_line_of(ctx, args), self._known_values(ctx))
        LINE.set(line)
        rest = super().parse_args(ctx, line.arguments if "--" not in args else args)
        if rest and not ctx.resilient_parsing:
            command, words = help_page.command_path(ctx), tuple(f'"{word}"' for word in rest)
            message, hint = N_('"{command}" cannot use {words}'), N_("type: {line}")
            raise UsageError(message, (hint,), command=command, words=words, line=_line_with_words(ctx, rest))
        return rest

    def _known_values(self, ctx: Any) -> dict[str, Callable[[str], bool]]:
        options = (each for each in self.get_params(ctx) if each.name in self.knows)
        return {name: self.knows[each.name] for each in options for name in each.opts}


def _line_of(ctx: Any, args: Sequence[str]) -> Line:
    """Divide a command line into options, each with its value, and loose words."""
    options = [each for each in ctx.command.get_params(ctx) if not isinstance(each, TyperArgument)]
    with_value = {name for each in options if not each.is_flag for name in each.opts}
    parts: list[Part] = []
    left = iter(args)
    for word in left:
        option, sign, value = word.partition("=")
        if word == "--":
            parts += [Part("", (one,)) for one in left]
        elif sign and option in with_value:
            parts.append(Part(option, (value,)))
        elif word in with_value:
            parts.append(Part(word, tuple(islice(left, 1))))
        else:
            is_option = word.startswith("-") and len(word) > 1
            parts.append(Part(word, ()) if is_option else Part("", (word,)))
    return Line((ctx.parent.info_name, ctx.info_name), tuple(parts))


def _joined(line: Line, knows: Mapping[str, Callable[[str], bool]]) -> Line:
    """Join to each value the words behind it with which its option wholly knows it, as many as that can be.

    So it is where someone leaves out the quotes: `--type bản ghi nhớ`, but not in `--every year kon tum`.
    """
    for option, values in line.parts:
        wholly = knows.get(option)
        if wholly and values:
            longer = (made for text, made in line.longer(option, values[0]) if wholly(text))
            line = next(longer, line)
    return line


def _line_with_words(ctx: Any, rest: Sequence[str]) -> str:
    """Give a line that can use the words: the command's one argument in one piece, else a search for them.

    What says of which store and in which language is kept.
    """
    arguments = [each for each in ctx.command.get_params(ctx) if isinstance(each, TyperArgument)]
    line = ["coop", "search", *rest]
    if arguments:
        first = [str(ctx.params[each.name]) for each in arguments]
        line = [*help_page.command_path(ctx).split(), " ".join((*first, *rest))]
    for option in ("db", "lang", "today"):
        if ctx.get_parameter_source(option) and ctx.get_parameter_source(option).name == "COMMANDLINE":
            line += [f"--{option}", str(ctx.params[option])]
    return to_type(line)


_SETTINGS = {"help_option_names": ["--help", "-h"]}


def _built(name: str, line: str) -> Any:
    module = cast(CommandModule, importlib.import_module(f"coopcli.cli.commands.{name}"))
    texts = [f"{line}.", say(module.HELP)]
    app = typer.Typer(add_completion=False)
    main = spell(module.main)
    app.command(
        name=name,
        cls=PlainCommand,
        help="\n\n".join(filter(None, texts)),
        epilog="\n".join(module.EXAMPLES),
        context_settings=_SETTINGS,
    )(main)
    command = cast(PlainCommand, get_command(app))
    command.knows = main.knows  # type: ignore[attr-defined]  # see `spell`
    return command


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

        show_start(_take_over)


def _take_over(session: Session) -> None:
    from coopcli.cli.taking_over import take_over  # only where something has changed

    take_over(session)


def _refuse_before_command(arguments: list[str], context: Any) -> None:
    option = arguments[0].partition("=")[0]
    if not option.startswith("-") or option in ("-", "--", "--help", "-h", "--version"):
        return
    command = next((word for word in arguments if word in context.obj), None)
    own = long_options(context)
    if command is None and (option in own or suggestion(option, own, "")[1]):
        return
    if command is None:
        message, hint = N_('"{option}" stands after a command'), N_("for example: coop list {option}")
        raise UsageError(message, (hint,), option=option)
    others = list(arguments)
    others.remove(command)
    line = to_type(["coop", command, *others])
    message, hint = N_('"{option}" stands after the command'), N_("type: {line}")
    raise UsageError(message, (hint,), option=option, line=line)


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
        if value is param.default:
            return value
        if kind in _AS_TYPED:
            _refuse_half_characters([value] if isinstance(value, str) else value, param)
            return value
        if kind is Path:
            return Path(value)
        if kind == list[Path]:
            return [Path(one) for one in value]
        param._runtime_param = None  # Typer then makes its own
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _refuse_half_characters(texts: Sequence[str], param: Any) -> None:
    """Refuse a text that is not UTF-8: no store takes it, and no record holds it. The name of a file may be so."""
    for text in texts:
        if not is_utf8(text):
            message = N_('"{text}" is no text in UTF-8')
            if param.opts[0].startswith("-"):
                message = N_('"{name}" takes text in UTF-8, not "{text}"')
            hint = N_("have the terminal send UTF-8, then type it again")
            raise UsageError(message, (hint,), name=help_page.name_as_typed(param), text=text)


T = TypeVar("T")


def spell(function: Callable[..., T]) -> Callable[..., T]:
    """Give a function that Typer can read, and that calls the given one with its groups and session filled.

    A parameter is a `Session`, an option group, a `typer.Context`, or `Annotated` with a `typer.Option`, a
    `typer.Argument` or `MadeOptions`, whose marked help and metavar are said in the language. The session's options
    come last; its day is the one that the filters ask about, where they do.
    """
    read = inspect.signature(function, eval_str=True).parameters
    makers = {name: maker for name, one in read.items() if (maker := _maker(one.annotation))}
    parameters = [_spell_parameter(one) for name, one in read.items() if name not in makers]
    for maker in sorted(makers.values(), key=lambda maker: maker == _SESSION):
        parameters += [_spell_parameter(one, say(maker.title), maker.fills) for one in maker.parameters()]

    def run(**given: Any) -> T:
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
        taken = {name: maker.take(values) for name, maker in makers.items()}
        day = next((one["on"][0] for one in taken.values() if isinstance(one, Mapping) and "on" in one), None)
        unattended = any(getattr(one, "unattended", False) for one in taken.values())
        opened = {
            name: open_session(one, day, unattended=unattended, take_over=_take_over)
            for name, one in taken.items()
            if isinstance(one, SessionOptions)
        }
        return function(**values, **taken | opened)

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what `inspect.signature` reads
    run.knows = {  # type: ignore[attr-defined]
        one.name: known.wholly
        for one in (*read.values(), *(each for maker in makers.values() for each in maker.parameters()))
        if (known := _find_extra(one.annotation, Knows))
    }
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


@dataclass(frozen=True)
class _Fields(MadeOptions):
    """The options that are the fields of a group."""

    group: Any

    @property
    def title(self) -> str:
        return str(getattr(self.group, "title", ""))

    @property
    def fills(self) -> Mapping[str, object]:
        return dict(getattr(self.group, "fills", {}))

    def parameters(self) -> list[inspect.Parameter]:
        return [*inspect.signature(self.group, eval_str=True).parameters.values()]

    def take(self, values: dict[str, Any]) -> Any:
        return self.group(**{name: values.pop(name) for name in inspect.signature(self.group).parameters})


_SESSION = _Fields(SessionOptions)


def _maker(hint: Any) -> MadeOptions | None:
    if hint is Session:
        return _SESSION
    return _Fields(hint) if is_dataclass(hint) else _find_extra(hint, MadeOptions)  # type: ignore[type-abstract]


def _find_extra(hint: Any, kind: type[T]) -> T | None:
    """Give what of a kind stands beside the type in an `Annotated`."""
    extras = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((extra for extra in extras if isinstance(extra, kind)), None)


def _spell_parameter(
    parameter: inspect.Parameter, title: str = "", fills: Mapping[str, object] | None = None
) -> inspect.Parameter:
    """`title` is the heading in the help under which the parameter stands; `fills` fills the braces of its help."""
    default, hint = parameter.default, parameter.annotation
    if hint is not typer.Context:
        info = _find_extra(hint, ParameterInfo)
        if info is None:
            raise TypeError(
                f"{parameter.name} needs an Annotated type with a typer.Option or a typer.Argument"
            )
        said = copy.copy(info)
        said.help = _say_help(info.help, fills or {}) if info.help else None
        said.metavar = say(info.metavar) if info.metavar else None
        said.rich_help_panel = title or None
        kind = get_args(hint)[0]
        if get_origin(kind) is tuple:
            kind = list[get_args(kind)[0]]  # type: ignore[misc]  # Typer knows a repeated option by a list
            default = default if default is inspect.Parameter.empty else list(default)
        hint = Annotated[kind, said]
    return inspect.Parameter(parameter.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _say_help(text: str, fills: Mapping[str, object]) -> str:
    """Give a marked help text, its braces filled; those that name codes with the codes and their labels."""
    if "__" not in text:
        return say(text, **fills)
    from coopcli.records.codelists import glosses  # the front door alone needs none of the records

    return say(text, **fills, **glosses(text))
