"""What probation says of check-ins: due, recorded (the receipt), reviewed."""

import json
from datetime import datetime
from typing import Any

from services.biometrics.actions.erasure import settle_images
from services.biometrics.domain.erasure import VERDICTS, Ending
from services.biometrics.domain.session import Event, State, after
from services.biometrics.live import notify
from services.biometrics.tables import DB, Audit, CheckInDue, Receipt, Session
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.probation import CheckInDue as CheckInDueMessage
from shared.messages.probation import CheckInRecorded, CheckInReviewed, SecondOpinionAsked


async def due(message: CheckInDueMessage) -> None:
    """The kiosk may take this check-in; a later message about the same one replaces its window and questions."""
    questions = json.dumps([question.model_dump() for question in message.questions])
    async with transaction(DB):
        row = CheckInDue(
            check_in=message.check_in,
            person=message.person,
            opens_at=message.opens_at,
            closes_at=message.closes_at,
            questions=questions,
            state="due",
        )
        await CheckInDue.insert(row).on_conflict(
            target=CheckInDue.check_in, action="DO UPDATE", values=[CheckInDue.opens_at, CheckInDue.closes_at, CheckInDue.questions]
        )


async def receive_receipt(message: CheckInRecorded, *, by: Actor, now: datetime) -> None:
    """The check-in is recorded: the kiosk shows the receipt. Accepted by itself means confirmed, so the images go at once."""
    async with transaction(DB):
        row = Receipt(
            check_in=message.check_in,
            person=message.person,
            state=message.state,
            receipt=message.receipt,
            recorded_at=message.recorded_at,
            next_check_in=message.next_check_in,
        )
        columns = [Receipt.state, Receipt.receipt, Receipt.recorded_at, Receipt.next_check_in]
        await Receipt.insert(row).on_conflict(target=Receipt.check_in, action="DO UPDATE", values=columns)
        await CheckInDue.update({CheckInDue.state: "handed_in"}).where(CheckInDue.check_in == message.check_in, CheckInDue.state == "due")
        waiting = (
            await Session.select(Session.id, Session.state, Session.verdict)
            .where(Session.check_in == message.check_in, Session.state.is_in([State.VERIFIED, State.RECEIPTED]))
            .lock_rows("UPDATE")
        )
        for session in waiting:
            if session["state"] == State.VERIFIED:
                state = after(State.VERIFIED, Event.RECEIPT)
                await Session.update({Session.state: state, Session.ended_at: now, Session.answers: {}}).where(Session.id == session["id"])
                await notify(session["id"])
            # After a verdict the receipt comes too: what the verdict said of the images stands.
            if message.state == "accepted" and VERDICTS.get(session["verdict"], Ending.CONFIRMED) is Ending.CONFIRMED:
                await settle_images(session["id"], Ending.CONFIRMED, by=by, now=now)


async def second_opinion(message: SecondOpinionAsked, *, by: Actor, now: datetime) -> None:
    """Until the verdict stands, an officer of the office who did not give the first one may look at the images."""
    async with transaction(DB):
        await Session.update({Session.second_opinion_not_by: message.first_officer}).where(
            Session.check_in == message.check_in, Session.verdict.is_null()
        )
        details: audit.Details = {"check_in": str(message.check_in)}
        await audit.record(Audit, by=by, action="second_opinion_asked", about=message.person, details=details, at=now)


async def receive_review(message: CheckInReviewed, *, by: Actor, now: datetime) -> None:
    """An officer decided: a confirmed identity deletes the images now, any other verdict after the retention time."""
    async with transaction(DB):
        sessions = await Session.select(Session.id).where(Session.check_in == message.check_in).lock_rows("UPDATE")
        for session in sessions:
            values: dict[Any, Any] = {
                Session.verdict: message.verdict,
                Session.reviewed_at: message.reviewed_at,
                Session.second_opinion_not_by: None,
            }
            await Session.update(values).where(Session.id == session["id"])
            await settle_images(session["id"], VERDICTS[message.verdict], by=by, now=now)
        details: audit.Details = {"check_in": str(message.check_in), "verdict": message.verdict}
        await audit.record(Audit, by=by, action="review_received", about=message.person, details=details, at=now)
