"""Images of faces, decrypted, and what was seen in them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.images.tables import Frame
from services.biometrics.observations.domain import CapturedFrame, Observation, Seen
from services.biometrics.observations.packing import unpack
from services.biometrics.rows import Row
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.vault import Vault


async def frames_of(session: UUID, attempt: int) -> list[tuple[Row, bytes]]:
    """The decrypted frames of one capture, in order. Raises Erased or CannotDecrypt."""
    rows: list[Row] = await Frame.select().where(Frame.session == session, Frame.attempt == attempt).order_by(Frame.position)
    if not rows:
        return []
    vault = await open_vault(rows[0]["person"])
    return [(row, vault.open_image(row["image"], row["id"], row["version"])) for row in rows]


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


@dataclass(frozen=True)
class Image:
    """A decrypted JPEG and whom it shows."""

    jpeg: bytes
    person: UUID


async def images_of_set(enrolment: UUID) -> int:
    """How many images a reference set has."""
    return int(await Frame.count().where(Frame.enrolment == enrolment))


async def captured_so_far(session: UUID, attempt: int) -> int:
    """How many frames of a capture are kept."""
    return int(await Frame.count().where(Frame.session == session, Frame.attempt == attempt))


async def overdue_images(now: datetime) -> int:
    """How many images should be gone already; a working sweep keeps this at zero."""
    return int(await Frame.count().where(Frame.delete_after <= now))


async def opened_image(frame: Row | None) -> Image | None:
    """The image of a frame's row; None where there is no row. Raises Erased or CannotDecrypt."""
    if frame is None:
        return None
    vault = await open_vault(frame["person"])
    return Image(vault.open_image(frame["image"], frame["id"], frame["version"]), frame["person"])
