"""The certificate that every hour of community work was worked: drafted here, decided and numbered as every outgoing document."""

from datetime import date, datetime
from uuid import UUID, uuid5

from services.probation.cases.rows import Case
from services.probation.community_work.rows import Work
from services.probation.documents.actions import draft_document
from services.probation.documents.domain.contents import WorkCertificate
from services.probation.documents.domain.lifecycle import State
from services.probation.documents.queries import documents_about
from shared.actors import Actor


class NotServed(Exception):
    """Hours of the sentence remain, or the sentence is none of community work."""


async def draft_certificate(case: Case, work: Work, *, by: Actor, now: datetime, today: date) -> UUID:
    """Its document; one that stands already is found. Raises NotServed, NotFound."""
    if work.sentenced.kind != "community" or not work.balance(today).done:
        raise NotServed
    about = uuid5(case.registration, "work certificate")
    known = [each for each in await documents_about("", about) if each.stands is not State.WITHDRAWN]
    if known:
        return known[0].id
    credited = [each for each in work.sessions if each.credited]
    period = f"{credited[0].on_date:%d.%m.%Y} – {credited[-1].on_date:%d.%m.%Y}"
    content = WorkCertificate(
        hours=str(work.balance(today).credited), period=period, sites=tuple(dict.fromkeys(each.site_name for each in credited))
    )
    return await draft_document(
        case.person, content, registration=case.registration, about=about, owner="", language=case.language, by=by, now=now
    )
