"""Markdown as GitHub writes it (GFM): headings, tables and lists, in the reader's language.

What records hold is text: signs that Markdown would read are written behind a backslash, `<` and `>` as
entities. Addresses stay as they are, so that GitHub makes links of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from coopcli.answer import Answer
from coopcli.render import Look
from coopcli.render.page import Grid, Page, Pair, Pairs, Part, Passage, page_of

_SIGNS: Final = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|^[-+#=](?=\s|[-=#]|$)|(?<=^\d)[.)]")
