"""What an attachment can prove: kinds of subjects, each with the statement that finds whose it is.

A capability whose records get attachments has a line here. The first column is the registration, None where it is the person's.
"""

from dataclasses import dataclass
from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_row

PERSON = "person"
OF_REGISTRATION = "SELECT registration FROM probation.{table} WHERE id = $1 AND person = $2"
SUBJECTS = {
    PERSON: "SELECT NULL::uuid AS registration FROM probation.person WHERE id = $1 AND id = $2",
    "registration": "SELECT id AS registration FROM probation.registration WHERE id = $1 AND person = $2",
    "field_change": OF_REGISTRATION.format(table="field_change"),
    "term_event": OF_REGISTRATION.format(table="term_event"),
    "closing": OF_REGISTRATION.format(table="closing"),
    "check_in": OF_REGISTRATION.format(table="check_in"),
    "absence": """SELECT (SELECT r.id FROM probation.registration r WHERE r.person = a.person AND r.current
        AND r.supervising_authority = a.authority) AS registration FROM probation.planned_absence a WHERE a.id = $1 AND a.person = $2""",
    "transfer": "SELECT NULL::uuid AS registration FROM probation.transfer WHERE id = $1 AND person = $2",
    "appointment": OF_REGISTRATION.format(table="appointment"),
    "field_visit": OF_REGISTRATION.format(table="field_visit"),
    "notice": OF_REGISTRATION.format(table="notice"),
    "opening_paper": OF_REGISTRATION.format(table="opening_paper"),
    "document": OF_REGISTRATION.format(table="document"),
    "monitoring_decision": OF_REGISTRATION.format(table="monitoring_decision"),
    "equipment_act": OF_REGISTRATION.format(table="equipment_act"),
    "equipment_report": OF_REGISTRATION.format(table="equipment_report"),
    "breach": OF_REGISTRATION.format(table="breach_proceeding"),
}
PAGES = {
    PERSON: "/people/{person}",
    "registration": "/people/{person}?registration={subject}",
    "field_change": "/people/{person}/history",
    "term_event": "/people/{person}/term",
    "closing": "/people/{person}",
    "check_in": "/check-ins/{subject}",
    "absence": "/people/{person}/absences",
    "transfer": "/transfers/{subject}",
    "appointment": "/appointments/{subject}",
    "field_visit": "/visits/{subject}",
    "notice": "/notices/{subject}",
    "opening_paper": "/opening-papers/{subject}",
    "document": "/outgoing/{subject}",
    "monitoring_decision": "/monitoring/{subject}",
    "equipment_act": "/people/{person}/monitoring",
    "equipment_report": "/equipment-reports/{subject}",
    "breach": "/breaches/{subject}",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is proved: a record of this kind."""

    kind: str
    id: UUID

    def page(self, person: UUID) -> str:
        """The address at which it is shown."""
        return PAGES[self.kind].format(person=person, subject=self.id)


@dataclass(frozen=True, slots=True)
class Belonging:
    """The registration that a subject belongs to; None where it is the person's."""

    registration: UUID | None


async def belonging(subject: Subject, person: UUID) -> Belonging | None:
    """Where a subject belongs; None where the person has no such record, or the reader does not reach it."""
    if subject.kind not in SUBJECTS:
        return None
    return await fetch_row(DB, Belonging, SUBJECTS[subject.kind], subject.id, person)
