"""The PERIOD and the day that a person asks for, in the forms that English and Vietnamese speakers write.

Case, marks, NFC or NFD and the kind of dash do not matter: `quý III/2025` is `quy iii/2025`. Each form
becomes two EDTF dates, its ends, and `dates` reads those, so that impossible days and whole months are judged
in one place: `quý III/2025` is `2025-07` and `2025-09`, `90d` asked on 2025-07-02 is `2025-07-02` and
`2025-09-30`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import NamedTuple
from unicodedata import normalize

from coopcli.days.dates import OPEN, DateError, Duration, add_days, read_date, read_period
from coopcli.text import fold

Ends = tuple[str, str]
"""First and last date of a form, in EDTF; the same twice for a single date, `..` for an open end."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days asked for, both included; None is an open end."""

    first: date | None
    last: date | None


def read_span(text: str, today: date) -> Span:
    """The days that a PERIOD means on the day `today`.

    - Named: `2025`, `2025-06`, `2025-Q3`, `2025-H1`, `năm 2025`, `tháng 7/2025`, `quý III/2025`, `9 tháng đầu
      năm 2025`, a day as `2025-07-02` or `2/7/2025` (day first).
    - From one to another: `2024/2026`, `2024/..`, `../2022-12-31`, `1/1/2025 - 31/3/2025`, `từ 1/1 đến
      31/3/2025`.
    - Counted from today: `90d`, `2w`, `6m`, `1y`, `90 ngày tới`, `next 90 days` run from today to the day
      that is so many days (weeks, months, years) later, both included: on 2025-07-02 `90d` ends on
      2025-09-30, `6m` on 2026-01-02, `1y` on 2026-07-02; what has 90 days left is in `90d`. The first day is
      not counted and months end on the corresponding day, as Articles 147 and 148 of Vietnam's Civil Code
      (91/2015/QH13) say. `last-90d` and `90 ngày qua` run as far back, up to today.
    - Of the calendar: `this-year`, `next-quarter`, `last-month`, `this-half`, `năm nay`, `quý sau`, `tháng
      trước`. `đầu năm` is its first three months, `cuối năm` its last three, to the last day.
    - Numbers and months in words: `tháng mười hai năm 2027`, `ba tháng tới`, `September 2022`. `sau thang toi`
      without any mark is the six months ahead, for the next month is `tháng sau`.

    Raises DateError: `period-unreadable`, `period-yearless` (`tháng 3`: no year is named), `period-reversed`,
    `date-impossible`, `date-placeholder`, each with the text as it was written.
    """
    words = _words(text)
    try:
        ends = (
            _ends(words)
            or _count_ends(words.replace("-", " "), today)
            or _calendar_ends(words.replace("-", " "), today)
            or _ends(_with_today(words, today))
        )
        if ends is None:
            raise _no_period(words)
        period = read_period(_edtf(ends))
    except DateError as error:
        raise DateError(error.code, **{**error.values, "text": text}) from None
    return Span(period.earliest, period.latest)


def _no_period(words: str) -> DateError:
    """Tell a part of a year without its year, or a part that no year has, from what is none of them."""
    found = re.fullmatch(_YEARLESS, words)
    if found is None:
        return DateError("period-unreadable")
    try:
        if found["quarter"]:
            _quarter_number(found["quarter"])
        elif found["month"]:
            _part("month", 12, int(found["month"]))
    except DateError as error:
        return error
    return DateError("period-yearless")


class Divided(NamedTuple):
    """Typed words, divided: what was read as a period, its days (None: nothing was), and the other words."""

    text: str
    span: Span | None
    rest: str


def divide(text: str, today: date) -> Divided:
    """The longest run of words at the beginning or the end that reads as a PERIOD, and the rest.

    Raises DateError as `read_span` for a run that is meant as one and is none: `30/2/2027 kon tum`, or a lone number.
    """
    words = text.split()
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in dict.fromkeys((0, len(words) - length)):
            before, run, behind = words[:start], words[start : start + length], words[start + length :]
            rest = before + behind
            if rest and re.fullmatch(_NO_COUNT_BESIDE_WORDS, _words(" ".join(run))):
                continue
            try:
                return Divided(" ".join(run), read_span(" ".join(run), today), " ".join(rest))
            except DateError as error:
                one_of_many = (
                    rest and length == 1 and error.code == "period-yearless"
                )  # `8/3` is a day of honour
                if error.code != "period-unreadable" and not one_of_many:
                    sides = {"before": " ".join((*before, "")), "behind": " ".join(("", *behind))}
                    raise DateError(error.code, **error.values, **sides) from None
    if text.strip().isdecimal():
        raise DateError("period-unreadable", text=text)
    return Divided("", None, text)


