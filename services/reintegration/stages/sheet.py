"""The paper for the person: what happens next, in plain words."""

from collections.abc import Iterator
from datetime import date, datetime

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow
from services.reintegration.printing import Paper, typeset_paper
from services.reintegration.stages import words
from services.reintegration.stages.domain.kinds import stage_kinds, task_kinds
from services.reintegration.stages.domain.walking import StageState
from services.reintegration.stages.queries import Shown
from services.reintegration.stages.rows import StageLine, lines
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext


async def pdf_of(case: CaseRow, shown: Shown, language: Language, *, now: datetime) -> bytes:
    """The paper in a language: the stage that runs and those ahead, each with what is still to be done."""
    today = common.today(now)

    def made() -> Paper:
        return Paper(
            gettext("What happens next"), list(_parts(case, lines(shown, today), language, today)), office=case.office,
            footer=gettext("Help is voluntary. You can say no at any time."),
        )  # fmt: skip

    return await typeset_paper(made, language, now)


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
