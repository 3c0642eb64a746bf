"""`coop set`: exactly the lines of the fields change, values are read as people type them, citations stay true."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopcli.keeping import replacing
from tests.commands.registers import FLOW, lines_changed, load_copy, load_text
from tests.conftest import Coop

TODAY = "2026-11-28"


@pytest.fixture
def file(coop: Coop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the register that ships, loaded."""
    monkeypatch.chdir(tmp_path)
    return load_copy(coop, tmp_path)


# The lines that change, and what is said.


def test_one_field_changes_one_line_and_all_is_told(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", "date_signed=3/7/2022", today=TODAY)
    line = before.decode().splitlines().index("  date_signed: 2022-07-02") + 1
    old = '    date_signed: {source: s000, place: line 4, quote: "Chiều 2/7/2022, tại Đà Nẵng"}'
    cited = before.decode().splitlines().index(old) + 1
    assert said.code == 0
    assert said.out == ""
    assert said.err.splitlines() == [
        f"so.yaml:{line}: vwu-lwu-2022: changed: date_signed",
        "  -   date_signed: 2022-07-02",
        "  +   date_signed: 2022-07-03",
        f"  so.yaml:{cited}",
        f"  - {old}",
        "to take it back: coop undo",
        "the source of date_signed was s000 line 4, which told what stood there before, and is taken out; for the "
        "new one: coop set vwu-lwu-2022 date_signed=2022-07-03 --cite '…'",
    ]
    gone, came = lines_changed(before, file.read_bytes())
    assert (sorted(gone), came) == ([old, "  date_signed: 2022-07-02"], ["  date_signed: 2022-07-03"])
    [record] = coop("show", "vwu-lwu-2022", "--format", "json", today=TODAY).json
    assert record["date_signed"] == "2022-07-03"


def test_words_labels_and_a_citation_in_vietnamese(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    words = (
        "hội",
        "lhpn",
        "việt",
        "nam",
        "lào",
        "ngày",
        "hiệu",
        "lực=tháng",
        "8/2022",
        "--cite",
        "s000 dòng 9",
    )
    said = coop("set", *words, lang="vi", today=TODAY)
    assert said.code == 0, said.err
    assert lines_changed(before, file.read_bytes()) == (
        [],
        ["  date_in_force: 2022-08", "    date_in_force: s000 line 9"],
    )
    assert "vwu-lwu-2022: đã ghi ngày hiệu lực" in said.err
    assert "để hoàn lại: coop undo" in said.err


def test_a_trial_shows_the_lines_and_writes_nothing(coop: Coop, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", "period=2022-2028", "--dry-run", today=TODAY)
    assert said.code == 0
    assert said.out.startswith("  -   period: 2022/2027\n  +   period: 2022/2028\n")
    assert file.read_bytes() == before
    assert not (tmp_path / "coop.sqlite3.journal").exists()


def test_several_fields_are_one_change(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    coop("set", "vwu-lwu-2022", "owner=Nguyễn", "Thị", "Hoa", "number=12/TT", "time_signed=sáng", today=TODAY)
    gone, came = lines_changed(before, file.read_bytes())
    assert sorted(gone) == ["    time_signed: s000 line 4", "  time_signed: afternoon"]
    assert sorted(came) == ["  number: 12/TT", "  owner: Nguyễn Thị Hoa", "  time_signed: morning"]
    assert coop("undo", today=TODAY).code == 0
    assert file.read_bytes() == before


def test_what_is_said_already_changes_nothing(coop: Coop, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", "standing=đã ký", "date_signed=ngày 2 tháng 7 năm 2022", today=TODAY)
    assert said.code == 0
    assert "vwu-lwu-2022 says so already; nothing was changed" in said.err
    assert file.read_bytes() == before
    assert not (tmp_path / "coop.sqlite3.journal").exists()


# Values, as people type them.


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("date_in_force=2022", "  date_in_force: 2022"),
        ("date_in_force=tháng 7/2022", "  date_in_force: 2022-07"),
        ("date_in_force=02/07/2022", "  date_in_force: 2022-07-02"),
        ("date_in_force=2019~", "  date_in_force: 2019~"),
        ("date_in_force=khoảng tháng 8/2022", "  date_in_force: 2022-08~"),
        ("date_in_force=about 2022", "  date_in_force: 2022~"),
        ("copy_sent=hôm nay", f"  copy_sent: {TODAY}"),
        ("legally_binding=không", "  legally_binding: false"),
        ("legally_binding=yes", "  legally_binding: true"),
        ("giá trị ràng buộc về pháp lý=có", "  legally_binding: true"),
        ("areas=sức khỏe", "  areas: health"),
        ("areas=health, biên giới", "  areas: [health, border]"),
        ("related=rc-kon-tum-attapeu-2022", "  related: rc-kon-tum-attapeu-2022"),
        ("x-file=No", "  x-file: No"),
    ],
)
def test_a_value_is_stored_in_the_form_of_records(coop: Coop, file: Path, typed: str, written: str) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", typed, today=TODAY)
    assert said.code == 0, said.err
    assert lines_changed(before, file.read_bytes()) == ([], [written])


_OF_THE_PARTY = "    cite: {party: [s000 line 5, s000 line 9]}"


@pytest.mark.parametrize(
    ("typed", "came"),
    [
        ("renewal.notice_period=3 tháng", ["  renewal:", "    notice_period: 3 months"]),
        ("cách gia hạn=mặc nhiên", ["  renewal:", "    mode: tacit"]),
        (
            "parties.2.name_as_signed=Hội LHPN Lào",
            ["    name_as_signed:", "      en: Hội LHPN Lào", _OF_THE_PARTY],
        ),
        (
            "parties.2.name_as_signed.vi=Hội LHPN Lào",
            ["    name_as_signed:", "      vi: Hội LHPN Lào", _OF_THE_PARTY],
        ),
    ],
)
def test_what_lies_inside_is_named_by_the_way_to_it(
    coop: Coop, file: Path, typed: str, came: list[str]
) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", typed, today=TODAY)
    assert said.code == 0, said.err
    gone = ["    cite: [s000 line 5, s000 line 9]"] if _OF_THE_PARTY in came else []
    assert lines_changed(before, file.read_bytes()) == (gone, came)


def test_a_text_goes_to_the_language_of_the_run_and_the_other_stays(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022/information", "text=Tell each other", today=TODAY)
    gone, came = lines_changed(before, file.read_bytes())
    assert [line.split(":")[0].strip() for line in gone] == ["en"]
    assert came == ["      en: Tell each other"]
    assert 'what "text" says in other languages (vi) stays as it was' in said.err


def test_a_list_is_added_to_and_taken_from(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    coop("set", "vwu-lwu-2022/information", "areas+=health", today=TODAY)
    assert lines_changed(before, file.read_bytes()) == (
        ["    areas: [information, exchange_of_experience]"],
        ["    areas: [information, exchange_of_experience, health]"],
    )
    coop("set", "vwu-lwu-2022/information", "areas-=health", today=TODAY)
    assert file.read_bytes() == before
    said = coop("set", "vwu-lwu-2022/information", "areas-=health", today=TODAY)
    assert (said.code, file.read_bytes()) == (2, before)
    assert '"health" is not among "areas" on record' in said.err


def test_what_is_removed_is_unknown_and_takes_its_citation_along(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", "time_signed=", today=TODAY)
    assert said.code == 0, said.err
    gone, came = lines_changed(before, file.read_bytes())
    assert (sorted(gone), came) == (["    time_signed: s000 line 4", "  time_signed: afternoon"], [])


# Citations.


def test_a_citation_of_the_whole_becomes_one_of_each_and_claims_no_more(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    coop("set", "rc-kon-tum", "level=national", "--cite", "s003 line 5", today=TODAY)
    assert sorted(lines_changed(before, file.read_bytes())[1]) == [
        "  cite: {name: s003 line 4, kind: s003 line 4, level: s003 line 5, country: s003 line 4, "
        "province: s003 line 4}",
        "  level: national",
    ]
    places = "SELECT field, source || ' ' || place FROM citation WHERE record = 'rc-kon-tum' ORDER BY field"
    assert [list(row.values()) for row in coop("sql", places, "--format", "json").json] == [
        ["country", "s003 line 4"],
        ["kind", "s003 line 4"],
        ["level", "s003 line 5"],
        ["name", "s003 line 4"],
        ["province", "s003 line 4"],
    ]


def test_another_source_for_the_same_value_stands_beside_the_first(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    coop("set", "vwu-lwu-2022", "time_signed=chiều", "--cite", "s000 line 9", today=TODAY)
    assert lines_changed(before, file.read_bytes()) == (
        ["    time_signed: s000 line 4"],
        ["    time_signed:", "    - s000 line 4", "    - s000 line 9"],
    )


def test_one_language_of_a_name_leaves_the_citation_of_the_other(coop: Coop, file: Path) -> None:
    coop("set", "rc-thanh-hoa", "name.en=Red Cross of Thanh Hoa", "--cite", "s004 line 5", today=TODAY)
    query = "SELECT place FROM citation WHERE record = 'rc-thanh-hoa' AND field = 'name' ORDER BY place"
    assert coop("sql", query, "--format", "json").json == [{"place": "line 3"}, {"place": "line 5"}]


def test_with_a_source_nothing_stays_inferred_and_a_reason_says_what_is(coop: Coop, file: Path) -> None:
    reasons = "SELECT count(*) AS n FROM inference WHERE record = 'vwu-lwu-2022' AND field = '{}'"
    assert coop("sql", reasons.format("title"), "--format", "json").json == [{"n": 1}]
    said = coop("set", "vwu-lwu-2022", "title.vi=Thỏa thuận", "--cite", "s000 line 4", today=TODAY)
    assert '"title" was inferred, and now has a source' in said.err
    assert coop("sql", reasons.format("title"), "--format", "json").json == [{"n": 0}]
    coop("set", "vwu-lwu-2022", "date_in_force=2022", "--inferred", "it began at once", today=TODAY)
    assert coop("sql", reasons.format("date_in_force"), "--format", "json").json == [{"n": 1}]


def test_without_a_source_the_reason_goes_with_the_value_it_was_written_for(coop: Coop, file: Path) -> None:
    said = coop("set", "vwu-lwu-2022", "title.vi=Thỏa thuận", today=TODAY)
    assert '"title" was inferred: the reason was written for what stood there before' in said.err
    [record] = coop("show", "vwu-lwu-2022", "--format", "json", today=TODAY).json
    assert record["title"]["vi"] == "Thỏa thuận"
    assert cited(coop, "vwu-lwu-2022", "title") == []
    reasons = "SELECT count(*) AS n FROM inference WHERE record = 'vwu-lwu-2022' AND field = 'title'"
    assert coop("sql", reasons, "--format", "json").json == [{"n": 0}]


def cited(coop: Coop, record: str, field: str) -> list[str]:
    """Where the store says that a field of a record is cited, itself, as part of what it lies in, or as a whole."""
    steps = field.split(".")
    fields = ", ".join(f"'{'.'.join(steps[:count])}'" for count in range(len(steps) + 1))
    query = f"SELECT place FROM citation WHERE record = '{record}' AND field IN ({fields}) ORDER BY place"
    return [row["place"] for row in coop("sql", query, "--format", "json").json]


@pytest.mark.parametrize(
    ("record", "typed", "cite", "field"),
    [
        ("rc-kon-tum", "name=Hội CTĐ Kon Tum", "s003 dòng 6", "name"),
        ("rc-thanh-hoa", "people.1.position=Nguyên Chủ tịch", "s004 dòng 20", "people.1.position"),
        (
            "vufo-vae-2022",
            "parties.1.signed_by.1.position=Phó Chủ tịch",
            "s002 dòng 8",
            "parties.1.signed_by.1.position",
        ),
        ("vwu-lwu-2022", "place_signed.province=Hà Nội", "s000 dòng 5", "place_signed.province"),
    ],
)
def test_a_new_source_alone_speaks_for_the_new_value(
    coop: Coop, file: Path, record: str, typed: str, cite: str, field: str
) -> None:
    said = coop("set", record, typed, "--cite", cite, today=TODAY, lang="vi")
    assert said.code == 0, said.err
    assert "nguồn trước của" in said.err
    data = coop("show", record, "--format", "json", today=TODAY).json[0]
    assert _speaks(data, field.split(".")) == [cite.replace("dòng", "line")]


@pytest.mark.parametrize(
    ("record", "typed", "field", "beside"),
    [
        ("rc-kon-tum", "level=national", "level", "name"),
        ("vwu-lwu-2022", "place_signed.province=Hà Nội", "place_signed.province", "place_signed.country"),
        ("rc-kon-tum-attapeu-2022/programmes", "times.max=3", "times.max", "times.min"),
        ("rc-kon-tum-visit-2022", "parties.1.role=host", "parties.1.role", "parties.2.role"),
        ("rc-kon-tum-visit-2022", "parties.1.role=host", "parties.1.role", "parties.1.party"),
        ("vufo-vae-2022", "parties.1.signed_by.1.name=A", "parties.1.signed_by.1.name", "parties.1.party"),
        ("vufo-vae-2022", "parties.1.signed_by.1.name=A", "parties.1.signed_by.1.name", "parties.2.party"),
    ],
)
def test_without_a_source_none_speaks_for_the_new_value_and_all_else_keeps_its_own(
    coop: Coop, file: Path, record: str, typed: str, field: str, beside: str
) -> None:
    before = coop("show", record, "--format", "json", today=TODAY).json[0]
    said = coop("set", record, typed, today=TODAY)
    assert said.code == 0, said.err
    assert "--cite" in said.err
    data = coop("show", record, "--format", "json", today=TODAY).json[0]
    assert _speaks(data, field.split(".")) == []
    assert _speaks(data, beside.split(".")) == _speaks(before, beside.split(".")) != []


def _speaks(data: object, steps: list[str]) -> list[str]:
    """What is cited nearest to a value: for its field or its record; where that cites nothing at all, above it."""
    for count in range(len(steps), -1, -1):
        here = data
        for step in steps[:count]:
            here = here[int(step) - 1] if step.isdecimal() else here[step]  # type: ignore[index]
        cites = here.get("cite", []) if isinstance(here, dict) else []
        below = steps[count] if count < len(steps) else ""
        found = [one for one in cites if one.get("field", "") in ("", below)]
        if found or (cites and count):  # a record inside that cites something is spoken for by that alone
            return [f"{one['source']} {one['place']}" for one in found]
    return []


def test_what_the_advice_says_leaves_no_false_source(coop: Coop, file: Path) -> None:
    agreed = "wu-kon-tum-attapeu-2024"
    said = coop("sign", agreed, "--on", "15/3/2025", today=TODAY)
    assert f"coop set {agreed} standing=signed --cite" in said.err
    assert cited(coop, agreed, "standing") == []
    coop("set", agreed, "standing=signed", "--cite", "s001 dòng 9", today=TODAY)
    assert cited(coop, agreed, "standing") == ["line 9"]


@pytest.mark.parametrize("words", [("set", "pact", "date_signed=2024"), ("sign", "pact", "--on", "2024")])
def test_what_is_new_without_a_source_is_said(coop: Coop, tmp_path: Path, words: tuple[str, ...]) -> None:
    text = FLOW.replace("cite: s1 line 3", "cite: {period: s1 line 3}")
    load_text(coop, tmp_path, text)
    said = coop(*words, today=TODAY, lang="vi")
    assert "chưa có nguồn cho" in said.err
    assert "ngày ký" in said.err
    assert "--cite" in said.err


def test_own_documents_stand_for_what_is_new(coop: Coop, tmp_path: Path) -> None:
    text = "settings: {own_documents: true}\n" + FLOW.replace(", cite: s1 line 3", "")
    load_text(coop, tmp_path, text)
    said = coop("set", "pact", "date_signed=2024", today=TODAY)
    assert said.code == 0
    assert "--cite" not in said.err


@pytest.mark.parametrize("label", ["other_names+=", "tên khác+="])
@pytest.mark.parametrize("record", ["rc-attapeu", "vwu"])
def test_another_name_is_added_with_its_own_source(coop: Coop, file: Path, record: str, label: str) -> None:
    place = {"rc-attapeu": "s003 line 6", "vwu": "s000 line 5"}[record]
    said = coop("set", record, f"{label}Hội X, Y", "--cite", place, today=TODAY, lang="vi")
    assert said.code == 0, said.err
    data = coop("show", record, "--format", "json", today=TODAY).json[0]
    *_, last = data["other_names"]
    assert last["name"] == {"vi": "Hội X, Y"}
    assert [f"{one['source']} {one['place']}" for one in last["cite"]] == [place]
    assert coop("set", record, "other_names-=Hội X, Y", today=TODAY).code == 0
    assert (
        coop("show", record, "--format", "json", today=TODAY).json[0]["other_names"]
        == data["other_names"][:-1]
    )


def test_where_records_rest_on_own_documents_the_others_still_do(coop: Coop, tmp_path: Path) -> None:
    text = (
        "settings: {own_documents: true}\nsources:\n- {id: s1, title: News}\n"
        "parties:\n- {id: north, name: North}\n- {id: south, name: South}\n"
        "agreements:\n- id: pact\n  parties: [north, south]\n  period: 2024/2027\n"
    )
    file = load_text(coop, tmp_path, text)
    assert coop("set", "pact", "date_signed=2024", "--cite", "s1 line 2", today=TODAY).code == 0
    assert file.read_text(encoding="utf-8") == text.replace(
        "  period: 2024/2027\n",
        "  date_signed: 2024\n  period: 2024/2027\n  cite:\n    parties: self\n    date_signed: s1 line 2\n"
        "    period: self\n",
    )


# Other styles of writing.


def test_flow_style_and_its_comments_stay(coop: Coop, tmp_path: Path) -> None:
    file = load_text(coop, tmp_path, FLOW)
    assert coop("set", "pact", "date_signed=15/3/2024", "owner=Hoa", today=TODAY).code == 0
    assert file.read_text(encoding="utf-8") == FLOW.replace(
        "parties: [north, south], period: 2024/2027, cite: s1 line 3",
        "parties: [north, south], date_signed: 2024-03-15, period: 2024/2027, owner: Hoa, cite: {title: s1 line 3, "
        "standing: s1 line 3, parties: s1 line 3, period: s1 line 3}",
    )


def test_the_line_ends_of_windows_and_a_missing_last_one_stay(coop: Coop, tmp_path: Path) -> None:
    text = FLOW.replace("\n", "\r\n").removesuffix("\r\n").encode()
    file = load_text(coop, tmp_path, text)
    assert coop("set", "south", "province=Attapư", today=TODAY).code == 0
    assert file.read_bytes() == text.replace(
        b"country: LA, cite: s1", b"country: LA, province: Attap\xc6\xb0, cite: {name: s1, country: s1}"
    )


def test_settings_that_are_not_on_record_are_begun(coop: Coop, tmp_path: Path) -> None:
    file = load_text(coop, tmp_path, FLOW)
    said = coop("set", "settings", "lead=90 ngày", today=TODAY)
    assert said.code == 0, said.err
    assert file.read_text(encoding="utf-8").startswith(FLOW)
    assert "lead: 90 days" in file.read_text(encoding="utf-8")


# Mistakes.


@pytest.mark.parametrize("typed", ["quý III/2022", "cuối năm 2022", "2022-2027"])
def test_a_day_that_is_not_known_is_not_asked_for(coop: Coop, file: Path, typed: str) -> None:
    said = coop("set", "vwu-lwu-2022", f"ngày ký={typed}", today=TODAY, lang="vi")
    assert said.code == 2
    assert "2022, 9/2022, 30/9/2022" in said.err
    said = coop("end", "vwu-lwu-2022", "--on", typed, today=TODAY)
    assert said.code == 2
    assert "as far as it is known: 2022, 9/2022, 30/9/2022" in said.err


def test_a_day_without_its_year_is_told_so(coop: Coop, file: Path) -> None:
    said = coop("set", "vwu-lwu-2022", "ngày ký=15/3", today=TODAY, lang="vi")
    assert (said.code, "thiếu năm" in said.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("vwu-lwu-2022", "titel=x"), 2, 'the fields of "agreement" have no "titel"'),
        (("vwu-lwu-2022", "ngày kyz=2022"), 2, "did you mean"),
        (("vwu-lwu-2022", "hiệu", "lực=2022"), 2, "date_in_force"),
        (("vwu-lwu-2022", "="), 2, "nothing is set"),
        (("vwu-lwu-2022", "renewal.mod=x"), 2, "did you mean mode"),
        (("vwu-lwu-2022", "date_signed=32/1/2022"), 2, '"date_signed": there is no day "32/1/2022"'),
        (("vwu-lwu-2022", "date_signed=2022-2027"), 2, '"date_signed"'),
        (("vwu-lwu-2022", "standing=ký"), 2, "write one of these: planned"),
        (("vwu-lwu-2022", "standing=sined"), 2, "signed"),
        (("vwu-lwu-2022", "legally_binding=perhaps"), 2, '"legally_binding" does not know "perhaps"'),
        (("vwu-lwu-2022", "succeeds=kon", "tum"), 3, "meanings"),
        (("vwu-lwu-2022", "id=other"), 2, "is not changed here"),
        (("vwu-lwu-2022", "cite=s000"), 2, "--cite"),
        (("vwu-lwu-2022", "parties.name_as_signed=x"), 2, "parties.1.name_as_signed"),
        (("vwu-lwu-2022", "parties.9.name_as_signed=x"), 2, "the list has 2 on record"),
        (("vwu-lwu-2022", "renewal=x"), 2, "renewal.mode"),
        (("vwu-lwu-2022", "owner+=x"), 2, '"owner" is no list'),
        (("vwu-lwu-2022", "owner=x", "--cite", "s009 line 1"), 3, 'no source "s009"'),
        (("vwu-lwu-2022", "owner=x", "--cite", "s000 somewhere"), 2, '"--cite"'),
        (("vwu-lwu-2022",), 2, "nothing is set"),
        (("owner=x",), 2, "no record is named"),
        (("kon", "tum", "owner=x"), 3, "meanings"),
        (("vwu-lwu-2202", "owner=x"), 3, "vwu-lwu-2022"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_mistake_is_told_and_nothing_is_written(
    coop: Coop, file: Path, words: tuple[str, ...], code: int, said: str, lang: str
) -> None:
    before = file.read_bytes()
    found = coop("set", *words, today=TODAY, lang=lang)
    assert found.code == code, found.err
    assert lang == "vi" or said in found.err
    assert "fault in coop" not in found.err
    assert file.read_bytes() == before


def test_what_would_not_load_is_refused_before_anything_is_written(
    coop: Coop, file: Path, tmp_path: Path
) -> None:
    before, at = file.read_bytes(), file.stat()
    said = coop("set", "vwu-lwu-2022", "date_signed=2/7/2099", today=TODAY)
    assert said.code == 1
    assert "so.yaml:" in said.err
    assert "error:" in said.err
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, at.st_mtime_ns)
    assert not (tmp_path / "coop.sqlite3.journal").exists()


def test_what_only_the_whole_register_refuses_is_put_back(coop: Coop, file: Path) -> None:
    before = file.read_bytes()
    said = coop("set", "vwu-lwu-2022", "succeeds=vwu-lwu-2022", today=TODAY)
    assert said.code == 1, said.err
    assert file.read_bytes() == before
    assert coop("undo", today=TODAY).code == 3


def test_a_full_disk_leaves_the_file_and_no_change_to_take_back(
    coop: Coop, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    write = replacing.write_whole

    def full(path: Path, *rest: object) -> None:
        if path == file:
            raise replacing.refusal(path, OSError(28, "No space left on device"), "")
        write(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(replacing, "write_whole", full)
    said = coop("set", "vwu-lwu-2022", "owner=Hoa", today=TODAY)
    assert (said.code, file.read_bytes()) == (5, before)
    assert "the disk is full" in said.err
    assert coop("undo", today=TODAY).code == 3


def test_what_is_saved_meanwhile_stays(coop: Coop, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    replaced = replacing._take_over
    times: list[int] = []

    def save_first(target: Path, *rest: object) -> None:
        replaced(target, *rest)  # type: ignore[arg-type]
        if target == file and not times:
            times.append(1)
            file.write_bytes(before + b"# mine\n")

    monkeypatch.setattr(replacing, "_take_over", save_first)
    said = coop("set", "vwu-lwu-2022", "owner=Hoa", today=TODAY)
    assert said.code == 0, said.err
    assert lines_changed(before, file.read_bytes()) == ([], ["  owner: Hoa", "# mine"])


@pytest.mark.parametrize(
    ("typed", "vi", "en"),
    [
        ("number=12/TT", "vwu-lwu-2022: đã ghi số văn bản", "vwu-lwu-2022: new: number"),
        ("period=2022-2028", "vwu-lwu-2022: đã sửa giai đoạn", "vwu-lwu-2022: changed: period"),
        ("time_signed=", "vwu-lwu-2022: đã bỏ buổi ký", "vwu-lwu-2022: removed: time_signed"),
        ("items=", "vwu-lwu-2022: đã bỏ nội dung (6)", "vwu-lwu-2022: removed: items (6)"),
    ],
)
def test_what_is_new_changed_and_removed_are_told_apart(
    coop: Coop, file: Path, typed: str, vi: str, en: str
) -> None:
    before = file.read_bytes()
    for lang, said in (("vi", vi), ("en", en)):
        tried = coop("set", "vwu-lwu-2022", typed, "--dry-run", lang=lang, today=TODAY)
        assert said in tried.err
        assert tried.err.splitlines()[0].startswith(("only tried: so.yaml:", "chỉ thử, chưa ghi: so.yaml:"))
        assert file.read_bytes() == before


def test_another_source_alone_is_no_change_of_the_day(coop: Coop, file: Path) -> None:
    said = coop(
        "set", "vwu-lwu-2022", "date_signed=2/7/2022", "--cite", "s000 dòng 5", lang="vi", today=TODAY
    )
    assert "vwu-lwu-2022: đã đổi nguồn của ngày ký" in said.err
