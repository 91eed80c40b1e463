"""Opening what is closed: a person's data key for the length of one action, and the frames and template under it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.biometrics.tables import Enrolment, Frame, Subject, Template
from services.biometrics.vault import Descriptors, Vault
from shared.crypto import Keyring
from shared.settings import settings

Row = dict[str, Any]


async def open_vault(person: UUID) -> Vault:
    """The person's data key. Raises Erased where there is none (any more)."""
    subject = await Subject.select(Subject.wrapped_key).where(Subject.person == person).first()
    return Vault(Keyring.load(settings()), person, subject["wrapped_key"] if subject else None)


async def frames_of(session: UUID, attempt: int) -> list[tuple[Row, bytes]]:
    """The decrypted frames of one capture, in order. Raises Erased or CannotDecrypt."""
    rows: list[Row] = await Frame.select().where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    if not rows:
        return []
    vault = await open_vault(rows[0]["person"])
    return [(row, vault.open_image(row["image"], row["id"], row["version"])) for row in rows]


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
