"""What a kiosk reports: the question was shown and not answered, or it was answered."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.actions import papers
from services.probation.breaches.actions.steps import TALK, advance, locked_proceeding, note
from services.probation.breaches.at_kiosk.keeping import keep_answer
from services.probation.breaches.at_kiosk.queries import KioskRequest, request_of
from services.probation.breaches.domain.arrival import HEARS, Fit, fit_of
from services.probation.breaches.domain.attempts import Means, Result
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.queries import any_proceeding
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachAttempt, BreachExplanation
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.queue.actions import open_item
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.explanations import ExplanationGiven, ExplanationShown

LATE = "breach_late"
"""What waits in the queue where an answer came too late to be the explanation."""
RESULTS = {"put_off": Result.LEFT_WORD, "left": Result.NOT_REACHED}


async def receive_answer(message: ExplanationGiven, *, by: Actor, now: datetime) -> None:
    """The person's answer: the explanation where it comes in time, a wish to talk, or something that came late and waits for a look.

    Told twice, nothing changes. Raises NotFound for a request that was never made.
    """
    at_kiosk = replace(by, id=message.kiosk, name=message.place)
    async with transaction(DB):
        row, request = await _locked(message.request)
        fit = fit_of(row.at, goes_on=row.goes_on, same_round=request.asked_at >= row.round_at)
        if not await keep_answer(message, row.id, fit, now=now):
            return
        if fit not in HEARS:
            await note(row, "late_answer", details={"kind": message.kind, "fit": str(fit)}, by=at_kiosk, now=now)
            if fit is not Fit.CLOSED:
                await _waits(row, LATE, by=by, now=now)
        elif message.kind == "in_person":
            await note(row, "talk_asked", by=at_kiosk, now=now)
            await _waits(row, TALK, by=by, now=now)
        else:
            await _explained(row, message, fit, by=at_kiosk, now=now)


async def receive_showing(message: ExplanationShown, *, by: Actor, now: datetime) -> None:
    """It was on the screen and not answered: an attempt to hear the person, of its kind; whether it counts, the rule says.

    About facts of an earlier round, or after the decision, it is none. Raises NotFound for a request that was never made.
    """
    at_kiosk = replace(by, id=message.kiosk, name=message.place)
    async with transaction(DB):
        row, request = await _locked(message.request)
        fit = fit_of(row.at, goes_on=row.goes_on, same_round=request.asked_at >= row.round_at)
        if fit not in HEARS or await BreachAttempt.exists().where(BreachAttempt.id == message.showing):
            return
        await BreachAttempt.insert(
            BreachAttempt(
                id=message.showing, proceeding=row.id, means=Means.KIOSK, at=message.shown_at, minutes=0, result=RESULTS[message.ended],
                words="", shown=message.ended, by_id=at_kiosk.id, by_name=at_kiosk.name, recorded_at=now,
            )
        )  # fmt: skip
        await note(row, "shown", details={"ended": message.ended}, by=at_kiosk, now=now)


async def _locked(number: UUID) -> tuple[Proceeding, KioskRequest]:
    request = await request_of(number)
    if request is None:
        raise NotFound
    try:
        return await locked_proceeding(request.proceeding, None), request
    except AlreadyClosed:
        row = await any_proceeding(request.proceeding)
        if row is None:
            raise NotFound from None
        return row, request


async def _explained(row: Proceeding, message: ExplanationGiven, fit: Fit, *, by: Actor, now: datetime) -> None:
    """The words stay encrypted with the answer; the row says that they are an explanation."""
    given_on = message.given_at.astimezone(ZoneInfo(row.time_zone)).date()
    await BreachExplanation.insert(
        BreachExplanation(
            id=uuid4(), proceeding=row.id, kind="given", words="", language=message.language, given_on=given_on, written_by="person",
            document=message.receipt, kiosk_answer=message.answer, by_id=by.id, by_name=by.name, recorded_at=now,
        )
    )  # fmt: skip
    await papers.withdraw_question(row, by=by, now=now)
    details = {"kind": "given", "at": "kiosk"}
    if fit is Fit.FURTHER:
        await note(row, "explained_more", details=details, by=by, now=now)
    else:
        await advance(row, Event.EXPLAIN, details=details, by=by, now=now)


async def _waits(row: Proceeding, kind: str, *, by: Actor, now: datetime) -> None:
    await open_item(kind=kind, person=row.person, subject_id=row.id, reason=kind, now=now, by=by, registration=row.registration)
