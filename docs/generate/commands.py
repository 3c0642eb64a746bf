"""The blocks of the command references, English and Vietnamese: help, answers, the forms of a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final

from coopcli.cli.app import COMMANDS
from coopcli.days.periods import Span, read_span
from coopcli.i18n import Code, Language, say_day, say_in_all, speaking
from docs.generate.markdown import block, code, link, plain, table
from docs.generate.program import TODAY, Said, answers

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "load": ("coop load",),
    "list": ('coop list --province "Kon Tum"',),
    "show": ("coop show rc-kon-tum-attapeu-2022",),
    "due": ("coop due 2027", "coop due --why vwu-lwu-2022/copy"),
    "history": ("coop history wu-kon-tum-attapeu-2024",),
    "timeline": ('coop timeline --province "Kon Tum"',),
    "gaps": ("coop gaps vwu-lwu-2022",),
    "summary": ("coop summary --by province", "coop summary --measure money"),
    "parties": ('coop parties --province "Kon Tum"',),
    "activities": ("coop activities --year 2018",),
    "commitments": ("coop commitments --every year", "coop commitments 2022 --party rc-kon-tum"),
    "turns": ('coop turns --province "Thanh Hóa"',),
    "sources": ("coop sources",),
    "report": ("coop report 2022 --output report.docx",),
    "places": ('coop places "Viêng Chăn"', 'coop places "Quang Ngai"'),
    "search": ("coop search hua phan", "coop search mua ban nguoi --in commitments"),
    "sql": ('coop sql "SELECT id, status, certainty FROM overview"',),
    "status": ("coop status",),
}
"""Command lines of which the reference shows the answer, by command."""

WORDS: Final[Mapping[Code, Mapping[str, str]]] = {
    "en": {
        "command": "command",
        "does": "what it does",
        "answer": "What it answers:",
        "period": "you write",
        "days": "it means",
        "from": "from {day}",
        "until": "until {day}",
    },
    "vi": {
        "command": "lệnh",
        "does": "dùng để",
        "answer": "Kết quả:",
        "period": "bạn viết",
        "days": "nghĩa là",
        "from": "từ {day}",
        "until": "đến {day}",
    },
}

PERIODS: Final = (
    ("2025", "năm 2025"),
    ("2025-06", "6/2025", "tháng 6/2025"),
    ("2025-Q3", "Q3/2025", "quý III/2025"),
    ("2025-H1", "6 tháng đầu năm 2025"),
    ("2022-07-02", "2/7/2022", "ngày 2 tháng 7 năm 2022"),
    ("2024/2026",),
    ("2025-01-01/2025-03-31", "từ 1/1 đến 31/3/2025"),
    ("2024/..",),
    ("../2022-12-31",),
    ("90d", "90 ngày tới"),
    ("6m", "6 tháng tới"),
    ("1y",),
    ("last-90d", "90 ngày qua"),
    ("this-year", "năm nay"),
    ("next-quarter", "quý sau"),
)
"""Forms of a PERIOD, those that mean the same days side by side."""


def overview(language: Code) -> str:
    """Give the table of the commands, each a link to its section."""
    words = WORDS[language]
    rows = (
        (link(code(f"coop {name}"), f"coop-{name}"), plain(say_in_all(line)[language]))
        for name, line in COMMANDS.items()
    )
    return table((words["command"], words["does"]), rows)


def reference(language: Code) -> str:
    """Give a section a command: its help, then its answers. All run one after another, `coop load` first."""
    typed = {name: (f"coop {name} --help", *EXAMPLES.get(name, ())) for name in COMMANDS}
    lines = [line for each in typed.values() for line in each]
    said = dict(zip(lines, answers(lines, language), strict=True))
    sections = []
    for name, (help_line, *examples) in typed.items():
        sections += [f"## coop {name}", _shown(help_line, said[help_line])]
        sections += [WORDS[language]["answer"]] if examples else []
        sections += [_shown(line, said[line]) for line in examples]
    return "\n\n".join(sections)


def front_page(language: Code) -> str:
    """Give the help of `coop` itself."""
    line = "coop --help"
    return _shown(line, *answers([line], language))


def start(language: Code) -> str:
    """Give what `coop` alone shows before anything is loaded, and then."""
    first, _, then = answers(["coop", "coop load", "coop"], language)
    return "\n\n".join(_shown("coop", said) for said in (first, then))


def periods(language: Code) -> str:
    """Give the forms of a PERIOD with the days that they mean on the day of the examples."""
    today, words, rows = date.fromisoformat(TODAY), WORDS[language], []
    for forms in PERIODS:
        (span,) = {read_span(form, today) for form in forms}
        rows.append((" ".join(map(code, forms)), _days(span, language)))
    return table((words["period"], words["days"]), rows)


def _shown(line: str, said: Said) -> str:
    """Show a command as it is typed, and what it says."""
    return block(f"$ {line}\n{said.whole}", "console")


def _days(span: Span, language: Code) -> str:
    with speaking(Language(language)):
        first, last = (say_day(day) if day else "" for day in (span.first, span.last))
    if not first or not last:
        return WORDS[language]["from" if first else "until"].format(day=first or last)
    return first if first == last else f"{first} – {last}"


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    f"{name}-{language}": partial(make, language)
    for name, make in (
        ("commands", overview),
        ("start", start),
        ("front-page", front_page),
        ("reference", reference),
        ("periods", periods),
    )
    for language in WORDS
}
