"""Held rows of an import: many with one finding decided at once, and a row joined to somebody whom the register knows."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.cases.queries import case, open_registrations
from services.probation.cases.tables import Person, Registration
from services.probation.closing.actions import close_registration
from services.probation.database import DB
from services.probation.register.actions import Registered
from services.probation.register_import.held.joining import join_row
from services.probation.register_import.rows import ImportRow, row_of, rows_of
from services.probation.register_import.undoing import undo
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import OTHER_IIN, person
from tests.builders.register_files import Row, iin, people, row
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post
from tests.support.register_uploads import uploaded

WHY = "The two cards were compared"
LATE = {"registered_on": f"{TODAY:%d.%m.%Y}", "in_force_on": f"{TODAY - timedelta(days=60):%d.%m.%Y}", "court_decision_on": "01.09.2026"}
"""Registered later than the law asks."""


@pytest.fixture
async def senior(signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    return await signed_in("probation", "senior")


@pytest.fixture
async def known(register: Register) -> Registered:
    """Whom the row of `row()` is like."""
    return await register(person(None, family_name="Oydantegov", given_name="Adam", birth_date=date(1990, 2, 1)), by=OFFICER)


async def confirmed(senior: httpx.AsyncClient, rows: Sequence[Row]) -> tuple[str, UUID]:
    """(address, number) of an import whose rows were registered as far as nothing is asked."""
    address = await uploaded(senior, rows)
    await post(senior, f"{address}/confirm")
    return address, UUID(address.rpartition("/")[2])


async def held(number: UUID) -> list[ImportRow]:
    return await rows_of(number, "held")


def form(shown: str) -> dict[str, str]:
    """The form that decides many rows, as the page has it."""
    part = shown.split('name="kind" value="')[1]
    return {"kind": part.split('"')[0], "rows": part.split('name="rows" value="')[1].split('"')[0]}


async def test_rows_about_which_the_same_is_asked_are_registered_with_one_reason(senior: httpx.AsyncClient, known: Registered) -> None:
    late = [{**each, **LATE} for each in people(3)]
    address, number = await confirmed(senior, [*late, row(), row(family_name="Zhanova", **LATE, birth_date="05.05.1985")])
    before = await Registration.count()
    fields = form((await senior.get(address)).text)
    assert len(fields["rows"].split(",")) == 4
    short = await post(senior, f"{address}/rows/many", {**fields, "decision": "register", "reason": "No"})
    assert (short.status_code, "Say in 10 to 1,000" in short.text, await Registration.count()) == (422, True, before)
    answer = await post(senior, f"{address}/rows/many", {**fields, "decision": "register", "reason": "The post was late in November"})
    assert answer.status_code == 303
    assert await Registration.count() == before + 4
    (left,) = await held(number)
    assert left.alike, "who is like somebody is decided by itself"
    again = await post(senior, f"{address}/rows/many", {**fields, "decision": "register", "reason": "The post was late in November"})
    assert (again.status_code, await Registration.count()) == (303, before + 4), "the button pressed twice"
    decided = await row_of(number, int(fields["rows"].split(",")[0]))
    assert decided is not None
    assert (decided.reason, decided.decided_by_name) == ("The post was late in November", SENIOR.name)


async def test_who_came_onto_the_register_meanwhile_is_not_registered_among_many(senior: httpx.AsyncClient, register: Register) -> None:
    late = [{**each, **LATE} for each in (*people(1), row())]
    address, number = await confirmed(senior, late)
    fields = form((await senior.get(address)).text)
    await register(person(None, family_name="Oydantegov", given_name="Adam", birth_date=date(1990, 2, 1)), by=OFFICER)
    await post(senior, f"{address}/rows/many", {**fields, "decision": "register", "reason": "The post was late in November"})
    (left,) = await held(number)
    assert [each["name"] for each in left.alike] == ["Oydantegov Adam"]


async def test_many_are_dropped_and_an_officer_decides_nothing(senior: httpx.AsyncClient, known: Registered, signed_in: SignedIn) -> None:
    address, number = await confirmed(senior, [{**each, **LATE} for each in people(2)])
    fields = {**form((await senior.get(address)).text), "decision": "drop", "reason": "They moved away long ago"}
    officer = await signed_in("probation", "officer")
    assert (await post(officer, f"{address}/rows/many", fields)).status_code == 403
    assert (await officer.get(f"{address}/rows/2/join/{known.person}")).status_code == 403
    await post(senior, f"{address}/rows/many", fields)
    assert (await held(number), len(await rows_of(number, "dropped"))) == ([], 2)


async def test_a_row_is_joined_to_the_known_person_who_has_one_registration_more(senior: httpx.AsyncClient, known: Registered) -> None:
    address, number = await confirmed(senior, [row(phone="8 701 000 00 99", court="Another court")])
    (waits,) = await held(number)
    page = f"{address}/rows/{waits.number}/join/{known.person}"
    assert page in (await senior.get(address)).text
    shown = (await senior.get(page)).text
    assert "Both side by side" in shown
    assert "Another court" in shown
    marked = {part.split("</th>")[0].rpartition(">")[2] for part in shown.split("<tr")[2:] if ">differs<" in part}
    assert {"Family name", "Mobile phone"} <= marked
    assert not marked & {"Birth date", "Sex", "Court"}, "the same day in another form is no difference, and another decision is expected"
    assert (await post(senior, page, {"reason": "No"})).status_code == 422
    people_before = await Person.count()
    answer = await post(senior, page, {"reason": WHY})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/people/{known.person}")
    assert await Person.count() == people_before
    assert {each.court for each in await open_registrations(known.person)} >= {"Another court"}
    stands = await case(OFFICER, known.person)
    assert stands is not None
    assert stands.phone == "+77010000001", "what the register says stays"
    joined = await row_of(number, waits.number)
    assert joined is not None
    assert (joined.result, joined.person, joined.reason) == ("made", known.person, WHY)
    again = await post(senior, page, {"reason": WHY})
    assert (again.status_code, len(await open_registrations(known.person))) == (303, 2), "the button pressed twice"
    await undo(number, "It was the wrong file", by=SENIOR, now=NOW)
    assert [each.court for each in await open_registrations(known.person)] != []
    assert "Another court" not in {each.court for each in await open_registrations(known.person)}, "taken back with its import"


async def test_a_decision_that_is_on_the_register_adds_nothing(senior: httpx.AsyncClient, known: Registered) -> None:
    stands = (await open_registrations(known.person))[0]
    days = {"court": stands.court, "court_decision_on": f"{stands.court_decision_on:%d.%m.%Y}"}
    _, number = await confirmed(senior, [row(**days)])
    (waits,) = await held(number)
    assert await join_row(number, waits.number, known.person, WHY, by=SENIOR, now=NOW) == "known"
    assert len(await open_registrations(known.person)) == 1
    after = await row_of(number, waits.number)
    assert after is not None
    assert (after.result, after.person) == ("dropped", known.person)


async def test_who_left_the_register_is_registered_anew_under_the_same_record(senior: httpx.AsyncClient, known: Registered) -> None:
    await close_registration(known.person, reason="term_served", by=OFFICER, now=NOW)
    _, number = await confirmed(senior, [row()])
    (waits,) = await held(number)
    assert await join_row(number, waits.number, known.person, WHY, by=SENIOR, now=NOW) == "again"
    assert len(await open_registrations(known.person)) == 1


async def test_two_different_numbers_are_not_joined(senior: httpx.AsyncClient, known: Registered) -> None:
    address, number = await confirmed(senior, [row(phone="8 701 000 00 99")])
    (waits,) = await held(number)
    await DB.fetch(
        "UPDATE probation.import_row SET fields = fields || jsonb_build_object('iin', $2::text) WHERE import_id = $1", number, iin(5)
    )
    await DB.fetch("UPDATE probation.person SET iin = $2 WHERE id = $1", known.person, OTHER_IIN)
    page = f"{address}/rows/{waits.number}/join/{known.person}"
    assert "The two IINs differ" in (await senior.get(page)).text
    assert (await post(senior, page, {"reason": WHY})).status_code == 409
    assert len(await open_registrations(known.person)) == 1


async def test_a_row_is_joined_only_to_whom_it_is_like(senior: httpx.AsyncClient, known: Registered, register: Register) -> None:
    stranger = await register(person(None, family_name="Zhanova", given_name="Saule", birth_date=date(1985, 5, 5)), by=OFFICER)
    address, number = await confirmed(senior, [row()])
    (waits,) = await held(number)
    page = f"{address}/rows/{waits.number}/join/{stranger.person}"
    assert (await senior.get(page)).status_code == 404
    assert (await post(senior, page, {"reason": WHY})).status_code == 404
