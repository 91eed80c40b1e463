"""Reads of assessments and needs, scoped by who asks. Answers stay encrypted until somebody with the permission opens them."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.errors import NotThere
from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.domain.states import State
from services.reintegration.needs.sets import form_of
from services.reintegration.rows import fetch_in_scope
from services.reintegration.sealing.keys import key_of
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.questions.forms import Form

MOST_URGENT, MOST_ASSESSMENTS = 50, 100
COLUMNS = "a.id, a.person, a.form, a.state, a.begun_at, a.begun_by_name, a.finished_at, a.finished_by_name, c.name, c.language"
OF_CASE = 'FROM reintegration.assessment a JOIN reintegration."case" c ON c.person = a.person'
PARTS = """SELECT p.id, p.pathway, p.version, p.sealed, p.saved_at, p.saved_by_name, s.content, s.version AS set_version
    FROM reintegration.assessment_part p JOIN reintegration.question_set s ON s.id = p.question_set WHERE p.assessment = $1"""
NOTES = """SELECT e.need, e.number, e.state, e.sealed, e.by_name, e.at FROM reintegration.need_event e
    JOIN reintegration.case_need n ON n.id = e.need
    WHERE n.person = $1 AND n.pathway IS NOT NULL AND e.sealed IS NOT NULL ORDER BY e.at DESC, e.number DESC"""
OF_COURSE = """SELECT n.id FROM reintegration.case_need n JOIN reintegration.service_offer o ON o.need = n.pathway
    WHERE n.person = $1 AND o.id = $2"""
URGENT = """SELECT n.id, n.person, n.pathway, n.found_at, c.name, c.birth_year FROM reintegration.case_need n
    JOIN reintegration."case" c ON c.person = n.person
    WHERE :in_scope AND c.status = 'open' AND n.urgent_now ORDER BY n.found_at, n.id LIMIT $2"""


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """An assessment, and whose it is."""

    id: UUID
    person: UUID
    form: str
    state: str
    begun_at: datetime
    begun_by_name: str
    finished_at: datetime | None
    finished_by_name: str | None
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One pathway of an assessment, with the questions that it is answered with."""

    id: UUID
    pathway: str
    version: int
    sealed: bytes = field(repr=False)
    saved_at: datetime | None
    saved_by_name: str | None
    content: str
    set_version: int

    @property
    def says(self) -> Form:
        """The questions."""
        return form_of(self.content)

    @property
    def about(self) -> str:
        """What its answers are sealed for."""
        return f"part/{self.id}"


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need as it is stored."""

    id: UUID
    pathway: str | None
    state: str
    urgent_now: bool
    version: int
    sealed: bytes = field(repr=False)
    found_at: datetime
    changed_at: datetime
    changed_by_name: str


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """A need for a reader; `pathway` None for a sensitive one that this reader may not see."""

    id: UUID
    pathway: Pathway | None
    state: State
    urgent_now: bool
    version: int
    found_at: datetime
    changed_at: datetime
    changed_by_name: str
    wanted: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Noted:
    need: UUID
    number: int
    state: str
    sealed: bytes = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NeedNote:
    """What a worker noted when a need's state changed."""

    need: UUID
    state: State
    words: str = field(repr=False)
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UrgentNeed:
    """Somebody has no place to sleep, or is in danger. `pathway` is empty for a sensitive one."""

    id: UUID
    person: UUID
    pathway: str | None
    found_at: datetime
    name: str
    birth_year: int | None


async def assessment(number: UUID, by: Actor) -> AssessmentRow:
    """One assessment. Raises NotThere out of scope."""
    rows = await fetch_in_scope(AssessmentRow, f"SELECT {COLUMNS} {OF_CASE} WHERE :in_scope AND a.id = $2", by, number)
    if not rows:
        raise NotThere
    return rows[0]


async def any_assessment(number: UUID) -> AssessmentRow | None:
    """The same inside an action, which checks who may change it."""
    return await fetch_row(DB, AssessmentRow, f"SELECT {COLUMNS} {OF_CASE} WHERE a.id = $1", number)


async def assessments_of(person: UUID) -> list[AssessmentRow]:
    """Those of a person, the latest first, without discarded ones. Call `case` first: it checks who may read."""
    statement = f"SELECT {COLUMNS} {OF_CASE} WHERE a.person = $1 AND a.state <> 'discarded' ORDER BY a.begun_at DESC, a.id LIMIT $2"
    return await fetch_rows(DB, AssessmentRow, statement, person, MOST_ASSESSMENTS)


async def parts_of(number: UUID) -> dict[Pathway, PartRow]:
    """The pathways of an assessment in order. Call `assessment` first: it checks who may read."""
    found = {row.pathway: row for row in await fetch_rows(DB, PartRow, PARTS, number)}
    return {pathway: found[pathway.value] for pathway in Pathway if pathway.value in found}


async def needs_of(person: UUID, *, sensitive: bool) -> list[ShownNeed]:
    """A person's needs in the order of the pathways; without `sensitive` those show nothing but their state. Call `case` first."""
    rows = await fetch_rows(DB, NeedRow, "SELECT * FROM reintegration.case_need WHERE person = $1 ORDER BY id", person)
    key = await key_of(person) if rows else None
    shown = []
    for row in rows:
        open_to_all = row.pathway is not None
        content = key.open(row.sealed, f"need/{row.id}") if key and (sensitive or open_to_all) else {}
        pathway = Pathway(str(content["pathway"])) if content else None
        wanted = str(content.get("wanted", ""))
        state = State(row.state)
        shown.append(
            ShownNeed(row.id, pathway, state, row.urgent_now, row.version, row.found_at, row.changed_at, row.changed_by_name, wanted)
        )
    order = {pathway: at for at, pathway in enumerate(Pathway)}
    return sorted(shown, key=lambda need: order[need.pathway] if need.pathway else len(order))


async def notes_of(person: UUID) -> list[NeedNote]:
    """What was noted about needs that are not sensitive, the latest first. Call `case` first: it checks who may read."""
    rows = await fetch_rows(DB, _Noted, NOTES, person)
    key = await key_of(person) if rows else None
    return [
        NeedNote(row.need, State(row.state), str(key.open(row.sealed, f"event/{row.need}/{row.number}")["note"]), row.by_name, row.at)
        for row in rows
        if key
    ]


async def person_of_need(need: UUID) -> UUID | None:
    """Whose need it is, inside an action that checks who may change it."""
    found = await fetch_values(DB, "SELECT person FROM reintegration.case_need WHERE id = $1", need)
    return found[0] if found else None


async def urgent_needs(by: Actor) -> list[UrgentNeed]:
    """Whose needs cannot wait until tomorrow, the longest waiting first; at most MOST_URGENT."""
    return await fetch_in_scope(UrgentNeed, URGENT, by, MOST_URGENT)


async def need_of_course(person: UUID, offer: UUID) -> UUID | None:
    """The person's need that a course of this offer is for, as far as the row says it."""
    found = await fetch_values(DB, OF_COURSE, person, offer)
    return found[0] if found else None


async def need_of_help(person: UUID, need: str) -> UUID | None:
    """The person's need for which a provider offers this kind of help; None where none is known, or it is a sensitive one."""
    found = await fetch_values(DB, "SELECT id FROM reintegration.case_need WHERE person = $1 AND pathway = $2", person, need)
    return found[0] if found else None
