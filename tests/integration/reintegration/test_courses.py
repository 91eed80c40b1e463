"""Courses: seats and the waiting list, consent, who came, certificates; what a provider sees and marks."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.consents.queries import consents_of, notices_of, received
from services.reintegration.consents.withdrawal import TakenBack, withdraw
from services.reintegration.courses import queries
from services.reintegration.courses.actions import groups, places
from services.reintegration.courses.actions.places import Certificate
from services.reintegration.courses.domain import GroupAct, State, progress
from services.reintegration.database import DB
from services.reintegration.errors import AlreadyReferred, ConsentMissing, NoSeat, NotAllowed, NotThere, TooEarly
from shared.access.acting import acting_for
from shared.db.acting import acting
from shared.db.rows import fetch_values
from tests.builders.actors import HOST, SOCIAL, SOCIAL_ELSEWHERE, STRANGER
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.work import COURSE, GROUP, asked, course_group, enrolled
from tests.support.clients import SignedIn
from tests.support.forms import submit


async def held_session(group: UUID, *, catch_up_for: UUID | None = None) -> UUID:
    return await groups.add_session(
        group, starts_at=NOW - timedelta(hours=1), minutes=90, topic="Seams", catch_up_for=catch_up_for, token=fresh(), by=SOCIAL, now=NOW
    )


async def taken(group: UUID) -> int:
    return (await queries.group(group, None)).taken


async def test_of_two_who_take_the_last_seat_at_once_one_is_refused(desk: Desk) -> None:
    group, other = await course_group(), await opened("Another Person")
    both = [await asked(each.person, group) for each in (desk, other)]
    results = await asyncio.gather(
        *(places.move(place, State.ENROLLED, seen_version=1, by=SOCIAL, now=NOW) for place in both), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in results) == ["NoSeat", "UUID"]
    assert await taken(group) == 1


async def test_a_seat_that_somebody_leaves_is_for_whoever_waits(desk: Desk) -> None:
    group, other = await course_group(), await opened("Another Person")
    place, waits = await enrolled(desk.person, group), await asked(other.person, group)
    await places.move(waits, State.WAITING, seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(NoSeat):
        await places.move(waits, State.ENROLLED, seen_version=2, by=SOCIAL, now=NOW)
    await places.move(place, State.LEFT, reason="work", seen_version=2, by=SOCIAL, now=NOW)
    await places.move(waits, State.ENROLLED, seen_version=2, by=SOCIAL, now=NOW)
    with pytest.raises(NoSeat):
        await places.move(place, State.ENROLLED, seen_version=3, by=SOCIAL, now=NOW)
    assert await taken(group) == 1
    with pytest.raises(NotAllowed):
        await groups.change(group, replace(GROUP, seats=0), seen_version=1, by=SOCIAL, now=NOW)


async def test_a_seat_is_asked_for_with_consent_once_and_in_time(desk: Desk) -> None:
    group = await course_group(replace(GROUP, apply_until=TODAY))
    with pytest.raises(ConsentMissing):
        await places.ask(desk.person, group, consent=False, token=fresh(), by=SOCIAL, now=NOW)
    with pytest.raises(NotAllowed):
        await places.ask(desk.person, group, consent=True, token=fresh(), by=SOCIAL, now=NOW + timedelta(days=1))
    await asked(desk.person, group)
    with pytest.raises(AlreadyReferred):
        await asked(desk.person, group)
    assert [each.purpose for each in await consents_of(desk.person)] == ["referral"]


async def test_taking_the_consent_back_withdraws_what_has_not_begun(desk: Desk) -> None:
    begun, waiting = await course_group(), await course_group()
    kept, stopped = await enrolled(desk.person, begun), await asked(desk.person, waiting)
    (consent,) = await consents_of(desk.person)
    await withdraw(consent.id, TakenBack("in_person", None, None), by=SOCIAL, now=NOW)
    rows = {row.id: (row.state, row.reason) for row in await queries.places_of(desk.person)}
    assert rows == {kept: ("enrolled", None), stopped: ("withdrawn", "consent_withdrawn")}
    assert len(await notices_of(desk.person)) == 1
    assert [each.name for each in await received(HOST)] == ["Demo Person"]


async def test_who_came_is_marked_corrected_and_made_up(desk: Desk) -> None:
    group = await course_group()
    place, session = await enrolled(desk.person, group), await held_session(group)
    await groups.mark(group, session, held=True, marks={place: "present"}, seen_version=1, by=HOST, now=NOW)
    with pytest.raises(NotAllowed):
        await groups.mark(group, session, held=True, marks={place: "absent"}, seen_version=1, by=SOCIAL, now=NOW)
    await groups.mark(group, session, held=True, marks={place: "excused"}, seen_version=2, by=SOCIAL, now=NOW)
    again = await held_session(group, catch_up_for=session)
    sessions = await queries.sessions_of(group)

    async def stands() -> tuple[int, tuple[UUID, ...]]:
        marks = {each.session: each.mark for each in await queries.marks_of(group, place=place)}
        found = progress(await queries.sessions_of(group), marks)
        return found.came, found.to_catch_up

    assert (len(sessions), await stands()) == (2, (0, (session,)))
    await groups.mark(group, again, held=True, marks={place: "late"}, seen_version=1, by=HOST, now=NOW)
    assert await stands() == (1, ())
    assert len(await fetch_values(DB, "SELECT 1 FROM reintegration.course_attendance WHERE session = $1", session)) == 2


async def test_nothing_is_marked_beforehand_nor_by_another_provider(desk: Desk) -> None:
    group = await course_group()
    place = await enrolled(desk.person, group)
    later = await groups.add_session(
        group, starts_at=NOW + timedelta(hours=1), minutes=60, topic="Seams", catch_up_for=None, token=fresh(), by=HOST, now=NOW
    )
    with pytest.raises(TooEarly):
        await groups.mark(group, later, held=True, marks={place: "present"}, seen_version=1, by=HOST, now=NOW)
    session = await held_session(group)
    with pytest.raises(NotThere):
        await groups.mark(group, session, held=True, marks={place: "present"}, seen_version=1, by=STRANGER, now=NOW)
    with pytest.raises(NotThere):
        await groups.mark(group, session, held=True, marks={fresh(): "present"}, seen_version=1, by=HOST, now=NOW)
    with pytest.raises(NotThere):
        await groups.move(group, GroupAct.CANCEL, "Ours", seen_version=1, by=STRANGER, now=NOW)


async def test_each_side_is_shown_its_own_people(desk: Desk) -> None:
    group, elsewhere = await course_group(replace(GROUP, seats=2)), await opened("Somebody Elsewhere", office="71")
    place = await enrolled(desk.person, group)
    await asked(elsewhere.person, group, by=SOCIAL_ELSEWHERE)
    session = await held_session(group)
    await groups.mark(group, session, held=True, marks={place: "present"}, seen_version=1, by=HOST, now=NOW)
    assert [len(await queries.participants(group, by)) for by in (HOST, SOCIAL, SOCIAL_ELSEWHERE)] == [2, 1, 1]
    for by, seats, marks in ((HOST, 2, 1), (STRANGER, 0, 0), (SOCIAL, 1, 1), (SOCIAL_ELSEWHERE, 1, 0)):
        with acting(acting_for(by)):
            assert len(await fetch_values(DB, "SELECT 1 FROM reintegration.course_place")) == seats, by.name
            assert len(await fetch_values(DB, "SELECT 1 FROM reintegration.course_attendance")) == marks, by.name
    with acting(acting_for(HOST)):
        assert await fetch_values(DB, "SELECT 1 FROM reintegration.course_place_event") == []


async def test_a_finished_course_has_a_certificate_that_can_be_corrected(desk: Desk) -> None:
    place = await enrolled(desk.person, await course_group())
    got = Certificate("A-17", TODAY, "passed")
    await places.move(place, State.COMPLETED, certificate=got, seen_version=2, by=SOCIAL, now=NOW)
    row = await queries.place(place, SOCIAL)
    assert (row.certificate_number, row.result) == ("A-17", "passed")
    await places.move(place, State.ENROLLED, seen_version=3, by=SOCIAL, now=NOW)
    assert (await queries.place(place, SOCIAL)).certificate_number is None


SENT = {
    "offer": str(COURSE), "title": "Welding", "text_language": "en", "language": "ru", "place": "Room 1", "seats": "1",
    "begins_on": "01.11.2026", "ends_on": "30.12.2026",
}  # fmt: skip


async def test_the_pages_of_a_course_from_its_group_to_the_certificate(desk: Desk, signed_in: SignedIn) -> None:
    social: httpx.AsyncClient = await signed_in("reintegration", "social")
    host = await signed_in("reintegration", "provider")
    assert (await submit(host, "/provider/courses/new", SENT | {"ends_on": "01.10.2026"})).status_code == 422
    assert (await submit(host, "/provider/courses/new", SENT | {"begins_on": "31.12.9999"})).status_code == 422
    made = await submit(host, "/provider/courses/new", SENT)
    own: str = made.headers["location"]
    group = own.rsplit("/", 1)[1]
    lesson = {"day": "20.11.2026", "at": "10:00", "minutes": "90", "topic": "Seams"}
    assert (await submit(host, own, lesson, to=f"{own}/sessions")).status_code == 303
    assert (await submit(host, own, lesson | {"day": "20.11.2027"}, to=f"{own}/sessions")).status_code == 422
    find = f"/cases/{desk.person}/work/courses"
    assert "checked" not in (await social.get(find)).text
    assert (await submit(social, find, {"group": group})).status_code == 422, "without consent"
    asked_for = await submit(social, find, {"group": group, "consent": "yes"})
    page: str = asked_for.headers["location"]
    assert (await submit(social, page, {"to": "enrolled", "version": "1"})).status_code == 303
    assert "Demo Person" in (await host.get(own)).text
    (session,) = await queries.sessions_of(UUID(group))
    at, place = f"{own}/sessions/{session.id}", page.rsplit("/", 1)[1]
    missing = await submit(host, at, {"held": "yes", "version": "1"})
    assert (missing.status_code, "Choose whether the person came" in missing.text) == (422, True)
    assert (await submit(host, at, {"held": "yes", "version": "1", f"mark-{place}": "late"})).status_code == 303
    assert "Came to 1 of 1 sessions" in (await social.get(page)).text
    assert "Came late" in (await social.get(page)).text
    assert (await submit(social, page, {"to": "completed", "version": "2"})).status_code == 422, "without a result"
    done = {"to": "completed", "version": "2", "result": "passed", "certificate_number": "A-17", "certificate_on": "24.11.2026"}
    assert (await submit(social, page, done)).status_code == 303
    assert "A-17" in (await social.get(page)).text
    for address in ("/courses?language=ru&region=75&free=yes", f"/courses/{group}", f"/courses/{group}/change", "/courses/new"):
        assert (await social.get(address)).status_code == 200, address
    changed = await submit(
        social, f"/courses/{group}/change", {k: v for k, v in SENT.items() if k != "offer"} | {"version": "1", "seats": "3"}
    )
    assert changed.status_code == 303
    assert (await submit(social, f"/courses/{group}", {"act": "cancel", "version": "2"}, to=f"/courses/{group}/state")).status_code == 422
    assert (await submit(social, f"/courses/{group}", {"act": "end", "version": "2"}, to=f"/courses/{group}/state")).status_code == 303
    assert (await host.get(f"/courses/{group}")).status_code == 403
    assert "Welding" in (await host.get("/provider/courses")).text
    assert (await social.get(f"/cases/{desk.person}")).status_code == 200


async def test_the_paper_to_take_home_says_when_the_next_session_is(desk: Desk, signed_in: SignedIn) -> None:
    group = await course_group()
    await enrolled(desk.person, group)
    soon = NOW + timedelta(days=3)
    await groups.add_session(group, starts_at=soon, minutes=60, topic="Seams", catch_up_for=None, token=fresh(), by=SOCIAL, now=NOW)
    social = await signed_in("reintegration", "social")
    printed = (await social.get(f"/cases/{desk.person}/papers-to-print?language=ru")).text
    assert all(said in printed for said in ("27.11.2026 11:00", "Мои встречи и занятия", "Welding", "Room 1"))
