"""A merge that is not made: by whom, in what state, at the same moment as another one. Nothing is changed by any of these."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from services.probation.cases.actions import change_person
from services.probation.cases.domain.because import Because
from services.probation.cases.queries import case
from services.probation.errors import AlreadyDecided, NotFound, SecondOfficerNeeded
from services.probation.merging.actions import ChangedMeanwhile, Hindered, answer, ask_undo
from services.probation.merging.domain import Step
from shared.actors import Actor
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.check_ins import messages, waiting
from tests.builders.merges import LATER, REASON, merged, proposed, rows, twice
from tests.builders.moments import NOW, TODAY
from tests.builders.people import OTHER_IIN, person
from tests.builders.registrations import registered

pytestmark = pytest.mark.usefixtures("engines")


@pytest.mark.parametrize("by", [OFFICER, COLLEAGUE_OFFICER, OFFICER_ELSEWHERE, replace(SENIOR, office="71")])
async def test_only_another_senior_officer_of_the_office_confirms(by: Any) -> None:
    one, two = await twice()
    merge = await proposed(one, two)
    with pytest.raises(SecondOfficerNeeded if by is OFFICER else NotFound):
        await answer(merge, "confirm", "", by=by, now=NOW)
    assert await rows("SELECT count(*) FROM probation.person_link") == [0]


async def test_a_senior_officer_does_not_confirm_what_they_proposed() -> None:
    one, two = await twice()
    merge = await proposed(one, two, by=SENIOR)
    with pytest.raises(SecondOfficerNeeded):
        await answer(merge, "confirm", "", by=SENIOR, now=NOW)


async def test_who_does_not_see_both_proposes_nothing() -> None:
    one, _ = await twice()
    elsewhere = await registered(person(OTHER_IIN, family_name="Seitova", phone="+77010000007", office="71"), by=OFFICER_ELSEWHERE)
    with pytest.raises(AssertionError):
        await proposed(one, elsewhere.person)


async def test_two_officers_who_confirm_at_once_merge_once() -> None:
    one, two = await twice()
    merge = await proposed(one, two)
    second = replace(SENIOR, id=COLLEAGUE_OFFICER.id)

    async def confirm(by: Any) -> str:
        try:
            await answer(merge, "confirm", "", by=by, now=NOW)
        except AlreadyDecided:
            return "decided"
        return "merged"

    assert sorted(await asyncio.gather(confirm(SENIOR), confirm(second))) == ["decided", "merged"]
    assert len(await messages("probation.persons_merged_for_biometrics.v1")) == 1


async def test_two_proposals_of_one_pair_at_once_are_one() -> None:
    one, two = await twice()

    async def ask(survivor: UUID, retired: UUID) -> str:
        try:
            await proposed(survivor, retired)
        except Hindered as hindered:
            return hindered.found[0]
        return "asked"

    assert sorted(await asyncio.gather(ask(one, two), ask(two, one))) == ["asked", "proposed_already"]


async def test_a_record_that_was_merged_meanwhile_is_not_merged_again() -> None:
    one, two = await twice()
    third = await registered(person(None, family_name="Seitova", birth_date=date(1990, 5, 5), phone="+77010000009"))
    await merged(one, two)
    with pytest.raises(Hindered) as hindered:
        await proposed(third.person, two)
    assert hindered.value.found == ["merged_already"]
    with pytest.raises(Hindered) as holding:
        await proposed(third.person, one)
    assert holding.value.found == ["holds_merged"]


async def test_a_field_that_changed_since_the_proposal_is_asked_about_anew() -> None:
    one, two = await twice()
    merge = await proposed(one, two)
    await change_person(two, because=Because("change", "A new number", TODAY), by=OFFICER, now=NOW, phone="+77010000033")
    with pytest.raises(ChangedMeanwhile):
        await answer(merge, "confirm", "", by=SENIOR, now=NOW)
    assert await rows("SELECT state FROM probation.person_merge") == ["proposed"]


async def test_the_record_with_the_order_of_monitoring_is_the_one_that_stays() -> None:
    one, two = await twice()
    await ordered(two)
    with pytest.raises(Hindered) as hindered:
        await proposed(one, two)
    assert hindered.value.found == ["bracelet_here"]
    await ordered(one)
    with pytest.raises(Hindered) as both:
        await proposed(one, two)
    assert both.value.found == ["bracelet_both"]


async def test_a_refusal_and_a_withdrawal_change_nothing_and_it_may_be_proposed_again() -> None:
    one, two = await twice()
    steps: tuple[tuple[Step, Actor], ...] = (("refuse", SENIOR), ("withdraw", OFFICER))
    for step, by in steps:
        merge = await proposed(one, two)
        await answer(merge, step, "They are sisters", by=by, now=NOW)
        with pytest.raises(AlreadyDecided):
            await answer(merge, "confirm", "", by=SENIOR, now=NOW)
    assert ("merge_asked", "merge_proposed") not in await waiting()
    assert await case(OFFICER, two) is not None


async def test_an_undoing_that_is_refused_leaves_them_merged() -> None:
    one, two = await twice()
    merge = await merged(one, two)
    await ask_undo(merge, REASON, {}, by=OFFICER, now=LATER)
    with pytest.raises(AlreadyDecided):
        await ask_undo(merge, REASON, {}, by=OFFICER, now=LATER)
    await answer(merge, "refuse", "The documents are the same", by=SENIOR, now=LATER)
    assert await rows("SELECT state FROM probation.person_merge") == ["merged"]
    assert await rows("SELECT person FROM probation.person_link") == [two]


async def ordered(whom: UUID) -> None:
    """An order of monitoring."""
    statement = """INSERT INTO probation.monitoring_order (id, person, version, body, valid_from, made_by, made_by_name)
        VALUES (gen_random_uuid(), $1, 1, '{}', $2, $3, 'Demo Officer')"""
    await rows(f"{statement} RETURNING id", whom, NOW, OFFICER.id)
