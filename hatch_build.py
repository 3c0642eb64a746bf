"""Build hook: compiles the catalogues, and puts what lies outside the package into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OUTSIDE = ("schema.sql", "data/agreements.yaml", "tests/errors")
"""Files at the top of the checkout that ship inside the package: `coopcli/shipped.py` finds both places."""


class ShippedFiles(BuildHookInterface):  # type: ignore[type-arg]  # its configuration has no type to name
    """Runs for a wheel and for `pip install -e .`, which reads the files where they lie in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue beside its source; a wheel has them, and the files from outside."""
        root = Path(self.root)
        for source in root.glob("coopcli/i18n/*/LC_MESSAGES/*.po"):
            with source.open("rb") as read, source.with_suffix(".mo").open("wb") as written:
                write_mo(written, read_po(read))
        build_data["artifacts"].append("coopcli/i18n/**/*.mo")
        if version != "editable":
            build_data["force_include"].update({str(root / name): f"coopcli/{name}" for name in OUTSIDE})
