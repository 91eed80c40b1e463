"""The part of the case page about stages."""

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow
from services.reintegration.stages import queries, words
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.permissions import StagePermission
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import format_date, gettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Where the case stands, its stage, the next date."""
    found, today = await queries.shown(case.person), common.today(clock.now())
    if found is None:
        return None
    standing, stages = standing_of(case), f"/cases/{case.person}/stages"
    facts = [(gettext("Stage"), words.stage(found.row.stage, today), stages, False)]
    if standing is not Standing.ON_PATH:
        facts = [(gettext("Stage"), words.standing(standing), stages, True)]
    elif (following := found.path.next) is not None:
        said = f"{format_date(following.starts_on)}, {words.stage(following.code, today)}"
        facts.append((gettext("Next stage"), said, stages, False))
    return {
        "facts": facts, "case": case, "found": found, "standing": standing, "words": words, "today": today,
        "keeps": may(request.user, StagePermission.KEEP),
    }  # fmt: skip
