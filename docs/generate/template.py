"""The blocks of the page on the yearly report: the template that ships, and what its words stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from coopcli.i18n import Language, speaking
from coopcli.report.annexes import label_of_value
from coopcli.report.template import PASSAGES, VALUES
from docs.generate.markdown import block, code, table
from docs.generate.program import answers

OF_PASSAGES: Final[Mapping[str, str]] = {
    "period": "The first and the last day that are reported.",
    "signed": "What was signed, surely and possibly, and what may have been.",
    "carried_out": "The agreements in force, and the activities under them.",
    "figures": "The numbers of these activities, added up; a number for a longer time than the period is not added.",
    "commitments": "How many commitments there are, by their state in the year.",
    "changed": "Amendments, extensions, suspensions and endings.",
    "statements": "What the sources say of these agreements, with who says so.",
    "planned": "What is planned or agreed, or ends within eighteen months without a signed successor on record.",
}
"""What each passage of a chapter holds."""

OF_ROWS: Final[Mapping[str, str]] = {
    "signed": "an agreement signed in the period",
    "in_force": "an agreement in force in the period",
    "changes": "a change that took effect in the period",
    "planned": "an agreement to be signed after it, or one that ends then without a signed successor",
}
"""What each row of an annex is."""

OF_VALUES: Final[Mapping[str, str]] = {
    "number": "The number of the row.",
    "title": "The title; where there is none, the type and its parties.",
    "name": "The title with the parties behind it.",
    "type": "The type of agreement.",
    "vietnamese_parties": "The Vietnamese parties, each with its level.",
    "foreign_parties": "The foreign parties, each with its country.",
    "parties": "All parties.",
    "level": "The level of the Vietnamese parties.",
    "signatories": "Who signed for whom, with titles.",
    "date_signed": "The day of signing.",
    "place_signed": "The place of signing.",
    "date_in_force": "The day on which it came into force.",
    "period": "The term.",
    "languages": "The languages of the agreement.",
    "areas": "Its areas, else those of its commitments.",
    "content": "Its items; where none are on record its commitments, else only its areas.",
    "commitments": "Its commitments.",
    "approval": "Who approved the signing: body, number, day.",
    "paper_number": "The number of the agreement.",
    "copy_sent": "The day on which the copy was sent.",
    "owner": "Who looks after the record.",
    "note": "The note of the record; a dash where there is none.",
    "results": "The activities of the period.",
    "kept": "Its commitments by their state in the year.",
    "change": "The kind of change: of an extension up to when, of a withdrawal who.",
    "change_in_force": "The day on which the change takes effect.",
    "change_signed": "The day on which the document that changes it was signed.",
    "change_number": "The number of that document.",
    "change_text": "What changed.",
    "rationale": "Why.",
    "notified": "The day on which the authorities were told.",
    "basis": "Why it is in the plan: as the record says, or derived from the end of the term.",
    "expected": "When it is to be signed.",
}
"""What each value of a column prints."""


def passages() -> str:
    """Give the words for `passages` of a chapter. Raises KeyError for one that is not explained here."""
    return table(("passage", "holds"), ((code(name), OF_PASSAGES[name]) for name in PASSAGES))


def rows() -> str:
    """Give the words for `rows` of an annex."""
    return table(("rows", "each row is"), ((code(name), OF_ROWS[name]) for name in VALUES))


def values() -> str:
    """Give the words for `value` of a column, with the rows that have them."""
    names = dict.fromkeys(name for known in VALUES.values() for name in known)
    lines = ((code(name), _in_vietnamese(name), OF_VALUES[name], _where(name)) for name in names)
    return table(("value", "in Vietnamese", "prints", "of the rows"), lines)


def _in_vietnamese(name: str) -> str:
    """Give the label under which a report says that it is not known; the number of a row is never that."""
    with speaking(Language("vi")):
        return "số thứ tự" if name == "number" else label_of_value(name)


def _where(name: str) -> str:
    having = [rows for rows, known in VALUES.items() if name in known]
    return "all" if len(having) == len(VALUES) else ", ".join(map(code, having))


def example() -> str:
    """Give the template that ships, as `--print-template` writes it."""
    (said,) = answers(["coop report --print-template"])
    return block(said.out, "yaml")


def written() -> str:
    """Give what the program says while it writes the template, and a report from it."""
    lines = [
        "coop load",
        "coop report --print-template --output my-form.yaml",
        "coop report 2022 --template my-form.yaml --output report.docx",
    ]
    shown = zip(lines[1:], answers(lines)[1:], strict=True)
    return block("".join(f"$ {line}\n{said.whole}" for line, said in shown), "console")


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    "template-written": written,
    "template-passages": passages,
    "template-rows": rows,
    "template-values": values,
    "template": example,
}
