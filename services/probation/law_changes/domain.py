"""A change of one value of the law: what it may be, and what the law's data are with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, cast

from pydantic import ValidationError

from shared.law.calendar import ExceptionalDay
from shared.law.rules import NamedList, Rule, Status
from shared.law.sources import Entry, Source
from shared.law_versions import first_day, key_of

Section = Literal["rule", "list", "exception"]
EDITABLE: Mapping[Section, type[Rule] | type[NamedList] | type[ExceptionalDay]] = {
    "rule": Rule,
    "list": NamedList,
    "exception": ExceptionalDay,
}
"""What is changed on the pages; the other sections hold texts with forms of their own, and are read."""
NUMBERS = frozenset({"minutes", "hours", "days", "working_days", "months", "years", "priority", "times", "points", "cases", "percent"})
LONGEST_AHEAD = timedelta(days=10 * 366)


class State(StrEnum):
    """Where a draft stands."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Refusal(StrEnum):
    """Why a draft is not kept. The values are codes; law_changes.words has the words."""

    NOT_LATER = "not_later"
    TOO_FAR = "too_far"
    SAME = "same"
    NOT_A_NUMBER = "not_a_number"
    NOT_ALLOWED = "not_allowed"
    DAY_TAKEN = "day_taken"


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
        return date.fromisoformat(str(self.entry["day"])) if self.section == "exception" else first_day(self.entry)

    @property
    def confirms(self) -> bool:
        """Whether it says of the very same value who has verified it: nothing is judged otherwise by it."""
        if self.before is None:
            return False
        held = as_json(self.before)
        return all(self.entry.get(name) == held.get(name) for name in ("value", "values", "working", "valid_from", "valid_until"))


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
    kept = {name: each for name, each in as_json(before).items() if name != "valid_until"}
    return Change("rule", {**kept, "value": value, "valid_from": valid_from.isoformat(), "source": source, "status": status}, before)


def changed_list(before: Entry, values: list[str], *, valid_from: date, source: str, status: Status) -> Change:
    """The list with other codes from that day on, or with another source or state."""
    kept = {name: each for name, each in as_json(before).items() if name != "valid_until"}
    return Change("list", {**kept, "values": values, "valid_from": valid_from.isoformat(), "source": source, "status": status}, before)


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
    same = ("value", "values", "source", "status")
    if change.before is not None and all(change.entry.get(name) == as_json(change.before).get(name) for name in same):
        found.append(Refusal.SAME)
    if not change.confirms and change.valid_from <= today:
        found.append(Refusal.NOT_LATER)
    if change.valid_from > today + LONGEST_AHEAD:
        found.append(Refusal.TOO_FAR)
    try:
        EDITABLE[change.section].model_validate(dict(change.entry))
    except ValidationError:
        found.append(Refusal.NOT_ALLOWED)
    return found


def with_change(source: Source, change: Change) -> Source:
    """The law's data with the change, as they would be read from its day on."""
    replaced = change.key, first_day(change.entry)
    kept = [each for each in source.sections.get(change.section, ()) if (key_of(each), first_day(each)) != replaced]
    return Source({**source.sections, change.section: (*kept, change.entry)})


def change_of(section: str, entry: Entry, before: Entry | None) -> Change:
    """A change as it is kept. Raises ValueError for a section that nobody edits."""
    if section not in EDITABLE:
        raise ValueError(section)
    return Change(cast("Section", section), entry, before)


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
