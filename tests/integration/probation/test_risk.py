"""Tiers on the real database: computed from what the register holds, kept where something changed, set by hand by two people."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.capabilities import CAPABILITIES
from services.probation.cases.actions import insert_condition
from services.probation.cases.tables import Person, Registration
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.errors import AlreadyClosed, AlreadyDecided, SecondOfficerNeeded
from services.probation.queue.tables import QueueItem
from services.probation.risk import queries
from services.probation.risk.actions import objecting, overriding, relapse
from services.probation.risk.actions.calculating import compute, mark, unchecked
from services.probation.risk.actions.facts import record_facts
from services.probation.risk.domain import entries
from services.probation.risk.domain.overrides import Event
from services.probation.risk.domain.steps import Step
from services.probation.risk.jobs import ask_for_reviews, compute_tiers
from services.probation.risk.listing import entries_listed
from services.probation.risk.tables import RiskCalculation, RiskCurrent, RiskEvent, RiskFact
from shared.registry import fill
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.registrations import registered
from tests.builders.risk import a_tier, an_entry, facts, knowing

PROBATION = "probation"


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


async def computed(person: UUID) -> queries.Calculation:
    await compute(person, PROBATION, "asked", by=OFFICER, now=NOW)
    found = await queries.latest(person, PROBATION)
    assert found is not None
    return found


async def now_is(person: UUID) -> queries.Current:
    found = await queries.current(person, PROBATION)
    assert found is not None
    return found


async def waiting(kind: str) -> int:
    return int(await QueueItem.count().where(QueueItem.kind == kind, QueueItem.closed_at.is_null()))


async def missed(person: UUID, *, days_ago: int, verdict: str | None = "unexcused") -> None:
    at = NOW - timedelta(days=days_ago)
    lead = await Registration.select(Registration.id).where(Registration.person == person).first()
    assert lead is not None
    await CheckIn.insert(
        CheckIn(
            id=fresh(), person=person, registration=lead["id"], due_on=at.date(), opens_at=at, closes_at=at, state="expired",
            verdict=verdict, reviewed_at=NOW if verdict else None, created_at=at, supervising_authority=PROBATION,
        )
    )  # fmt: skip


async def test_what_is_kept_says_everything_and_is_kept_only_where_something_changed(person: UUID) -> None:
    first = await computed(person)
    assert (first.tier, first.step, first.provisional, first.trigger) == (1, None, True, "asked")
    assert set(first.could_raise) >= {"violence", "earlier_convictions", "housing"}
    assert not await compute(person, PROBATION, "asked", by=OFFICER, now=NOW + timedelta(days=40)), "nothing changed"
    assert await RiskCalculation.count() == 1
    await record_facts(person, PROBATION, facts(earlier_convictions="2"), by=OFFICER, now=NOW)
    second = await queries.latest(person, PROBATION)
    assert second is not None
    assert (second.number, second.tier, second.step, second.trigger) == (2, 3, "earlier_convictions", "fact")
    assert second.could_raise == [], "work is not known, and could propose 2 at most"
    assert second.missing == ["work"]
    given = {each.step: each for each in second.shown_inputs}
    assert given[Step.EARLIER_CONVICTIONS].document == "Sentence of 04.11.2026"
    assert all(each.link.startswith(f"/people/{person}") for each in given.values())
    assert {norm.code for norm in second.norms} > {"risk.earlier_convictions.tier_3"}
    for each in await queries.calculations(person, PROBATION):
        again = each.again()
        assert (again.tier, again.step, again.provisional) == (each.tier, each.step, each.provisional)


async def test_the_same_facts_sent_twice_are_one_and_a_fact_is_taken_back(person: UUID) -> None:
    sent = facts(violence="yes")
    for _ in range(2):
        await record_facts(person, PROBATION, sent, by=OFFICER, now=NOW)
    assert await RiskFact.count() == len(sent)
    assert (await now_is(person)).tier == 3
    await record_facts(person, PROBATION, [f for f in facts(violence=None) if f.step is Step.VIOLENCE], by=OFFICER, now=NOW + timedelta(1))
    current = await now_is(person)
    assert (current.tier, current.provisional) == (1, True)


async def test_only_what_an_officer_decided_counts_as_missed(person: UUID) -> None:
    for days, verdict in ((10, "unexcused"), (20, "excused"), (30, "our_fault"), (40, None), (400, "unexcused")):
        await missed(person, days_ago=days, verdict=verdict)
    given = {each.step: each for each in (await computed(person)).shown_inputs}
    assert given[Step.MISSED].value == 1
    assert [day for _, day in given[Step.MISSED].rows] == [(TODAY - timedelta(days=10)).isoformat()]
    await missed(person, days_ago=11)
    assert (await computed(person)).step == "missed"


async def test_treatment_is_read_as_a_duty_and_work_from_the_person(person: UUID) -> None:
    lead = await Registration.select(Registration.id).where(Registration.person == person).first()
    assert lead is not None
    await Person.update({Person.occupation: "looks_for_work"}).where(Person.id == person)
    given = {each.step: each.value for each in (await computed(person)).shown_inputs}
    assert (given[Step.WORK], given[Step.TREATMENT]) == ("looks_for_work", "no")
    await insert_condition(registration=lead["id"], code="treatment", words="", source="УК 44", created_at=NOW)
    after = await computed(person)
    assert {each.step: each.value for each in after.shown_inputs}[Step.TREATMENT] == "yes"
    assert (after.tier, after.step) == (2, "treatment")


async def test_where_nobody_knows_breaches_the_number_is_missing_not_nothing(person: UUID) -> None:
    fill("probation", CAPABILITIES if not any(each.confirmed_breaches for each in CAPABILITIES) else [
        each for each in CAPABILITIES if not each.confirmed_breaches])  # fmt: skip
    assert "breaches" in (await computed(person)).could_raise
    fill("probation", knowing(CAPABILITIES, NOW - timedelta(days=3), NOW - timedelta(days=9), NOW - timedelta(days=500)))
    assert ((await computed(person)).tier, (await computed(person)).step) == (3, "breaches")


async def test_the_night_computes_everybody_once_and_a_change_computes_again(person: UUID, fixed_clock: FixedClock) -> None:
    assert [each.person for each in await unchecked(NOW, 10)] == [person], "who was registered just now"
    await compute_tiers({})
    assert await unchecked(NOW, 10) == []
    assert await RiskCalculation.count() == 1
    await mark(person)
    assert len(await unchecked(NOW, 10)) == 1
    await compute_tiers({})
    fixed_clock.move_to(NOW + timedelta(days=1))
    assert len(await unchecked(NOW + timedelta(days=1), 10)) == 1
    await compute_tiers({})
    assert await RiskCalculation.count() == 1


async def test_above_one_person_below_two_and_never_the_same(person: UUID) -> None:
    await record_facts(person, PROBATION, facts(earlier_convictions="1"), by=OFFICER, now=NOW)
    seen = (await computed(person)).id
    with pytest.raises(overriding.SameTier):
        await overriding.set_tier(person, PROBATION, a_tier(2, seen), by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await overriding.set_tier(person, PROBATION, a_tier(3, fresh()), by=OFFICER, now=NOW)
    await overriding.set_tier(person, PROBATION, a_tier(4, seen), by=OFFICER, now=NOW)
    assert (await now_is(person)).tier == 4
    lower = await overriding.set_tier(person, PROBATION, a_tier(1, seen), by=OFFICER, now=NOW)
    assert ((await now_is(person)).tier, await waiting(overriding.CONFIRM)) == (2, 1), "until somebody confirms, the computed one"
    with pytest.raises(SecondOfficerNeeded):
        await overriding.decide(lower, person, PROBATION, Event.CONFIRM, "Yes", version=1, by=OFFICER, now=NOW)
    await overriding.decide(lower, person, PROBATION, Event.CONFIRM, "I agree", version=1, by=SENIOR, now=NOW)
    assert ((await now_is(person)).tier, await waiting(overriding.CONFIRM)) == (1, 0)
    await record_facts(person, PROBATION, facts(earlier_convictions="4"), by=OFFICER, now=NOW + timedelta(minutes=1))
    current = await now_is(person)
    assert (current.computed, current.tier) == (4, 4), "what the second person saw was a 2"
    with pytest.raises(AlreadyDecided):
        await overriding.decide(lower, person, PROBATION, Event.WITHDRAW, "No", version=1, by=OFFICER, now=NOW)


async def test_of_two_who_decide_at_once_one_is_told(person: UUID) -> None:
    seen = (await record_and_compute(person)).id
    lower = await overriding.set_tier(person, PROBATION, a_tier(1, seen), by=OFFICER, now=NOW)
    answers = await asyncio.gather(
        overriding.decide(lower, person, PROBATION, Event.CONFIRM, "Yes", version=1, by=SENIOR, now=NOW),
        overriding.decide(lower, person, PROBATION, Event.WITHDRAW, "No", version=1, by=OFFICER, now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in answers) == ["AlreadyDecided", "NoneType"]
    assert await RiskEvent.count().where(RiskEvent.subject == lower) == 2


async def record_and_compute(person: UUID) -> queries.Calculation:
    await record_facts(person, PROBATION, facts(earlier_convictions="2"), by=OFFICER, now=NOW)
    return await computed(person)


async def test_an_entry_is_proposed_decided_told_reviewed_and_ends_by_time(person: UUID, fixed_clock: FixedClock) -> None:
    await computed(person)
    with pytest.raises(relapse.NotAGround):
        await relapse.propose(person, PROBATION, an_entry("a bad feeling"), by=OFFICER, now=NOW)
    entry = await relapse.propose(person, PROBATION, an_entry(), by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await relapse.propose(person, PROBATION, an_entry(), by=SENIOR, now=NOW)
    assert (await waiting(relapse.DECIDE), (await now_is(person)).entered) == (1, False)
    with pytest.raises(SecondOfficerNeeded):
        await relapse.change(entry, person, PROBATION, entries.Event.ADMIT, "Yes", version=1, by=OFFICER, now=NOW)
    await relapse.change(entry, person, PROBATION, entries.Event.ADMIT, "The facts are there", version=1, by=SENIOR, now=NOW)
    assert (await now_is(person)).entered
    told = {"told_on": TODAY, "by": OFFICER, "now": NOW}
    await relapse.change(entry, person, PROBATION, entries.Event.TELL, "In person", version=2, **told)  # type: ignore[arg-type]  # one of two days by name
    (row,) = (await entries_listed(SENIOR, "entered", size=10)).rows
    assert (row.person, row.told_on, row.grounds) == (person, TODAY, ["breach_confirmed"])
    assert (await entries_listed(OFFICER_ELSEWHERE, "entered", size=10)).rows == []
    fixed_clock.move_to(NOW + timedelta(days=178))
    await ask_for_reviews({})
    assert await waiting(relapse.REVIEW) == 1
    await ask_for_reviews({})
    assert await waiting(relapse.REVIEW) == 1
    fixed_clock.move_to(NOW + timedelta(days=365))
    await Registration.update({Registration.term_ends_on: TODAY + timedelta(days=900)}).where(Registration.person == person)
    await ask_for_reviews({})
    assert ((await queries.entries_of(person, PROBATION))[0].state, (await now_is(person)).entered) == ("out", False)
    assert await waiting(relapse.REVIEW) == 0


async def test_with_the_removal_it_ends_and_comes_back_where_that_is_undone(person: UUID) -> None:
    seen = (await record_and_compute(person)).id
    await overriding.set_tier(person, PROBATION, a_tier(4, seen), by=OFFICER, now=NOW)
    entry = await relapse.propose(person, PROBATION, an_entry(), by=OFFICER, now=NOW)
    await relapse.change(entry, person, PROBATION, entries.Event.ADMIT, "Yes", version=1, by=SENIOR, now=NOW)
    at = NOW + timedelta(minutes=1)
    await close_registration(person, reason="term_ended", by=OFFICER, now=at)
    assert await RiskCurrent.count() == 0
    assert (await queries.overrides_of(person, PROBATION))[0].state == "ended"
    assert (await queries.entries_of(person, PROBATION))[0].state == "out"
    assert not await compute(person, PROBATION, "asked", by=OFFICER, now=at)
    with pytest.raises(AlreadyClosed):
        await relapse.propose(person, PROBATION, an_entry(), by=OFFICER, now=at)
    lead = await Registration.select(Registration.id).where(Registration.person == person).first()
    assert lead is not None
    await undo_closing(lead["id"], "A mistake", by=SENIOR, now=at + timedelta(minutes=1))
    await compute_tiers({})
    current = await now_is(person)
    assert (current.tier, current.entered) == (4, True)


async def test_an_objection_leads_to_the_source_and_is_answered_once(person: UUID) -> None:
    await record_and_compute(person)
    token = fresh()
    for _ in range(2):
        objection = await objecting.object_to(person, PROBATION, Step.WORK, "I have a job", token, by=OFFICER, now=NOW)
    assert await waiting(objecting.OBJECTION) == 1
    await Person.update({Person.occupation: "works"}).where(Person.id == person)
    await objecting.answer(objection, person, PROBATION, "corrected", "Written down", by=OFFICER, now=NOW)
    with pytest.raises(AlreadyDecided):
        await objecting.answer(objection, person, PROBATION, "stays", "No", by=SENIOR, now=NOW)
    latest = await queries.latest(person, PROBATION)
    assert latest is not None
    assert (latest.missing, latest.trigger, await waiting(objecting.OBJECTION)) == ([], "risk_objection", 0)
