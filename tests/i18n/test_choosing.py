"""Which language the program speaks."""

from __future__ import annotations

import locale
import sys
from collections.abc import Mapping

import pytest

from coopcli.errors import UsageError
from coopcli.i18n import language_of


@pytest.mark.parametrize(
    ("option", "environment", "code"),
    [
        ("vi", {"COOP_LANG": "en", "LANG": "en_GB.UTF-8"}, "vi"),
        ("EN", {"COOP_LANG": "vi"}, "en"),
        (None, {"COOP_LANG": "vi", "LC_ALL": "en_GB.UTF-8"}, "vi"),
        (None, {"COOP_LANG": "vi_VN.UTF-8"}, "vi"),
        (None, {"COOP_LANG": "en-GB"}, "en"),
        (None, {"COOP_LANG": "", "LANG": "vi_VN"}, "vi"),
        (None, {"LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "vi_VN", "LANG": "vi_VN"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"}, "vi"),
        (None, {"LANG": "vi_VN.UTF-8"}, "vi"),
        (None, {"LANG": "lo_LA.UTF-8"}, "en"),
        (None, {"LANG": "C"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_option_decides_then_coop_lang_then_the_locale(
    option: str | None, environment: Mapping[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")

    assert language_of(option, environment).code == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Vietnamese_Vietnam", "vi"), ("vi_VN", "vi"), ("English_United States", "en"), (None, "en")],
)
def test_windows_is_asked_where_no_variable_tells(
    name: str | None, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "cp1258"))

    assert language_of(None, {}).code == code


@pytest.mark.parametrize(
    ("option", "environment", "place", "asked"),
    [
        ("fr", {}, "--lang", "fr"),
        ("", {}, "--lang", ""),
        (None, {"COOP_LANG": "lo"}, "COOP_LANG", "lo"),
        ("vietnamese", {"COOP_LANG": "vi"}, "--lang", "vietnamese"),
    ],
)
def test_a_language_that_is_not_spoken_is_refused_with_those_that_are(
    option: str | None, environment: Mapping[str, str], place: str, asked: str
) -> None:
    with pytest.raises(UsageError) as refused:
        language_of(option, environment)

    assert refused.value.values == {"place": place, "languages": ("vi", "en"), "asked": asked}
