"""A worker decides about a request: opens a case, joins it to one, declines it, takes it up again."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.locking import locked_case
from services.reintegration.cases.own import NewCase
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.database import DB, Audit
from services.reintegration.errors import EntryChanged, NotAllowed, NotThere
from services.reintegration.help_requests.answering.actions import queue_answer, stop_answers
from services.reintegration.help_requests.answering.domain import Withheld
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import Act, DeclineReason, State, moved
from services.reintegration.help_requests.queries import HelpRequestRow, request_of, shown
from services.reintegration.help_requests.tables import HelpRequest, HelpRequestEvent
from services.reintegration.intake.actions import take_in
from services.reintegration.needs.actions.asking import ask_for_help
from services.reintegration.notifications import notify_region
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.base import Language


async def accept(number: UUID, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """Open a case on the worker's desk, with a task for each need; returns its person. Sent twice, also at once, it returns the first.

    Raises NotThere, NotAllowed, EntryChanged.
    """
    try:
        return await _accepted(number, token=token, by=by, now=now)
    except EntryChanged:
        row = await request_of(number, by)
        if row.state == State.ACCEPTED and row.case_person is not None:
            return row.case_person
        raise


async def _accepted(number: UUID, *, token: UUID, by: Actor, now: datetime) -> UUID:
    async with transaction(DB):
        row, content = await _readable(number, by)
        if row.state == State.ACCEPTED and row.case_person is not None:
            return row.case_person
        state = moved(State(row.state), Act.ACCEPT)
        language: Language = "ru" if row.language == "ru" else "kk" if row.language == "kk" else "en"
        new = NewCase(content.name, content.birth_year, content.phone or None, language, Origin.LINK, None, consent=True)
        person = await take_in(new, needs=content.needs, words=_words(content), token=token, via="form", by=by, now=now)
        await _decided(row, content, Act.ACCEPT, state, by=by, now=now, case_person=person)
    return person


async def join(number: UUID, person: UUID, *, by: Actor, now: datetime) -> None:
    """The request belongs to a case that is open: its needs become tasks there. Raises NotThere, NotAllowed, CaseClosed."""
    async with transaction(DB):
        await locked_case(person, by=by)
        row, content = await _readable(number, by)
        if row.state == State.JOINED and row.case_person == person:
            return
        state = moved(State(row.state), Act.JOIN)
        await write_entry(person, "help_request_joined", by=by, now=now, words=None if content.needs else _words(content) or None)
        for need in content.needs:
            await ask_for_help(person, need=need, words=_words(content), asked_at=row.sent_at, via="form", by=by, now=now)
        await _decided(row, content, Act.JOIN, state, by=by, now=now, case_person=person)


async def decline(number: UUID, reason: DeclineReason, *, version: int, by: Actor, now: datetime) -> None:
    """Say no, with a reason that the person reads. Raises NotThere, NotAllowed, EntryChanged."""
    async with transaction(DB):
        row, content = await _readable(number, by)
        _ensure_same(row, version)
        await _decided(row, content, Act.DECLINE, moved(State(row.state), Act.DECLINE), by=by, now=now, reason=reason)


async def take_up(number: UUID, *, version: int, by: Actor, now: datetime) -> None:
    """A refusal is taken back: the request waits again. Raises NotThere, NotAllowed, EntryChanged."""
    async with transaction(DB):
        row, content = await _readable(number, by)
        _ensure_same(row, version)
        await _decided(row, content, Act.TAKE_UP, moved(State(row.state), Act.TAKE_UP), by=by, now=now)


async def _readable(number: UUID, by: Actor) -> tuple[HelpRequestRow, Content]:
    """The request, not locked: a case is locked first. Raises NotThere, and NotAllowed where the person took it back."""
    if not may(by, CasePermission.ACT):
        raise NotThere
    row = await request_of(number, by)
    content = (await shown(row)).content
    if content is None:
        raise NotAllowed(row.state)
    return row, content


def _ensure_same(row: HelpRequestRow, version: int) -> None:
    if row.version != version:
        raise EntryChanged


async def _decided(
    row: HelpRequestRow, content: Content, act: Act, state: State, *, by: Actor, now: datetime, reason: str | None = None,
    case_person: UUID | None = None,
) -> None:  # fmt: skip
    """Write the decision, and queue the message about it. Raises EntryChanged where somebody else decided since the request was read."""
    done = state is not State.WAITING
    values: ColumnValues = {
        "state": state.value, "version": row.version + 1, "reason": reason, "case_person": case_person,
        "decided_at": now if done else None, "decided_by_name": by.name if done else None,
    }  # fmt: skip
    same = (HelpRequest.id == row.id) & (HelpRequest.version == row.version)
    if not await HelpRequest.update(values).where(same).returning(HelpRequest.id):
        raise EntryChanged
    await HelpRequestEvent.insert(
        HelpRequestEvent(id=uuid4(), help_request=row.id, act=act.value, reason=reason, by_id=by.id, by_name=by.name, at=now)
    )
    await stop_answers(row.id, Withheld.TAKEN_UP, now=now)
    if done:
        await queue_answer(row.id, row.version + 1, act, content, now=now)
    details: audit.Details = {"request": str(row.id), "act": act.value}
    await audit.record(Audit, by=by, action="help_request_decided", about=case_person or row.person, details=details, at=now)
    await notify_region(row.region)


def _words(content: Content) -> str:
    return " · ".join(part for part in (content.words, content.reach) if part)
