"""Spells a command's function out for Typer: option groups become flat options, help speaks the language."""

from __future__ import annotations

import copy
import dataclasses
import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

import typer
from typer.models import ParameterInfo

from coopcli.cli.session import Session, SessionOptions, asked_about, open_session
from coopcli.i18n import say

T = TypeVar("T")


class MadeOptions(ABC):
    """Options that are made from a table: what stands in the `Annotated` of a command's parameter.

    The parameter is given what `taken` gives.
    """

    @property
    @abstractmethod
    def title(self) -> str:
        """The marked heading of the options on the help page."""

    @abstractmethod
    def parameters(self) -> list[inspect.Parameter]:
        """Give the options, as Typer reads them, their texts marked."""

    @abstractmethod
    def taken(self, values: dict[str, Any]) -> Any:
        """Take the values of these options out of those of all options."""


def spelled(function: Callable[..., T]) -> Callable[..., T]:
    """Give a function that Typer can read, and that calls the given one with its groups and session filled.

    A parameter is a `Session`, an option group, a `typer.Context`, or `Annotated` with a `typer.Option`, a
    `typer.Argument` or `MadeOptions`, whose marked help and metavar are said in the language. The session's options
    come last; its day is the one that the filters ask about, where they do.
    """
    hints = get_type_hints(function, include_extras=True)
    own: list[inspect.Parameter] = []
    under_headings: list[inspect.Parameter] = []
    groups: dict[str, type] = {}
    made: dict[str, MadeOptions] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        group = SessionOptions if hints[name] is Session else hints[name]
        if maker := _maker(hints[name]):
            made[name] = maker
            under_headings.extend(_spelled_made(maker))
        elif dataclasses.is_dataclass(group) and isinstance(group, type):
            groups[name] = group
            if group is not SessionOptions:
                under_headings.extend(_spelled_fields(group))
        else:
            own.append(_spelled_parameter(name, hints[name], parameter.default, "", {}))
    if SessionOptions in groups.values():
        under_headings.extend(_spelled_fields(SessionOptions))
    parameters = [*own, *under_headings]

    def run(**given: Any) -> T:
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
        taken = {name: maker.taken(values) for name, maker in made.items()}
        day = next((filters["on"][0] for filters in taken.values() if "on" in filters), None)
        for name, group in groups.items():
            filled = group(**{field.name: values.pop(field.name) for field in dataclasses.fields(group)})
            session = open_session(filled) if group is SessionOptions else None
            values[name] = asked_about(session, day) if session else filled
        return function(**values, **taken)

    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what `inspect.signature` reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _maker(hint: Any) -> MadeOptions | None:
    extras = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((extra for extra in extras if isinstance(extra, MadeOptions)), None)


def _spelled_made(made: MadeOptions) -> Iterator[inspect.Parameter]:
    title = say(made.title)
    for one in made.parameters():
        yield _spelled_parameter(one.name, one.annotation, one.default, title, {})


def _spelled_fields(group: Any) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    title: str = say(getattr(group, "title", ""))
    fills: Mapping[str, object] = getattr(group, "fills", {})
    for field in dataclasses.fields(group):
        default = inspect.Parameter.empty if field.default is dataclasses.MISSING else field.default
        yield _spelled_parameter(field.name, hints[field.name], default, title, fills)


def _spelled_parameter(
    name: str, hint: Any, default: Any, title: str, fills: Mapping[str, object]
) -> inspect.Parameter:
    """`title` is the heading in the help under which the parameter stands; `fills` fills the braces of its help."""
    if hint is typer.Context:
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=hint)
    kind, info = _parts(name, hint)
    said = copy.copy(info)
    said.help = say(info.help, **fills) if info.help else None
    said.metavar = say(info.metavar) if info.metavar else None
    said.rich_help_panel = title or None
    if get_origin(kind) is tuple:
        kind = list[get_args(kind)[0]]  # type: ignore[misc]  # Typer knows a repeated option by a list
        default = default if default is inspect.Parameter.empty else list(default)
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, said]
    )


def _parts(name: str, hint: Any) -> tuple[Any, ParameterInfo]:
    if get_origin(hint) is Annotated:
        kind, *extras = get_args(hint)
        for extra in extras:
            if isinstance(extra, ParameterInfo):
                return kind, extra
    raise TypeError(f"{name} needs an Annotated type with a typer.Option or a typer.Argument")
