"""What is found wrong while a file is read."""

from __future__ import annotations

from collections.abc import Collection

from coopcli.problems import Problem
from coopcli.reading.nodes import MappingNode, Node, position
from coopcli.text import nearest
from coopcli.wordings import DID_YOU_MEAN


class Report:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, code: str, where: Node | tuple[int, int], hint: str = "", **values: object) -> None:
        """Note a problem at a node or a position; `hint` is another hint than the code's own."""
        line, column = where if isinstance(where, tuple) else position(where)
        self._problems.append(Problem(code, self.file, line, column, values, hint))

    def add_unknown_field(self, node: MappingNode, name: str, fields: Collection[str]) -> None:
        """Note a key that is none of the fields, with those that were probably meant."""
        # `signed_date` is meant for `date_signed`, which is not near it letter by letter.
        same = tuple(field for field in fields if sorted(field.split("_")) == sorted(name.split("_")))
        near = same or nearest(name, fields, 1)
        hint = DID_YOU_MEAN if near else ""
        self.add("field-unknown", node.keys_at[name], hint, field=name, near=near, fields=tuple(fields))

    def take(self) -> list[Problem]:
        """Give what was noted since the last call."""
        taken, self._problems = self._problems, []
        return taken
