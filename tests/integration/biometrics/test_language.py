"""The person reads another language: the kiosk speaks it from then on."""

import pytest

from services.biometrics.subjects.jobs import on_person_changed
from services.biometrics.subjects.tables import Subject
from shared.messages.probation import PersonChangedForBiometrics
from tests.builders.ids import fresh
from tests.builders.subjects import Person


@pytest.mark.usefixtures("engines")
async def test_the_language_of_a_subject_changes_and_nothing_else() -> None:
    known = await Person().register()
    before = await Subject.select().where(Subject.person == known.id).first()
    await on_person_changed(PersonChangedForBiometrics(person=known.id, language="ru"))
    await on_person_changed(PersonChangedForBiometrics(person=fresh(), language="en"))
    assert await Subject.select().where(Subject.person == known.id).first() == {**(before or {}), "language": "ru"}
    assert await Subject.count() == 1
