"""The receipt of a visit: what it repeats of the answers stays until the person has gone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from services.biometrics.check_ins.actions import keep_receipt
from services.biometrics.check_ins.queries import questions_of
from services.biometrics.database import DB
from services.biometrics.images.actions import apply_image_retention
from services.biometrics.images.domain import VERDICTS, Ending
from services.biometrics.sessions.domain import Event, State, after
from services.biometrics.sessions.live import notify
from services.biometrics.sessions.queries import Given
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_rows
from shared.messages.probation import CheckInRecorded


async def receive_receipt(message: CheckInRecorded, *, by: Actor, now: datetime) -> None:
    """The check-in is recorded: the kiosk shows the receipt. Accepted by itself means confirmed, so the images go at once."""
    async with transaction(DB):
        await keep_receipt(message)
        asked = (
            Session.select(Session.id, Session.state, Session.verdict, Session.answers)
            .where(Session.check_in == message.check_in, Session.state.is_in([State.VERIFIED, State.RECEIPTED]))
            .lock_rows("UPDATE")
        )
        for session in await select_rows(Given, asked):
            if session.state == State.VERIFIED:
                state = after(State.VERIFIED, Event.RECEIPT)
                chosen = await _chosen(message.check_in, session.answers)
                await Session.update({Session.state: state, Session.ended_at: now, Session.answers: chosen}).where(Session.id == session.id)
                await notify(session.id)
            # After a verdict the receipt comes too: what the verdict said of the images stands.
            if message.state == "accepted" and VERDICTS.get(session.verdict or "", Ending.CONFIRMED) is Ending.CONFIRMED:
                await apply_image_retention(session.id, Ending.CONFIRMED, by=by, now=now)


async def forget_answers_shown(session: UUID) -> None:
    """The person has read the receipt. Needs no transaction."""
    await Session.update({Session.answers: {}}).where(Session.id == session, Session.state == State.RECEIPTED)


async def forget_receipts_left_behind(*, now: datetime) -> int:
    """Receipts that nobody finished: forget what they repeat; returns how many."""
    idle = now - timedelta(seconds=settings().session_idle_seconds)
    forgotten = (
        await Session.update({Session.answers: {}})
        .where(Session.state == State.RECEIPTED, Session.ended_at < idle, Session.answers != {})
        .returning(Session.id)
    )
    return len(forgotten)


async def _chosen(check_in: UUID, answers: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """The answers without what the person wrote."""
    written = {question.code for question in await questions_of(check_in) if question.kind == "text"}
    return {code: value for code, value in answers.items() if code not in written}
