"""The paper for the person: what happens next, in plain words."""

from collections.abc import Iterator
from datetime import date, datetime

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow
from services.reintegration.settings import settings
from services.reintegration.stages import words
from services.reintegration.stages.domain.kinds import stage_kinds, task_kinds
from services.reintegration.stages.domain.walking import StageState
from services.reintegration.stages.queries import Shown
from services.reintegration.stages.rows import StageLine, lines
from shared.messages.base import Language
from shared.printing import blocks
from shared.printing.in_threads import typeset
from shared.printing.sheet import LAYOUT, Sheet, sheet
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext

SPOKEN: tuple[Language, ...] = ("kk", "ru", "en")


def spoken(asked: str, own: str) -> Language:
    """The language of the paper: the one that was asked for, otherwise the person's."""
    return next((each for wanted in (asked, own) for each in SPOKEN if each == wanted), "kk")


async def pdf_of(case: CaseRow, shown: Shown, language: Language, *, now: datetime) -> bytes:
    """The paper in a language: the stage that runs and those ahead, each with what is still to be done."""
    today = common.today(now)
    with speaking(language):
        what = Sheet(
            gettext("What happens next"), case.office, now, settings().timezone, list(_parts(case, lines(shown, today), language, today)),
            draft=False, footer=gettext("Help is voluntary. You can say no at any time."),
        )  # fmt: skip
        letterhead = {"authority": gettext("Desk of social support"), "requisites": ""}
    return await typeset(sheet(what, letterhead, language, common.region), now, LAYOUT)


def _parts(case: CaseRow, path: list[StageLine], language: Language, today: date) -> Iterator[JsonObject]:
    yield blocks.pairs([(gettext("Person"), case.name)])
    stages = {kind.code: kind.text(language) for kind in stage_kinds(today)}
    tasks = {kind.code: kind.text(language) for kind in task_kinds(today)}
    for line in path:
        if line.stage.state not in (StageState.ENTERED, StageState.PLANNED) or line.stage.code not in stages:
            continue
        name = words.stage(line.stage.code, today, language)
        since = (
            gettext("Now")
            if line.stage.state is StageState.ENTERED
            else gettext("beginning: %(day)s", day=format_date(line.stage.starts_on))
        )
        yield blocks.heading(f"{name}: {since}")
        yield blocks.text(stages[line.stage.code].person)
        waiting = [task for task in line.tasks if task.code in tasks and (task.stored is None or task.stored.open)]
        if waiting:
            rows = [(tasks[task.code].person, format_date(task.due_on)) for task in waiting]
            yield blocks.table((gettext("What to do"), gettext("Until")), rows, widths=(3, 1))
