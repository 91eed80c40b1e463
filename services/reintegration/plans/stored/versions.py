"""The whole plan as it is to be agreed, and the versions that were. Call `case` first: it checks who may read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.plans.domain.goals import Goal
from services.reintegration.plans.domain.versions import Answer, Signed, Term, Terms, packed
from services.reintegration.plans.stored.rows import goals_of_plans
from services.reintegration.plans.stored.texts import open_terms, open_words
from services.reintegration.sealing.keys import PersonKey
from shared.db.rows import fetch_rows

PLANS = "SELECT id, need FROM reintegration.plan WHERE person = $1 ORDER BY started_at, id"
VERSIONS = "SELECT * FROM reintegration.plan_version WHERE person = $1 ORDER BY number DESC"
ANSWERS = "SELECT * FROM reintegration.plan_answer WHERE person = $1 ORDER BY at DESC, id"


@dataclass(frozen=True, slots=True)
class _Plan:
    id: UUID
    need: str


@dataclass(frozen=True, slots=True)
class _Version:
    id: UUID
    number: int
    sealed: bytes = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Answer:
    id: UUID
    version: UUID
    answer: Answer
    signed: Signed | None
    signed_on: date | None
    language: str | None
    sealed: bytes = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What the person said to a version, and how it was signed."""

    answer: Answer
    signed: Signed | None
    signed_on: date | None
    language: str | None
    words: str = field(repr=False)
    name: str = field(repr=False)
    seen_by: str = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version of the whole plan with its answers, the latest answer first."""

    id: UUID
    number: int
    terms: Terms = field(repr=False)
    by_name: str
    at: datetime
    answers: Sequence[ShownAnswer] = ()

    @property
    def answer(self) -> Answer | None:
        """What was answered last."""
        return self.answers[0].answer if self.answers else None


async def terms_of(person: UUID, key: PersonKey | None) -> list[Term]:
    """The whole plan as it is now: goals that were not removed, with the steps that were not archived."""
    plans = await fetch_rows(DB, _Plan, PLANS, person)
    goals = await goals_of_plans([plan.id for plan in plans], key)
    return [term for plan in plans for goal in goals.get(plan.id, ()) for term in _terms(plan.need, goal)]


async def last_version(person: UUID, key: PersonKey | None) -> ShownVersion | None:
    """The version that was answered last; None before the first."""
    found = await versions_of(person, key, most=1)
    return found[0] if found else None


async def versions_of(person: UUID, key: PersonKey | None, *, most: int | None = None) -> list[ShownVersion]:
    """Every version with its answers, the latest first."""
    rows = await fetch_rows(DB, _Version, f"{VERSIONS} LIMIT {most}" if most else VERSIONS, person)
    answers = await fetch_rows(DB, _Answer, ANSWERS, person) if rows else []
    return [
        ShownVersion(
            row.id, row.number, open_terms(key, row.id, row.sealed), row.by_name, row.at,
            [_shown(each, key) for each in answers if each.version == row.id],
        )
        for row in rows
    ]  # fmt: skip


def revision_of(terms: Terms) -> str:
    """What a form carries, so that an answer is about what was on the screen."""
    return hashlib.sha256(json.dumps(packed(terms), ensure_ascii=False).encode()).hexdigest()[:32]


def _terms(need: str, goal: Goal) -> list[Term]:
    if goal.state == "removed":
        return []
    steps = [
        Term(step.id, goal.id, need, step.text, step.owner, step.owner_name, step.due_on) for step in goal.steps if step.state != "archived"
    ]
    return [Term(goal.id, None, need, goal.text, later=goal.state == "later"), *steps]


def _shown(row: _Answer, key: PersonKey | None) -> ShownAnswer:
    said = open_words(key, f"plan_answer/{row.id}", row.sealed)
    return ShownAnswer(
        row.answer, row.signed, row.signed_on, row.language, said.get("words", ""), said.get("name", ""), said.get("seen_by", ""),
        row.by_name, row.at,
    )  # fmt: skip
