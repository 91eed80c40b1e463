"""Parts of the desk and of the case page about who has a case."""

from services.reintegration import words as common
from services.reintegration.cases.domain import CaseRow, CaseStatus
from services.reintegration.cases.merging import cases_beside
from services.reintegration.owning import words
from services.reintegration.owning.domain import LAST_MOMENT
from services.reintegration.owning.permissions import OwningPermission
from services.reintegration.owning.queries import lists, loads, owners
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import counted
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

SHOWN = 5
"""How many of one's own cases the desk shows; the list shows all."""


async def of_desk(request: Web, _: None) -> PageContext | None:
    """One's own cases and the hand-overs about oneself; for the manager, the way to the team."""
    by, now = request.user, clock.now()
    if not may(by, OwningPermission.WITHOUT):
        return None
    accounts, has = owners.own_accounts(by), may(by, OwningPermission.HAVE)
    return {
        "first": True, "has": has, "leads": may(by, OwningPermission.TEAM), "me": by.id, "words": words, "counted": counted,
        "due": lambda day: common.due_on(day, common.today(now)),
        "without": await lists.count_without(by, await loads.workers_of(by)),
        "number": await lists.count_owned(by, accounts) if has else 0,
        "cases": await lists.owned(by, accounts, size=SHOWN) if has else [],
        "asked": await owners.asked_of(by) if has else [],
        "own": await owners.asked_by(by, now) if has else [],
    }  # fmt: skip


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """Who has the case, who stands in, and who has a second case of the same person."""
    by, now = request.user, clock.now()
    if not may(by, OwningPermission.SEE):
        return None
    owner = await owners.owner_of(case.person)
    away = {each.covered: each for each in await loads.covers(by, now=now) if each.since <= now} if owner and by.office else {}
    works = {each.id for each in await loads.candidates(case, by)} if by.office else None
    is_open = case.status == CaseStatus.OPEN
    works_here = owner is not None and (works is None or owner.account in works)
    return {
        "facts": [(gettext("Who has the case"), owner.name if owner else gettext("Nobody."), f"/cases/{case.person}/worker", False)],
        "case": case, "owner": owner, "cover": away.get(owner.account) if owner else None, "last_moment": LAST_MOMENT,
        "is_open": is_open, "works_here": works_here,
        "waiting": await owners.waiting_handover(case.person), "mine": owner is not None and owner.account in owners.own_accounts(by),
        "may_change": is_open and may(by, OwningPermission.CHANGE),
        "beside": [(each, await owners.owner_of(each.person)) for each in await cases_beside(case.person, by)],
    }  # fmt: skip


async def unowned(request: Web, case: CaseRow) -> PageContext | None:
    """Above everything: an open case without a worker asks who takes it."""
    by = request.user
    if case.status != CaseStatus.OPEN or not may(by, OwningPermission.CHANGE):
        return None
    owner = await owners.owner_of(case.person)
    if owner is not None and owner.account in {each.id for each in await loads.candidates(case, by)}:
        return None
    return {"case": case, "owner": owner, "may_take": may(by, OwningPermission.HAVE)}
