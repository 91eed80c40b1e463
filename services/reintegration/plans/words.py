"""Plans in words."""

from collections.abc import Mapping

from services.reintegration.plans.domain.steps import Step
from services.reintegration.plans.domain.versions import Term
from services.reintegration.plans.stored.versions import ShownAnswer
from shared.registry import Words
from shared.web.i18n import NAMES, format_date, gettext


def goal_state(code: str) -> str:
    """How far a goal is."""
    return {
        "active": gettext("Being worked on"),
        "later": gettext("For later"),
        "achieved": gettext("Achieved"),
        "removed": gettext("Removed from the plan"),
    }[code]


def goal_colour(code: str) -> str:
    """The class of its tag."""
    return {"active": "govuk-tag--blue", "later": "govuk-tag--yellow", "achieved": "govuk-tag--green"}.get(code, "govuk-tag--grey")


def step_state(code: str) -> str:
    """How far a step is."""
    return {
        "active": gettext("To be done"),
        "blocked": gettext("Cannot be done yet"),
        "later": gettext("For later"),
        "completed": gettext("Done"),
        "archived": gettext("Not pursued"),
    }[code]


def reason(code: str | None) -> str:
    """Why a step or a goal is no longer pursued."""
    return {
        "not_needed": gettext("No longer needed"),
        "person_declined": gettext("The person declined"),
        "replaced": gettext("Replaced by another step"),
        "other_goal": gettext("Replaced by another goal"),
        "entered_in_error": gettext("Entered by mistake"),
        "case_closed": gettext("The case was closed"),
        "goal_ended": gettext("The goal was achieved or removed"),
    }.get(code or "", "")


def owners() -> list[tuple[str, str]]:
    """Who may do a step, by kind."""
    return [
        ("person", gettext("The person themselves")),
        ("worker", gettext("A worker")),
        ("organisation", gettext("An organisation")),
        ("mentor", gettext("A mentor")),
        ("other", gettext("Somebody else")),
    ]


def why_again(owner: str) -> str:
    """Why somebody else is to be chosen for a step."""
    return {
        "worker": gettext("The worker has left, or works at another desk"),
        "organisation": gettext("The organisation has ended"),
        "mentor": gettext("The mentor does not go on"),
    }.get(owner, "")


def who(step: Step | Term) -> str:
    """Who does it, by name."""
    return step.owner_name or dict(owners()).get(step.owner, "")


def act(code: str) -> str:
    """What is done with a step or a goal: the title of its page, and its button."""
    return {
        "complete": gettext("The step is done"),
        "archive": gettext("Remove from the plan"),
        "restore": gettext("Put back in the plan"),
        "reopen": gettext("It was not done: open it again"),
        "block": gettext("It cannot be done yet"),
        "unblock": gettext("It can be done now"),
        "due": gettext("Another day"),
        "correct": gettext("Correct"),
        "later": gettext("Put off for later"),
        "achieved": gettext("The goal is achieved"),
        "removed": gettext("Remove the goal"),
        "active": gettext("Take the goal up again"),
    }[code]


def follows(code: str) -> str:
    """What follows from it, where that is not plain."""
    return {
        "complete": gettext("If it was a mistake, you can open the step again."),
        "block": gettext("The step comes back by itself on that day. It does not count as late until then."),
        "due": gettext("The day that was agreed first stays in the history."),
        "later": gettext("Its steps wait until the goal is taken up again."),
        "achieved": gettext("Steps that are still open are removed from the plan. They come back if the goal is taken up again."),
        "removed": gettext("Steps that are still open are removed from the plan. They come back if the goal is taken up again."),
        "active": gettext("The steps that were open come back."),
        "correct": gettext("What stood there before stays in the history."),
    }.get(code, "")


def happened(code: str) -> str:
    """A line in the history of a goal or a step."""
    return {
        "added": gettext("Added"),
        "complete": gettext("Done"),
        "archive": gettext("Removed from the plan"),
        "restore": gettext("Put back in the plan"),
        "reopen": gettext("Opened again"),
        "block": gettext("Could not be done yet"),
        "unblock": gettext("Can be done again"),
        "due": gettext("Moved to another day"),
        "correct": gettext("Corrected"),
        "with_goal": gettext("Changed together with its goal"),
        "goal_active": gettext("Taken up again"),
        "goal_later": gettext("Put off for later"),
        "goal_achieved": gettext("Achieved"),
        "goal_removed": gettext("Removed from the plan"),
    }.get(code, code)


