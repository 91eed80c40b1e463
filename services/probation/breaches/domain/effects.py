"""What a court's ruling changes, and which capability carries it out: one table. A ruling changes nothing before a human confirmed it.

`granted` is what the service asked for; what differs from it and still changes something is granted `in_part`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from services.probation.breaches.domain.consequences import Step

Result = Literal["granted", "in_part", "refused", "returned"]
Effect = Literal["extend", "cancel", "replace", "conditions", "none"]
Replacement = Literal["imprisonment", "other"]
RESULTS: tuple[Result, ...] = ("granted", "in_part", "refused", "returned")
EFFECTS: tuple[Effect, ...] = ("extend", "cancel", "replace", "conditions", "none")
BY_COURT = "cancelled_by_court"
"""The reason with which the registration ends (law/terms.toml, closing.reasons)."""


class Owner(StrEnum):
    """Whose action carries it out."""

    TERM = "term"
    CLOSING = "closing"
    DECISION = "decision"
    DUTIES = "duties"


OWNERS: Mapping[tuple[Effect, Replacement | None], tuple[Owner, ...]] = {
    ("extend", None): (Owner.TERM,),
    ("cancel", None): (Owner.CLOSING,),
    ("replace", "imprisonment"): (Owner.CLOSING,),
    ("replace", "other"): (Owner.DECISION, Owner.CLOSING),
    ("conditions", None): (Owner.DUTIES,),
    ("none", None): (),
}
"""In the order in which they are carried out: the new penalty is registered before the old registration ends."""
ASKED: Mapping[Step, Effect] = {Step.EXTEND: "extend", Step.CANCEL: "cancel", Step.REPLACE: "replace"}
"""What a submission asks for."""


class Unfit(StrEnum):
    """Why a ruling cannot be as it was entered."""

    EFFECT = "effect"
    MONTHS = "months"
    REPLACEMENT = "replacement"
    IN_PART = "in_part"


def unfit(result: Result, effect: Effect, *, months: int | None, replaced_by: Replacement | None, asked: Effect | None) -> Unfit | None:
    """What contradicts itself. `asked`: what the submission asks for, None where that is not known any more."""
    if (effect != "none") != (result in ("granted", "in_part")):
        return Unfit.EFFECT
    if (effect == "extend") != (months is not None):
        return Unfit.MONTHS
    if (effect == "replace") != (replaced_by is not None):
        return Unfit.REPLACEMENT
    return Unfit.IN_PART if result == "granted" and asked is not None and effect != asked else None


class WrongDay(StrEnum):
    """Why a ruling cannot be of this day."""

    BEFORE_REGISTRATION = "before_registration"
    BEFORE_SUBMISSION = "before_submission"
    IN_FUTURE = "in_future"


def wrong_day(ruled_on: date, *, registered_on: date, sent_on: date, today: date) -> WrongDay | None:
    """A ruling about this submission is made after the registration and the submission, and not in the future."""
    if ruled_on > today:
        return WrongDay.IN_FUTURE
    if ruled_on < registered_on:
        return WrongDay.BEFORE_REGISTRATION
    return WrongDay.BEFORE_SUBMISSION if ruled_on < sent_on else None
