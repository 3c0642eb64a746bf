"""Two texts that may stand in several languages -> what differs, told of the language in which it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coopcli.i18n import pick, say
from coopcli.text import N_

_LANGUAGES: Final = {"vi": N_("Vietnamese"), "en": N_("English"), "lo": N_("Lao")}


def differ_as_spoken(before: object, after: object) -> bool:
    """Say whether it is the text that a reader sees that has changed, in its own language."""
    old, new = _by_tag(before), _by_tag(after)
    return _seen(old) == _seen(new) and pick(old) != pick(new)


def say_texts(label: str, before: object, after: object) -> str:
    """Say what differs between two values of a field of texts: in the language that is spoken, else in each."""
    old, new = _by_tag(before), _by_tag(after)
    if differ_as_spoken(before, after):
        return _say_both(label, pick(old), pick(new))
    if "" in old and old[""] in new.values():
        tag = next(tag for tag, text in new.items() if text == old[""])
        old = {tag: old[""]}
        if old == new:
            message = N_("the language is now on record, {language}: {field} «{text}»")
            return say(message, field=label, text=new[tag], language=_language(tag))
    elif "" in new and new[""] in old.values():
        tag = next(tag for tag, text in old.items() if text == new[""])
        new = {tag: new[""]}
        if old == new:
            message = N_("the language is no longer on record, {language}: {field} «{text}»")
            return say(message, field=label, text=old[tag], language=_language(tag))
    if "" in old or "" in new:  # all of it is another text
        return _say_both(label, pick(old), pick(new))
    tags = [tag for tag in {**old, **new} if old.get(tag) != new.get(tag)]
    return "; ".join(_say_tag(label, tag, old.get(tag), new.get(tag)) for tag in tags)


def _by_tag(value: object) -> Mapping[str, str]:
    return value if isinstance(value, Mapping) else {"": str(value)}


def _seen(texts: Mapping[str, str]) -> str:
    """Give the tag of the text that a reader sees."""
    return pick({tag: tag for tag in texts})


def _language(tag: str) -> str:
    return say(_LANGUAGES[tag]) if tag in _LANGUAGES else tag


def _say_both(label: str, old: str, new: str) -> str:
    return say("{field} {before}, now {after}", field=label, before=f"«{old}»", after=f"«{new}»")


def _say_tag(label: str, tag: str, old: str | None, new: str | None) -> str:
    field = say("{field} in {language}", field=label, language=_language(tag))
    if old is None:
        return say("{field} {value} (not on record before)", field=field, value=f"«{new}»")
    if new is None:
        return say("no longer on record, {field} (before: {value})", field=field, value=f"«{old}»")
    return _say_both(field, old, new)
