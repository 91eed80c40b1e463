"""Opening what is closed: a person's data key for the length of one action, and the frames and template under it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.biometrics.domain.challenge import Seen
from services.biometrics.domain.observation import CapturedFrame, Observation
from services.biometrics.observed import unpack
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


async def captured_frames(session: UUID, attempt: int) -> list[CapturedFrame]:
    """The frames of one capture, in order, with what was seen in them; an image is opened only where nobody looked yet."""
    columns = [Frame.id, Frame.person, Frame.taken_ms, Frame.version, Frame.shape, Frame.chip]
    rows: list[Row] = await Frame.select(*columns).where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    if not rows:
        return []
    vault = await open_vault(rows[0]["person"])
    unseen = [row["id"] for row in rows if row["shape"] is None]
    images = await Frame.select(Frame.id, Frame.image).where(Frame.id.is_in(unseen)) if unseen else []
    closed = {row["id"]: row["image"] for row in images}
    return [
        CapturedFrame(vault.open_image(closed[row["id"]], row["id"], row["version"]), row["taken_ms"])
        if row["shape"] is None
        else CapturedFrame(b"", row["taken_ms"], _seen(vault, row))
        for row in rows
    ]


async def seen_frames(session: UUID, attempt: int, vault: Vault) -> list[Seen]:
    """The same without the aligned faces: enough to say how far a challenge has come."""
    columns = [Frame.id, Frame.taken_ms, Frame.shape]
    rows: list[Row] = await Frame.select(*columns).where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    return [Seen(row["taken_ms"], _seen(vault, row) if row["shape"] is not None else None) for row in rows]


def _seen(vault: Vault, row: Row) -> Observation:
    chip = vault.open_seen(row["chip"], row["id"], "chip") if row.get("chip") else None
    return unpack(vault.open_seen(row["shape"], row["id"], "shape"), chip)
