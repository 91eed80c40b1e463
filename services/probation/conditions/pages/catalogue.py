"""The templates with what changed between their versions, and the cases whose text is of an earlier version."""

from itertools import pairwise

from litestar import get
from litestar.response import Template

from services.probation.cases.words import source
from services.probation.conditions import queries, words
from services.probation.conditions.domain.differences import Difference, difference
from services.probation.conditions.domain.templates import Template as DutyTemplate
from services.probation.conditions.domain.templates import templates
from services.probation.conditions.permissions import ConditionPermission
from services.probation.local_time import local_today
from shared import clock
from shared.web import i18n
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

SHOWN = 200


@get("/condition-templates", guards=[requires(ConditionPermission.READ)])
async def templates_page(request: Web) -> Template:
    """Every template with its versions; this reader's cases on an older one."""
    return page(
        request,
        "conditions/templates.html",
        templates=_by_code(),
        older=await queries.on_older_versions(request.user, local_today(clock.now()), size=SHOWN),
        most=SHOWN,
        words=words,
        source=source,
        names=i18n.NAMES,
    )


def _by_code() -> list[tuple[str, DutyTemplate, list[tuple[DutyTemplate, DutyTemplate, Difference]]]]:
    """(code, the latest version, every step between versions, the latest first) of each template."""
    found: dict[str, list[DutyTemplate]] = {}
    for one in templates():
        found.setdefault(one.code, []).append(one)
    ordered = {code: sorted(all_of_it, key=lambda one: one.version) for code, all_of_it in found.items()}
    return [(code, each[-1], [(a, b, difference(a, b)) for a, b in pairwise(each)][::-1]) for code, each in ordered.items()]


route_handlers = [templates_page]
