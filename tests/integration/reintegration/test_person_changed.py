"""The probation service corrected or changed what the desk holds about a person."""

from services.reintegration.cases.jobs import person_changed
from services.reintegration.cases.tables import Case
from services.reintegration.continuation.actions import take_back_agreement
from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.timeline.tables import TimelineEntry
from shared.messages.probation import PersonChangedForReintegration
from tests.builders.actors import SOCIAL
from tests.builders.desk import BY, Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW

HELD = (Case.name, Case.phone, Case.language, Case.region, Case.office, Case.status)


def changed(desk: Desk) -> PersonChangedForReintegration:
    return PersonChangedForReintegration(person=desk.person, name="Әсел Demo", phone=None, language="ru", region="71", birth_year=1984)


async def test_name_phone_language_and_region_are_those_of_the_message(desk: Desk) -> None:
    await person_changed(changed(desk))
    row = await Case.select(*HELD).where(Case.person == desk.person).first()
    assert row is not None
    assert tuple(row.values()) == ("Әсел Demo", None, "ru", "71", "75", "open")
    assert await TimelineEntry.count().where(TimelineEntry.kind == "person_changed") == 1


async def test_a_closed_case_stays_closed_and_a_stranger_stays_unknown(desk: Desk) -> None:
    await end_supervision(desk.closing(), by=BY, now=NOW)
    await take_back_agreement(desk.person, by=SOCIAL, now=NOW)
    await person_changed(changed(desk))
    await person_changed(changed(Desk(fresh(), fresh())))
    rows = await Case.select(Case.name, Case.status)
    assert [(row["name"], row["status"]) for row in rows] == [("Әсел Demo", "closed")]
