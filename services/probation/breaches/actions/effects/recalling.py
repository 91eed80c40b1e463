"""Papers of what an appeal lifted: those still in the house are withdrawn; for each that has left a letter that recalls it is drafted."""

from collections.abc import Collection
from datetime import datetime

from services.probation.breaches import paper_words
from services.probation.breaches.actions.paperwork.belonging import OWNER, spoken
from services.probation.breaches.domain.consequences import DOCUMENT, Step
from services.probation.breaches.rows import Proceeding
from services.probation.documents import actions as documents
from services.probation.documents.domain.contents import Notice
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.queries import documents_about
from services.probation.documents.words import kind as document_kind
from shared.actors import Actor


async def recall_papers(
    row: Proceeding, lifted: Collection[Step], kept: Collection[Step], document: str, why: str, *, by: Actor, now: datetime
) -> None:
    """Inside the caller's transaction. A kind of paper that a kept step needs stays. `document`: the decision about the appeal."""
    kinds = {DOCUMENT[one] for one in lifted} - {DOCUMENT[one] for one in kept}
    for one in await documents_about(OWNER, row.id):
        if one.kind not in kinds or one.stands is State.WITHDRAWN:
            continue
        if one.stands is not State.LEFT:
            await documents.withdraw_document(one.id, reason=why, by=by, now=now)
            continue
        with spoken(row) as language:
            title = f"{document_kind(one.kind)} № {one.number}"
            notice = Notice(
                addressee=one.says.addressee, subject=paper_words.recalled(title), text=paper_words.recall(title, document), words=why
            )
            await documents.draft_document(
                row.person, notice, registration=row.registration, about=one.id, owner=OWNER, language=language, by=by, now=now
            )
