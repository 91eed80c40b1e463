"""What the person sees of the plan, in plain words and in their language: what they want, who does what until when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from services.reintegration.plans.domain.steps import Step
from services.reintegration.plans.queries import ShownPlan
from services.reintegration.plans.stored.versions import ShownVersion
from shared.web.i18n import format_date, gettext


@dataclass(frozen=True, slots=True)
class OwnStep:
    """One thing to do: what, who, and until when or how far it is."""

    text: str = field(repr=False)
    who: str = field(repr=False)
    when: str
    done: bool


@dataclass(frozen=True, slots=True)
class OwnGoal:
    """What the person wants, and what leads there."""

    text: str = field(repr=False)
    said: str
    steps: Sequence[OwnStep]


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """Everything in the language that was in use when it was made."""

    title: str
    name: str
    intro: str
    goals: Sequence[OwnGoal]
    agreed: str
    rights: str
    empty: str
    heads: tuple[str, str, str]
    signature: str


def own_plan(name: str, plans: Sequence[ShownPlan], last: ShownVersion | None, *, waits: bool, today: date) -> OwnPlan:
    """The plan for the person. Goals that were removed and steps that are not pursued are left out, and so is what workers note."""
    goals = [goal for plan in plans if not plan.hidden for goal in plan.goals if goal.state != "removed"]
    return OwnPlan(
        title=gettext("My plan"),
        name=name,
        intro=gettext("This is what I want, and who does what."),
        goals=[
            OwnGoal(goal.text, _of_goal(goal.state), [_step(step, today) for step in goal.steps if step.state != "archived"])
            for goal in goals
        ],
        agreed=_agreed(last, waits=waits),
        rights=gettext("I can say no, ask for something else, or change the plan at any time. A missed day is no fault: we talk about it."),
        empty=gettext("There is no plan yet. We make it together."),
        heads=(gettext("What is done"), gettext("Who"), gettext("Until when")),
        signature=gettext("My signature"),
    )


def _step(step: Step, today: date) -> OwnStep:
    who = gettext("I do it") if step.owner == "person" else step.owner_name
    return OwnStep(step.text, who, _when(step, today), step.state == "completed")


def _when(step: Step, today: date) -> str:
    if step.state == "completed":
        return gettext("done")
    if step.state == "later":
        return gettext("later")
    if step.state == "blocked" and step.blocked_until:
        return gettext("not possible yet, again from %(day)s", day=format_date(step.blocked_until))
    if step.due_on < today:
        return gettext("until %(day)s; we agree on a new day", day=format_date(step.due_on))
    return gettext("until %(day)s", day=format_date(step.due_on))


def _of_goal(state: str) -> str:
    return {"later": gettext("For later"), "achieved": gettext("I have reached this")}.get(state, "")


def _agreed(last: ShownVersion | None, *, waits: bool) -> str:
    if last is None:
        return gettext("I have not said yet whether I agree.")
    if waits:
        return gettext("The plan has changed. I have not said yet whether I agree.")
    given = last.answers[0] if last.answers else None
    if given is None or given.answer == "could_not_answer":
        return gettext("I have not said yet whether I agree.")
    day = format_date(given.signed_on or given.at.date())
    return gettext("I agreed on %(day)s.", day=day) if given.answer == "agreed" else gettext("I do not agree.")
