"""A person with several registrations: of one authority, and of both."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.probation.caseload.domain import Criteria
from services.probation.caseload.list_queries import Numbers, count_people, people
from services.probation.cases.domain.categories import Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.queries import case, is_last_open, open_registrations, registrations
from services.probation.cases.tables import Registration
from services.probation.check_ins.scheduling import schedule_check_ins
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.database import DB, Outbox
from services.probation.decisions.actions import register_decision
from services.probation.errors import AlreadyClosed, FormUsed, OverrideNeeded, SameDecision
from services.probation.history.actions import write_changes
from services.probation.history.domain import NewChange
from services.probation.history.queries import changes
from services.probation.legal_basis.actions import change_biometric_basis
from services.probation.queue.queries import queue
from services.probation.register.actions import NewRegistration, Registered, register_person
from services.probation.restriction.actions import set_restriction
from services.probation.timeline.actions import add_entry
from services.probation.timeline.queries import timeline
from shared.access.acting import acting_for
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.probation import SupervisionForBiometrics
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.check_ins import messages
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import OF_PAROLE, Register, registration
from tests.support.clients import SignedIn
from tests.support.forms import submit

POLICE = replace(COLLEAGUE_OFFICER, id=fresh(), name="Demo Police Officer", authority="police")
POLICE_SENIOR = replace(SENIOR, id=fresh(), name="Demo Police Senior", authority="police")


def second(**changed: Any) -> NewRegistration:
    """Restriction of liberty by another court, once a month from a week later on."""
    return replace(
        registration(TODAY + timedelta(days=7), basis=None), category=Category.RESTRICTION_OF_LIBERTY, court="Another Court",
        frequency=Frequency.MONTHLY, **changed,
    )  # fmt: skip


def parole(**changed: Any) -> NewRegistration:
    what = replace(registration(TODAY, basis=None), category=Category.PAROLE, frequency=Frequency.MONTHLY, conditions=OF_PAROLE)
    return replace(what, **changed)


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register()


async def sent(kind: str) -> set[str]:
    """The services that were told that a registration opened, or that the person is held before everything is erased."""
    start = f"probation.registration_{kind}_for_"
    return {row["type"].removeprefix(start)[:-3] for row in await Outbox.select(Outbox.type) if row["type"].startswith(start)}


async def count_sent(kind: str) -> int:
    return len([row for row in await Outbox.select(Outbox.type) if row["type"].startswith(f"probation.registration_{kind}")])


async def leading(person: UUID) -> list[tuple[str, bool, str]]:
    rows = await Registration.select(Registration.category, Registration.current, Registration.state).where(Registration.person == person)
    return sorted((row["category"], row["current"], row["state"]) for row in rows)


async def test_a_second_decision_has_its_own_case_number_and_leaves_the_first_one_leading(made: Registered) -> None:
    before = await count_sent("opened")
    added = await register_decision(made.person, second(), by=OFFICER, now=NOW)
    assert added.case_number != made.case_number
    assert added.pin is None
    assert await leading(made.person) == [("restriction_of_liberty", False, "open"), ("suspended_sentence", True, "open")]
    shown = await case(OFFICER, made.person)
    assert shown is not None
    assert shown.registration == made.registration
    named = await case(OFFICER, made.person, added.registration)
    assert named is not None
    assert (named.registration, named.basis_kind) == (added.registration, "consent"), "the face is the person's"
    assert await count_sent("opened") == before, "the card, the face and the desk's case go on"
    assert [row.id for row in await open_registrations(made.person)] == [made.registration, added.registration]


async def test_a_list_has_a_row_for_each_registration(made: Registered) -> None:
    added = await register_decision(made.person, second(), by=OFFICER, now=NOW)
    for by in (OFFICER, SENIOR, AUDITOR):
        rows = await people(by, Criteria(), now=NOW, size=10)
        assert {row.registration for row in rows} == {made.registration, added.registration}
    found = await people(OFFICER, Criteria(added.case_number), now=NOW, size=10)
    assert [row.registration for row in found] == [added.registration]
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW, registration=made.registration)
    assert [row.registration for row in await people(OFFICER, Criteria(), now=NOW, size=10)] == [added.registration]
    assert not list(await people(OFFICER, Criteria(closed=True), now=NOW, size=10)), "the person is on the register"


async def test_the_list_says_how_many_people_and_how_many_registrations_it_has(made: Registered, signed_in: SignedIn) -> None:
    await register_decision(made.person, second(), by=OFFICER, now=NOW)
    await register_person(person(None, family_name="Other"), registration(), by=OFFICER, now=NOW)
    assert await count_people(OFFICER, Criteria(), now=NOW) == Numbers(registrations=3, people=2)
    officer = await signed_in("probation", "officer")
    assert "2 people, 3 registrations" in (await officer.get("/people")).text
    found = await officer.get(str((await submit(officer, "/people", {"q": "other"})).headers["location"]))
    assert "1 person, the likeliest first" in found.text


@pytest.mark.parametrize("court", ["Another Court", "  another   COURT ", "«Another Court»"])
async def test_the_same_decision_is_not_registered_twice(court: str, made: Registered) -> None:
    await register_decision(made.person, second(), by=OFFICER, now=NOW)
    with pytest.raises(SameDecision):
        await register_decision(made.person, replace(second(), form_token=fresh(), court=court), by=OFFICER, now=NOW)
    assert await Registration.count().where(Registration.person == made.person) == 2


async def test_a_form_sent_twice_registers_once(made: Registered) -> None:
    what = second()
    first = await register_decision(made.person, what, by=OFFICER, now=NOW)
    again = await register_decision(made.person, what, by=OFFICER, now=NOW)
    assert (again.registration, again.pin) == (first.registration, None)
    other = await register_person(person(None, family_name="Other"), registration(), by=OFFICER, now=NOW)
    with pytest.raises(FormUsed):
        await register_decision(other.person, what, by=OFFICER, now=NOW)


async def test_nobody_gets_a_further_decision_after_the_last_one_ended(made: Registered) -> None:
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    with pytest.raises(AlreadyClosed):
        await register_decision(made.person, second(), by=OFFICER, now=NOW)


async def test_what_the_law_does_not_allow_needs_a_reason(made: Registered) -> None:
    ten_years = second()
    ten_years = replace(ten_years, dates=replace(ten_years.dates, term_ends_on=TODAY + timedelta(days=3650)))
    with pytest.raises(OverrideNeeded):
        await register_decision(made.person, ten_years, by=OFFICER, now=NOW)
    await register_decision(made.person, replace(ten_years, override_reason="The court joined two terms"), by=OFFICER, now=NOW)
    (item,) = [each for each in await queue(SENIOR) if each.kind == "law_override"]
    assert item.person == made.person
    assert not [each for each in await queue(OFFICER) if each.kind == "law_override"], "who gave the reason does not take note of it"


async def test_closing_one_of_several_keeps_what_is_the_persons(made: Registered) -> None:
    added = await register_decision(made.person, second(), by=OFFICER, now=NOW)
    assert not await is_last_open(made.person, made.registration)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    assert await leading(made.person) == [("restriction_of_liberty", True, "open"), ("suspended_sentence", False, "closed")]
    assert await sent("held") == set()
    assert await Registration.exists().where(Registration.id == added.registration, Registration.card_code == made.card_code)
    (open_now, later) = (
        await CheckIn.select(CheckIn.registration, CheckIn.due_on).where(CheckIn.state == "created").order_by(CheckIn.due_on)
    )
    assert (open_now["registration"], open_now["due_on"]) == (added.registration, TODAY), "it may be given now: it goes on"
    assert (later["registration"], later["due_on"]) == (added.registration, TODAY + timedelta(days=7))
    assert await is_last_open(made.person, added.registration)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    assert await sent("held") == {"biometrics"}
    assert not await CheckIn.exists().where(CheckIn.state == "created")
    assert not list(await queue(OFFICER))


async def test_the_kiosk_takes_no_check_in_that_the_end_of_a_registration_cancelled(made: Registered) -> None:
    added = await register_decision(made.person, second(), by=OFFICER, now=NOW)
    (later,) = await CheckIn.select(CheckIn.id).where(CheckIn.registration == added.registration)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW, registration=added.registration)
    assert await CheckIn.exists().where(CheckIn.id == later["id"], CheckIn.state == "cancelled")
    assert [told["check_in"] for told in await messages("probation.check_in_withdrawn.v1")] == [str(later["id"])]


async def test_a_colleagues_registration_leads_after_the_first_one_was_closed(made: Registered) -> None:
    added = await register_decision(made.person, second(), by=replace(SENIOR, office=OFFICER.office), now=NOW)
    with acting(acting_for(OFFICER)):
        await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
        assert await case(OFFICER, made.person) is None
    with acting(acting_for(SENIOR)):
        shown = await case(SENIOR, made.person)
    assert shown is not None
    assert shown.registration == added.registration
    assert await CheckIn.exists().where(CheckIn.registration == added.registration, CheckIn.state == "created")


async def test_one_check_in_a_day_counts_for_every_registration(made: Registered) -> None:
    same_day = replace(second(), dates=replace(second().dates, first_check_in_on=TODAY))
    added = await register_decision(made.person, same_day, by=OFFICER, now=NOW)
    due = await CheckIn.select(CheckIn.due_on, CheckIn.registration).where(CheckIn.state == "created")
    assert [(row["due_on"], row["registration"]) for row in due] == [(TODAY, made.registration)]
    window = await schedule_check_ins(added.registration, by=SYSTEM, now=NOW)
    assert window is not None
    assert window.due_on == TODAY
    await CheckIn.update({CheckIn.state: "reviewed"}).where(CheckIn.due_on == TODAY)
    await schedule_check_ins(added.registration, by=SYSTEM, now=NOW)
    owners = {row["registration"] for row in await CheckIn.select(CheckIn.registration).where(CheckIn.state == "created")}
    assert owners == {made.registration, added.registration}, "both get their next one"


@pytest.fixture
async def both(made: Registered) -> Registered:
    """The same person under the police's supervision too."""
    return await register_person(replace(person(), family_name="Otherwise"), parole(), by=POLICE, now=NOW)


