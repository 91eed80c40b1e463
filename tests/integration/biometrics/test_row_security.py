"""The database shows an officer their own subjects, a kiosk the visitor in front of it, nobody anything else."""

import pytest

from services.biometrics.database import DB
from services.biometrics.sessions.actions import identify
from services.biometrics.sessions.tables import Session
from services.biometrics.subjects.tables import Card, Subject
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db.acting import Acting, acting
from shared.identity.tokens import token_hash
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, HOST, OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person, enrolled
from tests.support.row_security import count_all, count_shown

AUDITOR = Actor(fresh(), "Demo Auditor", Role.AUDITOR, None)


@pytest.fixture
async def two(engines: OraluSettings) -> list[Person]:
    """Subjects of two officers of one office."""
    return [await enrolled(officer=by.id) for by in (OFFICER, COLLEAGUE_OFFICER)]


async def visit_of(person: Person) -> Acting:
    """The kiosk, while this person stands in front of it."""
    begun = await identify(person.card, PIN, kiosk=person.kiosk, language="kk", by=person.at_kiosk, now=NOW)
    return Acting("own", actor=person.kiosk, visit=token_hash(begun.token))


@pytest.mark.usefixtures("two")
async def test_no_table_shows_more_than_the_scope() -> None:
    everything = await count_all(DB)
    halves = {table: number // 2 for table, number in everything.items()}
    assert await count_shown(DB, AUDITOR) == everything == await count_shown(DB, SENIOR)
    assert await count_shown(DB, OFFICER) == halves == await count_shown(DB, COLLEAGUE_OFFICER)
    for by in (OFFICER_ELSEWHERE, HOST, None):
        assert set((await count_shown(DB, by)).values()) == {0}


async def test_a_kiosk_is_shown_its_visitor_alone(two: list[Person]) -> None:
    visits = [await visit_of(person) for person in two]
    for person, visit in zip(two, visits, strict=True):
        with acting(visit):
            assert [row["person"] for row in await Subject.select(Subject.person)] == [person.id]
            assert [row["person"] for row in await Card.select(Card.person)] == [person.id]
    with acting(Acting("own", actor=two[0].kiosk)):
        assert await Subject.count() == 0
    with acting(Acting("own", actor=two[0].kiosk, visit=visits[1].visit)):  # another kiosk's visitor
        assert await Subject.count() == 0


async def test_a_second_opinion_shows_the_subject_to_the_other_officers_of_the_office(two: list[Person]) -> None:
    await visit_of(two[0])
    await Session.update({Session.second_opinion_not_by: OFFICER.id}).where(Session.person == two[0].id)
    for by, number in ((COLLEAGUE_OFFICER, 2), (OFFICER, 1), (OFFICER_ELSEWHERE, 0)):
        with acting(acting_for(by)):
            assert await Subject.count() == number
