"""The sections of a register: `SECTIONS` has them all, and a list of them with an order of its own forgets none."""

from __future__ import annotations

import re

from coopcli.asking import meant
from coopcli.cli.commands import search
from coopcli.records.record_types import OFFICE, SECTIONS
from coopcli.search.find import NESTED
from coopcli.show import contents
from coopcli.sources import answer as sources
from coopcli.store import schema

ALL = sorted((*SECTIONS, "commitments"))
"""Commitments stand inside their agreement, and are records of their own in the store."""
LISTED = sorted({*ALL} - OFFICE)
"""What the office notes of its own work is kept, but neither searched nor counted."""


def test_the_store_takes_records_of_every_section() -> None:
    found = re.search(r"section TEXT NOT NULL CHECK \(section IN\s*\(([^)]*)\)", schema())
    assert found
    assert sorted(re.findall(r"'(\w+)'", found[1])) == ALL


def test_every_section_is_counted_in_the_files() -> None:
    assert sorted(contents.COUNTED) == LISTED


def test_a_name_can_mean_a_record_of_every_section() -> None:
    assert sorted(section for group in meant.GROUPS for section in group) == LISTED


def test_every_section_can_be_searched_alone_and_so_can_people_and_places() -> None:
    assert sorted(search._SECTIONS) == sorted((*LISTED, *NESTED))


def test_records_of_every_section_but_sources_themselves_cite_a_source() -> None:
    assert sorted((*sources._SECTIONS, "sources")) == LISTED