async def test_each_authority_sees_its_own_registration_of_a_person(made: Registered, both: Registered) -> None:
    assert both.person == made.person
    for by, own in ((OFFICER, made), (SENIOR, made), (POLICE, both), (POLICE_SENIOR, both)):
        with acting(acting_for(by)):
            shown = await case(by, made.person)
            assert shown is not None
            assert shown.registration == own.registration
            assert [row.id for row in await registrations(by, made.person)] == [own.registration]
            assert [row.registration for row in await people(by, Criteria(), now=NOW, size=10)] == [own.registration]
            assert await fetch_values(DB, "SELECT id FROM probation.registration") == [own.registration]
            assert await fetch_values(DB, "SELECT DISTINCT registration FROM probation.check_in") == [own.registration]
    assert [row.id for row in await registrations(AUDITOR, made.person)] == [made.registration, both.registration]
    kept = await case(AUDITOR, made.person)
    assert kept is not None
    assert kept.family_name == "Fictional", "what the other authority knows is not overwritten"


async def test_each_authority_reads_what_its_own_officers_wrote_and_what_the_system_noted(made: Registered, both: Registered) -> None:
    for by, kind in ((OFFICER, "closed"), (POLICE, "card_issued"), (SYSTEM, "check_in_missed")):
        async with transaction(DB):
            await add_entry(person=made.person, kind=kind, details={}, at=NOW, by=by)
    for by, own, hidden in ((SENIOR, "closed", "card_issued"), (POLICE, "card_issued", "closed")):
        with acting(acting_for(by)):
            kinds = {row.kind for row in await timeline(made.person)}
        assert {own, "check_in_missed"} <= kinds
        assert hidden not in kinds
    assert {"closed", "card_issued"} <= {row.kind for row in await timeline(made.person)}


