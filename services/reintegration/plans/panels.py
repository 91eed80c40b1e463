"""The plan on the case page, and reviews that are due on the desk."""

from services.reintegration.cases.domain import CaseRow, Ground
from services.reintegration.needs.permissions import NeedPermission
from services.reintegration.plans import queries, words
from services.reintegration.plans.desk_queries import reviews_until
from services.reintegration.plans.domain.versions import waits
from services.reintegration.plans.owners import queries as owner_queries
from services.reintegration.plans.permissions import PlanPermission
from services.reintegration.plans.stored.notes import waiting_review
from services.reintegration.plans.stored.versions import last_version, terms_of
from services.reintegration.sealing.keys import key_of
from services.reintegration.words import due_on, need, today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import gettext
from shared.web.request import Web

SHOWN = 5


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """What is agreed, with the next dates; for readers who may not read everything only how far it is."""
    day, by = today(clock.now()), request.user
    plans = await queries.plans_of(case.person, sensitive=may(by, NeedPermission.SENSITIVE))
    reads = may(by, PlanPermission.READ)
    key = await key_of(case.person) if reads else None
    last = await last_version(case.person, key) if reads else None
    changes = may(by, PlanPermission.CHANGE) and case.status == "open"
    begins = changes and case.ground != Ground.CONSENT_AWAITED and case.rests is None
    return {
        "case": case, "plans": plans, "reads": reads, "last": last, "words": words, "need": need, "may_act": changes,
        "may_begin": changes and case.ground != Ground.CONSENT_AWAITED,
        "waits": reads and case.status == "open" and waits(last.terms if last else None, await terms_of(case.person, key)),
        "nothing": None if plans else (gettext("Plans"), f"/cases/{case.person}/plans/new" if begins else None),
        "review": await waiting_review(case.person) if reads else None, "due": lambda when: due_on(when, day), "today": day,
    }  # fmt: skip


async def of_desk(request: Web, _: None) -> PageContext | None:
    """Plans that are to be looked at."""
    if not may(request.user, PlanPermission.READ):
        return None
    day = today(clock.now())
    rows = await reviews_until(request.user, day, size=SHOWN)
    return {"rows": rows, "words": words, "due": lambda each: due_on(each.due_on, day)} if rows else None


async def own_steps(request: Web, _: None) -> PageContext | None:
    """Steps that the reader does, and whether somebody else is to be chosen for some."""
    by = request.user
    if not may(by, PlanPermission.READ):
        return None
    own, again = await owner_queries.own_steps(by, size=SHOWN), await owner_queries.to_choose_again(by, size=1)
    day = today(clock.now())
    return {"own": own, "again": again, "need": need, "due": lambda each: due_on(each.due_on, day)} if own or again else None
