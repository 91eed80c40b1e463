"""An appeal of the person, and what came of it."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.actions.effects.recalling import recall_papers
from services.probation.breaches.actions.effects.registration import take_proposal_back
from services.probation.breaches.actions.rulings import quash
from services.probation.breaches.actions.serving import WrongDay, may_be_appealed
from services.probation.breaches.actions.steps import advance, locked_proceeding, note
from services.probation.breaches.domain.consequences import TO_COURT, Step
from services.probation.breaches.domain.deadlines import deadline
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.queries import appeals, rulings
from services.probation.breaches.rows import Proceeding, ShownRuling
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
    """What was decided about it. `kept`: the steps that remain of a decision that was changed. `ruling_changes`: the court's ruling is
    not valid as it was recorded; the one that replaces it is recorded next.
    """

    outcome: Outcome
    decided_on: date
    words: str
    document: str
    kept: tuple[Step, ...] = ()
    ruling_changes: bool = False


async def lodge(number: UUID, new: NewAppeal, *, seen: int, by: Actor, now: datetime) -> UUID:
    """Record the appeal; its clock runs. Raises NotFound, AlreadyClosed, WrongDay; AlreadyDecided where one waits or nothing was served."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen, closed_too=True)
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
    """What was decided about the appeal. What it lifted counts no more, is recalled where it has left the house, and what rests on it is
    asked about; a ruling that was carried out is corrected by a step of its own.

    Raises NotFound, AlreadyClosed, AlreadyDecided, WrongDay.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen, closed_too=True)
        waiting = next((one for one in await appeals(number) if one.outcome is None), None)
        if waiting is None:
            raise AlreadyDecided
        if not waiting.lodged_on <= outcome.decided_on <= local_today(now):
            raise WrongDay
        ruling = next((one for one in await rulings(number) if one.waits or one.in_force), None)
        chosen = {Step(one) for one in row.chosen}
        if outcome.outcome == "changed" and not (set(outcome.kept) < chosen or (outcome.ruling_changes and set(outcome.kept) == chosen)):
            raise AlreadyDecided
        await _write_outcome(waiting.id, outcome, by=by, now=now)
        follows = follow(row.at, outcome, chosen, ruling)
        details = {"outcome": outcome.outcome, "steps_before": row.chosen, "kept": [str(one) for one in outcome.kept]}
        values: ColumnValues = {BreachProceeding.steps: _codes(outcome.kept)} if outcome.outcome == "changed" else {}
        if ruling is not None and follows is not None:
            await quash(ruling, outcome.decided_on, outcome.document, now=now)
            if row.case_state == "open" and ruling.waits:
                await take_proposal_back(row, outcome.words, by=by, now=now)
        if follows is None:
            await note(row, "appeal_decided", values=values, why=outcome.words, details=details, by=by, now=now)
        else:
            await advance(row, follows, values=values, why=outcome.words, details=details, by=by, now=now)
        lifted = chosen if outcome.outcome == "cancelled" else chosen - set(outcome.kept) if outcome.outcome == "changed" else set()
        await recall_papers(row, sorted(lifted), set(outcome.kept), outcome.document, outcome.words, by=by, now=now)
        if outcome.outcome == "cancelled":
            await _ask_about_what_rests(row, by=by, now=now)
        await close_item(subject_id=number, kind=WAITS, by=by, now=now, outcome=outcome.outcome)


def follow(stage: Stage, outcome: AppealOutcome, chosen: Collection[Step], ruling: ShownRuling | None) -> Event | None:
    """The event of the proceeding; None where the appeal changes no stage.

    Before a ruling was carried out it is not carried out any more; afterwards it is corrected.
    """
    carried_out = ruling is not None and ruling.in_force and bool(ruling.owners)
    if outcome.outcome == "cancelled":
        return Event.QUASH if carried_out else Event.CANCEL
    court_lifted = bool(TO_COURT & set(chosen)) and not TO_COURT & set(outcome.kept)
    if outcome.outcome == "upheld" or not (court_lifted or (outcome.ruling_changes and ruling is not None)):
        return None
    if carried_out:
        return Event.QUASH
    if stage not in (Stage.AT_COURT, Stage.RULED):
        return None
    return Event.RECALL if court_lifted else Event.QUASH if stage is Stage.RULED else None


async def _write_outcome(appeal: UUID, outcome: AppealOutcome, *, by: Actor, now: datetime) -> None:
    await BreachAppeal.update(
        {
            BreachAppeal.outcome: outcome.outcome, BreachAppeal.decided_on: outcome.decided_on, BreachAppeal.outcome_words: outcome.words,
            BreachAppeal.outcome_document: outcome.document, BreachAppeal.kept: _codes(outcome.kept), BreachAppeal.outcome_by: by.id,
            BreachAppeal.outcome_by_name: by.name, BreachAppeal.outcome_at: now,
        }
    ).where(BreachAppeal.id == appeal)  # fmt: skip


def _codes(steps: Collection[Step]) -> str:
    return json.dumps([str(one) for one in steps])


async def _ask_about_what_rests(row: Proceeding, *, by: Actor, now: datetime) -> None:
    """Decisions that counted this one as an earlier breach: an officer looks at each."""
    for other in await fetch_values(DB, RESTING, row.registration, row.id):
        await open_item(
            kind=RESTS, person=row.person, subject_id=other, reason=RESTS, now=now, by=by, registration=row.registration
        )  # fmt: skip
