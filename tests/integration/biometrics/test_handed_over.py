"""Another officer has the case: they see the subject from then on, the former one does not."""

from services.biometrics.subjects.jobs import on_case_transferred
from services.biometrics.subjects.queries import subject_for
from services.biometrics.subjects.tables import Subject
from shared.messages.probation import CaseTransferredForBiometrics
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.subjects import close, registered


async def test_the_subject_follows_the_case(engines: OraluSettings) -> None:
    subject = await registered(officer=OFFICER.id)
    before = await Subject.select(Subject.wrapped_key, Subject.case_number).first()
    await on_case_transferred(CaseTransferredForBiometrics(person=subject.id, officer=OFFICER_ELSEWHERE.id, office="71"))
    assert await subject_for(subject.id, OFFICER_ELSEWHERE) is not None
    assert await subject_for(subject.id, OFFICER) is None
    assert await subject_for(subject.id, SENIOR) is None
    assert await Subject.select(Subject.wrapped_key, Subject.case_number).first() == before


async def test_a_closed_subject_stays_with_who_had_it(engines: OraluSettings) -> None:
    subject = await registered(officer=OFFICER.id)
    await close(subject)
    await on_case_transferred(CaseTransferredForBiometrics(person=subject.id, officer=OFFICER_ELSEWHERE.id, office="71"))
    assert await Subject.select(Subject.officer) == [{"officer": OFFICER.id}]
