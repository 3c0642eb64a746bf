"""The events of YAML bytes, and what each fault of the parser means as a problem with its position."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, Final, NoReturn

import yaml
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError
from yaml.scanner import ScannerError

from coopcli.problems import Problem
from coopcli.reading.lines import Watched, holds_cut
from coopcli.reading.other_kinds import kind_by_content, kind_by_ending, kind_by_lines, other_kind
from coopcli.text import N_

_CHUNK: Final = 1 << 16
_HALF_CHARACTER: Final = re.compile("[\ud800-\udfff]")


class RefusedError(Exception):
    """A file that is not read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


FAULTS: Final = (RefusedError, yaml.YAMLError, ValueError, AttributeError, RecursionError)
"""What ends the reading of a file: that it is refused, or what PyYAML raises for a text that it cannot read."""


def events_of(stream: BinaryIO, file: str, comments: dict[int, str]) -> Callable[[], Any]:
    """Give the function that returns the next event, and None after the last.

    libyaml's where PyYAML has it, else PyYAML's own, which take twenty times as long. Both decode UTF-16
    silently, so that is refused here. `comments` gets the lines with comments, as `Watched` says. Raises
    RefusedError; the function raises another of FAULTS.
    """
    if kind := kind_by_content(stream, file):
        raise RefusedError(other_kind(kind, file))
    beginning = stream.read(4)
    stream.seek(0)
    if beginning.startswith(b"\0") and not any(
        chunk.strip(b"\0") for chunk in iter(lambda: stream.read(_CHUNK), b"")
    ):
        raise RefusedError(Problem("file-zero", file))
    stream.seek(0)
    if beginning.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or any(
        half and not any(half) for half in (beginning[::2], beginning[1::2])
    ):
        raise RefusedError(Problem("file-wide", file, 1, 1))
    if (wide := beginning.find(0)) >= 0:
        raise RefusedError(Problem("not-utf-8", file, 1, wide + 1, {"byte": "0x00"}))

    def refuse_merge(line: int) -> NoReturn:
        raise RefusedError(Problem("merge-unfinished", file, line, 1))

    watched = Watched(stream, comments, refuse_merge)
    if hasattr(yaml, "CSafeLoader"):
        return yaml.CSafeLoader(watched).get_event
    return _events_without_libyaml(yaml.SafeLoader(watched))


def problem_of(fault: Exception, stream: BinaryIO, file: str) -> Problem:
    """Say what one of FAULTS means and where it is; `stream` is read once more for what stands there."""
    code = fault.problem.code if isinstance(fault, RefusedError) else ""
    if code in ("", "file-without-sections") and (kind := kind_by_ending(file) or kind_by_lines(stream)):
        return other_kind(kind, file)
    if isinstance(fault, RefusedError):
        return fault.problem
    if isinstance(fault, ReaderError):
        return _problem_of_bytes(fault, stream, file)
    if isinstance(fault, MarkedYAMLError):
        return _problem_of_text(fault, stream, file)
    return Problem("yaml-unreadable", file, values={"reason": str(fault) or type(fault).__name__})


def _events_without_libyaml(loader: yaml.SafeLoader) -> Callable[[], Any]:
    r"""Refuse, with its position, what libyaml refuses too: the half of a character, `"\ud800"`, and `"\Uffffffff"`."""

    get_event: Callable[[], Any] = loader.get_event

    def next_event() -> Any:
        try:
            event = get_event()
        except (ValueError, OverflowError) as error:
            raise ScannerError(problem="invalid escape code", problem_mark=loader.get_mark()) from error
        if type(event) is yaml.ScalarEvent and _HALF_CHARACTER.search(event.value):
            mark: Any = event.start_mark
            raise ScannerError(problem="invalid escape code", problem_mark=mark)
        return event

    return next_event


def _problem_of_bytes(fault: ReaderError, stream: BinaryIO, file: str) -> Problem:
    in_characters = fault.encoding == "unicode"  # PyYAML's own reader, once it has decoded
    line, before = _up_to(stream, int(fault.position), in_characters)
    if "not allowed" in str(fault.reason):
        character = {"character": f"U+{int(fault.character):04X}"}
        return Problem("character-forbidden", file, line, _width(before) + 1, character)
    # The offset may be that of a byte that should continue a character: the first byte is at fault.
    line_so_far = before + stream.read(1)
    try:
        line_so_far.decode()
    except UnicodeDecodeError as error:
        line_so_far = line_so_far[: error.start + 1]
    bad = {"byte": f"0x{line_so_far[-1:].hex()}"}
    return Problem("not-utf-8", file, line, _width(line_so_far[:-1]) + 1, bad)


def _width(line: bytes) -> int:
    return len(line.decode("utf-8", "replace"))


