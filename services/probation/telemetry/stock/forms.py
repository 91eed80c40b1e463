"""The forms of the stock."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from services.probation.telemetry.stock.domain.states import Event
from shared.web.fields import Day


class MoveForm(BaseModel):
    """What happened to a bracelet."""

    version: int
    event: Event
    target: Annotated[str, StringConstraints(max_length=40)] = ""
    why: Annotated[str, StringConstraints(min_length=3, max_length=1000)]


class AgreementForm(BaseModel):
    """What was agreed with a vendor."""

    vendor: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    days: Annotated[int, Field(ge=0, le=365)]
    valid_from: Day
    source: Annotated[str, StringConstraints(min_length=3, max_length=300)]
