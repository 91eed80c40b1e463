"""A question on the kiosk's screen: shown, put off, left or answered. What is handed in goes to probation and is not kept here."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from services.biometrics.database import DB, MESSAGING, Audit
from services.biometrics.explanations.domain import ANSWERABLE, UNDER_WAY, Draft, Event, Given, NotNow, Showing, after
from services.biometrics.explanations.queries import ShownRequest, locked_visit, open_requests, shown_at_kiosk
from services.biometrics.explanations.tables import ExplanationRequest, ExplanationVisit
from services.biometrics.settings import settings
from services.biometrics.subjects.merging import subjects_behind
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.identity.tokens import token_hash
from shared.messages.base import Language
from shared.messages.explanations import ExplanationGiven, ExplanationShown
from shared.messaging.outbox import send

KEPT = timedelta(days=1)
"""How long the row of a visit stays, for its receipt; it holds no words by then."""


async def begin(person: UUID, token: str, *, kiosk: UUID, place: str, now: datetime) -> bool:
    """Whether this person, whom card and PIN identified, is asked for something. What they left open at another kiosk ends there."""
    async with transaction(DB):
        asked = await open_requests(await subjects_behind(person), now)
        if not asked:
            return False
        before = ExplanationVisit.select(ExplanationVisit.id).where(
            ExplanationVisit.person == person, ExplanationVisit.state.is_in([str(state) for state in UNDER_WAY])
        )
        for row in await before.order_by(ExplanationVisit.id):
            visit = await locked_visit(row["id"])
            if visit.at in UNDER_WAY:
                await _change(visit, Event.LEAVE, {ExplanationVisit.draft: {}, ExplanationVisit.ended_at: now})
        for each in asked:
            visit_id = uuid4()
            await ExplanationVisit.insert(
                ExplanationVisit(
                    id=visit_id, request=each.request, person=person, token_hash=token_hash(token), kiosk=kiosk, place=place,
                    answer_until=each.answer_until, about=each.about, state=Showing.WAITING, draft="{}", begun_at=now, seen_at=now,
                )
            )  # fmt: skip
    return True


async def show(visit_id: UUID, *, by: Actor, now: datetime) -> ShownRequest:
    """It is on the screen. Raises NotNow."""
    async with transaction(DB):
        visit = await locked_visit(visit_id)
        first = visit.shown_at is None
        await _change(visit, Event.SHOW, {ExplanationVisit.shown_at: visit.shown_at or now, ExplanationVisit.seen_at: now})
        if first:
            await _record("explanation_shown", visit, by=by, now=now)
        return await locked_visit(visit_id)


async def keep_draft(visit_id: UUID, draft: Draft, *, now: datetime) -> None:
    """Keep what stands on the pages so far. Raises NotNow."""
    async with transaction(DB):
        visit = await locked_visit(visit_id)
        if visit.at not in ANSWERABLE:
            raise NotNow(visit.state)
        kept = {**visit.draft, **draft}
        await ExplanationVisit.update({ExplanationVisit.draft: kept, ExplanationVisit.seen_at: now}).where(ExplanationVisit.id == visit_id)


async def put_off(visit_id: UUID, *, by: Actor, now: datetime) -> None:
    """Later: what was written is deleted, and the officer is told that it was shown. It is no refusal. Raises NotNow."""
    async with transaction(DB):
        visit = await locked_visit(visit_id)
        await _end_unanswered(visit, Event.PUT_OFF, by=by, now=now)


async def leave(token: str, kiosk: UUID, *, by: Actor, now: datetime) -> bool:
    """The person is gone: what was written is deleted. Whether something was on the screen that nobody answered."""
    open_before = False
    async with transaction(DB):
        for row in await shown_at_kiosk(token, kiosk):
            visit = await locked_visit(row.id)
            if visit.at in UNDER_WAY:
                open_before = open_before or visit.at is Showing.OPEN
                await _end_unanswered(visit, Event.LEAVE, by=by, now=now)
            elif visit.draft:
                await ExplanationVisit.update({ExplanationVisit.draft: {}}).where(ExplanationVisit.id == visit.id)
    return open_before


async def hand_in(visit_id: UUID, given: Given, *, language: Language, by: Actor, now: datetime) -> str:
    """The answer goes to probation; returns the receipt's number. Sent twice, the first one counts. Raises NotNow."""
    async with transaction(DB):
        known = await ExplanationVisit.select(ExplanationVisit.request).where(ExplanationVisit.id == visit_id).first()
        request = known["request"] if known else None
        await ExplanationRequest.select(ExplanationRequest.request).where(ExplanationRequest.request == request).lock_rows("UPDATE")
        visit = await locked_visit(visit_id)
        if visit.at is Showing.ANSWERED and visit.receipt:
            return visit.receipt
        answer = uuid4()
        receipt = f"E-{answer.hex[:4]}-{answer.hex[4:8]}".upper()
        values: ColumnValues = {ExplanationVisit.draft: {}, ExplanationVisit.given: given.kind, ExplanationVisit.receipt: receipt}
        await _change(visit, Event.ANSWER, values | {ExplanationVisit.ended_at: now, ExplanationVisit.about: "[]"})
        answered: ColumnValues = {ExplanationRequest.state: "answered", ExplanationRequest.about: "[]", ExplanationRequest.ended_at: now}
        await ExplanationRequest.update(answered).where(ExplanationRequest.request == visit.request)
        message = ExplanationGiven(
            person=visit.person, request=visit.request, answer=answer, kind=given.kind, reason=given.reason, words=given.words,
            brings_paper=given.brings_paper, language=language, kiosk=visit.kiosk, place=visit.place, receipt=receipt, given_at=now,
        )  # fmt: skip
        await send(MESSAGING, message)
        await _record("explanation_given", visit, by=by, now=now)
    return receipt


