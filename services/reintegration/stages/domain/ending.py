"""How a task of a stage ends: with the outcomes of every other task, or by an act that fulfils it (stages.toml, `fulfils`)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from services.reintegration.stages.domain.kinds import fulfilments
from services.reintegration.stages.domain.walking import TaskState
from services.reintegration.tasks.domain import Outcome

Act = Literal["needs_assessed", "plan_agreed", "plan_reviewed", "papers_complete", "talked", "referral_accepted"]
"""What a capability tells of (shared.registry, `act_done`)."""
ENDED = (TaskState.DONE, TaskState.NOT_NEEDED, TaskState.NOT_MET)


def state_after(outcome: Outcome, why: str | None) -> TaskState:
    """What becomes of the task. Met in part, it is done: what is missing stands in the words, and becomes a task of its own if need be."""
    if outcome is not Outcome.NOT_MET:
        return TaskState.DONE
    return TaskState.NOT_NEEDED if why in ("not_needed", "entered_in_error") else TaskState.NOT_MET


def fulfilled_by(act: str, need: str | None, on: date, waiting: Iterable[str]) -> list[str]:
    """Which of the open tasks (`waiting`) an act fulfils on a day, in the order of the file."""
    known = [each.task for each in fulfilments(on) if each.act == act and each.need in (None, need)]
    return [task for task in known if task in set(waiting)]
