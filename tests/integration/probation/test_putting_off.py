"""Something that waits is put off until a day: out of the queue, back by itself, within limits, and with a way back at once."""

import asyncio
import re
from datetime import date, datetime, timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.database import DB, Audit
from services.probation.queue.actions import change_item, close_item, hand_over_items, open_item
from services.probation.queue.domain import Why
from services.probation.queue.putting_off.actions import NotPutOff, put_off, take_up
from services.probation.queue.putting_off.domain import Problem
from services.probation.queue.queries import queue, queue_counts
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import Registered
from shared.actors import Actor
from shared.db.engine import transaction
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import submit

NEXT = TODAY + timedelta(days=3 if TODAY.weekday() == 4 else 1)
WEEK = NOW + timedelta(days=14)


@pytest.fixture
async def item(register: Register) -> UUID:
    """Something of the lowest urgency that needs an answer in two weeks."""
    return await waiting(await register())


async def waiting(made: Registered, *, priority: int = 4, kind: str = "residence") -> UUID:
    await close_item(person=made.person, kind="enrol", by=OFFICER, now=NOW)
    return await open_item(
        kind=kind, person=made.person, subject_id=fresh(), reason="residence", priority=priority, due_at=WEEK, now=NOW, by=OFFICER
    )


async def seen(by: Actor = OFFICER, *, now: datetime = NOW, away: bool = False) -> list[UUID]:
    return [each.id for each in await queue(by, now=now, put_off=away)]


async def test_it_is_out_of_the_queue_until_its_day_and_back_by_itself(item: UUID) -> None:
    moment = await put_off(item, NEXT, Why.PAPER, by=OFFICER, now=NOW)
    assert (await seen(), await seen(away=True)) == ([], [item])
    counts = await queue_counts(OFFICER, now=NOW)
    assert (counts.total, counts.put_off) == (0, 1)
    assert (await seen(now=moment), await seen(now=moment, away=True)) == ([item], [])
    records = await Audit.select(Audit.details).where(Audit.action == "queue_item_put_off")
    assert [record["details"] for record in records] == [f'{{"until":"{NEXT.isoformat()}","why":"paper"}}']


async def test_it_is_taken_up_again_at_once(item: UUID) -> None:
    await put_off(item, NEXT, Why.AGREED, by=OFFICER, now=NOW)
    assert [await take_up(item, by=OFFICER, now=NOW) for _ in range(2)] == [True, False]
    assert await seen() == [item]


async def test_three_times_and_no_more_whoever_asks_at_once(item: UUID) -> None:
    for _ in range(2):
        await put_off(item, NEXT, Why.PERSON, by=OFFICER, now=NOW)
        await take_up(item, by=OFFICER, now=NOW)
    tried = await asyncio.gather(*(put_off(item, NEXT, Why.PERSON, by=OFFICER, now=NOW) for _ in range(2)), return_exceptions=True)
    (refused,) = [each for each in tried if isinstance(each, NotPutOff)]
    assert refused.problem is Problem.TOO_OFTEN
    assert await QueueItem.count().where(QueueItem.put_off_times == 3) == 1


async def test_what_becomes_urgent_or_goes_to_another_officer_is_back(register: Register) -> None:
    made = await register()
    item = await waiting(made)
    (row,) = await QueueItem.select(QueueItem.subject_id, QueueItem.office).where(QueueItem.id == item)
    await put_off(item, NEXT, Why.PERSON, by=OFFICER, now=NOW)
    await change_item(kind="residence", subject_id=row["subject_id"], reason="residence")
    assert await seen() == [], "another word for it does not bring it back"
    await change_item(kind="residence", subject_id=row["subject_id"], priority=2)
    assert await seen() == [item]
    await change_item(kind="residence", subject_id=row["subject_id"], priority=4)
    await put_off(item, NEXT, Why.PERSON, by=OFFICER, now=NOW)
    async with transaction(DB):
        await hand_over_items(made.person, officer=COLLEAGUE_OFFICER.id, office=row["office"])
    assert item in [each.id for each in await queue(COLLEAGUE_OFFICER, now=NOW)]


async def test_another_day_than_those_offered_and_what_is_decided_are_refused(item: UUID) -> None:
    for day in (TODAY, TODAY + timedelta(days=60), date(9999, 12, 31)):
        with pytest.raises(NotPutOff):
            await put_off(item, day, Why.PERSON, by=OFFICER, now=NOW)
    await close_item(item=item, by=OFFICER, now=NOW)
    with pytest.raises(NotPutOff) as refused:
        await put_off(item, NEXT, Why.PERSON, by=OFFICER, now=NOW)
    assert refused.value.problem is Problem.CLOSED


@pytest.fixture
async def officer(register: Register, signed_in: SignedIn, fixed_clock: FixedClock) -> httpx.AsyncClient:
    return await signed_in("probation", "officer")


async def test_the_pages_put_off_and_undo(officer: httpx.AsyncClient, item: UUID) -> None:
    page = (await officer.get("/queue")).text
    assert f'href="/queue/{item}/put-off"' in page
    form = (await officer.get(f"/queue/{item}/put-off")).text
    assert "checked" not in form, "nothing is chosen beforehand"
    answer = await submit(officer, f"/queue/{item}/put-off", {"until": NEXT.isoformat()})
    assert (answer.status_code, "Choose a reason" in answer.text) == (422, True)
    assert re.search(rf'value="{NEXT.isoformat()}" checked', answer.text), "what was chosen stays"
    answer = await submit(officer, f"/queue/{item}/put-off", {"until": NEXT.isoformat(), "why": "paper"})
    assert answer.status_code == 303
    after = (await officer.get(answer.headers["location"])).text
    assert "It comes back by itself" in after
    assert "/queue?state=put_off" in after
    assert "A document is on its way" in (await officer.get("/queue?state=put_off")).text
    assert "/queue?state=put_off" in (await officer.get("/")).text
    await submit(officer, answer.headers["location"], to=f"/queue/{item}/take-up")
    assert f'href="/queue/{item}"' in (await officer.get("/queue")).text


async def test_what_may_endanger_somebody_says_that_it_stays(officer: httpx.AsyncClient, register: Register) -> None:
    item = await waiting(await register(), priority=2)
    assert f'href="/queue/{item}/put-off"' not in (await officer.get("/queue")).text
    assert "somebody may be in danger" in (await officer.get(f"/queue/{item}/put-off")).text
    given = {"until": NEXT.isoformat(), "why": "paper"}
    assert (await submit(officer, "/people/new", given, to=f"/queue/{item}/put-off")).status_code == 409


async def test_a_person_stands_once_with_everything_that_waits(officer: httpx.AsyncClient, register: Register) -> None:
    one, other = await register(person(None)), await register(person(None))
    await waiting(one, priority=5)
    await waiting(other, priority=4)
    await waiting(one, priority=3, kind="less_supervision")
    for address in ("/", "/queue"):
        page = (await officer.get(address)).text
        found = re.findall(r'class="group__who"><a class="govuk-link" href="/people/([0-9a-f-]{36})"', page)
        assert found == [str(one.person), str(other.person)], "at the place of what is most urgent"
