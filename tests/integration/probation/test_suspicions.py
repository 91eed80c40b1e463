"""Two people on the register who may be one: asked of the right officer, shown to nobody else, decided once, asked no more."""

from typing import Any
from uuid import UUID

from services.probation.actions.cases import close_registration
from services.probation.actions.register import register_person
from services.probation.jobs import duplicate_suspected
from services.probation.tables import DB, Audit, QueueItem, Registration, Suspicion, TimelineEntry
from shared import audit
from shared.db.engine import transaction
from shared.messages.biometrics import DuplicateSuspected
from tests.conftest import SignedIn
from tests.integration.probation.conftest import NOW, OFFICER, OTHER, SENIOR, grounds, person
from tests.integration.probation.test_pages import send


async def registered(iin: str, name: str, by: Any = OFFICER) -> UUID:
    return (await register_person(person(iin, name), grounds(basis=None), by=by, now=NOW)).person


async def suspected(one: UUID, other: UUID) -> None:
    async with transaction(DB):
        await duplicate_suspected(DuplicateSuspected(person=one, other=other, suspected_at=NOW))


async def the_suspicion() -> dict[str, Any]:
    row = await Suspicion.select().order_by(Suspicion.suspected_at, ascending=False).first()
    assert row is not None
    return row


async def open_items() -> set[tuple[str, UUID]]:
    rows = await QueueItem.select().where(QueueItem.closed_at.is_null(), QueueItem.kind.like("duplicate%"))
    return {(row["kind"], row["person"]) for row in rows}


async def test_the_officer_of_both_decides_and_a_settled_pair_is_not_asked_about_again(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    officer.cookies.set("oralu_language", "en")
    one, two = await registered("991231500006", "Alpha"), await registered("990228600013", "Beta")
    for pair in ((two, one), (one, two), (two, one)):
        await suspected(*pair)
    assert await open_items() == {("duplicate", two)}
    row = await the_suspicion()
    address = f"/suspicions/{row['id']}"
    item = await QueueItem.select(QueueItem.id).where(QueueItem.about == row["id"]).first()
    assert item is not None
    assert (await officer.get(f"/queue/{item['id']}")).headers["location"] == address
    assert (await send(officer, f"/queue/{item['id']}/done", {}, address)).status_code == 404, "it has a decision of its own"
    shown = (await officer.get(address)).text
    assert "Alpha" in shown
    assert "Beta" in shown
    assert f"/enrolments/{one}/first.jpg" in shown
    for wrong in ({"decision": "same"}, {"decision": "different", "reason": " "}, {"decision": "maybe", "reason": "x"}, {}):
        assert (await send(officer, address, wrong, address)).status_code == 422, wrong
    decided = {"decision": "different", "reason": "Brothers: both documents compared"}
    assert (await send(officer, address, decided, address)).status_code == 303
    assert (await officer.post(address, data=decided | {"_csrf_token": officer.cookies["oralu_csrf"]})).status_code == 409
    assert await open_items() == set()
    assert "Brothers" in (await officer.get(address)).text
    await suspected(one, two)
    assert await open_items() == set()
    kinds = [row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == one)]
    assert kinds.count("duplicate_decided") == 1
    assert {row["state"] for row in await Registration.select(Registration.state)} == {"open"}, "nothing follows by itself"
    assert "Two different people" in (await officer.get(f"/people/{one}")).text
    assert (await audit.verify(Audit)).broken_at is None


async def test_a_person_of_another_office_is_an_office_and_nothing_more(signed_in: SignedIn) -> None:
    officer, senior, auditor = [await signed_in("probation", login) for login in ("officer", "senior", "auditor")]
    for client in (officer, senior, auditor):
        client.cookies.set("oralu_language", "en")
    mine, elsewhere = await registered("991231500006", "Alpha"), await registered("990228600013", "Secretname", OTHER)
    await suspected(mine, elsewhere)
    assert await open_items() == {("duplicate", mine), ("duplicate_elsewhere", elsewhere)}
    row = await the_suspicion()
    address = f"/suspicions/{row['id']}"
    for client in (officer, senior):
        for page in (address, f"/people/{mine}", "/queue"):
            shown = (await client.get(page)).text
            assert not {"Secretname", "990228600013", str(elsewhere)} & set(shown.replace(">", " ").replace("<", " ").split()), page
            assert str(elsewhere) not in shown
        assert "Астана" in (await client.get(address)).text
    assert "Secretname" in (await auditor.get(address)).text
    token = {"_csrf_token": officer.cookies["oralu_csrf"], "decision": "same", "reason": "x"}
    assert (await officer.post(address, data=token)).status_code == 403, "the senior officer decides"
    assert (await send(senior, address, {"decision": "unclear", "reason": "Asked the other office"}, address)).status_code == 303
    assert "Asked the other office" not in (await officer.get(address)).text
    assert await open_items() == set()
    await suspected(elsewhere, mine)
    assert await open_items() == {("duplicate", elsewhere), ("duplicate_elsewhere", mine)}, "what could not be said may be asked again"


async def test_somebody_who_left_is_no_question_any_more(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    one, two, third = [
        await registered(iin, "Alpha", by)
        for iin, by in (("991231500006", OTHER), ("990228600013", SENIOR), ("", SENIOR))
    ]  # fmt: skip
    await suspected(one, two)
    assert (await officer.get(f"/suspicions/{(await the_suspicion())['id']}")).status_code == 404, "neither is this officer's"
    await close_registration(one, reason="transferred", by=OTHER, now=NOW)
    assert await open_items() == set()
    assert (await the_suspicion())["decision"] == "left"
    await suspected(two, one)
    assert await open_items() == set()
    assert await Suspicion.count() == 1
    await suspected(two, third)
    assert await open_items() == {("duplicate", two)}
