"""One function finds what ships, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopcli.store import shipped


@pytest.mark.parametrize(
    "name", ["schema.sql", "data/agreements.yaml", "i18n", "places/laos.csv", "templates/yearly_report.yaml"]
)
def test_everything_that_ships_is_found(name: str) -> None:
    assert shipped(name).exists()


def test_inside_the_package_comes_before_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel has everything inside; what lies beside an installed package is another one's."""
    monkeypatch.setattr("coopcli.store._PACKAGE", tmp_path / "coopcli")
    (tmp_path / "coopcli").mkdir()
    (tmp_path / "schema.sql").touch()
    assert shipped("schema.sql") == tmp_path / "schema.sql"

    (tmp_path / "coopcli" / "schema.sql").touch()
    assert shipped("schema.sql") == tmp_path / "coopcli" / "schema.sql"


def test_what_an_installation_lacks_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-file\.txt is missing"):
        shipped("no-such-file.txt")
