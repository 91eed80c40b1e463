"""Needs and what is done for them in words."""

from services.reintegration import words as desk_words
from services.reintegration.courses import words as course_words
from services.reintegration.group_programmes import words as group_words
from services.reintegration.job_search import words as job_words
from services.reintegration.need_followup.domain import WHY, Answer, Kind, Stage, Thing
from services.reintegration.plans import words as plan_words
from services.reintegration.tasks import words as task_words
from shared.values import Details
from shared.web.i18n import gettext

Tag = tuple[str, str]
"""(words, class of the tag)."""


def kind(code: Kind | str) -> str:
    """What carries a need."""
    return {
        "task": gettext("Task"),
        "goal": gettext("Goal of the plan"),
        "referral": gettext("Referral"),
        "course": gettext("Course"),
        "job": gettext("Job"),
        "group": gettext("Group"),
    }[code]


def stage(code: Stage | str) -> str:
    """Where a need waits."""
    return {
        Stage.ASKED: gettext("Asked, nothing has begun"),
        Stage.TASK: gettext("A worker has the task"),
        Stage.PLANNED: gettext("Planned, nobody is asked yet"),
        Stage.ANSWER: gettext("An answer is awaited"),
        Stage.ARRIVAL: gettext("Accepted, the person has not begun"),
        Stage.HELP: gettext("Help goes on"),
        Stage.OUTCOME: gettext("Ended, nobody has said what came of it"),
    }[Stage(code)]


def title(thing: Thing) -> str:
    """What is done, and by whom where that is known."""
    if thing.kind == "task":
        return desk_words.task_title(thing.task_kind, thing.what)
    if thing.kind == "group":
        return gettext("A group")
    named = desk_words.need(thing.what) if thing.kind in ("referral", "goal") else thing.what
    return f"{named}, {thing.who}" if thing.who else named


def state(thing: Thing) -> Tag:
    """How far it is."""
    if thing.kind == "task":
        return _task(thing)
    if thing.kind == "goal":
        return _goal(thing.state)
    if thing.kind == "referral":
        return desk_words.status(thing.state), desk_words.colour(thing.state)
    if thing.kind == "course":
        return course_words.state(thing.state), course_words.colour(thing.state)
    if thing.kind == "group":
        return group_words.state(thing.state)
    if thing.state == "job_ended":
        return gettext("The job has ended"), "govuk-tag--grey"
    return job_words.state(thing.state), job_words.colour(thing.state)


def _goal(code: str) -> Tag:
    known = {"completed": "achieved", "archived": "removed"}.get(code, code)
    return plan_words.goal_state(known), plan_words.goal_colour(known)


def _task(thing: Thing) -> Tag:
    if thing.state == "open":
        return gettext("Nobody has taken it yet"), "govuk-tag--yellow"
    if thing.state == "taken":
        return gettext("%(name)s has it", name=thing.who or ""), "govuk-tag--blue"
    if thing.state == "cancelled":
        return gettext("Ended with the case"), "govuk-tag--grey"
    return task_words.outcome(thing.result), "govuk-tag--green" if thing.result in ("met", "plan") else "govuk-tag--orange"


def asked(thing: Thing) -> str:
    """Where and by whom it was asked."""
    if thing.via == "kiosk":
        return gettext("The person asked at the kiosk")
    if thing.via == "form":
        return gettext("Asked through the public page")
    if thing.via == "assessment":
        return gettext("Found in an assessment by %(name)s", name=thing.asked_by or "")
    if thing.via == "desk":
        return gettext("Entered by %(name)s", name=thing.asked_by or "")
    return gettext("Where it was asked is not known")


def answer(code: Answer | str) -> Tag:
    """Whether a need is met."""
    return {
        Answer.MET: (gettext("The need is met"), "govuk-tag--green"),
        Answer.PARTLY: (gettext("The need is met in part"), "govuk-tag--yellow"),
        Answer.NOT_MET: (gettext("The need is not met"), "govuk-tag--orange"),
    }[Answer(code)]


def why(code: str | None) -> str:
    """Why a need is met in part or not."""
    return task_words.why_not(code)


def reasons() -> list[tuple[str, str]]:
    """Every reason with its words."""
    return [(code, why(code)) for code in WHY]


def _outcome(details: Details) -> str:
    said = answer(str(details["answer"]))[0]
    if details.get("corrected"):
        return gettext("What came of a need was corrected: %(answer)s", answer=said)
    return gettext("A worker said what came of a need: %(answer)s", answer=said)


TIMELINE = {
    "need_linked": lambda _: gettext("Something that is done was linked to a need"),
    "need_unlinked": lambda _: gettext("Something that is done was taken off a need"),
    "need_outcome_said": _outcome,
}
