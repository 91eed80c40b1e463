"""What the person says to the plan: the version that lay before them is kept with the answer."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, PlanChanged, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.plans.agreement_tables import PlanAnswer, PlanVersion
from services.reintegration.plans.domain.versions import Answer, Signed, compared
from services.reintegration.plans.stored.texts import seal_terms
from services.reintegration.plans.stored.versions import last_version, revision_of, terms_of
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import ActDone, registry


@dataclass(frozen=True, slots=True)
class Given:
    """The person's answer. `words`: their own, or why they could not answer.

    `name`: as typed by the person; `seen_by`: who saw the paper.
    """

    answer: Answer
    language: str
    words: str = field(default="", repr=False)
    signed: Signed | None = None
    signed_on: date | None = None
    name: str = field(default="", repr=False)
    seen_by: str = field(default="", repr=False)


async def record_answer(person: UUID, given: Given, *, revision: str, token: UUID, by: Actor, now: datetime) -> int:
    """Keep the answer with the version that it is about; returns its number. A plan that says something new becomes a new version.

    `revision`: what was on the screen. Raises PlanChanged where the plan says something else meanwhile, ReasonMissing, NotAllowed where
    there is nothing to agree, NotThere, CaseClosed.
    """
    _ensure_complete(given)
    async with transaction(DB):
        case = await locked_case(person, by=by)
        key = await key_for(person, now)
        terms, last = await terms_of(person, key), await last_version(person, key)
        if await sent_before(token, uuid4(), by=by, now=now):
            return last.number if last else 0
        if not terms:
            raise NotAllowed("empty")
        if revision != revision_of(terms):
            raise PlanChanged
        if last is None or compared(last.terms, terms):
            number, version = (last.number + 1 if last else 1), uuid4()
            await PlanVersion.insert(
                PlanVersion(
                    id=version, person=person, number=number, sealed=seal_terms(key, version, terms), by_id=by.id, by_name=by.name, at=now
                )
            )  # fmt: skip
        else:
            number, version = last.number, last.id
        answer = uuid4()
        said = {"words": given.words, "name": given.name, "seen_by": given.seen_by}
        await PlanAnswer.insert(
            PlanAnswer(
                id=answer, person=person, version=version, answer=given.answer, signed=given.signed, signed_on=given.signed_on,
                language=given.language, sealed=key.seal(said, f"plan_answer/{answer}"), by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        await write_entry(person, "plan_answered", by=by, now=now, answer=given.answer, number=number)
        if given.answer == "agreed":
            await registry("reintegration").act_done(ActDone(person, "plan_agreed", by, now))
        details: audit.Details = {"answer": given.answer, "number": number}
        await audit.record(Audit, by=by, action="plan_answered", about=person, details=details, at=now)
        await notify_desk(case)
    return number


def _ensure_complete(given: Given) -> None:
    """A signature says when and by whom; an answer other than yes says why. Raises ReasonMissing."""
    if given.answer != "agreed" and not given.words.strip():
        raise ReasonMissing
    if given.answer == "agreed" and given.signed is None:
        raise ReasonMissing
    name = {"paper": given.seen_by, "screen": given.name, None: "-"}[given.signed]
    if given.signed is not None and (given.signed_on is None or not name.strip()):
        raise ReasonMissing
