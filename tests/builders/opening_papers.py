"""A small form as data, a paper of somebody's, and full answers to the forms that come with the software."""

from datetime import datetime
from uuid import UUID

from services.probation.opening_papers.actions import begin, finish
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.reading import read
from services.probation.opening_papers.versions.queries import form_of
from services.probation.opening_papers.versions.seeding import seeds
from shared.actors import Actor
from shared.questions.answers import Answer
from shared.questions.forms import Form
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW

SMALL = """form = "leaflet"
valid_from = 2027-01-01
source = "internal: a test"
status = "unverified"
title = { kk = "Жадынама", ru = "Памятка", en = "Leaflet" }

[[section]]
code = "first"
title = { kk = "Бір", ru = "Раз", en = "One" }

[[section.question]]
code = "kind"
kind = "choice"
required = true
text = { kk = "Қандай", ru = "Какой", en = "Which" }
options = [
  { code = "a", kk = "А", ru = "А", en = "A" },
  { code = "b", kk = "Б", ru = "Б", en = "B" },
]

[[section.question]]
code = "why"
kind = "text"
required = true
text = { kk = "Неге", ru = "Почему", en = "Why" }
shown_if = { question = "kind", is = ["b"] }

[[section]]
code = "second"
sensitive = true
title = { kk = "Екі", ru = "Два", en = "Two" }

[[section.question]]
code = "agreed"
kind = "yes_no"
text = { kk = "Келісе ме", ru = "Согласие", en = "Agreed" }
shown_if = { question = "kind", is = ["b"] }

[[section.question]]
code = "since"
kind = "date"
required = true
text = { kk = "Қашан", ru = "Когда", en = "Since" }
shown_if = { question = "agreed", is = ["yes"] }

[[section.question]]
code = "which"
kind = "many"
text = { kk = "Қайсысы", ru = "Какие", en = "Which ones" }
options = [
  { code = "x", kk = "Х", ru = "Х", en = "X" },
  { code = "y", kk = "У", ru = "У", en = "Y" },
]

[[section.question]]
code = "count"
kind = "number"
text = { kk = "Саны", ru = "Число", en = "Number" }
"""
FULL: dict[FormCode, dict[str, Answer]] = {
    FormCode.RIGHTS: {"language": "kk"},
    FormCode.LEAFLET: {"handed": "yes"},
    FormCode.QUESTIONNAIRE: {
        "housing": "rented",
        "education": "school",
        "studies": "no",
        "works": "no",
        "illness": "yes",
        "illness_which": "Fictional illness",
        "needs": ("housing", "employment"),
        "own_words": "A room near work",
    },
    FormCode.PROGRAMME: {"needs": "A room", "goal": "Own room", "help": "Hostel, by May", "agrees": "all", "review_on": "2027-03-01"},
    FormCode.REPORT: {
        "asked_by": "Demo Court",
        "asked_on": "2026-11-20",
        "consent": "given",
        "sources": ("talk",),
        "family": "With a sister",
        "work": "None",
        "helps": "Housing",
        "written_on": "2026-11-24",
    },
}
"""Answers with which each form can be finished."""


def small() -> Form:
    """The small form."""
    return form_of(SMALL)


def seeded(code: FormCode) -> str:
    """The text of a form that comes with the software."""
    return next(content for _, form, content in seeds() if form.code == code)


def changed(code: FormCode, *, valid_from: str, **replaced: str) -> str:
    """The same with another first day, and other words in place of some."""
    content = seeded(code).replace("valid_from = 2026-01-01", f"valid_from = {valid_from}")
    for before, after in replaced.items():
        assert before in content
        content = content.replace(before, after)
    assert read(content).form is not None
    return content


async def begun(person: UUID, registration: UUID, code: FormCode, *, by: Actor = OFFICER, now: datetime = NOW) -> UUID:
    """A draft."""
    return await begin(person, code, registration=registration, token=fresh(), language="kk", by=by, now=now)


async def finished(person: UUID, registration: UUID, code: FormCode, *, by: Actor = OFFICER, now: datetime = NOW) -> UUID:
    """A finished paper; its version is 2."""
    number = await begun(person, registration, code, by=by, now=now)
    await finish(number, FULL[code], seen_version=1, by=by, now=now)
    return number
