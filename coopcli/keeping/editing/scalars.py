"""A text as YAML writes it: plain where it reads back as that text, else in quotes or in lines of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import Final

from coopcli.reading.nodes import MappingNode, Node, Scalar, text_of, tree

_RAW: Final = re.compile(r"[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
"""What may stand in a file as it is: no control character, no break that only some programs take for one."""
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SINGLE: Final = re.compile(r'["\\]')


@lru_cache(2000)
def plain_or_quoted(text: str, *, flow: bool, quotes: str = "") -> str:
    """Give a text as one line of YAML, in brackets or outside them; in these quotes where they are asked for."""
    if not quotes and is_plain(text, flow=flow):
        return text
    if quotes != '"' and _RAW.fullmatch(text) and (quotes or (_SINGLE.search(text) and "'" not in text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def is_plain(text: str, *, flow: bool) -> bool:
    """Say whether a text without quotes is read as exactly that text: as a value, as an element, in brackets."""
    if not text or text != text.strip() or not _RAW.fullmatch(text):
        return False
    if flow:
        root = _read(f"{{k: {text}, l: [{text}, m], n: {text} }}")
        return _says(root, {"k", "l", "n"}, text, elements=2)
    root = _read(f"k: {text}\nl:\n- {text}\n- m\nn: o\n")
    return _says(root, {"k", "l", "n"}, text, elements=2)


def is_plain_key(text: str) -> bool:
    """Say whether a text without quotes is read as exactly that key."""
    if not text or not _RAW.fullmatch(text):
        return False
    block, flow = _read(f"{text}: o\n"), _read(f"{{{text}: o, n: o}}")
    return all(isinstance(one, MappingNode) and next(iter(one), None) == text for one in (block, flow))


def literal(text: str) -> list[str] | None:
    """Give a text as the lines of a block scalar, its sign first, none of them indented; None where none keeps it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not all(map(_RAW.fullmatch, lines)):
        return None
    written = ["|" if text.endswith("\n") else "|-", *lines]
    root = _read(
        "".join(
            f"{line}\n" for line in ["k: " + written[0], *(line and f"  {line}" for line in lines), "n: o"]
        )
    )
    value = root.get("k") if isinstance(root, MappingNode) else None
    return written if isinstance(value, Scalar) and value.value == text and len(root or ()) == 2 else None


def _read(text: str) -> MappingNode | None:
    root, problems = tree(BytesIO(text.encode("utf-8", "replace")), "")
    return root if isinstance(root, MappingNode) and not problems else None


def _says(root: MappingNode | None, keys: set[str], text: str, elements: int) -> bool:
    if root is None or root.keys() != keys or isinstance(root["l"], Scalar) or len(root["l"]) != elements:
        return False
    listed = root["l"]
    return _is(root["k"], text) and isinstance(listed, list) and _is(listed[0], text)


def _is(node: Node, text: str) -> bool:
    return isinstance(node, Scalar) and node.value == text and bool(text_of(node)) and node.anchor is None


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _RAW.fullmatch(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
