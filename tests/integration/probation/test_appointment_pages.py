"""The pages of appointments: planning with a preview, every outcome, another time, cancelling, the slip."""

import re
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.appointments.tables import Appointment
from services.probation.register.actions import Registered
from tests.builders.actors import OFFICER
from tests.builders.appointments import ENDED, acts, plan_form, planned, stored
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

pytestmark = pytest.mark.usefixtures("fixed_clock")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register()


@pytest.fixture
async def tablet(made: Registered, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


def form_of(code: str, **changed: object) -> dict[str, object]:
    """The form of an outcome, as the builder has it."""
    ended = ENDED[code]
    typed = {"note": ended.note, "reason": ended.reason or "", "document": ended.document or "", "follow_up_on": ended.follow_up_on or ""}
    return {"version": 1, "outcome": code, **typed, **changed}


async def an_hour_ago(person: UUID) -> UUID:
    """An appointment whose outcome is to be recorded."""
    return await planned(person, NOW - HOUR, now=NOW - 2 * HOUR)


async def count(person: UUID) -> int:
    number: int = await Appointment.count().where(Appointment.person == person)
    return number


async def test_one_appointment_on_a_free_working_day_is_planned_at_once(tablet: httpx.AsyncClient, made: Registered) -> None:
    new = f"/people/{made.person}/appointments/new"
    answer = await submit(tablet, new, plan_form())
    assert answer.status_code == 303
    shown = (await tablet.get(answer.headers["location"])).text
    assert "Demo Street 2" in shown
    assert "25 November 2026, 10:00" in shown
    assert "25 November 2026, 10:00" in (await tablet.get(f"/people/{made.person}")).text
    assert 'value="Demo Street 2"' in (await tablet.get(new)).text, "the place of the last one"


async def test_a_series_shows_its_days_first_and_leaves_out_what_the_officer_does(tablet: httpx.AsyncClient, made: Registered) -> None:
    new = f"/people/{made.person}/appointments/new"
    form = plan_form(day="2026-12-09", series="week", most="3")
    preview = (await submit(tablet, new, form)).text
    assert [day in preview for day in ("9 December 2026", "17 December 2026", "23 December 2026")] == [True] * 3
    assert "16 December 2026 is a day off" in preview
    assert await count(made.person) == 0
    for _ in range(2):
        answer = await post(tablet, new, {**form, "sure": "yes", "leave_out": "2026-12-23"})
        assert (answer.status_code, await count(made.person)) == (303, 2)
    assert "17 December 2026" in (await tablet.get(answer.headers["location"])).text


async def test_a_clash_and_a_day_off_are_shown_and_the_officer_decides(tablet: httpx.AsyncClient, made: Registered) -> None:
    await planned(made.person, NOW + DAY, purpose="court_hearing")
    new = f"/people/{made.person}/appointments/new"
    asked = await submit(tablet, new, plan_form(at="11:15"))
    assert (asked.status_code, "another appointment at this time" in asked.text, await count(made.person)) == (200, True, 1)
    assert "office is closed on this day" in (await submit(tablet, new, plan_form(day="2026-12-16"))).text
    assert (await post(tablet, new, plan_form(at="11:15", sure="yes"))).status_code == 303
    assert await count(made.person) == 2


WRONG: list[tuple[dict[str, object], str]] = [
    ({"day": str(TODAY - DAY)}, "day"), ({"day": str(TODAY), "at": "10:59"}, "at"), ({"day": "31.02.2026"}, "day"),
    ({"day": str(TODAY + 366 * DAY)}, "day"), ({"place": ""}, "place"), ({"purpose": "other"}, "purpose_words"),
    ({"series": "week"}, "most"), ({"series": "week", "until": str(TODAY)}, "until"), ({"series": "week", "most": "61"}, "most"),
    ({"minutes": "5"}, "minutes"), ({"kind": "park"}, "kind"), ({"purpose": "chat"}, "purpose"), ({"at": "25:00"}, "at"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "field"), WRONG)
async def test_a_wrong_plan_says_what_is_wrong(changed: dict[str, object], field: str, tablet: httpx.AsyncClient, made: Registered) -> None:
    answer = await submit(tablet, f"/people/{made.person}/appointments/new", plan_form(**changed))
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert 'value="Receipts"' in answer.text, "what was typed is kept"
    assert await count(made.person) == 0


async def test_a_visit_at_home_without_a_place_is_at_the_residence(tablet: httpx.AsyncClient, made: Registered) -> None:
    answer = await submit(tablet, f"/people/{made.person}/appointments/new", plan_form(kind="home", place=""))
    assert (await stored(UUID(answer.headers["location"].rpartition("/")[2])))["place"] == "Demo Street 1"


async def test_attended_and_complied_takes_two_taps(tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment = await an_hour_ago(made.person)
    home = (await tablet.get("/")).text
    assert f'href="/appointments/{appointment}"' in home
    assert "Every past appointment has its outcome" not in home
    shown = (await tablet.get(f"/appointments/{appointment}")).text
    button = re.search(rf'<form class="at-once" method="post" action="/appointments/{appointment}/outcome">(.*?)</form>', shown, re.DOTALL)
    assert button is not None
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', button[1]))
    assert (await post(tablet, f"/appointments/{appointment}/outcome", fields)).status_code == 303
    assert (await stored(appointment))["outcome"] == "attended_complied"
    assert "Every past appointment has its outcome" in (await tablet.get("/")).text


@pytest.mark.parametrize("code", ENDED)
async def test_every_outcome_has_its_form_and_is_corrected(code: str, tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment = await an_hour_ago(made.person)
    page = f"/appointments/{appointment}"
    assert (await submit(tablet, page, form_of(code), to=f"{page}/outcome")).status_code == 303
    assert (await stored(appointment))["outcome"] == code
    assert ("Save the decision" in (await tablet.get(page)).text) == (code in WAITS)
    assert (await submit(tablet, f"{page}/correct", form_of("attended_complied", version=2))).status_code == 422
    corrected = form_of("attended_complied", version=2, why="Another person was meant")
    assert (await submit(tablet, f"{page}/correct", corrected)).status_code == 303
    assert await acts(appointment) == ["planned", "recorded", "corrected"]
    assert "Another person was meant" in (await tablet.get(page)).text


WAITS = {"attended_failed_to_comply", "sent_home_behaviour", "unacceptable_absence", "did_not_come"}
LACKS: list[tuple[str, dict[str, object], str]] = [
    ("attended_failed_to_comply", {"note": ""}, "note"),
    ("acceptable_absence", {"reason": "lazy"}, "reason"),
    ("acceptable_absence", {"document": ""}, "document"),
    ("did_not_come", {"follow_up_on": ""}, "follow_up_on"),
    ("did_not_come", {"follow_up_on": str(TODAY)}, "follow_up_on"),
    ("did_not_come", {"follow_up_on": str(TODAY + 61 * DAY)}, "follow_up_on"),
    ("attended_complied", {"outcome": "arrested"}, "outcome"),
    ("attended_complied", {"outcome": ""}, "outcome"),
]


@pytest.mark.parametrize(("code", "changed", "field"), LACKS)
async def test_an_outcome_that_lacks_something_says_what(
    code: str, changed: dict[str, object], field: str, tablet: httpx.AsyncClient, made: Registered
) -> None:
    appointment = await an_hour_ago(made.person)
    page = f"/appointments/{appointment}"
    answer = await submit(tablet, page, {**form_of(code), **changed}, to=f"{page}/outcome")
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert (await stored(appointment))["state"] == "planned"


async def test_an_absence_before_its_time_and_an_outdated_form_are_refused(tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment = await planned(made.person)
    page = f"/appointments/{appointment}"
    early = await submit(tablet, page, form_of("did_not_come"), to=f"{page}/outcome")
    assert (early.status_code, "from the appointment&#39;s time on" in early.text) == (422, True)
    assert (await submit(tablet, page, form_of("attended_complied", version=7), to=f"{page}/outcome")).status_code == 409
    assert (await submit(tablet, page, form_of("attended_complied"), to=f"{page}/outcome")).status_code == 303


async def test_a_decision_with_its_reason_closes_the_item(tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment = await an_hour_ago(made.person)
    page = f"/appointments/{appointment}"
    await submit(tablet, page, form_of("unacceptable_absence"), to=f"{page}/outcome")
    assert "Unacceptable absence" in (await tablet.get("/queue")).text
    for changed in ({"why": ""}, {"decision": "arrest"}, {"version": "x"}):
        wrong = {"version": 2, "decision": "talk", "why": "The first time", **changed}
        assert (await submit(tablet, page, wrong, to=f"{page}/decide")).status_code == 422
    right = {"version": 2, "decision": "talk", "why": "The first time"}
    assert (await submit(tablet, page, right, to=f"{page}/decide")).status_code == 303
    assert (await submit(tablet, page, right, to=f"{page}/decide")).status_code == 409
    assert "Unacceptable absence" not in (await tablet.get("/queue")).text
    assert "The first time" in (await tablet.get(page)).text


async def test_another_time_asks_before_a_clash_and_says_who_asked(tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment, other = await planned(made.person), await planned(made.person, NOW + 2 * DAY)
    page = f"/appointments/{appointment}/reschedule"
    form = {
        "version": 1,
        "asked_by": "person",
        "why": "Works then",
        "day": str(TODAY + 2 * DAY),
        "at": "11:00",
        "minutes": 30,
        "place": "x",
    }
    assert 'value="14:00"' in (await tablet.get(page)).text, "the time as it is"
    assert "another appointment at this time" in (await submit(tablet, page, form)).text
    for changed, field in (({"asked_by": ""}, "asked_by"), ({"place": ""}, "place"), ({"day": str(TODAY - DAY)}, "day")):
        answer = await submit(tablet, page, {**form, **changed})
        assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    answer = await post(tablet, page, {**form, "sure": "yes"})
    assert answer.status_code == 303
    assert (await stored(appointment))["state"] == "rescheduled"
    before = (await tablet.get(f"/appointments/{appointment}")).text
    assert answer.headers["location"] in before
    assert "Works then" in before
    assert "The supervised person" in before
    assert (await post(tablet, page, {**form, "sure": "yes"})).status_code == 409
    assert (await stored(other))["state"] == "planned"


async def test_cancelling_needs_a_reason_and_can_be_taken_back(tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment = await planned(made.person)
    page = f"/appointments/{appointment}"
    assert (await submit(tablet, f"{page}/cancel", {"version": 1, "asked_by": "office"})).status_code == 422
    assert (await submit(tablet, f"{page}/cancel", {"version": 1, "asked_by": "office", "why": "Repairs"})).status_code == 303
    shown = (await tablet.get(page)).text
    assert "Repairs" in shown
    assert (await post(tablet, f"{page}/restore", {"version": 1})).status_code == 409
    assert (await post(tablet, f"{page}/restore", {"version": 2})).status_code == 303
    assert (await stored(appointment))["state"] == "planned"


async def test_somebody_who_came_without_an_appointment_is_recorded_at_once(tablet: httpx.AsyncClient, made: Registered) -> None:
    page = f"/people/{made.person}/appointments/visit"
    form = {"form_token": str(fresh()), "kind": "office", "purpose": "documents", "day": str(TODAY), "at": "10:40"}
    assert 'value="11:00"' in (await tablet.get(page)).text
    for changed, field in (
        ({"at": "11:30"}, "at"), ({"day": str(TODAY + DAY)}, "day"), ({"day": str(TODAY - DAY)}, "day"),
        ({"outcome": "did_not_come", "follow_up_on": str(TODAY + DAY)}, "outcome"),
    ):  # fmt: skip
        answer = await submit(tablet, page, {**form, "outcome": "attended_complied", **changed})
        assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    for _ in range(2):
        answer = await submit(tablet, page, {**form, "outcome": "attended_complied"})
        assert (answer.status_code, await count(made.person)) == (303, 1)
    assert "Came without an appointment" in (await tablet.get(answer.headers["location"])).text


@pytest.mark.parametrize(
    ("asked", "words"),
    [("", "Кездесуге шақыру"), ("?language=ru", "Приглашение на встречу"), ("?language=en", "Invitation to an appointment")],
)
async def test_the_slip_is_in_the_language_of_the_person(asked: str, words: str, tablet: httpx.AsyncClient, made: Registered) -> None:
    appointment = await planned(made.person)
    slip = (await tablet.get(f"/appointments/{appointment}/slip{asked}")).text
    assert words in slip
    for part in ("Demo Street 2, room 5", "Receipts", "+7 727 000 00 00", "14:00", OFFICER.name):
        assert part in slip


async def test_today_shows_the_day_by_time(made: Registered, tablet: httpx.AsyncClient) -> None:
    assert "No appointment today" in (await tablet.get("/")).text
    late, early, _ = [await planned(made.person, NOW + after) for after in (6 * HOUR, 2 * HOUR, DAY)]
    shown = re.findall(r'href="/appointments/([0-9a-f-]{36})"', (await tablet.get("/")).text)
    assert shown == [str(early), str(late)]
