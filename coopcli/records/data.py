"""What a record says in the form of JSON, in which the store gives it back: beside `Values`, as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from coopcli.records.rows import Data


def record_in(data: Data, field: str) -> Data:
    """Give the nested record of a field; one without fields where it is absent."""
    return cast(Data, data.get(field) or {})


def records_in(data: Data, field: str) -> Sequence[Data]:
    """Give the nested records of a field that holds a list of them."""
    return cast(Sequence[Data], data.get(field) or ())


def texts_in(data: Data, field: str) -> Sequence[str]:
    """Give the codes or ids of a field that holds a list of them."""
    return cast(Sequence[str], data.get(field) or ())


def inferred_in(data: Data) -> Data:
    """Give the fields that are known by inference only, each with the reason."""
    return record_in(data, "inferred")
