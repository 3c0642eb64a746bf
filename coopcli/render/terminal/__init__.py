"""The answer for a person at a terminal, drawn by Rich (imported in this package only); piped, plain text."""

from __future__ import annotations

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.page import page_of
from coopcli.render.terminal import layout as plain


def render(answer: Answer, look: Look) -> str:
    """Give the answer as wide as the terminal, or as plain text where there is none."""
    page = page_of(answer)
    if look.width is None:
        return plain.drawn(page)
    # Rich's console and tables cost an eighth of the start-up, which a pipe need not pay.
    from coopcli.render.terminal import screen

    return screen.drawn(page, look.width, look.colour)
