"""What other pages show of attachments: the panel of the case page, and the documents of one record.

On a page: `papers = await papers_of(request, person)`; in its template `{% from "attachments/attached.html" import attached %}` and
`{{ attached(papers, "closing", closing.id) }}`.
"""

from dataclasses import dataclass
from uuid import UUID

from services.probation.attachments import words
from services.probation.attachments.permissions import AttachmentPermission
from services.probation.attachments.queries import Attached, of_person
from services.probation.cases.rows import Case
from shared.access.permissions import may
from shared.values import PageContext
from shared.web.request import Web

LATEST = 5


@dataclass(frozen=True, slots=True)
class Papers:
    """The attachments of a person that this reader may see."""

    person: UUID
    rows: tuple[Attached, ...]
    may_read: bool
    may_write: bool

    def of(self, kind: str, subject: UUID) -> list[Attached]:
        """Those of one record, without the withdrawn ones."""
        return [row for row in self.rows if (row.subject_kind, row.subject_id) == (kind, subject) and row.withdrawn_at is None]


async def papers_of(request: Web, person: UUID) -> Papers:
    """The attachments of a person whose case this reader sees."""
    may_read = may(request.user, AttachmentPermission.READ)
    rows = tuple(await of_person(person)) if may_read else ()
    return Papers(person, rows, may_read, may(request.user, AttachmentPermission.WRITE))


async def of_case(request: Web, case: Case) -> PageContext | None:
    """The latest documents, also of a closed case."""
    papers = await papers_of(request, case.person)
    if not papers.may_read:
        return None
    standing = [row for row in papers.rows if row.withdrawn_at is None]
    return {"rows": standing[:LATEST], "number": len(papers.rows), "papers": papers, "words": words}
