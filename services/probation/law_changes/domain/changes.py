"""A change of one value of the law: what it may be, and what the law's data are with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, cast

from pydantic import ValidationError

from services.probation.law_changes.domain.texts import PARTS, Texts, texts_of, with_texts, wrong_texts
from shared.law.calendar import ExceptionalDay
from shared.law.rules import NamedList, Rule, Status
from shared.law.sources import Entry, Source
from shared.law_versions import first_day, key_of, name_of

Section = Literal["rule", "list", "exception", "condition_template", "breach_consequence", "breach_step", "norm", "title"]
EDITABLE: Mapping[str, type[Rule] | type[NamedList] | type[ExceptionalDay]] = {
    "rule": Rule,
    "list": NamedList,
    "exception": ExceptionalDay,
}
"""Sections whose values are changed on the pages; of those in PARTS the texts are. The others are read."""
JUDGED = frozenset(EDITABLE)
"""By what stands in these sections cases are judged; the others hold words."""
NUMBERS = frozenset({"minutes", "hours", "days", "working_days", "months", "years", "priority", "times", "points", "cases", "percent"})
LONGEST_AHEAD = timedelta(days=10 * 366)
COMPARED = ("value", "values", "working", "slots", *sorted({part for parts in PARTS.values() for part in parts}))
"""What an entry says, beside its days, its source and its state."""


class Refusal(StrEnum):
    """Why a draft is not kept. The values are codes; law_changes.words has the words."""

    NOT_LATER = "not_later"
    TOO_FAR = "too_far"
    SAME = "same"
    NOT_A_NUMBER = "not_a_number"
    NOT_ALLOWED = "not_allowed"
    DAY_TAKEN = "day_taken"
    LATER_VERSION = "later_version"


@dataclass(frozen=True, slots=True)
class Change:
    """A new entry of a section in place of `before`; None where it is new."""

    section: Section
    entry: Entry
    before: Entry | None

    @property
    def key(self) -> str:
        """What names the entry among those of its section."""
        return key_of(self.entry)

    @property
    def valid_from(self) -> date:
        """From when it holds: of a single day, that day."""
        return begins(self.section, self.entry)

    @property
    def confirms(self) -> bool:
        """Whether it says of the very same value who has verified it: nothing is judged otherwise by it."""
        if self.before is None:
            return False
        held, said = as_json(self.before), as_json(self.entry)
        return all(said.get(name) == held.get(name) for name in (*COMPARED, "valid_from", "valid_until"))


def begins(section: str, entry: Entry) -> date:
    """The first day on which an entry is applied: of a single day of the calendar, that day."""
    return date.fromisoformat(str(entry["day"])) if section == "exception" else first_day(entry)


def as_json(entry: Entry) -> dict[str, object]:
    """The entry with dates as text, as a row keeps it."""
    return {name: _as_json(value) for name, value in entry.items()}


def new_value(unit: str, typed: str) -> int | str | None:
    """What was typed as a value of that unit; None where a number is asked for and this is none."""
    text = typed.strip()
    if unit in NUMBERS:
        return int(text) if text.lstrip("-").isdigit() else None
    if unit == "yes_no" and text.isdigit():
        return int(text)
    return text


def changed_rule(before: Entry, value: int | str, *, valid_from: date, source: str, status: Status) -> Change:
    """The rule with another value from that day on, or with another source or state."""
    return _changed("rule", before, {"value": value}, valid_from, source, status)


def changed_list(before: Entry, values: list[str], *, valid_from: date, source: str, status: Status) -> Change:
    """The list with other codes from that day on, or with another source or state."""
    return _changed("list", before, {"values": values}, valid_from, source, status)


def changed_texts(section: Section, before: Entry, texts: Texts, *, valid_from: date, source: str, status: Status) -> Change:
    """The entry with other texts from that day on, or with another source or state. `date.min`: it has no first day, as before."""
    changed = _changed(section, before, {}, valid_from, source, status)
    entry = with_texts(section, changed.entry, texts)
    if valid_from == date.min:
        del entry["valid_from"]
    return Change(section, entry, before)


def new_day(day: date, name: str, *, working: bool, kurban_ait: bool, source: str, status: Status) -> Change:
    """One day that is off, or a day of a weekend that is worked."""
    entry: dict[str, object] = {"day": day.isoformat(), "name": name, "working": working, "source": source, "status": status}
    return Change("exception", entry | ({"feast": "kurban_ait"} if kurban_ait else {}), None)


def refusals(change: Change, source: Source, today: date) -> list[Refusal]:
    """Why the change cannot be kept; empty where it can. A value that stays as it is may be confirmed for the day since when it holds."""
    found = []
    if change.section == "exception":
        known = {date.fromisoformat(str(each["day"])) for each in source.sections.get("exception", ())}
        found += [Refusal.DAY_TAKEN] if change.valid_from in known else []
    if change.before is not None and _same(change.entry, change.before):
        found.append(Refusal.SAME)
    if not change.confirms and change.valid_from <= today:
        found.append(Refusal.NOT_LATER)
    if change.valid_from > today + LONGEST_AHEAD:
        found.append(Refusal.TOO_FAR)
    if _is_overtaken(change, source):
        found.append(Refusal.LATER_VERSION)
    return [*found, Refusal.NOT_ALLOWED] if not _is_allowed(change) else found


def with_change(source: Source, change: Change) -> Source:
    """The law's data with the change, as they would be read from its day on."""
    replaced = change.key, first_day(change.entry)
    kept = [each for each in source.sections.get(change.section, ()) if (key_of(each), first_day(each)) != replaced]
    return Source({**source.sections, change.section: (*kept, change.entry)})


def change_of(section: str, entry: Entry, before: Entry | None) -> Change:
    """A change as it is kept. Raises ValueError for a section that nobody edits."""
    if section not in EDITABLE and section not in PARTS:
        raise ValueError(section)
    return Change(cast("Section", section), entry, before)


def _changed(section: Section, before: Entry, said: Entry, valid_from: date, source: str, status: Status) -> Change:
    kept = {name: each for name, each in as_json(before).items() if name != "valid_until"}
    return Change(section, {**kept, **said, "valid_from": valid_from.isoformat(), "source": source, "status": status}, before)


def _same(entry: Entry, before: Entry) -> bool:
    held = as_json(before)
    return all(entry.get(name) == held.get(name) for name in (*COMPARED, "source", "status"))


def _is_overtaken(change: Change, source: Source) -> bool:
    """A duty's text is numbered in the order of its days: none begins before another that is kept already."""
    if change.section != "condition_template" or change.confirms:
        return False
    known = [each for each in source.sections.get(change.section, ()) if name_of(each) == name_of(change.entry)]
    return any(first_day(each) >= change.valid_from for each in known)


def _is_allowed(change: Change) -> bool:
    if change.section in PARTS:
        return change.before is not None and not wrong_texts(change.section, change.before, texts_of(change.section, change.entry))
    try:
        EDITABLE[change.section].model_validate(dict(change.entry))
    except (KeyError, ValidationError):
        return False
    return True


def _as_json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
