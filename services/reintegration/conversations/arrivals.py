"""Whether the person arrived at the provider: both sides say it, and a worker looks where they differ."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from services.reintegration.conversations.access import Speaker, talked_about
from services.reintegration.conversations.domain import Arrival, Handover, handover
from services.reintegration.conversations.messages import locked
from services.reintegration.conversations.tables import ReferralArrival
from services.reintegration.database import BY, DB, Audit
from services.reintegration.errors import NotAllowed
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.tasks.actions import open_task
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_rows
from shared.messages.base import Need

LATEST = "SELECT DISTINCT ON (party) party, answer FROM reintegration.referral_arrival WHERE referral = $1 ORDER BY party, at DESC, id DESC"
BEFORE_AN_ANSWER = ("draft", "requested")


@dataclass(frozen=True, slots=True)
class _Said:
    """One side's latest answer."""

    party: str
    answer: str


async def say_arrival(referral: UUID, answer: Arrival, speaker: Speaker, *, now: datetime) -> Handover:
    """One side says whether the person came and was introduced; said again, the later answer counts.

    Two different answers open a task. Raises NotThere, NotAllowed before the provider has accepted, ConsentMissing, CaseClosed.
    """
    talked = await talked_about(referral, speaker.by)
    async with beyond_scope(DB, "both sides of a referral write into the case's history, which the provider never sees"), transaction(DB):
        case = await locked(talked, speaker, now)
        if talked.status in BEFORE_AN_ANSWER:
            raise NotAllowed(talked.status)
        before = await handover_of(referral)
        row = ReferralArrival(
            id=uuid4(), referral=referral, person=talked.person, party=speaker.side, via=speaker.via, answer=answer, by_id=speaker.by.id,
            by_name=speaker.by.name, at=now,
        )  # fmt: skip
        await ReferralArrival.insert(row)
        after = await handover_of(referral)
        await write_entry(talked.person, f"referral_{answer}_{speaker.side}", by=speaker.by, now=now, referral=str(referral))
        await audit.record(Audit, by=speaker.by, action=f"referral_{answer}", about=referral, details={"via": speaker.via}, at=now)
        if after is Handover.DIFFERENT and before is not Handover.DIFFERENT:
            need = cast("Need", talked.need)
            await open_task(talked.person, kind="arrival", need=need, words="", asked_at=now, by=BY, now=now)
        await notify_desk(case)
        await notify_provider(talked.organisation)
    return after


async def handover_of(referral: UUID) -> Handover:
    """What both sides say together."""
    said = {row.party: cast("Arrival", row.answer) for row in await fetch_rows(DB, _Said, LATEST, referral)}
    return handover(said.get("desk"), said.get("provider"))
