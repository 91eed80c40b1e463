"""Two records of one person: the second card leads to the first subject, the second face is held and comes back."""

import pytest

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.enrolment.tables import Template
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.tables import Session
from services.biometrics.subjects import merging
from services.biometrics.subjects.queries import subject_of
from shared.messages.merging import PersonsMergedForBiometrics, PersonsUnmergedForBiometrics
from shared.messages.probation import CheckInDue
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import Person, close, enrolled
from tests.builders.visits import identified


async def merge(one: Person, other: Person) -> None:
    message = PersonsMergedForBiometrics(person=one.id, other=other.id, merged_at=NOW)
    await merging.merge_subjects(message, by=SYSTEM, now=NOW)


async def unmerge(one: Person, other: Person) -> None:
    message = PersonsUnmergedForBiometrics(person=one.id, other=other.id, unmerged_at=NOW)
    await merging.unmerge_subjects(message, by=SYSTEM, now=NOW)


async def visitor(card: Person) -> tuple[object, object]:
    """Who checks in with this card, and for which check-in."""
    row = await Session.select(Session.person, Session.check_in).where(Session.id == await identified(card)).first()
    assert row is not None
    return row["person"], row["check_in"]


async def states(*persons: Person) -> list[str]:
    found = [await subject_of(each.id) for each in persons]
    return [each.state for each in found if each is not None]


async def test_a_check_in_by_the_old_card_counts_for_the_person(person: Person) -> None:
    other = await enrolled()
    for _ in range(2):  # a second delivery changes nothing
        await merge(person, other)
    assert (await visitor(other))[0] == person.id
    assert await states(person, other) == ["open", "held"]
    assert await Template.exists().where(Template.person == other.id)


async def test_a_check_in_that_only_the_second_record_has_is_taken_by_either_card(person: Person) -> None:
    other = await enrolled()
    await merge(person, other)
    await sessions.end_open_sessions(person.id, by=SYSTEM, now=NOW)
    await person.due(opens=-2 * (NOW - NOW.replace(hour=0)))
    found = {await visitor(card) for card in (person, other)}
    assert {each[0] for each in found} == {person.id}
    assert {each[1] for each in found} <= {person.check_in, other.check_in}


async def test_undone_each_has_the_own_card_and_face_again(person: Person) -> None:
    other = await enrolled()
    await merge(person, other)
    for _ in range(2):
        await unmerge(person, other)
    assert await states(person, other) == ["open", "open"]
    assert await visitor(other) == (other.id, other.check_in)
    assert await visitor(person) == (person.id, person.check_in)
    subject = await subject_of(other.id)
    assert subject is not None
    assert subject.may_take


async def test_what_is_due_follows_the_record_that_probation_names_last(person: Person) -> None:
    other = await enrolled()
    message = CheckInDue(person=person.id, check_in=other.check_in, opens_at=NOW, closes_at=NOW.replace(hour=23), questions=[])
    await check_ins.receive_due(message)
    await person.due()
    with pytest.raises(sessions.NothingDue):
        await identified(other)


async def test_a_merge_that_arrives_before_the_registration_holds_it(person: Person) -> None:
    other = Person()
    await merge(person, other)
    await other.register()
    assert await states(other) == ["held"]
    assert (await visitor(other))[0] == person.id


async def test_the_end_of_the_registration_erases_both_faces(person: Person) -> None:
    other = await enrolled()
    await merge(person, other)
    await close(person)
    assert await states(person, other) == ["closed", "closed"]
    assert not await Template.exists().where(Template.person.is_in([person.id, other.id]))
    with pytest.raises(sessions.WrongCard):
        await identified(other)
    await unmerge(person, other)
    assert await states(other) == ["closed"]


async def test_undoing_an_unknown_merge_changes_nothing(person: Person) -> None:
    other = await enrolled()
    await unmerge(person, other)
    assert await states(person, other) == ["open", "open"]
