"""Stages, their tasks and a case's own path in words."""

from datetime import date

from services.reintegration.continuation.words import closing_reason
from services.reintegration.stages.board_queries import AHEAD, RESTING
from services.reintegration.stages.deadlines import law_on
from services.reintegration.stages.domain.counting import Clock
from services.reintegration.stages.domain.kinds import stage_kinds, task_kinds
from services.reintegration.stages.domain.standing import Act
from services.reintegration.stages.queries import ShownTask
from services.reintegration.tasks.words import outcome
from shared.law.rules import Unit
from shared.values import Details
from shared.web.i18n import current, gettext
from shared.web.words.law import counted

UNITS: dict[str, Unit] = {"days": "days", "working_days": "working_days", "months": "months"}


def stage(code: str | None, on: date, language: str = "") -> str:
    """A stage by name, with its value of the law on that day; the group of the board that is no stage."""
    if code in (AHEAD, None):
        return gettext("The first stage lies ahead")
    if code == RESTING:
        return gettext("Help rests")
    law = law_on(on)
    kind = next((each for each in law.stages if each.code == code), None)
    number = law.offsets.get(code or "")
    return kind.text(language or current()).name.replace("{number}", str(number.value if number else "")) if kind else str(code)


def task(code: str, on: date) -> str:
    """What is to be done."""
    kind = next((each for each in task_kinds(on) if each.code == code), None)
    return kind.text(current()).what if kind else code


def owner(code: str) -> str:
    """Whose task it is."""
    return {
        "institution": gettext("the institution"),
        "social_worker": gettext("the social worker"),
        "probation": gettext("the probation service"),
        "person": gettext("the person"),
    }.get(code, code)


def stage_state(code: str) -> str:
    """How far a stage is."""
    return {
        "planned": gettext("Ahead"),
        "entered": gettext("Now"),
        "left": gettext("Is over"),
        "not_begun": gettext("Was over before the desk could begin"),
    }[code]


def stage_colour(code: str) -> str:
    """The class of its tag."""
    return {"entered": "govuk-tag--turquoise", "planned": "govuk-tag--blue"}.get(code, "govuk-tag--grey")


def task_state(code: str) -> str:
    """What became of a task."""
    return {
        "open": gettext("Not done yet"),
        "done": gettext("Done"),
        "not_needed": gettext("Not needed"),
        "not_met": gettext("Not met"),
    }[code]


def ended(task: ShownTask) -> str:
    """How a task ended: its outcome, where the worker or an act named one."""
    return outcome(task.outcome) if task.outcome in ("met", "partly") else task_state(task.state)


def through(act: str) -> str:
    """The act that fulfilled a task."""
    return {
        "needs_assessed": gettext("by an assessment of needs"),
        "plan_agreed": gettext("by the agreed plan"),
        "plan_reviewed": gettext("by a review of the plan"),
        "papers_complete": gettext("by the list of papers: all are there"),
        "talked": gettext("by a talk with the person"),
        "referral_accepted": gettext("by a referral that was accepted"),
    }.get(act, act)


def clock(value: Clock) -> str:
    """A period with its unit."""
    return counted(UNITS[value.unit], value.value) or str(value.value)


def act(code: str) -> str:
    """What is noted about the person, as a choice."""
    return {
        "custody": gettext("The person is in custody again"),
        "death": gettext("The person died"),
        "move": gettext("The person moved to another region"),
        "decline": gettext("The person does not want help any more"),
        "return": gettext("The person is back"),
        "correct": gettext("The death was noted by mistake"),
    }[code]


def follows(code: str, *, supervised: bool) -> str:
    """What it does to the clocks, and what can be done later."""
    kept = (
        gettext("The case stays open, as the person is on the register.") if supervised else gettext("The case is closed with this reason.")
    )
    return {
        "custody": gettext(
            "Deadlines are paused, planned appointments are cancelled, no letter goes out. On the return deadlines run again."
        ),
        "death": gettext("All deadlines end, everything planned ends, and no letter goes out. Only a mistake can be taken back."),
        "move": gettext("Deadlines are paused. Where another office takes the case over, its stages go on there by themselves."),
        "decline": gettext("Deadlines are paused. The person can come back at any time."),
        "return": gettext("Deadlines run again: what is done is kept, what is open has its whole time from today."),
        "correct": gettext("Deadlines run again from today. What had ended with the death stays ended."),
    }[code] + ("" if code in (Act.RETURN, Act.CORRECT) else f" {kept}")


def standing(code: str) -> str:
    """Where the case stands."""
    said = {"on_path": gettext("Help goes on by stages"), "ended": gettext("The case was closed")}
    return said.get(code) or closing_reason(code)


def event(code: str) -> str:
    """What happened on the path."""
    return {
        "entered": gettext("A stage began"),
        "release_day": gettext("The day of release was entered or corrected"),
        "done": gettext("Task done"),
        "not_needed": gettext("Task not needed"),
        "not_met": gettext("Task not met"),
        "undone": gettext("A task was taken up again"),
    }.get(code) or act(code)


def _stage_entered(details: Details) -> str:
    code = str(details.get("stage") or "")
    kind = next((each for each in stage_kinds(date.max) if each.code == code), None)
    name = stage(code, date.max) if kind else code
    return gettext("Stage: %(stage)s", stage=name)


def _done(details: Details) -> str:
    said = gettext("Task of a stage done: %(task)s", task=task(str(details.get("task")), date.max))
    act = details.get("through")
    return f"{said}, {through(str(act))}" if act else said


TIMELINE = {
    "stage_entered": _stage_entered,
    "release_day_changed": lambda _: gettext("The day of release was entered or corrected"),
    "stage_task_done": _done,
    "stage_task_not_met": lambda details: gettext("Task of a stage not met: %(task)s", task=task(str(details.get("task")), date.max)),
    "stage_task_not_needed": lambda details: gettext("Task of a stage not needed: %(task)s", task=task(str(details.get("task")), date.max)),
    "stage_task_undone": lambda details: gettext("Task of a stage taken up again: %(task)s", task=task(str(details.get("task")), date.max)),
    "help_rests": lambda details: gettext("Help rests: %(reason)s", reason=closing_reason(str(details.get("why") or ""))),
    "help_goes_on_again": lambda _: gettext("The person is back: help goes on"),
}
