"""The pages of docs/ say what the program says: generated from it, whole, and with examples that hold."""

from __future__ import annotations

import csv
import re
import tempfile
from io import StringIO
from itertools import chain
from pathlib import Path
from textwrap import indent

import pytest

from coopcli.cli.app import COMMANDS
from coopcli.duties.judge import DUE, OVERDUE
from coopcli.errors import CoopError
from coopcli.records.codelists import CODELISTS
from coopcli.records.record_types import EVERYWHERE, RECORD_TYPES, SECTIONS
from coopcli.render import FORMATS
from coopcli.report.template import PASSAGES, VALUES
from coopcli.store import shipped
from coopcli.wordings import WORDINGS
from docs.generate import pages
from docs.generate.__main__ import main as generate
from tests.conftest import Coop

PAGES = tuple(page for page in sorted(pages.FOLDER.glob("*.md")) if page.name != "decisions.md")
EVERYWHERE_NAMES = {field.name for field in EVERYWHERE}


def text_of(name: str) -> str:
    return (pages.FOLDER / name).read_text(encoding="utf-8")


def section_of(page: str, heading: str) -> str:
    """What stands under a heading (`### party`), up to the next one of any level."""
    _, found, rest = text_of(page).partition(f"\n{heading}\n")
    assert found, f"{page} has no {heading}"
    return re.split(r"^##+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def first_column(text: str) -> list[str]:
    """The code in the first cell of each row of the tables in a text."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def example() -> str:
    return blocks(section_of("records.md", "## A small example"), "yaml")[0]


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    return {page.name: text for page, text in pages.fresh_pages()}


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name != "glossary.md"], ids=lambda page: page.name
)
def test_a_page_says_what_the_program_says_now(page: Path, fresh: dict[str, str]) -> None:
    assert page.read_text(encoding="utf-8") == fresh[page.name], "run `python -m docs.generate`"


def test_every_block_stands_on_one_page() -> None:
    marks = [
        mark for page in PAGES for mark in re.findall(pages.BEGINNING + r"([a-z-]+)", page.read_text("utf-8"))
    ]

    assert sorted(marks) == sorted(pages.BLOCKS)


def test_a_block_without_an_end_is_refused() -> None:
    mark = f"{pages.BEGINNING}exit-codes -->\n"

    with pytest.raises(ValueError, match="end of a generated block"):
        pages.fresh(f"{mark}\n{mark}<!-- end of generated -->\n")


def test_a_stale_page_is_named_then_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "contract.md"
    page.write_text(f"Prose.\n\n{pages.BEGINNING}exit-codes -->\n<!-- end of generated -->\n", "utf-8")
    monkeypatch.setattr(pages, "FOLDER", tmp_path)

    assert generate(["--check"]) == 1
    assert "contract.md" in capsys.readouterr().err
    assert generate([]) == 0
    assert page.read_text("utf-8").startswith("Prose.\n")
    assert "| 130 | " in page.read_text("utf-8")
    assert generate(["--check"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_no_folder_of_this_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for folder in (pages.FOLDER.parent, Path.home(), tempfile.gettempdir()):
        assert f"{folder}/" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    for name, anchor in re.findall(r"\]\(([\w./]*)#?([^)]*)\)", page.read_text(encoding="utf-8")):
        target = page.parent / (name or page.name)
        assert target.is_file()
        headings = re.findall(r"^##* (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors


@pytest.mark.parametrize("page", ["commands.md", "commands.vi.md"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_in_the_reference(command: str, page: str) -> None:
    assert f"$ coop {command} --help" in section_of(page, f"## coop {command}")


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_field_is_in_the_record_format(name: str) -> None:
    fields = {field.name for field in RECORD_TYPES[name].fields}

    assert set(first_column(section_of("records.md", f"### {name}"))) == fields - EVERYWHERE_NAMES


def test_the_fields_of_every_record_are_in_the_record_format() -> None:
    assert set(first_column(section_of("records.md", "### every record"))) == EVERYWHERE_NAMES


def test_every_section_is_in_the_record_format() -> None:
    found = first_column(section_of("records.md", "## Files and sections"))

    assert found == [f"{name}:" for name in SECTIONS]


@pytest.mark.parametrize("name", CODELISTS)
def test_every_code_is_in_the_record_format(name: str) -> None:
    assert first_column(section_of("records.md", f"### Codes: {name}")) == list(CODELISTS[name].codes)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("## The passages of a chapter", PASSAGES),
        ("## The rows and the values", (*VALUES, *dict.fromkeys(chain.from_iterable(VALUES.values())))),
    ],
)
def test_every_word_of_a_template_is_explained(heading: str, names: tuple[str, ...]) -> None:
    assert first_column(section_of("report.md", heading)) == list(names)


def test_the_template_of_the_page_is_the_one_that_ships() -> None:
    (shown,) = blocks(section_of("report.md", "## The template that ships"), "yaml")

    assert shown == shipped("templates/yearly_report.yaml").read_text(encoding="utf-8")


def test_every_problem_is_in_the_record_format() -> None:
    assert first_column(section_of("records.md", "## Problems")) == list(WORDINGS)


def test_the_example_register_loads_without_a_word(coop: Coop, tmp_path: Path) -> None:
    """No error and no warning; what it holds is what the page shows: one agreement, two commitments."""
    file = tmp_path / "register.yaml"
    file.write_text(example(), encoding="utf-8")

    loaded = coop("load", str(file), "--output", str(tmp_path / "loaded.json"))

    assert loaded.code == 0
    assert not re.search("warning|error", loaded.err)
    (found,) = coop("list", "--format", "json").json
    assert (found["id"], found["period"], found["standing"]) == (
        "rc-quang-tri-savannakhet-2023",
        "2023/2028",
        "signed",
    )


def test_the_register_of_renewals_loads_and_counts_from_the_end_that_runs(coop: Coop, tmp_path: Path) -> None:
    """One rolls on by a year each 1 February; the other was extended to 28 February 2027, with 90 days' notice."""
    file = tmp_path / "register.yaml"
    file.write_text(RENEWAL, encoding="utf-8")

    loaded = coop("load", str(file), "--output", str(tmp_path / "loaded.json"))
    found = coop("list", "--format", "json", today="2026-11-22").json
    notice = coop("due", "--only", "notice", "--format", "json", today="2026-11-22").json

    assert loaded.code == 0
    assert not re.search("warning|error", loaded.err)
    assert {one["id"]: one["ends_latest"] for one in found} == {
        "rolling-2020": "2027-01-31",
        "extended-2022": "2027-02-28",
    }
    days = {one["duty"]: one["due_earliest"] for one in notice}
    assert days == {"extended-2022/notice-2": "2026-11-30", "rolling-2020/notice-7": "2027-10-31"}


RENEWAL, *SNIPPETS = sorted(
    blocks(text_of("records.md"), "yaml")[1:], key=lambda snippet: "\nagreements:" not in snippet
)
CITATIONS = re.findall(r"^\| `(cite: [^`]+)`", text_of("records.md"), re.MULTILINE)


@pytest.mark.parametrize("snippet", [*SNIPPETS, *CITATIONS])
def test_a_snippet_of_the_record_format_loads(snippet: str, coop: Coop, tmp_path: Path) -> None:
    """As fields of an agreement beside the example register."""
    needed = {"title": "title: Văn bản", "cite": "cite: news-2023"}
    added = [line for name, line in needed.items() if not re.search(rf"^{name}:", snippet, re.MULTILINE)]
    record = indent("\n".join((snippet, *added)), "  ")
    file = tmp_path / "snippet.yaml"
    file.write_text(f"agreements:\n- id: snippet\n{record}\n", encoding="utf-8")
    (tmp_path / "register.yaml").write_text(example(), encoding="utf-8")

    loaded = coop("load", str(tmp_path), "--format", "json")

    assert loaded.code == 0, loaded.err
    assert [one["warnings"] for one in loaded.json] == [0, 0]


KEYS = {
    "### `coop list`, `coop timeline`": ("list", "timeline"),
    "### `coop due`": ("due", "due 2025", "due --only end,copy"),
    "### `coop report`": ("report 2022", "report 2024"),
    "### `coop gaps`": ("gaps", "gaps vwu-lwu-2022"),
    "### `coop gaps --coverage`": ("gaps --coverage",),
    "### `coop parties`": ("parties",),
    "### `coop activities`": ("activities", "activities --year 2018"),
    "### `coop commitments`": ("commitments", "commitments --every year"),
    "### `coop commitments YEAR`": ("commitments 2022", "commitments --years 2019/2027"),
    "### `coop turns`": ("turns",),
    "### `coop sources`": ("sources",),
    "### `coop search`": ("search hua phan",),
    "### `coop places`": ("places",),
    "### `coop load`, `coop unload`, `coop status`": ("load", "status"),
    "### `coop config`": ("config",),
    "### `coop check`": ("check",),
    "### `coop explain`": ("explain",),
}
SHARED = {"### `coop due`": "### `coop list`, `coop timeline`"}
"""Headings that say that the keys below another one are there, too."""

ON_COMMITMENTS = ("### `coop commitments`", "### `coop commitments YEAR`", "### `coop turns`")


def keys_of(heading: str) -> set[str]:
    """The keys under a heading; what every row on a commitment has stands under `coop commitments` only."""
    shared = section_of("output.md", ON_COMMITMENTS[0]) if heading in ON_COMMITMENTS else ""
    own = first_column(section_of("output.md", heading))
    commitment = first_column(shared.partition("every row on a commitment")[2])
    others = first_column(section_of("output.md", SHARED[heading])) if heading in SHARED else []
    return {*own, *commitment, *others}


@pytest.mark.parametrize(
    ("heading", "line"), [(heading, line) for heading, lines in KEYS.items() for line in lines]
)
def test_the_keys_of_the_contract_are_those_that_are_printed(heading: str, line: str, coop: Coop) -> None:
    coop("load")

    printed = coop(*line.split(), "--format", "json").json

    assert printed
    for row in printed:
        assert set(row) == keys_of(heading)


ROWS = [name for name, each in FORMATS.items() if not (each.people or each.calendar or each.of_checks)]
"""The formats that hold the rows of an answer: a calendar holds its events, a report of a check its findings."""


@pytest.mark.parametrize("form", ROWS)
def test_every_format_for_machines_has_the_keys_of_the_contract(form: str, coop: Coop) -> None:
    coop("load")

    printed = coop("turns", "--format", form).out

    for key in keys_of("### `coop turns`"):
        assert re.search(rf"(?<!\w){key}(_vi)?(?!\w)", printed)


@pytest.mark.parametrize("name", ["wu-kon-tum-attapeu-2024", "wu-ha-noi-vientiane-2022", "vwu-lwu-2022"])
def test_the_keys_of_a_link_are_those_of_the_contract(name: str, coop: Coop) -> None:
    coop("load")
    keys = first_column(section_of("output.md", "### `coop history`"))

    for record in coop("history", name, "--format", "json").json:
        assert set(record) == {key for key in keys if "[]" not in key}
        for field in ("succeeds", "beside"):
            for one in record[field]:
                assert {f"{field}[].{key}" for key in one} == {
                    key for key in keys if key.startswith(f"{field}[]")
                }


@pytest.mark.parametrize("field", ["province", "type", "area", "activity_year"])
@pytest.mark.parametrize("measure", ["agreements", "money"])
def test_a_summary_has_the_field_asked_for_and_the_keys_of_the_contract(
    measure: str, field: str, coop: Coop
) -> None:
    """The page has a table of the counts, then one of the sums, both by province."""
    coop("load")
    section = section_of("output.md", "### `coop summary`")
    counts, _, sums = section.partition("--measure money")
    keys = set(first_column(sums if measure == "money" else counts)) - {"province"}

    printed = coop("summary", "--measure", measure, "--by", field, "--format", "json").json

    assert printed
    for row in printed:
        assert set(row) == keys | {field}


QUESTIONS = re.findall(
    r"^### (.+)\n\n\*(.+)\*\n\n```console\n\$ (coop.*)\n", text_of("questions.md"), re.MULTILINE
)


def test_every_question_has_its_english_and_its_command() -> None:
    headings = re.findall(r"^### ", text_of("questions.md"), re.MULTILINE)

    assert len(QUESTIONS) == len(headings) >= 30


def answer_of(line: str) -> str:
    """What stands on the page below a command."""
    _, found, rest = text_of("questions.md").partition(f"\n$ {line}\n")
    assert found, f"questions.md does not ask {line}"
    return rest.partition("\n```\n")[0]


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("coop list --country LA", ["8 văn bản"]),
        ('coop list --province "Kon Tum" --with Lào', ["4 văn bản"]),
        ('coop list --kind "chữ thập đỏ"', ["rc-thanh-hoa-houaphanh-2019", "3 văn bản"]),
        ('coop list --type "bản ghi nhớ"', ["4 văn bản: chắc chắn: 2, chưa thể kết luận: 2"]),
        ("coop due 2027 --only end", ["vwu-lwu-2022", "rc-kon-tum-attapeu-2022", "chưa nêu thời hạn"]),
        (
            "coop due 2024 --only end --columns duty,due_earliest,status,successor",
            ["wu-kon-tum-attapeu-2019/end", "wu-kon-tum-attapeu-2024 (chưa có thông tin về việc ký)"],
        ),
        (
            "coop due 7/2022 --only copy --today 10/7/2022",
            [
                *("17/07/2022", "vwu-lwu-2022/copy", "wu-ha-noi-vientiane-2022/copy"),
                *("wu-dak-lak-sekong-2022/copy", "chắc chắn: 3"),
            ],
        ),
        (
            "coop due --why vwu-lwu-2022/copy",
            ["17/07/2022", "02/07/2022", "khoản 6 Điều 22 Luật", "Bộ Ngoại giao"],
        ),
        ("coop list --country LA --on 1/6/2023", ["6 văn bản: chắc chắn: 3, chưa thể kết luận: 3"]),
        ('coop list --kind red_cross --province "Kon Tum" --on 1/3/2022', ["2 văn bản: có thể: 2"]),
        ("coop list --columns id,period,length", ["2019–2022", "chưa có thông tin"]),
        ("coop history wu-kon-tum-attapeu-2024", ["2006", "2019–2024", "2024–2029"]),
        (
            "coop commitments --every year --status in_force",
            ["rc-kon-tum-attapeu-2022/programmes", "chắc chắn: 4"],
        ),
        ("coop show rc-kon-tum-attapeu-2022/programmes", ["1 đến 2 lần", "điều kiện"]),
        ('coop turns --province "Thanh Hóa"', ["Hội Chữ thập Đỏ tỉnh Huaphanh", "suy luận"]),
        ("coop activities --year 2018", ["Viêng", "Nhứt", "information-2018-2019", "có thể: 1"]),
        ("coop summary --measure money", ["gần 270.000.000 đồng"]),
        ("coop activities --party wu-kon-tum --year 2019/2024", ["10 câu lạc bộ", "gần 10.000 lượt"]),
        ("coop show vufo-vae-2022", ["Nguyễn Phương Nga (Chủ tịch)", "Nguyễn Thanh Bình (Chủ tịch)"]),
        ("coop show hà nội viêng chăn", ["chưa nêu thời hạn"]),
        ("coop list hoi lhpn dak lak se kong", ["wu-dak-lak-sekong-2022", "1 văn bản"]),
        ("coop search chu thap do hua phan --in agreements", ["rc-thanh-hoa-houaphanh-2019"]),
    ],
)
def test_the_page_of_questions_answers_what_the_articles_say(line: str, facts: list[str]) -> None:
    """Facts of the five articles, for the twenty questions of the sample."""
    answer = " ".join(answer_of(line).split())

    for fact in facts:
        assert fact in answer


