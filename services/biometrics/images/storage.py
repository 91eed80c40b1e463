"""Storing images: encrypted with the person's key before they reach the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.biometrics.images.domain import Ending, delete_after
from services.biometrics.images.tables import Frame
from services.biometrics.observations.domain import Observation
from services.biometrics.observations.packing import pack
from services.biometrics.settings import settings
from services.biometrics.subjects.keys import open_vault
from services.biometrics.subjects.vault import Vault

PROBE_VERSION = 0
"""Images of a session belong to no template version."""


@dataclass(frozen=True)
class TakenFrame:
    """One JPEG as it came, milliseconds since the capture began, and what the engine saw in it (None: the engine could not look)."""

    jpeg: bytes
    taken_ms: int
    observation: Observation | None


async def store_references(jpegs: Sequence[bytes], vault: Vault, *, person: UUID, enrolment: UUID, version: int, now: datetime) -> None:
    """Keep the images of a reference set, which go with it. Inside the caller's transaction."""
    frames = []
    for position, jpeg in enumerate(jpegs):
        frame = uuid4()
        frames.append(
            Frame(
                id=frame,
                person=person,
                enrolment=enrolment,
                position=position,
                step="reference",
                taken_ms=0,
                version=version,
                image=vault.close_image(jpeg, frame, version),
                stored_at=now,
            )
        )
    await Frame.insert(*frames)


async def store_captured(
    vault: Vault, frames: Sequence[TakenFrame], *, person: UUID, session: UUID, attempt: int, first: int, step: str, now: datetime
) -> tuple[UUID, ...]:
    """Keep frames of a running capture, from position `first`, until nobody has reviewed them for too long; returns their ids.

    Inside the caller's transaction.
    """
    kept = tuple(uuid4() for _ in frames)
    until = delete_after(Ending.UNREVIEWED, now, timedelta(days=settings().image_retention_days))
    for position, (frame_id, frame) in enumerate(zip(kept, frames, strict=True), first):
        shape, chip = pack(frame.observation) if frame.observation else (None, None)
        await Frame.insert(
            Frame(
                id=frame_id,
                person=person,
                session=session,
                attempt=attempt,
                position=position,
                step=step,
                taken_ms=frame.taken_ms,
                version=PROBE_VERSION,
                image=vault.close_image(frame.jpeg, frame_id, PROBE_VERSION),
                shape=vault.close_seen(shape, frame_id, "shape") if shape else None,
                chip=vault.close_seen(chip, frame_id, "chip") if chip else None,
                stored_at=now,
                delete_after=until,
            )
        )
    return kept


async def store_description(frame: UUID, observation: Observation) -> None:
    """Add a descriptor to what was seen in a kept frame. If that was deleted already, nothing is added. Raises Erased."""
    row = await Frame.select(Frame.person).where(Frame.id == frame).first()
    if row is None:
        return
    shape = (await open_vault(row["person"])).close_seen(pack(observation)[0], frame, "shape")
    # A verdict in between empties the column: this one statement then waits for it, and finds nothing to change.
    await Frame.update({Frame.shape: shape}).where(Frame.id == frame, Frame.shape.is_not_null())
