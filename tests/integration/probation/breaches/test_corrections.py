"""An appeal that succeeds: what was not carried out is not carried out any more, and the rest is corrected by steps of its own."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.breaches.actions.appeals import AppealOutcome, NewAppeal, decide_appeal, lodge
from services.probation.breaches.actions.effects.correcting import CannotTakeBack, How, correct
from services.probation.breaches.actions.effects.duties import Duties
from services.probation.breaches.domain.consequences import Step
from services.probation.breaches.queries import earlier_breaches, effects
from services.probation.breaches.queries import rulings as rulings_of
from services.probation.cases.queries import open_registrations
from services.probation.closing.queries import latest_closing
from services.probation.closing.undoing import finish_closing
from services.probation.conditions.queries import of_registration
from services.probation.documents.queries import documents_about
from services.probation.errors import AlreadyDecided
from services.probation.law.rules import FOLDER
from services.probation.terms.queries import term_events
from shared.law.sources import Source, source_of, tried
from tests.builders.actors import OFFICER
from tests.builders.breaches import DAY, MISSED, a_ruling, a_warning, at_court, ruled, seen, stage_of, waiting
from tests.builders.ids import fresh
from tests.builders.registrations import Register
from tests.builders.rulings import CANCELLED, DUTIES, ELSE, applied, asked_to_cancel, asked_to_replace, other_penalty, state_of


async def appealed(number: UUID, outcome: str = "cancelled", *, kept: tuple[Step, ...] = (), changes: bool = False) -> None:
    """The person appealed to the court, and it decided so."""
    await lodge(number, NewAppeal("court", DAY, "Not right", "Appeal 1"), seen=await seen(number), by=OFFICER, now=MISSED)
    decided = AppealOutcome(outcome, DAY, "Not proven", "Ruling 7-2", kept, changes)  # type: ignore[arg-type]  # one of the outcomes
    await decide_appeal(number, decided, seen=await seen(number), by=OFFICER, now=MISSED)


async def corrected(number: UUID, how: How = "here") -> str:
    return str(await correct(number, how, "After the appeal", seen=await seen(number), by=OFFICER, now=MISSED))


async def test_a_ruling_that_nobody_carried_out_is_not_carried_out_any_more(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    await appealed(number)
    assert (await stage_of(number), await waiting(number)) == ("cancelled", [])
    (ruling,) = await rulings_of(number)
    assert (ruling.quashed_on, ruling.quashed_document) == (DAY, "Ruling 7-2")
    with pytest.raises(AlreadyDecided):
        await applied(number)
    assert await state_of(made) == "open"


async def test_an_extension_is_withdrawn_by_an_entry_of_its_own(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling())
    await applied(number)
    await appealed(number)
    assert (await stage_of(number), await waiting(number)) == ("correcting", ["breach_correct"])
    assert [one.kind for one in await term_events(made.registration)][-1] == "extended", "nothing is undone by the appeal alone"
    assert await earlier_breaches(made.registration, fresh()) == [], "it counts no more"
    assert await corrected(number) == "cancelled"
    assert [one.kind for one in await term_events(made.registration)][-2:] == ["extended", "withdrawn"]
    (done, undone) = await effects(number)
    assert (undone.corrects, undone.after["last_day"]) == (done.id, done.before["last_day"])
    with pytest.raises(AlreadyDecided):
        await corrected(number)


async def test_a_closing_is_undone_within_its_day_also_though_the_registration_is_closed(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    await applied(number)
    await appealed(number)
    assert await corrected(number) == "cancelled"
    assert (await state_of(made), await waiting(number)) == ("open", [])


async def test_a_closing_that_is_final_is_corrected_elsewhere_and_that_is_written_down(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    await applied(number)
    closing = await latest_closing(made.registration)
    assert closing is not None
    await finish_closing(closing.id, by=OFFICER, now=MISSED + timedelta(days=2))
    await appealed(number)
    with pytest.raises(CannotTakeBack):
        await corrected(number)
    assert await stage_of(number) == "correcting"
    assert await corrected(number, "by_hand") == "cancelled"
    assert [one.event for one in await effects(number)] == ["done", "by_hand"]
    assert await state_of(made) == "closed"


async def test_another_penalty_ends_and_the_old_registration_is_open_again(register: Register) -> None:
    made, number = await asked_to_replace(register)
    await ruled(number, a_ruling(**ELSE))
    await applied(number, decision=other_penalty())
    await appealed(number)
    assert await corrected(number) == "cancelled"
    assert [one.id for one in await open_registrations(made.person)] == [made.registration]
    assert len([one for one in await effects(number) if one.corrects]) == 2


async def test_duties_are_as_they_were_by_new_versions(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling(**DUTIES))
    ended = next(one for one in await of_registration(made.registration) if one.code == "notify_residence")
    await applied(number, duties=Duties((ended.id,), {"avoid_person": {"person": ("Fictional Person",)}}))
    await appealed(number)
    assert await corrected(number) == "cancelled"
    now = {one.code: one for one in await of_registration(made.registration)}
    assert not now["notify_residence"].ended
    assert (now["avoid_person"].ended, now["avoid_person"].document) == (True, "Ruling 7-2")


async def test_a_ruling_that_the_appeal_changes_is_replaced_by_the_new_one(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling())
    await applied(number)
    await appealed(number, "changed", kept=(Step.WARNING, Step.EXTEND), changes=True)
    assert await corrected(number) == "at_court"
    await ruled(number, a_ruling(months=3, number="7-2", result="in_part"))
    await applied(number)
    entries = [(one.kind, one.amount) for one in await term_events(made.registration)]
    assert entries[-3:] == [("extended", 6), ("withdrawn", None), ("extended", 3)]


async def test_the_part_that_stands_goes_on_and_the_ruling_is_taken_back(register: Register) -> None:
    made = await register()
    number = await at_court(made.person)
    await ruled(number, a_ruling())
    await applied(number)
    await appealed(number, "changed", kept=(Step.WARNING,))
    assert await corrected(number) == "done"
    assert [one.steps for one in await earlier_breaches(made.registration, fresh())] == [("warning",)]


async def test_a_warning_that_was_served_is_recalled_by_a_letter(register: Register) -> None:
    made = await register()
    number = await a_warning(made.person)
    await appealed(number)
    (warning,) = [one for one in await documents_about("breaches", number) if one.kind == "warning"]
    assert warning.state == "left", "what has left the house is not undone"
    (letter,) = await documents_about("breaches", warning.id)
    assert (letter.kind, letter.state) == ("notice", "drafted")
    assert str(warning.number) in str(letter.says)
    assert "Ruling 7-2" in str(letter.says)


async def test_a_closing_that_waits_for_its_second_officer_is_taken_back(register: Register) -> None:
    made, number = await asked_to_cancel(register)
    await ruled(number, a_ruling(**CANCELLED))
    old = source_of(FOLDER)
    second = {
        "code": "closing.second_person", "values": ["cancelled_by_court"], "valid_from": DAY, "source": "УИК 175", "status": "unverified",
    }  # fmt: skip
    with tried(FOLDER, Source({**old.sections, "list": (*old.sections["list"], second)})):
        assert await applied(number) == "proposed"
        await appealed(number)
    closing = await latest_closing(made.registration)
    assert closing is not None
    assert (closing.answer, await state_of(made), await stage_of(number)) == ("refused", "open", "cancelled")
