"""The released JSON Schemas under `schemas/`, and the codes that a schema cannot see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import coopcli
from coopcli.keeping.json_schema import FILE, schema_text
from docs.generate.markdown import code, table

FOLDER: Final = Path(__file__).parents[2] / "schemas"

_NO_YAML: Final = "It is no YAML, which an editor says before it looks into any schema."
_COMPARES: Final = "It compares two values of a record."
_BEFORE: Final = "An editor gives a schema what the text means, not how it is written."

UNSEEN: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "not-utf-8", "file-wide", "file-zero", "file-kind", "character-forbidden", "merge-unfinished",
            "alias-unknown", "yaml-bracket", "yaml-colon-missing", "yaml-colon-unexpected", "yaml-escape",
            "yaml-indentation", "yaml-quote", "yaml-sign", "yaml-tab", "yaml-unreadable",
        ),
        _NO_YAML,
    ),
    "documents-several": "Each document of a file is judged by itself.",
    **dict.fromkeys(("nested-too-deep", "aliases-too-many"), "It is a bound of the reader, not of what is written."),
    **dict.fromkeys(("tag-refused", "key-double", "merge-refused"), _BEFORE),
    "number-ambiguous": "An editor takes `1.500` for the number 1.5.",
    "number-too-large": "An editor knows a number of this size only roughly; far larger ones are seen.",
    **dict.fromkeys(
        (
            "period-reversed", "range-reversed", "relation-to-itself", "extent-before-end", "notice-longer-than-term",
            "change-before-signing", "change-after-end", "change-notified-early", "copy-before-signing",
            "extension-not-later", "resumption-without-suspension", "withdrawal-by-stranger", "item-unknown",
            "item-double",
        ),
        _COMPARES,
    ),
    "date-in-future": "It depends on the day.",
}  # fmt: skip
"""The codes of errors that reading gives and a schema cannot see, each with the reason. Nor can it see a warning: what
has one loads."""

PARTLY: Final[Mapping[str, str]] = {
    "number-unreadable": "An editor takes `2.7e8`, `0x10` and `012` for numbers.",
    "value-double": "A language in two spellings looks like two, and so does a party alone and with its fields.",
}
"""The codes that it sees in some of their forms."""


def fresh_schemas() -> Iterator[tuple[Path, str]]:
    """Give the schema of this version, and the newest one, with the text that they should have now."""
    text = schema_text()
    yield FOLDER / FILE, text
    yield FOLDER / f"register-{coopcli.__version__}.schema.json", text


def unseen() -> str:
    """Give the errors that a schema cannot see, those of a reason together."""
    both = {**UNSEEN, **PARTLY}
    reasons = dict.fromkeys(both.values())
    rows = ((", ".join(code(one) for one in both if both[one] == reason), reason) for reason in reasons)
    return table(("code", "why"), rows)


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {"unseen": unseen}
"""The block of the page on the record format."""
