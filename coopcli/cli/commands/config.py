"""`coop config`: what is set once, where each value comes from, and how it is changed."""

from __future__ import annotations

import os
import tomllib
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import typer

from coopcli.answer import Answer, Cell, Shown, Type
from coopcli.asking.codes import YES_OR_NO as YES_OR_NO_CODES
from coopcli.asking.codes import find_code
from coopcli.cli.configuration import (
    DAYS,
    KEYS,
    LANGUAGE,
    PATH,
    PATHS,
    YES_OR_NO,
    read_days,
    read_toml,
    wrong_value,
)
from coopcli.cli.loaded import tell_unknown_keys
from coopcli.cli.output import Output, emit
from coopcli.cli.session import (
    Session,
    configured_by,
    content_of,
    find_configuration,
    in_force,
    tell,
    tell_failure,
    usual_store,
)
from coopcli.cli.toml_lines import line_of, with_key
from coopcli.duties.judge import LEADS
from coopcli.errors import UsageError
from coopcli.i18n import Label, language_of, pick, say, say_in_all
from coopcli.keeping.replacing import alone, refusal, rewrite
from coopcli.lists import (
    NOTHING,
    Column,
    Columns,
    Group,
    View,
    for_machines,
    for_people,
    list_answer,
    several,
)
from coopcli.records.codelists import Code
from coopcli.text import N_, to_type

HELP = N_(
    "A value holds where neither an option nor the environment says otherwise. The configuration is a TOML file in "
    "your own folder for it; COOP_CONFIG names another one. Comments and what else stands in it stay."
)
EXAMPLES = (
    "coop config",
    "coop config language vi",
    "coop config register so/ them.yaml",
    "coop config --unset language",
)

_CODES: Final = {
    LANGUAGE: (Code("vi", Label("tiếng Việt", "Vietnamese")), Code("en", Label("tiếng Anh", "English"))),
    YES_OR_NO: tuple(YES_OR_NO_CODES.values()),
}

_ANOTHER_FILE: Final = N_("name another file with COOP_CONFIG")

ORIGINS: Final = {
    "environment": N_("the environment"),
    "configuration": N_("the configuration"),
    "default": N_("the default"),
}


class Setting(NamedTuple):
    """A key with the value that holds where no option says otherwise, and where it comes from (a key of ORIGINS)."""

    key: str
    value: Any
    origin: str


def main(
    session: Session,
    output: Output,
    key: Annotated[
        str | None, typer.Argument(metavar=N_("KEY"), help=N_("What to show or set, such as language."))
    ] = None,
    values: Annotated[
        tuple[str, ...], typer.Argument(metavar=N_("VALUE"), help=N_("What to set it to, such as vi."))
    ] = (),
    unset: Annotated[
        str | None, typer.Option(metavar=N_("KEY"), help=N_("Take this key out of the configuration."))
    ] = None,
) -> int:
    """Change the file where that is asked for, then show what holds."""
    if unset is not None and key is not None:
        raise UsageError(N_('"--unset" takes one key, and nothing stands beside it'))
    path = find_configuration(os.environ).path
    name = None if key is None else find_code("coop config", key, _codes_of_keys())
    if unset is not None:  # one that is misspelt in the file goes as it stands there
        name = unset if unset in _held(path) else find_code("coop config", unset, _codes_of_keys())
    if name is not None and (values or unset is not None):
        _change(path, name, _typed(name, values) if values else None)
    _held(path)  # of a file that is no TOML there is nothing to show
    read = find_configuration(os.environ)
    tell_unknown_keys(read)
    for fault in read.faults:
        tell_failure(fault)
    with configured_by(read):
        shown = [_setting(one) for one in KEYS if name in (None, one)]
    emit(_answer(shown, path), output, session)
    return UsageError.exit_code if read.faults else 0


def _setting(name: str) -> Setting:
    """Give what holds where no option says otherwise."""
    variable = KEYS[name].variable
    given = os.environ.get(variable) or None if variable else None
    value = in_force(name, given)
    origin = "environment" if given is not None else "configuration" if value is not None else "default"
    if name == "language":
        value = language_of(None, os.environ, value).code
    return Setting(name, _DEFAULTS[name]() if value is None and name in _DEFAULTS else value, origin)


_DEFAULTS: Final[Mapping[str, Callable[[], object]]] = {
    "store": lambda: str(usual_store()),
    "reminders": lambda: LEADS,
    "byte_order_mark": lambda: False,
}
"""What the program does where nothing is set; of all other keys that is nothing at all."""


def _answer(settings: Sequence[Setting], path: Path) -> Answer:
    where = N_("The configuration is {path}.")
    if not os.path.exists(path):
        where = N_("There is no configuration yet; it would be {path}.")
    return list_answer([Group("", settings)], COLUMNS, View(), total="", notes=(say(where, path=path),))


