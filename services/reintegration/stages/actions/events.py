"""What happened on a path, with the worker's words under the person's key."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.sealing.keys import key_for
from services.reintegration.stages.tables import StageEvent
from shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Ending:
    """How a task ended. `through`: the act that fulfilled it; None where a worker said so."""

    outcome: str | None
    why: str | None = None
    through: str | None = None


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
    ending: Ending | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """With the case's lock held: add one event. `days`: the day before, and the day from now on. `ending`: how a task ended."""
    event, how = uuid4(), ending or Ending(None)
    sealed = (await key_for(person, now)).seal({"words": words}, about(event)) if words else None
    await StageEvent.insert(
        StageEvent(
            id=event, person=person, act=act, task=task, day_before=days[0], day=days[1], sealed=sealed, by_id=by.id, by_name=by.name,
            at=now, outcome=how.outcome, why=how.why, through=how.through,
        )
    )  # fmt: skip
