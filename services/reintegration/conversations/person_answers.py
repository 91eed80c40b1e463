"""What the person says to a proposed time. Both sides see it; it changes nothing by itself, and blames nobody."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.tables import Case
from services.reintegration.conversations.access import about
from services.reintegration.conversations.tables import ReferralProposal
from services.reintegration.database import BY
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.sealing.keys import key_for, key_of
from services.reintegration.timeline.actions import write_entry
from shared.db.rows import select_row

PersonAnswer = Literal["can_come", "another_time", "cannot"]
PERSON_ANSWERS: tuple[PersonAnswer, ...] = get_args(PersonAnswer)


async def note_person_answer(proposal: UUID, said: PersonAnswer, words: str, *, organisation: UUID, now: datetime) -> None:
    """With the case's lock held: keep the answer, and tell both sides."""
    row = await ReferralProposal.select(ReferralProposal.person, ReferralProposal.referral).where(ReferralProposal.id == proposal).first()
    assert row is not None
    key = await key_for(row["person"], now)
    await ReferralProposal.update(
        {
            ReferralProposal.person_answer: said, ReferralProposal.person_answered_at: now,
            ReferralProposal.person_sealed: key.seal({"words": words.strip()}, about("person_answer", proposal)),
        }
    ).where(ReferralProposal.id == proposal)  # fmt: skip
    await write_entry(row["person"], f"time_{said}", by=BY, now=now, referral=str(row["referral"]))
    case = await select_row(CaseRow, Case.select().where(Case.person == row["person"]).first())
    assert case is not None
    await notify_desk(case)
    await notify_provider(organisation)


async def read_place(person: UUID, proposal: UUID, sealed: bytes) -> Mapping[str, str]:
    """place, contact, phone and note of a proposed time; empty where the person's key was destroyed."""
    key = await key_of(person)
    if key is None:
        return dict.fromkeys(("place", "contact", "phone", "note"), "")
    return {name: str(text) for name, text in key.open(sealed, about("proposal", proposal)).items()}
