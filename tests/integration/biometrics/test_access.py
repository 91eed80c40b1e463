"""Restricted cases and the supervising authority in biometrics: as probation says, in every query and in the database."""

from dataclasses import replace

import pytest

from services.biometrics.review.queries import may_compare
from services.biometrics.sessions.queries import session_row
from services.biometrics.sessions.tables import Session
from services.biometrics.subjects.actions import open_subject
from services.biometrics.subjects.queries import subject_for
from services.biometrics.subjects.tables import Subject, Supervision
from shared.access.acting import acting_for
from shared.actors import Actor, Authority
from shared.db.acting import acting
from shared.messages.probation import RegistrationOpenedForBiometrics
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.subjects import PIN_HASH, Person, enrolled, supervised
from tests.builders.visits import in_doubt

OF_REGION = replace(SENIOR, id=fresh(), name="of the region", office="75-02", whole_region=True)
COVERING = replace(COLLEAGUE_OFFICER, id=fresh(), name="covering", covers=(OFFICER.id,))
POLICE = replace(SENIOR, id=fresh(), name="for the police", authority="police")


@pytest.fixture
async def subject(engines: OraluSettings) -> Person:
    return await enrolled(officer=OFFICER.id)


async def tell(person: Person, *, restricted: bool = False, authority: Authority = "probation") -> None:
    """What probation says of the registration."""
    await supervised(person, OFFICER, restricted=restricted, authority=authority)


async def sees(person: Person, by: Actor) -> bool:
    """Whether the queries show the subject to this reader; the database, asked without them, says the same."""
    shown = await subject_for(person.id, by) is not None
    with acting(acting_for(by)):
        assert bool(await Subject.count().where(Subject.person == person.id)) == shown
    return shown


@pytest.mark.parametrize(
    ("by", "restricted"), [(OFFICER, True), (COVERING, True), (SENIOR, True), (OF_REGION, False)], ids=["own", "cover", "senior", "region"]
)
async def test_a_restricted_subject_is_seen_by_its_officer_and_the_seniors_of_the_office(
    subject: Person, by: Actor, restricted: bool
) -> None:
    assert await sees(subject, by)
    await tell(subject, restricted=True)
    assert await sees(subject, by) == restricted
    await tell(subject, restricted=False)
    assert await sees(subject, by)


async def test_a_senior_officer_of_the_police_sees_whom_the_police_supervise(subject: Person) -> None:
    assert not await sees(subject, POLICE)
    await tell(subject, authority="police")
    assert await sees(subject, POLICE)
    assert not await sees(subject, SENIOR)


async def test_nobody_is_asked_for_a_second_opinion_on_a_restricted_one(subject: Person) -> None:
    number = await in_doubt(subject)
    await Session.update({Session.second_opinion_not_by: OFFICER.id}).where(Session.id == number)
    visit = await session_row(number)
    assert visit is not None
    for restricted in (False, True):
        await tell(subject, restricted=restricted)
        with acting(acting_for(COLLEAGUE_OFFICER)):
            assert bool(await Subject.count()) == (not restricted)
            assert await may_compare(visit, COLLEAGUE_OFFICER) == (not restricted)


async def test_a_new_card_lifts_no_restriction_and_a_new_registration_begins_without_one(subject: Person) -> None:
    await tell(subject, restricted=True, authority="police")
    (registration,) = await Subject.select(Subject.registration).where(Subject.person == subject.id).output(as_list=True)
    for number, (again, expected) in enumerate(((registration, (True, "police")), (fresh(), (False, "probation")))):
        message = RegistrationOpenedForBiometrics(
            person=subject.id, registration=again, case_number="75-0001", language="kk", officer=OFFICER.id, office="75",
            card_code=f"NEW-{number}", pin_hash=PIN_HASH, basis=None,
        )  # fmt: skip
        await open_subject(message, by=SYSTEM, now=NOW)
        (row,) = await Supervision.select().where(Supervision.person == subject.id)
        assert (row["restricted"], row["authority"]) == expected