def answers() -> list[tuple[str, str]]:
    """What a person may say to the plan."""
    return [
        ("agreed", gettext("The person agrees")),
        ("not_agreed", gettext("The person does not agree")),
        ("could_not_answer", gettext("The person could not answer")),
    ]


def answer(code: str | None) -> str:
    """What was answered."""
    return dict(answers()).get(code or "", gettext("Waits for the person’s answer"))


def answer_colour(code: str | None) -> str:
    """The class of its tag."""
    return {"agreed": "govuk-tag--green", "not_agreed": "govuk-tag--orange"}.get(code or "", "govuk-tag--yellow")


def ways() -> list[tuple[str, str]]:
    """How a plan is signed."""
    return [("paper", gettext("On paper")), ("screen", gettext("On the screen, with the name typed"))]


def signature(given: ShownAnswer) -> str:
    """How it was signed, when, and who saw it or typed it."""
    day = format_date(given.signed_on) if given.signed_on else ""
    if given.signed == "paper":
        return gettext("signed on paper on %(day)s, seen by %(name)s", day=day, name=given.seen_by)
    return gettext("signed on the screen on %(day)s as “%(name)s”", day=day, name=given.name) if given.signed == "screen" else ""


def language(code: str | None) -> str:
    """A language by its own name."""
    return next((name for known, name in NAMES.items() if known == code), "")


def kind(code: str) -> str:
    """A difference between two versions."""
    return {"added": gettext("Added"), "changed": gettext("Changed"), "gone": gettext("Gone")}[code]


def basis(code: str) -> str:
    """Why a review is due then."""
    return {
        "urgent": gettext("a need is urgent"),
        "first_time": gettext("the first time after release"),
        "later": gettext("the regular interval"),
    }[code]


def exemptions() -> list[tuple[str, str]]:
    """Why a person cannot take part in a review now."""
    return [
        ("in_hospital", gettext("In hospital")),
        ("in_custody", gettext("In custody")),
        ("travelling", gettext("Away for a while")),
        ("cannot_be_reached", gettext("Cannot be reached")),
    ]


TIMELINE: Mapping[str, Words] = {
    "plan_started": lambda _: gettext("A plan was started"),
    "plan_completed": lambda _: gettext("The plan was completed"),
    "goal_met": lambda _: gettext("A goal was met"),
    "goal_added": lambda _: gettext("A goal was added"),
    "goal_corrected": lambda _: gettext("A goal was corrected"),
    "goal_later": lambda _: gettext("A goal was put off for later"),
    "goal_achieved": lambda _: gettext("A goal was noted as achieved"),
    "goal_removed": lambda _: gettext("A goal was removed"),
    "goal_back": lambda _: gettext("A goal was taken up again"),
    "step_completed": lambda _: gettext("Step done"),
    "step_archived": lambda _: gettext("Step removed from the plan"),
    "step_restored": lambda _: gettext("Step taken up again"),
    "step_reopened": lambda _: gettext("Step opened again: it was not done"),
    "step_blocked": lambda _: gettext("Step cannot be done yet"),
    "step_unblocked": lambda _: gettext("Step can be done again"),
    "step_due_moved": lambda _: gettext("Step moved to another day"),
    "step_corrected": lambda _: gettext("Step corrected"),
    "plan_answered": lambda details: gettext(
        "Version %(number)s of the plan: %(answer)s", number=details["number"], answer=answer(str(details["answer"]))
    ),
    "plan_reviewed": lambda _: gettext("The plan was reviewed"),
    "plan_review_paused": lambda _: gettext("The review of the plan was paused"),
    "plan_review_resumed": lambda _: gettext("The review of the plan goes on"),
    "plan_review_sooner": lambda _: gettext("The review of the plan comes sooner: a need is urgent"),
    "plan_noted": lambda _: gettext("A note on progress was added"),
    "plan_note_corrected": lambda _: gettext("A note on progress was corrected"),
}
