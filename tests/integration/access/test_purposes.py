"""Who reads by purpose says why first: kept for good, for one person, for an hour."""

from datetime import timedelta

import asyncpg
import httpx
import pytest

from services.probation.database import DB, Audit
from services.probation.purposes.tables import StatedPurpose
from services.probation.restriction.actions import set_restriction
from shared.db.engine import transaction
from tests.builders.actors import OFFICER_ELSEWHERE, SENIOR
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.registrations import registered
from tests.integration.access.readers import make_accounts
from tests.support.clients import SignedIn
from tests.support.forms import submit

WHY = "Complaint 17 of this year"


@pytest.fixture
async def prosecutor(engines: object, signed_in: SignedIn) -> httpx.AsyncClient:
    await make_accounts()
    return await signed_in("probation", "prosecutor")


async def test_a_record_opens_after_the_purpose_is_kept(prosecutor: httpx.AsyncClient, fixed_clock: FixedClock) -> None:
    somebody = (await registered()).person
    case, form = f"/people/{somebody}", f"/people/{somebody}/purpose"
    assert (await prosecutor.get(case)).headers["location"] == form
    assert "Fictional" not in (await prosecutor.get(form)).text, "the form shows the number, not the name"
    assert (await submit(prosecutor, form, {"words": WHY})).headers["location"] == case
    shown = await prosecutor.get(case)
    assert "Fictional" in shown.text
    assert (await prosecutor.get(f"{case}/movements")).status_code == 200
    (row,) = await StatedPurpose.select()
    assert (row["person"], row["words"], row["reader_role"], row["stated_at"]) == (somebody, WHY, "prosecutor", NOW)
    assert await Audit.count().where(Audit.action == "purpose_stated") == 1
    await _until(59, prosecutor, fixed_clock)
    assert (await prosecutor.get(case)).status_code == 200
    await _until(60, prosecutor, fixed_clock)
    assert (await prosecutor.get(case)).headers["location"] == form


async def test_a_purpose_is_for_one_person_and_one_reader(prosecutor: httpx.AsyncClient, signed_in: SignedIn) -> None:
    one, other = (await registered(person(IIN))).person, (await registered(person(OTHER_IIN))).person
    await submit(prosecutor, f"/people/{one}/purpose", {"words": WHY})
    assert (await prosecutor.get(f"/people/{other}")).status_code == 303
    ombudsman = await signed_in("probation", "ombudsman")
    assert (await ombudsman.get(f"/people/{one}")).status_code == 303


@pytest.mark.parametrize("words", ["", "too short", "x" * 501])
async def test_a_purpose_has_words(words: str, prosecutor: httpx.AsyncClient) -> None:
    somebody = (await registered()).person
    refused = await submit(prosecutor, f"/people/{somebody}/purpose", {"words": words})
    assert refused.status_code == 422
    assert "There is a problem" in refused.text
    assert not await StatedPurpose.count()


async def test_the_list_of_the_register_needs_no_purpose(prosecutor: httpx.AsyncClient) -> None:
    somebody = (await registered()).person
    listed = (await prosecutor.get("/people")).text
    assert f"/people/{somebody}" in listed
    assert "/devices" not in listed, "no link that would be refused"
    assert "/people/new" not in listed


async def test_a_purpose_cannot_be_changed_afterwards(prosecutor: httpx.AsyncClient) -> None:
    somebody = (await registered()).person
    await submit(prosecutor, f"/people/{somebody}/purpose", {"words": WHY})
    with pytest.raises(asyncpg.PostgresError):
        async with transaction(DB):
            await StatedPurpose.update({StatedPurpose.words: "Something else"}, force=True)


async def test_outside_the_office_there_is_nothing_to_state_a_purpose_for(engines: object, signed_in: SignedIn) -> None:
    await make_accounts()
    far = (await registered(by=OFFICER_ELSEWHERE)).person
    prosecutor = await signed_in("probation", "prosecutor-75")
    assert (await prosecutor.get(f"/people/{far}")).status_code == 404
    assert (await prosecutor.get(f"/people/{far}/purpose")).status_code == 404


async def test_an_auditor_needs_a_purpose_for_a_restricted_case_alone(engines: object, signed_in: SignedIn) -> None:
    open_one, restricted = (await registered(person(IIN))).person, (await registered(person(OTHER_IIN))).person
    await set_restriction(restricted, True, "A relative works here", by=SENIOR, now=NOW)
    auditor = await signed_in("probation", "auditor")
    assert (await auditor.get(f"/people/{open_one}")).status_code == 200
    assert (await auditor.get(f"/people/{restricted}")).headers["location"] == f"/people/{restricted}/purpose"
    await submit(auditor, f"/people/{restricted}/purpose", {"words": WHY})
    assert (await auditor.get(f"/people/{restricted}")).status_code == 200


async def test_an_officer_is_never_asked(engines: object, signed_in: SignedIn) -> None:
    somebody, far = (await registered(person(IIN))).person, (await registered(person(OTHER_IIN), by=OFFICER_ELSEWHERE)).person
    officer = await signed_in("probation", "officer")
    assert (await officer.get(f"/people/{somebody}")).status_code == 200
    assert (await officer.get(f"/people/{far}")).status_code == 404
    assert (await officer.get(f"/people/{somebody}/purpose")).status_code == 403


async def test_the_hour_is_counted_for_each_statement(prosecutor: httpx.AsyncClient, fixed_clock: FixedClock) -> None:
    somebody = (await registered()).person
    await submit(prosecutor, f"/people/{somebody}/purpose", {"words": WHY})
    await _until(50, prosecutor, fixed_clock)
    await submit(prosecutor, f"/people/{somebody}/purpose", {"words": f"{WHY}, second part"})
    await _until(100, prosecutor, fixed_clock)
    assert (await prosecutor.get(f"/people/{somebody}")).status_code == 200
    rows = await StatedPurpose.select().order_by(StatedPurpose.stated_at)
    assert [row["valid_until"] - row["stated_at"] for row in rows] == [timedelta(hours=1)] * 2


async def _until(minutes: int, client: httpx.AsyncClient, clock: FixedClock) -> None:
    """Move the clock to so many minutes after NOW; the reader opens pages meanwhile, so that the session does not end."""
    while clock.moment < NOW + timedelta(minutes=minutes):
        clock.move_to(min(clock.moment + timedelta(minutes=20), NOW + timedelta(minutes=minutes)))
        await client.get("/people")
