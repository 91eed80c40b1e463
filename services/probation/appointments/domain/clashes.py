"""Whether a time is free: for the person, in the officer's diary, and beside a day in court. It warns; the officer decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.appointments.domain.kinds import Kind

ClashKind = Literal["person", "officer", "court_day"]


@dataclass(frozen=True, slots=True)
class Busy:
    """An appointment that is planned: whose, with whom, from when until when (the end is free again)."""

    id: UUID
    person: UUID
    officer: UUID
    kind: str
    starts_at: datetime
    ends_at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that is asked for."""

    person: UUID
    officer: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a time is not free, and which appointment is there already."""

    kind: ClashKind
    busy: Busy


def clashes(slot: Slot, busy: Iterable[Busy], time_zone: ZoneInfo) -> list[Clash]:
    """What stands against the time, the earliest first; each appointment once, with its strongest reason."""
    found = [Clash(kind, one) for one in busy if (kind := _reason(slot, one, time_zone)) is not None]
    return sorted(found, key=lambda clash: (clash.busy.starts_at, clash.busy.id))


def _reason(slot: Slot, one: Busy, time_zone: ZoneInfo) -> ClashKind | None:
    overlaps = one.starts_at < slot.ends_at and slot.starts_at < one.ends_at
    if overlaps and one.person == slot.person:
        return "person"
    if overlaps and one.officer == slot.officer:
        return "officer"
    same_day = one.starts_at.astimezone(time_zone).date() == slot.starts_at.astimezone(time_zone).date()
    return "court_day" if same_day and one.kind == Kind.COURT and one.person == slot.person else None
