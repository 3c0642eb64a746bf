"""What git had of files at a revision or on a day. The program `git` is asked, and nothing of a repository is run.

Only what git stores is read (`ls-tree`, `cat-file`), so that neither filters nor drivers of a difference nor hooks of a
repository, which may come from anybody, are of any effect; it is not written to, and nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from coopcli.difference.states import Content, content_beside_git
from coopcli.errors import UsageError
from coopcli.text import N_

_SAFE: Final = (
    *("--no-optional-locks", "--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false", "-c", "protocol.allow=never"),
)
_ENVIRONMENT: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_OURS: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
)
"""What git sets where it runs a hook: the repository is that of the path."""
_ENDINGS: Final = (".yaml", ".yml")
_TWO_PATHS: Final = N_("compare two files or folders instead: coop changes OLD NEW")


class Commit(NamedTuple):
    """A commit: its id in short, its author, its day, what it says of itself."""

    id: str
    author: str
    day: date
    subject: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree, by its top folder."""

    top: Path

    def revision(self, name: str) -> str | None:
        """Give the commit that a revision means, such as `HEAD~3`, a tag or a branch; None for none."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        done = _git(self.top, *asked)
        return done.stdout.decode().strip() if done.returncode == 0 else None

    def before(self, day: date) -> str | None:
        """Give the last commit before a day begins; None where there is none."""
        asked = ("rev-list", "--max-count=1", f"--before={day.isoformat()} 00:00:00", "HEAD", "--")
        return _told(self.top, *asked).decode().strip() or None

    def about(self, commit: str) -> Commit:
        """Give what git knows of a commit."""
        (found,) = _commits(_told(self.top, *_LOG, "--max-count=1", commit, "--"))
        return found

    def files(self, commit: str, path: Path) -> list[tuple[str, str]]:
        """Give the files of records that lay at a path or below it, each with the id of its content."""
        inside = os.path.relpath(path, self.top)
        asked = [] if inside == os.curdir else [inside]
        listed = _told(self.top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *asked)
        found = []
        for line in filter(None, listed.split(b"\0")):
            about, _, name = line.partition(b"\t")
            mode, _, content = about.decode().split(" ")
            whole = self.top / os.fsdecode(name)
            if mode.startswith("100") and (whole == path or _is_followed(whole.relative_to(path))):
                found.append((str(whole), content))
        return sorted(found)

    def contents(self, files: Sequence[tuple[str, str]]) -> Iterator[Content]:
        """Give what the files held. Raises UsageError where the repository has not all of it."""
        asked = "".join(f"{content}\n" for _, content in files).encode()
        rest = memoryview(_told(self.top, "cat-file", "--batch", given=asked))
        for path, _ in files:
            end = bytes(rest[:200]).index(b"\n")
            head = bytes(rest[:end]).decode().split(" ")
            if head[-1] == "missing":
                message = N_("git has not the content of {path} at that time here")
                raise UsageError(message, (_TWO_PATHS,), path=path)
            size = int(head[2])
            content = bytes(rest[end + 1 : end + 1 + size])
            rest = rest[end + 2 + size :]
            yield content_beside_git(path, content)

    def commits(self, since: str | None, paths: Sequence[Path]) -> list[Commit]:
        """Give the commits since another one, or all, that changed something at the paths, the latest first."""
        inside = [os.path.relpath(path, self.top) for path in paths]
        span = f"{since}..HEAD" if since else "HEAD"
        return _commits(_told(self.top, *_LOG, span, "--", *(one for one in inside if one != os.curdir)))


_LOG: Final = ("log", "-z", "--no-show-signature", "--format=%h%x01%an%x01%as%x01%s")


def _commits(listed: bytes) -> list[Commit]:
    found = []
    for line in filter(None, listed.decode("utf-8", "replace").split("\0")):
        commit, author, day, subject = line.split("\x01", 3)
        found.append(Commit(commit, author, date.fromisoformat(day), subject))
    return found


def repository_of(path: Path) -> Repository:
    """Give the work tree in which a path lies.

    Raises UsageError where there is no git, or no work tree, or git does not trust it.
    """
    folder = next(one for one in (path, *path.parents) if one.is_dir())
    done = _git(folder, "rev-parse", "--is-inside-work-tree", "--show-toplevel")
    words = done.stderr.decode("utf-8", "replace")
    if done.returncode == 0 and done.stdout.startswith(b"true\n"):
        top = os.fsdecode(done.stdout.partition(b"\n")[2].rstrip(b"\n"))
        return Repository(Path(os.path.realpath(top)))
    if "dubious ownership" in words:
        message = N_("git does not read {path}, which belongs to somebody else")
        hint = N_("where you trust it: git config --global --add safe.directory {folder}")
        raise UsageError(message, (hint, _TWO_PATHS), path=path, folder=folder)
    message = N_("{path} lies in no work tree of git, so that no former state of it is at hand")
    raise UsageError(message, (_TWO_PATHS,), path=path)


def _is_followed(path: Path) -> bool:
    """Say whether a file below a folder is one of its records, as on the disk: not hidden, the right ending."""
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.name.endswith(_ENDINGS)


def _told(folder: Path, *asked: str, given: bytes = b"") -> bytes:
    done = _git(folder, *asked, given=given)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").partition("\n")[0]
        raise UsageError(N_("git cannot tell: {reason}"), (_TWO_PATHS,), reason=reason)
    return done.stdout


def _git(folder: Path, *asked: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _OURS} | _ENVIRONMENT
    try:
        return subprocess.run(  # no shell
            ["git", *_SAFE, "-C", str(folder), *asked],  # the git that the person uses
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        message = N_("git is not there, so that no former state is at hand: {reason}")
        raise UsageError(message, (_TWO_PATHS,), reason=error.strerror) from error
