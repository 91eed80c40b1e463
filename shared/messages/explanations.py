"""An explanation that an officer asks for at the kiosk: the question, its end, and what the person answers there."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shared.messages.base import Language, Message, Moment, ServiceName

ExplanationReason = Literal["late_summons", "illness", "other_circumstance", "other"]
"""Valid excuses of УИК 53 (a late summons, illness, another documented circumstance), and anything else in the person's own words."""
LONGEST_WORDS = 3000


class AskedAbout(BaseModel):
    """Something that the officer asks about: the day, and neutral words in every language; no offence, no name, no officer's words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date
    text: dict[Language, str]


class ExplanationAskedForBiometrics(Message):
    """The kiosk asks the person for an explanation until `answer_until`. Asked again, `request` is another one."""

    type: ClassVar[str] = "probation.explanation_asked_for_biometrics.v1"
    sender: ClassVar[ServiceName] = "probation"
    receiver: ClassVar[ServiceName] = "biometrics"

    request: UUID
    asked_at: Moment
    answer_until: Moment
    about: list[AskedAbout] = Field(min_length=1)


class ExplanationWithdrawnForBiometrics(Message):
    """The kiosk does not ask any more: the person answered, the officer does not wait, or the proceeding is over."""

    type: ClassVar[str] = "probation.explanation_withdrawn_for_biometrics.v1"
    sender: ClassVar[ServiceName] = "probation"
    receiver: ClassVar[ServiceName] = "biometrics"

    request: UUID
    withdrawn_at: Moment


class ExplanationShown(Message):
    """The question was on the screen and was not answered: put off by the person's touch, or left without one. Never a refusal."""

    type: ClassVar[str] = "biometrics.explanation_shown.v1"
    sender: ClassVar[ServiceName] = "biometrics"
    receiver: ClassVar[ServiceName] = "probation"

    request: UUID
    showing: UUID
    kiosk: UUID
    place: str
    shown_at: Moment
    ended: Literal["put_off", "left"]


class ExplanationGiven(Message):
    """What the person answered at a kiosk, in their own words; or that they want to explain in person, which is no refusal.

    `reason` and `words` are empty for `in_person`. `place`: the kiosk's name, as it stands on the receipt.
    """

    type: ClassVar[str] = "biometrics.explanation_given.v1"
    sender: ClassVar[ServiceName] = "biometrics"
    receiver: ClassVar[ServiceName] = "probation"

    request: UUID
    answer: UUID
    kind: Literal["explained", "in_person"]
    reason: ExplanationReason | None
    words: str
    brings_paper: bool
    language: Language
    kiosk: UUID
    place: str
    receipt: str
    given_at: Moment
