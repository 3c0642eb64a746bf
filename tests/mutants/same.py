"""Mutants that no test can notice, since the program answers the same with them: each with the reason."""

from __future__ import annotations

from typing import Final

SAME: Final[dict[tuple[str, str], str]] = {
    (
        "raise _impossible(text, int(year), int(month or 1)) from None",
        "raise _impossible(text, int(year), int(month or 2)) from None",
    ): "without a month the year alone can be at fault, and then the month is not looked at",
    (
        "if not named and len(sides) == _SIDES and len(visiting) == 1 and visiting < set(sides):",
        "if not named and len(sides) == _SIDES and len(visiting) == 1 and visiting <= set(sides):",
    ): "one visitor is never all of two sides",
    (
        "if start < end < len(words) and words[end] in _TYPES_AFTER:",
        "if start <= end < len(words) and words[end] in _TYPES_AFTER:",
    ): "a type word alone is then taken for a name, which no unit bears: it stays a plain word",
    (
        "if len(words) > 1 and words[-1] in _TYPES_AFTER:",
        "if len(words) >= 1 and words[-1] in _TYPES_AFTER:",
    ): "no unit is called by a type word alone, nor by nothing",
    (
        "AND EXISTS (",
        "OR EXISTS (",
    ): "agreements without a cadence give no duty of a year: they are left out early",
    (
        "if day > last or len(kept.stretches) == 1:",
        "if day > last and len(kept.stretches) == 1:",
    ): "a short cut: judged anew for the day after the last stretch, what is kept is kept as surely",
    (
        "if day > last or len(kept.stretches) == 1:",
        "if day > last or len(kept.stretches) == 2:",
    ): "the same short cut",
    (
        '), agreement.party_count < 2)""",',
        '), agreement.party_count <= 2)""",',
    ): "where two parties are stated there is a pair, and its grade is the answer",
    (
        "SELECT record FROM located WHERE field = 'province' AND place IN ({marks(asked.keys)})",
        "SELECT record FROM located WHERE field = 'province' OR place IN ({marks(asked.keys)})",
    ): "of more parties than can answer the grades are asked, and found to be 0",
    (
        "WHEN agreement.standing = 'planned' OR term.ending = 'open' THEN 0",
        "WHEN agreement.standing = 'planned' OR FALSE THEN 0",
    ): "a term without end has no last day that a span could hold or meet: it is 0 either way",
    (
        "SELECT DISTINCT link, relation, other FROM tied",
        "SELECT link, relation, other FROM tied",
    ): "the UNION of which it is made leaves no row twice",
    (
        "WHERE citation.record IN (SELECT value FROM json_each(:ids))",
        "WHERE TRUE",
    ): "who asks looks up the records that were asked for; the others cost time alone",
    (
        "ORDER BY id = :record DESC, id = :agreement DESC, id = 'settings' DESC, section = 'agreements' DESC, file",
        "ORDER BY id = :record DESC, id = :agreement ASC, id = 'settings' DESC, section = 'agreements' DESC, file",
    ): "what is a duty of an agreement stands on a record, which comes first",
    (
        "AND duty.applies AND duty.settled IS NOT 'surely' AND coalesce(duty.due_earliest, '0000') <= :last",
        "AND duty.applies AND duty.settled IS NOT 'surely' AND coalesce(duty.due_earliest, '0000') < :last",
    ): "what falls due on the last day is among the duties of the period already",
    (
        "JOIN duty ON duty.agreement = final.agreement AND duty.term = final.term",
        "JOIN duty ON duty.agreement = final.agreement OR duty.term = final.term",
    ): "steps of other terms are left out when they are judged: their own end is not in the period",
    (
        "JOIN duty ON duty.agreement = final.agreement AND duty.term = final.term",
        "JOIN duty ON TRUE AND duty.term = final.term",
    ): "steps of other agreements are left out in the same way",
    (
        "WHERE activity.part_of IS NOT NULL",
        "WHERE TRUE",
    ): "what is part of nothing is followed by nothing either way",
    (
        "duty.term > 1 AND (",
        "duty.term >= 1 AND (",
    ): "a first term is never one that a tacit renewal led to",
}
"""The changed lines as they were and as they are, and why that makes no difference."""
