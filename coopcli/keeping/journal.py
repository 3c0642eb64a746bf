"""What the program has written into the user's files, kept beside the store, so that the last change can be taken back.

One change a line, as JSON, the oldest first, below a line that says what the file is. It holds only the lines that
were changed, so many changes and so many bytes at most, and may be thrown away at any time. A change is kept before
its file is written: a kill between the two leaves one whose file holds what it held before, which counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast, get_args

from coopcli.errors import OutputError
from coopcli.keeping.replacing import alone, rewrite
from coopcli.text import N_

MOST_CHANGES: Final = 100
MOST_BYTES: Final = 5_000_000
_HEAD: Final = {"coop": "journal", "version": 1}
_COMPARED: Final = 2000
"""Of so many lines at most it is told apart which stay between those that change."""
_CONTEXT: Final = 3

HINT: Final = N_("the change itself is made; what was there before can then be had back by hand only")


State: TypeAlias = Literal["begun", "made", "undone"]
"""Of a change that is only begun it is not known whether its file was written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stand in the place of others: `new` from line `first` (from 1), and those around them."""

    first: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptChange:
    """One change of a file: when, by which command line, and the hashes of the file before and after."""

    id: str
    at: str
    command: str
    file: str
    before: str
    after: str
    pieces: tuple[Piece, ...]
    state: State = "begun"


def journal_of(store: Path) -> Path:
    """Give the place of the journal of a store."""
    return Path(f"{store}.journal")


def hash_of(content: bytes) -> str:
    """Give what a content is known by."""
    return hashlib.sha256(content).hexdigest()


def change_of(before: bytes, after: bytes, file: str, command: str, at: str) -> KeptChange:
    """Give the change that made one content of a file into the other."""
    pieces = tuple(_pieces(_lines(before), _lines(after)))
    return KeptChange(os.urandom(8).hex(), at, command, file, hash_of(before), hash_of(after), pieces)


def _lines(content: bytes) -> list[str]:
    """Divide at the ends of lines that bytes have; what is no UTF-8 comes back as it was."""
    return [line.decode("utf-8", "surrogateescape") for line in content.splitlines(keepends=True)]


def _content(lines: Sequence[str]) -> bytes:
    return "".join(lines).encode("utf-8", "surrogateescape")


def _pieces(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    blocks = [("replace", 0, len(inner_old), 0, len(inner_new))]
    if max(len(inner_old), len(inner_new)) <= _COMPARED:
        matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        blocks = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    return [
        Piece(
            first=head + from_new + 1,
            old=tuple(inner_old[from_old:to_old]),
            new=tuple(inner_new[from_new:to_new]),
            above=tuple(new[max(0, head + from_new - _CONTEXT) : head + from_new]),
            below=tuple(new[head + to_new : head + to_new + _CONTEXT]),
        )
        for _, from_old, to_old, from_new, to_new in blocks
    ]


class TakenBackAlreadyError(Exception):
    """The file holds again what it held before the change."""


class LinesChangedError(Exception):
    """The lines of a change do not stand any more as they were written: the piece that is not found, or not once."""

    def __init__(self, piece: Piece) -> None:
        super().__init__(piece.first)
        self.piece = piece


def without(content: bytes, change: KeptChange) -> bytes:
    """Give the content of the file without a change: exactly what it held before, or only those lines of it.

    The second where something else has been changed since, and each piece stands still once, with lines around it.
    Raises TakenBackAlreadyError, LinesChangedError.
    """
    now = hash_of(content)
    if now == change.before:
        raise TakenBackAlreadyError
    lines = _lines(content)
    exactly = now == change.after
    places = [piece.first - 1 if exactly else _found(lines, piece) for piece in change.pieces]
    ends = [0, *(at + len(piece.new) for at, piece in zip(places, change.pieces, strict=True))]
    for at, end, piece in zip(places, ends, change.pieces, strict=False):
        if at < end:  # they do not stand in their order any more
            raise LinesChangedError(piece)
    for at, piece in reversed([*zip(places, change.pieces, strict=True)]):
        lines[at : at + len(piece.new)] = piece.old
    return _content(lines)


def _found(lines: Sequence[str], piece: Piece) -> int:
    """Give the one place of a piece, from 0. Raises LinesChangedError where there is none, or several.

    Where lines around it have changed, its own must stand nowhere else, and still beside some that did not change.
    """
    places = [at + len(piece.above) for at in _places(lines, [*piece.above, *piece.new, *piece.below])]
    if not piece.new:  # nothing but the lines around tells the place, and the ends of the file are such
        places = [at for at in places if len(piece.above) == _CONTEXT or at == len(piece.above)]
        places = [at for at in places if len(piece.below) == _CONTEXT or at + len(piece.below) == len(lines)]
    if not places and any(line.strip() for line in piece.new):
        places = _places(lines, piece.new)
        places = places if len(places) == 1 and _is_beside(lines, piece, places[0]) else []
    if len(places) != 1:
        raise LinesChangedError(piece)
    return places[0]


def _places(lines: Sequence[str], wanted: Sequence[str]) -> list[int]:
    ends = range(len(wanted), len(lines) + 1)
    return [end - len(wanted) for end in ends if [*lines[end - len(wanted) : end]] == [*wanted]]


def _is_beside(lines: Sequence[str], piece: Piece, at: int) -> bool:
    """Say whether the lines above or those below are the same, or the nearest of both: it was not moved elsewhere."""
    end = at + len(piece.new)
    above, below = tuple(lines[max(0, at - _CONTEXT) : at]), tuple(lines[end : end + _CONTEXT])
    if (above and above == piece.above) or (below and below == piece.below):
        return True
    return above[-1:] == piece.above[-1:] and below[:1] == piece.below[:1]


class BrokenJournalError(Exception):
    """What lies there is no journal; it lies at `path`: set aside, unless somebody only looks."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def read_changes(journal: Path, *, only_look: bool = False) -> list[KeptChange]:
    """Give the changes that are kept, the oldest first; none where there is no journal.

    Raises BrokenJournalError for what is none, which is set aside unless somebody only looks; OutputError where it
    cannot be read, or is that of another version, which is left alone.
    """
    try:
        content = journal.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        message = N_("{path} cannot be read: {reason}")
        raise OutputError(message, path=journal, reason=error.strerror) from error
    try:
        return _read(content)
    except _OtherVersionError as error:
        message = N_("{path} is the journal of another version of coop ({version}), and is left as it is")
        hint = N_("take changes back with that version, or move the file away")
        raise OutputError(message, (hint,), path=journal, version=error.args[0]) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BrokenJournalError(journal if only_look else _set_aside(journal)) from None


