"""The papers of a proceeding: drafted from its facts, decided and served with it (services.probation.documents)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.breaches import paper_words, words
from services.probation.breaches.actions.paperwork.belonging import EVIDENCE, OWNER, spoken
from services.probation.breaches.actions.paperwork.contents import content_of, fact_lines
from services.probation.breaches.domain.attempts import Means
from services.probation.breaches.domain.consequences import DOCUMENT, Finding, Step
from services.probation.breaches.rows import Proceeding
from services.probation.cases import words as case_words
from services.probation.documents import actions as documents
from services.probation.documents.domain import contents
from services.probation.documents.domain.lifecycle import OPEN, State
from services.probation.documents.domain.service import How
from services.probation.documents.queries import ShownDocument, documents_about
from services.probation.documents.words import kind as document_kind
from services.probation.documents.words import state as document_state
from shared.actors import Actor

QUESTIONS = frozenset({"summons", "explanation_request"})
DECISION_PAPERS = frozenset(DOCUMENT.values()) | {"search_request"}
"""A search request was the paper for the wanted list before that had a form of its own."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a proceeding, as its page names it."""

    id: UUID
    title: str
    number: str | None
    state: tuple[str, str]


async def draft_question(row: Proceeding, how: Means, due_at: datetime, *, by: Actor, now: datetime) -> None:
    """The paper that asks for an explanation, or calls the person in; it is decided at once and is held against nobody."""
    with spoken(row) as language:
        facts = await fact_lines(row)
        about = words.matter(row.matter)
        content: contents.Content
        if how is Means.SUMMONS:
            place = case_words.office(row.office)
            content = contents.Summons(facts=facts, appear_at=due_at, place=place, purpose=paper_words.to_explain())
        else:
            content = contents.ExplanationRequest(facts=facts, about=about, due_on=due_at.astimezone(ZoneInfo(row.time_zone)).date())
        number = await documents.draft_document(
            row.person, content, registration=row.registration, about=row.id, owner=OWNER, language=language, by=by, now=now
        )
    await documents.decide_document(number, by=by, now=now)


async def draft_papers(
    row: Proceeding, steps: Sequence[Step], months: int | None, reasons: str, resting: Sequence[Finding], *, by: Actor, now: datetime
) -> None:
    """A draft of each step's document; the officer who decided has signed it as the first."""
    with spoken(row) as language:
        for step in steps:
            if step is Step.DAMAGE and await standing_acts(row.id):
                continue  # it was drawn up before the decision
            content = await content_of(row, step, months, reasons, resting, now)
            number = await documents.draft_document(
                row.person, content, registration=row.registration, about=row.id, owner=OWNER, language=language, by=by, now=now
            )
            drafted = next(one for one in await documents_about(OWNER, row.id) if one.id == number)
            if drafted.stands is State.DRAFTED and _needs_second(steps):
                await documents.endorse_document(number, seen_version=drafted.version, by=by, now=now)


async def decide_papers(row: Proceeding, *, by: Actor, now: datetime) -> None:
    """The drafts are decided with the decision, by the second where two sign."""
    for one in await _of_decision(row, OPEN):
        await documents.decide_document(one.id, by=by, now=now)


async def withdraw_question(row: Proceeding, *, by: Actor, now: datetime) -> None:
    """The person has explained: a paper that asks for it and that nobody has signed or handed over has nothing to ask any more."""
    with spoken(row):
        why = paper_words.explained()
    for one in await documents_about(OWNER, row.id):
        if one.kind in QUESTIONS and one.stands is State.DECIDED:
            await documents.withdraw_document(one.id, reason=why, by=by, now=now)


async def withdraw_papers(row: Proceeding, why: str, *, by: Actor, now: datetime) -> None:
    """Papers of the decision that have not left the house are not valid any more."""
    for one in await _of_decision(row, OPEN | {State.DECIDED, State.SIGNED}):
        await documents.withdraw_document(one.id, reason=why, by=by, now=now)


async def serve_papers(row: Proceeding, how: How, on: date, said: str, *, by: Actor, now: datetime) -> None:
    """What was decided is served."""
    for one in await _of_decision(row, {State.DECIDED, State.SIGNED}):
        await documents.record_service(one.id, how=how, served_on=on, proof=None, words=said, by=by, now=now)


async def papers_of_proceeding(number: UUID) -> list[Paper]:
    """The documents of a proceeding, the latest first, with the letters that recall some of them."""
    found = [*await documents_about(OWNER, number), *await documents_about(EVIDENCE, number)]
    found = [each for one in found for each in (*await documents_about(OWNER, one.id), one)]
    return [Paper(one.id, document_kind(one.kind), one.number, document_state(one.state)) for one in found]


async def standing_acts(number: UUID) -> list[ShownDocument]:
    """Acts of damage that were drawn up as evidence and not withdrawn."""
    return [one for one in await documents_about(EVIDENCE, number) if one.stands is not State.WITHDRAWN]


async def _of_decision(row: Proceeding, states: Collection[State]) -> list[ShownDocument]:
    found = await documents_about(OWNER, row.id)
    return [one for one in found if one.kind in DECISION_PAPERS and one.stands in states]


def _needs_second(steps: Sequence[Step]) -> bool:
    return any(paper_words.signed_by_two(one) for one in steps)
