"""The CV as PDF: the person's name and what they want to show; no letterhead, so that it says nothing about the desk."""

from collections.abc import Iterator
from datetime import datetime

from services.reintegration.job_search import words
from services.reintegration.job_search.domain.cv import Cv
from services.reintegration.printing import Paper, typeset_paper
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import gettext


async def pdf(cv: Cv, name: str, phone: str | None, language: Language, at: datetime) -> bytes:
    """PDF/A with the parts that the person wants to show."""
    return await typeset_paper(lambda: Paper(name, list(_parts(cv, phone)), authority=gettext("CV")), language, at)


def _parts(cv: Cv, phone: str | None) -> Iterator[JsonObject]:
    if phone:
        yield blocks.pairs([(gettext("Phone"), phone)])
    for part in cv.to_show():
        yield blocks.heading(words.part(part))
        said = ", ".join(words.licence(each) for each in cv.licences) if part == "licences" else str(getattr(cv, part))
        yield blocks.text(said)
