"""The part of the case page about what is to be done."""

from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.words import today
from services.reintegration.work_list import queries, words
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext, ngettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Everything that waits in the case, the most urgent first."""
    now, by = clock.now(), request.user
    is_open = case.status == CaseStatus.OPEN
    items, day = await queries.work_of(case, now), today(now)
    late = [each for each in items if each.due_at <= now or each.urgent]
    tasks = f"/cases/{case.person}/tasks"
    return {
        "facts": [
            (gettext("Next task"), f"{words.due(item, now)['text']}: {words.title(item, day)}", tasks, item in late) for item in items[:1]
        ] + ([(gettext("Late or urgent"), ngettext("%(num)d task", "%(num)d tasks", len(late)), tasks, True)] if len(late) > 1 else []),
        "case": case, "work": items, "now": now, "today": day, "w": words, "me": by.id,
        "may_act": may(by, CasePermission.ACT) and is_open, "keeps": may(by, StagePermission.KEEP) and is_open,
    } if items else None  # fmt: skip
