"""Hearing the person: the question, the attempts, the explanation, and the end of the wait."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from services.probation.breaches.actions import papers
from services.probation.breaches.actions.steps import TALK, advance, locked_proceeding, note
from services.probation.breaches.at_kiosk.asking import ask_at_kiosk
from services.probation.breaches.at_kiosk.queries import talk_asked_at
from services.probation.breaches.domain.attempts import Means, Result
from services.probation.breaches.domain.deadlines import deadline
from services.probation.breaches.domain.hearing import ExplanationKind, Hearing, heard, hearing_rule
from services.probation.breaches.domain.search import Search, search_of, search_rule
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.domain.transitions import BEFORE_DECISION
from services.probation.breaches.queries import attempts, explanations, facts, measures
from services.probation.breaches.rows import Proceeding
from services.probation.breaches.tables import BreachAttempt, BreachExplanation, BreachProceeding
from services.probation.database import DB
from services.probation.errors import AlreadyDecided
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item
from services.probation.settings import settings
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


class NotHeard(Exception):
    """The rule of hearing is not met yet."""

    def __init__(self, hearing: Hearing) -> None:
        super().__init__("not heard")
        self.hearing = hearing


class SearchGoesOn(Exception):
    """The days of the law are not over, or measures are missing."""


class InFuture(Exception):
    """Something is recorded that has not happened yet."""


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """An attempt as the officer records it."""

    means: Means
    at: datetime
    minutes: int
    result: Result
    words: str


@dataclass(frozen=True, slots=True)
class NewExplanation:
    """What the person said, in which language, who wrote it down, and what proves it; or that they refuse to."""

    kind: ExplanationKind
    words: str
    language: str
    given_on: date
    written_by: str
    document: str


async def hearing_of(row: Proceeding, now: datetime) -> Hearing:
    """Where the hearing about the facts of this round stands, by the rule of the proceeding's day."""
    tried = [one.attempt for one in await attempts(row.id, since=row.round_at)]
    said = await explanations(row.id, since=row.round_at)
    kind: ExplanationKind | None = ("refused" if said[0].kind == "refused" else "given") if said else None
    due_at = row.answer_due_at if row.asked_at and row.asked_at >= row.round_at else None
    if row.at is Stage.SEARCHING:
        due_at = due_at or row.round_at  # whose whereabouts are unknown cannot be asked
    talk = await talk_asked_at(row.id, row.round_at)
    return heard(tried, kind, hearing_rule(row.law_day), due_at=due_at, now=now, talk_asked_at=talk)


async def search_state(row: Proceeding, now: datetime) -> Search | None:
    """Where the search stands; None where none has begun."""
    if row.missed_on is None or row.searched_since is None:
        return None
    return search_of(row.missed_on, [one.kind for one in await measures(row.id)], search_rule(row.law_day), today=local_today(now))


async def ask(number: UUID, how: Means, *, seen: int, by: Actor, now: datetime) -> None:
    """Ask for an explanation: the clock runs, the paper that asks for it is made, and the kiosk asks where the officer chose it.

    Raises NotFound, AlreadyClosed, AlreadyDecided.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        due_at = deadline(hearing_rule(row.law_day).explanation, now, ZoneInfo(settings().timezone))
        values: ColumnValues = {
            BreachProceeding.asked_at: now,
            BreachProceeding.asked_how: str(how),
            BreachProceeding.answer_due_at: due_at,
        }
        details = {"how": str(how), "until": due_at.isoformat()}
        await advance(replace(row, answer_due_at=due_at), Event.ASK, values=values, details=details, by=by, now=now)
        await papers.draft_question(row, how, due_at, by=by, now=now)
        if how is Means.KIOSK:
            await ask_at_kiosk(row, await facts(number), due_at, by=by, now=now)


async def record_attempt(number: UUID, new: NewAttempt, *, seen: int, by: Actor, now: datetime) -> None:
    """An attempt to hear the person; whether it counts, the rule says. Raises NotFound, AlreadyClosed, AlreadyDecided, InFuture."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if row.at not in BEFORE_DECISION:
            raise AlreadyDecided
        if new.at > now or new.at < row.round_at:
            raise InFuture
        await BreachAttempt.insert(
            BreachAttempt(
                id=uuid4(), proceeding=number, means=new.means, at=new.at, minutes=new.minutes, result=new.result, words=new.words,
                by_id=by.id, by_name=by.name, recorded_at=now,
            )
        )  # fmt: skip
        await note(row, "attempt", details={"means": str(new.means), "result": str(new.result)}, by=by, now=now)
        if new.means in hearing_rule(row.law_day).talk.values:
            await close_item(subject_id=number, kind=TALK, by=by, now=now, outcome=str(new.means))


async def record_explanation(number: UUID, new: NewExplanation, *, seen: int, by: Actor, now: datetime) -> None:
    """The person's own words, or that they refuse to explain: the wait is over.

    Raises NotFound, AlreadyClosed, AlreadyDecided, InFuture.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if new.given_on > local_today(now):
            raise InFuture
        await BreachExplanation.insert(
            BreachExplanation(
                id=uuid4(), proceeding=number, kind=new.kind, words=new.words, language=new.language, given_on=new.given_on,
                written_by=new.written_by, document=new.document, by_id=by.id, by_name=by.name, recorded_at=now,
            )
        )  # fmt: skip
        if new.kind != "refused":  # of whoever refuses, the paper shows that they were asked
            await papers.withdraw_question(row, by=by, now=now)
        if row.at is Stage.HEARD:
            await note(row, "explained_more", details={"kind": new.kind}, by=by, now=now)
        else:
            await advance(row, Event.EXPLAIN, details={"kind": new.kind}, by=by, now=now)


async def end_hearing(number: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Nobody answered: the officer ends the wait where the rule allows it.

    Raises NotHeard, SearchGoesOn, NotFound, AlreadyClosed, AlreadyDecided.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        hearing = await hearing_of(row, now)
        if not hearing.enough:
            raise NotHeard(hearing)
        search = await search_state(row, now)
        if row.at is Stage.SEARCHING and (search is None or not search.may_ask):
            raise SearchGoesOn
        await advance(row, Event.EXHAUST, why=why, details={"attempts": len(hearing.counted)}, by=by, now=now)


async def reopen_hearing(number: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Facts are collected again, and the person is heard again about them. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        values: ColumnValues = {BreachProceeding.round_at: now} if row.at in (Stage.HEARD, Stage.ASKED) else {}
        await advance(row, Event.REOPEN, values=values, why=why, by=by, now=now)


async def withdraw(number: UUID, why: str, *, seen: int, by: Actor, now: datetime) -> None:
    """It was opened by mistake. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        await advance(row, Event.WITHDRAW, why=why, by=by, now=now)
        await papers.withdraw_papers(row, why, by=by, now=now)
