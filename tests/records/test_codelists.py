"""What other standards call our codes: each code exists there, and means what ours is used for.

IATI codelists of 22 June 2026: DocumentCategory, ActivityStatus, OrganisationType, PolicyMarker; the CRS purpose codes
are its list Sector.
"""

from __future__ import annotations

import re

import pytest

from coopcli.records.codelists import CODELISTS

LISTS = "IATI (?:DocumentCategory|ActivityStatus|OrganisationType|PolicyMarker)|CRS|ISO 3166-1|ISO 4217"


def test_each_code_of_a_standard_stands_behind_the_name_of_its_list() -> None:
    standards = [
        code.standard for each in CODELISTS.values() for code in each.codes.values() if code.standard
    ]
    assert len(standards) > 25
    for standard in standards:
        for one in standard.split(", "):
            assert re.fullmatch(rf"(?:{LISTS}) [A-Z0-9]+", one), standard


@pytest.mark.parametrize(
    ("codelist", "code", "standard"),
    [
        ("type", "memorandum_of_understanding", "IATI DocumentCategory A09"),
        ("activity_status", "planned", "IATI ActivityStatus 1"),
        ("kind", "state", "IATI OrganisationType 10"),
        ("kind", "peoples_committee", "IATI OrganisationType 11"),  # Local Government
        ("country", "LA", "ISO 3166-1 LA"),
        ("area", "training", "CRS 11430"),  # in-service training; 11330 is for elementary vocational training
        ("area", "livelihoods", "CRS 16020"),  # income generation; 43040 is for regional planning
        ("area", "anti_trafficking", "CRS 15190, CRS 15180"),  # in human beings; of women and girls
        ("area", "anti_crime", "CRS 15130, CRS 16063"),  # public safety; narcotics
        ("area", "humanitarian", ""),  # 72010 is for people in a crisis: presents to the poor are not
    ],
)
def test_a_code_is_the_one_that_fits(codelist: str, code: str, standard: str) -> None:
    assert CODELISTS[codelist].codes[code].standard == standard


def test_every_name_that_article_6_of_the_law_has_is_a_type_of_its_own() -> None:
    """Law 70/2020/QH14, article 6."""
    labels = {code.label.vi for code in CODELISTS["type"].codes.values()}
    names = "thỏa thuận|thông cáo|tuyên bố|ý định thư|bản ghi nhớ|biên bản thỏa thuận|biên bản trao đổi"
    assert {*names.split("|"), "chương trình hợp tác", "kế hoạch hợp tác"} <= labels