async def test_what_changed_in_a_registration_is_read_by_who_sees_it_and_the_persons_own_by_both(
    made: Registered, both: Registered
) -> None:
    for field, by, of in (("court", OFFICER, made.registration), ("offence", POLICE, both.registration), ("phone", OFFICER, None)):
        change = NewChange(made.person, of, field, "before", "after", "correction", TODAY, "a typing error", "")
        with acting(acting_for(by)):
            await write_changes([change], by=by, now=NOW)
    for by, shown in ((SENIOR, {"court", "phone"}), (POLICE, {"offence", "phone"})):
        with acting(acting_for(by)):
            assert {row.field for row in (await changes(made.person)).rows} == shown


async def test_each_authority_has_its_own_check_ins_on_the_same_day(made: Registered, both: Registered) -> None:
    rows = await CheckIn.select(CheckIn.due_on, CheckIn.supervising_authority).where(CheckIn.person == made.person)
    assert sorted((row["due_on"], row["supervising_authority"]) for row in rows) == [(TODAY, "police"), (TODAY, "probation")]


async def test_biometrics_is_told_every_officer_whenever_a_registration_is_added_ends_or_is_open_again(
    made: Registered, both: Registered
) -> None:
    await close_registration(made.person, reason="term_ended", by=POLICE, now=NOW, registration=both.registration)
    await undo_closing(both.registration, "Closed by mistake", by=POLICE, now=NOW)
    told = await fetch_values(DB, "SELECT body::text FROM probation.outbox WHERE type LIKE '%.supervision_for%' ORDER BY sequence")
    officers = [{each.officer for each in SupervisionForBiometrics.model_validate_json(one).registrations} for one in told]
    assert officers == [{OFFICER.id, POLICE.id}, {OFFICER.id}, {OFFICER.id, POLICE.id}]


async def test_the_end_of_one_authoritys_supervision_leaves_the_others(made: Registered, both: Registered) -> None:
    with acting(acting_for(POLICE)):
        await close_registration(made.person, reason="term_ended", by=POLICE, now=NOW)
    assert await sent("held") == set()
    assert await leading(made.person) == [("parole", True, "closed"), ("suspended_sentence", True, "open")]
    assert await CheckIn.count().where(CheckIn.state == "created") == 1
    with acting(acting_for(OFFICER)):
        assert [each.kind for each in await queue(OFFICER)] == ["enrol"]
        await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    assert await sent("held") == {"biometrics"}


async def test_the_basis_and_a_restriction_are_the_same_in_every_registration(made: Registered) -> None:
    await register_decision(made.person, second(), by=SENIOR, now=NOW)
    with acting(acting_for(OFFICER)):
        await change_biometric_basis(made.person, None, by=OFFICER, now=NOW)
    with acting(acting_for(SENIOR)):
        await set_restriction(made.person, restricted=True, reason="Relative of the staff", by=SENIOR, now=NOW)
    rows = await Registration.select(Registration.basis_kind, Registration.restricted).where(Registration.person == made.person)
    assert [(row["basis_kind"], row["restricted"]) for row in rows] == [(None, True), (None, True)]
