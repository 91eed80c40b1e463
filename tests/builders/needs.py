"""Assessments of needs, and the verbs that tests repeat."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.reintegration.needs.actions.assessing import ask_on_one_page, begin, finish, save
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.queries import ShownNeed, needs_of, parts_of
from services.reintegration.needs.sets import in_force
from services.reintegration.words import today
from shared.actors import Actor
from shared.questions.answers import Answers
from tests.builders.actors import SOCIAL
from tests.builders.ids import fresh
from tests.builders.moments import NOW

NO_NEED: Answers = {"outcome": "no_need"}
LATER: Answers = {"outcome": "need", "urgency": "later"}
TONIGHT: Answers = {"outcome": "need", "urgency": "now", "wanted": "A bed for the night"}
VIOLENCE: Answers = {"outcome": "need", "urgency": "now", "wanted": "He waits at the door", "threats": ("home",)}


async def answered(assessment: UUID, answers: Mapping[Pathway, Answers], *, otherwise: Answers = NO_NEED, by: Actor = SOCIAL) -> None:
    """Save every pathway of a draft: as given, else the same answer."""
    for pathway, part in (await parts_of(assessment)).items():
        await save(assessment, pathway, answers.get(pathway, otherwise), seen_version=part.version, by=by, now=NOW)


async def assessed(person: UUID, answers: Mapping[Pathway, Answers], *, by: Actor = SOCIAL, now: datetime = NOW) -> UUID:
    """A finished long form."""
    assessment = await begin(person, by=by, now=now)
    await answered(assessment, answers, by=by)
    await finish(assessment, by=by, now=now)
    return assessment


async def asked_shortly(person: UUID, answers: Mapping[Pathway, Answers], *, token: UUID | None = None, by: Actor = SOCIAL) -> UUID:
    """A short form."""
    sets = await in_force(today(NOW), NOW)
    return await ask_on_one_page(person, answers, sets=sets, token=token or fresh(), by=by, now=NOW)


async def needs_by_pathway(person: UUID) -> dict[Pathway | None, ShownNeed]:
    """A person's needs, as somebody reads them who may see the sensitive ones."""
    return {need.pathway: need for need in await needs_of(person, sensitive=True)}
