"""A long answer shown page by page, by the program that the configuration names."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator

from coopcli.cli.session import tell
from coopcli.i18n import say
from coopcli.text import N_


def show_in_pager(document: str, pager: str) -> bool:
    """Show a text that is longer than the terminal is high, and say whether that was done.

    A pager that cannot be started is said; the answer is then to be written as if there were none.
    """
    if document.count("\n") < shutil.get_terminal_size().lines:
        return False
    try:
        with _ctrl_c_is_the_pagers():
            subprocess.run(
                shlex.split(pager), input=document, encoding="utf-8", errors="backslashreplace", check=False
            )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        tell(say(N_('the pager "{pager}" cannot be started: {reason}'), pager=pager, reason=reason))
        return False
    return True


@contextlib.contextmanager
def _ctrl_c_is_the_pagers() -> Iterator[None]:
    """What is read in a pager is left by its own keys: Ctrl-C there ends a search, and not the program behind it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # what is ignored, the pager would ignore too
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
