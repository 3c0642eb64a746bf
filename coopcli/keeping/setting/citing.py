"""A citation as people type it, `s003 dòng 8`, as a record has it: `s003 line 8`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from coopcli.errors import DID_YOU_MEAN, NotFoundError, UsageError
from coopcli.i18n import say
from coopcli.reading.citations import divide_citation
from coopcli.reading.scalars import UnreadableError
from coopcli.records.record import OWN_DOCUMENT
from coopcli.text import N_, nearest
from coopcli.wordings import WORDINGS

_SPOKEN: Final = (
    (re.compile(r"\b(?:các )?dòng(?= *\d+ *[-–])", re.IGNORECASE), "lines"),
    (re.compile(r"\bdòng\b", re.IGNORECASE), "line"),
    (re.compile(r"\b(?:các )?trang(?= *\d+ *[-–])", re.IGNORECASE), "pp."),
    (re.compile(r"\btrang\b", re.IGNORECASE), "p."),
    (re.compile(r"\b(?:điều|mục) +(?=\w)", re.IGNORECASE), "§"),
)
"""What Vietnamese has for the places in a source."""


def read_citation(typed: str, sources: Collection[str]) -> str:
    """Give a citation as a record has it; `sources` are the ids of those on record.

    Raises UsageError for what is none, NotFoundError for one of a source that is not on record.
    """
    text = " ".join(typed.split())
    for words, written in _SPOKEN:
        text = words.sub(written, text)
    try:
        source, place = divide_citation(text)
    except UnreadableError as error:
        wording = WORDINGS[error.code]
        values = {"text": typed, **error.values}
        hints = (wording.hint,) if wording.hint else ()
        sentence = say(wording.sentence, **values)
        raise UsageError(
            '"{option}": {sentence}', hints, **values, option="--cite", sentence=sentence
        ) from None
    if source != OWN_DOCUMENT and source not in sources:
        near = nearest(source, sources)
        hint = (
            DID_YOU_MEAN
            if near
            else N_('"coop sources" names them; "self" is the own document of the office')
        )
        message = N_('this register has no source "{source}"')
        raise NotFoundError(message, (hint,), source=source, names=[f'"{one}"' for one in near])
    return f"{source} {place}".strip()