def test_the_page_of_questions_never_gives_the_national_term_to_ha_noi() -> None:
    assert "2027" not in answer_of("coop show hà nội viêng chăn")


@pytest.mark.parametrize("name", ["rc-kon-tum-attapeu-2022", "vwu-lwu-2022", "wu-ha-noi-vientiane-2022"])
def test_what_is_shown_of_an_agreement_are_its_fields_and_the_keys_of_the_contract(
    name: str, coop: Coop
) -> None:
    coop("load")
    added = set(first_column(section_of("output.md", "### `coop show`")))
    fields = set(first_column(section_of("records.md", "### agreement"))) | EVERYWHERE_NAMES

    (shown,) = coop("show", name, "--format", "json").json

    assert added <= set(shown) <= added | fields


def test_csv_has_the_names_that_the_contract_says(coop: Coop) -> None:
    coop("load")
    keys = first_column(section_of("output.md", "### `coop list`, `coop timeline`"))
    renamed = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section_of("output.md", "## CSV"), re.MULTILINE))
    names = {name for key in keys for name in re.findall(r"\w+", renamed.get(key, key))}

    header = next(csv.reader(StringIO(coop("list", "--format", "csv").out)))

    assert set(header) == names


@pytest.mark.parametrize(
    ("form", "document"), [("json", "[]\n"), ("yaml", "[]\n"), ("csv", "id,"), ("tsv", "id\t")]
)
def test_an_answer_without_a_row_is_an_empty_document_and_no_failure(
    form: str, document: str, coop: Coop
) -> None:
    coop("load")

    answer = coop("list", "--kind", "trade_union", "--format", form)

    assert (answer.code, len(answer.out.splitlines())) == (0, 1)
    assert answer.out.startswith(document)


def test_every_kind_of_error_has_its_exit_code_in_the_contract() -> None:
    table = section_of("output.md", "## Exit codes")

    for code in (*(kind.exit_code for kind in CoopError.__subclasses__()), DUE, OVERDUE):
        assert f"\n| {code} | " in table


def test_the_readme_names_the_formats_that_there_are() -> None:
    text = (pages.FOLDER.parent / "README.md").read_text(encoding="utf-8")
    (named,) = re.findall(r"^`--format` writes (.*?), as does", text, re.MULTILINE | re.DOTALL)
    assert [name for name in re.findall(r"`(\w+)`", named) if name != "due"] == list(FORMATS)
