"""Appointments beside check-ins and terms: one that is the check-in too, and those after a term that ends earlier."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.appointments.actions import VisitUndecided, correct_outcome, record_outcome
from services.probation.appointments.as_check_in import AsCheckIn
from services.probation.check_ins.by_hand.actions import CountsForOther
from services.probation.check_ins.by_hand.queries import visit_with
from services.probation.errors import ReasonNeeded
from services.probation.queue.tables import QueueItem
from services.probation.terms.actions import enter_change
from services.probation.terms.domain.changes import Change
from services.probation.terms.queries import term_events
from tests.builders.actors import OFFICER
from tests.builders.appointments import ENDED, planned, stored
from tests.builders.check_ins import check_ins, the_check_in
from tests.builders.moments import NOW, TODAY
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post

pytestmark = pytest.mark.usefixtures("fixed_clock")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COMPLIED = ENDED["attended_complied"]


async def cancelled_items(registration: UUID) -> list[str]:
    """The reasons of what waits for the officer about appointments after the term."""
    kind = QueueItem.kind == "appointments_after_term"
    rows = await QueueItem.select().where(kind, QueueItem.subject_id == registration, QueueItem.closed_at.is_null())
    return [row["reason"] for row in rows]


async def ended_on(made_person: UUID, registration: UUID, days: int) -> None:
    seen = len(await term_events(registration))
    change = Change("ended_early", TODAY, "Ruling 5", "The court decided", ends_on=TODAY + timedelta(days=days))
    await enter_change(made_person, change, seen=seen, by=OFFICER, now=NOW)


async def test_an_attended_appointment_is_the_check_in_if_the_officer_says_so(register: Register) -> None:
    made = await register()
    with_it = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    due = (await the_check_in(made.person))["id"]
    await record_outcome(with_it, COMPLIED, as_check_in=AsCheckIn(due), seen_version=1, by=OFFICER, now=NOW)
    assert (await check_ins(made.person))[0] == (TODAY, "reviewed", "vouched_in_person")
    again = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    await record_outcome(again, COMPLIED, as_check_in=AsCheckIn(None), seen_version=1, by=OFFICER, now=NOW)
    assert (await stored(again))["state"] == "recorded", "what is known already is not doubled, and the outcome is recorded"


@pytest.mark.parametrize("code", ["attended_complied", "did_not_come"])
async def test_nothing_is_logged_unasked_or_for_who_did_not_come(code: str, register: Register) -> None:
    made = await register()
    appointment = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    ticked = AsCheckIn(None) if code == "did_not_come" else None
    await record_outcome(appointment, ENDED[code], as_check_in=ticked, seen_version=1, by=OFFICER, now=NOW)
    assert (await check_ins(made.person))[0] == (TODAY, "created", None)


async def test_what_it_counts_for_is_what_the_officer_saw_or_nothing_is_recorded(register: Register) -> None:
    made = await register(since=TODAY - DAY)
    today = await planned(made.person, NOW - HOUR, now=NOW - 3 * DAY)
    before = await planned(made.person, NOW - DAY, now=NOW - 3 * DAY)
    for appointment, refused in ((today, CountsForOther), (before, ReasonNeeded)):
        with pytest.raises(refused):
            await record_outcome(appointment, COMPLIED, as_check_in=AsCheckIn(None), seen_version=1, by=OFFICER, now=NOW)
        assert (await stored(appointment))["state"] == "planned"


async def test_the_form_says_what_it_would_count_for(register: Register, signed_in: SignedIn) -> None:
    made = await register()
    appointment = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    client: httpx.AsyncClient = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    due = str((await the_check_in(made.person))["id"])
    for address in (f"/appointments/{appointment}", f"/people/{made.person}/appointments/visit"):
        shown = (await client.get(address)).text
        assert "Counts for the check-in of 24 November 2026" in shown
        assert due in shown
    form = {"version": 1, "outcome": "attended_complied", "check_in": "yes", "check_in_seen": ""}
    refused = await post(client, f"/appointments/{appointment}/outcome", form)
    assert refused.status_code == 409
    assert "If that is right, save it again" in refused.text
    done = await post(client, f"/appointments/{appointment}/outcome", form | {"check_in_seen": due})
    assert done.status_code == 303
    assert (await check_ins(made.person))[0][1] == "reviewed"
    shown = (await client.get(f"/people/{made.person}/appointments/visit")).text
    assert "check_in_seen" not in shown, "the day is known"


async def test_one_tap_records_that_the_person_came_with_the_check_in_or_without(register: Register, signed_in: SignedIn) -> None:
    made = await register()
    client: httpx.AsyncClient = await signed_in("probation", "officer")
    address = f"/appointments/{await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)}"
    assert "Counts for the check-in of 24 November 2026" in (await client.get(address)).text
    due = (await the_check_in(made.person))["id"]
    for button in ("Attended, and log the check-in", "Attended, without the check-in"):
        assert button in (await client.get(address)).text
    one_tap = {"version": 1, "outcome": "attended_complied", "check_in": "yes", "check_in_seen": str(due)}
    assert (await post(client, f"{address}/outcome", one_tap)).status_code == 303
    assert (await check_ins(made.person))[0] == (TODAY, "reviewed", "vouched_in_person")
    again = (await client.get(f"/appointments/{await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)}")).text
    assert "and log the check-in" not in again, "the visit of the day is known"


async def test_a_corrected_outcome_takes_back_the_visit_if_the_officer_says_so(register: Register, signed_in: SignedIn) -> None:
    made, days_later = await register(), NOW + 2 * DAY
    appointment = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    due = (await the_check_in(made.person))["id"]
    await record_outcome(appointment, COMPLIED, as_check_in=AsCheckIn(due), seen_version=1, by=OFFICER, now=NOW)
    absent = ENDED["did_not_come"]
    with pytest.raises(VisitUndecided):
        await correct_outcome(appointment, absent, "Another person", seen_version=2, by=OFFICER, now=days_later)
    assert (await stored(appointment))["outcome"] == "attended_complied", "nothing is half done"
    client: httpx.AsyncClient = await signed_in("probation", "officer")
    shown = (await client.get(f"/appointments/{appointment}/correct")).text
    assert "With this outcome a visit was logged. Counts for the check-in of 24 November 2026" in shown
    form = {"version": 2, "outcome": "unacceptable_absence", "note": "Another person", "why": "Mixed up"}
    asked = await post(client, f"/appointments/{appointment}/correct", form)
    assert "Say whether the visit that was logged stands" in asked.text
    assert (await post(client, f"/appointments/{appointment}/correct", form | {"visit": "withdraw"})).status_code == 303
    assert (TODAY, "created", None) in await check_ins(made.person), "the check-in is due again"
    assert "was logged by mistake and taken back: Mixed up" in (await client.get(f"/people/{made.person}")).text


async def test_a_visit_stands_if_only_the_outcome_was_wrong(register: Register) -> None:
    made = await register()
    appointment = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    due = (await the_check_in(made.person))["id"]
    await record_outcome(appointment, COMPLIED, as_check_in=AsCheckIn(due), seen_version=1, by=OFFICER, now=NOW)
    worse, later = ENDED["attended_failed_to_comply"], NOW + DAY
    await correct_outcome(appointment, worse, "Looked again", seen_version=2, by=OFFICER, now=later)
    await correct_outcome(appointment, ENDED["did_not_come"], "Wrong place", visit="keep", seen_version=3, by=OFFICER, now=later)
    assert (await check_ins(made.person))[0] == (TODAY, "reviewed", "vouched_in_person")
    await correct_outcome(appointment, worse, "Not at all", visit="withdraw", seen_version=4, by=OFFICER, now=later)
    assert await visit_with(appointment) is None


async def test_a_correction_may_log_the_check_in_of_who_came_after_all(register: Register) -> None:
    made = await register()
    appointment = await planned(made.person, NOW - HOUR, now=NOW - 2 * HOUR)
    due = (await the_check_in(made.person))["id"]
    await record_outcome(appointment, ENDED["did_not_come"], seen_version=1, by=OFFICER, now=NOW)
    await correct_outcome(appointment, COMPLIED, "Was in the hall", as_check_in=AsCheckIn(due), seen_version=2, by=OFFICER, now=NOW)
    assert (await check_ins(made.person))[0] == (TODAY, "reviewed", "vouched_in_person")


async def test_appointments_after_a_term_that_ends_earlier_are_cancelled_and_come_back(register: Register) -> None:
    made = await register()
    inside, after = await planned(made.person, NOW + 5 * DAY), await planned(made.person, NOW + 20 * DAY)
    await ended_on(made.person, made.registration, 10)
    assert [(await stored(each))["state"] for each in (inside, after)] == ["planned", "cancelled"]
    assert await cancelled_items(made.registration) == ["appointments_after_term"]
    last = (await term_events(made.registration))[-1]
    withdrawn = Change("withdrawn", TODAY, "", "By mistake", refers_to=last.id)
    await enter_change(made.person, withdrawn, seen=len(await term_events(made.registration)), by=OFFICER, now=NOW)
    assert [(await stored(each))["state"] for each in (inside, after)] == ["planned", "planned"]
    assert await cancelled_items(made.registration) == []


async def test_the_last_day_itself_keeps_its_appointments(register: Register) -> None:
    made = await register()
    last, next_day = await planned(made.person, NOW + 10 * DAY), await planned(made.person, NOW + 11 * DAY)
    await ended_on(made.person, made.registration, 10)
    assert [(await stored(each))["state"] for each in (last, next_day)] == ["planned", "cancelled"]
