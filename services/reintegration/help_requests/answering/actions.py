"""The message about a decision is queued, withheld, sent anew, or told by a worker."""

from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.permissions import CasePermission
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotThere
from services.reintegration.help_requests.answering.domain import Step, Withheld, address_of, channel_of, ensure_may
from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import Act
from services.reintegration.help_requests.queries import request_of
from services.reintegration.help_requests.tables import HelpRequestAnswer
from services.reintegration.notifications import notify_region
from services.reintegration.sending.domain import Sending
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_values

# One that is being tried now is left to whoever tries it: it may be with the gateway already.
STOP = """UPDATE reintegration.help_request_answer SET state = 'withheld', why = $2, settled_at = $3, lease_until = NULL
    WHERE help_request = $1 AND state = 'queued' AND (lease_until IS NULL OR lease_until <= $3)"""
LOCK = "SELECT state FROM reintegration.help_request_answer WHERE id = $1 AND help_request = $2 AND told_at IS NULL FOR UPDATE"


async def queue_answer(number: UUID, version: int, act: Act, content: Content, *, now: datetime) -> None:
    """Inside the decision's transaction: a message, where the person asked for one; that there is nowhere to send it is a failure."""
    channel = channel_of(content.way)
    if channel is None:
        return
    reachable = address_of(content) is not None
    await HelpRequestAnswer.insert(
        HelpRequestAnswer(
            id=uuid4(), help_request=number, version=version, act=act.value, channel=channel, attempts=0, made_at=now, not_before=now,
            state=(Sending.QUEUED if reachable else Sending.FAILED).value, why=None if reachable else Withheld.NO_ADDRESS.value,
            settled_at=None if reachable else now,
        )
    )  # fmt: skip


async def stop_answers(number: UUID, why: Withheld, *, now: datetime) -> None:
    """What waits is not sent any more."""
    await DB.connection().execute(STOP, number, why.value, now)


async def send_again(number: UUID, answer: UUID, *, by: Actor, now: datetime) -> None:
    """Try a message once more that could not be sent. Raises NotThere, NotAllowed."""
    async with transaction(DB):
        await _failed(number, answer, Step.AGAIN, by=by)
        await HelpRequestAnswer.update(
            {
                HelpRequestAnswer.state: Sending.QUEUED.value, HelpRequestAnswer.attempts: 0, HelpRequestAnswer.not_before: now,
                HelpRequestAnswer.made_at: now, HelpRequestAnswer.why: None, HelpRequestAnswer.settled_at: None,
            }
        ).where(HelpRequestAnswer.id == answer)  # fmt: skip
        await _recorded(number, Step.AGAIN, by=by, now=now)


async def note_told(number: UUID, answer: UUID, how: str, *, by: Actor, now: datetime) -> None:
    """A worker told the answer where no message could. Raises NotThere, NotAllowed."""
    async with transaction(DB):
        await _failed(number, answer, Step.TOLD, by=by)
        await HelpRequestAnswer.update(
            {HelpRequestAnswer.told_at: now, HelpRequestAnswer.told_how: how, HelpRequestAnswer.told_by_name: by.name}
        ).where(HelpRequestAnswer.id == answer)
        await _recorded(number, Step.TOLD, by=by, now=now)


async def _failed(number: UUID, answer: UUID, step: Step, *, by: Actor) -> None:
    if not may(by, CasePermission.ACT):
        raise NotThere
    await request_of(number, by)
    found = await fetch_values(DB, LOCK, answer, number)
    if not found:
        raise NotThere
    ensure_may(found[0], step, told=False)


async def _recorded(number: UUID, step: Step, *, by: Actor, now: datetime) -> None:
    row = await request_of(number, by)
    details: audit.Details = {"request": str(number), "step": step.value}
    await audit.record(Audit, by=by, action="help_request_answer_told", about=row.case_person or row.person, details=details, at=now)
    await notify_region(row.region)
