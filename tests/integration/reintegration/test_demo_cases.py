"""Demo data beyond the providers: pages show them, and loading again adds nothing."""

import re

from services.reintegration.cases.tables import Case
from services.reintegration.courses.tables import CourseGroup, CourseSession
from services.reintegration.demo import load_demo as load_providers
from services.reintegration.demo_cases.loading import load_demo
from services.reintegration.demo_cases.people import AGREES, PHONES, REFUSES
from services.reintegration.group_programmes.tables import GroupSession, Participation, ProgrammeGroup
from services.reintegration.mentoring.tables import MentorLog, Mentorship
from services.reintegration.plans.tables import Plan
from services.reintegration.vacancies.tables import Vacancy
from shared.settings import OraluSettings
from tests.support.clients import SignedIn

TABLES = (Case, CourseGroup, CourseSession, GroupSession, MentorLog, Mentorship, Participation, Plan, ProgrammeGroup, Vacancy)


async def test_each_role_finds_its_own(engines: OraluSettings, signed_in: SignedIn) -> None:
    await load_providers(engines)
    await load_demo(engines)
    counts = [await table.count() for table in TABLES]
    await load_demo(engines)
    assert [await table.count() for table in TABLES] == counts
    assert min(counts) > 0
    shown = {
        ("social", "/cases"): [AGREES, REFUSES],
        ("social", "/vacancies"): ["Швея (вымышленная вакансия)", "Дәнекерлеуші (ойдан шығарылған)"],
        ("coordinator", "/courses"): ["Сварка, дневная группа (вымышленная)"],
        ("coordinator", "/groups"): ["Demo Room 3"],
        ("coordinator", "/mentors/hours"): ["Demo Mentor"],
        ("mentor", "/mentor"): [AGREES, PHONES[AGREES]],
    }
    for (login, address), texts in shown.items():
        page = await (await signed_in("reintegration", login)).get(address)
        assert page.status_code == 200, address
        assert all(text in page.text for text in texts), address
    rows = await Case.select(Case.person).where(Case.name == AGREES)
    plan = (await (await signed_in("reintegration", "social")).get(f"/cases/{rows[0]['person']}/plan")).text
    assert "Дәнекерлеуші болып жұмыс істеу" in plan
    assert "The person agrees" in plan
    desk = (await (await signed_in("reintegration", "social")).get("/desk")).text
    assert not re.search(r"\d days? late", desk), "the worker of the demo is in time"


async def test_nothing_is_loaded_outside_a_demo(engines: OraluSettings) -> None:
    assert await load_demo(engines.model_copy(update={"demo": False})) == []
    assert await Case.count() == 0
