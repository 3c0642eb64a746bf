"""The store opened for a day, and the one reader of its rows."""

from __future__ import annotations

import errno
import json
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias
from zlib import crc32

import coopcli
from coopcli.answer import Found, Grade, Row
from coopcli.days.dates import read_date, read_period
from coopcli.errors import NotFoundError, OtherVersionError, StoreError
from coopcli.text import N_, alphabet_key, to_type

Connection: TypeAlias = sqlite3.Connection
"""An open store, for those who only hand it on."""

_TOKENS: Final = re.compile(r"""(?=\S)(?:--.*|/\*[\s\S]*?\*/|('[^']*'|"[^"]*"|\w+|.))""")
"""Finds comments, and in a group what statements are made of: texts in quotes, words and signs."""

_LARGEST_VERSION: Final = 2**31 - 1
"""What `PRAGMA user_version` can hold."""

_SECONDS_TO_WAIT: Final = 10.0

_PACKAGE: Final = Path(__file__).parent

_ENDINGS: Final = (".yaml", ".yml")
"""Of the files of a folder that are records."""
_TICK: Final = 2_000_000_000
"""The coarsest clock of a file system in use, in nanoseconds (FAT): what changes within it may bear the same time."""


def shipped(name: str) -> Path:
    """Give the path of a shipped file or folder: `schema.sql`, `data/agreements.yaml`, `places/…`, `i18n`.

    A wheel has all of them inside the package; a checkout has some at its top, beside the package.
    Raises FileNotFoundError where the installation lacks it.
    """
    for place in (_PACKAGE, _PACKAGE.parent):
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(f"{name} is missing from this installation of coop")


def schema() -> str:
    """Give the text of `schema.sql`."""
    return shipped("schema.sql").read_text(encoding="utf-8")


def schema_version(text: str) -> int:
    """Give the version of a schema, which follows from its statements, whatever its comments and blanks; never 0."""
    tokens = "\n".join(filter(None, _TOKENS.findall(text)))
    return crc32(tokens.encode()) & _LARGEST_VERSION or 1


def nothing_loaded() -> NotFoundError:
    """The error of asking a store that holds nothing."""
    return NotFoundError(
        N_("nothing is loaded yet"),
        (N_("load a register first: coop load; or begin one of your own: coop init register/"),),
    )


class Seen(NamedTuple):
    """How a file stood when it was read: the columns of `file` in `schema.sql`."""

    size: int = -1
    modified: int = 0
    changed: int = 0
    looked: int = 0

    @classmethod
    def of(cls, status: os.stat_result, looked: int) -> Seen:
        """Give it for what the system says of a file."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, looked)

    def holds(self, status: os.stat_result) -> bool:
        """Say whether a file surely has the content that was read.

        As git does it: what changed within the tick of the look may have changed once more at the same time.
        """
        return self.settled and self[:3] == (status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    @property
    def settled(self) -> bool:
        """Whether it was looked at long enough after its last change."""
        return max(self.modified, self.changed) + _TICK < self.looked


UNSEEN: Final = Seen()
"""Of what was read from nowhere: the next look reads the file."""


def _raise(error: OSError) -> None:
    raise error


def files_under(folder: str, fail: Callable[[OSError], None] = _raise) -> Iterator[os.DirEntry[str]]:
    """Give every .yaml and .yml file under a folder, hidden ones and those in hidden folders left out, in no order.

    `fail` is told of each folder that cannot be read and each link to a file that leads nowhere, with its path; unless
    it is given, that is raised.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except OSError as error:
        fail(error)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_under(entry.path, fail)
        elif entry.name.lower().endswith(_ENDINGS) and _is_file(entry, fail):
            yield entry


def _is_file(entry: os.DirEntry[str], fail: Callable[[OSError], None]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False) or stat.S_ISREG(entry.stat().st_mode)
    except OSError as error:
        fail(error)
        return False


def real_path(entry: os.DirEntry[str]) -> str:
    """Give the path by which the store knows a file of a folder that is known by its own."""
    return os.path.realpath(entry.path) if entry.is_symlink() else entry.path