def divide_searched(text: str, today: date) -> Divided:
    """As `divide`, of words that are looked for in records, where only what can hardly be a word of them is a period.

    A count alone (`60 năm`), a lone number, a day without a year (`8/3`) and what can be the number of a document
    (`15/2023`) are words. To a part of a year this year is added. Raises DateError for a day or a month that cannot be.
    """
    if not re.search("[0-9]", text) and _NO_PERIOD_WITHOUT.isdisjoint(fold(text).split()):
        return Divided("", None, text)
    try:
        found = divide(text, today)
    except DateError as error:
        run = str(error.values["text"])
        if error.code == "period-yearless" and not re.fullmatch("[0-9/]+", run):
            before, behind = (str(error.values.get(side, "")) for side in ("before", "behind"))
            run = f"{run}/{today.year}"
            return Divided(run, read_span(run, today), f"{before}{behind}".strip())
        if error.code == "date-impossible" and not re.fullmatch("[0-9]{1,2}/[0-9]{4}", run):
            raise
        return Divided("", None, text)
    return Divided("", None, text) if re.fullmatch(rf"[0-9]+ {_UNIT}", _words(found.text)) else found


def read_day(text: str, today: date) -> date:
    """One whole day: `2022-07-02`, `2/7/2022` (day first), `ngày 2 tháng 7 năm 2022`, `today`, `hôm nay`.

    Raises DateError: `day-unreadable` with an `example` of what to write (the last day of the month or year,
    where one was written), `date-impossible`, `date-placeholder`.
    """
    try:
        ends = _form_ends(_with_today(_words(text), today))
        last = read_period(_edtf(ends)).ends_latest if ends else None
        if ends is None or ends[0] != ends[1] or read_date(ends[0]).precision != "day":
            raise DateError("day-unreadable", example=(last or today).isoformat())
        return read_date(ends[0]).earliest
    except DateError as error:
        raise DateError(error.code, **{**error.values, "text": text}) from None


def as_edtf(text: str) -> str | None:
    """What a date or period of the records should be written as: `2/7/2022` is `2022-07-02`; None if unclear.

    Only forms that name their years and both their ends: `từ năm 2015` does not say that there is no end.
    """
    try:
        ends = _ends(_words(text))
        return None if ends is None or OPEN in ends else read_period(_edtf(ends)).text
    except DateError:
        return None


def _edtf(ends: Ends) -> str:
    first, last = ends
    return first if first == last else f"{first}/{last}"


