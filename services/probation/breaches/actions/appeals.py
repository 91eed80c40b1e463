"""An appeal of the person, and what came of it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.actions.serving import WrongDay, may_be_appealed
from services.probation.breaches.actions.steps import advance, locked_proceeding, note
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.domain.deadlines import deadline
from services.probation.breaches.domain.stages import Event
from services.probation.breaches.queries import appeals
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachAppeal, BreachProceeding
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.settings import settings
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values

WAITS, RESTS = "breach_appeal", "breach_rests"
RESTING = """SELECT b.id FROM probation.breach_proceeding b WHERE b.registration = $1 AND b.id <> $2 AND b.decided_at IS NOT NULL
    AND b.ended_at IS NULL AND b.rests_on @> jsonb_build_object('rules', jsonb_build_array(jsonb_build_object('earlier',
        jsonb_build_array($2::text))))"""
Addressee = Literal["head", "court", "prosecutor"]
Outcome = Literal["upheld", "changed", "cancelled"]


@dataclass(frozen=True, slots=True)
class NewAppeal:
    """To whom the person appeals, since when, and why."""

    addressed_to: Addressee
    lodged_on: date
    words: str
    document: str


@dataclass(frozen=True, slots=True)
class AppealOutcome:
    """What was decided about it. `kept`: the steps that remain of a decision that was changed."""

    outcome: Outcome
    decided_on: date
    words: str
    document: str
    kept: tuple[Step, ...] = ()


async def lodge(number: UUID, new: NewAppeal, *, seen: int, by: Actor, now: datetime) -> UUID:
    """Record the appeal; its clock runs. Raises NotFound, AlreadyClosed, WrongDay; AlreadyDecided where one waits or nothing was served."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if not may_be_appealed(row) or any(one.outcome is None for one in await appeals(number)):
            raise AlreadyDecided
        if new.lodged_on > local_today(now) or (row.served_on is not None and new.lodged_on < row.served_on):
            raise WrongDay
        due_at, appeal = deadline(law.rule("breach.appeal", row.law_day), now, ZoneInfo(settings().timezone)), uuid4()
        await BreachAppeal.insert(
            BreachAppeal(
                id=appeal, proceeding=number, addressed_to=new.addressed_to, lodged_on=new.lodged_on, words=new.words,
                document=new.document, due_at=due_at, by_id=by.id, by_name=by.name, recorded_at=now,
            )
        )  # fmt: skip
        await note(row, "appeal", why=new.words, details={"to": new.addressed_to, "on": new.lodged_on.isoformat()}, by=by, now=now)
        await open_item(
            kind=WAITS, person=row.person, subject_id=number, reason=WAITS, due_at=due_at, now=now, by=by, registration=row.registration
        )
    return appeal


async def decide_appeal(number: UUID, outcome: AppealOutcome, *, seen: int, by: Actor, now: datetime) -> None:
    """What was decided about the appeal. Cancelled: it counts no more as an earlier breach, and what rests on it is asked about.

    Raises NotFound, AlreadyClosed, AlreadyDecided, WrongDay.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        waiting = next((one for one in await appeals(number) if one.outcome is None), None)
        if waiting is None:
            raise AlreadyDecided
        if not waiting.lodged_on <= outcome.decided_on <= local_today(now):
            raise WrongDay
        if outcome.outcome == "changed" and not set(outcome.kept) < {Step(one) for one in row.chosen}:
            raise AlreadyDecided
        kept = json.dumps([str(one) for one in outcome.kept])
        await BreachAppeal.update(
            {
                BreachAppeal.outcome: outcome.outcome, BreachAppeal.decided_on: outcome.decided_on,
                BreachAppeal.outcome_words: outcome.words,
                BreachAppeal.outcome_document: outcome.document, BreachAppeal.kept: kept, BreachAppeal.outcome_by: by.id,
                BreachAppeal.outcome_by_name: by.name, BreachAppeal.outcome_at: now,
            }
        ).where(BreachAppeal.id == waiting.id)  # fmt: skip
        details = {"outcome": outcome.outcome, "steps_before": row.chosen, "kept": [str(one) for one in outcome.kept]}
        if outcome.outcome == "cancelled":
            await advance(row, Event.CANCEL, why=outcome.words, details=details, by=by, now=now)
            await _ask_about_what_rests(row, by=by, now=now)
        else:
            values: ColumnValues = {BreachProceeding.steps: kept} if outcome.outcome == "changed" else {}
            await note(row, "appeal_decided", values=values, why=outcome.words, details=details, by=by, now=now)
        await close_item(subject_id=number, kind=WAITS, by=by, now=now, outcome=outcome.outcome)


async def _ask_about_what_rests(row: Proceeding, *, by: Actor, now: datetime) -> None:
    """Decisions that counted this one as an earlier breach: an officer looks at each."""
    for other in await fetch_values(DB, RESTING, row.registration, row.id):
        await open_item(
            kind=RESTS, person=row.person, subject_id=other, reason=RESTS, now=now, by=by, registration=row.registration
        )  # fmt: skip
