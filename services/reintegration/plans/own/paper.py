"""The plan that the person takes home: a PDF in their language, to be signed."""

from datetime import datetime

from services.reintegration.plans.own.view import OwnGoal, OwnPlan
from services.reintegration.printing import Paper, typeset_paper
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import gettext

WIDTHS = (5.0, 3.0, 3.0)


async def pdf_of_plan(plan: OwnPlan, language: Language, *, version: int, at: datetime) -> bytes:
    """The PDF. `plan` is in that language already; `version`: of the plan as it is, 0 for an empty one."""

    def made() -> Paper:
        footer = gettext("Plan, version %(number)s", number=version) if version else ""
        return Paper(
            plan.title, _parts(plan), authority=gettext("Help with returning to ordinary life"),
            signatures=((plan.signature, plan.name),), footer=footer,
        )  # fmt: skip

    return await typeset_paper(made, language, at)


def _parts(plan: OwnPlan) -> list[JsonObject]:
    parts = [blocks.text(plan.intro)]
    for goal in plan.goals:
        parts += _goal(goal, plan.heads)
    if not plan.goals:
        parts.append(blocks.text(plan.empty))
    return [*parts, blocks.text(plan.agreed), blocks.note(plan.rights)]


def _goal(goal: OwnGoal, heads: tuple[str, str, str]) -> list[JsonObject]:
    title = f"{goal.text} ({goal.said})" if goal.said else goal.text
    rows = [(step.text, step.who, step.when) for step in goal.steps]
    return [blocks.heading(title), *([blocks.table(heads, rows, widths=WIDTHS)] if rows else [])]
