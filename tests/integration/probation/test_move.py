"""A move from the person's notice: the new home, the home zone and the hours in one decision; the reported move is answered by it."""

from dataclasses import replace
from datetime import time

from services.probation.cases import queries as cases
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.plan import Kind
from services.probation.check_ins.schedules.actions import NewSchedule, change_schedule
from services.probation.history.queries import all_changes
from services.probation.law_checks.queries import overrides
from services.probation.queue.queries import queue
from services.probation.register.actions import Registered, register_person
from services.probation.support.jobs import consent_taken_back, residence_changed, residence_changed_with_address
from services.probation.support.proposals import proposed_address
from services.probation.support.tables import ProposedAddress
from services.probation.telemetry.orders.actions import change_order
from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.queries import order_in_force
from shared.messages.reintegration import ConsentTakenBack, ResidenceChanged, ResidenceChangedWithAddress
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.amendments import REASON, opened, sent
from tests.builders.moments import NOW, TODAY
from tests.builders.orders import home_with_curfew
from tests.builders.people import person
from tests.builders.registrations import Register, registration
from tests.support.clients import SignedIn
from tests.support.forms import post

NEW_HOME = {"region": "71", "settlement": "rural", "address": "Abai Street 5", "kato": "711110000"}
ZONE = {"zone": "take", "latitude": "51,1", "longitude": "71.4", "radius_m": "150", "curfew": "yes", "start": "21:00", "end": "07:00",
        "days": ["0", "1", "2", "3", "4"]}  # fmt: skip


async def moving(register: Register) -> Registered:
    """Somebody with a home zone, hours and a free night, of whom the desk reported a move."""
    made = await register(person(None))
    await change_order(made.person, lambda _: home_with_curfew(time(22), time(6)), by=OFFICER, now=NOW)
    await change_order(made.person, lambda before: edits.with_exception(before, TODAY), by=OFFICER, now=NOW)
    await residence_changed(ResidenceChanged(person=made.person, changed_at=NOW))
    return made


async def test_home_zone_and_hours_are_taken_over_with_one_decision(register: Register, signed_in: SignedIn) -> None:
    made, officer = await moving(register), await signed_in("probation", "officer")
    address = f"/people/{made.person}/move"
    form = await opened(officer, address)
    asked = await post(officer, address, {**form, **NEW_HOME, **ZONE, **REASON})
    for text in ("Demo Street 1", "Abai Street 5", "51.1, 71.4", "22:00–06:00", "21:00–07:00", "Write it down"):
        assert text in asked.text, text
    assert [item.kind for item in await queue(OFFICER) if item.kind == "residence"] == ["residence"]
    assert (await sent(officer, address, {**form, **NEW_HOME, **ZONE})).status_code == 303
    case, order = await cases.case(OFFICER, made.person), await order_in_force(made.person)
    assert case is not None
    assert order is not None
    assert (case.address, case.region, case.settlement) == ("Abai Street 5", "71", "rural")
    (home,) = order.body["zones"]["features"]
    assert (order.version, home["geometry"]["coordinates"], home["properties"]["radius_m"]) == (3, [71.4, 51.1], 150)
    (hours,) = order.body["curfew"]
    assert (hours["start"], hours["end"], hours["days"], hours["except"]) == ("21:00", "07:00", [0, 1, 2, 3, 4], [str(TODAY)])
    changes = {change.field: (change.old, change.new, change.kind) for change in await all_changes(made.person)}
    assert changes["address"] == ("Demo Street 1", "Abai Street 5", "change")
    assert changes["residence_since"] == (None, "2026-10-01", "change")
    assert not [item for item in await queue(OFFICER) if item.kind == "residence"]


async def test_a_zone_can_stay_and_a_decision_is_needed(register: Register, signed_in: SignedIn) -> None:
    made, officer = await moving(register), await signed_in("probation", "officer")
    address = f"/people/{made.person}/move"
    form = {**await opened(officer, address), **NEW_HOME}
    undecided = await sent(officer, address, form)
    assert (undecided.status_code, 'href="#zone"' in undecided.text) == (422, True)
    wrong = await sent(officer, address, {**form, **ZONE, "latitude": "north", "address": ""})
    assert wrong.status_code == 422
    assert all(f'href="#{field}"' in wrong.text for field in ("address", "latitude"))
    assert (await sent(officer, address, {**form, "zone": "keep"})).status_code == 303
    order = await order_in_force(made.person)
    assert order is not None
    assert order.version == 2


