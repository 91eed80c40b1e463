"""The forms about alerts. `alerts` are those that the officer saw and chose; `seen` is the version of the history that was shown."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints, field_validator

from shared.web.i18n import gettext_noop

Words = Annotated[str, StringConstraints(min_length=3, max_length=2000)]


class AlertsForm(BaseModel):
    """Taking alerts."""

    alerts: list[UUID] = []
    seen: Annotated[int, Field(ge=0, le=2**62)] | None = None

    @field_validator("alerts")
    @classmethod
    def _few(cls, alerts: list[UUID]) -> list[UUID]:
        if len(alerts) > 500:
            raise ValueError(gettext_noop("Choose fewer alerts"))
        return alerts


class ContactForm(AlertsForm):
    """A try to reach the person."""

    how: Literal["reached", "not_reached", "visited"]
    words: Words


class DecisionForm(AlertsForm):
    """What the alerts were."""

    outcome: Literal["explained", "confirmed", "technical", "withdrawn"]
    reason: Words


class ViolationForm(BaseModel):
    """The decision on a drafted violation record."""

    decision: Literal["pass_on", "set_aside"]
    grounds: Words


class DeputyForm(BaseModel):
    """Who deputises for an officer; nobody if it is empty."""

    officer: UUID
    deputy: UUID | None = None
