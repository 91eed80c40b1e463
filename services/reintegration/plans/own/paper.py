"""The plan that the person takes home: a PDF in their language, to be signed."""

from datetime import datetime

from services.reintegration.plans.own.view import OwnGoal, OwnPlan
from services.reintegration.settings import settings
from shared.messages.base import Language
from shared.printing import blocks
from shared.printing.in_threads import typeset
from shared.printing.sheet import LAYOUT, Sheet, sheet
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web.i18n import gettext

WIDTHS = (5.0, 3.0, 3.0)


async def pdf_of_plan(plan: OwnPlan, language: Language, *, version: int, at: datetime) -> bytes:
    """The PDF. `plan` is in that language already; `version`: of the plan as it is, 0 for an empty one."""
    with speaking(language):
        letterhead = {"authority": gettext("Help with returning to ordinary life"), "requisites": ""}
        footer = gettext("Plan, version %(number)s", number=version) if version else ""
        what = Sheet(
            plan.title, "", at, settings().timezone, _parts(plan), signatures=((plan.signature, plan.name),),
            footer=footer, draft=False,
        )  # fmt: skip
    return await typeset(sheet(what, letterhead, language, _same), at, LAYOUT)


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


def _same(code: str) -> str:
    return code
