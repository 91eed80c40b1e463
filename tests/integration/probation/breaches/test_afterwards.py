"""After the decision: served, appealed, ruled on; a person who disappears and is found; what happens to the case meanwhile."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from services.probation.breaches.actions import appeals, hearing, rulings, searching, serving, term_suspension
from services.probation.breaches.actions.deciding import proposal_of, take_back
from services.probation.breaches.actions.effects.applying import Confirmed, apply_ruling
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.domain.search import Measure
from services.probation.breaches.queries import earlier_breaches, facts
from services.probation.breaches.queries import rulings as rulings_of
from services.probation.breaches.tables import BreachProceeding
from services.probation.cases.tables import Registration
from services.probation.documents.domain.contents import WantedSubmission
from services.probation.documents.queries import documents_about
from services.probation.errors import AlreadyDecided
from services.probation.law.rules import FOLDER
from services.probation.telemetry.alerts import actions as alerts
from services.probation.terms.queries import term_events
from shared.law.sources import Source, source_of, tried
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.breaches import (
    COURT,
    DAY,
    MISSED,
    a_confirmed_incident,
    a_ruling,
    a_warning,
    about_a_missed_check_in,
    asked,
    at_court,
    decided,
    heard,
    opened_for,
    row_of,
    ruled,
    seen,
    served,
    signed,
    stage_of,
    waiting,
)
from tests.builders.breaches import tried as attempt
from tests.builders.merges import merged, twice
from tests.builders.moments import NOW
from tests.builders.registrations import Register


async def test_the_papers_follow_the_decision_and_are_served_with_it(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    await decided(number, Step.WARNING, Step.EXTEND, months=6)
    assert {(one.kind, one.state, one.number is None) for one in await documents_about("breaches", number)} == {
        ("summons", "withdrawn", False), ("warning", "endorsed", True), ("submission", "endorsed", True),
    }  # fmt: skip
    await signed(number)
    await served(number)
    papers = {one.kind: one for one in await documents_about("breaches", number)}
    assert (papers["submission"].state, papers["submission"].second_by_name) == ("left", "Demo Senior Officer")
    assert papers["submission"].decided_by_name == "Demo Officer"
    assert papers["warning"].says.facts[0].at == MISSED - timedelta(hours=35)
    assert papers["submission"].says.norms[0].status == "verified"


async def test_papers_of_a_decision_that_is_taken_back_are_withdrawn_and_made_anew(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number)
    await decided(number, Step.WARNING)
    await take_back(number, "A document came", seen=await seen(number), by=OFFICER, now=MISSED)
    await decided(number, Step.WARNING)
    states = sorted(one.state for one in await documents_about("breaches", number) if one.kind == "warning")
    assert states == ["decided", "withdrawn"]


async def test_the_ruling_extends_the_term_when_a_human_carries_it_out(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    assert await waiting(number) == ["breach_ruling"]
    await ruled(number, a_ruling())
    before = await Registration.select(Registration.term_ends_on).where(Registration.id == made.registration).first()
    assert await waiting(number) == ["breach_effect"]
    assert await apply_ruling(number, Confirmed("As ruled"), seen=await seen(number), by=OFFICER, now=MISSED) == "applied"
    after = await Registration.select(Registration.term_ends_on).where(Registration.id == made.registration).first()
    assert before is not None
    assert after is not None
    assert (after["term_ends_on"] - before["term_ends_on"]).days > 170
    assert [one.document for one in await term_events(made.registration) if one.kind == "extended"] == [f"{COURT}, 4-11, {DAY:%d.%m.%Y}"]
    with pytest.raises(AlreadyDecided):
        await apply_ruling(number, Confirmed("Again"), seen=await seen(number), by=OFFICER, now=MISSED)


async def test_a_ruling_before_the_submission_is_refused_and_a_wrong_one_is_undone(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    for day, why in ((DAY - timedelta(days=1), "before_submission"), (DAY + timedelta(days=1), "in_future"),
                     (date(2020, 1, 1), "before_registration")):  # fmt: skip
        with pytest.raises(rulings.WrongRulingDay, match=why):
            await ruled(number, a_ruling(day))
    for wrong, why in (
        (a_ruling(effect="none", months=None), "effect"), (a_ruling(result="refused"), "effect"), (a_ruling(months=None), "months"),
        (a_ruling(effect="replace", months=None), "replacement"), (a_ruling(effect="cancel", months=None), "in_part"),
    ):  # fmt: skip
        with pytest.raises(rulings.NotFitting, match=why):
            await ruled(number, wrong)
    await ruled(number, a_ruling(months=3))
    await rulings.undo_ruling(number, "It says six months", seen=await seen(number), by=OFFICER, now=MISSED)
    await ruled(number, a_ruling())
    assert {one.undone_why for one in await rulings_of(number)} == {None, "It says six months"}


async def test_what_the_court_returns_is_decided_again(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling(result="returned", effect="none", months=None))
    assert (await stage_of(number), await waiting(number)) == ("heard", ["breach_decision"])
    await decided(number, Step.WARNING, Step.EXTEND, months=3)
    await signed(number)
    await served(number)
    await ruled(number, a_ruling(result="refused", effect="none", months=None))
    assert await apply_ruling(number, Confirmed("Nothing changes"), seen=await seen(number), by=OFFICER, now=MISSED) == "applied"


async def test_an_appeal_that_succeeds_takes_the_breach_away_and_what_rests_on_it_is_asked_about(register: Register) -> None:
    made = await register()
    first = await a_warning(made.person)
    second = await opened_for(made.person, own="Not at home")
    await heard(second)
    await decided(second, Step.CANCEL)
    await signed(second)
    lodged = appeals.NewAppeal("prosecutor", DAY, "I was permitted", "Appeal 1")
    await appeals.lodge(first, lodged, seen=await seen(first), by=OFFICER, now=MISSED)
    assert await waiting(first) == ["breach_appeal"]
    with pytest.raises(AlreadyDecided):
        await appeals.lodge(first, lodged, seen=await seen(first), by=OFFICER, now=MISSED)
    outcome = appeals.AppealOutcome("cancelled", DAY, "It was permitted", "Decision 2")
    await appeals.decide_appeal(first, outcome, seen=await seen(first), by=SENIOR, now=MISSED)
    assert (await stage_of(first), await waiting(first)) == ("cancelled", [])
    assert await earlier_breaches(made.registration, second) == [], "it counts no more"
    assert await waiting(second) == ["breach_rests", "breach_serve"]


async def test_an_appeal_may_leave_a_part_or_everything(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    lodged = appeals.NewAppeal("court", DAY, "Too much", "Appeal 1")
    await appeals.lodge(number, lodged, seen=await seen(number), by=OFFICER, now=MISSED)
    wrong = appeals.AppealOutcome("changed", DAY, "Less", "Decision", (Step.CANCEL,))
    with pytest.raises(AlreadyDecided):
        await appeals.decide_appeal(number, wrong, seen=await seen(number), by=OFFICER, now=MISSED)
    less = appeals.AppealOutcome("changed", DAY, "The warning is enough", "Decision", (Step.WARNING,))
    await appeals.decide_appeal(number, less, seen=await seen(number), by=OFFICER, now=MISSED)
    assert (await row_of(number)).chosen == ["warning"]
    await appeals.lodge(number, lodged, seen=await seen(number), by=OFFICER, now=MISSED)
    stands = appeals.AppealOutcome("upheld", DAY, "It stands", "Decision")
    await appeals.decide_appeal(number, stands, seen=await seen(number), by=OFFICER, now=MISSED)
    assert await stage_of(number) == "served", "nothing is asked of the court any more"
    (submission,) = [one for one in await documents_about("breaches", number) if one.kind == "submission"]
    (recall,) = await documents_about("breaches", submission.id)
    assert (recall.kind, recall.state, recall.says.addressee) == ("notice", "drafted", COURT)
    assert str(submission.number) in str(recall.says)


async def test_somebody_disappears_is_put_on_the_wanted_list_and_is_found(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await searching.begin_search(number, "The flat is empty", seen=await seen(number), by=OFFICER, now=MISSED)
    row = await row_of(number)
    assert (row.matter, row.missed_on, await waiting(number)) == ("hiding", NOW.date() + timedelta(days=3), ["breach_search"])
    day_15, day_16 = (MISSED + timedelta(days=days) for days in (14, 15))
    await attempt(number, MISSED + timedelta(hours=1))
    await attempt(number, MISSED + timedelta(days=2))
    for kind in (Measure.HOME, Measure.RELATIVES, Measure.HOSPITALS):
        new = searching.NewMeasure(kind, DAY, "Nothing known")
        await searching.record_measure(number, new, seen=await seen(number), by=OFFICER, now=MISSED + timedelta(days=2))
    with pytest.raises(hearing.SearchGoesOn):
        await hearing.end_hearing(number, "Unknown", seen=await seen(number), by=OFFICER, now=day_15)
    await term_suspension.suspend_term(number, "Order 7", seen=await seen(number), by=OFFICER, now=day_15)
    await hearing.end_hearing(number, "Unknown", seen=await seen(number), by=OFFICER, now=day_16)
    await decided(number, Step.WANTED, now=day_16)
    await signed(number, now=day_16)
    await served(number, now=day_16)
    assert await stage_of(number) == "wanted"
    (paper,) = [one for one in await documents_about("breaches", number) if one.kind == "wanted_submission"]
    assert (paper.decided_by_name, paper.second_by_name, paper.state) == ("Demo Officer", "Demo Senior Officer", "left")
    assert isinstance(paper.says, WantedSubmission)
    assert (paper.says.addressee, paper.says.missed_on, paper.says.searched_since) == (COURT, row.missed_on, DAY)
    assert len(paper.says.measures) == 3
    assert paper.says.suspension, "the suspended term is named"
    assert [one.kind for one in await term_events(made.registration)][-1] == "suspended"
    back = MISSED + timedelta(days=30)
    await searching.found(number, back.date(), "At a relative's", seen=await seen(number), by=OFFICER, now=back)
    row = await row_of(number)
    assert (row.stage, row.chosen, row.matter) == ("collecting", [], "duty"), "the person is heard before anything is decided"
    await term_suspension.resume_term(number, back.date(), "Ruling 9", seen=await seen(number), by=OFFICER, now=back)
    assert [one.kind for one in await term_events(made.registration)][-1] == "resumed"
    await heard(number, now=back)
    await decided(number, answer="excused", now=back)
    assert await stage_of(number) == "excused"


async def test_without_a_missed_check_in_no_search_begins(register: Register) -> None:
    made = await register()
    number = await opened_for(made.person, own="Not at home")
    with pytest.raises(searching.NothingMissed):
        await searching.begin_search(number, "Not at home", seen=await seen(number), by=OFFICER, now=MISSED)


async def test_compelled_to_appear_the_person_is_heard_again(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await heard(number, kind="refused")
    await decided(number, Step.COMPELLED)
    await served(number)
    later = MISSED + timedelta(hours=2)
    await serving.brought(number, "Brought by the police", seen=await seen(number), by=OFFICER, now=later)
    assert await stage_of(number) == "collecting"
    assert not (await hearing.hearing_of(await row_of(number), later)).enough


async def proceedings_of(person: UUID) -> list[UUID]:
    rows = await BreachProceeding.select(BreachProceeding.id).where(BreachProceeding.person == person).order_by(BreachProceeding.opened_at)
    return [row["id"] for row in rows]


@pytest.mark.parametrize("collecting", [False, True])
async def test_a_record_that_is_passed_on_opens_a_proceeding_or_joins_one(register: Register, collecting: bool) -> None:
    made = await register()
    violation = await a_confirmed_incident(made.person)
    known = [await opened_for(made.person, own="Late", now=NOW)] if collecting else []
    await alerts.decide_violation(violation, pass_on=True, reason="Not the first time", by=OFFICER, now=NOW)
    numbers = await proceedings_of(made.person)
    assert len(numbers) == 1
    assert numbers == known or not collecting
    found = [(one.kind, one.subject) for one in await facts(numbers[0]) if one.subject]
    assert found == [("bracelet_incident", violation)]
    assert await waiting(numbers[0]) == ["breach_open"]


async def test_a_rule_that_changes_meanwhile_does_not_hold_for_an_open_proceeding(register: Register) -> None:
    made = await register()
    number = await about_a_missed_check_in(made.person)
    await asked(number)
    old = source_of(FOLDER)
    stricter = {
        "code": "suspended_sentence.first.adult", "category": "suspended_sentence", "condition": "first", "age": "adult",
        "steps": ["cancel"], "valid_from": DAY + timedelta(days=1), "source": "УК 63", "status": "unverified",
        "text": {"kk": "Жаңа", "ru": "Новое", "en": "New"},
    }  # fmt: skip
    with tried(FOLDER, Source({**old.sections, "breach_step": (*old.sections["breach_step"], stricter)})):
        later = MISSED + timedelta(days=5)
        (first,) = [one for one in (await proposal_of(await row_of(number), later)).met if one.rule.condition == "first"]
        assert first.rule.steps == (Step.WARNING, Step.EXTEND)
        newer = await opened_for(made.person, own="Left the district", now=later)
        (new,) = [one for one in (await proposal_of(await row_of(newer), later)).met if one.rule.condition == "first"]
        assert new.rule.steps == (Step.CANCEL,)


async def test_proceedings_go_over_with_a_merge(engines: OraluSettings) -> None:  # with a database
    one, two = await twice()
    number = await opened_for(two, own="Left the district", now=NOW)
    await merged(one, two)
    assert (await row_of(number)).person == one
    await asked(number, now=MISSED)
    assert await stage_of(number) == "asked"
