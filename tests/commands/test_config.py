"""`coop config`, and what the configuration is to every other command."""

from __future__ import annotations

import errno
import json
import os
import tomllib
from pathlib import Path
from typing import Any, NoReturn

import docx
import pytest

from coopcli.cli import session
from coopcli.cli.app import COMMANDS
from coopcli.cli.configuration import KEYS, read_configuration
from coopcli.render import FORMATS
from tests.commands.conftest import PARTIES, SOURCE, Write, agreement
from tests.conftest import Coop, Result


class Office:
    """The command with a configuration file of the test's own."""

    def __init__(self, coop: Coop, path: Path) -> None:
        self._coop, self.path = coop, path

    def __call__(self, *words: str, lang: str | None = "en", today: str | None = None, **more: str) -> Result:
        return self._coop(*words, lang=lang, today=today, environment={"COOP_CONFIG": str(self.path), **more})

    def holds(self, text: str) -> None:
        """Write the file."""
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(text.encode())

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode()

    def shown(self, key: str, **environment: str) -> tuple[Any, str]:
        """The value of a key, and where it comes from."""
        (row,) = self("config", key, "-f", "json", **environment).json
        return row["value"], row["origin"]


@pytest.fixture
def office(coop: Coop, write: Write, tmp_path: Path) -> Office:
    return Office(coop, tmp_path / "office/config.toml")


SOUND = """\
# What Lan set.
language = "vi"  # as all here
register = [
  "so",  # ours
  'them.yaml',
]
x_later = 1

[x_another]
language = "none of ours"
"""


_OF_EACH_TYPE = {
    "list": '["fr"]', "no list": "[]", "table": "{a = 1}", "date": "2026-11-28", "time": "07:30:00",
    "moment": "2026-11-28T07:30:00Z", "float": "1.5", "nan": "nan", "bool": "true", "number": "99999",
    "negative": "-1", "nested": '[["vi"], {a = ["vi"]}]', "text": '"fr"', "no text": '""',
}  # fmt: skip
_TAKEN = {
    "register": ("list", "text"),
    **dict.fromkeys(("store", "pager", "office", "address", "place"), ("text",)),
    "byte_order_mark": ("bool",),
}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", _OF_EACH_TYPE)
def test_a_value_of_any_type_is_taken_or_told(office: Office, key: str, kind: str) -> None:
    office.holds(f"# what Lan set\n{key} = {_OF_EACH_TYPE[kind]}\n")
    found = office("config")
    if kind in _TAKEN.get(key, ()):
        assert (found.code, found.err) == (0, "")
    else:
        assert found.code == 2
        first, hint = found.err.splitlines()
        assert first.startswith(f'error: {office.path}:2: "{key}" takes ')
        assert hint.startswith(f"    for example: coop config {key} ")
        assert office("status").code == 2


def test_a_value_of_a_wrong_type_is_set_right(office: Office) -> None:
    office.holds('language = ["vi"]\n')
    assert office("config", "language", "vi").code == 0
    assert office.text == 'language = "vi"\n'
    office.holds("[language]\nvi = 1\n")
    assert office("config", "language", "vi").code == 2


