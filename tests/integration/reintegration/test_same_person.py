"""Cases that may be of one person are suggested; a worker joins them or tells them apart, once, and may undo it."""

import asyncio

import httpx
import pytest

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase
from services.reintegration.cases.queries import case as case_of
from services.reintegration.cases.tables import Case
from services.reintegration.database import Audit
from services.reintegration.errors import EntryChanged, NotAllowed, NotThere
from services.reintegration.intake.actions import take_in
from services.reintegration.same_person import queries
from services.reintegration.same_person.actions import decide
from services.reintegration.same_person.domain import Act, State
from services.reintegration.same_person.tables import CasePair, CasePairEvent
from services.reintegration.timeline.tables import TimelineEntry
from shared.access.acting import acting_for
from shared.db import acting
from tests.builders.actors import SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.clients import SignedIn
from tests.support.forms import submit

WALK_IN = NewCase("Demo Aigerim Serikkyzy", 1984, "+77015550000", "kk", Origin.WALK_IN, None, consent=True)


@pytest.fixture
async def walk_in(desk: Desk) -> Desk:
    """Somebody came by themselves."""
    person = await take_in(WALK_IN, needs=["housing"], words="A bed", token=fresh(), by=SOCIAL, now=NOW)
    return Desk(person, fresh())


async def registered(name: str, year: int | None, phone: str | None = None) -> Desk:
    one = await opened(name)
    await Case.update({Case.birth_year: year, Case.phone: phone, Case.case_number: f"75-{one.person.hex[:6]}"}).where(
        Case.person == one.person
    )
    return one


async def suggestions(one: Desk) -> set[str]:
    return {str(each.person) for each in await queries.suggested(await case_of(one.person, SOCIAL), SOCIAL)}


async def test_same_name_and_year_or_same_phone_are_suggested_on_both_sides(walk_in: Desk) -> None:
    twin = await registered("Demo Aigerim", 1985)
    phone = await registered("Other Name", 1960, "+77015550000")
    for name, year in (("Demo Aigerim", 1950), ("Demo Aigerimova", 1984), ("Else Aigerim", 1984)):
        await registered(name, year)
    assert await suggestions(walk_in) == {str(twin.person), str(phone.person)}
    assert str(walk_in.person) in await suggestions(twin)


async def test_what_was_decided_is_suggested_no_more_until_it_is_undone(walk_in: Desk) -> None:
    twin = await registered("Demo Aigerim", 1984)
    for act, undone in ((Act.TELL_APART, 1), (Act.JOIN, 3)):
        await decide(walk_in.person, twin.person, act, "papers", seen_version=undone - 1, by=SOCIAL, now=NOW)
        assert await suggestions(walk_in) == await suggestions(twin) == set()
        await decide(twin.person, walk_in.person, Act.UNDO, "mistake", seen_version=undone, by=SOCIAL, now=NOW)
        assert str(twin.person) in await suggestions(walk_in)
    assert await CasePair.count() == 1
    assert await CasePairEvent.count() == 4, "the history is kept"


async def test_both_cases_are_told_and_nothing_else_of_them_changes(walk_in: Desk) -> None:
    twin = await registered("Demo Aigerim", 1984)
    before = await Case.select().order_by(Case.person)
    await decide(walk_in.person, twin.person, Act.JOIN, "papers", seen_version=0, by=SOCIAL, now=NOW)
    assert await Case.select().order_by(Case.person) == before
    for one in (walk_in, twin):
        assert await TimelineEntry.count().where(TimelineEntry.person == one.person, TimelineEntry.kind == "same_person_joined") == 1
        assert await Audit.count().where(Audit.about == one.person, Audit.action == "same_person_decided") == 1


async def test_three_cases_of_one_person_are_shown_together_through_the_one_between(walk_in: Desk) -> None:
    second, third = await registered("Demo Aigerim", 1984), await registered("Demo Aigerim", 1984)
    await decide(walk_in.person, second.person, Act.JOIN, "known", seen_version=0, by=SOCIAL, now=NOW)
    await decide(second.person, third.person, Act.JOIN, "known", seen_version=0, by=SOCIAL, now=NOW)
    everybody = {walk_in.person, second.person, third.person}
    for one in everybody:
        assert {each.person for each in await queries.group_of(one, SOCIAL)} == everybody
    await decide(second.person, walk_in.person, Act.UNDO, "papers", seen_version=1, by=SOCIAL, now=NOW)
    assert {each.person for each in await queries.group_of(walk_in.person, SOCIAL)} == {walk_in.person}


async def test_two_workers_at_once_decide_once(walk_in: Desk) -> None:
    twin = await registered("Demo Aigerim", 1984)
    done = await asyncio.gather(
        decide(walk_in.person, twin.person, Act.JOIN, "papers", seen_version=0, by=SOCIAL, now=NOW),
        decide(twin.person, walk_in.person, Act.TELL_APART, "papers", seen_version=0, by=SOCIAL, now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(each, EntryChanged) for each in done) == 1
    assert await CasePairEvent.count() == 1
    with pytest.raises(NotAllowed):
        await decide(walk_in.person, twin.person, Act.JOIN, "papers", seen_version=1, by=SOCIAL, now=NOW)


async def test_a_case_out_of_reach_is_neither_suggested_nor_joined(walk_in: Desk) -> None:
    hidden = await opened("Demo Aigerim", office="71")
    assert str(hidden.person) not in await suggestions(walk_in)
    for by in (SOCIAL, SOCIAL_ELSEWHERE):
        with pytest.raises(NotThere):
            await decide(walk_in.person, hidden.person, Act.JOIN, "papers", seen_version=0, by=by, now=NOW)
    with pytest.raises(NotThere):
        await decide(walk_in.person, walk_in.person, Act.JOIN, "papers", seen_version=0, by=SOCIAL, now=NOW)
    twin = await registered("Demo Aigerim", 1984)
    await decide(walk_in.person, twin.person, Act.JOIN, "papers", seen_version=0, by=SOCIAL, now=NOW)
    with acting.acting(acting_for(SOCIAL_ELSEWHERE)):
        assert await CasePair.count() == await CasePairEvent.count() == 0, "the policies say the same"


@pytest.fixture
async def client(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_from_the_suggestion_to_both_cases_together_and_back(walk_in: Desk, client: httpx.AsyncClient) -> None:
    twin = await registered("Demo Aigerim", 1984)
    await twin.plan("One step")
    address = f"/cases/{walk_in.person}/same-person/{twin.person}"
    assert address in (await client.get(f"/cases/{walk_in.person}")).text
    page = await client.get(address)
    assert "checked" not in page.text, "nothing is chosen before"
    missing = await submit(client, address, {"version": "0"})
    assert missing.status_code == 422
    assert "Fill this in" in missing.text
    assert (await submit(client, address, {"version": "0", "act": "join", "why": "papers"})).is_redirect
    assert (await submit(client, address, {"version": "0", "act": "join", "why": "papers"})).status_code == 409
    both = (await client.get(f"/cases/{twin.person}/together")).text
    assert "A home of my own" in both
    assert "Housing" in both
    assert (await client.get(f"/cases/{twin.person}/same-person")).text.count("One person") == 1
    assert (await submit(client, address, {"version": "1"}, to=f"{address}/undo")).status_code == 422
    assert (await submit(client, address, {"version": "1", "why": "mistake"}, to=f"{address}/undo")).is_redirect
    assert "The decision was undone" in (await client.get(address)).text
    assert (await queries.standing(walk_in.person, twin.person)).state == State.OPEN
