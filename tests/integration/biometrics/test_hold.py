"""While a closing can be undone nobody uses the face, and nothing of it is lost."""

import pytest

from services.biometrics.enrolment.tables import Template
from services.biometrics.retention import actions as retention
from services.biometrics.sessions import actions as sessions
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.queries import subject_of
from shared.messages.probation import RegistrationHeldForBiometrics
from tests.builders.actors import SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.subjects import Person, close
from tests.builders.visits import identified, sent


async def hold(person: Person) -> None:
    message = RegistrationHeldForBiometrics(person=person.id, registration=fresh(), held_at=NOW)
    await retention.hold_subject(message, by=SYSTEM, now=NOW)


async def test_a_held_person_cannot_check_in_and_keeps_the_reference(person: Person) -> None:
    await hold(person)
    with pytest.raises(sessions.WrongCard):
        await identified(person)
    subject = await subject_of(person.id)
    assert subject is not None
    assert not subject.may_take
    assert await Template.exists().where(Template.person == person.id)
    await open_vault(person.id)
    assert await sent(person.id, "biometrics.template_erased.v1") == []


async def test_a_hold_ends_in_the_erasure(person: Person) -> None:
    await hold(person)
    await close(person)
    assert not await Template.exists().where(Template.person == person.id)


async def test_a_hold_after_the_closing_changes_nothing(person: Person) -> None:
    await close(person)
    await hold(person)
    subject = await subject_of(person.id)
    assert subject is not None
    assert subject.state == "closed"


async def test_the_card_works_again_when_the_closing_is_undone(person: Person) -> None:
    await hold(person)
    await person.register()
    await person.due()
    await identified(person)
    assert await Template.exists().where(Template.person == person.id)
