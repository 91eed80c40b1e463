"""Attachments on the pages of other capabilities: `papers = await papers_of(request, person)`, and in the template
`{% from "attachments/attached.html" import attached %}` with `{{ attached(papers, "closing", closing.id) }}`.
"""

from dataclasses import dataclass
from uuid import UUID

from services.probation.attachments.permissions import AttachmentPermission
from services.probation.attachments.queries import Attached, of_person
from shared.access.permissions import may
from shared.web.request import Web


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
