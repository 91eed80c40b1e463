"""The covering letter with which a report leaves the house: numbered as every outgoing document; it names the paper, not what it says."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.rows import Case
from services.probation.documents.actions import draft_document
from services.probation.documents.domain.contents import CoveringLetter
from services.probation.documents.domain.lifecycle import State as DocumentState
from services.probation.documents.queries import documents_about
from services.probation.errors import AlreadyDecided
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import State
from services.probation.opening_papers.queries import ShownPaper
from shared.actors import Actor
from shared.questions.forms import said

SENT = frozenset({FormCode.REPORT})
"""Forms that go to a court."""
READY = frozenset({State.FINISHED, State.SIGNED, State.REFUSED})


def may_be_sent(row: ShownPaper) -> bool:
    """Whether a covering letter can be drafted for it."""
    return row.form in SENT and row.state in READY


async def draft_letter(row: ShownPaper, case: Case, *, by: Actor, now: datetime) -> UUID:
    """Its document; one that has not left the house is found. Raises AlreadyDecided where the paper cannot be sent, NotFound."""
    if not may_be_sent(row):
        raise AlreadyDecided
    known = [each for each in await documents_about("", row.id) if each.stands not in (DocumentState.WITHDRAWN, DocumentState.LEFT)]
    if known:
        return known[0].id
    title = said(row.says.title, case.language)
    content = CoveringLetter(addressee=case.court, subject=title, enclosed=(title,))
    return await draft_document(
        row.person, content, registration=row.registration, about=row.id, owner="", language=case.language, by=by, now=now
    )
