"""The made-up register: of the shape it says, without a problem; the same answer for what stands apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.register import APART, ENDS, PROVINCE, WORDS, write_register
from tests.conftest import Coop


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "register.yaml"
    write_register(path, 600)
    return path


def test_it_has_the_shape_that_the_figures_were_measured_on(register: Path) -> None:
    content = register.read_bytes()
    agreements = content.partition(b"\nagreements:\n")[2].partition(b"\nactivities:\n")[0]

    assert len(re.findall(rb"^- id: ", agreements, re.MULTILINE)) == 600
    assert len(content) / 600 == pytest.approx(920, rel=0.05)
    assert content.count(b"\n") / 600 == pytest.approx(21, rel=0.05)


def test_every_id_title_and_commitment_stands_once(register: Path) -> None:
    content = register.read_text("utf-8")
    ids = re.findall(r"^- id: (\S+)$", content, re.MULTILINE)
    texts = re.findall(r"^ +(?:vi|en): (.+)$", content, re.MULTILINE)

    assert len(set(ids)) == len(ids)
    assert len(set(texts)) == len(texts)


def test_the_same_seed_gives_the_same_register_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write_register(tmp_path / name, 50, seed)

    one, again, other = ((tmp_path / name).read_bytes() for name in ("one", "again", "other"))
    assert one == again
    assert one != other


def test_fewer_agreements_than_stand_apart_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 10"):
        write_register(tmp_path / "register.yaml", APART - 1)


def test_it_loads_without_a_problem(register: Path, coop: Coop) -> None:
    done = coop("load", str(register))

    assert done.code == 0, done.err
    assert "warning" not in done.err


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--province", PROVINCE),
        ("due", ENDS, "--province", PROVINCE),
        ("list", *WORDS),
        ("search", *WORDS),
    ],
    ids=" ".join,
)
def test_what_stands_apart_is_the_same_answer_in_a_register_of_any_size(
    question: tuple[str, ...], register: Path, tmp_path: Path, coop: Coop
) -> None:
    """Ten agreements; two of them state no term, which `due` lists apart."""
    small = tmp_path / "small.yaml"
    write_register(small, APART)

    coop("load", str(register), "--only")
    over_many = coop(*question, today="2025-01-01")
    coop("load", str(small), "--only")
    over_ten = coop(*question, today="2025-01-01")

    assert sorted(over_many.out.splitlines()) == sorted(over_ten.out.splitlines())
    assert [number for number in range(20) if f"rc-kon-tum-attapeu-{number}" in over_ten.out] == [
        *range(APART)
    ]
