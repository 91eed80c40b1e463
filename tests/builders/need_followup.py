"""Needs that somebody asked for, and what is done for them."""

from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.need_followup.actions.outcome import Said, say_outcome
from services.reintegration.need_followup.domain import Answer, Kind
from services.reintegration.needs.actions.asking import ask_for_help
from services.reintegration.referrals.actions import decide_referral
from services.reintegration.referrals.domain import Status
from shared.db.rows import fetch_values
from shared.messages.base import Need
from tests.builders.actors import HOST, SOCIAL
from tests.builders.desk import BY
from tests.builders.ids import fresh
from tests.builders.moments import NOW

NEED_OF = "SELECT need_id FROM reintegration.task WHERE id = $1"


async def asked_at_kiosk(person: UUID, need: Need = "housing", *, at: datetime = NOW) -> tuple[UUID, UUID]:
    """(task, need) of what the person asked for at the kiosk."""
    task = await ask_for_help(person, need=need, words="I need help", asked_at=at, via="kiosk", by=BY, now=at)
    assert task is not None
    (number,) = await fetch_values(DB, NEED_OF, task)
    return task, number


async def completed(referral: UUID, *, until: Status = Status.COMPLETED) -> None:
    """The provider takes it through its states."""
    for status in (Status.ACCEPTED, Status.IN_PROGRESS, Status.COMPLETED):
        await decide_referral(referral, status, by=HOST, now=NOW)
        if status is until:
            return


async def came_of(
    need: UUID, subject: UUID, answer: Answer, *, kind: Kind = "referral", why: str | None = None, note: str = "", seen: int = 0,
    now: datetime = NOW,
) -> UUID:  # fmt: skip
    """A worker says what came of it."""
    said = Said(answer, why, note)
    return await say_outcome(need, kind, subject, said, seen_number=seen, token=fresh(), by=SOCIAL, now=now)
