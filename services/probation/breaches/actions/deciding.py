"""The officer's decision, the second signature, taking it back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.breaches.actions import papers
from services.probation.breaches.actions.hearing import search_state
from services.probation.breaches.actions.opening import NoFacts
from services.probation.breaches.actions.steps import advance, locked_proceeding
from services.probation.breaches.domain.consequences import (
    SECOND,
    TO_COURT,
    Finding,
    Known,
    KnownFact,
    Proposal,
    Step,
    propose,
    rules_of,
)
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.permissions import BreachPermission
from services.probation.breaches.queries import earlier_breaches, facts
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachProceeding
from services.probation.database import DB, MESSAGING
from services.probation.errors import AlreadyDecided, SecondOfficerNeeded
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.probation import BreachConfirmed
from shared.messaging.outbox import send
from shared.values import JsonObject

Answer = Literal["confirmed", "excused", "no_breach"]
CLEARED: ColumnValues = {
    BreachProceeding.steps: None, BreachProceeding.months: None, BreachProceeding.reasons: None, BreachProceeding.rests_on: None,
    BreachProceeding.decided_at: None, BreachProceeding.decided_by: None, BreachProceeding.decided_by_name: None,
    BreachProceeding.signed_at: None, BreachProceeding.signed_by: None, BreachProceeding.signed_by_name: None,
}  # fmt: skip


class NotProvided(Exception):
    """No rule provides for this step with these facts; or for so long an extension."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Decision:
    """What the officer decides. `stated`: codes of rules that the software cannot check and the officer says are met, in `reasons`."""

    answer: Answer
    reasons: str
    steps: tuple[Step, ...] = ()
    months: int | None = None
    stated: Sequence[str] = ()


async def proposal_of(row: Proceeding, now: datetime) -> Proposal:
    """What may follow, by the rules of the proceeding's day: proposals only."""
    zone = ZoneInfo(row.time_zone)
    chosen = tuple(KnownFact(one.id, one.kind, one.at.astimezone(zone).date()) for one in await facts(row.id) if one.removed_at is None)
    search = await search_state(row, now)
    known = Known(
        row.category, row.matter, local_today(now), _minor(row), chosen, tuple(await earlier_breaches(row.registration, row.id)),
        search is not None and search.may_ask and row.found_on is None,
    )  # fmt: skip
    return propose(known, rules_of(row.category, row.law_day))


async def decide(number: UUID, decision: Decision, *, seen: int, by: Actor, now: datetime) -> Stage:
    """Excused and no breach end it without anything against the person; a confirmed breach with its steps. A submission waits for a second.

    Raises NotFound, AlreadyClosed, AlreadyDecided, NoFacts, NotProvided.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.at is not Stage.HEARD:
            raise AlreadyDecided
        if decision.answer != "confirmed":
            event = Event.EXCUSE if decision.answer == "excused" else Event.FIND_NO_BREACH
            stage = await advance(row, event, values=CLEARED, why=decision.reasons, by=by, now=now)
            await papers.withdraw_papers(row, decision.reasons, by=by, now=now)
            return stage
        proposal = await proposal_of(row, now)
        resting = checked(decision, proposal, bool([one for one in await facts(number) if one.removed_at is None]))
        snapshot = {"rules": [_stored(one) for one in resting], "stated": list(decision.stated)}
        values: ColumnValues = {
            BreachProceeding.steps: json.dumps([str(one) for one in decision.steps]), BreachProceeding.months: decision.months,
            BreachProceeding.reasons: decision.reasons, BreachProceeding.rests_on: json.dumps(snapshot), BreachProceeding.decided_at: now,
            BreachProceeding.decided_by: by.id, BreachProceeding.decided_by_name: by.name,
        }  # fmt: skip
        event = Event.PROPOSE if set(decision.steps) & SECOND else Event.CONFIRM
        details = {"steps": [str(one) for one in decision.steps], "months": decision.months, **snapshot}
        stage = await advance(row, event, values=values, why=decision.reasons, details=details, by=by, now=now)
        await papers.draft_papers(row, decision.steps, decision.months, decision.reasons, resting, by=by, now=now)
        if stage is Stage.DECIDED:
            await _is_decided(row, by=by, now=now)
    return stage


def checked(decision: Decision, proposal: Proposal, any_facts: bool) -> tuple[Finding, ...]:
    """The rules on which the steps rest. Raises NoFacts, NotProvided."""
    if not any_facts:
        raise NoFacts
    if len(set(decision.steps) & TO_COURT) > 1:
        raise NotProvided("one_submission")
    usable = [one for one in proposal.findings if one.met or (one.met is None and one.rule.code in decision.stated)]
    for step in decision.steps:
        if not any(step in one.rule.steps for one in usable):
            raise NotProvided("not_provided")
    if Step.EXTEND in decision.steps:
        most = max((one.rule.most_months or 0 for one in usable if Step.EXTEND in one.rule.steps), default=0)
        if not decision.months or decision.months > most:
            raise NotProvided("months")
    return tuple(one for one in usable if set(one.rule.steps) & set(decision.steps))


async def sign(number: UUID, answer: Literal["sign", "return"], words: str, *, seen: int, by: Actor, now: datetime) -> Stage:
    """The second, a senior officer who did not decide it: signs, or returns it with words.

    Raises NotFound, AlreadyClosed, AlreadyDecided, SecondOfficerNeeded.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.decided_by == by.id or not may(by, BreachPermission.SIGN):
            raise SecondOfficerNeeded
        if answer == "return":
            stage = await advance(row, Event.RETURN, values=CLEARED, why=words, by=by, now=now)
            await papers.withdraw_papers(row, words, by=by, now=now)
            return stage
        values: ColumnValues = {
            BreachProceeding.signed_at: now,
            BreachProceeding.signed_by: by.id,
            BreachProceeding.signed_by_name: by.name,
        }
        stage = await advance(row, Event.SIGN, values=values, why=words, by=by, now=now)
        await _is_decided(row, by=by, now=now)
    return stage


async def _is_decided(row: Proceeding, *, by: Actor, now: datetime) -> None:
    """Nothing is called a breach before: now its papers get their numbers, and the social worker is asked to make contact."""
    await papers.decide_papers(row, by=by, now=now)
    await send(MESSAGING, BreachConfirmed(person=row.person, confirmed_at=now))


async def take_back(number: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Before it has left the house the decision is taken back with a reason; its papers are withdrawn.

    Raises NotFound, AlreadyClosed, AlreadyDecided.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        await advance(row, Event.TAKE_BACK, values=CLEARED, why=why, by=by, now=now)
        await papers.withdraw_papers(row, why, by=by, now=now)


def _stored(one: Finding) -> JsonObject:
    rule = one.rule
    return {
        "code": rule.code, "text": dict(rule.text), "source": rule.source, "status": rule.status, "valid_from": rule.valid_from.isoformat(),
        "met": one.met, "facts": [str(each) for each in one.facts], "earlier": [str(each) for each in one.earlier],
    }  # fmt: skip


def _minor(row: Proceeding) -> bool | None:
    """Whether the person was a minor on the day of the proceeding; None where the birth date is not known."""
    if row.birth_date is None:
        return None
    adult, day = law.number("age.adult", row.law_day), row.law_day
    return day.year - row.birth_date.year - ((day.month, day.day) < (row.birth_date.month, row.birth_date.day)) < adult
