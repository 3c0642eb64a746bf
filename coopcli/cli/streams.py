"""Standard output and standard error: UTF-8 everywhere, harmless, and quiet when the reader has gone."""

from __future__ import annotations

import contextlib
import io
import os
import sys

from coopcli.errors import OutputError
from coopcli.harmless import harmless
from coopcli.marking import N_


def speak_utf8() -> None:
    """Write UTF-8 on every system; half characters (of arguments that are not UTF-8) become escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(line: str) -> None:
    """Say one line to the person, on standard error: standard output carries nothing but the answer."""
    if sys.stderr is not None:  # closed by whoever started the program
        print(harmless(line), file=sys.stderr)


def finish_output() -> None:
    """Send what is still on its way, while a failure can still be told.

    Raises BrokenPipeError where the reader has gone, OutputError where the answer cannot be written.
    """
    if sys.stdout is None:  # closed by whoever started the program
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise OutputError(N_("the answer cannot be written: {reason}"), reason=error.strerror) from error


def drop_output() -> None:
    """Send the rest nowhere, or Python would try once more when it ends, and complain."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