# The words: lower case, no marks, one kind of dash, without the words that change nothing.

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_LONGEST = 200  # dividing a text in all ways costs its length squared
_MOST_WORDS = 20  # of a period: `từ ngày 1 tháng 1 năm 2025 đến hết ngày 31 tháng 3 năm 2026` has fourteen
_LETTERS = r"[^\W\d_]+"
_IDLE_WORDS = r"\b(?:trong vong|trong|within|giai doan|het|cua|in|of|the|(?:nam|year)(?= [0-9]{4}\b)) "
_SIX = "sáu"
"""Without its marks it is `sau` (next): `tháng sáu` is June and must not become next month."""
NUMBERS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
"""Numbers in words, folded."""
_MONTHS_SAID = {**NUMBERS, "gieng": 1, "chap": 12, "muoi mot": 11, "muoi hai": 12}
_LONG_MONTHS = {
    "january": 1,
    "february": 2,
    "april": 4,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
"""Those that are no other word of either language."""
_ENGLISH_MONTHS = {
    "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "mar": 3, "march": 3, "may": 5, "sept": 9,
    **_LONG_MONTHS,
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_THEN_YEAR = "(?=$| nam\\b|[ /.-][0-9]{4}| (?:den|toi|-) )"
_THEN_UNIT = "(?= (?:ngay|tuan|thang|quy|nam) (?:sap|toi|tiep|nua|qua|dau|cuoi)\\b)"
_THEN_OF_A_YEAR = "(?=[ /][0-9]{4}\\b| [0-9]{1,2} [0-9]{4}\\b)"


@cache
def _said() -> tuple[tuple[str, Mapping[str, int], str], ...]:
    """Give numbers and months in words, what they mean, and how it is written then.

    What stands behind decides: `tháng sau` and `tháng năm nay` are of the calendar, `may mặc` is no month.
    """
    return (
        (rf"\bthang ({_any_of(_MONTHS_SAID.keys() - {'sau'})}){_THEN_YEAR}", _MONTHS_SAID, "thang {}"),
        (r"\bthang (sau)(?=(?: nam)?[ /.-][0-9]{4}\b)", _MONTHS_SAID, "thang {}"),
        (rf"\bquy (mot|hai|ba|tu|bon){_THEN_YEAR}", NUMBERS, "quy {}"),
        (rf"\b({_any_of(NUMBERS.keys() - {'sau', 'tu'})}){_THEN_UNIT}", NUMBERS, "{}"),
        (rf"\b({_any_of(_ENGLISH_MONTHS)})\.?{_THEN_OF_A_YEAR}", _ENGLISH_MONTHS, "thang {}"),
        (rf"^({_any_of(_LONG_MONTHS)})$", _LONG_MONTHS, "thang {}"),
    )


def _words(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    plain = re.sub(_LETTERS, _plain_word, normalize("NFC", text).casefold().translate(_DASHES))
    words = " ".join(plain.split()).replace(", ", " ")
    if text.isascii():
        words = re.sub("^sau(?= thang toi$)", "6", words)
    for pattern, numbers, written in _said():
        words = re.sub(pattern, partial(_in_figures, numbers, written), words)
    return re.sub(_IDLE_WORDS, "", words)


def _in_figures(numbers: Mapping[str, int], written: str, found: re.Match[str]) -> str:
    return written.format(numbers[found[1]])


def _plain_word(found: re.Match[str]) -> str:
    plain = fold(found[0])
    if plain in _ENGLISH_MONTHS and plain != found[0]:
        return found[0]  # `máy` is not May
    return "6" if found[0] == _SIX else plain


# Forms that name their years. The patterns stay texts: a start that asks for no period compiles none.

_ISO = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?:ngay )?(?P<day>[0-9]{1,2})"
_QUARTER = r"(?:quy|quarter|q) ?(?P<quarter>[0-9]{1,2}|iv|i{1,3})"
_ORDINAL = r"(?P<quarter>first|1st|second|2nd|third|3rd|fourth|4th|last) quarter"
_YEARLESS = rf"{_QUARTER}|thang ?{_MONTH}|{_DAY}(?:/| thang )[0-9]{{1,2}}"
_QUARTERS = {
    **dict.fromkeys(("i", "first", "1st"), 1),
    **dict.fromkeys(("ii", "second", "2nd"), 2),
    **dict.fromkeys(("iii", "third", "3rd"), 3),
    **dict.fromkeys(("iv", "fourth", "4th", "last"), 4),
}
_FIRST_SIDES = ("1", "first", "dau", "early", "beginning")


def _months(year: str, first: int, last: int) -> Ends:
    return f"{year}-{first:02}", f"{year}-{last:02}"


def _as_written(found: re.Match[str]) -> Ends:
    return found[0], found[0]


def _day(found: re.Match[str]) -> Ends:
    day = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
    return day, day


def _month(found: re.Match[str]) -> Ends:
    return _months(found["year"], int(found["month"]), int(found["month"]))


def _quarter(found: re.Match[str]) -> Ends:
    number = _quarter_number(found["quarter"])
    return _months(found["year"], number * 3 - 2, number * 3)


def _quarter_number(text: str) -> int:
    return _part("quarter", 4, _QUARTERS.get(text) or int(text))


def _side_quarter(found: re.Match[str]) -> Ends:
    """The beginning or the end of a year: three months of it."""
    return _months(found["year"], *((1, 3) if found["side"] in _FIRST_SIDES else (10, 12)))


def _part(part: str, last: int, number: int) -> int:
    if not 1 <= number <= last:
        raise DateError("date-impossible", part=part, first=1, last=last, month="")
    return number


def _side_months(found: re.Match[str]) -> Ends:
    """So many months at the beginning or the end of a year; six where it is a half."""
    if found["side"].isdigit():
        _part("half", 2, int(found["side"]))
    count = int(found.groupdict().get("count", "sau").replace("sau", "6"))
    return _months(found["year"], *((1, count) if found["side"] in _FIRST_SIDES else (13 - count, 12)))


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Ends]], ...] = (
    (_ISO, _as_written),
    (rf"{_DAY}(?P<sign>[/.-]){_MONTH}(?P=sign){_YEAR}", _day),
    (rf"{_YEAR}(?P<sign>[/.-]){_MONTH}(?P=sign){_DAY}", _day),
    (rf"{_DAY}(?: thang |/){_MONTH}[ /]{_YEAR}", _day),
    (rf"t?{_MONTH}[/.-]{_YEAR}", _month),
    (rf"{_YEAR}-{_MONTH}", _month),
    (rf"thang ?{_MONTH}[ /.-]{_YEAR}", _month),
    (rf"{_YEAR}[ /.-]?thang ?{_MONTH}", _month),
    (rf"thang {_MONTH} (?P<day>[0-9]{{1,2}}) {_YEAR}", _day),
    (rf"{_QUARTER}[ /.-]{_YEAR}", _quarter),
    (rf"{_ORDINAL} {_YEAR}", _quarter),
    (rf"{_YEAR}[ /-]?{_QUARTER}", _quarter),
    (rf"h(?P<side>[0-9])[ /-]{_YEAR}", _side_months),
    (rf"{_YEAR}[ /-]?h(?P<side>[0-9])", _side_months),
    (rf"(?P<side>first|second) half {_YEAR}", _side_months),
    (rf"nua (?P<side>dau|cuoi) {_YEAR}", _side_months),
    (rf"(?P<side>dau|cuoi|early|late|beginning|end) {_YEAR}", _side_quarter),
    (rf"(?P<count>[0-9]{{1,2}}|sau) thang (?P<side>dau|cuoi) {_YEAR}", _side_months),
    (rf"(?P<side>first|last) (?P<count>[0-9]{{1,2}}) months {_YEAR}", _side_months),
)


