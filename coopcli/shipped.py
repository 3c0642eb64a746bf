"""Where the files lie that ship with the program: schema, register, gazetteer, catalogues."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Give the path of a shipped file or folder: `schema.sql`, `data/agreements.yaml`, `places/…`, `i18n`.

    A wheel has all of them inside the package; a checkout has some at its top, beside the package.
    Raises FileNotFoundError where the installation lacks it.
    """
    for place in (_PACKAGE, _PACKAGE.parent):
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(f"{name} is missing from this installation of coop")