def lies_under(path: str, places: Iterable[str]) -> bool:
    """Say whether a path is one of these files and folders, or lies under one of them."""
    return any(path == place or path.startswith(place.rstrip(os.sep) + os.sep) for place in places)


def gazetteer_version() -> str:
    """Eight hexadecimal digits that change with the tables: whether a store was made with this gazetteer."""
    laos, vietnam = (shipped(f"places/{country}.csv").read_bytes() for country in ("laos", "vietnam"))
    return f"{crc32(laos, crc32(vietnam)):08x}"


def open_current(path: Path, day: date) -> sqlite3.Connection | None:
    """Open the store as `open_for_reading` does where it surely holds what its files say now; None where it may not.

    The files are not read: their names, sizes and times tell. Raises what `open_for_reading` does.
    """
    try:
        connection = open_for_reading(path, day)
        if _is_current(connection):
            return connection
        connection.close()
    except OtherVersionError:
        return None
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    return None


_KNOWN: Final = "SELECT path, folder, program || gazetteer, size, modified, changed, looked FROM file"


def _is_current(connection: sqlite3.Connection) -> bool:
    made_with = coopcli.__version__ + gazetteer_version()
    known: set[str] = set()
    in_folders: set[str] = set()
    folders: set[str] = set()
    try:
        for path, folder, made_by, *seen in connection.execute(_KNOWN):
            if made_by != made_with or not Seen(*seen).holds(os.stat(path)):
                return False
            known.add(path)
            if folder is not None:
                folders.add(folder)
                in_folders.add(path)
        listed = {real_path(entry) for folder in folders for entry in files_under(folder)}
    except (OSError, ValueError):
        return False
    for path, target in connection.execute("SELECT path, target FROM link"):
        if os.path.realpath(path) != target:
            return False
    left_out = [path for (path,) in connection.execute("SELECT path FROM left_out")]
    return in_folders <= listed and all(lies_under(path, left_out) for path in listed - known)


def open_for_reading(path: Path, day: date) -> sqlite3.Connection:
    """Open the store read-only, its views asking about `day`; all that is asked of it is of one moment.

    Raises NotFoundError where there is no store or nothing in it, StoreError where it cannot be read, is of another
    version or another program's.
    """
    if not is_there(path):
        raise nothing_loaded()
    try:
        connection = readable(path)
        try:
            _prepare(connection, path, day)
        except BaseException:
            connection.close()  # or it would keep others from writing
            raise
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, day: date) -> None:
    connection.execute("BEGIN")  # a load that ends meanwhile does not show: an answer is of one moment
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0 and not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()[0]:
        raise nothing_loaded()  # the first load was not kept
    if is_foreign(connection):
        raise foreign(path)
    if found != schema_version(schema()):
        raise OtherVersionError(
            N_("the store {path} was made by another version of coop"),
            (N_("load the register again: coop load"),),
            path=path,
        )
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM file)").fetchone()[0]:
        raise nothing_loaded()
    _ask_about(connection, day)
    connection.create_function("alphabetical", 1, _alphabetical, deterministic=True)


FAULTS: Final = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
     sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOTADB)
)  # fmt: skip
"""What SQLite says, as its plain code, of a store and not of what is asked of it."""


