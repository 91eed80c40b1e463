"""Where each version of the law's data stands on a day. Pure."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from shared.law_versions import Version, as_source, first_day, name_of


class Standing(StrEnum):
    """Whether a version rules. The values are codes; law_changes.words has the words."""

    IN_FORCE = "in_force"
    LATER = "later"
    OVER = "over"
    CANCELLED = "cancelled"


def standings(versions: Collection[Version], today: date) -> Mapping[UUID, Standing]:
    """Of every version of one book. A single day of the calendar is in force as long as it stands there."""
    chosen = {id(entry) for entries in as_source(versions).sections.values() for entry in entries}
    ruling = [one for one in versions if id(one.entry) in chosen]
    begun = {(one.section, name_of(one.entry), one.valid_from) for one in ruling if one.valid_from <= today}
    newest: dict[tuple[str, str], date] = {}
    for section, name, day in begun:
        newest[section, name] = max(day, newest.get((section, name), day))
    return {one.id: _standing(one, id(one.entry) in chosen, newest, today) for one in versions}


def _standing(one: Version, rules: bool, newest: Mapping[tuple[str, str], date], today: date) -> Standing:
    if one.cancelled_at is not None:
        return Standing.CANCELLED
    if not rules:
        return Standing.OVER
    if first_day(one.entry) > today:
        return Standing.LATER
    until = one.entry.get("valid_until")
    ended = until is not None and date.fromisoformat(str(until)) < today
    followed = newest[one.section, name_of(one.entry)] > one.valid_from
    return Standing.OVER if ended or followed else Standing.IN_FORCE
