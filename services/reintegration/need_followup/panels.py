"""Parts of the case page and of the desk's first page: ends for which nobody has said what came of them."""

from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.need_followup import words
from services.reintegration.need_followup.domain import Thing
from services.reintegration.need_followup.queries.things import outcomes_of, things_of
from services.reintegration.need_followup.queries.waiting import unanswered_of
from services.reintegration.needs import words as needs_words
from services.reintegration.needs.domain.states import OPEN
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.needs.queries import ShownNeed, needs_of
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

MOST_SHOWN = 10
"""How many stand on the desk's first page; the list behind it has all of them."""


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """What has ended for an open need of this person; nothing where nothing waits."""
    if not may(request.user, NeedPermission.ASSESS) or case.status != CaseStatus.OPEN:
        return None
    needs = {
        each.id: each for each in await needs_of(case.person, sensitive=may(request.user, NeedPermission.SENSITIVE)) if each.state in OPEN
    }
    ended = [each for each in await things_of(case.person) if each.ended and each.need_id in needs] if needs else []
    waiting: list[tuple[ShownNeed, Thing]] = []
    for each in ended:
        need = needs[each.need_id] if each.need_id else None
        if need is None or need.pathway is None:
            continue
        if not any(said.subject == each.id for said in await outcomes_of(case.person, need.id, need.pathway)):
            waiting.append((need, each))
    return {"waiting": waiting, "words": words, "needs_words": needs_words} if waiting else None


async def of_desk(request: Web, _: None) -> PageContext | None:
    """The way to the table, and what waits in the reader's own cases."""
    if not may(request.user, NeedPermission.READ):
        return None
    waiting = await unanswered_of(request.user, MOST_SHOWN) if may(request.user, NeedPermission.ASSESS) else []
    return {"waiting": waiting, "needs_words": needs_words}
