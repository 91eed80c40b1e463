"""Reference images and templates, and which of them are in use."""

from dataclasses import dataclass
from uuid import UUID

from services.biometrics.enrolment.tables import Enrolment, Template
from services.biometrics.images.queries import Image, images_in_set, opened_image
from services.biometrics.rows import Row
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.vault import Descriptors


@dataclass(frozen=True, repr=False)
class Reference:
    """A confirmed set, decrypted: n x 128 descriptors, and the engine that made them."""

    place: str
    engine: str
    descriptors: Descriptors


async def references_of(person: UUID) -> list[Reference]:
    """The confirmed sets, the first before the second; none where nobody was enrolled."""
    confirmed = (
        await Enrolment.select(Enrolment.id, Enrolment.place)
        .where(Enrolment.person == person, Enrolment.state == "confirmed")
        .order_by(Enrolment.place)
    )
    found = []
    for enrolment in confirmed:
        row: Row | None = await Template.select().where(Template.enrolment == enrolment["id"]).first()
        if row is not None:
            descriptors = (await open_vault(person)).open_template(row["descriptors"], row["enrolment"], row["version"])
            found.append(Reference(enrolment["place"], row["engine"], descriptors))
    return found


async def enrolment_of(person: UUID, state: str, place: str | None = None) -> Row | None:
    """The newest enrolment in `state`, of the first or the second place where one is named."""
    named = [Enrolment.place == place] * (place is not None)
    row: Row | None = (
        await Enrolment.select()
        .where(Enrolment.person == person, Enrolment.state == state, *named)
        .order_by(Enrolment.version, ascending=False)
        .first()
    )
    return row


async def sets_in_use(person: UUID) -> list[Row]:
    """The confirmed sets, the first before the second, each with its number of frames and the engine that made its template."""
    sets: list[Row] = await Enrolment.select().where(Enrolment.person == person, Enrolment.state == "confirmed").order_by(Enrolment.place)
    made = await Template.select(Template.enrolment, Template.frames, Template.engine).where(Template.person == person)
    by_set = {row["enrolment"]: row for row in made}
    return [row | {"frames": by_set[row["id"]]["frames"], "engine": by_set[row["id"]]["engine"]} for row in sets if row["id"] in by_set]


async def picture_of_set(person: UUID, place: str) -> Image | None:
    """The first picture of a set in use. Ask `subject_for` first: it knows who may see."""
    confirmed = await enrolment_of(person, "confirmed", place)
    frames = await images_in_set(confirmed["id"]) if confirmed else []
    return await opened_image(frames[0] if frames else None)
