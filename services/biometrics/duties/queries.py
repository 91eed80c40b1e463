"""Reads of a person's duties."""

from dataclasses import dataclass
from uuid import UUID

from services.biometrics.duties.tables import DutyList
from shared.db.rows import from_json, select_row
from shared.messages.probation import DutyText


@dataclass(frozen=True, slots=True)
class Told:
    """What probation told last about a person."""

    duties: list[object] = from_json()


async def duties_of(person: UUID) -> list[DutyText]:
    """The duties that bind a person, in the order in which they were set; empty where none were told."""
    row = await select_row(Told, DutyList.select(DutyList.duties).where(DutyList.person == person).first())
    return [DutyText.model_validate(each) for each in row.duties] if row else []