async def test_an_order_that_changed_meanwhile_is_not_overwritten(register: Register, signed_in: SignedIn) -> None:
    made, officer = await moving(register), await signed_in("probation", "officer")
    address = f"/people/{made.person}/move"
    form = {**await opened(officer, address), **NEW_HOME, **ZONE}
    await change_order(made.person, lambda before: edits.with_exception(before, TODAY, free=False), by=OFFICER, now=NOW)
    answer = await sent(officer, address, form)
    assert answer.status_code == 422
    assert "Somebody else changed the order meanwhile" in answer.text
    assert await all_changes(made.person) == []


async def test_a_move_to_the_town_says_how_often_the_law_asks_for_check_ins_there(register: Register, signed_in: SignedIn) -> None:
    countryside = replace(registration(), frequency=Frequency.MONTHLY)
    made = await register_person(replace(person(None), settlement="rural"), countryside, by=OFFICER, now=NOW)
    officer = await signed_in("probation", "officer")
    address = f"/people/{made.person}/move"
    town = {**await opened(officer, address), **NEW_HOME, "settlement": "urban"}
    asked = await post(officer, address, {**town, **REASON})
    assert asked.status_code == 422
    for text in (
        "The law asks for check-ins more often in this category: Twice a month",
        "174-176",
        f'href="/people/{made.person}/schedule"',
    ):
        assert text in asked.text, text
    explained = {**town, "override_reason": "Stays in the village until the spring"}
    assert (await sent(officer, address, explained)).status_code == 303
    (kept,) = await overrides(SENIOR, acknowledged=False, size=9)
    assert ([each.code for each in kept.found], kept.reason) == (["check_in_too_rare"], "Stays in the village until the spring")


async def test_a_move_to_the_town_asks_nothing_where_the_schedule_is_often_enough(register: Register, signed_in: SignedIn) -> None:
    countryside = replace(registration(), frequency=Frequency.MONTHLY)
    made = await register_person(replace(person(None), settlement="rural"), countryside, by=OFFICER, now=NOW)
    weekly = NewSchedule(Kind.WEEKLY, TODAY, TODAY, "Moves to the town")
    await change_schedule(made.person, "probation", weekly, seen_version=0, by=OFFICER, now=NOW)
    officer = await signed_in("probation", "officer")
    address = f"/people/{made.person}/move"
    assert (await sent(officer, address, {**await opened(officer, address), **NEW_HOME, "settlement": "urban"})).status_code == 303
    assert not list(await overrides(SENIOR, acknowledged=False, size=9))


async def test_without_an_order_only_the_home_is_asked_for(register: Register, signed_in: SignedIn) -> None:
    made, officer = await register(person(None)), await signed_in("probation", "officer")
    address = f"/people/{made.person}/move"
    assert "Home zone" not in (await officer.get(address)).text
    assert (await sent(officer, address, {**await opened(officer, address), **NEW_HOME})).status_code == 303
    case = await cases.case(OFFICER, made.person)
    assert case is not None
    assert case.address == "Abai Street 5"


async def test_an_address_that_the_desk_reports_waits_for_the_officer(register: Register, signed_in: SignedIn) -> None:
    made, officer = await register(person(None)), await signed_in("probation", "officer")
    for address in ("Old Street 1", "Abai Street 5"):  # the later one takes its place
        await residence_changed_with_address(ResidenceChangedWithAddress(person=made.person, address=address, changed_at=NOW))
    case = await cases.case(OFFICER, made.person)
    assert case is not None
    assert case.address == "Demo Street 1"
    form = await opened(officer, f"/people/{made.person}/move")
    assert 'value="Abai Street 5"' in (await officer.get(f"/people/{made.person}/move")).text
    assert (await sent(officer, f"/people/{made.person}/move", {**form, **NEW_HOME, **REASON})).status_code == 303
    case = await cases.case(OFFICER, made.person)
    assert case is not None
    assert case.address == "Abai Street 5"
    assert await proposed_address(made.person) is None


async def test_a_consent_taken_back_deletes_what_was_not_confirmed(register: Register) -> None:
    made = await register(person(None))
    await residence_changed_with_address(ResidenceChangedWithAddress(person=made.person, address="Abai Street 5", changed_at=NOW))
    for _ in range(2):
        await consent_taken_back(ConsentTakenBack(person=made.person, purpose="new_address", taken_back_at=NOW))
    assert await proposed_address(made.person) is None
    assert await ProposedAddress.select(ProposedAddress.address, ProposedAddress.ended_how).where(
        ProposedAddress.person == made.person
    ) == [{"address": None, "ended_how": "taken_back"}]
