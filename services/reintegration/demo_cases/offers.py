"""Vacancies, courses with sessions, and a group programme: all of fictional organisations, and marked so."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.courses.actions import groups
from services.reintegration.courses.tables import CourseGroup
from services.reintegration.demo import DEMO_CENTRE, ORGANISATIONS, demo_id
from services.reintegration.demo_cases.staff import COORDINATOR, SOCIAL, token
from services.reintegration.group_programmes.actions import planning
from services.reintegration.group_programmes.tables import ProgrammeGroup
from services.reintegration.settings import settings
from services.reintegration.vacancies import actions as vacancies
from services.reintegration.vacancies.domain import Act
from services.reintegration.vacancies.tables import Vacancy
from services.reintegration.vacancies.written import Written
from services.reintegration.words import today
from shared.identity.demo import OFFICE

CAREER_CENTRE = "Demo Career Centre"
ROOM = "Demo Room 3"


@dataclass(frozen=True)
class DemoVacancy:
    """A vacancy in one language; `wages`: from and to in tenge a month; `closes_in`: days."""

    organisation: str
    title: str
    description: str
    language: str
    wages: tuple[int, int]
    places: int
    closes_in: int
    quota: bool = False
    kind: str = "full_time"


@dataclass(frozen=True)
class DemoCourse:
    """A group of the welding course in one language; its sessions are a week apart. `begins_in`: days."""

    title: str
    language: str
    seats: int
    begins_in: int
    topics: tuple[str, ...]


VACANCIES = (
    DemoVacancy(
        DEMO_CENTRE, "Дәнекерлеуші (ойдан шығарылған)", "Шеберханада металл қаңқаларды дәнекерлеу. Жұмысқа үйретеміз.", "kk",
        (180_000, 240_000), 2, 45, quota=True,
    ),
    DemoVacancy(
        CAREER_CENTRE, "Швея (вымышленная вакансия)", "Пошив рабочей одежды. Опыт не нужен, обучаем на месте.", "ru",
        (150_000, 200_000), 3, 30,
    ),
    DemoVacancy(
        CAREER_CENTRE, "Аула тазалаушы (ойдан шығарылған)", "Ауланы және кіреберісті тазалау, күніне төрт сағат.", "kk",
        (90_000, 110_000), 1, 60, kind="part_time",
    ),
)  # fmt: skip
COURSES = (
    DemoCourse("Дәнекерлеу, кешкі топ (ойдан шығарылған)", "kk", 8, 10, ("Қауіпсіздік", "Тігістер", "Қаңқалар")),
    DemoCourse("Сварка, дневная группа (вымышленная)", "ru", 10, 24, ("Безопасность", "Швы", "Каркасы")),
)
SESSION_MINUTES, SEATS_OF_GROUP = 90, 8
TUESDAY, WEEK = 1, 7


def at(now: datetime, days: int, hour: int) -> datetime:
    """That hour of the desk's clock, so many days from today."""
    day = today(now) + timedelta(days=days)
    return datetime.combine(day, time(hour), ZoneInfo(settings().timezone)).astimezone(now.tzinfo)


async def has_vacancies() -> bool:
    """Whether they were written."""
    return bool(await Vacancy.exists().where(Vacancy.title.is_in([each.title for each in VACANCIES])))


async def has_courses() -> bool:
    """Whether they were written."""
    return bool(await CourseGroup.exists().where(CourseGroup.title.is_in([each.title for each in COURSES])))


async def has_group() -> bool:
    """Whether it was planned."""
    return await group() is not None


async def group() -> UUID | None:
    """The group of the demo; None where it is missing."""
    row = await ProgrammeGroup.select(ProgrammeGroup.id).where(ProgrammeGroup.place == ROOM, ProgrammeGroup.office == OFFICE).first()
    return row["id"] if row else None


async def load_vacancies(now: datetime) -> None:
    """Write them and open them."""
    for number, each in enumerate(VACANCIES):
        what = Written(
            each.title, each.description, each.language, OFFICE, "Demo, 1", remote=False, kind=each.kind, places=each.places,
            wage_from=each.wages[0], wage_to=each.wages[1], wage_period="month", quota=each.quota,
            closes_on=today(now) + timedelta(days=each.closes_in), languages=[each.language], contact="Demo Contact",
            phone="+7 700 000 00 00",
        )  # fmt: skip
        made = await vacancies.write(ORGANISATIONS[each.organisation], what, token=token(f"vacancy-{number}"), by=COORDINATOR, now=now)
        await vacancies.move(made, Act.OPEN, seen_version=1, by=COORDINATOR, now=now)


async def load_courses(now: datetime) -> None:
    """Write the groups with their sessions."""
    for number, each in enumerate(COURSES):
        await _course(number, each, now)


async def _course(number: int, each: DemoCourse, now: datetime) -> None:
    begins = today(now) + timedelta(days=each.begins_in)
    what = groups.Written(
        each.title, each.language, each.language, ROOM, each.seats, begins, begins + timedelta(days=90), begins - timedelta(days=2)
    )
    name = f"course-{number}"
    made = await groups.write(demo_id("offer-course"), what, token=token(name), by=COORDINATOR, now=now)
    for week, topic in enumerate(each.topics):
        starts_at = at(now, each.begins_in + 7 * week, 18)
        await groups.add_session(
            made, starts_at=starts_at, minutes=SESSION_MINUTES, topic=topic, catch_up_for=None, token=token(f"{name}-{week}"),
            by=COORDINATOR, now=now,
        )  # fmt: skip


async def load_group(now: datetime) -> None:
    """A group of skills for work, on a Tuesday in one to two weeks and on those after it."""
    days = WEEK + (TUESDAY - today(now).weekday()) % WEEK
    said = planning.Details(ROOM, SOCIAL.id, SOCIAL.name, "kk", SEATS_OF_GROUP)
    await planning.plan_group("employment_skills", at(now, days, 15), said, token=token("group"), by=COORDINATOR, now=now)
