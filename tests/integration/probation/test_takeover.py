"""Nobody takes a case of another office over by typing its ИИН: nothing old is shown, nothing is overwritten, nobody is told anything."""

import pytest

from services.probation.cases.tables import Person, Registration
from services.probation.closing.actions import close_registration
from services.probation.database import Audit
from services.probation.queue.queries import queue
from services.probation.register.actions import Registered
from services.probation.timeline.notes import add_note
from services.probation.timeline.queries import timeline
from services.probation.transfers.words import reason
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE
from tests.builders.moments import NOW
from tests.builders.people import IIN, OTHER_IIN, person
from tests.builders.registrations import Register, registration_form
from tests.support.clients import SignedIn
from tests.support.forms import submit

SECRET = "He told me in confidence"
WISH = "The person moved to our district"
THEIRS = {"family_name": "Other", "given_name": "Name", "address": "Another Street 9", "iin": IIN}


@pytest.fixture(params=["open", "closed"])
async def elsewhere(request: pytest.FixtureRequest, register: Register) -> Registered:
    """A case of another office, with a note."""
    made = await register(person(IIN), by=OFFICER_ELSEWHERE)
    await add_note(made.person, SECRET, by=OFFICER_ELSEWHERE, now=NOW)
    if request.param == "closed":
        await close_registration(made.person, reason="term_ended", by=OFFICER_ELSEWHERE, now=NOW)
    return made


async def test_registering_a_person_of_another_office_changes_nothing_and_is_recorded(elsewhere: Registered, signed_in: SignedIn) -> None:
    before = await Person.select().first(), await Registration.select().first()
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, "/people/new", registration_form(**THEIRS))
    assert answer.status_code == 409
    assert 'action="/transfers/new"' in answer.text
    assert SECRET not in answer.text
    assert OFFICER_ELSEWHERE.name not in answer.text
    assert elsewhere.case_number not in answer.text
    assert (await Person.select().first(), await Registration.select().first()) == before
    assert await Registration.count() == await Person.count() == 1
    assert (await officer.get(f"/people/{elsewhere.person}")).status_code == 404
    assert await Audit.count().where(Audit.action == "registration_refused_elsewhere", Audit.about == elsewhere.person) == 1


async def test_the_same_office_registers_its_own_person_again(register: Register, signed_in: SignedIn) -> None:
    made = await register(person(IIN), by=OFFICER)
    await close_registration(made.person, reason="term_ended", by=OFFICER, now=NOW)
    officer = await signed_in("probation", "officer")
    assert (await submit(officer, "/people/new", registration_form(**THEIRS))).status_code == 200
    assert await Registration.count().where(Registration.person == made.person) == 2


async def test_an_office_is_asked_for_its_case_and_the_asker_learns_nothing(elsewhere: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    asked = await submit(officer, "/transfers/new", {"iin": IIN, "wish": WISH})
    assert 'name="sure"' in asked.text
    answers = [(await submit(officer, "/transfers/new", {"iin": iin, "wish": WISH, "sure": "yes"})) for iin in (IIN, IIN, OTHER_IIN)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text.partition("<main")[2].partition("</main>")[0] for answer in answers}) == 1
    (item,) = [each for each in await queue(OFFICER_ELSEWHERE) if each.kind == "transfer"]
    assert (item.person, item.reason) == (elsewhere.person, f"transfer_wanted {OFFICER.office}")
    (entry,) = [each for each in await timeline(elsewhere.person) if each.kind == "transfer_asked"]
    assert (entry.details, entry.by_name) == ({"office": OFFICER.office, "wish": WISH}, "Demo Officer")
    assert reason(item.reason) == "Asked for by Almaty: offer the case or refuse"
    assert await Audit.count().where(Audit.action == "transfer_asked") == 3


async def test_an_office_is_not_asked_for_its_own_case(register: Register, signed_in: SignedIn) -> None:
    await register(person(IIN), by=OFFICER)
    officer = await signed_in("probation", "officer")
    assert (await submit(officer, "/transfers/new", {"iin": IIN, "wish": WISH, "sure": "yes"})).status_code == 200
    assert not [each for each in await queue(OFFICER) if each.kind == "transfer"]


@pytest.mark.parametrize("iin", ["", "12", "991231500007"])
async def test_a_wrong_number_is_explained(iin: str, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, "/transfers/new", {"iin": iin, "wish": WISH, "sure": "yes"})
    assert answer.status_code == 422
    assert 'href="#iin"' in answer.text
