"""The part of the case page about papers."""

from services.reintegration.cases.domain import CaseRow
from services.reintegration.papers.domain import kinds, progress
from services.reintegration.papers.permissions import PaperPermission
from services.reintegration.papers.queries import papers_of
from services.reintegration.papers.words import companion, state
from services.reintegration.words import due_on, today
from shared import clock
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.i18n import current, gettext
from shared.web.request import Web


async def of_case(request: Web, case: CaseRow) -> PageContext | None:
    """How many papers are there, and what is missing; nothing for readers who may not see it."""
    if not may(request.user, PaperPermission.KEEP):
        return None
    day, papers = today(clock.now()), await papers_of(case.person)
    names = {each.code: each.text(current()).name for each in kinds(day)}
    done, count = progress(papers, day)
    late = case.status == "open"  # nothing is late in a closed case
    missing = [
        (
            names[paper.kind],
            state(paper.state),
            due_on(paper.due_on, day) if paper.due_on and late else None,
            companion(paper.companion),
        )
        for paper in papers
        if paper.open and paper.kind in names
    ]
    nothing = None if papers else (gettext("Papers of the person"), f"/cases/{case.person}/papers")
    return {"case": case, "done": done, "count": count, "missing": missing, "nothing": nothing}