def _form_ends(words: str) -> Ends | None:
    """The ends of one form: a year, a half, a quarter, some months, a month or a day."""
    matches = ((re.fullmatch(pattern, words), ends_of) for pattern, ends_of in _FORMS)
    return next((ends_of(found) for found, ends_of in matches if found), None)


# From one form to another.

_BETWEEN = r" ?(?:/|-|\.\.) ?| (?:den|toi|to|until) "
_FROM = r"(?:tu|from|since) (?P<rest>.+)"
_UNTIL = r"(?:den|toi|until) (?P<rest>.+)"


def _ends(words: str) -> Ends | None:
    """The ends of one form, or from one form to another; None too where it can be divided in several ways."""
    if one := _form_ends(words):
        return one
    if re.fullmatch(rf"{_ISO}/{_ISO}", words):  # `2024-07/2026` is EDTF before it is 2024 to 07/2026
        first_date, _, last_date = words.partition("/")
        return first_date, last_date
    if until := re.fullmatch(_UNTIL, words):
        return _ends_between(OPEN, until["rest"])
    if start := re.fullmatch(_FROM, words):
        words = start["rest"]
        if first := _form_ends(words):
            return first[0], OPEN
    divided = (_ends_between(words[: at.start()], words[at.end() :]) for at in re.finditer(_BETWEEN, words))
    readings = {ends for ends in divided if ends}
    return readings.pop() if len(readings) == 1 else None


def _ends_between(left: str, right: str) -> Ends | None:
    if right == OPEN:
        first = _form_ends(left)
        return (first[0], OPEN) if first else None
    last = _form_ends(right)
    if last is None or left == OPEN:
        return (OPEN, last[1]) if last else None
    first = _form_ends(left) or _complete(left, last[0])
    return (first[0], last[1]) if first else None


def _complete(left: str, last: str) -> Ends | None:
    """A first end that leaves out what the last one says, as `1/1` before `31/3/2025`.

    Both must be known as far as each other. A lone number can only be a day: `1-3/2025` has several meanings.
    """
    year, month = f"{last}-".split("-")[:2]
    missing = [f"{month}/{year}"] if left.isdigit() else [year, f"{month}/{year}"]
    tried = (_form_ends(left + sign + tail.replace("/", sign)) for sign in "/.-" for tail in missing)
    return next((first for first in tried if first and len(first[0]) == len(last)), None)


# Forms that count from today.

