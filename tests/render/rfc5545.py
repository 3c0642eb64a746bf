"""A small checker of iCalendar documents, over the raw bytes: the rules of RFC 5545 that coop's calendars rest on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

ONCE = {
    "VCALENDAR": ("PRODID", "VERSION", "CALSCALE", "METHOD"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "SEQUENCE"),
    "VALARM": ("ACTION", "DESCRIPTION", "TRIGGER"),
}
"""What stands exactly once in each component: sections 3.6, 3.6.1 and 3.6.6, and what coop always writes."""
AT_MOST_ONCE = ("DESCRIPTION", "LAST-MODIFIED")

_LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(?P<value>.*)', re.DOTALL
)
_FORBIDDEN = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPES = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")


@dataclass
class Component:
    """A component: its properties as name, parameters and raw value, and the components inside."""

    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The raw value of the only property with this name."""
        (value,) = self.values(name)
        return value

    def values(self, name: str) -> list[str]:
        return [value for each, _, value in self.lines if each == name]


def checked(document: bytes) -> Component:
    """Give the calendar; an AssertionError says which rule it breaks."""
    calendar = _tree(_content_lines(document))
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    _check(calendar)
    uids = Counter(event.value("UID") for event in calendar.inside)
    assert all(count == 1 for count in uids.values()), uids
    for event in calendar.inside:
        assert event.name == "VEVENT"
        _check_event(event)
    return calendar


def _content_lines(document: bytes) -> list[str]:
    """3.1: CR LF ends each line, at most 75 octets a line, no character cut, a fold is CR LF and one space."""
    assert document.endswith(b"\r\n")
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", document)
    physical = document.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, physical)) <= 75
    for line in physical:
        assert line
        assert not _FORBIDDEN.search(line.decode("utf-8"))
    return document.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def _tree(lines: list[str]) -> Component:
    """3.4 and 3.6: one calendar, every BEGIN with its END."""
    top = Component("")
    stack = [top]
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.group("name", "parameters", "value")
        if name == "BEGIN":
            stack.append(Component(value))
            stack[-2].inside.append(stack[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            stack[-1].lines.append((name, parameters, value))
    assert stack == [top]
    assert not top.lines
    (calendar,) = top.inside
    return calendar


def _check(component: Component) -> None:
    counts = Counter(name for name, _, _ in component.lines)
    assert all(counts[name] == 1 for name in ONCE[component.name]), (component.name, counts)
    assert all(counts[name] <= 1 for name in AT_MOST_ONCE)
    for name, _, value in component.lines:
        if name in ("SUMMARY", "DESCRIPTION", "UID", "X-WR-CALNAME"):
            assert _ESCAPES.fullmatch(value), (name, value)  # 3.3.11
    for inner in component.inside:
        _check(inner)


def _check_event(event: Component) -> None:
    days = {name: (parameters, value) for name, parameters, value in event.lines}
    assert days["DTSTART"][0] == days["DTEND"][0] == ";VALUE=DATE"
    first, behind = days["DTSTART"][1], days["DTEND"][1]
    assert re.fullmatch(r"\d{8}", first)
    assert re.fullmatch(r"\d{8}", behind)
    assert behind > first  # 3.8.2.2: exclusive, and so later
    assert re.fullmatch(r"\d{8}T\d{6}Z", event.value("DTSTAMP"))  # 3.8.7.2: in UTC
    assert re.fullmatch(r"\d+", event.value("SEQUENCE"))
    assert event.value("STATUS") in ("TENTATIVE", "CONFIRMED", "CANCELLED")  # 3.8.1.11
    for alarm in event.inside:
        assert alarm.name == "VALARM"
        assert alarm.value("ACTION") == "DISPLAY"
        assert re.fullmatch(r"-?P\d+D", alarm.value("TRIGGER"))  # 3.3.6, relative to the start
