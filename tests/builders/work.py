"""Vacancies, applications, jobs and courses, and the verbs that tests repeat."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from services.reintegration.courses.actions import groups, places
from services.reintegration.courses.domain import State as PlaceState
from services.reintegration.demo import demo_id
from services.reintegration.job_search.actions import applying, employing
from services.reintegration.job_search.actions.cv import keep
from services.reintegration.job_search.actions.employing import Job
from services.reintegration.job_search.domain.applications import State as ApplicationState
from services.reintegration.job_search.domain.cv import Cv
from services.reintegration.job_search.queries import any_application, cv_of
from services.reintegration.vacancies import actions as vacancies
from services.reintegration.vacancies.domain import Act
from services.reintegration.vacancies.written import Written
from shared.actors import Actor
from shared.identity.demo import PROVIDER
from tests.builders.actors import SOCIAL
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

WELDER = Written(
    "Welder", "Welding of frames in a workshop", "en", "75", "Almaty, 1 Fictional Street", remote=False, kind="full_time", places=2,
    wage_from=250_000, wage_to=300_000, wage_period="month", closes_on=TODAY + timedelta(days=30), languages=("kk", "ru"),
)  # fmt: skip
CV = Cv(goal="Welder", work="Five years in a workshop", skills="Welding", licences=("B",), shown=("work", "skills", "licences"))
JOB = Job("Demo Workshop", "Welder", "250 000", TODAY, contract_seen=True)
COURSE = demo_id("offer-course")
GROUP = groups.Written("Welding", "en", "ru", "Room 1", 1, TODAY, TODAY + timedelta(days=60))


async def vacancy(what: Written = WELDER, *, organisation: UUID = PROVIDER, by: Actor = SOCIAL) -> UUID:
    """A draft."""
    return await vacancies.write(organisation, what, token=fresh(), by=by, now=NOW)


async def open_vacancy(what: Written = WELDER, *, organisation: UUID = PROVIDER) -> UUID:
    """One that people can apply to."""
    made = await vacancy(what, organisation=organisation)
    await vacancies.move(made, Act.OPEN, seen_version=1, by=SOCIAL, now=NOW)
    return made


async def considered(person: UUID, number: UUID, *, by: Actor = SOCIAL) -> UUID:
    """The person thinks about it."""
    return await applying.consider(person, number, token=fresh(), by=by, now=NOW)


async def sent(person: UUID, number: UUID, *, by: Actor = SOCIAL) -> UUID:
    """The CV was sent, with consent."""
    if await cv_of(person) is None:
        await keep(person, CV, seen_version=0, by=by, now=NOW)
    application = await considered(person, number, by=by)
    await applying.send(application, language="kk", consent=True, seen_version=1, by=by, now=NOW)
    return application


async def version_of(application: UUID) -> int:
    """The version that stands on its page now."""
    row = await any_application(application)
    assert row is not None
    return row.version


async def began(person: UUID, *, started_on: date = TODAY, by: Actor = SOCIAL) -> UUID:
    """A job that the person found alone."""
    return await employing.begin(person, replace(JOB, started_on=started_on), token=fresh(), by=by, now=NOW)


async def hired(person: UUID, number: UUID, *, by: Actor = SOCIAL) -> tuple[UUID, UUID]:
    """The CV was sent, the job was offered and began: (the application, the job)."""
    application = await sent(person, number, by=by)
    await applying.move(application, ApplicationState.OFFERED, seen_version=2, by=by, now=NOW)
    job = await employing.begin(person, JOB, application=application, seen_version=3, token=fresh(), by=by, now=NOW)
    return application, job


async def course_group(what: groups.Written = GROUP, *, offer: UUID = COURSE, by: Actor = SOCIAL) -> UUID:
    """A group with one seat."""
    return await groups.write(offer, what, token=fresh(), by=by, now=NOW)


async def asked(person: UUID, group: UUID, *, by: Actor = SOCIAL) -> UUID:
    """A seat was asked for."""
    return await places.ask(person, group, consent=True, token=fresh(), by=by, now=NOW)


async def enrolled(person: UUID, group: UUID, *, by: Actor = SOCIAL) -> UUID:
    """A seat was taken."""
    place = await asked(person, group, by=by)
    await places.move(place, PlaceState.ENROLLED, seen_version=1, by=by, now=NOW)
    return place
