"""Versions of own questions."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.probation.check_ins.domain.own_questions import OwnQuestion
from services.probation.database import DB
from shared.db.rows import fetch_rows

OF_PERSON = "SELECT * FROM probation.own_questions WHERE person = $1 ORDER BY version DESC LIMIT 20"
OF_OFFICE = "SELECT * FROM probation.own_questions WHERE person IS NULL AND office = $1 ORDER BY version DESC LIMIT 20"


@dataclass(frozen=True, slots=True)
class Version:
    """One version, as it is stored."""

    version: int
    questions: Any
    by_name: str
    made_at: datetime

    @property
    def asked(self) -> tuple[OwnQuestion, ...]:
        """Its questions."""
        return tuple(OwnQuestion.model_validate(one) for one in json.loads(self.questions))


async def versions_of_person(person: UUID) -> list[Version]:
    """The latest first. Call `case` first: it checks who may read."""
    return await fetch_rows(DB, Version, OF_PERSON, person)


async def versions_of_office(office: str) -> list[Version]:
    """The latest first."""
    return await fetch_rows(DB, Version, OF_OFFICE, office)
