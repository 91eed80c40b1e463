"""The акт of a visit: a draft that survives, its number, its correction, its paper; and the housing check of a minor."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.errors import AlreadyDecided
from services.probation.field_visits import panels
from services.probation.field_visits.actions import begin, correct, finish
from services.probation.field_visits.queries import minors_to_visit, versions, visit
from services.probation.field_visits.tables import FieldVisit
from services.probation.register.actions import Registered, register_person
from services.probation.timeline.queries import timeline
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER
from tests.builders.field_visits import act_form, an_act
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import Register, registration
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

pytestmark = pytest.mark.usefixtures("fixed_clock")
DAY = timedelta(days=1)


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register()


@pytest.fixture
async def tablet(made: Registered, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def drafted(made: UUID) -> UUID:
    found, _ = await begin(made, "home", an_act(), appointment=None, token=fresh(), by=OFFICER, now=NOW)
    return found


async def test_a_draft_needs_the_day_alone_and_is_made_once(tablet: httpx.AsyncClient, made: Registered) -> None:
    new = f"/people/{made.person}/visits/new"
    form = {"form_token": str(fresh()), "kind": "home", "happened_on": str(TODAY), "found": "Nobody <opened>"}
    for _ in range(2):
        answer = await submit(tablet, new, form)
        assert (answer.status_code, await FieldVisit.count()) == (303, 1)
    draft = (await tablet.get(answer.headers["location"])).text
    assert "Nobody &lt;opened&gt;" in draft
    assert "Draft of a record" in draft


async def test_a_finished_act_lacks_nothing_and_gets_the_next_number(tablet: httpx.AsyncClient, made: Registered) -> None:
    new = f"/people/{made.person}/visits/new"
    lacking = await submit(
        tablet, new, {"form_token": str(fresh()), "kind": "home", "happened_on": str(TODAY), "finish": "yes", "place": ""}
    )
    assert lacking.status_code == 422
    for field in ("at", "place", "present", "found", "condition-notify_residence", "condition-stay_home_at_hours"):
        assert f'href="#{field}"' in lacking.text
    for number in (1, 2):
        answer = await submit(tablet, new, act_form(finish="yes"))
        shown = (await tablet.get(answer.headers["location"])).text
        assert f"75/2026/{number}" in shown
    assert "visit_finished" in {entry.kind for entry in await timeline(made.person)}


@pytest.mark.parametrize("day", [TODAY + DAY, TODAY - DAY])
async def test_a_visit_is_of_a_day_that_was_and_of_the_registration(day: date, tablet: httpx.AsyncClient, made: Registered) -> None:
    answer = await submit(tablet, f"/people/{made.person}/visits/new", act_form(happened_on=str(day)))
    assert (answer.status_code, 'href="#happened_on"' in answer.text) == (422, True)


async def test_a_draft_is_changed_in_place_and_a_final_act_by_a_version_with_a_reason(tablet: httpx.AsyncClient, made: Registered) -> None:
    found = await drafted(made.person)
    page = f"/visits/{found}"
    assert (await submit(tablet, page, act_form(version=1, found="Changed"))).status_code == 303
    assert (await submit(tablet, page, act_form(version=1, found="Lost"))).status_code == 409
    assert (await submit(tablet, page, act_form(version=2, found="Final", finish="yes"))).status_code == 303
    assert (await post(tablet, page, act_form(version=3, found="Secretly"))).status_code == 409
    assert (await submit(tablet, f"{page}/correct", act_form(version=3, found="Right"))).status_code == 422
    assert (await submit(tablet, f"{page}/correct", act_form(version=3, found="Right", why="A name was wrong"))).status_code == 303
    kept = await versions(found)
    assert [(each.act.found, each.why) for each in kept] == [("Right", "A name was wrong"), ("Final", None)]
    shown = (await tablet.get(page)).text
    for part in ("A name was wrong", "Right", "Final", "75/2026/1"):
        assert part in shown


async def test_two_officers_at_once_finish_one_act(made: Registered) -> None:
    found = await drafted(made.person)
    both = await asyncio.gather(
        finish(found, an_act(), seen_version=1, by=OFFICER, now=NOW),
        finish(found, an_act(found="Other"), seen_version=1, by=COLLEAGUE_OFFICER, now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(each, AlreadyDecided) for each in both) == 1
    assert len(await versions(found)) == 1
    with pytest.raises(AlreadyDecided):
        await correct(found, an_act(), "Late", seen_version=1, by=OFFICER, now=NOW)


@pytest.mark.parametrize(
    ("asked", "words"), [("", "Тұрғылықты жері бойынша бару актісі"), ("?language=ru", "Акт посещения по месту жительства")]
)
async def test_the_paper_is_for_signatures_and_says_what_is_a_draft(
    asked: str, words: str, tablet: httpx.AsyncClient, made: Registered
) -> None:
    found = await drafted(made.person)
    draft = (await tablet.get(f"/visits/{found}/paper{asked}")).text
    assert words in draft
    assert "govuk-inset-text" in draft
    await finish(found, an_act(), seen_version=1, by=OFFICER, now=NOW)
    final = (await tablet.get(f"/visits/{found}/paper{asked}")).text
    assert "govuk-inset-text" not in final
    assert "№ 75/2026/1" in final
    assert OFFICER.name in final


@pytest.fixture
async def minor(made: Registered) -> Registered:
    what = replace(registration(days=300), representative="Fictional Mother")
    return await register_person(person(None, family_name="Young", birth_date=date(2010, 5, 5)), what, by=OFFICER, now=NOW)


async def test_a_minor_s_housing_check_is_due_two_weeks_before(minor: Registered, made: Registered) -> None:
    """Three months after the registration: 24 February 2027. Who is of age is on no list."""
    due = date(2027, 2, 24)
    assert await minors_to_visit(OFFICER, due - 15 * DAY, 14 * DAY, size=9) == []
    (found,) = await minors_to_visit(OFFICER, due - 14 * DAY, 14 * DAY, size=9)
    assert (found.person, found.due_on, found.last) == (minor.person, due, None)
    assert await minors_to_visit(COLLEAGUE_OFFICER, due, 14 * DAY, size=9) == []
    done, _ = await begin(minor.person, "housing_check", an_act(happened_on=TODAY), appointment=None, token=fresh(), by=OFFICER, now=NOW)
    assert [each.last for each in await minors_to_visit(OFFICER, due, 14 * DAY, size=9)] == [None], "a draft is no check"
    await finish(done, an_act(happened_on=date(2027, 2, 20)), seen_version=1, by=OFFICER, now=NOW)
    assert await minors_to_visit(OFFICER, due, 14 * DAY, size=9) == []


async def test_the_housing_check_stands_on_the_first_page_and_has_two_signatories(
    minor: Registered, tablet: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "local_today", lambda _: date(2027, 2, 12))
    link = f'href="/people/{minor.person}/visits/new?kind=housing_check"'
    assert link in (await tablet.get("/")).text
    page = f"/people/{minor.person}/visits/new"
    assert "24 February 2027" in (await tablet.get(f"/people/{minor.person}/visits")).text
    alone = await submit(tablet, page, act_form(kind="housing_check", finish="yes"))
    assert (alone.status_code, 'href="#second_name"' in alone.text, 'href="#second_post"' in alone.text) == (422, True, True)
    both = act_form(kind="housing_check", finish="yes", second_name="A. Guardian", second_post="Guardianship body")
    answer = await submit(tablet, page, both)
    assert answer.status_code == 303
    assert "A. Guardian" in (await tablet.get(f"{answer.headers['location']}/paper")).text
    assert "last on 24 November 2026" in (await tablet.get("/")).text


async def test_an_act_is_seen_by_who_sees_the_case(made: Registered) -> None:
    found = await drafted(made.person)
    assert await visit(OFFICER, found) is not None
    assert await visit(AUDITOR, found) is not None
    assert await visit(COLLEAGUE_OFFICER, found) is None
