"""Less supervision on the real database: who is near, answers with coded reasons, a senior officer's approval, who is not looked at."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.capabilities import CAPABILITIES
from services.probation.closing.actions import close_registration
from services.probation.errors import AlreadyDecided, SecondOfficerNeeded
from services.probation.queue.tables import QueueItem
from services.probation.risk import queries
from services.probation.risk.actions.answering import NoReason, TooLong, answer, decide, take_back
from services.probation.risk.actions.calculating import compute
from services.probation.risk.domain.answers import unlooked_since
from services.probation.risk.jobs import ask_for_reviews
from services.probation.risk.less_supervision import queries as less_queries
from services.probation.risk.less_supervision.queries import Near, Show
from services.probation.risk.tables import LessAnswer
from shared.actors import Actor
from shared.registry import fill
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.less_supervision import PROBATION, TO, almost_eligible, eligible, prepare, put_off
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.builders.risk import knowing

A_DAY = timedelta(days=1)


@pytest.fixture
def breaches_known() -> Iterator[None]:
    """A part of the service knows breaches, and there are none."""
    fill("probation", knowing(CAPABILITIES))
    yield
    fill("probation", CAPABILITIES)


@pytest.fixture
async def person(engines: OraluSettings, fixed_clock: FixedClock, breaches_known: None) -> UUID:
    """Somebody on the register of whom nothing is known yet."""
    return (await registered(by=OFFICER)).person


async def listed(show: Show = "look", *, days: int = 0, by: Actor = SENIOR) -> list[Near]:
    """What the list shows so many days from now."""
    today = TODAY + days * A_DAY
    return await less_queries.near(by, today, unlooked_since(today), show=show, size=10)


async def waiting(kind: str) -> int:
    return int(await QueueItem.count().where(QueueItem.kind == kind, QueueItem.closed_at.is_null()))


async def live(person: UUID) -> less_queries.ShownAnswer:
    found = await less_queries.live_answer(person, PROBATION)
    assert found is not None
    return found


async def put_off_until(person: UUID) -> object:
    found = await queries.current(person, PROBATION)
    assert found is not None
    return found.snoozed_until


async def test_almost_eligible_is_listed_with_what_stands_between(person: UUID) -> None:
    await almost_eligible(person)
    (row,) = await listed()
    assert (row.standing, [each["criterion"] for each in row.open_criteria(TODAY)]) == ("almost", ["work"])
    assert await listed(by=OFFICER_ELSEWHERE) == []
    assert len(await listed(by=OFFICER)) == 1


async def test_a_senior_officer_puts_off_for_a_coded_reason_no_longer_than_the_law_says_and_it_comes_back(person: UUID) -> None:
    await almost_eligible(person)
    for wrong in (None, TODAY, TODAY + 91 * A_DAY):
        with pytest.raises(TooLong):
            await answer(person, PROBATION, put_off(wrong, approved=True), by=SENIOR, now=NOW)
    with pytest.raises(TooLong):
        await answer(person, PROBATION, put_off(TODAY + 31 * A_DAY, "document_missing", approved=True), by=SENIOR, now=NOW)
    for reason in (None, "because"):
        with pytest.raises(NoReason):
            await answer(person, PROBATION, put_off(reason=reason, approved=True), by=SENIOR, now=NOW)
    await answer(person, PROBATION, put_off(approved=True), by=SENIOR, now=NOW)
    (row,) = await listed("put_off")
    assert (row.snooze_reason, row.snoozed_until, await listed()) == ("recent_change", TO, [])
    assert len(await listed(days=60)) == 1, "the time is over"
    await take_back(person, PROBATION, "The trial is over", by=SENIOR, now=NOW)
    assert len(await listed()) == 1


async def test_an_officer_s_answer_takes_effect_when_a_senior_officer_approves(person: UUID) -> None:
    await almost_eligible(person)
    given = put_off()
    number = await answer(person, PROBATION, given, by=OFFICER, now=NOW)
    assert await answer(person, PROBATION, given, by=OFFICER, now=NOW) == number, "sent twice"
    assert (await put_off_until(person), len(await listed("waits")), await listed(), await waiting("less_approve")) == (None, 1, [], 1)
    with pytest.raises(SecondOfficerNeeded):
        await decide(number, person, PROBATION, approved=True, why="Yes", version=1, by=OFFICER, now=NOW)
    await decide(number, person, PROBATION, approved=True, why="Yes", version=1, by=SENIOR, now=NOW)
    assert (await put_off_until(person), await listed("waits"), await waiting("less_approve")) == (TO, [], 0)


async def test_a_senior_officer_asks_for_another_answer_and_the_officer_gives_one(person: UUID) -> None:
    await almost_eligible(person)
    first = await answer(person, PROBATION, put_off(), by=OFFICER, now=NOW)
    await decide(first, person, PROBATION, approved=False, why="Which trial?", version=1, by=SENIOR, now=NOW)
    assert ((await live(person)).state, await waiting("less_revise"), await put_off_until(person)) == ("revise", 1, None)
    second = await answer(person, PROBATION, prepare(), by=OFFICER, now=NOW)
    assert (await waiting("less_revise"), await waiting("less_approve"), (await live(person)).id) == (0, 1, second)
    with pytest.raises(AlreadyDecided):
        await decide(first, person, PROBATION, approved=True, why="Yes", version=2, by=SENIOR, now=NOW)


async def test_of_two_who_decide_at_once_one_is_told(person: UUID) -> None:
    await almost_eligible(person)
    number = await answer(person, PROBATION, put_off(), by=OFFICER, now=NOW)
    both = [decide(number, person, PROBATION, approved=yes, why="So", version=1, by=SENIOR, now=NOW) for yes in (True, False)]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["AlreadyDecided", "NoneType"]


async def test_what_waited_until_its_day_had_passed_is_not_approved(person: UUID) -> None:
    await almost_eligible(person)
    number = await answer(person, PROBATION, put_off(TODAY + 3 * A_DAY), by=OFFICER, now=NOW)
    with pytest.raises(TooLong):
        await decide(number, person, PROBATION, approved=True, why="Yes", version=1, by=SENIOR, now=NOW + 3 * A_DAY)


async def test_who_is_eligible_and_not_looked_at_is_asked_about_once_and_an_answer_closes_it(person: UUID, fixed_clock: FixedClock) -> None:
    await eligible(person)
    assert [row.standing for row in await listed()] == ["met"]
    fixed_clock.move_to(NOW + 13 * A_DAY)
    await ask_for_reviews({})
    assert (await waiting("less_unlooked"), await listed("unlooked", days=13)) == (0, [])
    fixed_clock.move_to(NOW + 14 * A_DAY)
    await ask_for_reviews({})
    await ask_for_reviews({})
    (row,) = await listed("unlooked", days=14)
    assert (await waiting("less_unlooked"), row.unlooked, row.since) == (1, True, TODAY)
    item = await QueueItem.select().where(QueueItem.kind == "less_unlooked").first()
    assert item is not None
    assert item["excluded_officer"] == OFFICER.id, "the senior officers of the office are asked"
    await answer(person, PROBATION, prepare(), by=OFFICER, now=NOW + 14 * A_DAY)
    assert (await waiting("less_unlooked"), await listed("unlooked", days=40)) == (0, [])


async def test_who_does_not_meet_the_criteria_any_more_is_not_asked_about(person: UUID, fixed_clock: FixedClock) -> None:
    await eligible(person)
    fixed_clock.move_to(NOW + 14 * A_DAY)
    await ask_for_reviews({})
    fill("probation", knowing(CAPABILITIES, NOW + 13 * A_DAY))
    await compute(person, PROBATION, "asked", by=OFFICER, now=NOW + 14 * A_DAY)
    assert (await waiting("less_unlooked"), await listed(days=14)) == (0, [])


async def test_with_the_removal_nobody_waits_for_an_answer(person: UUID) -> None:
    await almost_eligible(person)
    await answer(person, PROBATION, put_off(), by=OFFICER, now=NOW)
    await close_registration(person, reason="term_ended", by=OFFICER, now=NOW)
    assert await waiting("less_approve") == 0
    assert [row["state"] for row in await LessAnswer.select(LessAnswer.state)] == ["ended"]
