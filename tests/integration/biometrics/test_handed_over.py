"""Another officer has the case: they see the subject from then on, the former one does not; two authorities' officers both do."""

from services.biometrics.subjects.queries import subject_for
from services.biometrics.subjects.tables import Subject, Supervision
from shared.access.acting import acting_for
from shared.db.acting import acting
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, POLICE, SENIOR
from tests.builders.subjects import close, registered, supervised


async def test_the_subject_follows_the_case(engines: OraluSettings) -> None:
    subject = await registered(officer=OFFICER.id)
    before = await Subject.select(Subject.wrapped_key, Subject.case_number).first()
    await supervised(subject, OFFICER_ELSEWHERE)
    assert await subject_for(subject.id, OFFICER_ELSEWHERE) is not None
    assert await subject_for(subject.id, OFFICER) is None
    assert await subject_for(subject.id, SENIOR) is None
    assert await Subject.select(Subject.wrapped_key, Subject.case_number).first() == before


async def test_a_closed_subject_stays_with_who_had_it(engines: OraluSettings) -> None:
    subject = await registered(officer=OFFICER.id)
    await close(subject)
    await supervised(subject, OFFICER_ELSEWHERE)
    assert await Supervision.select(Supervision.officer) == [{"officer": OFFICER.id}]


async def test_the_officers_of_both_authorities_see_the_subject(engines: OraluSettings) -> None:
    subject = await registered(officer=OFFICER.id)
    await supervised(subject, OFFICER, POLICE)
    with acting(acting_for(POLICE)):
        assert await Subject.count() == 1
    assert await subject_for(subject.id, POLICE) is not None
    assert await subject_for(subject.id, OFFICER) is not None
    await supervised(subject, POLICE)  # the registration of the probation service ended
    assert await subject_for(subject.id, OFFICER) is None
    assert await subject_for(subject.id, SENIOR) is None
