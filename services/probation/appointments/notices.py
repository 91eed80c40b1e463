"""What a person is told about an appointment, in the transaction of the act."""

from datetime import date, datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.appointments.domain.kinds import Kind
from services.probation.database import DB
from services.probation.reminders.actions import Notice, notify
from services.probation.reminders.domain.kinds import Kind as NoticeKind
from services.probation.reminders.domain.templates import clock_slots
from shared.actors import Actor
from shared.db.rows import fetch_values

ZONE = "SELECT time_zone FROM probation.person WHERE id = $1"


class Met(Protocol):
    """Whom an appointment is with."""

    @property
    def person(self) -> UUID: ...
    @property
    def registration(self) -> UUID: ...


async def tell_planned(
    appointment: UUID, kind: Kind, starts_at: datetime, place: str | None, met: Met, *, by: Actor, now: datetime
) -> None:
    """An appointment at the office is a summons; of a home visit or a call the person is reminded the day before."""
    if kind is Kind.OFFICE and starts_at > now:
        await _tell(NoticeKind.SUMMONS, appointment, starts_at, place, met, by=by, now=now)


async def tell_moved(
    following: UUID, before: datetime, starts_at: datetime, place: str | None, met: Met, *, by: Actor, now: datetime
) -> None:
    """Another time or place."""
    await _tell(NoticeKind.APPOINTMENT_MOVED, following, starts_at, place, met, before=before, by=by, now=now)


async def tell_cancelled(appointment: UUID, starts_at: datetime, met: Met, version: int, *, by: Actor, now: datetime) -> None:
    """It does not take place."""
    await _tell(NoticeKind.APPOINTMENT_CANCELLED, appointment, starts_at, None, met, version=version, by=by, now=now)


async def tell_restored(
    appointment: UUID, starts_at: datetime, place: str | None, met: Met, version: int, *, by: Actor, now: datetime
) -> None:
    """It takes place after all."""
    await _tell(NoticeKind.APPOINTMENT_RESTORED, appointment, starts_at, place, met, version=version, by=by, now=now)


async def _tell(
    kind: NoticeKind,
    appointment: UUID,
    starts_at: datetime,
    place: str | None,
    met: Met,
    *,
    version: int = 0,
    before: datetime | None = None,
    by: Actor,
    now: datetime,
) -> None:
    zone = (await fetch_values(DB, ZONE, met.person))[0]
    slots: dict[str, str | date] = {**clock_slots(starts_at, zone), "place": place or "–"}
    if before is not None:
        slots["old_day"] = before.astimezone(ZoneInfo(zone)).date()
    day = starts_at.astimezone(ZoneInfo(zone)).date()
    notice = Notice(met.person, kind, appointment, day, starts_at, slots, met.registration, version)
    await notify(notice, by=by, now=now)
