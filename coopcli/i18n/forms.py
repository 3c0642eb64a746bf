"""How each language writes days, months and numbers: the few CLDR patterns that the program needs.

They stand here because Babel with the data of one locale takes 26 ms to load: a sixth of the start-up of an
empty Typer program, and more than half of what `coop list` may add to it. A test compares them with Babel.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Code = Literal["vi", "en"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns with `day`, `month`, `name` (of the month, in English) and `year`; the signs in numbers."""

    day: str
    month: str
    thousands: str
    decimal: str


FORMS: dict[Code, Forms] = {
    "vi": Forms(day="{day:02}/{month:02}/{year}", month="{month:02}/{year}", thousands=".", decimal=","),
    "en": Forms(day="{day} {name} {year}", month="{name} {year}", thousands=",", decimal="."),
}


def written_date(code: Code, day: datetime.date, precision: str) -> str:
    """Write a day to the precision: `2022`, `07/2022`, `02/07/2022` or `July 2022`, `2 July 2022`."""
    if precision == "year":
        return str(day.year)
    pattern = FORMS[code].month if precision == "month" else FORMS[code].day
    return pattern.format(day=day.day, month=day.month, name=_MONTHS[day.month - 1], year=day.year)


def written_number(code: Code, number: int | float | Decimal) -> str:
    """Write a number with all its digits: `270.000.000`, `19,8` or `270,000,000`, `19.8`; no zeros last.

    What is no finite number stays as Python writes it (`inf`, `NaN`).
    """
    exact = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite():
        return str(number)
    digits = f"{exact:,f}"
    if "." in digits:
        digits = digits.rstrip("0").removesuffix(".")
    forms = FORMS[code]
    return digits.translate({ord(","): forms.thousands, ord("."): forms.decimal})