def _up_to(stream: BinaryIO, offset: int, in_characters: bool) -> tuple[int, bytes]:
    """Read on to the offset: the number of its line, from 1, and what stands before it in that line."""
    stream.seek(0)
    if in_characters:
        offset = len(stream.read().decode("utf-8", "replace")[:offset].encode())
        stream.seek(0)
    line, before = 1, b""
    while chunk := stream.read(min(offset, _CHUNK)):
        offset -= len(chunk)
        line += chunk.count(b"\n")
        before = (before + chunk).rpartition(b"\n")[2]
    return line, before.removeprefix(BOM_UTF8) if line == 1 else before


@dataclass(frozen=True, slots=True)
class _Meaning:
    """`words` of the parser's message, and the code they mean; `opened`: it stands where the thing began."""

    words: str
    code: str
    opened: bool = False


_MEANINGS: Final = (
    _Meaning("while scanning a tag", "tag-refused", opened=True),
    _Meaning("while parsing a tag", "tag-refused", opened=True),
    _Meaning("undefined tag handle", "tag-refused"),
    _Meaning("mapping values are not allowed", "yaml-colon-unexpected"),
    _Meaning("could not find expected ':'", "yaml-colon-missing", opened=True),
    _Meaning("unexpected end of stream", "yaml-quote", opened=True),
    _Meaning("unexpected document", "yaml-quote", opened=True),
    _Meaning("escape", "yaml-escape"),
    _Meaning("hexdecimal", "yaml-escape"),
    _Meaning("',' or ", "yaml-bracket"),
    _Meaning("tab character", "yaml-tab"),
    _Meaning("cannot start any token", "yaml-sign"),
    _Meaning("node content", "yaml-sign"),
    _Meaning("alphabetic or numeric", "yaml-sign", opened=True),
    _Meaning("while scanning a directive", "yaml-sign", opened=True),
    _Meaning("expected key", "yaml-indentation"),
    _Meaning("'-' indicator", "yaml-indentation"),
    _Meaning("<block end>", "yaml-indentation"),
    _Meaning("<document start>", "yaml-indentation"),
    _Meaning("are not allowed", "yaml-indentation"),
)
"""Of libyaml and of PyYAML's own parser; the first that fits holds."""


def _problem_of_text(fault: MarkedYAMLError, stream: BinaryIO, file: str) -> Problem:
    message = f"{fault.context}: {fault.problem}"
    meaning = next((one for one in _MEANINGS if one.words in message), _Meaning("", "yaml-unreadable"))
    opened = fault.context_mark or fault.problem_mark
    mark = opened if meaning.opened else fault.problem_mark or fault.context_mark
    if mark is None or opened is None:
        return Problem("yaml-unreadable", file, values={"reason": fault.problem or str(fault)})
    word = _word_at(stream, mark)
    at_end = not word.strip()
    code = "yaml-tab" if meaning.code == "yaml-sign" and word.startswith("\t") else meaning.code
    if at_end and code == "yaml-sign" and (unclosed := _unclosed(stream)):
        code, opened = "yaml-bracket", unclosed
    values: dict[str, dict[str, object]] = {
        "tag-refused": {"tag": word.strip()},
        "yaml-bracket": {"line": opened.line + 1, "column": opened.column + 1},
        "yaml-sign": {"sign": word[:1]},
        "yaml-unreadable": {"reason": fault.problem or ""},
    }
    first = opened.line if code == "yaml-bracket" else mark.line - 1
    hint = _CUT if code in _AFTER_A_CUT and _is_cut(stream, first, mark.line) else ""
    if at_end and code == "yaml-bracket":  # nothing stands where the file ends
        mark = opened
    return Problem(code, file, mark.line + 1, mark.column + 1, values.get(code, {}), hint)


def _unclosed(stream: BinaryIO) -> Any:
    """Give the mark of the last bracket that is opened and never closed; None where each is closed."""
    stream.seek(0)
    opened: list[Any] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    return opened[-1] if opened else None


_AFTER_A_CUT: Final = ("yaml-bracket", "yaml-colon-missing", "yaml-indentation")
_CUT: Final = N_("what follows # is a comment: put a text that holds it in quotes")


def _is_cut(stream: BinaryIO, first: int, last: int) -> bool:
    """Say whether a comment in these lines may have cut a text, so that what stands behind it cannot be read."""
    stream.seek(0)
    return any(holds_cut(line) for line in islice(stream, max(first, 0), last + 1))


def _word_at(stream: BinaryIO, mark: Any) -> str:
    """Give what stands at the mark, up to the next space."""
    stream.seek(0)
    for number, line in enumerate(stream):
        if number == mark.line:
            rest = line.removeprefix(BOM_UTF8).decode("utf-8", "replace")[mark.column :]
            return rest[:1] + rest[1:].partition(" ")[0].rstrip()
    return ""