_UNITS = {
    **dict.fromkeys(("d", "day", "days", "ngay"), Duration(1, "day")),
    **dict.fromkeys(("w", "week", "weeks", "tuan"), Duration(1, "week")),
    **dict.fromkeys(("m", "month", "months", "thang"), Duration(1, "month")),
    **dict.fromkeys(("q", "quarter", "quarters", "quy"), Duration(1, "quarter")),
    **dict.fromkeys(("half", "nua nam"), Duration(6, "month")),
    **dict.fromkeys(("y", "year", "years", "nam"), Duration(1, "year")),
}
_SHIFTS = {
    **dict.fromkeys(("this", "current", "nay"), 0),
    **dict.fromkeys(("next", "sau", "toi"), 1),
    **dict.fromkeys(("last", "previous", "truoc", "ngoai"), -1),
}
_UNIT = rf"(?P<unit>{'|'.join(_UNITS)})"
_COUNTED = (
    rf"(?:next )?(?P<count>[0-9]{{1,6}}) ?{_UNIT}(?: (?:sap )?toi| tiep theo| nua)?",
    rf"(?P<past>last|past|previous) (?P<count>[0-9]{{1,6}}) ?{_UNIT}",
    rf"(?P<count>[0-9]{{1,6}}) ?{_UNIT} (?P<past>(?:vua )?qua|gan day)",
)
_NO_COUNT_BESIDE_WORDS = rf"[0-9]{{4,6}} (?:{'|'.join(_UNITS)})|[0-9]+ [a-z]"
"""`2022 Nam Định` is the year, not 2022 years, and `15 y tế` no 15 years."""
_CALENDAR = (
    r"(?P<shift>this|current|next|last|previous) (?P<unit>week|month|quarter|half|year)",
    r"(?P<unit>tuan|thang|quy|nua nam|nam) (?P<shift>nay|sau|toi|truoc|ngoai)",
)
_NAMED_DAYS = {
    **dict.fromkeys(("hom nay", "today", "now", "nay"), 0),
    **dict.fromkeys(("ngay mai", "tomorrow"), 1),
    **dict.fromkeys(("hom qua", "yesterday"), -1),
}


_NO_PERIOD_WITHOUT = frozenset(" ".join((*_UNITS, *_NAMED_DAYS, *_LONG_MONTHS)).split())
"""Words one of which every period without a figure has: most words that are looked for need not be divided."""


def _count_ends(words: str, today: date) -> Ends | None:
    """So many days, weeks, months or years from today on, or back."""
    for pattern in _COUNTED:
        if found := re.fullmatch(pattern, words):
            unit, count = _UNITS[found["unit"]], int(found["count"])
            if found.groupdict().get("past"):
                return unit.after(today, -count).isoformat(), today.isoformat()
            return today.isoformat(), unit.after(today, count).isoformat()
    return None


def _calendar_ends(words: str, today: date) -> Ends | None:
    """This, the next or the last week (from Monday), month, quarter, half or year of the calendar."""
    for pattern in _CALENDAR:
        if found := re.fullmatch(pattern, words):
            unit = _UNITS[found["unit"]]
            day = unit.after(today, _SHIFTS[found["shift"]])
            if not unit.months:
                monday = add_days(day, -day.weekday())
                return monday.isoformat(), add_days(monday, 6).isoformat()
            first = (day.month - 1) // unit.months * unit.months + 1
            return _months(f"{day.year:04}", first, first + unit.months - 1)
    return None


def _with_today(words: str, today: date) -> str:
    """The words with a year or a day in the place of `năm nay`, `next year`, `hôm nay`, `6 tháng đầu năm`."""

    def year(found: re.Match[str]) -> str:
        return f"{today.year + _SHIFTS[found['shift']]:04}"

    words = re.sub(r"\bnam (?P<shift>nay|sau|toi|truoc|ngoai)\b", year, words)
    words = re.sub(r"\b(?P<shift>this|current|next|last|previous)[ -]year\b", year, words)
    words = re.sub(
        r"\b(dau|cuoi|den|beginning|end) (?:nam|year)(?=$| den\b| to\b)", rf"\g<1> {today.year:04}", words
    )
    return re.sub(
        rf"\b(?:{'|'.join(_NAMED_DAYS)})\b",
        lambda found: add_days(today, _NAMED_DAYS[found[0]]).isoformat(),
        words,
    )
