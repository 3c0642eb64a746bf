"""Files of records as hypothesis draws them, in all the styles that people write; no text stands in them twice.

So it can be seen afterwards what became of each: a text holds a word `t12`, a comment a word `c12`.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

IN_LINE = (
    "t{n}",
    "t{n} một hai",
    "2022-t{n}",
    "'t{n}: it''s'",
    '"t{n} \\"a\\" # b, \\u2028"',
    "Hội t{n} ລາວ",
    "http://x.vn/t{n}#a",
    "-t{n}",
)
IN_BLOCK = (
    "|\n{in}t{n} a\n\n{in}# no comment",
    "|-\n{in}t{n} a\n{in}- b",
    ">-\n{in}t{n} a\n{in}b",
    "|+\n{in}t{n}\n\n",
    "|2-\n{in}  t{n} a\n{in}b",
    "> # {c}\n{in}t{n}\n",
    "t{n} a\n{in}b",
    '"t{n} a\n{in}b"',
)
FIELDS = ("title", "standing", "parties", "period", "renewal", "changes", "note", "cite", "x-own")


@dataclass
class Pen:
    """Writes a file with what chance gives it."""

    chance: Random
    step: int
    list_step: int
    comments: bool
    number: int = 0
    anchors: list[str] = field(default_factory=list)

    def odds(self, one_in: int) -> bool:
        return self.chance.randrange(one_in) == 0

    def next(self) -> int:
        self.number += 1
        return self.number

    def tail(self) -> str:
        return f"  # c{self.next()}" if self.comments and self.odds(6) else ""

    def above(self, column: int) -> str:
        if not self.comments or not self.odds(6):
            return ""
        deep = self.chance.choice([0, 0, 2])
        return f"{' ' * (column + deep)}# c{self.next()}: x\n"

    def scalar(self, value: str, column: int, *, flow: bool) -> str:
        """A scalar behind its key or dash, with its line break where it stands in a block; "" is drawn anew."""
        if value:
            return value if flow else f" {value}{self.tail()}\n"
        anchor = ""
        if self.anchors and self.odds(12):
            text = f"*{self.chance.choice(self.anchors)}"
            return text if flow else f" {text}{self.tail()}\n"
        if self.odds(25):
            anchor = f"&a{self.next()} "
        choices = IN_LINE if flow else IN_LINE + IN_BLOCK
        text = self.chance.choice(choices)
        text = text.replace("{n}", str(self.next())).replace("{in}", " " * (column + 2))
        text = anchor + text.replace("{c}", f"c{self.next()}")
        if anchor:
            self.anchors.append(anchor[1:-1])
        if flow:
            return f"{text} " if text.startswith("*") else text
        return f" {text}\n" if "\n" in text or text[:1] in "|>" else f" {text}{self.tail()}\n"

    def flow(self, value: object, column: int) -> str:
        """A value in brackets, over several lines or in one."""
        if isinstance(value, str):
            return self.scalar(value, column, flow=True)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        items = [
            f"{self.key(one)}: {self.flow(value[one], column)}"
            if isinstance(value, dict)
            else self.flow(one, column)
            for one in (value if isinstance(value, (dict, list)) else [])
        ]
        if self.odds(5):
            lead = "\n" + " " * (column + 2)
            inside = f",{self.tail() if self.odds(3) else ''}{lead}".join(items)
            return f"{opening}{lead}{inside}{self.chance.choice(['', ','])}{self.chance.choice(['', lead])}{closing}"
        space = self.chance.choice(["", " "])
        return f"{opening}{space}{', '.join(items)}{space}{closing}"

    def key(self, name: str) -> str:
        return self.chance.choice([name] * 8 + [f'"{name}"', f"'{name}'"])

    def block(self, value: object, column: int, *, flow: bool = True) -> str:
        """A value behind its key, with all its lines."""
        if isinstance(value, str):
            return self.scalar(value, column, flow=False)
        if flow and self.odds(2):
            return f" {self.flow(value, column)}{self.tail()}\n"
        if isinstance(value, dict):
            return f"{self.tail()}\n{self.mapping(value, column + self.step)}"
        assert isinstance(value, list)
        return f"{self.tail()}\n{self.listing(value, column + self.list_step)}"

    def mapping(self, value: dict[str, object], column: int, first: str = "") -> str:
        """The lines of a mapping; `first` stands before its first key, where that is not the indentation."""
        lines: list[str] = []
        for name, child in value.items():
            lead = first if first and not lines else self.above(column) + " " * column
            lines.append(f"{lead}{self.key(name)}:{self.block(child, column)}")
        return "".join(lines)

    def listing(self, value: list[object], column: int) -> str:
        """The lines of a list."""
        spaces = self.chance.choice([1, 1, 1, 3])
        lead = f"{' ' * column}-{' ' * spaces}"
        lines: list[str] = []
        for child in value:
            lines.append(self.above(column))
            if isinstance(child, dict) and not self.odds(4):
                if self.odds(8):
                    lines.append(f"{' ' * column}-{self.tail()}\n{self.mapping(child, column + 2)}")
                else:
                    lines.append(self.mapping(child, len(lead), lead))
            elif isinstance(child, str):
                lines.append(f"{' ' * column}-{self.scalar(child, column, flow=False)}")
            else:
                lines.append(f"{lead}{self.flow(child, len(lead))}{self.tail()}\n")
        return "".join(lines)


def _record(pen: Pen, name: str) -> dict[str, object]:
    """What a record holds; its texts are drawn when they are written."""
    mapping: dict[str, object] = {"vi": "", "en": ""}
    shapes: dict[str, list[object]] = {
        "title": ["", mapping, {"vi": ""}],
        "parties": ["", ["", ""], [{"party": "", "name_as_signed": {"vi": ""}}, ""], [{"party": ""}]],
        "renewal": [{"mode": "", "notice": ""}, {"mode": ""}],
        "changes": [[{"kind": "", "date": ""}], [{"kind": "", "text": mapping}, {"kind": ""}], {"kind": ""}],
        "cite": ["", ["", ""], {"title": ""}],
        "x-own": ["", {"a": ["", ""]}],
    }
    chosen = [one for one in FIELDS if pen.odds(2)]
    if pen.odds(4):
        pen.chance.shuffle(chosen)
    return {"id": name, **{one: pen.chance.choice(shapes.get(one, [""])) for one in chosen}}


def _section(pen: Pen, name: str, records: list[str], column: int) -> str:
    """A section; the ids are written as they are."""
    lead = " " * column
    if not records:
        return lead + name + pen.chance.choice([":", ": []", ": [ ] # none", ":  # c0 none", ": ~"]) + "\n"
    value: list[object] = [_record(pen, one) for one in records]
    if pen.odds(8):
        return f"{lead}{name}: {pen.flow(value, column)}{pen.tail()}\n"
    gap = pen.chance.choice(["", "", "\n"])
    dash = " " * (column + pen.list_step)
    return f"{lead}{name}:{pen.tail()}\n" + gap.join(pen.listing([one], len(dash)) for one in value)


def drawn_file(chance: Random) -> bytes:
    """A file of two sections."""
    list_step = chance.choice([0, 0, 2])
    pen = Pen(chance, chance.choice([2, 2, 4]), list_step, comments=chance.random() < 0.6)
    column = 2 if pen.odds(12) else 0
    sections = {
        "agreements": ["one", "two", "three"][: chance.choice([0, 1, 2, 3, 3])],
        "parties": ["north", "south"][: chance.choice([0, 1, 2])],
    }
    order = chance.choice([["agreements", "parties"], ["parties", "agreements"]])
    gap = chance.choice(["", "\n", "\n# c9000 of what follows\n"])
    text = chance.choice(["", "", "# c9001\n\n", "---\n", "%YAML 1.1\n---\n"])
    text += gap.join([_section(pen, name, sections[name], column) for name in order])
    text += chance.choice(["", "", "", "\n", "# c9002\n", "...\n"])
    text = text.removesuffix("\n") if pen.odds(4) else text
    text = text.replace("\n", "\r\n") if pen.odds(4) else text
    return (BOM_UTF8 if pen.odds(8) else b"") + text.encode()


def files() -> st.SearchStrategy[bytes]:
    """Files, as hypothesis draws them."""
    return st.builds(drawn_file, st.randoms(use_true_random=False))
