"""Referrals at a provider where nobody is left who can sign in: a task for each, and word when somebody is there again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import BY, DB, Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.referrals.returning import note_returned, note_staff_back
from services.reintegration.tasks.actions import change_waiting, open_task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.messages.base import Need

BATCH = 50
# An organisation without any account had one that was moved elsewhere or deleted if somebody there has read or answered the referral in the
# portal. Where nobody there ever could, the worker knew it when sending; it comes back when the time for an answer is over.
# Whoever was asked through a link that still works answers there. What was sent after the last account was switched off waits for its first
# answer alone: a provider that has answered meanwhile did so by a link or on the phone.
UNSTAFFED = """SELECT r.id, r.person, r.need FROM reintegration.referral r
    LEFT JOIN reintegration.portal_staff() s ON s.organisation = r.organisation
    JOIN reintegration.organisation o ON o.id = r.organisation JOIN reintegration.service_offer offer ON offer.id = r.offer
    WHERE (s.working = 0 AND (r.requested_at < s.last_off OR r.status = 'requested')
            OR s.organisation IS NULL AND (r.status = 'requested' AND r.answer_due_at <= $2
                OR EXISTS (SELECT FROM reintegration.referral_read p WHERE p.referral = r.id AND p.party = 'provider')
                OR EXISTS (SELECT FROM reintegration.referral_event e
                    WHERE e.referral = r.id AND e.by_role = 'provider' AND e.via IS NULL)))
        AND r.ended_at IS NULL AND r.returned_at IS NULL
        AND o.ended_at IS NULL AND offer.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM reintegration.referral_link l WHERE l.referral = r.id AND l.used_at IS NULL AND l.revoked_at IS NULL
            AND l.expires_at > $2) ORDER BY r.id LIMIT $1"""
RESTAFFED = """SELECT r.id, r.person, r.need FROM reintegration.portal_staff() s
    JOIN reintegration.referral r ON r.organisation = s.organisation
    WHERE s.working > 0 AND r.returned_why = 'no_staff' AND r.ended_at IS NULL ORDER BY r.id LIMIT $1"""
OTHERS = """SELECT EXISTS (SELECT FROM reintegration.referral WHERE person = $1 AND need = $2 AND returned_why = 'no_staff'
    AND ended_at IS NULL)"""


@dataclass(frozen=True, slots=True)
class _Open:
    id: UUID
    person: UUID
    need: Need


async def return_unstaffed(now: datetime) -> int:
    """Give back what is open at providers whose accounts are all switched off; returns how many. Safe to repeat.

    The referral stays as it is: the worker passes it on, sends a link, or writes down an answer from the phone.
    """
    done = 0
    for each in await fetch_rows(DB, _Open, UNSTAFFED, BATCH, now):
        async with transaction(DB):
            await locked_case(each.person, by=BY, must_be_open=False)
            if await note_returned(each.id, "no_staff", now):
                await change_waiting(each.person, ("restaffed", "reopened"), "unstaffed", each.need)
                await open_task(each.person, kind="unstaffed", need=each.need, words="", asked_at=now, by=BY, now=now)
                await audit.record(Audit, by=BY, action="referral_returned", about=each.id, details={"reason": "no_staff"}, at=now)
                done += 1
    return done


async def note_restaffed(now: datetime) -> int:
    """Say at the task that somebody can answer in the portal again; returns how many referrals. Safe to repeat.

    A task that a worker has finished stays finished. While another referral for the same need has nobody, the task says that.
    """
    done = 0
    for each in await fetch_rows(DB, _Open, RESTAFFED, BATCH):
        async with transaction(DB):
            case = await locked_case(each.person, by=BY, must_be_open=False)
            if await note_staff_back(each.id):
                (others,) = await fetch_values(DB, OTHERS, each.person, each.need)
                if not others:
                    await change_waiting(each.person, ("unstaffed",), "restaffed", each.need)
                await write_entry(each.person, "referral_restaffed", by=BY, now=now, need=each.need)
                await audit.record(Audit, by=BY, action="referral_staffed_again", about=each.id, details={}, at=now)
                await notify_desk(case)
                done += 1
    return done
