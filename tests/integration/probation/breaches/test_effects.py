"""A ruling takes effect through those who own what it changes, once; each leads to the other; what is undone waits again."""

import asyncio
from datetime import timedelta

import pytest

from services.probation.breaches.actions.effects.applying import Confirmed, NoDecision, apply_ruling
from services.probation.breaches.actions.effects.duties import Duties, NoDuties
from services.probation.breaches.queries import effects
from services.probation.breaches.queries import rulings as rulings_of
from services.probation.cases.queries import open_registrations
from services.probation.cases.tables import Registration
from services.probation.closing.actions import answer_proposal
from services.probation.closing.queries import latest_closing
from services.probation.closing.undoing import undo_closing
from services.probation.conditions.queries import of_registration, versions
from services.probation.errors import AlreadyDecided, SameDecision
from services.probation.law.rules import FOLDER
from services.probation.terms.queries import term_events
from shared.law.sources import Source, source_of, tried
from shared.registry import registry
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR
from tests.builders.breaches import DAY, MISSED, a_ruling, at_court, row_of, ruled, seen, stage_of, waiting
from tests.builders.registrations import Register
from tests.builders.rulings import (
    CANCELLED,
    DUTIES,
    ELSE,
    IMPRISONED,
    applied,
    asked_to_cancel,
    asked_to_replace,
    other_penalty,
    state_of,
)


async def test_an_extension_is_kept_with_the_days_before_and_after_and_each_leads_to_the_other(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling())
    assert await applied(number) == "applied"
    (effect,) = await effects(number)
    (entry,) = [one for one in await term_events(made.registration) if one.kind == "extended"]
    assert (effect.owner, effect.subject) == ("term", entry.id)
    assert effect.before["last_day"] < effect.after["last_day"]
    assert entry.document == f"Demo Court, 4-11, {DAY:%d.%m.%Y}"
    (ground,) = (await registry("probation").grounds_of(OFFICER, [entry.id]))[entry.id]
    assert ground.address == f"/breaches/{number}"


async def test_a_cancelled_sentence_ends_the_registration_in_the_same_step(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    assert await applied(number) == "applied"
    assert (await state_of(made), await stage_of(number), await waiting(number)) == ("closed", "done", [])
    closing = await latest_closing(made.registration)
    assert closing is not None
    assert (closing.reason, closing.document) == ("cancelled_by_court", f"Demo Court, 4-11, {DAY:%d.%m.%Y}")
    assert [(one.owner, one.subject) for one in await effects(number)] == [("closing", closing.id)]


async def test_of_two_officers_at_once_one_carries_it_out(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    version = await seen(number)
    both = [apply_ruling(number, Confirmed("As ruled"), seen=version, by=by, now=MISSED) for by in (OFFICER, SENIOR)]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) in (["AlreadyClosed", "str"], ["AlreadyDecided", "str"])
    assert len(await effects(number)) == 1
    assert await state_of(made) == "closed"


async def test_a_closing_that_is_undone_lets_the_ruling_wait_again(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    await applied(number)
    await undo_closing(made.registration, "Wrong person", by=OFFICER, now=MISSED + timedelta(hours=1))
    assert (await stage_of(number), await waiting(number)) == ("ruled", ["breach_effect"])
    assert [one.event for one in await effects(number)] == ["done", "undone"]
    assert await applied(number) == "applied"
    assert await state_of(made) == "closed"


async def test_where_the_law_wants_a_second_officer_the_end_of_the_registration_waits_for_one(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    old = source_of(FOLDER)
    second = {
        "code": "closing.second_person", "values": ["cancelled_by_court"], "valid_from": DAY, "source": "УИК 175", "status": "unverified",
    }  # fmt: skip
    with tried(FOLDER, Source({**old.sections, "list": (*old.sections["list"], second)})):
        assert await applied(number) == "proposed"
        assert (await stage_of(number), await state_of(made)) == ("ruled", "open")
        with pytest.raises(AlreadyDecided):
            await applied(number)
        await answer_proposal(made.person, "refused", "Look again", by=SENIOR, now=MISSED)
        assert await stage_of(number) == "ruled"
        later = MISSED + timedelta(hours=1)
        assert await applied(number, now=later) == "proposed"
        await answer_proposal(made.person, "confirmed", "Right", by=COLLEAGUE_OFFICER, now=later)
    assert (await stage_of(number), await state_of(made)) == ("done", "closed")
    (ruling,) = await rulings_of(number)
    assert ruling.applied_by_name == COLLEAGUE_OFFICER.name


async def test_a_replacement_by_imprisonment_ends_the_registration(register: Register) -> None:
    made, number = await asked_to_replace(register)
    await ruled(number, a_ruling(**IMPRISONED))
    await applied(number)
    assert (await state_of(made), await stage_of(number)) == ("closed", "done")


async def test_another_penalty_is_registered_and_the_old_registration_ends_in_one_step(register: Register) -> None:
    made, number = await asked_to_replace(register)
    await ruled(number, a_ruling(**ELSE))
    with pytest.raises(NoDecision):
        await applied(number)
    assert (await state_of(made), await stage_of(number), await effects(number)) == ("open", "ruled", []), "nothing was done by half"
    await applied(number, decision=other_penalty())
    (new,) = await open_registrations(made.person)
    assert (new.category, new.officer, new.office, new.state) == ("corrective_work", OFFICER.id, OFFICER.office, "open")
    assert (await state_of(made), await stage_of(number)) == ("closed", "done")
    assert {(one.owner, one.subject == new.id) for one in await effects(number)} == {("decision", True), ("closing", False)}


async def test_a_penalty_that_is_registered_already_is_refused_and_nothing_is_done(register: Register) -> None:
    made, number = await asked_to_replace(register)
    await ruled(number, a_ruling(**ELSE))
    await Registration.update({Registration.category: "corrective_work"}).where(Registration.person == made.person)
    with pytest.raises(SameDecision):
        await applied(number, decision=other_penalty())
    assert (await stage_of(number), await state_of(made)) == ("ruled", "open")


async def test_duties_end_change_and_are_added_as_versions_on_the_ruling(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling(**DUTIES))
    with pytest.raises(NoDuties):
        await applied(number)
    ended = next(one for one in await of_registration(made.registration) if one.code == "notify_residence")
    held = {"stay_home_at_hours": {"hours": ("21:00", "07:00")}, "support_family": {}}
    await applied(number, duties=Duties((ended.id,), held))
    now = {one.code: one for one in await of_registration(made.registration)}
    assert now["notify_residence"].ended
    assert now["stay_home_at_hours"].filled["hours"] == ("21:00", "07:00")
    assert not now["support_family"].ended
    (latest, *_) = await versions(now["stay_home_at_hours"].id)
    assert (latest.document, latest.decided_on) == (f"Demo Court, 4-11, {DAY:%d.%m.%Y}", DAY)
    assert {one.subject for one in await effects(number)} == {one.id for one in now.values()}
    assert (await row_of(number)).stage == "done"
