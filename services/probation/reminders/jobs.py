"""Sweeps: what is due becomes messages, messages are handed over, old words are erased."""

# ruff: noqa: S608 - statements are put together from constants of this module

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.database import BY, DB
from services.probation.law import rules as law
from services.probation.reminders.actions import Notice, notify
from services.probation.reminders.delivering import BATCH, deliver_batch
from services.probation.reminders.domain.kinds import Kind
from services.probation.reminders.domain.templates import clock_slots
from services.probation.settings import settings
from shared import clock
from shared.db.rows import fetch_rows
from shared.values import JobContext

ONE_DAY = timedelta(days=1)
MOST_BATCHES = 50
NOT_YET = """NOT EXISTS (SELECT FROM probation.notification n WHERE n.kind = '{kind}' AND n.subject_id = {subject} AND n.day = {day}
    AND n.occasion = 0 AND n.repeat = 0)"""
# Three days from now hold every local tomorrow; an index finds the rows by the time alone.
CHECK_IN_TOMORROW = f"""SELECT c.id, c.person, c.registration, c.due_on AS day, c.opens_at AS starts_at, c.closes_at AS ends_at,
        NULL::text AS place, p.time_zone
    FROM probation.check_in c JOIN probation.person p ON p.id = c.person
    WHERE c.state = 'created' AND c.opens_at > $1 AND c.opens_at < $1::timestamptz + interval '3 days'
        AND c.due_on = ($1 AT TIME ZONE p.time_zone)::date + 1
        AND {NOT_YET.format(kind=Kind.CHECK_IN_TOMORROW, subject="c.id", day="c.due_on")} ORDER BY c.opens_at, c.id LIMIT $2"""
CHECK_IN_LAST_DAY = f"""SELECT c.id, c.person, c.registration, ($1 AT TIME ZONE p.time_zone)::date AS day, c.opens_at AS starts_at,
        c.closes_at AS ends_at, NULL::text AS place, p.time_zone
    FROM probation.check_in c JOIN probation.person p ON p.id = c.person
    WHERE c.state = 'created' AND c.opens_at <= $1 AND c.closes_at > $1 AND c.closes_at < $1::timestamptz + interval '2 days'
        AND ((c.closes_at - interval '1 second') AT TIME ZONE p.time_zone)::date = ($1 AT TIME ZONE p.time_zone)::date
        AND {NOT_YET.format(kind=Kind.CHECK_IN_LAST_DAY, subject="c.id", day="($1 AT TIME ZONE p.time_zone)::date")}
    ORDER BY c.closes_at, c.id LIMIT $2"""
APPOINTMENT_TOMORROW = f"""SELECT a.id, a.person, a.registration, (a.starts_at AT TIME ZONE p.time_zone)::date AS day, a.starts_at,
        a.starts_at AS ends_at, a.place, p.time_zone
    FROM probation.appointment a JOIN probation.person p ON p.id = a.person
    WHERE a.state = 'planned' AND a.starts_at > $1 AND a.starts_at < $1::timestamptz + interval '3 days' AND NOT a.unscheduled
        AND (a.starts_at AT TIME ZONE p.time_zone)::date = ($1 AT TIME ZONE p.time_zone)::date + 1
        AND {NOT_YET.format(kind=Kind.APPOINTMENT_TOMORROW, subject="a.id", day="(a.starts_at AT TIME ZONE p.time_zone)::date")}
    ORDER BY a.starts_at, a.id LIMIT $2"""
TERM_ENDS = f"""SELECT r.id, r.person, r.id AS registration, r.term_ends_on AS day, $1::timestamptz AS starts_at,
        $1::timestamptz AS ends_at, NULL::text AS place, p.time_zone
    FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.state = 'open' AND r.term_suspended_since IS NULL AND r.term_ends_on > ($1 AT TIME ZONE p.time_zone)::date
        AND r.term_ends_on <= ($1 AT TIME ZONE p.time_zone)::date + $3::integer AND r.term_ends_on <= $4
        AND {NOT_YET.format(kind=Kind.TERM_ENDS, subject="r.id", day="r.term_ends_on")} ORDER BY r.term_ends_on, r.id LIMIT $2"""
FORGET = """UPDATE probation.notification SET sealed = NULL WHERE id IN (SELECT id FROM probation.notification
    WHERE sealed IS NOT NULL AND state <> 'queued' AND created_at <= $1 ORDER BY created_at LIMIT $2)"""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to remind of. `day` is local; `ends_at`: when the reminder is of no use any more."""

    id: UUID
    person: UUID
    registration: UUID
    day: date
    starts_at: datetime
    ends_at: datetime
    place: str | None
    time_zone: str

    def midnight_before(self, day: date) -> datetime:
        """The beginning of a day where the person lives."""
        return datetime.combine(day, time.min, ZoneInfo(self.time_zone))


def _tomorrow(due: Due) -> Notice:
    last = (due.ends_at - timedelta(seconds=1)).astimezone(ZoneInfo(due.time_zone)).date()
    slots: dict[str, str | date] = {"day": due.day, "until": last}
    return Notice(due.person, Kind.CHECK_IN_TOMORROW, due.id, due.day, due.midnight_before(due.day), slots, due.registration)


def _last_day(due: Due) -> Notice:
    return Notice(due.person, Kind.CHECK_IN_LAST_DAY, due.id, due.day, due.ends_at, {"day": due.day}, due.registration)


def _appointment(due: Due) -> Notice:
    slots = {**clock_slots(due.starts_at, due.time_zone), "place": due.place or "–"}
    return Notice(due.person, Kind.APPOINTMENT_TOMORROW, due.id, due.day, due.midnight_before(due.day), slots, due.registration)


def _term(due: Due) -> Notice:
    return Notice(due.person, Kind.TERM_ENDS, due.id, due.day, due.midnight_before(due.day + ONE_DAY), {"day": due.day}, due.registration)


async def remind(_: JobContext) -> None:
    """Sweep: what is due tomorrow, on its last day or soon becomes a message, once."""
    now, most = clock.now(), settings().sweep_batch
    ahead = law.number("reminders.term_ends_before", now.date())
    await _write(await fetch_rows(DB, Due, CHECK_IN_TOMORROW, now, most), _tomorrow, now)
    await _write(await fetch_rows(DB, Due, CHECK_IN_LAST_DAY, now, most), _last_day, now)
    await _write(await fetch_rows(DB, Due, APPOINTMENT_TOMORROW, now, most), _appointment, now)
    # The latest date anywhere on earth, so that an index finds the rows.
    latest = now.date() + timedelta(days=ahead + 1)
    await _write(await fetch_rows(DB, Due, TERM_ENDS, now, most, ahead, latest), _term, now)


async def deliver(_: JobContext) -> None:
    """Sweep: hand over what waits."""
    for _number in range(MOST_BATCHES):
        if await deliver_batch(clock.now()) < BATCH:
            return


async def forget_words(_: JobContext) -> None:
    """Sweep: after some months the address and the words of a message are erased; that it was sent stays."""
    now = clock.now()
    kept = timedelta(days=law.number("reminders.content_kept", now.date()))
    await DB.fetch(FORGET, now - kept, settings().sweep_batch)


async def _write(found: list[Due], notice: Callable[[Due], Notice], now: datetime) -> None:
    for due in found:
        await notify(notice(due), by=BY, now=now)
