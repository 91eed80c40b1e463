"""What happened on a path, with the worker's words under the person's key."""

from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.sealing.keys import key_for
from services.reintegration.stages.tables import StageEvent
from shared.actors import Actor


def about(event: UUID) -> str:
    """What the words of an event are sealed for."""
    return f"stage_event/{event}"


async def note(
    person: UUID,
    act: str,
    *,
    task: str | None = None,
    days: tuple[date | None, date | None] = (None, None),
    words: str = "",
    by: Actor,
    now: datetime,
) -> None:
    """With the case's lock held: add one event. `days`: the day before, and the day from now on."""
    event = uuid4()
    sealed = (await key_for(person, now)).seal({"words": words}, about(event)) if words else None
    await StageEvent.insert(
        StageEvent(
            id=event, person=person, act=act, task=task, day_before=days[0], day=days[1], sealed=sealed, by_id=by.id, by_name=by.name,
            at=now,
        )
    )  # fmt: skip
