"""The pages of check-ins by hand: they keep what was typed, say everything that is wrong, and show what follows before it happens."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.check_ins.actions import expire_check_in, record_check_in
from services.probation.check_ins.domain.own_questions import OwnQuestion
from services.probation.check_ins.domain.plan import Kind, fingerprint
from services.probation.check_ins.own_questions.actions import ask_person
from services.probation.check_ins.plans import supervised
from services.probation.check_ins.schedules.actions import NewSchedule, change_schedule
from services.probation.check_ins.schedules.draws import draw_of
from services.probation.check_ins.tables import CheckIn, CheckInSchedule, PlannedAbsence, Visit
from services.probation.database import BY
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.check_ins import PROBATION, the_check_in
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import submit

SOON = TODAY + timedelta(days=7)
SCHEDULE = {
    "kind": "weekdays",
    "valid_from": f"{SOON:%d.%m.%Y}",
    "weekdays": ["1", "2"],
    "place": "kiosk",
    "why": "By the court",
    "grace": "2",
    "grace_unit": "hours",
}


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    """The officer's, in English, at NOW."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def somebody(**given: Any) -> UUID:
    return (await registered(by=OFFICER, **given)).person


def hidden(text: str) -> dict[str, str]:
    """What the page sends along for each day."""
    return dict(re.findall(r'name="(seen_[0-9-]+)" value="([^"]*)"', text))


async def test_two_taps_from_the_first_page(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    assert f"/people/{person}/visit" in (await tablet.get("/")).text
    assert f"/people/{person}/visit" in (await tablet.get("/people")).text
    assert f"/people/{person}/visit" in (await tablet.get(f"/people/{person}")).text
    shown = (await tablet.get(f"/people/{person}/visit")).text
    assert "Counts for the check-in of" in shown
    answer = await submit(tablet, f"/people/{person}/visit", {"day": str(TODAY), "how": "office", **hidden(shown)})
    assert answer.status_code == 303
    after = (await tablet.get(answer.headers["location"])).text
    assert "Logged: visit of" in after
    assert "Logged already by Demo Officer" in after
    visit = await Visit.select().first()
    assert visit is not None
    undo = f"/people/{person}/visit/undo"
    undone = await submit(tablet, f"/people/{person}/visit", {"visit": str(visit["id"])}, to=undo)
    assert undone.status_code == 303
    assert "Taken back" in (await tablet.get(f"/people/{person}/visit")).text


async def test_another_day_is_shown_before_it_is_logged(tablet: httpx.AsyncClient) -> None:
    person = await somebody(since=TODAY - timedelta(days=9))
    day = TODAY - timedelta(days=9)
    typed = {"day": "other", "other_day": f"{day:%d.%m.%Y}", "how": "home", "note": "<b>kept</b>", "why_afterwards": "Forgotten"}
    first = await submit(tablet, f"/people/{person}/visit", typed)
    assert first.status_code == 409
    assert "Look once more before you log it." in first.text
    assert "stored as an unscheduled visit" in first.text
    assert "&lt;b&gt;kept&lt;/b&gt;" in first.text
    assert await Visit.count() == 0
    again = await submit(tablet, f"/people/{person}/visit", {**typed, "day": str(day), **hidden(first.text)})
    assert again.status_code == 303
    assert "Logged afterwards: Forgotten" in (await tablet.get(f"/people/{person}/visit")).text


async def test_everything_that_is_wrong_with_a_visit_is_said_and_nothing_is_lost(tablet: httpx.AsyncClient) -> None:
    person = await somebody(since=TODAY - timedelta(days=1))
    answer = await submit(
        tablet, f"/people/{person}/visit", {"day": "other", "other_day": "31.02.2026", "how": "", "note": "12345 !!! <b>x</b>"}
    )
    assert answer.status_code == 422
    assert "Enter a date that exists" in answer.text
    assert "12345 !!! &lt;b&gt;x&lt;/b&gt;" in answer.text
    assert "31.02.2026" in answer.text
    yesterday = {"day": str(TODAY - timedelta(days=1)), "how": "office"}
    assert "Say why this visit is logged only now" in (await submit(tablet, f"/people/{person}/visit", yesterday)).text
    assert await Visit.count() == 0


async def test_nobody_came_before_they_were_registered(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    assert "Yesterday" not in (await tablet.get(f"/people/{person}/visit")).text
    before = {"day": str(TODAY - timedelta(days=1)), "how": "office", "why_afterwards": "Forgotten"}
    assert "not before the registration" in (await submit(tablet, f"/people/{person}/visit", before)).text
    assert await Visit.count() == 0


async def test_a_schedule_shows_its_dates_before_it_is_changed(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    page = f"/people/{person}/schedule"
    asked = await submit(tablet, page, {**SCHEDULE, "version": "0", "valid_from": "14.12.2026"})
    assert asked.status_code == 200
    assert "a day off" in asked.text
    assert await CheckInSchedule.count() == 0
    done = await submit(tablet, page, {**SCHEDULE, "version": "0", "sure": "yes"})
    assert done.status_code == 303
    shown = (await tablet.get(page)).text
    assert "Every Tuesday, Wednesday" in shown
    assert "120 minutes of grace" in shown
    assert (await submit(tablet, page, {**SCHEDULE, "version": "0", "sure": "yes"})).status_code == 409


async def test_what_the_law_asks_is_said_with_its_norm(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    page = f"/people/{person}/schedule"
    assert "The law asks for at least: twice a month" in (await tablet.get(page)).text
    rare = {**SCHEDULE, "version": "0", "kind": "on_call"}
    refused = await submit(tablet, page, rare)
    assert refused.status_code == 422
    assert "This is rarer" in refused.text
    assert (await submit(tablet, page, {**rare, "override_why": "Decision 5"})).status_code == 200


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"valid_from": "01.01.2020"}, "from today on"),
        ({"weekdays": []}, "Choose at least one day"),
        ({"kind": "monthly"}, "Enter the first day"),
        ({"kind": "monthly", "first_on": "05.12.2026"}, "This is a day off"),
        ({"kind": "random", "times": "8", "gap": "5"}, "do not fit"),
        ({"grace": "73"}, "At most 72 hours"),
        ({"why": ""}, "Fill this in"),
        ({"kind": "hourly"}, "Choose or enter a valid value"),
    ],
)
async def test_what_is_wrong_with_a_schedule(tablet: httpx.AsyncClient, changed: dict[str, object], said: str) -> None:
    person = await somebody()
    answer = await submit(tablet, f"/people/{person}/schedule", {**SCHEDULE, "version": "0", **changed})
    assert answer.status_code == 422
    assert said in answer.text
    assert await CheckInSchedule.count() == 0


