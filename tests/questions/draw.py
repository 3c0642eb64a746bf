"""Draws the 200 phrases of phrases.yaml from the articles: `python -m tests.questions.draw ../shared/seeds` prints it.

It is done once. Drawing again gives the same phrases, so that nobody can have chosen them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from coopcli.text import fold

SEED = 11
NUMBER = 200
LEFT_OUT = {
    "s000": {*range(31, 36)},
    "s001": {1, 8, 9, 10},
    "s002": {2, 3, *range(33, 38)},
    "s003": set[int](),
    "s004": {5, 7, 29, 31},
}
"""Lines that are no content: page furniture and the stock picture, as the notes of the register's sources name them;
the address, the name of the site and the author's name at the end."""
HEAD = f"""\
# {NUMBER} phrases of two to five words, drawn once from the content lines of the five articles by Random({SEED}) of
# tests/questions/draw.py: over and over the number of words, 2 to 5, each as likely, then a place in all articles at
# which so many words of one line begin, each as likely. A word is what stands between white space. Signs at both ends
# of a phrase are taken off, and quotation marks and brackets within. What then has fewer than two words, or folds as
# one drawn before, is not taken.
"""
_ENDS = " ,.;:…-–()“”\"'|/"
_WITHIN = dict.fromkeys(map(ord, '“”"()'))


def phrases(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Give source, line and phrase of each that is drawn."""
    lines = [(source, number, line.split()) for source, number, line in _content(folder)]
    random, taken = Random(SEED), set[str]()
    while len(taken) < NUMBER:
        length = random.randint(2, 5)
        starts = [
            (source, number, words[here : here + length])
            for source, number, words in lines
            for here in range(len(words) - length + 1)
        ]
        source, number, words = random.choice(starts)
        phrase = " ".join(" ".join(words).translate(_WITHIN).split()).strip(_ENDS)
        if min(len(fold(phrase).split()), len(phrase.split())) >= 2 and fold(phrase) not in taken:
            taken.add(fold(phrase))
            yield source, number, phrase


def _content(folder: Path) -> Iterator[tuple[str, int, str]]:
    for article in sorted(folder.glob("*.txt")):
        source = f"s{article.name[:3]}"
        for number, line in enumerate(article.read_text(encoding="utf-8").split("\n"), 1):
            if number not in LEFT_OUT[source]:
                yield source, number, line


def main() -> None:
    """Write the file of phrases to standard output."""
    rows = (
        f'- {{line: "{source}:{number}", phrase: "{phrase}"}}\n'
        for source, number, phrase in phrases(Path(sys.argv[1]))
    )
    sys.stdout.write(HEAD + "".join(rows))


if __name__ == "__main__":
    main()
