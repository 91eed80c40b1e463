"""Referrals whose provider or service has ended come back to the desk: a task for each, nothing is lost."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB, Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.referral_links.actions import stop_links
from services.reintegration.referrals.returning import note_going_on, note_returned
from services.reintegration.tasks.actions import change_waiting, open_task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.messages.base import Need

BATCH = 50
ENDED = """SELECT r.id, r.person, r.need, r.organisation FROM reintegration.referral r
    JOIN reintegration.organisation o ON o.id = r.organisation
    JOIN reintegration.service_offer s ON s.id = r.offer
    WHERE r.ended_at IS NULL AND (r.returned_at IS NULL OR r.returned_why = 'no_staff')
        AND (o.ended_at IS NOT NULL OR s.ended_at IS NOT NULL) ORDER BY r.id LIMIT $1"""
GOING_ON = """SELECT r.id, r.person, r.need, r.organisation FROM reintegration.referral r
    JOIN reintegration.organisation o ON o.id = r.organisation
    JOIN reintegration.service_offer s ON s.id = r.offer
    WHERE r.ended_at IS NULL AND r.returned_why = 'ended' AND o.ended_at IS NULL AND s.ended_at IS NULL ORDER BY r.id LIMIT $1"""
OTHERS = """SELECT EXISTS (SELECT FROM reintegration.referral WHERE person = $1 AND need = $2 AND returned_why = 'ended'
    AND ended_at IS NULL)"""


@dataclass(frozen=True, slots=True)
class _Ended:
    id: UUID
    person: UUID
    need: Need
    organisation: UUID


async def return_referrals(now: datetime) -> int:
    """Give back what is open at providers and services that have ended; returns how many. Safe to repeat.

    The referral stays as it is: the worker passes it on or takes it back.
    """
    done = 0
    for each in await fetch_rows(DB, _Ended, ENDED, BATCH):
        async with transaction(DB):
            await locked_case(each.person, by=BY, must_be_open=False)
            if await note_returned(each.id, "ended", now):
                await stop_links(each.person, [each.organisation], "provider_ended", by=BY, now=now)
                await change_waiting(each.person, ("unstaffed", "restaffed", "reopened"), "returned", each.need)
                await open_task(each.person, kind="returned", need=each.need, words="", asked_at=now, by=BY, now=now)
                await audit.record(Audit, by=BY, action="referral_returned", about=each.id, details={}, at=now)
                done += 1
    return done


async def note_reopened(now: datetime) -> int:
    """Say at the task that the ending was undone; returns how many referrals. Safe to repeat.

    A task that a worker has finished stays finished. While another referral for the same need is at a provider that has ended, the task
    says that.
    """
    done = 0
    for each in await fetch_rows(DB, _Ended, GOING_ON, BATCH):
        async with transaction(DB):
            case = await locked_case(each.person, by=BY, must_be_open=False)
            if await note_going_on(each.id):
                (others,) = await fetch_values(DB, OTHERS, each.person, each.need)
                if not others:
                    await change_waiting(each.person, ("returned",), "reopened", each.need)
                await write_entry(each.person, "referral_reopened", by=BY, now=now, need=each.need)
                await audit.record(Audit, by=BY, action="referral_goes_on", about=each.id, details={}, at=now)
                await notify_desk(case)
                done += 1
    return done