def _value(one: Setting) -> Cell:
    kind, value = KEYS[one.key].kind, one.value
    if value is None:
        return NOTHING
    if kind in _CODES:
        code = {True: "yes", False: "no"}.get(value, value)
        return Shown(value, pick(next(each for each in _CODES[kind] if each.code == code).explained()))
    return several(value, value) if isinstance(value, tuple) else str(value)


def _origin(one: Setting) -> Cell:
    variable = KEYS[one.key].variable if one.origin == "environment" else ""
    return Shown(one.origin, variable or say(ORIGINS[one.origin]), "faint" if one.origin == "default" else "")


COLUMNS: Final[Columns[Setting]] = {
    "key": Column(N_("key"), Type.TEXT, lambda one: one.key),
    "value": Column(N_("value"), Type.TEXT, _value),
    "origin": Column(N_("comes from"), Type.TEXT, _origin),
    **for_people({"meaning": Column(N_("means"), Type.TEXT, lambda one: say(KEYS[one.key].help))}),
    **for_machines(
        {
            "variable": Column(N_("variable"), Type.TEXT, lambda one: KEYS[one.key].variable or None),
            "option": Column(N_("option"), Type.TEXT, lambda one: KEYS[one.key].option or None),
        }
    ),
}


def _codes_of_keys() -> Mapping[str, Code]:
    return {name: Code(name, Label(**say_in_all(one.label))) for name, one in KEYS.items()}


def _typed(name: str, words: tuple[str, ...]) -> object:
    """Give the value that the file is to hold for what was typed. Raises UsageError where it takes no such value."""
    kind, text = KEYS[name].kind, " ".join(words)
    value: object = text
    if kind in _CODES:
        code = find_code(f"coop config {name}", text, {one.code: one for one in _CODES[kind]})
        value = code == "yes" if kind is YES_OR_NO else code
    elif kind is DAYS:
        value = [*(read_days(",".join(text.replace(",", " ").split())) or ())]
    elif kind is PATHS:
        value = [os.path.abspath(os.path.expanduser(word)) for word in words]
        _refuse_missing(words)
    elif kind is PATH:
        value = os.path.abspath(os.path.expanduser(text))
        _refuse_folder(value)
    if kind.read(value, Path()) is None:
        raise wrong_value(name, f'"{text}"')
    return value


def _refuse_missing(paths: tuple[str, ...]) -> None:
    """A register that is misspelt would be missed at the next load only."""
    for path in paths:
        if not os.path.exists(os.path.expanduser(path)):
            raise UsageError(N_("there is no file or folder {path}"), (N_("check the path"),), path=path)


def _refuse_folder(path: str) -> None:
    """A store that is none would be missed at the next answer only."""
    if os.path.isdir(path):
        line = to_type(["coop", "config", "store", os.path.join(path, "coop.sqlite3")])
        raise UsageError(
            N_("{path} is a folder, and the store is a file"),
            (N_("for example: {line}"),),
            path=path,
            line=line,
        )


def _change(path: Path, name: str, value: object) -> None:
    """Write the file with the key changed, or without it, and say so. Raises UsageError where it cannot be changed."""
    if not path.is_absolute() and not os.environ.get("COOP_CONFIG"):
        message = N_("there is no folder of yours for the configuration")
        raise UsageError(message, (_ANOTHER_FILE,))
    if os.path.exists(path) and not os.path.isfile(path):
        raise UsageError(
            N_("{path} is no file that could keep the configuration"), (_ANOTHER_FILE,), path=path
        )
    held = _held(path)
    if value is None and name not in held:
        tell(say("nothing had to be changed in {path}", path=path))
        return

    def think(content: bytes | None) -> bytes:
        mark = BOM_UTF8 if (content or b"").startswith(BOM_UTF8) else b""
        try:
            return mark + with_key((content or b"").removeprefix(mark).decode(), name, value).encode()
        except tomllib.TOMLDecodeError as error:
            message, hint = N_('"{key}" cannot be changed in {path}'), N_("change it there by hand")
            raise UsageError(message, (hint,), key=name, path=path) from error

    _make_folder(path.parent)
    with alone(path):
        before, after = rewrite(path, think, _ANOTHER_FILE)
    if after == (before or b""):
        tell(say("nothing had to be changed in {path}", path=path))
    elif value is None:
        tell(say('"{key}" stands no more in {path}', key=name, path=path))
    else:
        changed = after.removeprefix(BOM_UTF8).decode()
        line = line_of(changed, name)
        tell(f"{path}:{line}: {changed.splitlines()[line - 1].strip()}")


def _held(path: Path) -> Mapping[str, Any]:
    """Give what the file says, nothing where there is none. Raises UsageError where it cannot be read."""
    content = content_of(path)
    if isinstance(content, FileNotFoundError | NotADirectoryError):
        return {}
    return read_toml(path, content)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(folder, error, _ANOTHER_FILE) from error
