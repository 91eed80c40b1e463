"""Two people who may be the same: the right officer is asked, nobody else sees it, it is decided once and not asked again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.cases.tables import Registration
from services.probation.closing.actions import close_registration
from services.probation.database import DB, Audit
from services.probation.duplicates.jobs import duplicate_suspected
from services.probation.duplicates.tables import DuplicateSuspicion
from services.probation.queue.tables import QueueItem
from services.probation.timeline.tables import TimelineEntry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.biometrics import DuplicateSuspected
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.moments import NOW
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.registrations import registered
from tests.support.clients import SignedIn
from tests.support.forms import post, submit


async def somebody(iin: str, name: str, by: Actor = OFFICER) -> UUID:
    """On the register of `by`, without a legal basis for the face."""
    return (await registered(person(iin, family_name=name), basis=None, by=by)).person


async def suspected(one: UUID, other: UUID) -> None:
    async with transaction(DB):
        await duplicate_suspected(DuplicateSuspected(person=one, other=other, suspected_at=NOW))


async def the_suspicion() -> dict[str, Any]:
    row = await DuplicateSuspicion.select().order_by(DuplicateSuspicion.suspected_at, ascending=False).first()
    assert row is not None
    return row


async def open_items() -> set[tuple[str, UUID]]:
    rows = await QueueItem.select().where(QueueItem.closed_at.is_null(), QueueItem.kind.like("duplicate%"))
    return {(row["kind"], row["person"]) for row in rows}


@dataclass(frozen=True)
class Pair:
    """Two people of one officer, and the address of the suspicion about them."""

    one: UUID
    two: UUID
    address: str


@pytest.fixture
async def officer(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.fixture
async def pair(engines: OraluSettings) -> Pair:
    """A suspicion that was reported three times."""
    one, two = await somebody(IIN, "Alpha"), await somebody(OTHER_IIN, "Beta")
    for told in ((two, one), (one, two), (two, one)):
        await suspected(*told)
    return Pair(one, two, f"/suspicions/{(await the_suspicion())['id']}")


DIFFERENT = {"decision": "different", "reason": "Brothers: both documents compared"}


async def test_a_suspicion_told_again_is_one_item_that_leads_to_its_page(pair: Pair, officer: httpx.AsyncClient) -> None:
    assert await open_items() == {("duplicate", pair.two)}
    (item,) = await QueueItem.select(QueueItem.id).where(QueueItem.subject_id == (await the_suspicion())["id"])
    assert (await officer.get(f"/queue/{item['id']}")).headers["location"] == pair.address
    assert (await post(officer, f"/queue/{item['id']}/done")).status_code == 404, "it has a decision of its own"


async def test_the_page_shows_both_people_side_by_side(pair: Pair, officer: httpx.AsyncClient) -> None:
    shown = (await officer.get(pair.address)).text
    assert "Alpha" in shown
    assert "Beta" in shown
    assert f"/enrolments/{pair.one}/first.jpg" in shown


async def test_a_decision_is_one_of_three_has_a_reason_and_is_made_once(pair: Pair, officer: httpx.AsyncClient) -> None:
    for wrong in ({"decision": "same"}, {"decision": "different", "reason": " "}, {"decision": "maybe", "reason": "x"}, {}):
        assert (await post(officer, pair.address, wrong)).status_code == 422, wrong
    assert (await post(officer, pair.address, DIFFERENT)).status_code == 303
    assert (await post(officer, pair.address, DIFFERENT)).status_code == 409
    assert "Brothers" in (await officer.get(pair.address)).text


async def test_a_settled_pair_is_not_asked_about_again_and_nothing_else_follows(pair: Pair, officer: httpx.AsyncClient) -> None:
    assert (await post(officer, pair.address, DIFFERENT)).status_code == 303
    assert await open_items() == set()
    await suspected(pair.one, pair.two)
    assert await open_items() == set()
    kinds = [row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == pair.one)]
    assert kinds.count("duplicate_decided") == 1
    assert {row["state"] for row in await Registration.select(Registration.state)} == {"open"}, "nothing follows by itself"
    assert "Two different people" in (await officer.get(f"/people/{pair.one}")).text
    assert (await audit.verify(Audit)).broken_at is None


async def test_of_a_person_of_another_office_only_the_office_is_shown(signed_in: SignedIn) -> None:
    officer, senior, auditor = [await signed_in("probation", login) for login in ("officer", "senior", "auditor")]
    for client in (officer, senior, auditor):
        client.cookies.set("oralu_language", "en")
    mine, elsewhere = await somebody(IIN, "Alpha"), await somebody(OTHER_IIN, "Secretname", OFFICER_ELSEWHERE)
    await suspected(mine, elsewhere)
    assert await open_items() == {("duplicate", mine), ("duplicate_elsewhere", elsewhere)}
    row = await the_suspicion()
    address = f"/suspicions/{row['id']}"
    for client in (officer, senior):
        for page in (address, f"/people/{mine}", "/queue"):
            shown = (await client.get(page)).text
            assert not {"Secretname", OTHER_IIN, str(elsewhere)} & set(shown.replace(">", " ").replace("<", " ").split()), page
            assert str(elsewhere) not in shown
        assert "Astana" in (await client.get(address)).text
    assert "Secretname" in (await auditor.get(address)).text
    assert (await post(officer, address, {"decision": "same", "reason": "x"})).status_code == 403, "the senior officer decides"
    assert (await submit(senior, address, {"decision": "unclear", "reason": "Asked the other office"})).status_code == 303
    assert "Asked the other office" not in (await officer.get(address)).text
    assert await open_items() == set()
    await suspected(elsewhere, mine)
    assert await open_items() == {("duplicate", elsewhere), ("duplicate_elsewhere", mine)}, "what could not be said may be asked again"


async def test_a_suspicion_ends_when_one_of_the_two_leaves_the_register(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    one, two, third = [
        await somebody(iin, "Alpha", by)
        for iin, by in ((IIN, OFFICER_ELSEWHERE), (OTHER_IIN, SENIOR), ("", SENIOR))
    ]  # fmt: skip
    await suspected(one, two)
    assert (await officer.get(f"/suspicions/{(await the_suspicion())['id']}")).status_code == 404, "neither is this officer's"
    await close_registration(one, reason="transferred", by=OFFICER_ELSEWHERE, now=NOW)
    assert await open_items() == set()
    assert (await the_suspicion())["decision"] == "left"
    await suspected(two, one)
    assert await open_items() == set()
    assert await DuplicateSuspicion.count() == 1
    await suspected(two, third)
    assert await open_items() == {("duplicate", two)}