@contextmanager
def telling_faults(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Give an open store, closed after the block; a fault of the store that shows there is told too."""
    with closing(connection):
        try:
            yield connection
        except sqlite3.Error as error:
            if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF not in FAULTS:
                raise
            raise unusable(path, error) from error


def _alphabetical(text: str | None) -> str | None:
    return None if text is None else alphabet_key(text)


def is_there(path: Path) -> bool:
    """Say whether there is a store. Raises StoreError where that cannot be seen, or what lies there can be none.

    What is no file is never opened: a pipe would keep whoever opens it waiting for ever.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        file = next((str(one) for one in reversed(path.parents) if one.exists() and not one.is_dir()), "")
        raise _refusal(
            N_("the store {path} cannot be there: {file} is no folder"), path, file=file
        ) from error
    except OSError as error:
        raise unusable(path, error) from error
    except ValueError as error:  # a zero byte
        raise _refusal(_NO_FILE, path) from error
    if stat.S_ISDIR(mode):
        hint = N_("name a file with --db, for example {example}")
        raise StoreError(
            N_("{path} is a folder and no store"), (hint,), path=path, example=path / "coop.sqlite3"
        )
    if not stat.S_ISREG(mode):
        raise _refusal(_NO_FILE, path)
    return True


_NO_FILE: Final = N_("{path} is no file that could be a store")


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Say whether a database holds something and is no store of any version."""
    names = {row[0] for row in connection.execute("SELECT name FROM main.sqlite_schema")}
    return bool(names) and not names >= {"file", "record", "agreement"}


def foreign(path: Path) -> StoreError:
    """The error of a database that is no store."""
    return _refusal(N_("{path} is a database of another program"), path)


_PROTECTED: Final = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
_PROTECTED_CODES: Final = frozenset((sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM))


def unusable(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    """The error of a store that SQLite, or the system, cannot use: a sentence of its own for each way that is known.

    None advises to remove a file: what was named as the store may be anything of the user's.
    """
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    number = error.errno if isinstance(error, OSError) else 0
    if _is_locked(error):
        return StoreError(
            N_("the store {path} is being written by another load"),
            (N_("wait until that load has ended, then try again"),),
            path=path,
        )
    if code == sqlite3.SQLITE_NOTADB:
        return _no_store(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return _damaged(path, error)
    if code == sqlite3.SQLITE_FULL or number == errno.ENOSPC:
        hint = N_("make room on the disk, then try again")
        return StoreError(N_("the store {path} cannot be written: the disk is full"), (hint,), path=path)
    if code in _PROTECTED_CODES or number in _PROTECTED:
        return _refusal(N_("the store {path} cannot be used: it is protected"), path)
    reason = error.strerror if isinstance(error, OSError) else error
    return _refusal(N_("the store {path} cannot be used: {error}"), path, error=reason)


def _refusal(message: str, path: Path, **values: object) -> StoreError:
    """The error of what another file has to stand in for."""
    named = os.path.expanduser(os.environ.get("COOP_DB", "")) == str(path)
    hint = N_("COOP_DB names it; name another file with --db") if named else N_("name another file with --db")
    return StoreError(message, (hint,), path=path, **values)


def _no_store(path: Path) -> StoreError:
    """The error of a file that is no database; a register was meant to be loaded."""
    message = N_("{path} is no store of coop")
    if path.suffix.lower() in (".yaml", ".yml"):
        hint = N_("did you mean: coop load {file}")
        return StoreError(message, (hint,), path=path, file=to_type([str(path)]))
    return _refusal(message, path)


def _damaged(path: Path, error: Exception) -> StoreError:
    """The error of a store that is damaged: its files are named where they can still be read."""
    files: list[str] = []
    with suppress(sqlite3.Error), closing(readable(path)) as connection:
        files = [file for (file,) in connection.execute("SELECT path FROM file ORDER BY path")]
    new = path.with_name(f"{path.stem}-new{path.suffix}")
    return StoreError(
        N_("the store {path} is damaged: {error}"),
        (N_("the records are in their files; load them into a new store: coop load {files} --db {new}"),),
        path=path,
        error=error,
        files=to_type(files) or "…",
        new=to_type([str(new)]),
    )


def readable(path: Path) -> sqlite3.Connection:
    """Connect read-only; where the folder cannot be written either, without SQLite's help files.

    Raises StoreError where a part of the store lies in such a file, which then cannot be read.
    """
    address = path.resolve().as_uri()
    try:
        connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=_SECONDS_TO_WAIT)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if (
            error.sqlite_errorcode & 0xFF not in _PROTECTED_CODES
        ):  # what is being written, say, is no state to read
            raise
        _refuse_a_part(path)
        connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def _refuse_a_part(path: Path) -> None:
    """Refuse to read a store without its write-ahead log, where that holds anything."""
    log = path.resolve()
    log = log.with_name(f"{log.name}-wal")
    try:
        size = log.stat().st_size
    except OSError:  # there is none, or the store cannot be seen either
        return
    if size:
        message = N_("the store {path} cannot be read here: a part of it lies in {log}")
        hint = N_("copy both into a folder that can be written, then name that copy with --db")
        raise StoreError(message, (hint,), path=path, log=log)


def _is_locked(error: Exception) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _ask_about(connection: sqlite3.Connection, day: date) -> None:
    """Put `day` in the place of today: every view made again as a temporary one, from its own text, in order.

    A view of the file never sees a temporary one, so that replacing `today` alone would give two clocks.
    """
    connection.execute(f"CREATE TEMP VIEW today (day) AS SELECT '{day.isoformat()}'")
    views = connection.execute(
        "SELECT sql FROM main.sqlite_schema WHERE type = 'view' AND name <> 'today' ORDER BY rowid"
    )
    for (text,) in views.fetchall():
        connection.execute(re.sub(r"^CREATE VIEW", "CREATE TEMP VIEW", text))


Cells: TypeAlias = tuple[Any, ...]
Converter: TypeAlias = Callable[[Any], Any]

_from_json: Final = json.JSONDecoder().decode


def read_rows(rows: sqlite3.Cursor, row_type: type[Row]) -> Iterator[Row]:
    """Give the rows of a query as values of a row type, whose fields are named as the columns.

    NULL is None. What the query does not give must have a default in the row type.
    """
    return map(_reader(row_type, _columns(rows)), rows)


def read_found(rows: sqlite3.Cursor, row_type: type[Row], filters: Sequence[str]) -> Iterator[Found[Row]]:
    """Give rows as `read_rows` does, with the grades of the filters, which stand in this order in the last columns."""
    columns = _columns(rows)
    size = len(columns) - len(filters)
    read = _reader(row_type, columns[:size])
    for cells in rows:
        yield Found(read(cells[:size]), dict(zip(filters, map(Grade, cells[size:]), strict=True)))


def read_groups(rows: sqlite3.Cursor, row_type: type[Row]) -> dict[str, list[Row]]:
    """Give rows by what stands in the first column, the other ones read as `read_rows` does."""
    read = _reader(row_type, _columns(rows)[1:])
    groups: dict[str, list[Row]] = {}
    for cells in rows:
        groups.setdefault(cells[0], []).append(read(cells[1:]))
    return groups


def _columns(rows: sqlite3.Cursor) -> tuple[str, ...]:
    return tuple(column[0] for column in rows.description)


def _reader(row_type: type[Row], columns: tuple[str, ...]) -> Callable[[Cells], Row]:
    """Give the function that makes a row of the cells of these columns."""
    kinds = kinds_of_fields(row_type)
    conversions = [
        (place, _CONVERTERS[kind])
        for place, kind in enumerate(kinds.get(name, "str") for name in columns)
        if kind not in _PLAIN
    ]
    make: Callable[..., Row] = row_type
    in_order = columns == row_type._fields

    def read(cells: Cells) -> Row:
        values = [*cells]
        for place, convert in conversions:
            if values[place] is not None:
                values[place] = convert(values[place])
        return row_type._make(values) if in_order else make(**dict(zip(columns, values, strict=True)))

    return read


@cache
def kinds_of_fields(row_type: type[NamedTuple]) -> Mapping[str, str]:
    """Give the type that each field has where it is not None, without what it holds: `tuple` of `tuple[Data, ...]`.

    The annotations are read as they are written: to evaluate them would cost more than to read a row.
    """
    return {
        name: written.__forward_arg__.removesuffix(" | None").partition("[")[0]
        for name, written in row_type.__annotations__.items()
    }


def _tuple_from_json(text: str) -> tuple[Any, ...]:
    return tuple(_from_json(text))


_PLAIN: Final = frozenset(("str", "int", "float"))

_CONVERTERS: Final[Mapping[str, Converter]] = {
    "bool": bool,
    "date": date.fromisoformat,
    "Date": read_date,
    "Period": read_period,
    "Grade": Grade,
    "Texts": _from_json,
    "Data": _from_json,
    "Mapping": _from_json,
    "Sequence": _from_json,
    "list": _from_json,
    "tuple": _tuple_from_json,
}
"""By the name of the type; what stands as SQLite gives it needs none. Any other type is a mistake that shows at the
first row."""
