"""Images of faces, decrypted, and what was seen in them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.images.tables import Frame
from services.biometrics.observations.domain import CapturedFrame, Observation, Seen
from services.biometrics.observations.packing import unpack
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.vault import Vault
from shared.db.rows import select_rows


@dataclass(frozen=True, slots=True)
class ClosedImage:
    """An image as it is stored, encrypted."""

    id: UUID
    person: UUID
    position: int
    version: int
    image: bytes


@dataclass(frozen=True, slots=True)
class ClosedSight:
    """What was seen in a frame, encrypted; `shape` is None if it was not looked at yet."""

    id: UUID
    person: UUID
    taken_ms: int
    version: int
    shape: bytes | None
    chip: bytes | None


@dataclass(frozen=True, slots=True)
class ClosedShape:
    """The same without the aligned face."""

    id: UUID
    taken_ms: int
    shape: bytes | None


@dataclass(frozen=True)
class Image:
    """A decrypted JPEG and whom it shows."""

    jpeg: bytes
    person: UUID


async def closed_images(session: UUID, attempt: int) -> list[ClosedImage]:
    """The stored frames of one capture, in order."""
    return await select_rows(ClosedImage, Frame.select().where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position))


async def images_in_set(enrolment: UUID) -> list[ClosedImage]:
    """The stored images of a reference set, in order."""
    return await select_rows(ClosedImage, Frame.select().where(Frame.enrolment == enrolment).order_by(Frame.position))


async def captured_frames(session: UUID, attempt: int) -> list[CapturedFrame]:
    """The frames of one capture, in order, with what was seen in them; an image is decrypted only if it was not looked at yet."""
    columns = [Frame.id, Frame.person, Frame.taken_ms, Frame.version, Frame.shape, Frame.chip]
    rows = await select_rows(
        ClosedSight, Frame.select(*columns).where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    )
    if not rows:
        return []
    vault = await open_vault(rows[0].person)
    unseen = [row.id for row in rows if row.shape is None]
    images = await Frame.select(Frame.id, Frame.image).where(Frame.id.is_in(unseen)) if unseen else []
    closed: dict[UUID, bytes] = {image["id"]: image["image"] for image in images}
    return [
        CapturedFrame(vault.open_image(closed[row.id], row.id, row.version), row.taken_ms)
        if row.shape is None
        else CapturedFrame(b"", row.taken_ms, _seen(vault, row.id, row.shape, row.chip))
        for row in rows
    ]


async def seen_frames(session: UUID, attempt: int, vault: Vault) -> list[Seen]:
    """The same without the aligned faces: enough to say how far a challenge has come."""
    columns = [Frame.id, Frame.taken_ms, Frame.shape]
    rows = await select_rows(
        ClosedShape, Frame.select(*columns).where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    )
    return [Seen(row.taken_ms, _seen(vault, row.id, row.shape) if row.shape is not None else None) for row in rows]


def _seen(vault: Vault, frame: UUID, shape: bytes, chip: bytes | None = None) -> Observation:
    return unpack(vault.open_seen(shape, frame, "shape"), vault.open_seen(chip, frame, "chip") if chip else None)


async def images_of_set(enrolment: UUID) -> int:
    """How many images a reference set has."""
    return int(await Frame.count().where(Frame.enrolment == enrolment))


async def captured_so_far(session: UUID, attempt: int) -> int:
    """How many frames of a capture are kept."""
    return int(await Frame.count().where(Frame.session == session, Frame.attempt == attempt))


async def overdue_images(now: datetime) -> int:
    """How many images should be deleted already; zero while the sweep works."""
    return int(await Frame.count().where(Frame.delete_after <= now))


async def opened_image(frame: ClosedImage | None) -> Image | None:
    """The image of a frame's row; None where there is no row. Raises Erased or CannotDecrypt."""
    if frame is None:
        return None
    vault = await open_vault(frame.person)
    return Image(vault.open_image(frame.image, frame.id, frame.version), frame.person)
