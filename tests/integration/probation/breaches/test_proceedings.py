"""From the facts to the decision: what is chosen, who is heard, what is refused, who decides, what waits in the queue."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.breaches.actions import deciding, hearing, opening, serving
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.domain.hearing import Missing
from services.probation.breaches.queries import events, facts, proceeding
from services.probation.cases.tables import Registration
from services.probation.check_ins.actions import decide_missed
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.database import Outbox
from services.probation.documents.actions import record_signed
from services.probation.documents.queries import ShownDocument, documents_about
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound, SecondOfficerNeeded
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, POLICE, SENIOR
from tests.builders.breaches import (
    DAY,
    MISSED,
    a_missed_check_in,
    about_a_missed_check_in,
    an_explanation,
    asked,
    decided,
    heard,
    opened_for,
    row_of,
    seen,
    served,
    signed,
    stage_of,
    tried,
    waiting,
)
from tests.builders.ids import fresh
from tests.builders.registrations import Register


async def told() -> int:
    """How often the desk was told that a breach was confirmed."""
    return int(await Outbox.count().where(Outbox.type == "probation.breach_confirmed.v1"))


async def test_from_a_missed_check_in_to_a_submission_that_is_sent(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    assert await waiting(number) == ["breach_open"]
    await asked(number)
    assert (await stage_of(number), await waiting(number)) == ("asked", ["breach_explanation"])
    await hearing.record_explanation(number, an_explanation(), seen=await seen(number), by=OFFICER, now=MISSED)
    assert await waiting(number) == ["breach_decision"]
    proposal = await deciding.proposal_of(await row_of(number), MISSED)
    assert {one.rule.code for one in proposal.met} == {"suspended_sentence.first.adult", "suspended_sentence.absence"}
    assert all(one.facts for one in proposal.met), "each rule names the facts that met it"
    await decided(number, Step.WARNING, Step.EXTEND, months=6)
    assert (await stage_of(number), await waiting(number), await told()) == ("to_sign", ["breach_signature"], 0)
    await signed(number)
    assert (await waiting(number), await told()) == (["breach_serve"], 1)
    await served(number)
    row = await row_of(number)
    assert (row.stage, row.chosen, row.months, row.served_on) == ("at_court", ["warning", "extend"], 6, DAY)
    assert row.rests_on["rules"][0]["text"]["kk"].startswith("Бірінші бұзушылық")
    happened = [one.event for one in await events(number)][::-1]
    assert happened == ["opened", "ask", "explain", "propose", "sign", "send_to_court"]


async def question_paper(number: UUID) -> ShownDocument:
    (paper,) = [one for one in await documents_about("breaches", number) if one.kind == "summons"]
    return paper


@pytest.mark.parametrize(
    ("kind", "is_signed", "state"), [("given", False, "withdrawn"), ("given", True, "signed"), ("refused", False, "decided")]
)
async def test_a_question_that_was_answered_before_anybody_signed_it_is_not_left_to_be_signed(
    register: Register, kind: str, *, is_signed: bool, state: str
) -> None:
    number = await about_a_missed_check_in((await register()).person)
    await asked(number)
    if is_signed:
        await record_signed((await question_paper(number)).id, by=OFFICER, now=MISSED)
    given = an_explanation(kind=kind)
    await hearing.record_explanation(number, given, seen=await seen(number), by=OFFICER, now=MISSED)
    assert (await question_paper(number)).state == state


async def test_an_officer_may_decide_less_and_never_more(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    for steps, months, problem in (
        ((Step.CANCEL,), None, "not_provided"),
        ((Step.EXTEND,), 13, "months"),
        ((Step.EXTEND,), None, "months"),
        ((Step.EXTEND, Step.CANCEL), 6, "one_submission"),
    ):
        with pytest.raises(deciding.NotProvided, match=problem):
            await decided(number, *steps, months=months)
    await decided(number)
    assert (await stage_of(number), (await row_of(number)).chosen, await told()) == ("decided", [], 1)
    await serving.finish(number, "A talk was enough", seen=await seen(number), by=OFFICER, now=MISSED)
    assert (await stage_of(number), await waiting(number)) == ("done", [])


async def test_what_only_the_officer_knows_has_to_be_stated(register: Register) -> None:
    made = await register()
    await Registration.update({Registration.category: "community_work"}).where(Registration.person == made.person)
    number = await opened_for(made.person, own="Came intoxicated twice")
    await heard(number)
    with pytest.raises(deciding.NotProvided, match="not_provided"):
        await decided(number, Step.REPLACE)
    await decided(number, Step.REPLACE, stated=["community_work.no_shows"])
    row = await row_of(number)
    assert row.rests_on["stated"] == ["community_work.no_shows"]
    assert [(one["code"], one["met"]) for one in row.rests_on["rules"]] == [("community_work.no_shows", None)]


async def test_seconds_and_minutes_are_not_a_hearing_and_what_is_missing_is_said(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await asked(number)
    for minutes in range(3):
        await tried(number, MISSED + timedelta(minutes=minutes), minutes=0)
    await tried(number, MISSED + timedelta(minutes=10))
    await tried(number, MISSED + timedelta(minutes=20))
    later = MISSED + timedelta(days=7)
    with pytest.raises(hearing.NotHeard) as refused:
        await hearing.end_hearing(number, "Nobody answers", seen=await seen(number), by=OFFICER, now=later)
    assert refused.value.hearing.missing == (Missing.ATTEMPTS,)
    assert len(refused.value.hearing.counted) == 1
    await tried(number, MISSED + timedelta(days=2))
    with pytest.raises(hearing.NotHeard):
        await hearing.end_hearing(number, "Nobody answers", seen=await seen(number), by=OFFICER, now=MISSED + timedelta(days=2))
    await hearing.end_hearing(number, "Nobody answers", seen=await seen(number), by=OFFICER, now=later)
    assert await stage_of(number) == "heard"


async def test_nobody_decides_unheard(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    with pytest.raises(AlreadyDecided):
        await decided(number, Step.WARNING)
    await asked(number)
    with pytest.raises(AlreadyDecided):
        await decided(number, answer="no_breach")


async def test_an_excuse_ends_it_without_anything_against_the_person_and_can_be_opened_again(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    await decided(number, answer="excused")
    row = await row_of(number)
    assert (row.stage, row.chosen, row.decided_at) == ("excused", [], None)
    assert await waiting(number) == []
    await hearing.reopen_hearing(number, "Another paper came", seen=await seen(number), by=OFFICER, now=MISSED)
    assert await stage_of(number) == "heard"


async def test_facts_added_after_the_question_need_a_new_hearing(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    own = opening.OwnFact(MISSED, "Left the district")
    with pytest.raises(opening.TooLateForFacts):
        await opening.add_facts(number, [], own, seen=await seen(number), by=OFFICER, now=MISSED)
    later = MISSED + timedelta(hours=1)
    await hearing.reopen_hearing(number, "A further fact", seen=await seen(number), by=OFFICER, now=later)
    await opening.add_facts(number, [], own, seen=await seen(number), by=OFFICER, now=later)
    assert not (await hearing.hearing_of(await row_of(number), later)).enough, "what was said before was about other facts"
    (kept,) = [one for one in await facts(number) if one.kind == "own_words"]
    await opening.remove_fact(number, kept.id, "It was permitted", seen=await seen(number), by=OFFICER, now=later)
    (out,) = [one for one in await facts(number) if one.removed_at is not None]
    assert (out.removed_why, out.removed_by_name) == ("It was permitted", "Demo Officer")


async def test_the_second_is_another_senior_officer_and_may_return_it(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person, by=SENIOR)
    await heard(number, by=SENIOR)
    await decided(number, Step.EXTEND, months=3, by=SENIOR)
    for by in (SENIOR, OFFICER):
        with pytest.raises(SecondOfficerNeeded):
            await signed(number, by=by)
    await deciding.take_back(number, "Looked at again", seen=await seen(number), by=SENIOR, now=MISSED)
    await decided(number, Step.EXTEND, months=3)
    await deciding.sign(number, "return", "Too long", seen=await seen(number), by=SENIOR, now=MISSED)
    row = await row_of(number)
    assert (row.stage, row.chosen, row.decided_by) == ("heard", [], None)


async def test_a_decision_is_taken_back_until_it_has_left_the_house(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    await decided(number, Step.WARNING)
    await deciding.take_back(number, "A document came", seen=await seen(number), by=OFFICER, now=MISSED)
    await decided(number, Step.WARNING)
    with pytest.raises(serving.WrongDay):
        await served(number, on=DAY - timedelta(days=1))
    with pytest.raises(serving.WrongDay):
        await served(number, on=DAY + timedelta(days=1))
    await served(number)
    with pytest.raises(AlreadyDecided):
        await deciding.take_back(number, "Too late", seen=await seen(number), by=OFFICER, now=MISSED)


async def test_of_two_officers_at_once_one_is_told(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    version = await seen(number)
    warning = deciding.Decision("confirmed", "Confirmed", (Step.WARNING,))
    excuse = deciding.Decision("excused", "Ill on that day")
    done = await asyncio.gather(
        deciding.decide(number, warning, seen=version, by=OFFICER, now=MISSED),
        deciding.decide(number, excuse, seen=version, by=SENIOR, now=MISSED),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in done) == ["AlreadyDecided", "Stage"]
    assert len([one for one in await events(number) if one.event in ("confirm", "excuse")]) == 1


async def test_the_same_form_sent_again_opens_one_and_no_facts_open_none(register: Register) -> None:
    made = await register()
    missed = await a_missed_check_in(made.person)
    new = opening.NewProceeding(None, "duty", [("missed_check_in", missed)], None, fresh())
    one = await opening.open_proceeding(made.person, new, by=OFFICER, now=MISSED)
    assert await opening.open_proceeding(made.person, new, by=OFFICER, now=MISSED) == one
    with pytest.raises(opening.NoFacts):
        await opened_for(made.person, chosen=[("missed_check_in", fresh())])


async def test_a_fact_that_is_excused_later_is_no_fact_any_more(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    row = await CheckIn.select().where(CheckIn.person == made.person, CheckIn.state == "expired").first()
    assert row is not None
    await decide_missed(row["id"], "excused", "Illness", seen_version=row["version"], by=OFFICER, now=MISSED)
    known = await opening.known_facts(made.person, MISSED)
    (kept,) = await facts(number)
    assert kept.subject not in {one.subject for one in known}


async def test_the_other_authority_and_other_offices_reach_nothing(register: Register) -> None:
    made = await register(by=POLICE)
    missed = await a_missed_check_in(made.person)
    with pytest.raises(NotFound):
        await opened_for(made.person, chosen=[("missed_check_in", missed)], by=OFFICER, registration=fresh())
    number = await opened_for(made.person, chosen=[("missed_check_in", missed)], by=POLICE)
    assert ((await row_of(number)).authority, (await row_of(number)).category) == ("police", "parole")
    for other in (OFFICER, COLLEAGUE_OFFICER, OFFICER_ELSEWHERE, SENIOR):
        assert await proceeding(other, number) is None
    assert await proceeding(POLICE, number) is not None


async def test_with_the_registration_a_proceeding_ends_and_with_it_goes_on(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await asked(number)
    await close_registration(made.person, reason="death", by=OFFICER, now=MISSED)
    assert ((await row_of(number)).ended_at, await waiting(number)) == (MISSED, [])
    with pytest.raises(AlreadyClosed):
        await asked(number)
    await undo_closing(made.registration, "Another person", by=OFFICER, now=MISSED + timedelta(minutes=5))
    assert ((await row_of(number)).ended_at, await stage_of(number), await waiting(number)) == (None, "asked", ["breach_explanation"])
    assert [one.event for one in await events(number)][:2] == ["goes_on", "ended"]