def keep(journal: Path, change: KeptChange) -> None:
    """Keep a change, the newest; the oldest go where there would be too many. Raises as `read_changes`."""
    _rewrite(journal, lambda kept: [*kept, change])


def mark(journal: Path, change: KeptChange, state: State) -> None:
    """Keep what became of a change. Raises as `read_changes`."""
    _rewrite(
        journal, lambda kept: [replace(one, state=state) if one.id == change.id else one for one in kept]
    )


def forget(journal: Path, change: KeptChange) -> None:
    """Drop a change that was not made after all. Raises as `read_changes`."""
    _rewrite(journal, lambda kept: [one for one in kept if one.id != change.id])


def _rewrite(journal: Path, make: Callable[[list[KeptChange]], list[KeptChange]]) -> None:
    def think(content: bytes | None) -> bytes:
        return _written(make(_read(content or b"")))

    with alone(journal):
        read_changes(journal)
        with suppress(OSError):  # nobody else is to read it, and a file keeps the mode that it has
            os.close(os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        rewrite(journal, think, HINT)


def _written(changes: Sequence[KeptChange]) -> bytes:
    lines: list[bytes] = []
    room = MOST_BYTES
    for change in reversed(changes[-MOST_CHANGES:]):
        line = json.dumps(asdict(change)).encode() + b"\n"
        room -= len(line)
        if room < 0 and lines:
            break
        lines.append(line)
    return b"".join([json.dumps(_HEAD).encode() + b"\n", *reversed(lines)])


class _OtherVersionError(Exception):
    """The journal says that it is of another version."""


def _read(content: bytes) -> list[KeptChange]:
    if not content:
        return []
    head, *lines = content.splitlines()
    said = json.loads(head)
    if said != _HEAD:
        if isinstance(said, dict) and said.get("coop") == _HEAD["coop"] and "version" in said:
            raise _OtherVersionError(said["version"])
        raise ValueError
    if lines and not content.endswith(
        b"\n"
    ):  # the last line may have broken off: that change is lost, and no other
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            return [_change(json.loads(line)) for line in lines]
        lines.pop()
    return [_change(json.loads(line)) for line in lines]


def _change(read: dict[str, Any]) -> KeptChange:
    """Give a change as its line says it. Raises ValueError, TypeError, KeyError, AttributeError for what is none."""
    pieces = tuple(
        Piece(int(one["first"]), *(tuple(map(str, one[name])) for name in ("old", "new", "above", "below")))
        for one in read["pieces"]
    )
    texts = {name: str(read[name]) for name in ("id", "at", "command", "file", "before", "after")}
    if read["state"] not in get_args(State):
        raise ValueError
    return KeptChange(**texts, pieces=pieces, state=cast(State, read["state"]))


def _set_aside(journal: Path) -> Path:
    """Move it to a name that nothing has yet."""
    names = (f"{journal.name}.broken{f'-{number}' if number > 1 else ''}" for number in count(1))
    aside = next(path for path in map(journal.with_name, names) if not os.path.lexists(path))
    with suppress(OSError):
        journal.replace(aside)
    return aside
