"""The act of damaged equipment: it states a fact before anything is decided, and is held against nobody by itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.breaches.actions.paperwork.belonging import EVIDENCE, spoken
from services.probation.breaches.actions.paperwork.contents import fact_lines
from services.probation.breaches.actions.steps import locked_proceeding, note
from services.probation.breaches.domain.transitions import BEFORE_DECISION
from services.probation.breaches.rows import Proceeding
from services.probation.database import DB
from services.probation.documents import actions as documents
from services.probation.documents.domain.contents import DamageAct
from services.probation.errors import AlreadyDecided
from shared.actors import Actor
from shared.db.engine import transaction


class FoundInFuture(Exception):
    """The damage was found at a moment that has not come yet."""


@dataclass(frozen=True, slots=True)
class NewDamageAct:
    """What was found, when, on which equipment, and who was there. `explanation`: what the person said, empty where nothing was said."""

    equipment: str
    found_at: datetime
    damage: str
    present: tuple[str, ...]
    explanation: str = ""


async def draw_up_damage_act(number: UUID, new: NewDamageAct, *, seen: int, by: Actor, now: datetime) -> UUID:
    """The act with its number; those present sign the printed paper, and the signed copy is attached to it. Returns the document.

    Raises NotFound, AlreadyClosed, AlreadyDecided, FoundInFuture.
    """
    async with transaction(DB):
        row = await locked_proceeding(number, seen)
        if not may_draw_up(row):
            raise AlreadyDecided
        if new.found_at > now:
            raise FoundInFuture
        with spoken(row) as language:
            content = DamageAct(
                facts=await fact_lines(row), equipment=new.equipment, found_at=new.found_at, damage=new.damage, present=new.present,
                explanation=new.explanation,
            )  # fmt: skip
            document = await documents.draft_document(
                row.person, content, registration=row.registration, about=row.id, owner=EVIDENCE, language=language, by=by, now=now
            )
        given = await documents.decide_document(document, by=by, now=now)
        await note(row, "damage_act", why=given, details={"document": str(document)}, by=by, now=now)
    return document


def may_draw_up(row: Proceeding) -> bool:
    """Before the decision, where it is about damage."""
    return row.matter == "damage" and row.at in BEFORE_DECISION
