"""Every type of record that stands inside another one has words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from coopcli.i18n import Language, speaking
from coopcli.records.facts import say_value
from coopcli.records.record_types import RECORD_TYPES

NESTED: Final[Mapping[str, Any]] = {
    "party": "a", "name": "Tên", "number": 2, "text": {"vi": "lời"}, "value": 5, "decision": "renew",
    "date": "2024-01-01", "kind": "amendment", "step": "copy", "since": "2024-01-01", "province": "Kon Tum",
    "min": 1, "mode": "tacit", "id": "x", "body": {"vi": "Sở"},
}  # fmt: skip


def test_every_record_type_that_nests_has_words() -> None:
    nested = {known.record: known for one in RECORD_TYPES.values() for known in one.fields if known.record}
    assert len(nested) > 12
    for name, known in nested.items():
        fields = RECORD_TYPES[name].by_name()
        with speaking(Language("vi")):
            said = say_value(known, {one: NESTED[one] for one in NESTED if one in fields}, {})
        assert said.strip(), name
        assert not set(said) & set('{}"'), (name, said)