async def touch(token: str, kiosk: UUID, *, now: datetime) -> None:
    """The person is still there."""
    mine = (ExplanationVisit.token_hash == token_hash(token)) & (ExplanationVisit.kiosk == kiosk)
    await ExplanationVisit.update({ExplanationVisit.seen_at: now}).where(mine)


async def end_idle_visits(*, by: Actor, now: datetime) -> int:
    """What nobody touched for too long is left, its words are deleted; returns how many. Old rows are deleted."""
    idle = now - timedelta(seconds=settings().session_idle_seconds)
    async with transaction(DB):
        under_way = ExplanationVisit.state.is_in([str(state) for state in UNDER_WAY])
        query = ExplanationVisit.select(ExplanationVisit.id).where(under_way, ExplanationVisit.seen_at < idle)
        rows = await query.lock_rows("UPDATE", skip_locked=True)
        for row in rows:
            await _end_unanswered(await locked_visit(row["id"]), Event.LEAVE, by=by, now=now)
        await ExplanationVisit.update({ExplanationVisit.draft: {}}).where(ExplanationVisit.seen_at < idle, ExplanationVisit.draft != {})
        await ExplanationVisit.delete().where(ExplanationVisit.seen_at < now - KEPT)
    return len(rows)


async def _end_unanswered(visit: ShownRequest, event: Literal[Event.PUT_OFF, Event.LEAVE], *, by: Actor, now: datetime) -> None:
    state = await _change(visit, event, {ExplanationVisit.draft: {}, ExplanationVisit.ended_at: now, ExplanationVisit.seen_at: now})
    if visit.at is not Showing.OPEN or visit.shown_at is None:
        return
    message = ExplanationShown(
        person=visit.person, request=visit.request, showing=visit.id, kiosk=visit.kiosk, place=visit.place, shown_at=visit.shown_at,
        ended="put_off" if state is Showing.PUT_OFF else "left",
    )  # fmt: skip
    await send(MESSAGING, message)
    await _record(f"explanation_{state}", visit, by=by, now=now)


async def _change(visit: ShownRequest, event: Event, values: ColumnValues) -> Showing:
    state = after(visit.at, event)
    await ExplanationVisit.update({ExplanationVisit.state: state, **values}).where(ExplanationVisit.id == visit.id)
    return state


async def _record(action: str, visit: ShownRequest, *, by: Actor, now: datetime) -> None:
    details: audit.Details = {"request": str(visit.request), "visit": str(visit.id)}
    await audit.record(Audit, by=by, action=action, about=visit.person, details=details, at=now)
