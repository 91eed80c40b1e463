"""Reference images and templates, and which of them are in use."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.database import DB
from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.images.queries import Image, images_in_set, opened_image
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.vault import Descriptors
from shared.db.rows import fetch_rows, select_row
from shared.messages.biometrics import Look, Quality


@dataclass(frozen=True, repr=False)
class Reference:
    """A confirmed set, decrypted: n x 128 descriptors, and the engine that made them."""

    place: str
    engine: str
    descriptors: Descriptors


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """One set of reference images."""

    id: UUID
    person: UUID
    version: int
    place: str
    look: Look | None
    quality: Quality
    likeness: str | None
    likeness_calibrated: bool | None
    taken_by: UUID
    taken_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class SetInUse:
    """A confirmed set, its number of frames and the engine that made its template."""

    place: str
    look: Look | None
    taken_at: datetime
    confirmed_at: datetime
    frames: int
    engine: str


@dataclass(frozen=True, slots=True, repr=False)
class TemplateRow:
    """The face descriptors of one enrolment, encrypted."""

    enrolment: UUID
    version: int
    descriptors: bytes
    engine: str


async def references_of(person: UUID) -> list[Reference]:
    """The confirmed sets, the first before the second; none where nobody was enrolled."""
    confirmed = (
        await Enrolment.select(Enrolment.id, Enrolment.place)
        .where(Enrolment.person == person, Enrolment.state == "confirmed")
        .order_by(Enrolment.place)
    )
    found = []
    for enrolment in confirmed:
        row = await select_row(TemplateRow, Template.select().where(Template.enrolment == enrolment["id"]).first())
        if row is not None:
            descriptors = (await open_vault(person)).open_template(row.descriptors, row.enrolment, row.version)
            found.append(Reference(enrolment["place"], row.engine, descriptors))
    return found


async def enrolment_of(person: UUID, state: str, place: str | None = None) -> EnrolmentRow | None:
    """The newest enrolment in `state`, of the first or the second place where one is named."""
    named = [Enrolment.place == place] * (place is not None)
    return await select_row(
        EnrolmentRow,
        Enrolment.select()
        .where(Enrolment.person == person, Enrolment.state == state, *named)
        .order_by(Enrolment.version, ascending=False)
        .first(),
    )


async def pending_set(person: UUID, enrolment: UUID) -> EnrolmentRow | None:
    """This set, while it waits for a confirmation."""
    wanted = (Enrolment.id == enrolment, Enrolment.person == person, Enrolment.state == "pending")
    return await select_row(EnrolmentRow, Enrolment.select().where(*wanted).first())


async def sets_in_use(person: UUID) -> list[SetInUse]:
    """The confirmed sets, the first before the second, each with its number of frames and the engine that made its template."""
    return await fetch_rows(
        DB,
        SetInUse,
        """SELECT e.place, e.look, e.taken_at, e.confirmed_at, t.frames, t.engine
        FROM biometrics.enrolment e JOIN biometrics.template t ON t.enrolment = e.id AND t.person = e.person
        WHERE e.person = $1 AND e.state = 'confirmed' ORDER BY e.place""",
        person,
    )


async def picture_of_set(person: UUID, place: str) -> Image | None:
    """The first picture of a set in use. Call `subject_for` first: it checks who may see."""
    confirmed = await enrolment_of(person, "confirmed", place)
    frames = await images_in_set(confirmed.id) if confirmed else []
    return await opened_image(frames[0] if frames else None)
