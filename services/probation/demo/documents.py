"""Demo documents: a certificate that was decided, and the draft of a summons."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from services.probation.documents.actions import decide_document, draft_document
from services.probation.documents.domain.contents import Certificate, Content, Summons
from services.probation.documents.queries import documents_about
from shared.actors import Actor


async def load_documents(person: UUID, *, by: Actor, now: datetime) -> None:
    """Make them where they are missing."""
    certificate = Certificate(text="Demo Person is on the register of the probation service.", purpose="Demo employer")
    summons = Summons(appear_at=now + timedelta(days=7), place="Demo Street 1, room 12", purpose="A talk about the plan")
    made = await _draft(person, certificate, by=by, now=now)
    await _draft(person, summons, by=by, now=now)
    if made is not None:
        await decide_document(made, by=by, now=now)


async def _draft(person: UUID, content: Content, *, by: Actor, now: datetime) -> UUID | None:
    about = uuid5(NAMESPACE_URL, f"oralu:demo:document:{content.kind}")
    if await documents_about("", about):
        return None
    return await draft_document(person, content, registration=None, about=about, owner="", language="kk", by=by, now=now)
