"""Appointments: what each outcome does, other times, cancelling, two officers at once, and the end of a case."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.probation.appointments.actions import correct_outcome, decide, record_outcome, record_visit
from services.probation.appointments.domain.lifecycle import InThePast, NotAllowed, TooEarly, TooLate
from services.probation.appointments.following import follow_case
from services.probation.appointments.planning import cancel, plan, reschedule, restore
from services.probation.appointments.queries import of_person, to_log
from services.probation.appointments.tables import Appointment
from services.probation.cases.tables import Registration
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.database import DB
from services.probation.errors import AlreadyClosed, AlreadyDecided, ReasonNeeded
from services.probation.queue.tables import QueueItem
from services.probation.timeline.queries import timeline
from shared.db.engine import transaction
from shared.registry import TermOver, registry
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR, SYSTEM
from tests.builders.appointments import ENDED, SOON, acts, at_office, planned, stored
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.registrations import Register

LATER = SOON + timedelta(hours=1)
WAITS = {"attended_failed_to_comply", "sent_home_behaviour", "unacceptable_absence", "did_not_come"}
ASKED: dict[str, Any] = {"asked_by": "person", "why": "Ill"}


async def waiting(subject: object) -> list[dict[str, Any]]:
    """Open items of the queue."""
    return list(await QueueItem.select().where(QueueItem.subject_id == subject, QueueItem.closed_at.is_null()))


@pytest.mark.parametrize("code", ENDED)
async def test_each_outcome_waits_for_a_decision_or_for_nothing(code: str, register: Register) -> None:
    made = await register()
    appointment = await planned(made.person)
    await record_outcome(appointment, ENDED[code], seen_version=1, by=OFFICER, now=LATER)
    row = await stored(appointment)
    assert (row["state"], row["outcome"], row["version"], row["decision"]) == ("recorded", code, 2, None)
    assert (row["happened_at"] == SOON) == (not code.endswith("absence") and code != "did_not_come")
    items = await waiting(appointment)
    assert [item["reason"] for item in items] == ([f"appointment {code}"] if code in WAITS else [])
    if code == "did_not_come":
        assert items[0]["due_at"].date() == row["follow_up_on"]
    assert await acts(appointment) == ["planned", "recorded"]
    entries = {entry.kind for entry in await timeline(made.person)}
    assert {"appointment_planned", "appointment_recorded"} <= entries
    assert not {kind for kind in entries if "breach" in kind or "violation" in kind}


async def test_an_outcome_is_corrected_by_a_new_version(register: Register) -> None:
    appointment = await planned((await register()).person)
    await record_outcome(appointment, ENDED["unacceptable_absence"], seen_version=1, by=OFFICER, now=LATER)
    with pytest.raises(ReasonNeeded):
        await correct_outcome(appointment, ENDED["acceptable_absence"], " ", seen_version=2, by=OFFICER, now=LATER)
    await correct_outcome(appointment, ENDED["acceptable_absence"], "A certificate came", seen_version=2, by=OFFICER, now=LATER)
    assert await waiting(appointment) == []
    assert (await stored(appointment))["outcome"] == "acceptable_absence"
    await correct_outcome(appointment, ENDED["did_not_come"], "It was another's", seen_version=3, by=OFFICER, now=LATER)
    assert [item["reason"] for item in await waiting(appointment)] == ["appointment did_not_come"]
    assert await acts(appointment) == ["planned", "recorded", "corrected", "corrected"]


async def test_a_decision_needs_its_reason_and_something_to_decide(register: Register) -> None:
    appointment = await planned((await register()).person)
    with pytest.raises(NotAllowed):
        await decide(appointment, "talk", "Because", seen_version=1, by=OFFICER, now=LATER)
    await record_outcome(appointment, ENDED["attended_complied"], seen_version=1, by=OFFICER, now=LATER)
    with pytest.raises(NotAllowed):
        await decide(appointment, "talk", "Because", seen_version=2, by=OFFICER, now=LATER)
    await correct_outcome(appointment, ENDED["unacceptable_absence"], "It was another's", seen_version=2, by=OFFICER, now=LATER)
    for decision, why in (("talk", ""), ("arrest", "Because")):
        with pytest.raises(ReasonNeeded):
            await decide(appointment, decision, why, seen_version=3, by=OFFICER, now=LATER)
    await decide(appointment, "talk", "The first time", seen_version=3, by=OFFICER, now=LATER)
    assert await waiting(appointment) == []
    row = await stored(appointment)
    assert (row["state"], row["decision"], row["version"]) == ("recorded", "talk", 4)


async def test_two_officers_at_once_record_one_outcome(register: Register) -> None:
    appointment = await planned((await register()).person)
    both = await asyncio.gather(
        record_outcome(appointment, ENDED["attended_complied"], seen_version=1, by=OFFICER, now=LATER),
        record_outcome(appointment, ENDED["did_not_come"], seen_version=1, by=COLLEAGUE_OFFICER, now=LATER),
        return_exceptions=True,
    )
    assert [type(each) for each in both if each is not None] == [AlreadyDecided]
    assert await acts(appointment) == ["planned", "recorded"]


async def test_nobody_is_absent_before_the_time_but_comes_early(register: Register) -> None:
    appointment = await planned((await register()).person)
    with pytest.raises(TooEarly):
        await record_outcome(appointment, ENDED["did_not_come"], seen_version=1, by=OFFICER, now=NOW)
    with pytest.raises(ReasonNeeded):
        await record_outcome(appointment, replace(ENDED["sent_home_behaviour"], note=" "), seen_version=1, by=OFFICER, now=NOW)
    await record_outcome(appointment, ENDED["attended_complied"], seen_version=1, by=OFFICER, now=NOW)
    assert (await stored(appointment))["happened_at"] == NOW


async def test_another_time_keeps_the_first_one_and_who_asked(register: Register) -> None:
    made = await register()
    first = await planned(made.person)
    second = await reschedule(first, LATER, at_office(place="Elsewhere"), seen_version=1, by=OFFICER, now=NOW, **ASKED)
    before, after = await stored(first), await stored(second)
    assert (before["state"], before["superseded_by"], after["supersedes"]) == ("rescheduled", second, first)
    assert (after["state"], after["starts_at"], after["place"]) == ("planned", LATER, "Elsewhere")
    for call in (
        reschedule(first, LATER, at_office(), seen_version=2, by=OFFICER, now=NOW, **ASKED),
        cancel(first, seen_version=2, by=OFFICER, now=NOW, **ASKED),
        record_outcome(first, ENDED["attended_complied"], seen_version=2, by=OFFICER, now=LATER),
    ):
        with pytest.raises(NotAllowed):
            await call
    with pytest.raises(InThePast):
        await reschedule(second, NOW, at_office(), seen_version=1, by=OFFICER, now=NOW, **ASKED)


async def test_what_is_past_is_not_moved_or_cancelled_away(register: Register) -> None:
    appointment = await planned((await register()).person)
    with pytest.raises(TooLate):
        await reschedule(appointment, LATER, at_office(), seen_version=1, by=OFFICER, now=SOON, **ASKED)
    with pytest.raises(TooLate):
        await cancel(appointment, seen_version=1, by=OFFICER, now=SOON, **ASKED)
    assert await acts(appointment) == ["planned"]


async def test_a_cancelled_appointment_takes_place_after_all_before_its_time(register: Register) -> None:
    appointment = await planned((await register()).person)
    with pytest.raises(ReasonNeeded):
        await cancel(appointment, asked_by="officer", why="", seen_version=1, by=OFFICER, now=NOW)
    await cancel(appointment, asked_by="officer", why="Ill", seen_version=1, by=OFFICER, now=NOW)
    with pytest.raises(InThePast):
        await restore(appointment, seen_version=2, by=OFFICER, now=SOON)
    await restore(appointment, seen_version=2, by=OFFICER, now=NOW)
    assert await acts(appointment) == ["planned", "cancelled", "restored"]
    assert (await stored(appointment))["state"] == "planned"


async def test_nothing_is_planned_in_the_past_and_a_form_plans_once(register: Register) -> None:
    made = await register()
    with pytest.raises(InThePast):
        await plan(made.person, at_office(), [SOON, NOW], token=fresh(), by=OFFICER, now=NOW)
    token = fresh()
    first = await plan(made.person, at_office(), [SOON, LATER], token=token, by=OFFICER, now=NOW)
    assert await plan(made.person, at_office(), [SOON, LATER], token=token, by=OFFICER, now=NOW) == first
    assert await Appointment.count().where(Appointment.person == made.person) == 2


async def test_a_visit_without_an_appointment_is_recorded_once(register: Register) -> None:
    made, token = await register(), fresh()
    for _ in range(2):
        visit = await record_visit(made.person, at_office(), NOW, ENDED["attended_complied"], token=token, by=OFFICER, now=NOW)
    row = await stored(visit)
    assert (row["unscheduled"], row["state"], row["happened_at"], row["version"]) == (True, "recorded", NOW, 2)
    with pytest.raises(InThePast):
        await record_visit(made.person, at_office(), SOON, ENDED["attended_complied"], token=fresh(), by=OFFICER, now=NOW)


async def test_the_end_of_a_case_cancels_what_lies_ahead_and_nothing_else(register: Register) -> None:
    made = await register()
    past, ahead, by_hand = [await planned(made.person, SOON + timedelta(hours=hours)) for hours in range(3)]
    await cancel(by_hand, asked_by="officer", why="Ill", seen_version=1, by=OFFICER, now=NOW)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=SOON)
    assert [(await stored(each))["state"] for each in (past, ahead, by_hand)] == ["planned", "cancelled", "cancelled"]
    with pytest.raises(AlreadyClosed):
        await restore(ahead, seen_version=2, by=OFFICER, now=SOON)
    with pytest.raises(AlreadyClosed):
        await planned(made.person, LATER + timedelta(days=1))
    await record_outcome(past, ENDED["attended_complied"], seen_version=1, by=OFFICER, now=LATER)
    await undo_closing(made.registration, "The wrong person", by=OFFICER, now=SOON)
    assert [(await stored(each))["state"] for each in (past, ahead, by_hand)] == ["recorded", "planned", "cancelled"]


async def test_what_is_planned_follows_the_case(register: Register) -> None:
    made = await register()
    done, ahead = await planned(made.person), await planned(made.person, LATER)
    await record_outcome(done, ENDED["attended_complied"], seen_version=1, by=OFFICER, now=LATER)
    async with transaction(DB):
        moved: dict[Any, Any] = {Registration.officer: OFFICER_ELSEWHERE.id, Registration.officer_name: "Moved", Registration.office: "71"}
        await Registration.update(moved).where(Registration.person == made.person)
        await follow_case(made.person)
    assert [(await stored(each))["officer"] for each in (done, ahead)] == [OFFICER.id, OFFICER_ELSEWHERE.id]
    assert len(await of_person(OFFICER_ELSEWHERE, made.person, size=9)) == 2, "the history goes along"
    assert len(await of_person(OFFICER, made.person, size=9)) == 0


async def test_outcomes_to_record_are_the_past_ones_of_the_reader_s_cases(register: Register) -> None:
    made = await register()
    times = [SOON + timedelta(minutes=30 * number) for number in range(4)]
    appointments = [await planned(made.person, each) for each in times]
    at = times[2]
    assert [row.id for row in await to_log(OFFICER, at, size=9)] == appointments[:3]
    first = await to_log(SENIOR, at, size=2)
    assert [row.id for row in first] == appointments[:2]
    assert isinstance(first.after, type(appointments[0]))
    assert [row.id for row in await to_log(SENIOR, at, size=2, after=first.after)] == appointments[2:3]
    assert len(await to_log(COLLEAGUE_OFFICER, at, size=9)) == 0


async def test_the_end_of_a_term_cancels_what_lies_after_it(register: Register) -> None:
    made = await register()
    past, ahead = await planned(made.person), await planned(made.person, LATER)
    async with transaction(DB):
        await registry("probation").term_over(TermOver(made.person, made.registration, SOON, SYSTEM, SOON))
    assert [(await stored(each))["state"] for each in (past, ahead)] == ["planned", "cancelled"]