async def test_called_in_the_summons_is_in_the_persons_language(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    form = {"on": f"{SOON:%d.%m.%Y}", "at": "15:30", "place": "office", "place_words": "Room 4", "why": "Жоспарға қол қою"}
    answer = await submit(tablet, f"/people/{person}/call-in", form)
    assert answer.status_code == 303
    paper = (await tablet.get(answer.headers["location"])).text
    assert "Шақыру қағазы" in paper
    assert "Жоспарға қол қою" in paper
    assert "Вызов" in (await tablet.get(answer.headers["location"] + "?in=ru")).text
    assert "is due that day already" in (await submit(tablet, f"/people/{person}/call-in", form)).text
    assert (await submit(tablet, f"/people/{person}/call-in", {**form, "on": "01.01.2026"})).status_code == 422


async def test_an_absence_needs_its_document_and_is_withdrawn_with_a_reason(tablet: httpx.AsyncClient) -> None:
    person = await somebody(first=SOON)
    page = f"/people/{person}/absences"
    form = {"from_on": f"{SOON:%d.%m.%Y}", "until_on": f"{SOON:%d.%m.%Y}", "reason": "illness", "effect": "excused", "document": ""}
    refused = await submit(tablet, page, form)
    assert refused.status_code == 422
    assert "not verified" in refused.text
    assert (await submit(tablet, page, {**form, "document": "Note 5", "until_on": "01.11.2026"})).status_code == 422
    assert (await submit(tablet, page, {**form, "document": "Sick note 5"})).status_code == 303
    assert "Excused" in (await tablet.get(f"/people/{person}")).text
    row = await PlannedAbsence.select().first()
    assert row is not None
    withdraw = {"absence": str(row["id"]), "withdrawn_why": ""}
    assert (await submit(tablet, page, withdraw, to=f"{page}/withdraw")).status_code == 422
    assert (await submit(tablet, page, withdraw | {"withdrawn_why": "Recovered"}, to=f"{page}/withdraw")).status_code == 303
    assert "Recovered" in (await tablet.get(page)).text
    assert (await submit(tablet, page, withdraw | {"withdrawn_why": "x"}, to=f"{page}/withdraw")).status_code == 409


async def test_excused_afterwards_with_reason_and_document(tablet: httpx.AsyncClient) -> None:
    person = await somebody()
    row = await the_check_in(person)
    await expire_check_in(row["id"], by=BY, now=NOW + timedelta(days=4))
    page = f"/check-ins/{row['id']}"
    form = {"version": "2", "verdict": "excused", "note": "In hospital"}
    refused = await submit(tablet, page, form, to=f"{page}/verdict")
    assert refused.status_code == 422
    assert "Name the document" in refused.text
    assert (await submit(tablet, page, form | {"excuse": "illness", "document": "Sick note 9"}, to=f"{page}/verdict")).status_code == 303
    assert "Illness: Sick note 9" in (await tablet.get(page)).text


async def test_the_draw_of_random_days_is_explained_and_its_secret_number_shown_once_it_tells_no_day(tablet: httpx.AsyncClient) -> None:
    person = await somebody(first=SOON)
    random = NewSchedule(Kind.RANDOM, TODAY, TODAY, "Checks", times=4, gap=2)
    await change_schedule(person, PROBATION, random, seen_version=0, by=OFFICER, now=NOW)
    assert f'href="/people/{person}/schedule/draw?version=1"' in (await tablet.get(f"/people/{person}/schedule")).text
    stored = await CheckInSchedule.select().first()
    assert stored is not None
    shown = (await tablet.get(f"/people/{person}/schedule/draw?version=1")).text
    assert fingerprint(stored["seed"]) in shown
    assert stored["seed"] not in shown
    on_call = NewSchedule(Kind.ON_CALL, TODAY + timedelta(days=1), TODAY, "No more", override_why="Decided")
    await change_schedule(person, PROBATION, on_call, seen_version=1, by=OFFICER, now=NOW)
    assert stored["seed"] not in (await tablet.get(f"/people/{person}/schedule/draw?version=1")).text, "it tells today's"
    tomorrow = await draw_of(await supervised(person, PROBATION), 1, today=TODAY + timedelta(days=1))
    assert tomorrow is not None
    assert tomorrow.seed == stored["seed"]
    assert "has no random days" in (await tablet.get(f"/people/{person}/schedule/draw?version=2")).text


async def test_own_questions_are_shown_as_the_kiosk_asks_and_answers_with_their_version(tablet: httpx.AsyncClient) -> None:
    person = await somebody(first=SOON)
    page = f"/people/{person}/questions"
    form = {"template1": "did", "kk1": "өтініш жаздыңыз", "ru1": "", "version": "0", "shown": "yes"}
    assert "in Kazakh and in Russian" in (await submit(tablet, page, form)).text
    shown = await submit(tablet, page, form | {"ru1": "написали заявление"})
    assert "Сіз мынаны жасадыңыз ба: өтініш жаздыңыз?" in shown.text
    assert shown.text.count('lang="ru">Вы сделали это: написали заявление?') == 2, "as a page in English asks it too"
    shown = await submit(tablet, page, form | {"ru1": "написали заявление", "en1": "applied for a document"})
    assert 'lang="en">Have you done this: applied for a document?' in shown.text
    assert (await submit(tablet, page, form | {"ru1": "написали заявление", "keep": "yes"})).status_code == 303
    row = await the_check_in(person)
    then = NOW + timedelta(days=7)
    await ask_person(person, [OwnQuestion(template="work_found")], seen_version=1, by=OFFICER, now=then)
    answers = {"mood": "well", "own_person_1_1": "yes"}
    await record_check_in(verified(person, row["id"], answers=answers, submitted_at=then), by=BY, now=then)
    after = (await tablet.get(f"/check-ins/{row['id']}")).text
    assert "Вы сделали это: написали заявление? (own question, version 1)" in after
    assert await CheckIn.exists().where(CheckIn.id == row["id"], CheckIn.state == "reviewed")


async def test_the_senior_officer_writes_the_offices_questions(engines: OraluSettings, signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    form = {"template1": "work_found", "version": "0", "shown": "yes", "keep": "yes"}
    assert (await submit(senior, "/own-questions", form)).status_code == 303
    assert (await submit(senior, "/own-questions", form)).status_code == 422, "somebody changed them meanwhile"
    officer = await signed_in("probation", "officer")
    assert (await officer.get("/own-questions")).status_code == 403
