"""One key of a TOML text changed: any value comes back as it was, and every other line stays."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopcli.cli.toml_lines import line_of, with_key

TEXTS = (
    "",
    "# a comment\n",
    'language = "vi" # here\nlater = [\n  1, # one\n  2,\n]\n',
    'a = """\noffice = "no key, but a text"\n[no table]\n"""\n\n[table]\noffice = "another"\n',
    'a = "#"\r\n  "office" = \'x # y\'  # z\r\nb = 1\r\n',
    "office = [\n  'a', # [\n  'b',\n] # end\n[[tables]]\nx = 1",
)

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.integers(0, 9999) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@pytest.mark.parametrize("text", TEXTS)
@given(value=VALUES)
def test_a_value_comes_back_and_the_rest_stays(text: str, value: object) -> None:
    changed = with_key(text, "office", value)
    assert tomllib.loads(changed) == {**tomllib.loads(text), "office": value}
    assert with_key(changed, "office", value) == changed
    without = with_key(changed, "office", None)
    assert tomllib.loads(without) == {key: one for key, one in tomllib.loads(text).items() if key != "office"}
    if "office" not in tomllib.loads(text):
        assert without.rstrip("\n") == text.rstrip("\n")


def test_a_comment_behind_the_value_stays_and_signs_inside_it_are_none() -> None:
    assert with_key(TEXTS[4], "office", "w") == 'a = "#"\r\n  "office" = "w"  # z\r\nb = 1\r\n'
    assert with_key(TEXTS[5], "office", "w") == 'office = "w" # end\n[[tables]]\nx = 1'


def test_a_key_that_is_a_table_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        with_key("[office]\nname = 'x'\n", "office", "w")


@pytest.mark.parametrize(("text", "line"), [(TEXTS[3], 0), (TEXTS[4], 2), (TEXTS[5], 1)])
def test_the_line_of_a_key_is_not_that_of_a_text_that_looks_like_it(text: str, line: int) -> None:
    assert line_of(text, "office") == line
