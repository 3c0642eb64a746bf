"""What an office sets once: the keys of the configuration, a TOML file, and how they are read and changed.

An option goes before the environment, that before the configuration, that before the default: `session.in_force`.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from coopcli.cli.toml_lines import line_of
from coopcli.errors import NoFileError, UsageError
from coopcli.i18n import FORMS, say_in_all
from coopcli.text import N_

MOST_DAYS: Final = 9999


class Kind(NamedTuple):
    """What a key can hold.

    `read` gives the value of what stands in TOML, in a file of this folder, or None where it is none. `takes` is
    marked, and says what it takes.
    """

    takes: str
    read: Callable[[object, Path], Any]


def _text(held: object, folder: Path) -> str | None:
    return held.strip() or None if isinstance(held, str) else None


def _language(held: object, folder: Path) -> str | None:
    return held if isinstance(held, str) and held in FORMS else None


def _yes_or_no(held: object, folder: Path) -> bool | None:
    return held if isinstance(held, bool) else None


def _path(held: object, folder: Path) -> str | None:
    """Give an absolute path: one that is relative begins at the folder of the configuration."""
    if not isinstance(held, str) or not held or "\0" in held:
        return None
    return os.path.abspath(folder / os.path.expanduser(held))


def _paths(held: object, folder: Path) -> tuple[str, ...] | None:
    paths = [_path(one, folder) for one in (held if isinstance(held, list) else [held])]
    return tuple(path for path in paths if path) if paths and all(paths) else None


def _days(held: object, folder: Path) -> tuple[int, ...] | None:
    days = held if isinstance(held, list) else [held]
    fit = all(isinstance(day, int) and not isinstance(day, bool) and 0 <= day <= MOST_DAYS for day in days)
    return tuple(sorted({*days}, reverse=True)) if days and fit else None


def read_days(text: str) -> tuple[int, ...] | None:
    """Read numbers of days with commas between, the largest first; None where the text is none."""
    parts = [part.strip() for part in text.split(",")]
    fit = all(part.isdecimal() and len(part) <= len(str(MOST_DAYS)) for part in parts)
    return _days([int(part) for part in parts], Path()) if fit else None


LANGUAGE: Final = Kind(N_("vi (Vietnamese) or en (English)"), _language)
PATH: Final = Kind(N_("the path of a file"), _path)
PATHS: Final = Kind(N_("paths of files or folders"), _paths)
DAYS: Final = Kind(N_("numbers of days, such as 180,90,30"), _days)
YES_OR_NO: Final = Kind(N_("yes or no"), _yes_or_no)
TEXT: Final = Kind(N_("a text"), _text)


class Key(NamedTuple):
    """A key of the configuration, its texts marked; the variable and the option that go before it, if there are any."""

    label: str
    help: str
    kind: Kind
    example: str
    variable: str = ""
    option: str = ""


KEYS: Final[Mapping[str, Key]] = {
    "language": Key(
        N_("language"),
        N_("The language that coop speaks; otherwise that of the system."),
        LANGUAGE, "vi", "COOP_LANG", "--lang",
    ),
    "register": Key(
        N_("register"),
        N_('The files and folders that "coop load" loads where no path is typed.'),
        PATHS, "so/",
    ),
    "store": Key(
        N_("store"),
        N_("The store that is asked; otherwise one in your data folder."),
        PATH, "coop.sqlite3", "COOP_DB", "--db",
    ),
    "reminders": Key(
        N_("reminders"),
        N_('So many days before, "coop due" and calendars remind.'),
        DAYS, "180,90,30", "", "--lead",
    ),
    "pager": Key(
        N_("pager"),
        N_("The program that shows long answers page by page on a terminal; otherwise none."),
        TEXT, '"less -FRX"',
    ),
    "byte_order_mark": Key(
        N_("byte order mark"),
        N_("Whether CSV files that --output writes begin with the mark that Excel needs to read Vietnamese letters."),
        YES_OR_NO, "yes", "", "--bom",
    ),
    "office": Key(
        N_("office"),
        N_("The name of your office, for the head of the yearly report."),
        TEXT, '"Hội LHPN tỉnh Kon Tum"',
    ),
    "address": Key(
        N_("address"),
        N_("The address of your office, kept for its letters; nothing prints it yet."),
        TEXT, '"12 Trần Phú, Kon Tum"',
    ),
    "place": Key(
        N_("place"),
        N_("The place that stands before the day of a letter, kept for letters; nothing prints it yet."),
        TEXT, '"Kon Tum"',
    ),
}  # fmt: skip
"""By their names in the file. A default is what the program does where nothing is set: see `commands/config.py`."""

_MEND: Final = N_(
    "put it right there, or name another file with COOP_CONFIG (an empty file is no configuration)"
)
_QUOTES: Final = N_(
    """texts stand in quotes, such as language = "vi"; a path with \\ in single ones: 'C:\\so'"""
)
_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_configuration(
    path: Path, content: bytes | OSError
) -> tuple[Mapping[str, Any], tuple[UsageError, ...], tuple[str, ...]]:
    """Give the values of a file by key, what is wrong with it, and the keys that nothing is known of."""
    try:
        held = read_toml(path, content)
    except UsageError as error:
        return {}, (error,), ()
    values: dict[str, Any] = {}
    faults: list[UsageError] = []
    for name in [one for one in KEYS if one in held]:
        value = KEYS[name].kind.read(held[name], path.absolute().parent)
        if value is None:
            place = f"{path}:{line_of(_decoded(path, content), name)}"
            given = json.dumps(held[name], ensure_ascii=False, default=str)
            faults.append(wrong_value(name, given, place))
        else:
            values[name] = value
    return values, tuple(faults), tuple(one for one in held if one not in KEYS)


def read_toml(path: Path, content: bytes | OSError) -> Mapping[str, Any]:
    """Give what stands in a file. Raises UsageError where it cannot be read, or is no TOML."""
    text = _decoded(path, content)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, text, str(error)) from error


def wrong_value(key: str, given: str, place: str = "coop config") -> UsageError:
    """The error of a value that a key does not take, in a file or on the command line."""
    return UsageError(
        N_('{place}: "{key}" takes {takes}, not {given}'),
        (N_("for example: coop config {key} {example}"),),
        place=place,
        key=key,
        takes=say_in_all(KEYS[key].kind.takes),
        given=given,
        example=KEYS[key].example,
    )


def _decoded(path: Path, content: bytes | OSError) -> str:
    """Give the text, without the mark that Notepad writes. Raises UsageError where there is none."""
    values = {"path": path}
    if isinstance(content, FileNotFoundError | NotADirectoryError):
        make = N_('make it with, for example, "coop config language vi", or take COOP_CONFIG back')
        raise UsageError(N_("there is no configuration {path}, which COOP_CONFIG names"), (make,), **values)
    if isinstance(content, IsADirectoryError):
        hint = N_("name the file in it with COOP_CONFIG, such as config.toml")
        raise UsageError(N_("the configuration {path} is a folder"), (hint,), **values)
    if isinstance(content, NoFileError):
        hint = N_("name a file with COOP_CONFIG (an empty file is no configuration)")
        raise UsageError(N_("the configuration {path} is no file"), (hint,), **values)
    if isinstance(content, OSError):
        message = N_("the configuration {path} cannot be read: {reason}")
        hint = N_(
            "check its protection, or name another file with COOP_CONFIG (an empty file is no configuration)"
        )
        raise UsageError(message, (hint,), reason=content.strerror, **values)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message, hint = N_("the configuration {path} is not UTF-8"), N_("save it as UTF-8")
        raise UsageError(message, (hint, _MEND), **values) from error


def _broken(path: Path, text: str, reason: str) -> UsageError:
    """The error of a file that is no TOML, with the line as it stands there: the parser speaks English only."""
    found = _AT.search(reason)
    lines = text.splitlines() or [""]
    line, column = map(int, found.groups()) if found else (len(lines), len(lines[-1]) + 1)
    return UsageError(
        N_("{path}:{line}:{column}: the configuration cannot be read from here on: {text}"),
        (_QUOTES, _MEND),
        path=path,
        line=line,
        column=column,
        text=lines[min(line, len(lines)) - 1].strip(),
    )
