"""What the case page shows of attachments."""

from services.probation.attachments import words
from services.probation.attachments.papers import papers_of
from services.probation.cases.rows import Case
from shared.values import PageContext
from shared.web.request import Web

LATEST = 5


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The latest documents, also of a closed case."""
    papers = await papers_of(request, case.person)
    if not papers.may_read:
        return None
    standing = [row for row in papers.rows if row.withdrawn_at is None]
    return {"rows": standing[:LATEST], "number": len(papers.rows), "papers": papers, "words": words}
