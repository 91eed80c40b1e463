"""Demo data: a questionnaire that was begun, so that the papers of a case have something to show."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from services.probation.opening_papers.actions import begin, save
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.register.actions import Registered
from shared.actors import Actor
from shared.messages.base import Language

ANSWERS = {"housing": "rented", "lives_with": "Demo Sister", "education": "vocational", "profession": "Demo Welder"}


async def begin_papers(made: Registered, language: Language, *, by: Actor, now: datetime) -> None:
    """Begin the questionnaire of a demo person."""
    token = uuid5(NAMESPACE_URL, f"oralu:demo:questionnaire:{made.person}")
    paper = await begin(made.person, FormCode.QUESTIONNAIRE, registration=made.registration, token=token, language=language, by=by, now=now)
    await save(paper, ANSWERS, seen_version=1, by=by, now=now)
