"""What probation asks for, and when it does not ask any more."""

import json
from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.database import DB
from services.biometrics.explanations.domain import Event, Showing, after
from services.biometrics.explanations.queries import locked_visit
from services.biometrics.explanations.tables import ExplanationRequest, ExplanationVisit
from services.biometrics.subjects.queries import locked_subject
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.explanations import ExplanationAskedForBiometrics, ExplanationWithdrawnForBiometrics

KEPT = timedelta(days=7)
"""How long it is still known that a request was made; what it asked about is deleted at once."""
STILL_THERE = [str(Showing.WAITING), str(Showing.OPEN), str(Showing.PUT_OFF)]


async def receive_request(message: ExplanationAskedForBiometrics) -> None:
    """The kiosk asks from now on; told twice, nothing changes. Of somebody who is not on the register nothing is kept."""
    async with transaction(DB):
        subject = await locked_subject(message.person)
        if subject is None or subject.state == "closed":
            return
        about = json.dumps([each.model_dump(mode="json") for each in message.about], ensure_ascii=False)
        row = ExplanationRequest(
            request=message.request, person=message.person, asked_at=message.asked_at, answer_until=message.answer_until, about=about,
            state="open",
        )  # fmt: skip
        await ExplanationRequest.insert(row).on_conflict(target=ExplanationRequest.request, action="DO NOTHING")


async def withdraw_request(message: ExplanationWithdrawnForBiometrics, *, now: datetime) -> None:
    """The kiosk does not ask any more. Whoever is writing just now can still hand it in: probation keeps what comes late."""
    async with transaction(DB):
        await _end([message.request], now)
        query = ExplanationVisit.select(ExplanationVisit.id).where(
            ExplanationVisit.request == message.request, ExplanationVisit.state.is_in(STILL_THERE)
        )
        for row in await query.order_by(ExplanationVisit.id):
            visit = await locked_visit(row["id"])
            if visit.state in STILL_THERE:
                ended: ColumnValues = {ExplanationVisit.state: after(visit.at, Event.END), ExplanationVisit.about: "[]"}
                await ExplanationVisit.update(ended).where(ExplanationVisit.id == visit.id)


async def end_overdue_requests(*, now: datetime) -> int:
    """The time to answer is over: nobody is asked any more; returns how many. What ended long ago is deleted."""
    async with transaction(DB):
        over = ExplanationRequest.select(ExplanationRequest.request).where(
            ExplanationRequest.state == "open", ExplanationRequest.answer_until <= now
        )
        ended = [row["request"] for row in await over.lock_rows("UPDATE", skip_locked=True)]
        if ended:
            await _end(ended, now)
        await ExplanationRequest.delete().where(ExplanationRequest.ended_at < now - KEPT)
    return len(ended)


async def forget_explanations_of(person: UUID) -> None:
    """The person left the register. Inside the caller's transaction."""
    await ExplanationRequest.delete().where(ExplanationRequest.person == person)
    await ExplanationVisit.delete().where(ExplanationVisit.person == person)


async def _end(requests: list[UUID], now: datetime) -> None:
    values: ColumnValues = {ExplanationRequest.state: "ended", ExplanationRequest.about: "[]", ExplanationRequest.ended_at: now}
    await ExplanationRequest.update(values).where(ExplanationRequest.request.is_in(requests))