def read_words(file: Path) -> str:
    """The paragraphs of a Word document."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


# What holds.


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("language", '"vi"', "vi"),
        ("register", '["so", "~/them.yaml"]', ["{office}/so", "{home}/them.yaml"]),
        ("register", '"so"', ["{office}/so"]),
        ("store", '"kho/coop.sqlite3"', "{office}/kho/coop.sqlite3"),
        ("reminders", "[30, 90, 30]", [90, 30]),
        ("reminders", "0", [0]),
        ("pager", '"less -FRX"', "less -FRX"),
        ("byte_order_mark", "true", True),
        ("office", '"Hội LHPN tỉnh Kon Tum"', "Hội LHPN tỉnh Kon Tum"),
        ("address", '"12 Trần Phú"', "12 Trần Phú"),
        ("place", '"Kon Tum"', "Kon Tum"),
    ],
)
def test_each_key_is_read_from_the_file(
    office: Office, tmp_path: Path, key: str, text: str, value: Any
) -> None:
    office.holds(f"{key} = {text}\n")
    home = tmp_path / "home"
    expected = json.loads(
        json.dumps(value).replace("{office}", str(office.path.parent)).replace("{home}", str(home))
    )
    assert office.shown(key, HOME=str(home), COOP_LANG="", COOP_DB="") == (expected, "configuration")


def test_each_key_without_a_value_is_the_default(office: Office, tmp_path: Path) -> None:
    office.holds("")
    rows = office(
        "config", "-f", "json", COOP_DB="", XDG_DATA_HOME=str(tmp_path), COOP_LANG="", LANG="vi_VN"
    ).json
    assert [row["key"] for row in rows] == list(KEYS)
    assert {row["origin"] for row in rows} == {"default"}
    assert {row["key"]: row["value"] for row in rows if row["value"] is not None} == {
        "language": "vi",
        "store": f"{tmp_path}/coop/coop.sqlite3",
        "reminders": [180, 90, 30],
        "byte_order_mark": False,
    }


@pytest.mark.parametrize(
    ("key", "variable", "given"), [("language", "COOP_LANG", "en"), ("store", "COOP_DB", "/a/b.sqlite3")]
)
def test_the_environment_goes_before_the_file_and_is_named(
    office: Office, key: str, variable: str, given: str
) -> None:
    office.holds('language = "vi"\nstore = "c.sqlite3"\n')
    assert office.shown(key, **{variable: given}) == (given, "environment")
    assert variable in office("config", key, **{variable: given}).out


def test_the_language_is_that_of_option_environment_file_system_in_this_order(office: Office) -> None:
    office.holds('language = "vi"\n')
    vietnamese, english = "Cách dùng:", "Usage:"
    assert office("list", "--help", lang=None, LANG="en_GB").out.startswith(vietnamese)
    assert office("list", "--help", lang="en").out.startswith(english)
    assert office("list", "--help", "--lang", "en", lang="vi").out.startswith(english)
    office.holds("")
    assert office("list", "--help", lang=None, LANG="en_GB").out.startswith(english)


def test_the_store_is_that_of_option_environment_file_in_this_order(
    office: Office, write: Write, tmp_path: Path
) -> None:
    write("all.yaml", SOURCE + PARTIES + agreement("one"))
    office.holds('store = "c.sqlite3"\n')
    for words, environment, made in (
        ((), {"COOP_DB": ""}, office.path.parent / "c.sqlite3"),
        ((), {"COOP_DB": str(tmp_path / "b.sqlite3")}, tmp_path / "b.sqlite3"),
        (
            ("--db", str(tmp_path / "a.sqlite3")),
            {"COOP_DB": str(tmp_path / "b2.sqlite3")},
            tmp_path / "a.sqlite3",
        ),
    ):
        assert not made.exists()
        assert office("load", "all.yaml", *words, **environment).code == 0
        assert made.exists()
    assert not (tmp_path / "b2.sqlite3").exists()


def days_before(text: str) -> set[str]:
    """How long before their days the events of a calendar remind, but for the day itself."""
    triggers = {line for line in text.splitlines() if line.startswith("TRIGGER")}
    return {line.partition("-P")[2] for line in triggers} - {""}


def test_reminders_are_those_of_option_file_default_in_this_order(register: Coop, tmp_path: Path) -> None:
    office = Office(register, tmp_path / "config.toml")
    office.holds("reminders = [7]\n")
    ask = ("due", "2027", "-f", "ics")
    assert days_before(office(*ask).out) == {"7D"}
    assert days_before(office(*ask, "--lead", "5, 3").out) == {"5D", "3D"}
    office.holds("")
    assert days_before(office(*ask).out) == {"180D", "90D", "30D"}


def test_the_byte_order_mark_is_that_of_option_file_default_and_no_pipe_gets_it_unasked(
    register: Coop, tmp_path: Path
) -> None:
    office, mark = Office(register, tmp_path / "config.toml"), "\ufeff"
    file = tmp_path / "list.csv"

    def begins(*words: str) -> bool:
        assert office("list", "--output", str(file), *words).code == 0
        return file.read_text(encoding="utf-8").startswith(mark)

    office.holds("byte_order_mark = true\n")
    assert begins()
    assert not begins("--no-bom")
    assert not office("list", "-f", "csv").out.startswith(mark)
    assert office("list", "-f", "csv", "--bom").out.startswith(mark)
    office.holds("")
    assert not begins()
    assert begins("--bom")


@pytest.mark.parametrize("form", ["table", "md", "html", "docx"])
def test_the_yearly_report_names_the_office_where_people_read_it(
    register: Coop, tmp_path: Path, form: str
) -> None:
    office, file = Office(register, tmp_path / "config.toml"), tmp_path / "report"
    office.holds('office = "Hội LHPN tỉnh Kon Tum"\n')
    assert office("report", "2022", "-f", form, "-o", str(file)).code == 0
    text = read_words(file) if form == "docx" else file.read_text(encoding="utf-8")
    assert "Reporting office: Hội LHPN tỉnh Kon Tum" in text
    with_office = office("report", "2022", "-f", "json").out
    office.holds("")
    assert office("report", "2022", "-f", "json").out == with_office
    assert "Reporting office" not in office("report", "2022").out


@pytest.mark.parametrize(("rows", "paged"), [("10", True), ("500", False)])
def test_a_long_answer_on_a_terminal_is_shown_by_the_pager(
    register: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, paged: bool
) -> None:
    office = Office(register, tmp_path / "config.toml")
    seen = tmp_path / "seen"
    office.holds(f"pager = '''sh -c 'cat >\"{seen}\"' '''\n")
    monkeypatch.setattr(session, "is_terminal", lambda stream: True)
    out = office("list", LINES=rows, NO_COLOR="1").out
    assert (seen.exists(), out == "") == (paged, paged)
    if paged:
        assert "rc-kon-tum-attapeu-2022" in seen.read_text(encoding="utf-8")


def test_a_pager_that_is_not_there_is_told_and_the_answer_shown(
    register: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(register, tmp_path / "config.toml")
    office.holds('pager = "no-such-pager -x"\n')
    monkeypatch.setattr(session, "is_terminal", lambda stream: True)
    found = office("list", LINES="10", NO_COLOR="1")
    assert found.err.splitlines()[0].startswith('the pager "no-such-pager -x" cannot be started: ')
    assert found.code == 0
    assert found.out.count("\n") > 10


@pytest.mark.parametrize(
    "form", [name for name, one in FORMATS.items() if not one.calendar and not one.of_checks]
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_it_answers_in_every_format_and_both_languages(
    office: Office, tmp_path: Path, form: str, lang: str
) -> None:
    office.holds(SOUND.replace("x_later = 1\n", "").partition("[x_another]")[0])
    file = tmp_path / "answer"
    assert office("config", "-f", form, "-o", str(file), lang=lang).code == 0
    assert file.stat().st_size > 0


def test_it_says_in_both_languages_what_is_where(office: Office) -> None:
    office.holds('language = "vi"\n')
    english = office("config", "pager", COLUMNS="200").out
    vietnamese = office("config", "pager", lang="vi", COLUMNS="200").out
    assert "the default" in english
    assert f"The configuration is {office.path}." in english
    assert "mặc định" in vietnamese
    assert f"Cấu hình nằm ở {office.path}." in vietnamese


# Changing it.


def test_setting_a_value_changes_one_line_and_keeps_its_comment(office: Office) -> None:
    office.holds(SOUND)
    found = office("config", "language", "en")
    assert found.code == 0
    assert office.text == SOUND.replace('"vi"', '"en"')
    assert f'{office.path}:2: language = "en"  # as all here' in found.err


def test_a_value_of_several_lines_is_replaced_as_one(office: Office, write: Write) -> None:
    office.holds(SOUND)
    path = write("other/a.yaml", "")
    assert office("config", "register", "other", "other/a.yaml").code == 0
    before, _, after = SOUND.partition(SOUND[SOUND.index("register") : SOUND.index("x_later")])
    assert office.text == f'{before}register = ["{path.parent}", "{path}"]\n{after}'


def test_a_new_key_stands_before_the_first_table(office: Office) -> None:
    office.holds(SOUND)
    assert office("config", "reminders", "60", "20").code == 0
    assert office.text == SOUND.replace("x_later = 1\n", "x_later = 1\nreminders = [60, 20]\n")


def test_unset_takes_out_the_lines_of_one_key(office: Office) -> None:
    office.holds(SOUND)
    assert office("config", "--unset", "register").code == 0
    assert office.text == SOUND.replace(SOUND[SOUND.index("register") : SOUND.index("x_later")], "")
    assert office.shown("register") == (None, "default")
    before = office.text
    assert office("config", "--unset", "pager").code == 0
    assert office.text == before


@pytest.mark.parametrize(
    "text", ["", "# only a comment", '\ufefflanguage = "en"\r\n# more\r\n', "\n\n[x]\na = 1"]
)
@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("language", ["vi"], "vi"),
        ("language", ["tiếng Việt"], "vi"),
        ("ngôn ngữ", ["Vietnamese"], "vi"),
        ("byte_order_mark", ["có"], True),
        ("byte_order_mark", ["no"], False),
        ("reminders", ["180, 90,30"], [180, 90, 30]),
        ("reminders", ["5"], [5]),
        ("pager", ["less -FRX"], "less -FRX"),
        ("cơ quan", ["Hội", 'LHPN "tỉnh" # Kon Tum \\ x'], 'Hội LHPN "tỉnh" # Kon Tum \\ x'),
        ("address", ["it's \\ \x7f\x1b"], "it's \\ \x7f\x1b"),
        ("place", ["Kon Tum"], "Kon Tum"),
    ],
)
def test_what_was_typed_is_what_holds_then_and_the_rest_stays(
    office: Office, text: str, key: str, typed: list[str], value: Any
) -> None:
    office.holds(text)
    assert office("config", key, *typed).code == 0
    name = {"ngôn ngữ": "language", "cơ quan": "office"}.get(key, key)
    held = tomllib.loads(office.text.removeprefix("\ufeff"))
    assert held == {**tomllib.loads(text.removeprefix("\ufeff")), name: value}
    assert office.text.startswith("\ufeff") == text.startswith("\ufeff")
    assert office.text.count("\r\n") == (office.text.count("\n") if "\r\n" in text else 0)
    assert office("config", "--unset", name).code == 0
    assert tomllib.loads(office.text.removeprefix("\ufeff")) == {
        one: each for one, each in tomllib.loads(text.removeprefix("\ufeff")).items() if one != name
    }


def test_the_file_and_its_folder_are_made_where_there_are_none(
    coop: Coop, write: Write, tmp_path: Path
) -> None:
    environment = {"COOP_CONFIG": "", "XDG_CONFIG_HOME": str(tmp_path / "of-the-user")}
    place = tmp_path / "of-the-user/coop/config.toml"
    shown = coop("config", environment=environment)
    assert (shown.code, str(place) in shown.out) == (0, True)
    assert coop("config", "language", "vi", environment=environment).code == 0
    assert place.read_text(encoding="utf-8") == 'language = "vi"\n'
    assert coop("list", "--help", lang=None, environment=environment).out.startswith("Cách dùng:")


def test_a_path_that_is_typed_is_meant_from_this_folder(office: Office, write: Write) -> None:
    write("so/a.yaml", SOURCE)
    assert office("config", "register", "so/").code == 0
    assert office.shown("register") == ([str(Path("so").resolve())], "configuration")
    assert office("config", "store", "kho/coop.sqlite3").code == 0
    assert office.shown("store", COOP_DB="") == (str(Path("kho/coop.sqlite3").resolve()), "configuration")


def test_a_path_of_windows_is_written_as_a_person_writes_it(office: Office) -> None:
    office.holds("")
    assert office("config", "pager", r"C:\Tools\less.exe").code == 0
    assert office.text == "pager = 'C:\\Tools\\less.exe'\n"


# What is wrong.


def test_a_wrong_key_is_told_the_nearest_with_its_label(office: Office) -> None:
    found = office("config", "langauge", "vi")
    assert (found.code, office.path.exists()) == (2, False)
    assert 'did you mean "language"?' in found.err
    assert '"language" (ngôn ngữ)' in office("config", "langauge", lang="vi").err


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("language", "fr", "vi (Vietnamese)"),
        (
            "reminders",
            "soon",
            'coop config: "reminders" takes numbers of days, such as 180,90,30, not "soon"',
        ),
        ("reminders", "-1", ""),
        ("reminders", "12345", 'not "12345"'),
        ("byte_order_mark", "perhaps", "yes"),
        ("register", "no/such/folder", "there is no file or folder no/such/folder"),
        ("office", " ", "takes a text"),
        ("office", "\udcff", "is no text in UTF-8"),
    ],
)
def test_a_wrong_value_is_told_what_the_key_takes(office: Office, key: str, typed: str, told: str) -> None:
    found = office("config", key, "--", typed)
    assert (found.code, found.out, office.path.exists()) == (2, "", False)
    assert told in found.err


WRONG = (
    ('language = "fr"', ':1: "language" takes vi (Vietnamese) or en (English), not "fr"'),
    ("# a\nreminders = [true]", ':2: "reminders" takes numbers of days'),
    ("reminders = [-1]", ':1: "reminders" takes numbers of days'),
    ("reminders = []", ':1: "reminders" takes numbers of days'),
    ('byte_order_mark = "yes"', ':1: "byte_order_mark" takes yes or no'),
    ("register = [1]", ':1: "register" takes paths of files or folders'),
    ("store = ['a']", ':1: "store" takes the path of a file'),
    ("office = 1", ':1: "office" takes a text'),
)


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_a_wrong_value_in_the_file_stops_every_command_but_the_one_that_mends_it(
    office: Office, text: str, told: str
) -> None:
    office.holds(text)
    for words in (["list"], [], ["places"], ["load"]):
        found = office(*words)
        assert (found.code, found.out) == (2, "")
        assert f"error: {office.path}{told}" in found.err
    found = office("config", "-f", "json")
    assert (found.code, len(found.json)) == (2, len(KEYS))
    assert told in found.err
    key = tomllib.loads(text).popitem()[0]
    assert office("config", "--unset", key).code == 0
    assert office("places").code == 0


BROKEN = (
    ('language = "vi\n', "1:15", 'language = "vi'),
    ('# a\nregister = "C:\\Users\\lan\\so"\n', "2:16", 'register = "C:\\Users\\lan\\so"'),
    ("# a\n\nlanguage = vi\n", "3:12", "language = vi"),
    ('office = "a"\noffice = "b"\n', "2:13", 'office = "b"'),
)


@pytest.mark.parametrize(("text", "place", "line"), BROKEN)
def test_what_is_no_toml_is_told_with_its_line_and_how_to_mend_it(
    office: Office, text: str, place: str, line: str
) -> None:
    office.holds(text)
    for words in (["list"], ["config"], ["config", "language", "vi"], ["config", "--unset", "language"]):
        found = office(*words)
        assert (found.code, found.out) == (2, "")
        first, *hints = found.err.splitlines()
        assert first.startswith(f"error: {office.path}:")
        assert f":{place.partition(':')[0]}:" in first
        assert first.endswith(f"the configuration cannot be read from here on: {line}")
        assert "COOP_CONFIG" in hints[-1]
    assert office.text == text
    assert "không đọc được cấu hình" in office("list", lang="vi").err


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["list", "--help"], ["help", "config"]])
def test_help_is_given_whatever_is_wrong_with_it(office: Office, words: list[str]) -> None:
    office.holds("language = vi\n")
    found = office(*words)
    assert (found.code, found.err) == (0, "")


@pytest.mark.parametrize(
    "name",
    sorted({*COMMANDS} - {"config", "unload", "show", "history", "sql", "search", "set", "sign", "end"}),
)
def test_every_command_stops_at_a_broken_configuration(office: Office, name: str) -> None:
    office.holds("language = vi\n")
    assert office(name).code == 2
    assert "the configuration cannot be read" in office(name).err


def test_a_key_of_another_version_stays_and_one_that_is_misspelt_is_told(office: Office) -> None:
    office.holds('langauge = "vi"\n')
    assert office("places").err == ""
    found = office("config")
    assert found.code == 0
    assert found.err.splitlines()[:2] == [
        f'{office.path}: nothing is known of "langauge", which is left alone',
        '    did you mean "language"?',
    ]


def test_a_misspelt_key_can_be_taken_out_as_it_stands(office: Office) -> None:
    office.holds('langauge = "vi"\npager = "less"\n')
    found = office("config", "--unset", "langauge")
    assert (found.code, office.text) == (0, 'pager = "less"\n')
    assert f'"langauge" stands no more in {office.path}' in found.err


def test_a_name_that_no_file_can_have_is_told(coop: Coop) -> None:
    environment = {"COOP_CONFIG": "x" * 5000}
    for words in (["places"], ["config"], ["config", "language", "vi"]):
        found = coop(*words, environment=environment)
        assert (found.code, found.out) == (2, "")
        assert "cannot be read: File name too long" in found.err


def test_a_file_that_is_named_and_not_there_is_an_error_but_where_it_is_made(office: Office) -> None:
    found = office("list")
    assert found.code == 2
    assert found.err.splitlines() == [
        f"error: there is no configuration {office.path}, which COOP_CONFIG names",
        '    make it with, for example, "coop config language vi", or take COOP_CONFIG back',
    ]
    assert office("config", "language", "vi").code == 0
    assert office("places").code == 0


def test_a_folder_that_is_named_is_told(office: Office) -> None:
    office.path.mkdir(parents=True)
    for words in (["list"], ["config"], ["config", "language", "vi"]):
        found = office(*words)
        assert (found.code, found.out) == (2, "")
        assert "folder" in found.err or "no file" in found.err


def test_what_is_no_utf8_is_told(office: Office) -> None:
    office.holds("")
    office.path.write_bytes('language = "vi"'.encode("utf-16"))
    assert f"error: the configuration {office.path} is not UTF-8" in office("list").err


def test_a_file_that_may_not_be_read_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    office.holds("")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    for words in (["list"], ["config"], ["config", "language", "vi"]):
        found = office(*words)
        assert (found.code, found.out) == (2, "")
        assert f"error: the configuration {office.path} cannot be read: Permission denied" in found.err


def test_a_folder_that_cannot_be_written_is_told(coop: Coop, write: Write, tmp_path: Path) -> None:
    write("file", "")
    environment = {"COOP_CONFIG": str(Path("file").resolve() / "coop/config.toml")}
    found = coop("config", "language", "vi", environment=environment)
    assert found.code == 5
    assert "COOP_CONFIG" in found.err


def test_a_device_is_an_empty_configuration_and_keeps_none(coop: Coop) -> None:
    environment = {"COOP_CONFIG": os.devnull}
    assert coop("config", environment=environment).code == 0
    found = coop("config", "language", "vi", environment=environment)
    assert (found.code, "no file that could keep" in found.err) == (2, True)


def test_without_a_home_nothing_is_a_fault(coop: Coop, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where the system knows no user either
    assert coop("places", environment={"COOP_CONFIG": ""}).code == 0
    found = coop("config", "language", "vi", environment={"COOP_CONFIG": ""})
    assert (found.code, "there is no folder of yours for the configuration" in found.err) == (2, True)
    found = coop("places", environment={"COOP_CONFIG": "", "COOP_DB": ""})
    assert (found.code, "there is no folder of yours for the store" in found.err) == (2, True)


def test_a_path_of_windows_is_read_in_single_quotes_and_with_two_strokes() -> None:
    path = Path("/office/config.toml")
    for text in (r"pager = 'C:\so\less'", r'pager = "C:\\so\\less"'):
        assert read_configuration(path, text.encode()) == ({"pager": r"C:\so\less"}, (), ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
@pytest.mark.parametrize("words", [("list",), ("config",), ("config", "language", "vi")], ids=" ".join)
def test_a_configuration_that_is_no_file_is_never_opened(
    coop: Coop, tmp_path: Path, words: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (str(tmp_path / "pipe"), "/dev/zero"):
        found = coop(*words, lang="en", environment={"COOP_CONFIG": name})
        assert (found.code, found.out) == (2, "")
        assert f"{name} is no file" in found.err
        said = coop(*words, lang="vi", environment={"COOP_CONFIG": name}).err
        assert name in said
        assert "is no file" not in said


def test_the_device_of_nothing_is_an_empty_configuration(coop: Coop, write: Write) -> None:
    found = coop("config", environment={"COOP_CONFIG": os.devnull})
    assert (found.code, found.err) == (0, "")


@pytest.mark.parametrize(
    "value", ["3", "1.5", "true", "[]", '["vi"]', "[1, [2]]", "{a = 1}", "2026-01-01", '""']
)
@pytest.mark.parametrize("key", KEYS)
def test_a_value_of_any_type_is_a_sentence_at_most(coop: Coop, tmp_path: Path, key: str, value: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"{key} = {value}\n", encoding="utf-8")
    for words in (("list",), ("config",), ("--version",)):
        found = coop(*words, environment={"COOP_CONFIG": str(file)})
        assert found.code in (0, 2, 3)
        assert "Traceback" not in found.err


@pytest.mark.parametrize(("lang", "words"), [("en", "nothing is known of"), ("vi", "không biết")])
@pytest.mark.parametrize("text", ['lang = "vi"\n', '[coop]\nlanguage = "vi"\n'])
@pytest.mark.parametrize("command", ["load", "status", "config"])
def test_a_key_that_means_nothing_is_named_where_one_looks_how_things_stand(
    office: Office, write: Write, command: str, text: str, lang: str, words: str
) -> None:
    write("a.yaml", SOURCE + PARTIES)
    assert office("load", "a.yaml", COOP_CONFIG=os.devnull).code == 0
    office.holds(text)
    first = office(command, *(["a.yaml"] if command == "load" else []), lang=lang).err.splitlines()[0]
    assert first.startswith(f"{office.path}: {words}")
    assert ('"lang"' if "[" not in text else '"coop"') in first
    assert office("list").err == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "so is a folder, and the store is a file"), ("vi", "so là thư mục, còn kho là một tệp")],
)
def test_a_folder_is_no_store(office: Office, write: Write, lang: str, words: str) -> None:
    folder = write("so/a.yaml", SOURCE).parent
    found = office("config", "store", "so", lang=lang)
    assert (found.code, found.out) == (2, "")
    assert words in found.err
    assert f"coop config store {folder}/coop.sqlite3" in found.err
    assert not office.path.exists()
