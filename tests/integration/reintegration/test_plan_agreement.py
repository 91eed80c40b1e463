"""What the person says to a plan, version by version; and when the plan is reviewed."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from asyncpg import UniqueViolationError

from services.reintegration.errors import NotAllowed, NotThere, PlanChanged, ReasonMissing
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.plans.actions import complete_step
from services.reintegration.plans.actions.agreeing import Given
from services.reintegration.plans.actions.returning import bring_reviews_forward
from services.reintegration.plans.actions.reviewing import Held, clear_exemption, exempt_from_review, hold_review
from services.reintegration.plans.actions.steps import archive_step, correct_step
from services.reintegration.plans.agreement_tables import PlanAnswer, PlanReview, PlanVersion
from services.reintegration.plans.desk_queries import reviews_until
from services.reintegration.plans.domain.versions import compared, waits
from services.reintegration.plans.stored.notes import WaitingReview, reviews_of, waiting_review
from services.reintegration.plans.stored.versions import ShownVersion, revision_of, terms_of, versions_of
from services.reintegration.sealing.keys import key_of
from tests.builders.actors import COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.needs import TONIGHT, assessed
from tests.builders.plans import AGREED, answered, shown

NO = Given("not_agreed", "ru", words="The centre is too far away")


async def versions(desk: Desk) -> list[ShownVersion]:
    return await versions_of(desk.person, await key_of(desk.person))


async def is_waiting(desk: Desk) -> bool:
    key, found = await key_of(desk.person), await versions(desk)
    return waits(found[0].terms if found else None, await terms_of(desk.person, key))


async def review(desk: Desk) -> WaitingReview:
    found = await waiting_review(desk.person)
    assert found is not None
    return found


async def test_a_change_after_agreement_waits_for_agreement_and_is_compared(desk: Desk) -> None:
    await desk.plan("Visit the centre", "Bring the papers")
    assert await is_waiting(desk)
    assert await answered(desk.person) == 1
    assert not await is_waiting(desk)
    first, second = (await shown(desk.person)).goals[0].steps
    await complete_step(first.id, by=SOCIAL, now=NOW)
    assert not await is_waiting(desk), "what is done needs no new agreement"
    await correct_step(second.id, "Bring the passport", "person", "", by=SOCIAL, now=NOW)
    assert await is_waiting(desk)
    assert await answered(desk.person, NO) == 2
    assert await answered(desk.person, AGREED, now=NOW + timedelta(minutes=5)) == 2, "the same words, another answer"
    await archive_step(second.id, "person_declined", by=SOCIAL, now=NOW)
    assert await answered(desk.person, Given("could_not_answer", "kk", words="Was ill")) == 3
    third, second_version, first_version = await versions(desk)
    assert [(version.number, version.answer) for version in (first_version, second_version, third)] == [
        (1, "agreed"), (2, "agreed"), (3, "could_not_answer"),
    ]  # fmt: skip
    assert [answer.words for answer in second_version.answers] == ["", "The centre is too far away"]
    assert first_version.answers[0].seen_by == "Demo Witness"
    (changed,) = compared(first_version.terms, second_version.terms)
    assert (changed.kind, changed.fields) == ("changed", ("text",))
    (gone,) = compared(second_version.terms, third.terms)
    assert (gone.kind, gone.term.text) == ("gone", "Bring the passport")


async def test_an_answer_is_about_what_was_on_the_screen(desk: Desk) -> None:
    await desk.plan()
    revision = revision_of(await terms_of(desk.person, await key_of(desk.person)))
    await correct_step((await shown(desk.person)).goals[0].steps[0].id, "Another", "person", "", by=COLLEAGUE, now=NOW)
    with pytest.raises(PlanChanged):
        await answered(desk.person, revision=revision)
    assert await versions(desk) == []


async def test_two_answers_at_once_make_one_version(desk: Desk) -> None:
    await desk.plan()
    numbers = await asyncio.gather(answered(desk.person), answered(desk.person, NO, by=COLLEAGUE))
    assert set(numbers) == {1}
    assert await PlanVersion.count() == 1
    assert await PlanAnswer.count() == 2
    token = fresh()
    assert [await answered(desk.person, token=token) for _ in range(2)] == [1, 1]
    assert await PlanAnswer.count() == 3


@pytest.mark.parametrize(
    "given",
    [
        replace(AGREED, signed=None),
        replace(AGREED, signed_on=None),
        replace(AGREED, seen_by=" "),
        replace(AGREED, signed="screen"),
        replace(NO, words=""),
        Given("could_not_answer", "kk"),
    ],
)
async def test_a_yes_is_signed_and_another_answer_says_why(desk: Desk, given: Given) -> None:
    await desk.plan()
    with pytest.raises(ReasonMissing):
        await answered(desk.person, given)


async def test_nothing_is_agreed_where_there_is_no_plan_or_no_access(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        await answered(desk.person)
    await desk.plan()
    with pytest.raises(NotThere):
        await answered(desk.person, by=SOCIAL_ELSEWHERE)


async def test_a_version_is_encrypted(desk: Desk) -> None:
    await desk.plan()
    await answered(desk.person, NO)
    assert "centre" not in str(await PlanVersion.select()) + str(await PlanAnswer.select())


async def test_a_plan_has_one_review_that_waits(desk: Desk) -> None:
    await desk.plan()
    await desk.plan()
    found = await review(desk)
    assert (found.due_on, found.basis) == (TODAY + timedelta(days=30), "first_time")
    assert await PlanReview.count() == 1
    twice = PlanReview(id=fresh(), person=desk.person, state="active", due_on=TODAY, basis="later", set_at=NOW, set_by_name="x", version=1)
    with pytest.raises(UniqueViolationError):
        await PlanReview.insert(twice)


async def test_a_review_keeps_what_changed_and_sets_the_next(desk: Desk) -> None:
    await desk.plan()
    found = await review(desk)
    held, token = Held("Moved to his sister", "I sleep better there", TODAY + timedelta(days=400)), fresh()
    later = NOW + timedelta(days=40)
    for _ in range(2):
        await hold_review(desk.person, held, seen=found.version, token=token, by=SOCIAL, now=later)
    (done,) = await reviews_of(desk.person)
    assert (done.changed, done.own) == ("Moved to his sister", "I sleep better there")
    following = await review(desk)
    assert following.due_on == TODAY + timedelta(days=70), "never later than the rules say"
    with pytest.raises(NotAllowed):
        await hold_review(desk.person, replace(held, next_on=TODAY), seen=following.version, token=fresh(), by=SOCIAL, now=later)
    with pytest.raises(PlanChanged):
        await hold_review(desk.person, held, seen=following.version + 1, token=fresh(), by=SOCIAL, now=later)
    assert "sister" not in str(await PlanReview.select())


async def test_an_exemption_hides_an_overdue_review_and_never_puts_it_off(desk: Desk) -> None:
    await desk.plan()
    due, overdue = (await review(desk)).due_on, NOW + timedelta(days=45)
    today = overdue.date()
    assert [row.person for row in await reviews_until(SOCIAL, today, size=10)] == [desk.person]
    assert (await reviews_until(SOCIAL_ELSEWHERE, today, size=10)).rows == []
    await exempt_from_review(desk.person, "in_hospital", seen=1, by=SOCIAL, now=overdue)
    assert (await reviews_until(SOCIAL, today, size=10)).rows == []
    await clear_exemption(desk.person, seen=2, by=SOCIAL, now=overdue + timedelta(days=10))
    assert [row.due_on for row in await reviews_until(SOCIAL, today, size=10)] == [due]


async def test_a_need_that_becomes_urgent_brings_the_review_forward(desk: Desk) -> None:
    await desk.plan()
    assert await bring_reviews_forward(now=NOW) == 0
    await assessed(desk.person, {Pathway.HOUSING: TONIGHT})
    assert await bring_reviews_forward(now=NOW) == 1
    assert await bring_reviews_forward(now=NOW) == 0
    found = await review(desk)
    assert (found.due_on, found.basis) == (TODAY + timedelta(days=7), "urgent")
