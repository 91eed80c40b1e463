"""Writing down a contact that was made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.contacts.domain import KINDS, TALKS, WITH
from services.reintegration.contacts.tables import CONTACT, Contact
from services.reintegration.database import DB, Audit
from services.reintegration.errors import ReasonMissing, TooEarly
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import ActDone, registry


@dataclass(frozen=True, slots=True)
class NewContact:
    """How, with whom, when, what came of it (`words`), and when to be in touch again."""

    kind: str
    with_whom: str
    with_words: str | None
    happened_at: datetime
    words: str
    next_on: date | None = None


async def write_down(person: UUID, new: NewContact, *, token: UUID, by: Actor, now: datetime) -> None:
    """Add a contact. Sent twice, it is added once. Raises NotThere, CaseClosed, TooEarly, ReasonMissing."""
    if new.happened_at > now:
        raise TooEarly
    if new.kind not in KINDS or new.with_whom not in WITH or not new.words.strip():
        raise ReasonMissing
    contact = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if await sent_before(token, contact, by=by, now=now):
            return
        sealed = await CONTACT.seal(person, contact, {"words": new.words, "with_words": new.with_words}, now)
        await Contact.insert(
            Contact(
                id=contact, person=person, kind=new.kind, with_whom=new.with_whom, sealed=sealed,
                happened_at=new.happened_at, next_on=new.next_on, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        await write_entry(person, "contact_made", by=by, now=now, how=new.kind)
        if new.with_whom == "person" and new.kind in TALKS:
            await registry("reintegration").act_done(ActDone(person, "talked", by, now))
        await audit.record(Audit, by=by, action="contact_made", about=person, details={"kind": new.kind}, at=now)
        await notify_desk(case)
