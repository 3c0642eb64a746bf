"""JSON Lines (jsonlines.org): the objects of the JSON, one a line, the same in every language."""

from __future__ import annotations

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.json import on_one_line
from coopcli.render.raw import objects_of


def render(answer: Answer, look: Look) -> str:
    """Give each object with a newline at its end; an answer without any is an empty document."""
    return "".join(f"{on_one_line(each)}\n" for each in objects_of(answer))
